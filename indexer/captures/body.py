"""A story's text without what is not its own: bylines, captions, end marks, its title again.

What opens a body is taken off line by line; of the rest only lines go that can
be no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from indexer.captures.authors import byline
from indexer.captures.captions import CREDIT_STARTS, caption, is_certain_caption
from indexer.captures.page import Page, paragraphs
from indexer.captures.page_bylines import is_unit
from indexer.captures.titles import are_same, is_dateline
from indexer.story import Author, Caption

_END_MARK = re.compile(
    # `-30-`, `– 30 –`, `###`, `# # #`, `-USAF-`, `--USMC--`
    r"[-–—]{1,3} ?30 ?[-–—]{1,3}|#(?: ?#){1,9}"
    r"|[-–—]{1,3} ?(?:USA|USAF|usaf|USCG|USMC|USN|USSF|ANG|ARNG|DVIDS|END|End|end|NNNN?)"
    r" ?[-–—]{1,3}"
)
_LAST_MARK = re.compile(r"[*_–—=-]{2,20}|\* ?\* ?\*|[\[(]?(?:END|End)[\])]?")
_MARK_IN_LINE = re.compile(r" (?:[-–—]{1,3} ?30 ?[-–—]{1,3}|# ?# ?#|###+)$")
_MAX_MARK_CHARS = 20
_BYLINE_STARTS = ("By", "by", "BY", "Story", "STORY", "Article", "Written", "Text", "Photo")
_MAX_BYLINE_CHARS = 200
_MAX_OPENING_LINES = 4


class Body(NamedTuple):
    """A story's paragraphs, and what the lines that were taken off them say.

    `author` and `unit` are those of the byline that opened the body.
    """

    text: str
    author: Author | None
    unit: str | None
    captions: tuple[Caption, ...]


def body(page: Page, start: int, end: int, title: str | None) -> Body:
    """The body that stands from line `start` up to line `end`."""
    author: Author | None = None
    unit: str | None = None
    has_byline = False
    at = page.text_from(start)
    for _ in range(_MAX_OPENING_LINES):
        if at >= end:
            break
        line = page.lines[at]
        if title is not None and are_same(line, title):
            at = page.text_after(at)
            continue
        found = byline(line) if _may_be_byline(page, at) else None
        if found is None or has_byline:
            break
        author, unit, has_byline = found.author, found.unit_raw, True
        is_block = bool(page.line(at + 1))
        at = page.text_after(at)
        if at >= end or not is_unit(page.line(at)) or page.may_be_cut(at):
            continue
        if unit is None:
            unit, at = page.line(at), page.text_after(at)
        elif is_block and not is_dateline(page.line(at)):
            # A unit's name that runs on to the next line.
            unit, at = f"{unit} {page.line(at)}", page.text_after(at)
    lines, captions = _without_captions(page, at, end)
    return Body(paragraphs(_unmarked(lines)), author, unit, captions)


def _may_be_byline(page: Page, at: int) -> bool:
    line = page.lines[at]
    return (
        len(line) <= _MAX_BYLINE_CHARS
        and line.startswith(_BYLINE_STARTS)
        and not page.may_be_cut(at)
    )


def _without_captions(page: Page, start: int, end: int) -> tuple[list[str], tuple[Caption, ...]]:
    lines = list(page.lines[start:end])
    captions: list[Caption] = []
    for i in [i for i, line in enumerate(lines) if line.startswith(CREDIT_STARTS)]:
        if is_certain_caption(lines[i]):
            found = caption(page, start + i)
            captions += [found] if found else []
            lines[i] = ""
    return lines, tuple(captions)


def is_end_mark(line: str) -> bool:
    """Whether the line only says that the story is over: `-30-`, `###`."""
    return len(line) <= _MAX_MARK_CHARS and _END_MARK.fullmatch(line) is not None


def _unmarked(lines: Sequence[str]) -> list[str]:
    """The lines without the marks that say where a story ends."""
    kept = [
        line for line in lines if not line or len(line) > _MAX_MARK_CHARS or not is_end_mark(line)
    ]
    while kept and (not kept[-1] or _is_last_mark(kept[-1])):
        kept.pop()
    if kept and (mark := _MARK_IN_LINE.search(kept[-1], max(0, len(kept[-1]) - _MAX_MARK_CHARS))):
        kept[-1] = kept[-1][: mark.start()].rstrip()
    return kept


def _is_last_mark(line: str) -> bool:
    return len(line) <= _MAX_MARK_CHARS and _LAST_MARK.fullmatch(line) is not None
