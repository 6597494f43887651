"""Facets of segments: how places are numbered, and in which order their labels are."""

from __future__ import annotations

import tempfile

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.fields import FACETS
from indexer.story import Location, Story
from indexer.whoosh_engine import files
from indexer.whoosh_engine.facet_kinds import places
from indexer.whoosh_engine.segment import Segment
from tests.whoosh_engine.corpora import opened, replay

_names = st.none() | st.sampled_from(("Camp", "Camp A", "Camp-A", "Ægir", "Zoo", "日本", "camp"))
_countries = st.sampled_from((("DE", "Germany"), ("AT", "Österreich"), ("CH", "Germany")))
_places = st.builds(
    lambda site, region, country: Location(site, region, *country), _names, _names, _countries
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_places, min_size=1, max_size=8), min_size=1, max_size=3))
def test_places_are_a_tree_whose_labels_are_in_order(history: list[list[Location]]) -> None:
    changes: list[tuple[list[Story], set[str]]] = [
        (
            [Story(f"{turn}{at}", "news", "", "", location=one) for at, one in enumerate(found)],
            set(),
        )
        for turn, found in enumerate(history)
    ]
    every = {level for found in history for one in found for level in one.levels}
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        replay(engine, changes)
        toc = files.read_toc(folder, engine.status().generation)
        index = places(FACETS["location"], [Segment(folder, about) for about in toc.segments])
        named = [
            [index.named(start, depth) for start in level.starts[1:].tolist()]
            for depth, level in enumerate(index.levels)
        ]
        assert sorted(value for level in named for value, _ in level) == sorted(dict(every))
        for depth, found in enumerate(named):
            ranks = index.ranks(depth)
            numbers = range(len(found) + 1) if ranks is None else ranks.numbers
            in_order = [found[number - 1][::-1] for number in list(numbers)[1:]]
            assert in_order == sorted(in_order)
