"""The top of a story's page: title, lead photo, place, date, author, unit.

Lines are told apart by where they stand and by what they look like, for any of
them may be missing. Where one cannot be told from the body, it stays with the
body: no sentence is lost to the header.
"""

from __future__ import annotations

import re
from typing import NamedTuple

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
from indexer.captures.header_block import block_below, is_byline, is_day, is_place
from indexer.captures.page import Page
from indexer.captures.page_bylines import KINDS, is_unit, page_byline
from indexer.captures.titles import are_same, is_dateline
from indexer.captures.unit_starts import unit_start
from indexer.story import Caption, Kind

_STATE_AT_END = re.compile(r", (?:[A-Z][a-z]{1,4}|(?:[A-Z]\.)+[A-Z])\.\Z")
_MAX_STATE_TITLE_CHARS = 90
"""`Coast Guard searches for missing kayaker near Key West, Fla.` ends like a sentence."""


class Header(NamedTuple):
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
    block = block_below(page, first, is_page=is_page)
    if block is not None:
        above = [at for at in range(first, block) if page.lines[at]]
        return _with_block(page, above, block)
    if not is_page:
        return Header(end=first)
    return _without_block(page, first)


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
    if not is_day(page, at, is_page=True) and not is_byline(page, at, has_day=False):
        place, at = page.line(at), page.text_after(at)
    if is_day(page, at, is_page=True):
        day, at = page.line(at), page.text_after(at)
    if is_byline(page, at, has_day=day is not None):
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
    if not is_place(line) or line.startswith("(UNDISCLOSED"):
        return is_place(line)
    place = locations.known_location(line)
    # A name without a country may be a title or a subhead.
    return place is not None and ("," in line or place.site is None or locations.is_sea(line))


def _is_last_place(page: Page, at: int) -> bool:
    """Whether the text ends in the header, with the place: no body is all in capitals."""
    return is_place(page.line(at)) and not page.holds(page.text_after(at))


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
