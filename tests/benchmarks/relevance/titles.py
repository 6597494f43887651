"""Whether each story of an invented corpus is found first by its own title."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import islice

from indexer.query import Query
from tests.benchmarks.engine.stories import stories
from tests.benchmarks.relevance.ours import indexed


def missed_titles(count: int, seed: int) -> Sequence[str]:
    """The titles of `count` stories that do not find their story first, as typed.

    A title that several stories share may find any of them.
    """
    invented = list(islice(stories(count, seed), count))
    titles = {story.id: story.title for story in invented}
    with tempfile.TemporaryDirectory() as folder, indexed(folder, invented) as engine:
        found = ((title, engine.ranked(Query(title), facets=()).ids) for title in titles.values())
        return [title for title, ids in found if not ids or titles[ids[0]] != title]
