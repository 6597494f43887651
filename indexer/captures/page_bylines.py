"""The lines in which a page names who made what it shows: `Story by …`, and the unit below."""

from __future__ import annotations

import re

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
_MAX_CHARS = 150
"""Far more than a byline or a unit takes; a longer line is a paragraph."""

_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_SENTENCE = re.compile(r".*[a-z] [a-z]+[.!?”\"]|.*\b(?:[Pp]hoto|[Vv]ideo|[Gg]raphic) by .*\)")
"""The end of a sentence, however short, or of a caption: units end in a noun with a capital."""

_MIN_SENTENCE_WORDS = 8
"""A line with as many words that ends like a sentence is no unit's name."""


def page_byline(line: str) -> re.Match[str] | None:
    """The page's own byline in its parts: `by` and `name`, or `courtesy`."""
    if len(line) > _MAX_CHARS or not line.startswith(_STARTS):
        return None
    return _PAGE_BYLINE.fullmatch(line)


def is_unit(line: str) -> bool:
    """Whether a line below a byline can be a unit's name and not the body's first."""
    return (
        bool(line)
        and len(line) <= _MAX_CHARS
        and not (line.endswith(_SENTENCE_ENDS) and line.count(" ") >= _MIN_SENTENCE_WORDS - 1)
        and line[-1] not in ":;"
        and not line.startswith(("By ", "by ", "BY ", "- ", "“", '"'))
        and not is_press_line(line)
        and not is_weekday_line(line)
        and not (line[-1] in '.!?”")' and _SENTENCE.fullmatch(line))
        and not is_dateline(line)
    )
