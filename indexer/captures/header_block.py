"""Where a page's block of place, date and author begins, for any of the three may be missing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from indexer.captures import locations
from indexer.captures.captions import MAX_TITLE_CHARS, is_caption, is_lone_credit
from indexer.captures.dates import is_date_line
from indexer.captures.page import Page
from indexer.captures.page_bylines import page_byline
from indexer.captures.titles import are_same, is_dateline

_MAX_PLACE_CHARS = 150
"""Far more than a place takes; a longer line is a paragraph."""

_MAX_ABOVE = 5
"""Lines above the block: title, photo's title, caption, place."""

_CUT_BYLINES = ("Story by ", "Courtesy Story")


def block_below(page: Page, first: int, *, is_page: bool) -> int | None:
    """The index of the first line of place, date and author, none of which is sure to stand."""
    lines = page.texts(first, _MAX_ABOVE + 1)
    days = [i for i, at in enumerate(lines) if is_day(page, at, is_page=is_page)]
    sure = (i for i in days if is_byline(page, page.text_after(lines[i]), has_day=True))
    likely = (i for i in days if _is_likely_day(page, lines[:i], is_page=is_page))
    for i in chain(sure, likely, _undated_bylines(page, lines) if is_page else ()):
        return lines[i - 1] if i and _is_place_here(page, lines[:i]) else lines[i]
    return None


def _undated_bylines(page: Page, lines: list[int]) -> Iterator[int]:
    """Which of the lines can be the page's byline though no date says so, the likeliest first."""
    found = (
        i
        for i, at in enumerate(lines)
        if is_byline(page, at, has_day=False)
        and (
            _is_below_header(page, lines[:i])
            or _are_titles(page, lines[:i])
            # Below a title, a caption that has lost its credit, or both.
            or (i in (1, 2) and page.line(at).startswith(_CUT_BYLINES))
        )
    )
    # `Courtesy Photo` alone may be what is left of a caption.
    yield from sorted(found, key=lambda i: "Story" not in page.line(lines[i]))


def _is_likely_day(page: Page, above: list[int], *, is_page: bool) -> bool:
    """Whether a date without a byline below is the page's for what stands above it."""
    last = page.line(above[-1]) if above else ""
    if is_page:
        return not above or is_place(last) or _are_titles(page, above)
    return bool(above) and _is_place_here(page, above) and _names_country(last)


def _is_below_header(page: Page, above: list[int]) -> bool:
    last = page.line(above[-1]) if above else ""
    return not above or is_place(last) or is_caption(last)


def is_day(page: Page, at: int, *, is_page: bool) -> bool:
    """Whether the page's date stands there: a line to itself."""
    first = page.line(at)[:1]
    if not (first.isdecimal() or first == "."):
        return False
    line = page.line(at)
    if page.may_be_cut(at) and is_page:
        return not line.strip("0123456789.")
    return is_date_line(line)


def is_byline(page: Page, at: int, *, has_day: bool) -> bool:
    """Whether the page's byline stands there; below a date, it may be cut."""
    line = page.line(at)
    return page_byline(line) is not None or (
        has_day and bool(line) and page.is_start_of(at, *_CUT_BYLINES)
    )


def is_place(line: str) -> bool:
    """Whether a line of a header looks like a place."""
    # Places stand in capitals, all 54 that were seen: nothing else is one.
    return line.isupper() and len(line) <= _MAX_PLACE_CHARS


def _is_place_here(page: Page, above: list[int]) -> bool:
    """Whether the line above date or author is a place and not a title in capitals."""
    line = page.line(above[-1])
    if not is_place(line):
        return False
    if "," in line or (len(above) > 1 and not are_same(line, page.line(above[-2]))):
        return True
    # The only line: places go missing more rarely than titles do, but a title in
    # capitals names no country.
    return _names_country(line)


def _names_country(line: str) -> bool:
    place = locations.location(line)
    return (place is not None and place.country is not None) or line.startswith("(UNDISCLOSED")


def _are_titles(page: Page, above: list[int]) -> bool:
    """Whether all that stands above is a title, once or twice, and its photo's caption."""
    if not above:
        return False
    *titles, last = (page.line(at) for at in above)
    if is_caption(last) or is_lone_credit(last):
        return len(titles) <= 2
    return (
        len(above) <= 2
        and all(
            len(line) <= MAX_TITLE_CHARS and not is_dateline(line) and line[-1] not in ".”"
            for line in (*titles, last)
        )
        and (len(above) == 1 or are_same(page.line(above[0]), last))
    )
