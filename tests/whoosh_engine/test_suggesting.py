"""Suggestions depend on the stories alone, not on how their segments came about."""

from __future__ import annotations

import tempfile

from hypothesis import given, settings

from indexer.story import Story
from tests.whoosh_engine.corpora import WORDS, histories, opened, put, replay


@settings(deadline=None, max_examples=25)
@given(history=histories)
def test_merged_and_thinned_segments_suggest_what_a_fresh_index_does(
    history: list[tuple[list[Story], set[str]]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryDirectory() as other,
        opened(folder) as grown,
        opened(other) as fresh,
    ):
        left = replay(grown, history)
        put(fresh, left.values())
        if left:
            for word in (*WORDS, "a", "wi", "tok", "b"):
                given_by = [
                    {(one.kind, one.text, one.count) for one in engine.suggest(word, 1_000)}
                    for engine in (grown, fresh)
                    if engine.status().stories
                ]
                assert given_by[0] == given_by[-1]
