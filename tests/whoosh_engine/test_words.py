"""Texts as words: the analyser's own, whatever was met before."""

from __future__ import annotations

import random
import string

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import tokens
from indexer.whoosh_engine.forms import form_bit
from indexer.whoosh_engine.runs import MAX_BYTES, RunTable, cut, keys_of
from indexer.whoosh_engine.words import MAX_KEPT_BYTES, Words

_pieces = st.sampled_from(
    (" ", "\n", "\0", "\x1f", "\x85", "\u2003", ",", ".", "..", "-", "’", "é", "日本", "US", "U.S.",
     "F-35A", "1,234", "a", "wing", "wings", "firsteight", "firsteighta", "sixteenletterssss",
     "x" * MAX_KEPT_BYTES, "𝔸")
)  # fmt: skip
texts = st.lists(st.text(max_size=20) | st.lists(_pieces, max_size=12).map("".join), max_size=4)


def words_of(words: Words, found: list[str]) -> list[list[tuple[str, int]]]:
    """The term and the form's bit of each word of each text."""
    numbers, lengths = words.of(found)
    terms = {number: term for term, number in words._numbers.items()}
    pairs = [(terms[number >> 3], number & 7) for number in numbers.tolist()]
    ends = np.cumsum(lengths).tolist()
    return [pairs[end - length : end] for end, length in zip(ends, lengths.tolist(), strict=True)]


@given(st.lists(texts, max_size=4))
def test_the_words_of_any_texts_are_the_analyser_s_own(batches: list[list[str]]) -> None:
    words = Words()
    for batch in batches * 2:  # new, and met before
        expected = [[(one.term, form_bit(one.form)) for one in tokens(text)] for text in batch]
        assert words_of(words, batch) == expected


@given(texts)
def test_terms_have_places_in_the_order_of_their_bytes(found: list[str]) -> None:
    words = Words()
    words.of(["zebra zz 日本 \U0010ffff \uffee", "alpha"])
    words.in_order(np.zeros(0, np.int32))
    numbers = words.of(found)[0] >> 3
    terms, places = words.in_order(numbers)
    assert terms == sorted({one.term.encode() for text in found for one in tokens(text)})
    expected = [one.term.encode() for text in found for one in tokens(text)]
    assert [terms[place] for place in places[numbers].tolist()] == expected


def test_every_run_has_its_own_number_however_many_there_are() -> None:
    rng = random.Random(3)
    sizes = (1, 2, 7, 8, 9, 15, MAX_BYTES)
    runs = {"".join(rng.choices(string.ascii_letters, k=rng.choice(sizes))) for _ in range(20_000)}
    runs |= {"firsteight" + end for end in string.ascii_letters}
    every = sorted(runs)
    rng.shuffle(every)
    table = RunTable()
    for first in range(0, len(every), 3_000):
        here = cut([" ".join(every[first : first + 3_000])])
        assert not table.numbers(*keys_of(here)).any()
        table.add(*keys_of(here), np.arange(len(here.starts)) + first + 1)
    numbers = table.numbers(*keys_of(cut([" ".join(every)])))
    assert numbers.tolist() == list(range(1, len(every) + 1))


def test_runs_that_want_one_slot_are_told_apart() -> None:
    table = RunTable()
    table._factors = [np.uint64(0)] * 3  # every run's first slot is then the first of all
    here = cut(["a b c d e f"])
    table.add(*keys_of(here), np.arange(6) + 1)
    assert table.numbers(*keys_of(cut(["f e x a"]))).tolist() == [6, 5, 0, 1]
