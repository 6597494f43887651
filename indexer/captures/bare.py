"""The bare form: a story's text with nothing of its page around it, or next to nothing."""

from __future__ import annotations

from indexer.captures.authors import byline
from indexer.captures.datelines import dateline
from indexer.captures.page import Page
from indexer.captures.titles import is_press_line, is_prose, is_weekday_line, may_be_title

INFERRED_KIND = "a story's text without its page"
_MAX_BYLINE_CHARS = 200
_SENTENCE_ENDS = (".", "”", '"')
_MIN_SENTENCE_WORDS = 8
"""A shorter one may be a title's second line."""


def end_of_title(page: Page, start: int) -> int | None:
    """The index below a first line that is clearly a title; `None` if it is none.

    It has a few words and no full stop, and a byline, a dateline or prose follows.
    """
    first = page.text_from(start)
    below = page.text_after(first)
    if not page.holds(below) or not may_be_title(page.line(first)):
        return None
    if byline(page.line(first)) is not None:
        return None
    line = page.line(below)
    if len(line) <= _MAX_BYLINE_CHARS and byline(line) is not None:
        return below
    found = dateline(line)
    if found is not None and found.location is not None:
        return below
    # Only a title stands above a paragraph that the capture has cut short.
    is_opening = (
        is_prose(line)
        or _is_sentence(line)
        or is_press_line(line)
        or is_weekday_line(line)
        or _is_cut_paragraph(page, first, below)
    )
    return below if is_opening else None


def _is_sentence(line: str) -> bool:
    return line.endswith(_SENTENCE_ENDS) and line.count(" ") >= _MIN_SENTENCE_WORDS - 1


def _is_cut_paragraph(page: Page, first: int, below: int) -> bool:
    return page.may_be_cut(below) and below > first + 1 and page.line(below)[0].isupper()
