"""The top of a story's page: title, lead photo, place, date, author, unit.

Lines are told apart by where they stand. Where one cannot be told from the
body, it stays with the body: no sentence is lost to the header.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.captures.authors import COURTESY, STORY_BY, is_author_line
from indexer.captures.captions import caption, is_caption, is_cut_credit
from indexer.captures.dates import is_date_line
from indexer.captures.page import Page
from indexer.story import Caption

_MAX_TITLE_CHARS = 300
"""Far more than a title takes; a longer line is taken for a paragraph."""

_MAX_NAME_CHARS = 150
"""Likewise for units and bylines."""

_MIN_SENTENCE_WORDS = 8
"""A line with as many words that ends like a sentence is no unit's name."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header's lines as they stand, and the index of the first line below it.

    `cut` holds the line that the capture ends in, where its value cannot be trusted.
    """

    title: str | None
    captions: tuple[Caption, ...]
    place: str | None
    day: str | None
    byline: str | None
    unit: str | None
    cut: str | None
    end: int


def header(page: Page, start: int) -> Header:
    """The header that begins at the first line with text from `start` on."""
    at = page.text_from(start)
    title = None
    if _is_title(page, at):
        title, at = page.line(at), page.text_after(at)

    captions: tuple[Caption, ...] = ()
    photo_at = _caption_below(page, at)
    if photo_at is not None:
        found = caption(page, photo_at)
        captions = (found,) if found else ()
        at = page.text_after(photo_at)
    elif title is not None and _repeats(page, at, title):
        at = page.text_after(at)

    place = day = byline = unit = cut = None
    day_at = _day_below(page, at, has_caption=bool(captions))
    if day_at is not None:
        day = page.line(day_at)
        # The page's order is photo's title, place, date: the place is nearest.
        place = next((page.line(i) for i in range(day_at - 1, at - 1, -1) if page.line(i)), None)
        at = page.text_after(day_at)
    if _is_byline(page, at, has_day=day is not None):
        byline, byline_at, at = page.line(at), at, page.text_after(at)
        if byline != COURTESY and page.may_be_cut(byline_at):
            byline, cut = None, byline
        elif _is_unit(page.line(at)):
            unit, unit_at, at = page.line(at), at, page.text_after(at)
            if page.may_be_cut(unit_at):
                unit, cut = None, unit
    return Header(title, captions, place, day, byline, unit, cut, at)


def _is_title(page: Page, at: int) -> bool:
    line = page.line(at)
    return not (
        not line
        or len(line) > _MAX_TITLE_CHARS
        or is_caption(line)
        or is_author_line(line)
        or _is_day(page, at)
        # Places stand in capitals and above the date; so would a title without a
        # place, but places go missing more rarely than titles.
        or (line.isupper() and _is_day(page, page.text_after(at)))
    )


def _caption_below(page: Page, at: int) -> int | None:
    """The index of the lead photo's caption: there, or below the photo's own title."""
    below = page.text_after(at)
    for index in (at, below):
        if is_caption(page.line(index)) or is_cut_credit(page, index):
            return index if len(page.line(at)) <= _MAX_TITLE_CHARS or index == at else None
    return None


def _repeats(page: Page, at: int, title: str) -> bool:
    letters = [c for c in page.line(at).casefold() if c.isalnum()]
    return page.is_start_of(at, title) or (
        bool(letters) and letters == [c for c in title.casefold() if c.isalnum()]
    )


def _day_below(page: Page, at: int, *, has_caption: bool) -> int | None:
    """The index of the date: at once, below the place, or below photo's title and place."""
    above = ""
    for _ in range(2 if has_caption else 3):
        # Places stand in capitals, all 54 that were seen: nothing else is one.
        if _is_day(page, at) and (not above or above.isupper()):
            return at
        above, at = page.line(at), page.text_after(at)
        if len(above) > _MAX_TITLE_CHARS:
            return None
    return None


def _is_day(page: Page, at: int) -> bool:
    """Whether the page's date stands there: a line to itself, with the byline below."""
    line = page.line(at)
    if page.may_be_cut(at):
        return bool(line) and not line.strip("0123456789.")
    below = page.text_after(at)
    return is_date_line(line) and (not page.holds(below) or _is_byline(page, below, has_day=True))


def _is_byline(page: Page, at: int, *, has_day: bool) -> bool:
    line = page.line(at)
    if len(line) > _MAX_NAME_CHARS:
        return False
    return is_author_line(line) or (
        has_day and bool(line) and page.is_start_of(at, STORY_BY, COURTESY)
    )


def _is_unit(line: str) -> bool:
    """Whether a line below the byline can be a unit's name and not the body's first."""
    is_sentence = (
        line.endswith((".", "!", "?", "”", '"')) and len(line.split()) >= _MIN_SENTENCE_WORDS
    )
    return bool(line) and len(line) <= _MAX_NAME_CHARS and not is_sentence
