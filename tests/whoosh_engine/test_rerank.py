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
from indexer.function_words import content
from indexer.language import parse
from indexer.query import Query
from indexer.story import Story
from indexer.tree import And, Match, Node, Or, Phrase
from indexer.whoosh_engine import rerank
from indexer.whoosh_engine.feedback import model, telling
from indexer.whoosh_engine.proximity import REACH, REVERSED, in_a_row, nearness, proximity
from indexer.whoosh_engine.rerank import NO_PIECES, typed_in_a_row
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
    best = [Story("1", "news", "", "harbor crane"), Story("2", "news", "", "harbor ship ship")]
    found = model(zip(best, (1.0, 2.0), strict=True))
    expected = {"harbor": 1 / 2 + 1 / 3 / 2, terms("crane")[0]: 1 / 2, "ship": 2 / 4 / 2}
    assert found == pytest.approx(expected)


def test_a_rare_word_of_the_best_hits_tells_more_than_a_common_one(tmp_path: Path) -> None:
    filler = [Story(str(n), "news", "", f"ship word{n}" if n < 5 else "word") for n in range(30)]
    with opened(tmp_path) as engine:
        put(engine, [*filler, Story("x", "news", "", "harbor")])
        with engine._generations.reading() as generation:
            shares = telling({"ship": 0.5, "harbor": 0.5, "the": 9.0}, generation)
            assert list(shares) == ["harbor", "ship"]
            assert shares["harbor"] > shares["ship"]
            assert sum(shares.values()) == pytest.approx(1)


def test_a_word_said_again_counts_more_where_any_word_is_enough(tmp_path: Path) -> None:
    stories = [Story("1", "news", "", "harbor word"), Story("2", "news", "", "crane word")]
    with opened(tmp_path) as engine:
        put(engine, stories)
        for asked, first in (("harbor crane crane", "2"), ("harbor crane harbor", "1")):
            assert engine.ranked(Query(asked, match="any")).ids[0] == first
        once, twice = Query("harbor crane", match="any"), Query("harbor crane crane", match="any")
        plain = engine.ranked(once, pieces=NO_PIECES)
        assert engine.ranked(twice, pieces=NO_PIECES) == plain


def test_the_same_word_in_two_forms_counts_once_in_the_first_look(tmp_path: Path) -> None:
    with opened(tmp_path) as engine:
        put(engine, [Story("1", "news", "", "harbor word")])
        once, twice = Query("harbor"), Query("harbor Harbors")
        scores = [engine.ranked(query, pieces=NO_PIECES).scores for query in (once, twice)]
        assert scores[0] == scores[1]


def test_common_words_and_single_letters_are_not_taken_from_the_best_hits(tmp_path: Path) -> None:
    filler = [Story(str(n), "news", "", f"common word{n}") for n in range(30)]
    with opened(tmp_path) as engine:
        put(engine, [*filler, Story("x", "news", "", "common harbor x")])
        with engine._generations.reading() as generation:
            likely = {"common": 0.5, "x": 0.3, "harbor": 0.2, "nowhere": 0.1}
            assert telling(likely, generation) == {"harbor": 1.0}


def test_a_story_with_all_words_in_a_row_gains_as_much_as_these_words_can_give(
    tmp_path: Path,
) -> None:
    words = ("harbor", "crane", "ship")
    often = " word ".join(["harbor crane", "crane ship", "ship harbor"] * 9)
    stories = [
        Story("often", "news", "Harbor ship crane", often),
        Story("row", "news", "Harbor crane ship", "word " * 300),
        *(Story(str(n), "news", "", "crane") for n in range(5)),
    ]
    with opened(tmp_path) as engine:
        put(engine, stories)
        assert engine.ranked(Query("Harbor cranes ship")).ids == ("row", "often")
        with engine._generations.reading() as generation:
            window = Window(generation, np.arange(2, dtype=np.int32))
            gained = proximity(words, window, 1, words) - proximity(words, window, 1)
            most = sum(generation.rarity(window.term(word).doc_count) for word in words)
            assert gained.tolist() == pytest.approx([0, most], rel=1e-5)


runs = st.lists(st.lists(st.sampled_from("abc"), max_size=12), max_size=4)


@given(runs, st.lists(st.sampled_from("abc"), min_size=1, max_size=4))
def test_words_in_a_row_are_found_wherever_they_stand(
    texts: list[list[str]], row: list[str]
) -> None:
    places = {
        word: _occurrences(
            [
                (doc, at)
                for doc, text in enumerate(texts)
                for at, one in enumerate(text)
                if one == word
            ]
        )
        for word in "abc"
    }
    expected = ["".join(row) in "".join(text) for text in texts]
    assert in_a_row([places[word] for word in row], len(texts)).tolist() == expected


def test_the_words_in_a_row_are_those_that_were_typed() -> None:
    typed = parse("374 AW -embassy (typhoon OR storm) relief* taken:2024").tree
    names = Or((And(tuple(Phrase(terms(word), word) for word in ("374", "AW"))), typed))
    assert typed_in_a_row(typed) == ("374", "aw", "typhoon")
    assert typed_in_a_row(names) == ("374", "aw")


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
