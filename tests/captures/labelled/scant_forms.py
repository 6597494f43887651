"""The forms with little of the page left: P, B, C, T and S."""

from __future__ import annotations

from random import Random

from tests.captures.labelled import page_parts
from tests.captures.labelled.facts import Facts
from tests.captures.labelled.sheet import Evidence, Sheet

_LINE = "\n"
_BREAK = " <br /> <br /> "


def printable(random: Random, facts: Facts) -> Sheet:
    """Form P: other labels, no place line, no caption; sometimes literal `<br />`."""
    sheet = Sheet(fixed={"kind": ("news",)})
    sheet.add(facts.title, Evidence("title", (facts.title,)))
    sheet.add(facts.unit_raw, Evidence("unit", (facts.unit,)))
    if facts.author and random.random() < 0.85:
        line = f"Story by {facts.author}"
        sheet.add(line, Evidence("author", (facts.author.author,)), before=_LINE)
    else:
        sheet.add(page_parts.COURTESY, before=_LINE)
    sheet.add(
        f"Date: {page_parts.american(facts.taken_on)}", Evidence("taken_on", (facts.taken_on,))
    )
    sheet.add(
        f"Posted: {page_parts.american(facts.posted_at)} {facts.posted_at:%H:%M}",
        Evidence("posted_at", (facts.posted_at,)),
        before=_LINE,
    )
    number = str(facts.number)
    sheet.add(f"News ID: {number}", Evidence("id", (number,)), before=_LINE)
    if random.random() < 3 / 7:
        sheet.add(facts.title, before=_LINE, body="optional")
    gap = _BREAK if random.random() < 2 / 7 else random.choice(("\n\n", "\n\n", _LINE))
    first = _LINE if random.random() < 0.5 else "\n\n"
    page_parts.add_body(sheet, random, facts, before=gap, first=first, has_title=False)
    return sheet


def bare(random: Random, facts: Facts) -> Sheet:
    """Form B: a story's text alone; 1 of 6 with the `date` prefix, 1 begins with its title."""
    sheet = Sheet(fixed={"kind": ("news", "other")})
    roll = random.random()
    gap = random.choice(("\n\n", "\n\n", _LINE))
    if roll < 1 / 6:
        sheet.add(random.choice((" ", "")) + page_parts.prefix(random, facts.taken_on))
    elif roll < 2 / 6:
        # That the first line is the title is a reading, and may be named as one.
        sheet.add(facts.title, Evidence("title", (facts.title, facts.title)))
        gap = "\n\n"
    first = "" if roll < 1 / 6 else gap
    byline = random.random() < 0.08
    page_parts.add_body(
        sheet, random, facts, before=gap, first=first, byline=byline, has_title=False
    )
    return sheet


def doubled_caption(random: Random, facts: Facts) -> Sheet:
    """Form C: the caption cut short and in full on one line, then the body; no title."""
    sheet = Sheet(fixed={"kind": ("news", "other")})
    who, text = facts.captions[0]
    credit = f"{page_parts.credit(who)} | "
    again = random.choice((credit, ""))
    if random.random() < 0.3:
        credit, again, who = "", "", None
    short = page_parts.shortened(random, text)
    line = f"{credit}{short}...... {page_parts.MORE} {again}{text} see less View Image Page"
    sheet.add(line, page_parts.caption_evidence(text, who))
    page_parts.add_body(sheet, random, facts, before="\n\n", has_title=False)
    return sheet


def table_tail(random: Random, facts: Facts) -> Sheet:
    """Form T: the body, then a table whose cells stand on lines of their own."""
    sheet = Sheet(fixed={"kind": ("news",)})
    page_parts.add_body(sheet, random, facts, before="\n\n", first="", has_title=False)
    number = str(facts.number)
    rows = [
        ("Date Taken:", page_parts.american(facts.taken_on),
         Evidence("taken_on", (facts.taken_on,))),
        ("Date Posted:", f"{page_parts.american(facts.posted_at)} {facts.posted_at:%H:%M}",
         Evidence("posted_at", (facts.posted_at,))),
        ("Story ID:", number, Evidence("id", (number,))),
        ("Location:", facts.place.footer, Evidence("location", facts.place.locations, 1)),
        ("Web Views:", "90", None),
    ]  # fmt: skip
    pipe = random.choice(("| ", "|", " | "))
    gap = random.choice((_LINE, "\n\n"))
    for index, (label, value, evidence) in enumerate(rows[: random.randint(1, len(rows))]):
        sheet.add(f"{pipe}{label}", before=gap if index else "\n\n")
        sheet.add(f"{pipe}{value}", *((evidence,) if evidence else ()), before=gap)
    return sheet


def byline_first(random: Random, facts: Facts) -> Sheet:
    """Form S: the byline with its unit on one line, then the body; no title."""
    sheet = Sheet(fixed={"kind": ("news", "other")})
    if not facts.author:
        raise ValueError("form S needs an author")
    author = facts.author.author
    sheet.add(
        f"Story by {facts.author}, {facts.unit_raw}",
        # Whether a page's own byline counts as read or as inferred is left open.
        Evidence("author", (author, author)),
        Evidence("unit", (facts.unit, facts.unit)),
    )
    page_parts.add_body(sheet, random, facts, before="\n\n", has_title=False)
    return sheet
