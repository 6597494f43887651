"""One story as CSL-JSON, the input of citation processors (citationstyles.org, 1.0.2)."""

from __future__ import annotations

from typing import Any

from indexer.formats.citation import name_of, publisher_of
from indexer.story import Kind, Story

_TYPES: dict[Kind, str] = {
    "news": "article-newspaper",
    "image": "graphic",
    "video": "motion_picture",
    "audio": "song",
    "other": "document",
}


def csl(story: Story) -> list[dict[str, Any]]:
    """The items of a citation of `story`: one."""
    name, day = name_of(story), story.date
    parts = name and {"family": name.family, "given": name.given, "suffix": name.suffix}
    author = _known(parts) if parts else story.unit and {"literal": story.unit}
    item = {
        "id": story.id,
        "type": _TYPES[story.kind],
        "title": story.title,
        "author": author and [author],
        "issued": day and {"date-parts": [[day.year, day.month, day.day]]},
        "publisher": publisher_of(story),
        "event-place": story.location and str(story.location),
        "keyword": ", ".join(story.tags),
        "URL": story.url,
    }
    return [_known(item)]


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
