"""More like this is exactly the sum that it says, over all stories."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings

from indexer.story import Story
from indexer.tree import Phrase
from indexer.whoosh_engine import similar as similar_words
from indexer.whoosh_engine.evaluate import Evaluation
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.generations import Generations
from indexer.whoosh_engine.similar import similar, telling_words
from indexer.whoosh_engine.weighted import weighted_counts
from tests.whoosh_engine.corpora import histories, opened, put, replay


@contextmanager
def generation_in(folder: Path | str) -> Iterator[Generation]:
    generations = Generations(str(folder), 1 << 20)
    with generations.reading() as generation:
        yield generation
    generations.close()


def likeness(generation: Generation, doc: int, story: Story) -> dict[int, float]:
    """Σ over the telling words of BM25 there times what each has gained here."""
    scores: dict[int, float] = {}
    gained: list[tuple[float, str]] = []
    for term in weighted_counts(story):
        found = Evaluation(generation).matches(Phrase((term,), term))
        assert found.docs is not None
        of_term = dict(zip(found.docs.tolist(), found.scores.tolist(), strict=True))
        if len(of_term) > 1:
            gained.append((of_term[doc], term))
    for own, term in sorted(gained, key=lambda pair: -pair[0])[: similar_words.TERMS]:
        found = Evaluation(generation).live(Phrase((term,), term))
        every = Evaluation(generation).matches(Phrase((term,), term))
        assert found.docs is not None
        gain = own / float(generation.rarity(int(every.size)))
        for other, score in zip(found.docs.tolist(), found.scores.tolist(), strict=True):
            scores[other] = scores.get(other, 0.0) + score * gain
    return scores


@settings(max_examples=60, deadline=None)
@given(history=histories)
def test_likeness_is_that_of_comparing_all_stories(
    history: Sequence[tuple[list[Story], set[str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        stories = replay(engine, history)
        if not stories:
            return
        with generation_in(folder) as generation:
            for story_id, story in stories.items():
                doc = generation.doc(story_id)
                assert doc is not None
                expected: dict[str, float] = {}  # by group, the best of it
                for other, score in likeness(generation, doc, story).items():
                    versions = engine.versions(generation.id(other))
                    if story_id not in versions:
                        expected[versions[0]] = max(score, expected.get(versions[0], 0))
                found = similar(generation, doc, story, 100)
                assert found.docs is not None
                groups = [engine.versions(generation.id(d))[0] for d in found.docs.tolist()]
                assert dict(zip(groups, found.scores.tolist(), strict=True)) == pytest.approx(
                    expected, rel=1e-4
                )
                assert len(groups) == len(expected)
                few = similar(generation, doc, story, 2)
                assert few.docs is not None
                assert few.docs.tolist() == found.docs[:2].tolist()


def test_of_many_words_the_rarest_are_looked_for_as_far_as_postings_allow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = ["common rare middling", "common rare", *["common middling"] * 3, *["common"] * 9]
    stories = [Story(str(n), "image", "", body) for n, body in enumerate(bodies)]
    with opened(tmp_path) as engine:
        put(engine, stories)

    def looked_for() -> list[bytes]:
        with generation_in(tmp_path) as generation:
            doc = generation.doc("0")
            assert doc is not None
            counts = weighted_counts(stories[0])
            return [word.term for word in telling_words(generation, doc, counts)]

    assert looked_for() == [b"rare", b"middl", b"common"]
    monkeypatch.setattr(similar_words, "TERMS", 2)
    assert looked_for() == [b"rare", b"middl"]
    monkeypatch.setattr(similar_words, "MAX_POSTINGS", 2)
    assert looked_for() == [b"rare"]
    monkeypatch.setattr(similar_words, "MAX_POSTINGS", 1)
    assert looked_for() == []


def test_many_versions_before_it_hide_no_other_story(tmp_path: Path) -> None:
    text = " ".join(f"word{n}" for n in range(60))
    versions = [Story(str(n), "news", "Levee", f"levee {text}") for n in range(30)]
    others = [Story("asked", "news", "Levee", "levee"), Story("last", "news", "Notice", "A levee.")]
    with opened(tmp_path) as engine:
        put(engine, [*versions, *others])
        assert len(engine.versions("0")) == 30
        found = {hit.story.id for hit in engine.similar("asked", 2)}
        assert "last" in found
        assert len(found) == 2
