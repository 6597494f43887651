"""How many documents have each value of a facet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import Ints, ends_from, picked, run_counts
from indexer.whoosh_engine.levels import Level, Node

SPARSE = 8
"""Where there are fewer numbers than one in so many that they could be, they are sorted:
300 of 3,000 take 8 us so, and 9 if each of the 3,000 is looked at; of 50,000 it is 200."""


class Found(NamedTuple):
    """The nodes of a level that any document has.

    Attributes:
        numbers: ascending, from 1 on.
        counts: int64, how many documents have each.
    """

    numbers: Ints
    counts: NDArray[np.int64]


class Counts:
    """The codes of some documents, counted for one level after the other as they are asked for."""

    def __init__(self, levels: Sequence[Level], codes: Ints, none: int = 0) -> None:
        """`none` documents have no code at all, others without a value have 0."""
        self._levels = levels
        self._codes = codes
        self._found: dict[int, Found] = {}
        self._is_sparse = len(codes) < levels[0].code_count
        self._none = none

    @cached_property
    def missing(self) -> int:
        """How many documents have no value."""
        return self._none + len(self._codes) - int(self.level(0).counts.sum())

    def level(self, depth: int) -> Found:
        """The nodes of a level."""
        found = self._found.get(depth)
        if found is None:
            found = self._found[depth] = self._level(self._levels[depth])
        return found

    def of(self, node: Node) -> int:
        """How many have a value, or one below it."""
        numbers, counts = self.level(node.depth)
        number = self._levels[node.depth].number(node.start)
        at = int(numbers.searchsorted(number))
        return int(counts[at]) if at < len(numbers) and numbers[at] == number else 0

    @cached_property
    def _below(self) -> NDArray[np.int64]:
        """int64[C + 1]: how many documents have a code below each."""
        return ends_from(np.bincount(self._codes, minlength=self._levels[0].code_count))

    def _level(self, level: Level) -> Found:
        if level.is_flat:
            found, counts = counted(self._codes, len(level))
        elif self._is_sparse:
            found, counts = counted(picked(level.of_code, self._codes), len(level))
        else:  # each code once, however many documents have it
            every = self._below[level.ends] - self._below[level.starts]
            found = every.nonzero()[0]
            counts = every[found]
        if len(found) and found[0] == 0:
            return Found(found[1:], counts[1:])
        return Found(found, counts)


def counted(numbers: Ints, size: int) -> tuple[Ints, NDArray[np.int64]]:
    """Which of the numbers below `size` there are, ascending, and how many of each."""
    if len(numbers) * SPARSE >= size:
        counts = np.bincount(numbers)
        found = counts.nonzero()[0]
        return found, counts[found]
    ordered = numbers.copy()
    ordered.sort()
    return run_counts(ordered)
