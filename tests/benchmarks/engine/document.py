"""What every peer indexes of a story: one reading of it, so that all do the same work."""

from __future__ import annotations

import json
from dataclasses import dataclass

from indexer.fields import RANKED_FIELDS
from indexer.story import Story

TITLE_WEIGHT = next(field.weight for field in RANKED_FIELDS if field.name == "title")
"""What a peer boosts its title field by; our engine weighs every field by its own."""


@dataclass(frozen=True, slots=True)
class Document:
    """A story as a peer stores and indexes it.

    Attributes:
        texts: those of all ranked fields but the title. Where an engine can keep them
            apart, no phrase spans two of them.
        unit: the facet's value; None for none, as `country`, a country's code.
        day: the story's date as YYYYMMDD, 0 for none.
        stored: the whole story as JSON.
    """

    id: str
    title: str
    texts: tuple[str, ...]
    unit: str | None
    country: str | None
    day: int
    stored: str

    @property
    def body(self) -> str:
        """The texts as one."""
        return "\n\n".join(self.texts)

    @property
    def year(self) -> int:
        """The year of `day`, 0 for none."""
        return self.day // 10_000


def document_of(story: Story) -> Document:
    """The story as every peer but ours is given it."""
    return Document(
        id=story.id,
        title=story.title,
        texts=tuple(
            text for field in RANKED_FIELDS if field.name != "title" for text in field.texts(story)
        ),
        unit=story.unit,
        country=story.location.country_code if story.location else None,
        day=int(f"{story.date:%Y%m%d}") if story.date else 0,
        stored=json.dumps(story.to_json(), ensure_ascii=False, separators=(",", ":")),
    )
