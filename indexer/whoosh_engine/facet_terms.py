"""The terms of a facet, numbered alike over all segments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.fields import Facet
from indexer.whoosh_engine.arrays import Ints
from indexer.whoosh_engine.lexicon import joined_terms
from indexer.whoosh_engine.segment import Segment


class FacetTerms:
    """The terms of one facet in all segments, numbered from 1 as codes.

    Attributes:
        every: the terms in the order of their codes.
        keys: what each of them is put in order by; itself without an `order`.
        codes: see `FacetIndex`.
        counts: [N], as narrow as can be, how many codes each document has; None where each
            has one.
    """

    def __init__(
        self,
        facet: Facet,
        segments: Sequence[Segment],
        order: Callable[[bytes], Any] | None = None,
    ) -> None:
        self._segments = segments
        self._field = facet.name
        self.every, self.keys, places = _in_order(facet, segments, order)
        width = np.min_scalar_type(len(self.every))
        # For each place of a segment's lexicon; of one value at most, 0 is no place.
        self._code_of_place = [
            (np.append(0, at + 1) if not facet.is_multiple else at + 1).astype(width)
            for at in places
        ]
        parts = [np.zeros(0, width)]
        for segment, of_place in zip(segments, self._code_of_place, strict=True):
            # All are places; not to look whether they are saves a third of the time.
            parts.append(of_place.take(segment.codes(facet.name), mode="clip"))
        self.codes: Ints = np.concatenate(parts)
        self.counts: Ints | None = None
        if facet.is_multiple:
            counts = [segment.value_counts(facet.name) for segment in segments]
            self.counts = np.concatenate([np.zeros(0, np.uint8), *counts])

    def docs(self, code: int) -> NDArray[np.int64]:
        """The documents that have a code, ascending."""
        found = [np.zeros(0, np.int64)]
        base = 0
        for segment, of_place in zip(self._segments, self._code_of_place, strict=True):
            first = len(of_place) - len(segment.lexicon(self._field))
            found += [
                segment.postings(self._field, place).docs.astype(np.int64) + base
                for place in np.flatnonzero(of_place[first:] == code).tolist()
            ]
            base += segment.doc_count
        return np.concatenate(found)


def _in_order(
    facet: Facet, segments: Sequence[Segment], order: Callable[[bytes], Any] | None
) -> tuple[list[bytes], Sequence[Any], list[NDArray[np.int64]]]:
    """The terms, their keys, and for each segment the places of its own among them."""
    if not segments:
        return [], [], []
    every, places = joined_terms([segment.lexicon(facet.name) for segment in segments])
    if order is None:
        return every, every, places
    keys = list(map(order, every))
    # Terms of equal order stay as they are, so that no two looks differ.
    by = sorted(range(len(every)), key=keys.__getitem__)
    rank = np.empty(len(by), np.int64)
    rank[by] = np.arange(len(by))
    return [every[at] for at in by], [keys[at] for at in by], [rank[at] for at in places]
