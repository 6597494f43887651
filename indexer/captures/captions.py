"""The line below a page's lead photo: who took it, and what it shows.

A page may give it twice in one line: cut short, `read more read more`, whole,
`see less`. Without credit and dots, only place and length tell it from a title.
"""

from __future__ import annotations

import re

from indexer.captures.page import Page
from indexer.captures.titles import is_dateline
from indexer.story import Caption

_CREDIT = re.compile(r"(?:Photo [Bb]y:? (?P<name>[^|]{1,200}?)|Courtesy Photo) ?\|")
_CREDITS = ("Photo ", "Courtesy Photo")
CREDIT_STARTS = ("Photo By ", "Photo by ", "Courtesy Photo")
_MAX_CREDIT_CHARS = 200
_MAX_CAPTION_CHARS = 5000
"""Far more than the page leaves of a caption (82 in the first sample); a longer
line is a paragraph."""

MAX_TITLE_CHARS = 300
"""Far more than a title takes; a longer line is taken for a paragraph."""

_MIN_SENTENCE_WORDS = 8
"""A line with as many words that ends like a sentence is one, and no title."""

_MAX_LONG_TITLE_CHARS = 110
"""Titles that end in a full stop are rare, and rarely as long."""

_CUT_SHORT_ENDS = ("....", "...…")
"""The page cuts captions so, usually with six dots; titles have three at most."""

_MAX_BRACKETED_TITLE_CHARS = 150
"""A title may end in brackets, too; a longer line so ends in a photographer's credit."""

_MORE = "read more"
_TWICE_MORE = f"{_MORE} {_MORE}"
_LESS = re.compile(r"[ .…]*\bsee less\b[ |]*(?:View Image Page)?[ |]*")
_BELOW = ("see less", "| View Image Page", "see less | View Image Page", "View Image Page")
_DOTS = " .…"
_CUT_DOTS = ("..", "…", ". .")
_SENTENCE_ENDS = (".", "!", "?", "”", '"', ")")


def is_caption(line: str) -> bool:
    """Whether a line is a photo's caption: credited before a bar, or with `read more`."""
    return len(line) <= _MAX_CAPTION_CHARS and (
        (line.startswith(_CREDITS) and _CREDIT.match(line) is not None)
        or line.endswith(_TWICE_MORE)
        or _is_doubled(line)
    )


def is_certain_caption(line: str) -> bool:
    """Whether a line can be nothing else, wherever it stands: credited, cut and expandable."""
    return (
        line.startswith(CREDIT_STARTS)
        and _TWICE_MORE in line
        and is_caption(line)
        and (line.endswith(_TWICE_MORE) or _is_doubled(line))
    )


def is_lone_credit(line: str) -> bool:
    """Whether a line is the credit of a photo whose caption is gone: `Photo By Sgt. A B`."""
    return line == "Courtesy Photo" or (
        line.startswith("Photo By ") and len(line) <= _MAX_CREDIT_CHARS and "|" not in line
    )


def is_below_caption(line: str) -> bool:
    """Whether a line is what the page puts below a caption: the link to its image."""
    return line in _BELOW


def is_uncredited(line: str) -> bool:
    """Whether a line above the block is a caption that has lost its credit, not a title."""
    return (
        line.endswith((".", "…"))
        or (line.endswith(")") and len(line) > _MAX_BRACKETED_TITLE_CHARS)
        or len(line) > MAX_TITLE_CHARS
    )


def is_description(line: str) -> bool:
    """Whether a line at the very top is a caption that stands there for want of a title."""
    return (
        (len(line) > _MAX_LONG_TITLE_CHARS and is_sentence(line))
        or line.endswith(_CUT_SHORT_ENDS)
        or is_dateline(line)
        or len(line) > MAX_TITLE_CHARS
    )


def is_sentence(line: str) -> bool:
    """Whether a line is long and ends as a sentence, or a credit in brackets, does."""
    return line.endswith((".", ")")) and line.count(" ") >= _MIN_SENTENCE_WORDS - 1


def is_cut_credit(page: Page, at: int) -> bool:
    """Whether the text ends there within a credit, before the caption itself."""
    line = page.line(at)
    return page.may_be_cut(at) and (
        (len(line) <= _MAX_CREDIT_CHARS and line.startswith(CREDIT_STARTS))
        or page.is_start_of(at, *CREDIT_STARTS)
    )


def caption(page: Page, at: int) -> Caption | None:
    """The caption at that line, or nothing where only its credit is left.

    The page cuts long captions with four to six dots and `read more read more`;
    a single `…` stands for them here, and for an end that the capture cut off.
    """
    line = page.line(at)
    credit = _CREDIT.match(line)
    is_whole = _is_doubled(line)
    if is_whole:
        line = _whole(line)
        credit = _CREDIT.match(line) or credit
    text = line[credit.end() :].lstrip() if credit and line.startswith(credit[0]) else line
    is_cut = not is_whole and page.may_be_cut(at) and not text.endswith(_SENTENCE_ENDS)
    shown, dots, rest = text.rpartition("... ")
    if is_cut and dots and _TWICE_MORE.startswith(rest):
        text = shown
    while text.endswith(_MORE):
        text = text.removesuffix(_MORE).rstrip()
        is_cut = True
    if is_cut or text.endswith(_CUT_DOTS):
        text = text.rstrip(_DOTS) and f"{text.rstrip(_DOTS)}…"
    name = credit["name"] if credit else None
    return Caption(text, name.strip() if name else None) if text else None


def text_below(line: str) -> str:
    """What follows a doubled caption in its own line: the story, if all is one line."""
    end = _LESS.search(line, line.find(_TWICE_MORE)) if _is_doubled(line) else None
    return line[end.end() :] if end else ""


def _is_doubled(line: str) -> bool:
    return "see less" in line and 0 < line.find(_TWICE_MORE) < line.find("see less")


def _whole(line: str) -> str:
    """The second, whole caption of a doubled one, with its credit."""
    whole = line[line.index(_TWICE_MORE) + len(_TWICE_MORE) :]
    end = whole.find("see less")
    return whole[:end].strip(" |")
