"""The fields at the foot of a page: how each is labelled and what its value looks like.

A label alone proves nothing, for sentences hold the same words; a label with a
value of its own shape does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.captures.locations import is_whole_place

_NUMBERED = ("Story ID", "Photo ID", "Video ID", "Audio ID")
_SHAPES: dict[str, str] = {
    **dict.fromkeys(("Date Taken", "Date Posted"), r"(?:\d[\d.: ]*)?"),
    **dict.fromkeys(_NUMBERED, r"(?:\d\w{0,14})?"),
    "VIRIN": r"(?:\d{6}-[\w-]+)?",
    **dict.fromkeys(
        ("Web Views", "Downloads", "High-Res. Downloads", "Podcast Hits"), r"(?:[\d,]+)?"
    ),
    **dict.fromkeys(("Location", "Hometown"), r"(?:[^a-z]{1,150}[^a-z.])?"),
    "Resolution": r"(?:\d+ ?[xX×] ?\d+)?",
    "Size": r"(?:[\d.,]+ ?[KMG]?B)?",
    "Length": r"(?:\d+:\d\d(?::\d\d)?)?",
    "Filename": r"(?:[\w./-]+)?",
    **dict.fromkeys(("Category", "Artist", "Composer", "Album", "Genre"), r".{0,100}"),
    "Year": r"(?:\d{4})?",
    "Track #": r"\d*",
    **dict.fromkeys(("Issued by", "Date Created", "City", "State", "Country"), r".{0,100}"),
}
_PROOFS = frozenset({
    "Date Taken", "Date Posted", "Web Views", "VIRIN", "Resolution", "Filename", *_NUMBERED,
})  # fmt: skip
_ANY_TEXT = frozenset(label for label, shape in _SHAPES.items() if shape.startswith("."))
OPEN_ENDED = frozenset({*_NUMBERED, "Location", "Hometown", "VIRIN"})
"""Half a date is seen to be half; half a number is another story's number."""

_DIGITS = {"Story ID": 6, "Photo ID": 7, "Video ID": 6, "Audio ID": 5}

LABELS = tuple(_SHAPES)
_LABEL = "|".join(re.escape(label) for label in sorted(_SHAPES, key=len, reverse=True))
_IN_LINE = re.compile(rf"(?<![^ ])({_LABEL}):(?![^ ])")
_VALUES = {label: re.compile(shape) for label, shape in _SHAPES.items()}
_MAX_CHARS = 1000
_CACHED_LINES = 1024
"""Each line is asked for twice, where the footer is sought and where it is read; some stand
on every page."""


def proof(line: str) -> int | None:
    """How sure it is that a line is a footer's: 2 alone, 1 beside others, 0 only below them.

    `None` where it is none at all. `line` has no pipes.
    """
    return _proof(line) if len(line) <= _MAX_CHARS else _proof.__wrapped__(line)


@lru_cache(maxsize=_CACHED_LINES)
def _proof(line: str) -> int | None:
    label, value = _first(line)
    if label is None:
        return None
    if not _VALUES[label].fullmatch(value):
        # Several fields may share a line.
        found = dict(fields(line))
        is_sure = len(found) > 1 and not _PROOFS.isdisjoint(found)
        return 2 if is_sure and all(starts_with_value(*item) for item in found.items()) else None
    if label in _ANY_TEXT:
        return 0
    return 2 if label in _PROOFS and value else 1


def fields(line: str) -> list[tuple[str, str]]:
    """The labels in a line that begins with one, each with its value."""
    if len(line) > _MAX_CHARS:
        return []
    label, value = _first(line)
    if label and ": " not in value and value[-1:] != ":":  # as nearly always: one field
        return [(label, value.strip())]
    _, *found = _IN_LINE.split(line)
    return list(zip(found[::2], map(str.strip, found[1::2]), strict=True))


def _first(line: str) -> tuple[str | None, str]:
    """The label that a line begins with, if it does, and all that stands behind it."""
    label, colon, value = line.partition(":")
    is_field = label in _VALUES and colon and value[:1] in ("", " ")
    return (label, value[1:]) if is_field else (None, "")


def starts_with_value(label: str, text: str) -> bool:
    """Whether a text begins with a value of that field's shape, as the last of a line may."""
    return not text or is_value(label, text) or is_value(label, text.partition(" ")[0])


def may_be_start(line: str) -> bool:
    """Whether a line can be a field whose value the text's end has cut."""
    label, value = _first(line)
    if label is None:
        return False
    first, _, rest = value.partition(" ")
    # A sentence may begin so: `Downloads: 0 was all that it said.`
    is_number = value[:1].isdecimal() and first[-1] != "," and not rest[:1].islower()
    return not value or is_number or value.isupper()


def is_whole(label: str, value: str) -> bool:
    """Whether a value in which a text ends is complete for all that is known of its field.

    The site's numbers grew to the digits that are given here and no further.
    """
    if label in _DIGITS:
        return len(value) >= _DIGITS[label]
    if label in ("Location", "Hometown"):
        return is_whole_place(value)
    return label not in OPEN_ENDED


def is_date(text: str) -> bool:
    """Whether a text has the shape of the site's dates, with or without a time."""
    return text.count(".") == 2 and is_value("Date Posted", text)


def is_value(label: str, text: str) -> bool:
    """Whether a text has the shape of that field's value."""
    return bool(text) and _VALUES[label].fullmatch(text) is not None
