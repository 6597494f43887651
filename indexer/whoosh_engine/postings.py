"""What a generation knows of one term, over all its segments, and how much of it is kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import Ints

Docs = NDArray[np.int32]
"""Document numbers, ascending and once each."""

Places = NDArray[np.unsignedinteger[Any]]
"""Positions in all texts laid end to end, so that a word's neighbour has the next number."""


class TermPostings(NamedTuple):
    """A term's documents; deleted ones are among them.

    Attributes:
        docs: int32[n].
        gains: float32[n], what the term adds to a score, before its rarity: the
            weighted count, saturated and made relative to the text's length.
    """

    docs: Docs
    gains: NDArray[np.float32]

    @property
    def nbytes(self) -> int:
        """Memory it takes."""
        return self.docs.nbytes + self.gains.nbytes


class PositionLists(NamedTuple):
    """A term's positions in all of its documents, end to end, where they lie in the files.

    Attributes:
        starts: int64[n + 1], where the positions of each of `TermPostings.docs` begin, and
            the end of the last.
        firsts: int64[segments], where those of each segment that has the term begin.
        of_segments: them, of any width.
    """

    starts: NDArray[np.int64]
    firsts: NDArray[np.int64]
    of_segments: tuple[Ints, ...]

    @property
    def nbytes(self) -> int:
        """Memory it takes; the positions are mapped."""
        return self.starts.nbytes

    def at(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """The positions that stand at these places, which ascend."""
        edges = [*places.searchsorted(self.firsts).tolist(), len(places)]
        found = np.empty(len(places), np.int64)
        for positions, first, start, end in zip(
            self.of_segments, self.firsts.tolist(), edges, edges[1:], strict=False
        ):
            if end > start:
                found[start:end] = positions[places[start:end] - first]
        return found


class TermCache:
    """What was read of terms, the most recently used of it, up to so many bytes."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._kept: OrderedDict[Any, Any] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, key: Any) -> Any:
        """What is kept for `key`, or None."""
        with self._lock:
            return self._kept.get(key)

    def get(self, key: Any, read: Any) -> Any:
        """What is kept for `key`, or what `read` makes of it."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = read(key)
        if found is not None and found.nbytes < self._max_bytes:
            with self._lock:
                if key not in self._kept:
                    self._kept[key] = found
                    self._bytes += found.nbytes
                while self._bytes > self._max_bytes:
                    _, dropped = self._kept.popitem(last=False)
                    self._bytes -= dropped.nbytes
        return found
