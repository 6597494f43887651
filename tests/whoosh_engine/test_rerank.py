"""The second look: what it adds, and that it neither loses nor repeats a hit."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import terms
from indexer.query import Query
from indexer.story import Story
from indexer.tree import Match, Node, Or, Phrase
from indexer.whoosh_engine import rerank
from indexer.whoosh_engine.feedback import model, telling
from indexer.whoosh_engine.function_words import content
from indexer.whoosh_engine.proximity import REACH, REVERSED, nearness
from indexer.whoosh_engine.rerank import NO_PIECES
from indexer.whoosh_engine.window import Occurrences, Window
from tests.whoosh_engine.corpora import histories, opened, put, replay, trees, words

texts = words | st.builds("{} the {}".format, words, words)


@settings(max_examples=40, deadline=None)
@given(
    history=histories,
    text=texts,
    match=st.sampled_from(("all", "any")),
    size=st.integers(1, 4),
    window=st.integers(0, 6),
)
def test_pages_put_together_are_every_match_once_in_one_order(
    history: list[tuple[list[Story], set[str]]], text: str, match: Match, size: int, window: int
) -> None:
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        opened(folder) as engine,
    ):
        patch.setattr(rerank, "WINDOWS", {"all": window, "any": window})
        replay(engine, history)
        query = Query(text, match=match, sort="relevance", per_page=size)
        every = engine.ranked(query, pieces=NO_PIECES)
        pages = [engine.ranked(query.on_page(n)) for n in range(1, every.total // size + 2)]
        ids = [story_id for page in pages for story_id in page.ids]
        scores = [score for page in pages for score in page.scores]
        assert len(ids) == len(set(ids)) == every.total
        assert [story.id for story in engine.matches(query)] == ids
        assert all(np.isfinite(scores))
        assert all(a >= b for a, b in pairwise(scores))


@settings(max_examples=30, deadline=None)
@given(history=histories, tree=trees)
def test_no_piece_changes_what_matches_or_takes_from_a_score(
    history: list[tuple[list[Story], set[str]]], tree: Node
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        replay(engine, history)
        query = Query("x", match="any", per_page=100)
        before, after = engine.ranked(query, tree, pieces=NO_PIECES), engine.ranked(query, tree)
        assert sorted(before.ids) == sorted(after.ids)
        first = dict(zip(before.ids, before.scores, strict=True))
        for story_id, score in zip(after.ids, after.scores, strict=True):
            assert score >= first[story_id]


places = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 20)), max_size=12, unique=True).map(
    sorted
)


@given(one=places, other=places)
def test_nearness_is_that_of_the_nearest_on_each_side(
    one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]
) -> None:
    expected = [0.0, 0.0, 0.0]
    for doc, at in one:
        after = [there - at for owner, there in other if owner == doc and there > at]
        before = [at - there for owner, there in other if owner == doc and there < at]
        for found, factor in ((after, 1.0), (before, REVERSED)):
            if found and min(found) <= REACH:
                expected[doc] += factor / min(found) ** 2
    disjoint = [place for place in other if place not in one]
    if disjoint == other:
        assert nearness(_occurrences(one), _occurrences(other), 3) == pytest.approx(expected)


def _occurrences(found: Sequence[tuple[int, int]]) -> Occurrences:
    both = np.array(found, np.int64).reshape(-1, 2)
    return Occurrences(both[:, 0], both[:, 1])


@settings(max_examples=30, deadline=None)
@given(history=histories, data=st.data())
def test_a_window_reads_what_whole_lists_say(
    history: list[tuple[list[Story], set[str]]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        replay(engine, history)
        with engine._generations.reading() as generation:
            if not generation.size:
                return
            chosen = data.draw(st.sets(st.integers(0, generation.size - 1)))
            docs = np.array(sorted(chosen), np.int32)
            window = Window(generation, docs)
            for term in ("ab", "xoz", "nowhere"):
                postings = generation.postings(term.encode())
                count = len(postings.docs) if postings else 0
                known = window.term(term)
                assert known.doc_count == count
                there = known.occurrences()
                if postings is None:
                    assert not len(there.owners)
                    continue
                gains = dict(zip(postings.docs.tolist(), postings.gains.tolist(), strict=True))
                expected = [gains.get(doc, 0.0) * generation.rarity(count) for doc in docs.tolist()]
                assert known.scores == pytest.approx(expected)
                every = generation.places(term.encode())
                owners = generation.docs_at(every)
                ours = generation.first_places[docs[there.owners]] + there.positions
                assert ours.tolist() == every[np.isin(owners, docs)].tolist()


def test_the_model_is_that_of_the_best_hits_the_first_counting_most() -> None:
    best = [Story("1", "news", "", "harbor crane"), Story("2", "news", "", "harbor ship")]
    found = model(best)
    assert found == pytest.approx({"harbor": 0.75, terms("crane")[0]: 0.5, "ship": 0.25})


def test_common_words_and_single_letters_are_not_taken_from_the_best_hits(tmp_path: Path) -> None:
    filler = [Story(str(n), "news", "", f"common word{n}") for n in range(30)]
    with opened(tmp_path) as engine:
        put(engine, [*filler, Story("x", "news", "", "common harbor x")])
        with engine._generations.reading() as generation:
            likely = {"common": 0.5, "x": 0.3, "harbor": 0.2, "nowhere": 0.1}
            assert telling(likely, generation) == {"harbor": 1.0}


def test_function_words_have_no_say_unless_nothing_else_is_asked_for() -> None:
    assert content(("what", "is", "lift")) == ("lift",)
    assert content(("to", "be", "or", "not")) == ("to", "be", "or", "not")
    assert content(terms("US")) == ("u.s.",)
    assert content((*terms("us"), "lift")) == ("lift",)


def test_a_question_is_ranked_by_its_subject(tmp_path: Path) -> None:
    filler = [Story(f"f{n}", "news", "", f"plain text number{n}") for n in range(30)]
    rare = Story("rare", "news", "what", "what what what how of lift and more words")
    lift = Story("lift", "news", "", "lift lift of a wing and more words")
    asked = Or(tuple(Phrase((term,), term) for term in ("what", "how", "lift")))
    query = Query("x", match="any")
    with opened(tmp_path) as engine:
        put(engine, [*filler, rare, lift])
        assert engine.ranked(query, asked, pieces=NO_PIECES).ids == ("rare", "lift")
        assert engine.ranked(query, asked).ids == ("lift", "rare")
