"""The top of a story's page: title, lead photo, place, date, author, unit.

Lines are told apart by where they stand and by what they look like, for any of
them may be missing. Where one cannot be told from the body, it stays with the
body: no sentence is lost to the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from indexer.captures import locations
from indexer.captures.authors import byline
from indexer.captures.captions import (
    MAX_TITLE_CHARS,
    caption,
    is_below_caption,
    is_caption,
    is_cut_credit,
    is_description,
    is_lone_credit,
    is_sentence,
    is_uncredited,
)
from indexer.captures.dates import is_date_line
from indexer.captures.page import Page
from indexer.captures.page_bylines import KINDS, is_unit, page_byline
from indexer.captures.titles import are_same, is_dateline
from indexer.captures.unit_starts import unit_start
from indexer.story import Caption, Kind

_MAX_NAME_CHARS = 150
"""Far more than a unit or a byline takes; a longer line is a paragraph."""

_STATE_AT_END = re.compile(r", (?:[A-Z][a-z]{1,4}|(?:[A-Z]\.)+[A-Z])\.\Z")
_MAX_STATE_TITLE_CHARS = 90
"""`Coast Guard searches for missing kayaker near Key West, Fla.` ends like a sentence."""

_MAX_ABOVE = 5
"""Lines above the block of place, date, author: title, photo's title, caption, place."""

_CUT_BYLINES = ("Story by ", "Courtesy Story")


@dataclass(frozen=True, slots=True)
class Header:
    """The header's lines as they stand, and the index of the first line below it.

    `cut` holds the line that the capture ends in, where its value cannot be
    trusted. `name` is the author's, `is_courtesy` says that the page names none,
    `kind` is what the byline calls the page's content.
    """

    title: str | None = None
    captions: tuple[Caption, ...] = ()
    place: str | None = None
    day: str | None = None
    name: str | None = None
    is_courtesy: bool = False
    unit: str | None = None
    cut: str | None = None
    kind: Kind | None = None
    end: int = 0

    @property
    def has_byline(self) -> bool:
        """Whether the page's own line on the author stands there, whole or cut."""
        return bool(self.name or self.is_courtesy or self.cut)

    @property
    def has_block(self) -> bool:
        """Whether anything of the block of place, date and author stands there."""
        return bool(self.day or self.name or self.is_courtesy)


def header(page: Page, start: int, *, is_page: bool = True) -> Header:
    """The header that begins at the first line with text from `start` on.

    `is_page` says that a page of the site is known to stand there; of a text that
    may be nothing but a story, only a whole block of place, date and author is one.
    """
    first = page.text_from(start)
    block = _block_below(page, first, is_page=is_page)
    if block is not None:
        above = [at for at in range(first, block) if page.lines[at]]
        return _with_block(page, above, block)
    if not is_page:
        return Header(end=first)
    return _without_block(page, first)


def _block_below(page: Page, first: int, *, is_page: bool) -> int | None:
    """The index of the first line of place, date and author, none of which is sure to stand."""
    lines: list[int] = []
    at = first
    while page.holds(at) and len(lines) <= _MAX_ABOVE:
        lines.append(at)
        at = page.text_after(at)
    days = [i for i, at in enumerate(lines) if _is_day(page, at, is_page=is_page)]
    sure = (i for i in days if _is_byline(page, page.text_after(lines[i]), has_day=True))
    likely = (i for i in days if _is_likely_day(page, lines[:i], is_page=is_page))
    for i in chain(sure, likely, _undated_bylines(page, lines) if is_page else ()):
        return lines[i - 1] if i and _is_place_here(page, lines[:i]) else lines[i]
    return None


