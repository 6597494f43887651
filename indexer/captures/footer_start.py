"""Where a page's foot begins.

It is sought from the end upwards, for only the end can be the footer's, and what
remains of one may be a single line. It is known by headings and by values of
the right shape, never by a word alone: a sentence of the body may say
`Downloads: 0`.
"""

from __future__ import annotations

import re

from indexer.captures import footer_fields
from indexer.captures.furniture import is_certificate
from indexer.captures.notices import OPENING, is_notice
from indexer.captures.page import Page

INFO = ("NEWS INFO", "IMAGE INFO", "VIDEO INFO", "AUDIO INFO")
TAGS = "TAGS"
LISTS = ("GALLERY", "ASSOCIATED NEWS", "ASSOCIATED IMAGES", "ASSOCIATED VIDEOS", "MORE LIKE THIS")
_LISTS = frozenset(LISTS)
COMMENT = "LEAVE A COMMENT"
DOMAIN = "PUBLIC DOMAIN"
KEYWORDS = "CONTROLLED VOCABULARY KEYWORDS"
_INFO_AND_FIELD = tuple(f"{heading} Date" for heading in INFO)
HEADINGS = frozenset({*INFO, *LISTS, TAGS, COMMENT, DOMAIN, KEYWORDS})
LABELS = (*(f"{label}:" for label in footer_fields.LABELS), *sorted(HEADINGS))
WORDINGS = (*LABELS, OPENING)

MAX_TAG_CHARS = 80
"""Tags are a few words; a longer line is taken for a sentence."""

_CUT_HEADINGS = (COMMENT, *INFO)
"""Known by a few letters, for no story is in capitals."""

_MIN_START_CHARS = 5
"""Of `Date Taken:`; a shorter start of a label is likelier a word of the story's."""

_LABEL_STARTS, _HEADING_STARTS = (
    frozenset(wording[:end] for wording in wordings for end in range(1, len(wording) + 1))
    for wordings in (LABELS, _CUT_HEADINGS)
)
_OWN_NUMBER = re.compile(r"(?:Story|Photo|Video|Audio) ID: \d{4,8}|VIRIN: \d{6}-[A-Z]-\w+-\d+")
_MAX_LISTED_CHARS = 300
_MAX_LISTED_LINES = 100
_MAX_BARE_TAG_WORDS = 5
_NUMBERED_TAG = re.compile(r"\d{1,4}(?:st|nd|rd|th|d)\b|(?:19|20)\d\d$|\d{1,4}-\d{1,4} [A-Z]")
"""`1st Cavalry Division`, `2013`, `1-14 CAV`; no item of a numbered list or a timetable."""
_MIN_SENTENCE_WORDS = 6
_SENTENCE_ENDS = (".", "!", "?", "”", '"', ":", "…")


def beginning(page: Page, start: int, *, is_page: bool) -> int:
    """The index of the footer's first line, or one past the end."""
    lines = page.lines
    text_lines = [at for at in range(start, len(lines)) if lines[at]]
    lists = _lists(page, text_lines) if is_page else None
    end = len(text_lines) if lists is None else lists
    begin = end - _ends_in_notice(page, text_lines)
    sure = strong = 0
    may_be_tags = True
    for i in range(begin - 1, -1, -1):
        at = text_lines[i]
        line = page.lines[at]
        if line in INFO and _begin_fields(page, text_lines, i) and (is_page or i < end - 1):
            return text_lines[_above_fields(page, text_lines, i)]
        certainty = _certainty(page, at)
        if certainty is None:
            if _is_sentence(line):
                break
            may_be_tags = may_be_tags and _is_bare_tag(line)
            continue
        # Lines that no footer is known to have are one's own only below a sure line.
        is_next = i == begin - 1 or (may_be_tags and begin == end)
        if certainty == 2 or (is_next and (certainty == 1 or begin < end)):
            begin, may_be_tags = i, True
            sure, strong = sure + 1, strong + (certainty == 2 and line != COMMENT)
    taken = text_lines[begin:end]
    if not is_page and not (strong and sure > 1) and not _has_certain(page, taken):
        return len(page.lines)
    if begin == len(text_lines):
        return _bare_tags(page, text_lines) if is_page else len(page.lines)
    return text_lines[begin]


def _above_fields(page: Page, text_lines: list[int], i: int) -> int:
    """Where the footer begins whose fields do so: the tags may stand above them."""
    begin = i
    for j in range(i - 1, -1, -1):
        line = page.lines[text_lines[j]]
        if line in (COMMENT, TAGS):
            begin = j
        elif len(line) > MAX_TAG_CHARS or line.endswith(_SENTENCE_ENDS):
            break
    return begin


