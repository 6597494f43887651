"""The stories beside a story: of the same unit, the one before and the one after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from indexer.engine import Engine
from indexer.query import Query
from indexer.story import Story

SAME_DAY = 50
"""Stories of one unit that share a day with this one and are passed over to find the next."""


def neighbours(engine: Engine, story: Story) -> Iterator[tuple[str, Story]]:
    """The story before and the story after this one of its unit, by their dates."""
    if not (story.unit and story.date):
        return
    of_unit = Query(filters=(("unit", story.unit),), per_page=SAME_DAY)
    earlier = replace(of_unit, date_to=story.date, sort="newest")
    later = replace(of_unit, date_from=story.date, sort="oldest")
    for label, query in (("Earlier", earlier), ("Later", later)):
        found = [hit.story for hit in engine.search(query).hits]
        at = next((n for n, other in enumerate(found) if other.id == story.id), len(found))
        yield from ((label, other) for other in found[at + 1 : at + 2])
