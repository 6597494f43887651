"""The tree of a facet's values as spans of codes: see `facets.py`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import Ints, spans


class Node(NamedTuple):
    """A value: its span of codes, and how many levels are above it."""

    start: int
    end: int
    depth: int


class Level:
    """The nodes at one depth, numbered from 1 on in the order of the tree; 0 is none.

    `K` is the number of nodes, with 0, which spans the code 0.

    Attributes:
        starts: int64[K], the first code of each node.
        ends: int64[K], the code behind its last.
        code_count: `C`.
        is_flat: whether every code is a node: its number is the code.
    """

    def __init__(self, starts: Ints, ends: Ints, code_count: int) -> None:
        self.starts: NDArray[np.int64] = np.append(np.int64(0), starts)
        self.ends: NDArray[np.int64] = np.append(np.int64(1), ends)
        self.is_flat = len(self) == code_count
        self.code_count = code_count

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def of_code(self) -> Ints:
        """[C], as narrow as can be: the number of each code's node, 0 where it has none."""
        numbers = np.zeros(self.code_count, np.min_scalar_type(len(self)))
        lengths = self.ends - self.starts
        lengths[0] = 0
        inside = spans(self.starts, lengths)
        numbers[inside] = np.repeat(np.arange(len(self)), lengths)
        return numbers

    def number(self, start: int) -> int:
        """The number of the node whose span begins there."""
        return int(self.starts.searchsorted(start))

    def nodes(self, depth: int) -> Iterator[Node]:
        """All of them, if that is how deep they are."""
        for start, end in zip(self.starts[1:].tolist(), self.ends[1:].tolist(), strict=True):
            yield Node(start, end, depth)
