"""Answers equal those of a plain reading of the rules, one story after another."""

from __future__ import annotations

import tempfile
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.query import Query
from indexer.story import Story
from indexer.tree import Node
from indexer.whoosh_engine.rerank import NO_PIECES
from tests.whoosh_engine.corpora import opened, put, stories, trees
from tests.whoosh_engine.plain import Plain, edits

corpora = st.lists(stories, max_size=14, unique_by=lambda story: story.id)


@settings(max_examples=100, deadline=None)
@given(corpus=corpora, asked=st.lists(trees, min_size=1, max_size=4))
def test_matches_and_scores_are_those_of_a_plain_reading(
    corpus: list[Story], asked: list[Node]
) -> None:
    plain = Plain({story.id: story for story in corpus})
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        third = len(corpus) // 3
        for part in (corpus[:third], corpus[third:]):  # two segments
            put(engine, part)
        for tree in asked:
            found = engine.ranked(Query("x", per_page=100), tree, pieces=NO_PIECES)
            expected = plain.scores(tree)
            assert set(found.ids) == set(expected), tree
            assert found.total == len(expected)
            assert dict(zip(found.ids, found.scores, strict=True)) == pytest.approx(
                expected, rel=1e-4, abs=1e-5
            ), tree
            assert all(a >= b for a, b in pairwise(found.scores))


def test_edits_are_counted_as_the_textbook_does() -> None:
    assert [edits("kitten", "sitting"), edits("ab", "ba"), edits("ca", "abc")] == [3, 1, 3]
    assert [edits("", "abc"), edits("abc", "abc"), edits("abcd", "acbd")] == [3, 0, 1]
