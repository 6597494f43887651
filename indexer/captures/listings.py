"""A list of stories under one tag: each its author, unit and date, and how it begins.

`Story by NAME | UNIT | MM.DD.YYYY`, then a lead that ends in dots. One page
holds many stories, each of which becomes a capture of its own.
"""

from __future__ import annotations

import re

from indexer.captures import dates
from indexer.captures.authors import author
from indexer.captures.furniture import end_of_top, undated
from indexer.captures.page import Page, paragraphs
from indexer.captures.parts import Parts
from indexer.captures.raw import raw
from indexer.story import Problem

ROW_STARTS = ("Story by ", "Courtesy Story")
_ROW = re.compile(
    r"^[ \t]*(?:Story by [^|\n]{1,150}|Courtesy Story) *\|[^|\n]{0,200}\|[ \t]*"
    r"\d{1,2}\.\d{1,2}\.\d{4}[ \t]*$",
    re.MULTILINE,
)
_BARS = 2
"""Of a row; few other texts have as many."""

_HEAD_CHARS = 4000
_MAX_TITLE_CHARS = 300
_DOTS = " .…"


def is_listing(content: str) -> bool:
    """Whether a text is a list of stories: a row of one stands among its first lines."""
    head = content[:_HEAD_CHARS]
    return head.count("|") >= _BARS and any(map(_ROW.match, head.split("\n")))


def split(content: str) -> tuple[str, ...]:
    """The stories of a list, each with its title if one stands above its row.

    One text for any other content.
    """
    if content.count("|") < 2 * _BARS:
        return (content,)
    starts = [_title_start(content, row.start()) for row in _ROW.finditer(content)]
    if len(starts) < 2:
        return (content,)
    return tuple(
        content[start:end] for start, end in zip(starts, [*starts[1:], len(content)], strict=True)
    )


def listing(page: Page) -> Parts:
    """The one story of a part of a list.

    What had a row only as long as it was not tidied is a page like others.
    """
    page = undated(page)
    at = page.text_from(end_of_top(page))
    above: list[str] = []
    while page.holds(at) and not _ROW.match(page.line(at)):
        above.append(page.line(at))
        at = page.text_after(at)
    if not page.holds(at):
        return raw(page)
    name, unit, day = (cell.strip() for cell in page.line(at).split("|"))
    lines = [_without_dots(line) for line in page.lines[at + 1 :]]
    title = above[-1] if above and len(above[-1]) <= _MAX_TITLE_CHARS else None
    return Parts(
        title=title,
        body=paragraphs(lines),
        author=author(name.removeprefix("Story by ")) if name.startswith("Story by ") else None,
        unit_raw=unit or None,
        taken_on=dates.day(day),
        problems=(Problem("cut-off", "A list of stories shows only how the story begins."),),
    )


def _without_dots(line: str) -> str:
    return f"{line.rstrip(_DOTS)}…" if line.endswith(("....", "…")) else line


def _title_start(content: str, row: int) -> int:
    """Where the title above a row begins, or the row itself: a lead above it ends in dots."""
    above = content[max(0, row - 2 * _MAX_TITLE_CHARS) : row].rstrip()
    line = above.rpartition("\n")[2]
    is_title = (
        line.strip() and len(line) <= _MAX_TITLE_CHARS and not line.rstrip().endswith((".", "…"))
    )
    if not is_title:
        return row
    return row - (len(content[max(0, row - 2 * _MAX_TITLE_CHARS) : row]) - len(above)) - len(line)
