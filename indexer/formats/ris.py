"""Stories as RIS, the exchange format of reference managers.

Tags as in Research Information Systems' "RIS Format Specifications".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.formats.citation import name_of, one_line, publisher_of
from indexer.story import Kind, Story

_TYPES: dict[Kind, str] = {
    "news": "NEWS",
    "image": "FIGURE",
    "video": "VIDEO",
    "audio": "SOUND",
    "other": "GEN",
}


def ris_records(stories: Iterable[Story]) -> Iterator[str]:
    """A record for each story, with a blank line behind it."""
    for story in stories:
        yield "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in _tags(story))
        yield "ER  - \r\n\r\n"


def _tags(story: Story) -> Iterator[tuple[str, str]]:
    """Each tag with its value, those without one left out."""
    author = name_of(story) or story.unit
    tags = (
        ("TY", _TYPES[story.kind]),
        ("ID", story.id),
        ("TI", story.title),
        ("AU", author and str(author)),
        ("PY", story.date and f"{story.date:%Y}"),
        ("DA", story.date and f"{story.date:%Y/%m/%d}/"),
        ("PB", publisher_of(story)),
        ("CY", story.location and str(story.location)),
        ("AB", story.paragraphs[0] if story.paragraphs else None),
        *(("KW", tag) for tag in story.tags),
        ("N1", story.unit and f"Unit: {story.unit}"),
        ("UR", story.url),
    )
    for tag, value in tags:
        if value and one_line(value):
            yield tag, value
