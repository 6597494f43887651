"""The ranked text of a batch, sorted into posting lists."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from indexer.analysis import tokens
from indexer.fields import RANKED_FIELDS
from indexer.story import Story
from indexer.whoosh_engine import texts
from indexer.whoosh_engine.forms import form_mask
from indexer.whoosh_engine.texts import FIELD_GAP, KEY_BITS, TextBuffer
from tests.whoosh_engine.corpora import histories


def occurrences(stories: Sequence[Story]) -> dict[bytes, dict[int, tuple[float, list[int], int]]]:
    """By term and document: its weight, its positions and the mask of its forms."""
    found: dict[bytes, dict[int, tuple[float, list[int], int]]] = {}
    for doc, story in enumerate(stories):
        first = 0
        for field in RANKED_FIELDS:
            for text in field.texts(story):
                words = list(tokens(text))
                for at, word in enumerate(words, first):
                    of_term = found.setdefault(word.term.encode(), {})
                    weight, positions, forms = of_term.get(doc, (0.0, [], 0))
                    forms |= form_mask(word.form)
                    of_term[doc] = weight + field.weight, [*positions, at], forms
                first += len(words) + FIELD_GAP
    return found


@pytest.mark.parametrize("key_bits", [KEY_BITS, 0], ids=["as one number", "by their terms alone"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories)
def test_lists_have_every_word_however_they_were_sorted(
    monkeypatch: pytest.MonkeyPatch,
    key_bits: int,
    history: list[tuple[list[Story], set[str]]],
) -> None:
    monkeypatch.setattr(texts, "KEY_BITS", key_bits)
    stories = [story for came, _ in history for story in came]
    buffer = TextBuffer()
    for story in stories:
        buffer.add(story)
    terms, lists, *_ = buffer.sorted()
    expected = occurrences(stories)
    assert terms == sorted(expected)
    postings = [(doc, *rest) for term in terms for doc, rest in expected[term].items()]
    assert lists.lengths.tolist() == [len(expected[term]) for term in terms]
    if not terms:
        return
    assert lists.weights is not None
    assert lists.counts is not None
    assert lists.positions is not None
    assert lists.forms is not None
    ends = np.cumsum(lists.counts)[:-1]
    positions = [part.tolist() for part in np.split(lists.positions, ends)]
    columns = (lists.docs.tolist(), lists.weights.tolist(), positions, lists.forms.tolist())
    assert list(zip(*columns, strict=True)) == postings
