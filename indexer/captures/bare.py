"""The bare form: a story's text with nothing of its page around it."""

from __future__ import annotations

from indexer.captures.furniture import undated
from indexer.captures.page import Page, paragraphs
from indexer.captures.parts import Parts
from indexer.captures.titles import is_title_line


def bare(page: Page) -> Parts:
    """The whole text as the body; a first line that is clearly a title becomes one."""
    page = undated(page)
    inferred = {"kind": "a story's text without its page"}
    first = page.text_from(0)
    below = page.text_after(first)
    if page.holds(below) and is_title_line(page.line(first), page.line(below)):
        return Parts(
            title=page.line(first),
            body=paragraphs(page.lines[below:]),
            inferred=inferred | {"title": "the first line"},
        )
    return Parts(title=None, body=paragraphs(page.lines), inferred=inferred)
