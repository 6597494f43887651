"""What filters leave of the matches, and how many that is."""

from __future__ import annotations

import tempfile
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.fields import MISSING
from indexer.query import Filters, Query, Versions
from indexer.story import Story
from indexer.tree import Everything, Node, Phrase
from indexer.whoosh_engine.evaluate import Evaluation
from indexer.whoosh_engine.select import select, total
from tests.whoosh_engine.corpora import TERMS, histories, opened, paths, replay

_FACETS = ("unit", "location", "author", "kind", "tag")
_trees = st.just(Everything()) | st.sampled_from(TERMS).map(lambda term: Phrase((term,), term))
_chosen = st.dictionaries(st.sampled_from(_FACETS), st.integers(0, 50), max_size=3)
"""Facets with the number of one of their values."""


def _filters(chosen: dict[str, int], stories: list[Story]) -> Filters:
    known = {
        facet: sorted({MISSING, *(path for story in stories for path in paths(story, facet))})
        for facet in chosen
    }
    return tuple((facet, known[facet][at % len(known[facet])]) for facet, at in chosen.items())


def _has(story: Story, facet: str, value: str) -> bool:
    having = paths(story, facet)
    return value in having if value else not having


@settings(max_examples=60, deadline=None)
@given(
    history=histories,
    tree=_trees,
    wanted=_chosen,
    unwanted=_chosen,
    first=st.none() | st.just(date(2024, 1, 2)),
    versions=st.sampled_from(("all", "folded")),
)
def test_the_total_is_told_without_what_is_selected_and_filters_leave_what_fits(
    history: list[tuple[list[Story], set[str]]],
    tree: Node,
    wanted: dict[str, int],
    unwanted: dict[str, int],
    first: date | None,
    versions: Versions,
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        stories = replay(engine, history)
        every = list(stories.values())
        query = Query(
            "x",
            filters=_filters(wanted, every),
            excluded=_filters(unwanted, every),
            date_from=first,
            versions=versions,
        )
        with engine._generations.reading() as generation:
            found = Evaluation(generation).live(tree)
            selected = select(query, generation, found).matches.docs
            assert selected is not None
            assert total(query, generation, found) == len(selected)
            alone = generation.live if found.docs is None else found.docs
            matching = [stories[generation.id(doc)] for doc in alone.tolist()]
            ids = {generation.id(doc) for doc in selected.tolist()}
        fitting = {
            story.id
            for story in matching
            if all(_has(story, *pair) for pair in query.filters)
            and not any(_has(story, *pair) for pair in query.excluded)
            and (first is None or (story.date is not None and story.date >= first))
        }
        assert ids <= fitting if versions == "folded" else ids == fitting
