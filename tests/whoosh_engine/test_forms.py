"""Which forms of a word each story has, as the index keeps them."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import tokens
from indexer.fields import RANKED_FIELDS
from indexer.story import Story
from indexer.whoosh_engine.engine import WhooshEngine
from indexer.whoosh_engine.forms import form_bit, form_mask
from indexer.whoosh_engine.window import Window
from tests.whoosh_engine.corpora import engine_in, opened, put, replay

FORMS = ("train", "trains", "trained", "Training", "U.S.", "us", "xøz", "日本")
TERMS = sorted({token.term for form in FORMS for token in tokens(form)})

bodies = st.lists(st.sampled_from(FORMS), max_size=5).map(" ".join)
story_ids = st.integers(0, 15).map(str)
stories = st.builds(Story, story_ids, st.just("image"), bodies, bodies)
histories = st.lists(
    st.tuples(st.lists(stories, max_size=8), st.sets(story_ids, max_size=3)),
    min_size=1,
    max_size=6,
)


def masks_of(story: Story) -> dict[str, int]:
    """The mask of each term, from the analyser's tokens alone."""
    found: dict[str, int] = defaultdict(int)
    for field in RANKED_FIELDS:
        for text in field.texts(story):
            for token in tokens(text):
                found[token.term] |= form_mask(token.form)
    return found


def indexed_masks(engine: WhooshEngine, term: str) -> dict[str, int]:
    """What the index says of every live story."""
    with engine._generations.reading() as generation:
        docs = generation.live
        masks = Window(generation, docs).term(term).forms()
        assert masks.dtype == np.uint8
        return {generation.id(doc): int(mask) for doc, mask in zip(docs, masks, strict=True)}


@given(histories)
def test_a_story_has_the_forms_that_stand_in_it_after_any_changes(
    history: list[tuple[list[Story], set[str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        left = {i: masks_of(story) for i, story in replay(engine, history).items()}
        for term in TERMS:
            expected = {i: masks.get(term, 0) for i, masks in left.items()}
            assert indexed_masks(engine, term) == expected


def test_stories_that_differ_in_their_forms_alone_differ_in_their_masks(tmp_path: Path) -> None:
    forms = ("trained", "training", "trainings")
    assert len({form_bit(form) for form in forms}) == len(forms)  # or they cannot differ
    engine = engine_in(tmp_path)
    put(engine, [Story(form, "news", "", form) for form in forms])
    assert indexed_masks(engine, "train") == {form: form_mask(form) for form in forms}
    engine.close()


def test_no_story_has_a_form_of_a_word_that_there_is_not(tmp_path: Path) -> None:
    engine = engine_in(tmp_path)
    put(engine, [Story("1", "news", "", "word")])
    assert indexed_masks(engine, "other") == {"1": 0}
    with engine._generations.reading() as generation:
        assert Window(generation, np.zeros(0, np.int32)).term("word").forms().tolist() == []
    engine.close()


def test_a_form_can_be_any_text() -> None:
    assert all(form_mask(form) in (1 << np.arange(8)) for form in ("", "\ud801", "日本", "a\0"))
