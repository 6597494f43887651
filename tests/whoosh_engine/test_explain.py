"""An explanation is the score, taken apart."""

from __future__ import annotations

import tempfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.query import Query
from indexer.results import Explanation
from indexer.story import Story
from indexer.tree import Match, Node
from indexer.whoosh_engine import rerank
from indexer.whoosh_engine.evaluate import Evaluation
from indexer.whoosh_engine.explain import explanations
from tests.whoosh_engine.corpora import histories, opened, replay, trees


def total(why: Explanation) -> float:
    of_words = sum(part.score for part in why.parts)
    return of_words + why.content + why.feedback + why.proximity + why.exact + why.newer


@settings(max_examples=50, deadline=None)
@given(
    history=histories,
    tree=trees,
    match=st.sampled_from(("all", "any")),
    query=st.sampled_from(
        (Query("x"), Query("x", versions="folded"), Query("x", newer="ignore"), Query())
    ),
    window=st.integers(0, 6),
)
def test_the_parts_add_up_to_the_score(
    history: list[tuple[list[Story], set[str]]],
    tree: Node,
    match: Match,
    query: Query,
    window: int,
) -> None:
    query = replace(query, match=match, per_page=100)
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        opened(folder) as engine,
    ):
        patch.setattr(rerank, "WINDOWS", {"all": window, "any": window})
        replay(engine, history)
        found = engine.ranked(query, tree)
        with engine._generations.reading() as generation:
            why = explanations(Evaluation(generation), query, tree, found.docs)
        assert [total(one) for one in why] == pytest.approx(list(found.scores), rel=1e-3, abs=1e-4)
        for part in (part for one in why for part in one.parts):
            assert part.score > 0
            assert part.stories > 0
            assert part.saturated is None or 0 < part.saturated < 1
