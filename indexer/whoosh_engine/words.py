"""Texts become words as numbers; what stands between two spaces is analysed but once.

Most of what is cut from a text has been met before, and is looked up as arrays; only
what is new is analysed. A word is 8 times the number of its term, in the order in
which terms came, plus the bit of its form: see `forms.py`.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Sequence
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import analysed_each
from indexer.whoosh_engine.arrays import ends_from, sizes_of, spans
from indexer.whoosh_engine.forms import form_bit
from indexer.whoosh_engine.ordering import order_of
from indexer.whoosh_engine.runs import MAX_BYTES, Cut, Keys, RunTable, cut, keys_of

MAX_KEPT_BYTES = 40
"""Longer runs are seldom seen twice."""

MAX_KEPT_RUNS = 1_000_000
"""About 150 MB; half of the runs of 100,000 stories are seen once."""


class Words:
    """Every run that was met, by number, with its words; and their terms."""

    def __init__(self) -> None:
        self._table = RunTable()
        self._long: dict[bytes, int] = {}
        self._ends = array("q", [0])  # of each run's words, behind those of the one before
        self._words = array("i")
        self._only = array("i", [-1])  # each run's word, if it is one; -1 if it is not
        self._numbers: dict[str, int] = {}
        self._terms: list[bytes] = []

    def __len__(self) -> int:
        """How many runs were met."""
        return len(self._ends) - 1

    def of(self, texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The words of the texts, end to end, and how many each text has."""
        runs = cut(texts)
        keys = keys_of(runs)
        numbers = self._table.numbers(*keys)
        unknown = np.flatnonzero(numbers == 0)
        if len(unknown):
            numbers[unknown] = self._met(runs, keys, unknown)
        words = np.frombuffer(self._only, np.int32).take(numbers)
        others = np.flatnonzero(words < 0)
        if not len(others):
            return words, runs.counts
        return self._spread(words, numbers, others, runs.counts)

    def _spread(
        self,
        words: NDArray[np.int32],
        numbers: NDArray[np.int64],
        others: NDArray[np.int64],
        run_counts: NDArray[np.int64],
    ) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """What `of` returns where the runs at `others` have none or several words."""
        ends = np.frombuffer(self._ends, np.int64)
        first, end = ends.take(numbers[others] - 1), ends.take(numbers[others])
        counts = np.ones(len(numbers), np.int64)
        counts[others] = end - first
        starts = ends_from(counts)
        words = np.repeat(words, counts)
        every = np.frombuffer(self._words, np.int32)
        words[spans(starts[others], end - first)] = every.take(spans(first, end - first))
        return words, np.diff(starts[ends_from(run_counts)])

    def _met(self, runs: Cut, keys: tuple[Keys, Keys], unknown: NDArray[np.int64]) -> list[int]:
        """The numbers of runs that are new or too long for the table."""
        starts, ends = runs.starts[unknown], runs.ends[unknown]
        met = [
            runs.data[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]
        first = len(self) + 1
        new: dict[bytes, int] = {}  # with their numbers
        long = self._long
        numbers = [long.get(run) or new.setdefault(run, first + len(new)) for run in met]
        self._learn(list(map(bytes.decode, new)))
        sizes = ends - starts
        places = np.zeros(len(new), np.int64)
        of_new = np.array(numbers) - first
        is_short = np.flatnonzero(sizes <= MAX_BYTES)
        places[of_new[is_short]] = unknown[is_short] + 1  # any one of equal runs
        short = np.flatnonzero(places)
        at = places[short] - 1
        low, high = keys
        self._table.add(low[at], high[at], short + first)
        for which in np.flatnonzero((sizes > MAX_BYTES) & (sizes <= MAX_KEPT_BYTES)).tolist():
            long[met[which]] = numbers[which]
        return numbers

    def _learn(self, runs: Sequence[str]) -> None:
        """Analyses runs, which are the next ones by number."""
        numbers, terms = self._numbers, self._terms
        each = analysed_each(runs)
        pairs = list(chain.from_iterable(each))
        found = [numbers.setdefault(term, len(numbers)) for term, _ in pairs]
        new = islice(reversed(numbers), len(numbers) - len(terms))
        terms += map(str.encode, reversed(list(new)))
        bits = [form_bit(form) for _, form in pairs]
        words = np.array(found, np.int32) << 3 | np.array(bits, np.int32)
        self._words.frombytes(words.tobytes())
        sizes = sizes_of(each)
        ends = np.cumsum(sizes)
        only = np.full(len(runs), -1, np.int32)
        only[sizes == 1] = words[ends[sizes == 1] - 1]
        self._only.frombytes(only.tobytes())
        self._ends.frombytes((ends + self._ends[-1]).tobytes())

    def in_order(self, numbers: NDArray[np.int32]) -> tuple[list[bytes], NDArray[np.uint32]]:
        """The terms with these numbers, in order, and the place of each number's term."""
        is_used = np.zeros(len(self._terms), bool)
        is_used[numbers] = True
        used = np.flatnonzero(is_used)
        terms = [self._terms[number] for number in used.tolist()]
        order = order_of(terms).places
        places = np.zeros(len(self._terms), np.uint32)
        places[used[order]] = np.arange(len(used))
        return [terms[at] for at in order.tolist()], places


_kept = threading.local()


def kept_words() -> Words:
    """The words that this thread has met so far, or none if they have become too many."""
    words: Words | None = getattr(_kept, "words", None)
    if words is None or len(words) > MAX_KEPT_RUNS:
        words = _kept.words = Words()
    return words
