"""The foot of a story's page: its fields, its tags, the notice on its use.

It is known by its heading and what follows it, never by a word alone: a
sentence of the body may say `Downloads: 0`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.captures.page import Page

_HEADING = "NEWS INFO"
_COMMENT = "LEAVE A COMMENT"
_TAGS = "TAGS"
_OTHER_HEADINGS = ("PUBLIC DOMAIN",)
_NOTICE = "This work, "
_FIELDS = (
    *("Date Taken", "Date Posted", "Story ID", "Location"),
    *("Hometown", "Web Views", "Downloads", "Podcast Hits"),
)
_FIELD = re.compile(rf"({'|'.join(_FIELDS)}):(?: (.*))?")
_OPEN_ENDED_FIELDS = ("Story ID", "Location")
"""Half a date is seen to be half; half a number is another story's number."""

_WORDINGS = (
    *(f"{label}:" for label in _FIELDS),
    *(_HEADING, _COMMENT, _TAGS, *_OTHER_HEADINGS, _NOTICE),
)
_MAX_TAG_CHARS = 80
"""Tags are a few words; a longer line is taken for a sentence."""


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer's values as they stand, and the index of its first line.

    `cut` holds the field that the capture ends in, whose value may lack its end;
    `unknown` the lines that are no part of any footer seen so far.
    """

    start: int
    fields: dict[str, str]
    tags: tuple[str, ...]
    cut: str | None
    unknown: tuple[str, ...]


def footer(page: Page, start: int) -> Footer:
    """The footer of the page whose header ends at `start`; empty if there is none."""
    begin = _beginning(page, start)
    fields: dict[str, str] = {}
    sections: list[tuple[str, list[str]]] = []
    cut = None
    for at in range(begin, len(page.lines)):
        line = page.lines[at]
        if not line:
            continue
        if not (_is_known(line) or page.is_start_of(at, *_WORDINGS)):
            sections[-1][1].append(line)
            continue
        sections.append((line, []))
        field = _FIELD.fullmatch(line)
        if field and page.may_be_cut(at) and field[1] in _OPEN_ENDED_FIELDS:
            cut = line
        elif field:
            fields.setdefault(field[1], field[2] or "")
    tags, unknown = _tags(sections)
    return Footer(begin, fields, tags, cut, unknown)


def _tags(sections: list[tuple[str, list[str]]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags, without repeats, and the other lines that are no part of any footer.

    Tags stand under their heading, or at the very end without one.
    """
    tags: dict[str, None] = {}
    unknown: list[str] = []
    for heading, lines in sections:
        are_tags = heading == _TAGS or lines is sections[-1][1]
        for line in lines:
            if are_tags and len(line) <= _MAX_TAG_CHARS:
                tags[line] = None
            else:
                unknown.append(line)
    return tuple(tags), tuple(unknown)


def _beginning(page: Page, start: int) -> int:
    """The index of the footer's first line, or one past the end."""
    text_lines = [at for at in range(start, len(page.lines)) if page.lines[at]]
    if not text_lines:
        return len(page.lines)
    last = len(text_lines) - 1
    headings = (
        i
        for i, at in reversed(tuple(enumerate(text_lines)))
        if page.lines[at] == _HEADING
        and (
            i == last
            or _is_known(page.lines[text_lines[i + 1]])
            or page.is_start_of(text_lines[i + 1], *_WORDINGS)
        )
    )
    first = next(headings, None)
    if first is None:
        # Cut off before its fields.
        if not (
            page.line(text_lines[last]) == _COMMENT
            or page.is_start_of(text_lines[last], _HEADING, _COMMENT)
        ):
            return len(page.lines)
        first = last
    if first > 0 and page.lines[text_lines[first - 1]] == _COMMENT:
        first -= 1
    return text_lines[first]


def _is_known(line: str) -> bool:
    return (
        line in (_HEADING, _COMMENT, _TAGS, *_OTHER_HEADINGS)
        or line.startswith(_NOTICE)
        or _FIELD.fullmatch(line) is not None
    )
