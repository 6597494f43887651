"""The lines in which a page names who made what it shows: `Story by …`, and the unit below."""

from __future__ import annotations

import re

from indexer.captures.people import is_particle
from indexer.captures.titles import is_dateline, is_press_line, is_weekday_line
from indexer.story import Kind

KINDS: dict[str, Kind] = {
    "Story by": "news",
    "Courtesy Story": "news",
    "Photo by": "image",
    "Courtesy Photo": "image",
    "Graphic by": "image",
    "Courtesy Graphic": "image",
    "Video by": "video",
    "Courtesy Video": "video",
    "Audio by": "audio",
    "Courtesy Audio": "audio",
}
"""What a page shows by the words of its byline."""

_PAGE_BYLINE = re.compile(
    r"(?P<by>(?:Story|Photo|Graphic|Video|Audio) by) (?P<name>[^|]*)"
    r"|(?P<courtesy>Courtesy (?:Story|Photo|Graphic|Video|Audio))"
)
_STARTS = ("Story", "Courtesy", "Photo", "Graphic", "Video", "Audio")
_SMALL_NAME = re.compile(r"(?!(?:story|photo|graphic|video|audio)\b)[^,:]*[^\W\d_]")
_MAX_CHARS = 150
"""Far more than a byline or a unit takes; a longer line is a paragraph."""

_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_SENTENCE = re.compile(r".*[a-z] [a-z]+[.!?”\"]|.*\b(?:[Pp]hoto|[Vv]ideo|[Gg]raphic) by .*\)")
"""The end of a sentence, however short, or of a caption: units end in a noun with a capital."""

_MIN_SENTENCE_WORDS = 8
"""A line with as many words that ends like a sentence is no unit's name."""
_SMALL_WORDS = frozenset({"and", "at", "for", "in", "of", "the"})
_QUOTES = ("“", '"')
_QUOTED_NAME = re.compile(r"[“\"][^“”\",.?!]{1,30}[”\"] .{1,60}[\w)]")
"""`"Iron" Brigade, 4th Infantry Division`; any other line that opens so is a quotation."""


def page_byline(line: str) -> re.Match[str] | None:
    """The page's own byline in its parts: `by` and `name`, or `courtesy`."""
    if len(line) > _MAX_CHARS or not line.startswith(_STARTS):
        return None
    match = _PAGE_BYLINE.fullmatch(line)
    # Titles and sentences begin so, too: `Story by story: the keepers of the record`.
    return None if match and match["name"] and not _may_be_name(match["name"]) else match


def _may_be_name(text: str) -> bool:
    first = text.partition(" ")[0]
    if first[:1].islower() and not is_particle(first):
        # `staff sgt. ann lee`, in small letters throughout, and not `photo, the album grew.`
        return text.islower() and _SMALL_NAME.fullmatch(text) is not None
    return ":" not in text


def _is_sentence(line: str) -> bool:
    if line.endswith((*_SENTENCE_ENDS, ")")) and _SENTENCE.fullmatch(line):
        return True
    if not line.endswith(_SENTENCE_ENDS) or line.count(" ") < _MIN_SENTENCE_WORDS - 1:
        return False
    # `1st Bn., 8th Inf. Regt., 3rd Bde., 4th Inf. Div.` has no word in small letters.
    return any(word[0].islower() and word not in _SMALL_WORDS for word in line.split())


def is_unit(line: str) -> bool:
    """Whether a line below a byline can be a unit's name and not the body's first."""
    return (
        bool(line)
        and len(line) <= _MAX_CHARS
        and not _is_sentence(line)
        and line[-1] not in ":;"
        and ": " not in line
        and not line.startswith(("By ", "by ", "BY ", "- "))
        and (line[0] not in _QUOTES or _QUOTED_NAME.fullmatch(line) is not None)
        and not is_press_line(line)
        and not is_weekday_line(line)
        and not is_dateline(line)
    )
