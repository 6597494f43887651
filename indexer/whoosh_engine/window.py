"""The best few hundred hits of a query, looked up in single posting lists.

What is read of a list grows with the window, not with the list: a place is found by
halving, and positions are read of the window's documents only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.evaluate import looked_up
from indexer.whoosh_engine.generation import Docs, Generation
from indexer.whoosh_engine.packing import PackedPostings, ends_from, spans
from indexer.whoosh_engine.schema import TEXT


class Occurrences(NamedTuple):
    """Where a term stands in a window, in order.

    Attributes:
        owners: int64[m], places in the window, ascending.
        positions: int64[m], ascending for each owner.
    """

    owners: NDArray[np.int64]
    positions: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Some documents of a generation, ascending; `n` of them."""

    generation: Generation
    docs: Docs

    def doc_count(self, term: bytes) -> int:
        """How many documents of the whole generation have the term."""
        lexicons = (segment.lexicon(TEXT) for segment in self.generation.segments)
        places = ((lexicon, lexicon.place(term)) for lexicon in lexicons)
        return sum(int(lexicon.counts[at]) for lexicon, at in places if at is not None)

    def scores(self, term: bytes, doc_count: int) -> NDArray[np.float32]:
        """float32[n]: BM25 of the term, which so many documents have; 0 without it."""
        return self.saturated(self.weights(term)) * np.float32(self.generation.rarity(doc_count))

    def weights(self, term: bytes) -> NDArray[np.float32]:
        """float32[n]: the weighted count of the term in each document."""
        weights = np.zeros(len(self.docs), np.float32)
        for owners, at, packed in self._found(term):
            weights[owners] = packed.weights()[at]
        return weights

    def saturated(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """float32[n]: what a weighted count in each document gains, before any rarity."""
        return self.generation.gains(self.docs, weights)

    def occurrences(self, term: bytes) -> Occurrences:
        """Where the term stands."""
        owners, positions = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for places, at, packed in self._found(term):
            counts = packed.counts()
            lengths = counts[at].astype(np.int64)
            starts = ends_from(counts)[at]
            owners.append(np.repeat(places, lengths))
            positions.append(packed.positions()[spans(starts, lengths)].astype(np.int64))
        return Occurrences(np.concatenate(owners), np.concatenate(positions))

    def _found(
        self, term: bytes
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp], PackedPostings]]:
        """For each segment with the term: places in the window, places in its list, the list."""
        starts = self.generation.starts
        edges: list[int] = self.docs.searchsorted(starts.astype(self.docs.dtype)).tolist()
        parts: Any = zip(self.generation.segments, starts.tolist(), edges, edges[1:], strict=False)
        for segment, start, first, end in parts:
            place = segment.lexicon(TEXT).place(term) if end > first else None
            if place is None:
                continue
            packed = segment.postings(TEXT, place)
            here = (self.docs[first:end] - start).astype(np.uint32)
            at, there = looked_up(here, packed.docs)
            if there.any():
                yield np.flatnonzero(there) + first, at[there], packed