def _undated_bylines(page: Page, lines: list[int]) -> Iterator[int]:
    """Which of the lines can be the page's byline though no date says so, the likeliest first."""
    found = (
        i
        for i, at in enumerate(lines)
        if _is_byline(page, at, has_day=False)
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
        return not above or _is_place(last) or _are_titles(page, above)
    return bool(above) and _is_place_here(page, above) and _names_country(last)


def _is_below_header(page: Page, above: list[int]) -> bool:
    last = page.line(above[-1]) if above else ""
    return not above or _is_place(last) or is_caption(last)


def _is_day(page: Page, at: int, *, is_page: bool) -> bool:
    """Whether the page's date stands there: a line to itself."""
    line = page.line(at)
    if not line or not (line[0].isdecimal() or line[0] == "."):
        return False
    if page.may_be_cut(at) and is_page:
        return not line.strip("0123456789.")
    return is_date_line(line)


def _is_byline(page: Page, at: int, *, has_day: bool) -> bool:
    line = page.line(at)
    return page_byline(line) is not None or (
        has_day and bool(line) and page.is_start_of(at, *_CUT_BYLINES)
    )


def _is_place(line: str) -> bool:
    # Places stand in capitals, all 54 that were seen: nothing else is one.
    return line.isupper() and len(line) <= _MAX_NAME_CHARS


def _is_place_here(page: Page, above: list[int]) -> bool:
    """Whether the line above date or author is a place and not a title in capitals."""
    line = page.line(above[-1])
    if not _is_place(line):
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


def _above_block(page: Page, above: list[int]) -> tuple[str | None, tuple[Caption, ...]]:
    """Title and captions among the lines above the block."""
    title: str | None = None
    captions: list[Caption] = []
    credited = {at for at in above if is_caption(page.line(at))}
    for i, at in enumerate(above):
        line = page.line(at)
        if is_below_caption(line) or is_lone_credit(line):
            continue
        if at in credited or (
            # Below another title and above a caption stands the photo's own title.
            not credited
            and (
                is_description(line)
                or (i and is_uncredited(line) and not (title and are_same(line, title)))
            )
        ):
            found = caption(page, at)
            captions += [found] if found else []
        elif i == 0 and len(line) <= MAX_TITLE_CHARS:
            title = line
    return title, tuple(captions)


def _with_block(page: Page, above: list[int], at: int) -> Header:
    title, captions = _above_block(page, above)
    place = day = name = unit = cut = None
    kind: Kind | None = None
    is_courtesy = False
    if not _is_day(page, at, is_page=True) and not _is_byline(page, at, has_day=False):
        place, at = page.line(at), page.text_after(at)
    if _is_day(page, at, is_page=True):
        day, at = page.line(at), page.text_after(at)
    if _is_byline(page, at, has_day=day is not None):
        match = page_byline(page.line(at))
        if match is None or (page.may_be_cut(at) and not match["courtesy"]):
            cut = page.line(at)
        else:
            name = (match["name"] or "").strip() or None
            is_courtesy = match["courtesy"] is not None
            kind = KINDS[match["courtesy"] or match["by"]]
        at = page.text_after(at)
    line = page.line(at)
    is_title = title is not None and are_same(line, title)
    if cut is None and is_unit(line) and not is_title and not is_caption(line):
        if page.may_be_cut(at):
            cut = line
        else:
            unit = line
        at = page.text_after(at)
    if title is not None and is_sentence(title) and title == page.line(at):
        # The caption has the words of the story's first paragraph, and no title is left.
        captions = (Caption(title, None), *captions)
        title = None
    return Header(
        title=title,
        captions=captions,
        place=place,
        day=day,
        name=name,
        is_courtesy=is_courtesy,
        unit=unit,
        cut=cut,
        kind=kind,
        end=at,
    )


def _without_block(page: Page, at: int) -> Header:
    """The title and the caption of a page where the body follows them at once."""
    title = None
    if _is_title(page, at):
        title, at = page.line(at), page.text_after(at)
    captions: tuple[Caption, ...] = ()
    photo_at = _caption_below(page, at)
    if photo_at is not None:
        found = caption(page, photo_at)
        captions = (found,) if found else ()
        at = page.text_after(photo_at)
        while is_below_caption(page.line(at)):
            at = page.text_after(at)
    elif title is not None and (are_same(page.line(at), title) or page.is_start_of(at, title)):
        at = page.text_after(at)
    if (captions or title) and _is_last_place(page, at):
        if page.may_be_cut(at):
            return Header(title=title, captions=captions, cut=page.line(at), end=at + 1)
        return Header(title=title, captions=captions, place=page.line(at), end=at + 1)
    if title and _is_sure_place(page, at):
        place, at = page.line(at), page.text_after(at)
        unit = page.line(at)
        if page.may_be_cut(at) or not is_unit(unit) or unit_start(unit.split()) != 0:
            return Header(title=title, captions=captions, place=place, end=at)
        return Header(
            title=title, captions=captions, place=place, unit=unit, end=page.text_after(at)
        )
    return Header(title=title, captions=captions, end=at)


def _is_sure_place(page: Page, at: int) -> bool:
    """Whether a place alone is left of its block: a line in capitals that ends in a country."""
    line = page.line(at)
    if not _is_place(line) or line.startswith("(UNDISCLOSED"):
        return _is_place(line)
    place = locations.known_location(line)
    # A name without a country may be a title or a subhead.
    return place is not None and ("," in line or place.site is None or locations.is_sea(line))


def _is_last_place(page: Page, at: int) -> bool:
    """Whether the text ends in the header, with the place: no body is all in capitals."""
    return _is_place(page.line(at)) and not page.holds(page.text_after(at))


def _is_title(page: Page, at: int) -> bool:
    line = page.line(at)
    below = page.text_after(at)
    return not (
        not line
        or len(line) > MAX_TITLE_CHARS
        # A description with nothing above it, for titles are no sentences.
        or (
            is_sentence(line)
            and not are_same(line, page.line(below))
            and not (len(line) <= _MAX_STATE_TITLE_CHARS and _STATE_AT_END.search(line))
        )
        or is_caption(line)
        or page_byline(line) is not None
        or byline(line) is not None
        or is_dateline(line)
    )


def _caption_below(page: Page, at: int) -> int | None:
    """The index of the lead photo's caption: there, or below the photo's own title."""
    below = page.text_after(at)
    for index in (at, below):
        if is_caption(page.line(index)) or is_cut_credit(page, index):
            return index if len(page.line(at)) <= MAX_TITLE_CHARS or index == at else None
    return None
