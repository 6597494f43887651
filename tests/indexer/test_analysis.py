"""Terms and their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import MAX_TERM_CHARS, terms, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("officer", "Officers"),
        ("flying", "flies"),
        ("command's", "command"),
        ("command’s", "command"),
        ("O'Brien", "O’Brien"),
        ("café", "CAFE"),
        ("cafe\u0301", "café"),
        ("U.S.", "US"),
        ("D.C.", "DC"),
        ("a.m.", "am"),
        ("374TH", "374th"),
    ],
)
def test_spellings_of_one_word_share_a_term(one: str, other: str) -> None:
    assert terms(one) == terms(other)


@pytest.mark.parametrize(("one", "other"), [("US", "us"), ("U.S.", "us"), ("wing", "wings2")])
def test_different_words_have_different_terms(one: str, other: str) -> None:
    assert terms(one) != terms(other)


def test_a_hyphenated_word_is_several_terms_in_a_row() -> None:
    assert terms("F-35A") == ("f", "35a")


def test_every_word_is_kept_the_most_common_too() -> None:
    assert terms("to be or not to be") == ("to", "be", "or", "not", "to", "be")


def test_offsets_are_those_of_the_word_as_written() -> None:
    text = "The U.S. Navy’s “officers”"
    assert [text[t.start : t.end] for t in tokens(text)] == ["The", "U.S.", "Navy’s", "officers"]
    assert [t.position for t in tokens(text)] == [0, 1, 2, 3]


def test_a_monstrous_word_is_cut_the_same_way_everywhere() -> None:
    (term,) = terms("x" * 1_000_000)
    assert len(term) == MAX_TERM_CHARS


@given(st.text())
def test_any_text_has_ordered_disjoint_tokens_with_terms(text: str) -> None:
    found = list(tokens(text))
    ends = [0] + [token.end for token in found]
    assert all(start <= token.start < token.end for start, token in zip(ends, found, strict=False))
    assert terms(text) == tuple(token.term for token in found)
    assert all(token.term for token in found)
