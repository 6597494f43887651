"""The labelled captures of each form, from a count and a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

from tests.captures.labelled import (
    api_answers,
    html_pages,
    listings,
    media_pages,
    news_pages,
    other_sites,
    scant_forms,
)
from tests.captures.labelled.facts import Facts, facts
from tests.captures.labelled.sheet import Labelled, Sheet

Writer = Callable[[Random, Facts], Sheet]

TEXTS: Mapping[str, Writer] = {
    "R": news_pages.raw,
    "D": news_pages.pruned,
    "P": scant_forms.printable,
    "B": scant_forms.bare,
    "C": scant_forms.doubled_caption,
    "T": scant_forms.table_tail,
    "S": scant_forms.byline_first,
    "image": media_pages.image,
    "video": media_pages.video,
    "audio": media_pages.audio,
    "af": other_sites.af,
    "army": other_sites.army,
    "marines": other_sites.marines,
    "navy": other_sites.navy,
    "command": other_sites.command,
    "defense": other_sites.defense,
}
OTHERS: Mapping[str, Callable[[Random, int], Labelled]] = {
    "L": listings.listing,
    "html": html_pages.page,
    "mil": html_pages.other_page,
    "api": api_answers.asset,
    "search": api_answers.search,
}
"""What is written whole: tag listings, saved pages of the site and of others, answers."""

FORMS = (*TEXTS, *OTHERS)

FIELDS = ("title", "author", "unit", "location", "taken_on", "posted_at", "id", "captions", "tags")
"""What every text form is scored for; what else a label holds is scored too."""

_CUT_SHARE = 51 / 80
"""So many captures break off; most where the first 2,000 characters end."""


def captures(form: str, count: int, seed: int) -> Iterator[Labelled]:
    """`count` captures of a form; the same for the same seed."""
    for index in range(count):
        random = Random(f"{seed}-{form}-{index}")
        yield OTHERS[form](random, index) if form in OTHERS else text_capture(random, form, index)


def text_capture(random: Random, form: str, index: int) -> Labelled:
    """One capture of a text form, whole or cut off."""
    sheet = TEXTS[form](random, facts(random))
    text = sheet.text()
    length = len(text)
    # What a damaged piece says when it is cut within a sign is nobody's to judge.
    is_damaged = any(piece.shown is not None for piece in sheet.pieces)
    has_body = any(piece.body == "yes" for piece in sheet.pieces)
    if random.random() < _CUT_SHARE and has_body and not is_damaged:
        length = cut(random, sheet, length)
    has_date = any(e.name == "date" for piece in sheet.pieces for e in piece.evidence)
    label = sheet.label(length, ("kind", *FIELDS, *(("date",) if has_date else ())))
    if "kind" not in sheet.fixed and None in label.values["kind"]:
        # Nothing is left that only a page of its kind has.
        label = replace(label, values={**label.values, "kind": (form, "news", "other")})
    name = f"{form}-{index:04}"
    return Labelled(name, form, f"/captures/{name}.txt", text[:length].encode(), (label,))


def cut(random: Random, sheet: Sheet, length: int) -> int:
    """Where a capture breaks off: at some 2,000 characters, else anywhere in the body."""
    body_at = first_body_at(sheet)
    lowest = min(body_at + 20, length)
    is_short = not any("Maintenance" in piece.text for piece in sheet.pieces[:1])
    if (is_short or random.random() < 0.9) and length > lowest + 1:
        near = 2000 + random.randint(-3, 3)
        if lowest < near < length:
            return near
        return random.randint(lowest, length)
    return random.randint(min(lowest, max(title_end(sheet), body_at // 2)), length)


def title_end(sheet: Sheet) -> int:
    """How many characters there are up to the title's end; less would be no story yet."""
    at = 0
    for index, piece in enumerate(sheet.pieces):
        at += len(piece.before) * (index > 0) + len(piece.text)
        if any(evidence.name == "title" for evidence in piece.evidence):
            return at
    return 250


def first_body_at(sheet: Sheet) -> int:
    """How many characters stand before the body."""
    at = 0
    for index, piece in enumerate(sheet.pieces):
        at += len(piece.before) * (index > 0)
        if piece.body == "yes":
            return at
        at += len(piece.text)
    return at
