"""The page that the site offers for printing: no photo, no place, labels of its own.

Title, unit, author, then `Date:`, `Posted:` and `News ID:`, then perhaps the
title again, and the story.
"""

from __future__ import annotations

import re

from indexer.captures import agreement
from indexer.captures.addresses import address
from indexer.captures.authors import author
from indexer.captures.body import body
from indexer.captures.footer import footer
from indexer.captures.furniture import end_of_top, prefix_day, undated
from indexer.captures.header import Header
from indexer.captures.inference import cut_off
from indexer.captures.page import Page
from indexer.captures.page_bylines import page_byline
from indexer.captures.parts import Parts
from indexer.captures.problems import no_body

_LABELS = {"Date": "Date Taken", "Posted": "Date Posted", "News ID": "Story ID"}
_LABEL = re.compile(r"(?:(?<= )|^)(Date|Posted|News ID): ?")
_FIELDS = re.compile(r"(?:(?:Date|Posted|News ID):(?: (?:[\d.]+(?: \d{1,2}:\d{2})?|\d+)?)? ?)+")
_MAX_FIELDS_CHARS = 120
_MAX_LINES_ABOVE = 5
_MAX_LABELS = 3


def is_printable(page: Page) -> bool:
    """Whether the labels of a page for printing stand among its first lines."""
    return _first_field(page, _start(page)) is not None


def printable(page: Page) -> Parts:
    """The story below the labels, with what the lines above and the labels say."""
    prefix = prefix_day(page)
    page = undated(page)
    start = _start(page)
    fields_at = _first_field(page, start)
    head, fields, end = _head(page, start, len(page.lines) if fields_at is None else fields_at)
    foot = footer(page, end)
    foot = foot._replace(fields={**foot.fields, **fields})
    text = body(page, end, foot.start, head.title)
    taken_on, taken_problems = agreement.agreed_day(head, foot, prefix)
    posted_at, posted_problems = agreement.agreed_minute(foot, taken_on)
    number, number_problems = agreement.numbered(foot, "Story ID")
    place, place_problems = agreement.agreed_location(head, foot)
    inferred: dict[str, str] = {}
    who = author(head.name) if head.name else None
    if who is None and text.author:
        who, inferred["author"] = text.author, "the byline"
    unit = head.unit
    if unit is None and text.unit:
        unit, inferred["unit"] = text.unit, "the byline"
    is_ended = foot.start < len(page.lines)
    problems = (
        *no_body(text.text),
        *place_problems,
        *taken_problems,
        *posted_problems,
        *number_problems,
        *(() if is_ended else cut_off(text.text, is_cut=page.is_cut)),
    )
    return Parts(
        title=head.title,
        body=text.text,
        author=who,
        unit_raw=unit,
        location=place,
        taken_on=taken_on,
        posted_at=posted_at,
        number=number,
        captions=text.captions,
        tags=foot.tags,
        inferred=inferred,
        problems=problems,
    )


def _start(page: Page) -> int:
    """The index of the first line that is the page's own."""
    at = page.text_from(end_of_top(page))
    return page.text_after(at) if address(page.line(at)) else at


def _first_field(page: Page, start: int) -> int | None:
    """The index of the first label, if more than one stand there and something is above."""
    at = start
    for above in range(_MAX_LINES_ABOVE + 1):
        if _is_fields(page, at):
            below = page.text_after(at)
            is_sure = _is_fields(page, below) or len(_fields(page.line(at))) > 1
            is_posted = page.line(at).startswith(("Posted:", "News ID:"))
            return at if above and (is_sure or is_posted) else None
        at = page.text_after(at)
    return None


def _is_fields(page: Page, at: int) -> bool:
    line = page.line(at)
    return len(line) <= _MAX_FIELDS_CHARS and _FIELDS.fullmatch(line) is not None


def _head(page: Page, start: int, fields_at: int) -> tuple[Header, dict[str, str], int]:
    """Title, unit and author above the labels; the labels' values; the line below them."""
    above = [line for line in page.lines[start:fields_at] if line]
    name = None
    is_courtesy = False
    byline_at = next((i for i, line in enumerate(above) if page_byline(line)), None)
    if byline_at is not None:
        match = page_byline(above.pop(byline_at))
        name = ((match and match["name"]) or "").strip() or None
        is_courtesy = name is None
    title = above[0] if above else None
    unit = above[1] if len(above) > 1 else None
    fields: dict[str, str] = {}
    at = fields_at
    for _ in range(_MAX_LABELS):
        if not _is_fields(page, at):
            break
        is_last = page.may_be_cut(at)
        for label, value in _fields(page.line(at)).items():
            if value and not (is_last and label == "News ID"):
                fields[_LABELS[label]] = value
        at = page.text_after(at)
    return Header(title=title, name=name, is_courtesy=is_courtesy, unit=unit), fields, at


def _fields(line: str) -> dict[str, str]:
    labels = list(_LABEL.finditer(line))
    ends = [*(label.start() for label in labels[1:]), len(line)]
    return {
        label[1]: line[label.end() : end].strip() for label, end in zip(labels, ends, strict=True)
    }
