"""Whoosh's own searcher over the same folder finds the same and scores it the same.

That is before the second look, which Whoosh knows nothing of.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
import whoosh.index
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh_query

from indexer.analysis import terms
from indexer.duplicates import seniority
from indexer.fields import FACETS
from indexer.query import Query, Versions
from indexer.story import Story
from indexer.tree import (
    And,
    Between,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Value,
    Wildcard,
    Within,
    each_once,
)
from indexer.whoosh_engine.engine import WhooshEngine
from indexer.whoosh_engine.rerank import NO_PIECES
from indexer.whoosh_engine.weighting import Weighting
from tests.whoosh_engine.corpora import histories, opened, paths, replay, trees
from tests.whoosh_engine.plain import Text, has_value, stands_for


class Oracle:
    """Whoosh's own searcher, asked for whatever it does right; sets do the rest."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._stories = {
            doc: Story.from_json(json.loads(searcher.stored_fields(doc)["story"]))
            for doc in searcher.reader().all_doc_ids()
        }

    def scores(self, node: Node) -> dict[str, float]:
        """The ids of the stories that match, with their scores."""
        return {self._stories[doc].id: score for doc, score in self._scores(node).items()}

    def stories(self) -> dict[str, Story]:
        """The stories that are stored, by id."""
        return {story.id: story for story in self._stories.values()}

    def _terms(self) -> list[str]:
        """All terms; the lexicon of several segments in one loses some in Whoosh."""
        leaves = self._searcher.reader().leaf_readers()
        return sorted({term.decode() for leaf, _ in leaves for term in leaf.lexicon("text")})

    def _scores(self, node: Node) -> dict[int, float]:
        asked = as_whoosh(node)
        if asked is not None:
            return dict(self._searcher.search(asked, limit=None).items())
        match node:
            case Everything():
                return dict.fromkeys(self._stories, 0.0)
            case Between(axis, first, last):
                # Whoosh scores what a column says with 1, and finds deleted documents by it.
                low = int(first.strftime("%Y%m%d")) if first else 1
                high = int(last.strftime("%Y%m%d")) if last else 99991231
                width = 1 if axis == "taken" else 10_000
                days = whoosh_query.ColumnQuery(axis, lambda n: low <= n // width <= high)
                found = set(self._searcher.docs_for_query(days))
                return dict.fromkeys(found & self._stories.keys(), 0.0)
            case Phrase(words):
                # With a slop Whoosh takes the nearest words alone, in one direction; so the
                # judge of the distance is the story itself, and Whoosh scores its words.
                all_words = self._scores(And(tuple(Phrase((term,), term) for term in words)))
                texts = {doc: Text.of(self._stories[doc]) for doc in all_words}
                return {doc: all_words[doc] for doc in all_words if texts[doc].has(node)}
            case Fuzzy() | Wildcard() | Prefix():
                # Whoosh counts two swapped neighbours as two edits; `[` begins a class for
                # it, and it scores nothing for `*`.
                near = [Phrase((t,), t) for t in self._terms() if stands_for(node, t)]
                return self._scores(Or(tuple(near))) if near else {}
            case Within(name, Phrase() as phrase):
                # Whoosh has no such fields: it scores the words, the story is the judge.
                scores = self._scores(phrase)
                texts = {doc: Text.of(self._stories[doc], (name,)) for doc in scores}
                return {doc: scores[doc] for doc in scores if texts[doc].has(phrase)}
            case Within(name, Prefix() | Wildcard() | Fuzzy() as part):
                known = [Phrase((t,), t) for t in self._terms() if stands_for(part, t)]
                inside = tuple(Within(name, phrase) for phrase in known)
                return self._scores(Or(inside)) if inside else {}
            case Value():
                having = {d for d, story in self._stories.items() if has_value(story, node)}
                return dict.fromkeys(having, 0.0)
            case Not(child):
                # Whoosh's own exclusions let documents through.
                return dict.fromkeys(self._stories.keys() - self._scores(child).keys(), 0.0)
            case And(nodes):
                parts = [self._scores(child) for child in each_once(nodes)]
                common = set.intersection(*(set(part) for part in parts))
                return {doc: sum(part[doc] for part in parts) for doc in common}
            case Or(nodes):
                parts = [self._scores(child) for child in each_once(nodes)]
                every = {doc for part in parts for doc in part}
                return {doc: sum(part.get(doc, 0.0) for part in parts) for doc in every}
        raise TypeError(node)


def as_whoosh(node: Node) -> Any | None:
    """The node as Whoosh asks it; None where Whoosh has nothing like it."""
    match node:
        case Phrase((term,)):
            return whoosh_query.Term("text", term)
        case Phrase(words, _, 1):
            return whoosh_query.Phrase("text", list(words))
        case Prefix(text) if terms(text) == (text,):
            return whoosh_query.Prefix("text", text, constantscore=False)
        case Wildcard(pattern) if not set("[?") & set(pattern) and pattern != "*":
            return whoosh_query.Wildcard("text", pattern, constantscore=False)
        case And(nodes) | Or(nodes):
            parts = [as_whoosh(child) for child in each_once(nodes)]
            kind = whoosh_query.And if isinstance(node, And) else whoosh_query.Or
            return None if None in parts else kind(parts)
        case _:
            return None


@settings(max_examples=60, deadline=None)
@given(
    history=histories,
    asked=st.lists(trees, min_size=1, max_size=4),
    versions=st.sampled_from(("all", "folded")),
)
def test_hits_scores_and_counts_are_those_of_whoosh_s_own_searcher(
    history: list[tuple[list[Story], set[str]]], asked: list[Node], versions: Versions
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        left = replay(engine, history)
        with whoosh.index.open_dir(folder).searcher(weighting=Weighting()) as searcher:
            oracle = Oracle(searcher)
            assert oracle.stories() == left
            for tree in asked:
                agree(engine, tree, oracle, versions)


def agree(engine: WhooshEngine, tree: Node, oracle: Oracle, versions: Versions) -> None:
    """Holds one answer against the oracle's."""
    query = Query("x", versions=versions, per_page=100)
    found = engine.ranked(query, tree, pieces=NO_PIECES)
    scores, stored = oracle.scores(tree), oracle.stories()
    expected = scores if versions == "all" else best_of_groups(engine, scores)
    assert found.total == len(found.ids) == len(expected), tree
    if versions == "all":
        assert set(found.ids) == set(expected), tree
    for story_id, score in zip(found.ids, found.scores, strict=True):
        assert score == pytest.approx(scores[story_id], rel=1e-4, abs=1e-5), tree
    assert sorted(found.scores) == pytest.approx(sorted(expected.values()), rel=1e-4, abs=1e-5)
    assert all(a >= b for a, b in pairwise(found.scores))
    hits = [stored[story_id] for story_id in found.ids]
    for counts in found.facets:
        tally = Counter(path for story in hits for path in paths(story, counts.facet))
        assert {v.value: v.count for v in counts.values} == {
            value: count
            for value, count in tally.items()
            if len(FACETS[counts.facet].ancestors(value)) < FACETS[counts.facet].levels_shown
        }, tree
        assert counts.missing == sum(1 for story in hits if not paths(story, counts.facet)), tree


def best_of_groups(engine: WhooshEngine, scores: dict[str, float]) -> dict[str, float]:
    """Of each group of versions the best match."""
    best: dict[str, str] = {}
    for story_id in sorted(scores, key=lambda story_id: (-scores[story_id], seniority(story_id))):
        best.setdefault(engine.versions(story_id)[0], story_id)
    return {story_id: scores[story_id] for story_id in best.values()}