def _ends_in_notice(page: Page, text_lines: list[int]) -> bool:
    """Whether the text ends within the notice on use, which other lines of a footer prove."""
    if len(text_lines) < 2 or not page.may_be_cut(text_lines[-1]):
        return False
    is_opening = page.lines[text_lines[-1]].startswith(OPENING)
    return is_opening and bool(_certainty(page, text_lines[-2]))


def _certainty(page: Page, at: int) -> int | None:
    line = page.lines[at]
    if line.startswith("|"):
        line = cells(line)
        certainty = footer_fields.proof(line) if line else None
        return 1 if certainty is None else max(certainty, 1)
    if "|" in line:
        line = cells(line)
    if line in HEADINGS or is_notice(line) or line.startswith(_INFO_AND_FIELD):
        return 2
    if is_certificate(line):
        return 1
    if (certainty := footer_fields.proof(line)) is not None:
        return certainty
    return 1 if is_cut_start(page, at) else None


def is_cut_start(page: Page, at: int) -> bool:
    """Whether the text ends there within the wording of a footer's line."""
    if not page.may_be_cut(at):
        return False
    line = page.line(at)
    return (
        (line.startswith(OPENING) and not line.endswith(_SENTENCE_ENDS))
        or footer_fields.may_be_start(line)
        or line == OPENING.rstrip(" ,")
        or line in (_LABEL_STARTS if len(line) >= _MIN_START_CHARS else _HEADING_STARTS)
    )


def _begin_fields(page: Page, text_lines: list[int], i: int) -> bool:
    """Whether fields, or the text's end, stand below a heading of theirs."""
    return i == len(text_lines) - 1 or (
        _certainty(page, text_lines[i + 1]) is not None
        or page.is_start_of(text_lines[i + 1], *WORDINGS)
    )


def _lists(page: Page, text_lines: list[int]) -> int | None:
    """Where the lists of other pages begin, among the lines with text, if there are any."""
    first = None
    if _LISTS.isdisjoint(page.lines):
        return None
    for i in range(len(text_lines) - 1, max(-1, len(text_lines) - _MAX_LISTED_LINES), -1):
        line = page.lines[text_lines[i]]
        if len(line) > _MAX_LISTED_CHARS:
            break
        if line in LISTS:
            first = i
    return first


def _bare_tags(page: Page, text_lines: list[int]) -> int:
    """Where the tags begin that alone are left of a footer: a block of short lines at the end."""
    if page.is_cut or not text_lines:
        return len(page.lines)
    first = last = text_lines[-1]
    while first > text_lines[0] and page.lines[first - 1]:
        first -= 1
    tags = page.lines[first : last + 1]
    above = next((page.lines[at] for at in range(first - 1, -1, -1) if page.lines[at]), "")
    if len(tags) > 1 and all(map(_is_bare_tag, tags)) and _is_sentence(above) and above[-1] != ":":
        return first
    return len(page.lines)


def _is_bare_tag(line: str) -> bool:
    return (
        len(line) <= MAX_TAG_CHARS
        and len(line.split()) <= _MAX_BARE_TAG_WORDS
        and not line.endswith(_SENTENCE_ENDS)
        and not line.startswith(("-", "•", "*", "–"))
        and "@" not in line
        and ": " not in line
        and (not line[:1].isdecimal() or _NUMBERED_TAG.match(line) is not None)
    )


def _has_certain(page: Page, lines: list[int]) -> bool:
    """Whether one of the lines is a page's even if it alone is left of it."""
    return any(_is_certain(page.lines[at]) for at in lines)


def _is_certain(line: str) -> bool:
    if line.startswith("|"):
        return footer_fields.is_date(cells(line)) or "Date " in line
    is_dated = "Date Taken:" in line or "Date Posted:" in line
    return is_dated or is_notice(line) or _OWN_NUMBER.fullmatch(line) is not None


def _is_sentence(line: str) -> bool:
    return len(line) > _MAX_LISTED_CHARS or (
        line.endswith(_SENTENCE_ENDS) and line.count(" ") >= _MIN_SENTENCE_WORDS - 1
    )


def cells(line: str) -> str:
    """A row of a table as a line: its cells without their bars."""
    if "|" not in line:
        return line
    return " ".join(cell.strip() for cell in line.split("|") if cell.strip())
