"""Texts become words as numbers; what stands between two spaces is analysed but once.

Most of what is cut from a text has been met before, and is looked up as arrays; only
what is new is analysed. A word is 8 times the number of its term, in the order in
which terms came, plus the bit of its form: see `forms.py`.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import analysed_each
from indexer.whoosh_engine.forms import form_bit
from indexer.whoosh_engine.ordering import order_of
from indexer.whoosh_engine.packing import ends_from, spans
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
        ends = np.frombuffer(self._ends, np.int64)
        first = ends.take(numbers - 1)
        counts = ends.take(numbers) - first
        words = np.frombuffer(self._words, np.int32).take(spans(first, counts))
        return words, np.diff(ends_from(counts)[ends_from(runs.counts)])

    def _met(self, runs: Cut, keys: tuple[Keys, Keys], unknown: NDArray[np.int64]) -> list[int]:
        """The numbers of runs that are new or too long for the table."""
        met = [
            runs.data[start:end]
            for start, end in zip(
                runs.starts[unknown].tolist(), runs.ends[unknown].tolist(), strict=True
            )
        ]
        new: dict[bytes, int] = {}  # and where in `met` each is first
        for at, run in enumerate(met):
            if run not in self._long:
                new.setdefault(run, at)
        numbers = dict(zip(new, range(len(self) + 1, len(self) + 1 + len(new)), strict=True))
        self._learn([run.decode() for run in new])
        short = [run for run in new if len(run) <= MAX_BYTES]
        first = unknown[[new[run] for run in short]]
        low, high = keys
        self._table.add(
            low[first], high[first], np.array([numbers[run] for run in short], np.int64)
        )
        found = [numbers.get(run) or self._long[run] for run in met]
        for run in new:
            if MAX_BYTES < len(run) <= MAX_KEPT_BYTES:
                self._long[run] = numbers[run]
        return found

    def _learn(self, runs: Sequence[str]) -> None:
        """Analyses runs, which are the next ones by number."""
        numbers, terms, words, ends = self._numbers, self._terms, self._words, self._ends
        for analysed in analysed_each(runs):
            for term, form in analysed:
                number = numbers.get(term)
                if number is None:
                    number = numbers[term] = len(terms)
                    terms.append(term.encode())
                words.append(number << 3 | form_bit(form))
            ends.append(len(words))

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
