"""The line below a page's lead photo: who took it, and what it shows."""

from __future__ import annotations

import re

from indexer.captures.page import Page
from indexer.story import Caption

_CREDIT = re.compile(r"(?:Photo [Bb]y (?P<name>[^|]{1,200}?)|Courtesy Photo) ?\|")
_CREDIT_STARTS = ("Photo By ", "Photo by ", "Courtesy Photo")
_MAX_CREDIT_CHARS = 200
_MAX_CAPTION_CHARS = 5000
"""Far more than the page leaves of a caption (82 in the first sample); a longer
line is a paragraph."""

_MORE = "read more"
_DOTS = " .…"
_SENTENCE_ENDS = (".", "!", "?", "”", '"', ")")


def is_caption(line: str) -> bool:
    """Whether a line is a photo's caption: credited before a bar, or with `read more`."""
    return len(line) <= _MAX_CAPTION_CHARS and (
        _CREDIT.match(line) is not None or line.endswith(f"{_MORE} {_MORE}")
    )


def is_cut_credit(page: Page, at: int) -> bool:
    """Whether the text ends there within a credit, before the caption itself."""
    line = page.line(at)
    return page.may_be_cut(at) and (
        (len(line) <= _MAX_CREDIT_CHARS and line.startswith(_CREDIT_STARTS))
        or page.is_start_of(at, *_CREDIT_STARTS)
    )


def caption(page: Page, at: int) -> Caption | None:
    """The caption at that line, or nothing where only its credit is left.

    The page cuts long captions with four to six dots and `read more read more`;
    a single `…` stands for them here, and for an end that the capture cut off.
    """
    line = page.line(at)
    credit = _CREDIT.match(line)
    text = line[credit.end() :].lstrip() if credit else line
    is_cut = page.may_be_cut(at) and not text.endswith(_SENTENCE_ENDS)
    shown, dots, rest = text.rpartition("... ")
    if is_cut and dots and f"{_MORE} {_MORE}".startswith(rest):
        text = shown
    while text.endswith(_MORE):
        text = text.removesuffix(_MORE).rstrip()
        is_cut = True
    if is_cut or text.endswith(("..", "…")):
        text = text.rstrip(_DOTS) and f"{text.rstrip(_DOTS)}…"
    name = credit["name"] if credit else None
    return Caption(text, name.strip() if name else None) if text else None
