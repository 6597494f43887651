"""The terms of a facet, numbered alike over all segments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.fields import Facet
from indexer.whoosh_engine.packing import ends_from
from indexer.whoosh_engine.segment import Segment


class FacetTerms:
    """The terms of one facet in all segments, numbered from 1 as codes.

    Attributes:
        every: the terms in the order of their codes.
        codes: see `FacetIndex`.
        counts: int64[N], how many codes each document has, that of none among them; None
            where each has one.
    """

    def __init__(
        self, facet: Facet, segments: Sequence[Segment], order: Callable[[bytes], Any]
    ) -> None:
        self._segments = segments
        self._field = facet.name
        known = [segment.lexicon(facet.name).terms() for segment in segments]
        # Terms of equal order are put in order too, so that no two looks differ.
        self.every: list[bytes] = sorted(sorted(set().union(*known)), key=order)
        code_of = {term: code for code, term in enumerate(self.every, 1)}
        self._code_of_place = [
            np.array([code_of[term] for term in terms], np.int64) for terms in known
        ]
        self.counts: NDArray[np.int64] | None = None
        parts = [np.zeros(0, np.int64)]
        for segment, of_place in zip(segments, self._code_of_place, strict=True):
            codes = segment.codes(facet.name)
            of_code = of_place if facet.is_multiple else np.append(np.int64(0), of_place)
            parts.append(of_code[codes])
        self.codes: NDArray[np.int64] = np.concatenate(parts)
        if facet.is_multiple:
            counts = [segment.value_counts(facet.name) for segment in segments]
            every = np.concatenate([np.zeros(0, np.int64), *counts]).astype(np.int64)
            self.codes = np.insert(self.codes, ends_from(every)[:-1][every == 0], 0)
            self.counts = np.maximum(every, 1)

    def docs(self, code: int) -> NDArray[np.int64]:
        """The documents that have a code, ascending."""
        found = [np.zeros(0, np.int64)]
        base = 0
        for segment, of_place in zip(self._segments, self._code_of_place, strict=True):
            found += [
                segment.postings(self._field, place).docs.astype(np.int64) + base
                for place in np.flatnonzero(of_place == code).tolist()
            ]
            base += segment.doc_count
        return np.concatenate(found)
