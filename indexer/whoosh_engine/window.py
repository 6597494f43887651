"""The best few hundred hits of a query, looked up in single posting lists.

What is read of a list grows with the window, not with the list: a place is found by
halving, and positions are read of the window's documents only. A list that the first
look has left in memory is not read again. Each term is looked up once, whatever is
asked of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import spans
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.matches import shared
from indexer.whoosh_engine.packing import PackedPostings
from indexer.whoosh_engine.postings import Docs, PositionLists
from indexer.whoosh_engine.schema import TEXT
from indexer.whoosh_engine.segment import Segment

Value = TypeVar("Value", bound=np.generic)


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


class _Known(NamedTuple):
    """A term in the window by a posting list that is in memory, as that of a query's word is.

    Attributes:
        owners: int64[m], places in the window.
        at: int64[m], places in the list.
        gains: float32[m], see `TermPostings`.
        doc_count: how long the list is.
    """

    owners: NDArray[np.intp]
    at: NDArray[np.intp]
    gains: NDArray[np.float32]
    doc_count: int

    @classmethod
    def of(cls, window: Window, key: bytes) -> _Known | None:
        """The term by its list; None if that would have to be read."""
        postings = window.generation.known_postings(key)
        if postings is None:
            return None
        owners, at = shared(window.docs, postings.docs)
        return cls(owners, at, postings.gains[at], len(postings.docs))

    def occurrences(self, positions: PositionLists) -> Occurrences:
        """Where it stands."""
        starts = positions.starts[self.at]
        lengths = positions.starts[self.at + 1] - starts
        return Occurrences(self.owners.repeat(lengths), positions.at(spans(starts, lengths)))


class _Part(NamedTuple):
    """The window's documents of one segment.

    Attributes:
        number: the segment's among all.
        first: the place of the first one in the window.
        docs: uint32[m], their numbers in the segment.
    """

    segment: Segment
    number: int
    first: int
    docs: NDArray[np.uint32]


class Term:
    """One term in a window of `n` documents.

    Attributes:
        doc_count: how many documents of the whole generation have it.
        scores: float32[n], BM25 of it alone.
    """

    def __init__(self, window: Window, key: bytes) -> None:
        self._window = window
        self._key = key
        self._known = _Known.of(window, key)
        generation = window.generation
        if self._known is None:
            self.doc_count = sum(
                int(lexicon.counts[place])
                for lexicon, place in zip(generation.lexicons, window.places(key), strict=True)
                if place >= 0
            )
            gains = window.saturated(self.weights())
        else:
            self.doc_count = self._known.doc_count
            gains = self._spread(self._known.gains, self._known.owners)
        self.scores: NDArray[np.float32] = gains * np.float32(generation.rarity(self.doc_count))

    def weights(self) -> NDArray[np.float32]:
        """float32[n]: its weighted count in each document."""
        weights = np.zeros(len(self._window.docs), np.float32)
        for owners, at, packed in self._found:
            weights[owners] = packed.weights(at)
        return weights

    def forms(self) -> NDArray[np.uint8]:
        """uint8[n]: its form mask in each document, 0 where it does not occur: see `forms.py`."""
        if self._known is not None:
            found = self._window.generation.forms(self._key)[self._known.at]
            return self._spread(found, self._known.owners)
        masks = np.zeros(len(self._window.docs), np.uint8)
        for owners, at, packed in self._found:
            masks[owners] = packed.forms()[at]
        return masks

    def _spread(self, values: NDArray[Value], owners: NDArray[np.intp]) -> NDArray[Value]:
        """[n]: the value of each document, 0 where it has none."""
        size = len(self._window.docs)
        if len(owners) == size:  # as of a word that every hit has
            return values
        every = np.zeros(size, values.dtype)
        every[owners] = values
        return every

    def occurrences(self) -> Occurrences:
        """Where it stands."""
        if self._known is not None:
            return self._known.occurrences(self._window.generation.positions(self._key))
        owners, positions = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for places, at, packed in self._found:
            lengths = packed.counts()[at].astype(np.int64)
            starts = packed.position_starts(at)
            owners.append(places.repeat(lengths))
            positions.append(packed.positions()[spans(starts, lengths)].astype(np.int64))
        return Occurrences(np.concatenate(owners), np.concatenate(positions))

    @cached_property
    def _found(self) -> list[_Found]:
        """The term in each segment that has it and any of the documents."""
        found, places = [], self._window.places(self._key)
        for segment, number, first, docs in self._window.parts:
            place = places[number]
            if place >= 0:
                packed = segment.postings(TEXT, place)
                owners, at = shared(docs, packed.docs)
                found.append(_Found(owners + first, at, packed))
        return found


class Window:
    """Some documents of a generation, ascending; `n` of them."""

    def __init__(self, generation: Generation, docs: Docs) -> None:
        self.generation = generation
        self.docs = docs
        self._terms: dict[str, Term] = {}
        self._places: dict[bytes, list[int]] = {}

    @cached_property
    def parts(self) -> list[_Part]:
        """The documents of each segment that has any of them."""
        generation = self.generation
        edges = self.docs.searchsorted(generation.starts.astype(self.docs.dtype)).tolist()
        return [
            _Part(segment, number, first, (self.docs[first:end] - start).astype(np.uint32))
            for number, (segment, start, first, end) in enumerate(
                zip(generation.segments, generation.starts.tolist(), edges, edges[1:], strict=False)
            )
            if end > first
        ]

    @cached_property
    def _norms(self) -> NDArray[np.float32]:
        return self.generation.norms(self.docs)

    def term(self, term: str) -> Term:
        """A term in these documents."""
        found = self._terms.get(term)
        if found is None:
            found = self._terms[term] = Term(self, term.encode())
        return found

    def foresee(self, terms: Iterable[str]) -> None:
        """Finds the lists of several terms at once, in a third of the time of one by one."""
        keys = [term.encode() for term in terms]
        of_segments = [found.tolist() for found in self.generation.term_places(keys)]
        for at, key in enumerate(keys):
            self._places[key] = [places[at] for places in of_segments]

    def places(self, key: bytes) -> list[int]:
        """Where a term is in the lexicon of each segment, -1 where it is not."""
        found = self._places.get(key)
        if found is None:
            places = [lexicon.place(key) for lexicon in self.generation.lexicons]
            found = self._places[key] = [-1 if place is None else place for place in places]
        return found

    def saturated(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """float32[n]: what a weighted count in each document gains, before any rarity."""
        return weights / (weights + self._norms)
