"""Where words follow one another, however many places they have."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.whoosh_engine import phrases
from indexer.whoosh_engine.phrases import adjacent, common
from indexer.whoosh_engine.postings import Places

numbers = st.lists(st.integers(0, 60), unique=True).map(sorted)


def places(of: list[int]) -> Places:
    return np.array(of, np.uint32)


@pytest.mark.parametrize("sparse", [2, 1_000], ids=["looked up", "merged"])
@pytest.mark.parametrize("at_once", [1, 3, 1_000])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(few=numbers, many=numbers)
def test_what_two_lists_share_is_found_whatever_their_lengths(
    monkeypatch: pytest.MonkeyPatch, sparse: int, at_once: int, few: list[int], many: list[int]
) -> None:
    monkeypatch.setattr(phrases, "SPARSE", sparse)
    monkeypatch.setattr(phrases, "AT_ONCE", at_once)
    assert common(places(few), places(many)).tolist() == sorted(set(few) & set(many))


@pytest.mark.parametrize("at_once", [1, 4, 1_000])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(terms=st.lists(numbers, min_size=1, max_size=4))
def test_a_phrase_is_where_each_word_stands_behind_the_one_before(
    monkeypatch: pytest.MonkeyPatch, at_once: int, terms: list[list[int]]
) -> None:
    monkeypatch.setattr(phrases, "AT_ONCE", at_once)
    first, *rest = map(set, terms)
    expected = [at for at in sorted(first) if all(at + n in of for n, of in enumerate(rest, 1))]
    assert adjacent([places(of) for of in terms]).tolist() == expected
