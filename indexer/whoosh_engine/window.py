"""The best few hundred hits of a query, looked up in single posting lists.

What is read of a list grows with the window, not with the list: a place is found by
halving, and positions are read of the window's documents only. Each term is looked up
once, whatever is asked of it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.evaluate import looked_up
from indexer.whoosh_engine.generation import Docs, Generation
from indexer.whoosh_engine.packing import PackedPostings, spans
from indexer.whoosh_engine.schema import TEXT
from indexer.whoosh_engine.segment import Segment


class Occurrences(NamedTuple):
    """Where a term stands in a window, in order.

    Attributes:
        owners: int64[m], places in the window, ascending.
        positions: int64[m], ascending for each owner.
    """

    owners: NDArray[np.int64]
    positions: NDArray[np.int64]


class _Found(NamedTuple):
    """A term in the window's documents of one segment.

    Attributes:
        owners: int64[m], places in the window.
        at: int64[m], places in the list.
        packed: the list.
    """

    owners: NDArray[np.intp]
    at: NDArray[np.intp]
    packed: PackedPostings


class _Part(NamedTuple):
    """The window's documents of one segment; there can be none.

    Attributes:
        first: the place of the first one in the window.
        docs: uint32[m], their numbers in the segment.
    """

    segment: Segment
    first: int
    docs: NDArray[np.uint32]


class Term:
    """One term in a window of `n` documents.

    Attributes:
        doc_count: how many documents of the whole generation have it.
        scores: float32[n], BM25 of it alone.
    """

    __slots__ = ("_found", "_window", "doc_count", "scores")

    def __init__(self, window: Window, key: bytes) -> None:
        self._window = window
        self._found: list[_Found] = []
        self.doc_count = 0
        for segment, first, docs in window.parts:
            lexicon = segment.lexicon(TEXT)
            place = lexicon.place(key)
            if place is None:
                continue
            self.doc_count += int(lexicon.counts[place])
            if len(docs):
                packed = segment.postings(TEXT, place)
                at, there = looked_up(docs, packed.docs)
                self._found.append(_Found(there.nonzero()[0] + first, at[there], packed))
        rarity = window.generation.rarity(self.doc_count)
        self.scores: NDArray[np.float32] = window.saturated(self.weights()) * np.float32(rarity)

    def weights(self) -> NDArray[np.float32]:
        """float32[n]: its weighted count in each document."""
        weights = np.zeros(len(self._window.docs), np.float32)
        for owners, at, packed in self._found:
            weights[owners] = packed.weights(at)
        return weights

    def forms(self) -> NDArray[np.uint8]:
        """uint8[n]: its form mask in each document, 0 where it does not occur: see `forms.py`."""
        masks = np.zeros(len(self._window.docs), np.uint8)
        for owners, at, packed in self._found:
            masks[owners] = packed.forms()[at]
        return masks

    def occurrences(self) -> Occurrences:
        """Where it stands."""
        owners, positions = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for places, at, packed in self._found:
            lengths = packed.counts()[at].astype(np.int64)
            starts = packed.position_starts(at)
            owners.append(places.repeat(lengths))
            positions.append(packed.positions()[spans(starts, lengths)].astype(np.int64))
        return Occurrences(np.concatenate(owners), np.concatenate(positions))


class Window:
    """Some documents of a generation, ascending; `n` of them."""

    def __init__(self, generation: Generation, docs: Docs) -> None:
        self.generation = generation
        self.docs = docs
        self._terms: dict[str, Term] = {}
        self._norms = generation.norms(docs)
        starts = generation.starts.tolist()
        edges: list[int] = docs.searchsorted(generation.starts.astype(docs.dtype)).tolist()
        self.parts = [
            _Part(segment, first, (docs[first:end] - start).astype(np.uint32))
            for segment, start, first, end in zip(
                generation.segments, starts, edges, edges[1:], strict=False
            )
        ]

    def term(self, term: str) -> Term:
        """A term in these documents."""
        found = self._terms.get(term)
        if found is None:
            found = self._terms[term] = Term(self, term.encode())
        return found

    def saturated(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """float32[n]: what a weighted count in each document gains, before any rarity."""
        return weights / (weights + self._norms)
