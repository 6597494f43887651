"""The terms of one field of a segment, in order, looked up by halving."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import ends_from, sizes_of
from indexer.whoosh_engine.ordering import order_within
from indexer.whoosh_engine.runs import PADDING
from indexer.whoosh_engine.segment_file import MappedFile


class Lexicon:
    """The terms of one field in order, `T` of them; what is not asked for is not read."""

    def __init__(self, file: MappedFile, field: str) -> None:
        self._file, self._field = file, field
        self._heads: NDArray[np.uint64] = file.array(f".{field}.heads")

    @cached_property
    def counts(self) -> NDArray[np.uint32]:
        """uint32[T]: documents of each term, deleted ones too."""
        return self._file.array(f".{self._field}.counts")

    @cached_property
    def offsets(self) -> NDArray[np.int64]:
        """int64[T]: where each term's record begins in the posting file."""
        return self._bounds[:-1]

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """int64[T]: where it ends."""
        return self._bounds[1:]

    @cached_property
    def data(self) -> memoryview:
        """The terms end to end."""
        return memoryview(self._file.section(f".{self._field}.terms"))  # type: ignore[arg-type]  # an array is a buffer

    @cached_property
    def _bounds(self) -> NDArray[np.int64]:
        return self._file.array(f".{self._field}.offsets")

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        return self._file.array(f".{self._field}.starts")

    def __len__(self) -> int:
        return len(self._heads)

    def term(self, at: int) -> bytes:
        """The term at a place."""
        return bytes(self.data[self._starts[at] : self._starts[at + 1]])

    def terms(self, first: int = 0, end: int | None = None) -> list[bytes]:
        """The terms at the places from `first` on, as far as `end`."""
        end = len(self) if end is None else end
        starts = self._starts[first : end + 1].tolist()
        if not starts:
            return []
        base = starts[0]
        data = bytes(self.data[base : starts[-1]])
        return [data[a - base : b - base] for a, b in pairwise(starts)]

    def terms_at(self, places: NDArray[np.int64]) -> list[bytes]:
        """The terms at some places, ascending."""
        if len(places) and places[-1] - places[0] == len(places) - 1:
            return self.terms(int(places[0]), int(places[-1]) + 1)
        starts, ends = self._starts[places].tolist(), self._starts[places + 1].tolist()
        return [bytes(self.data[a:b]) for a, b in zip(starts, ends, strict=True)]

    def place(self, term: bytes) -> int | None:
        """Where the term is; None if it is nowhere."""
        head = _head(term)
        first = int(self._heads.searchsorted(head))
        if first == len(self._heads) or self._heads[first] != head:
            return None
        if self.term(first) == term:
            return first
        end = int(self._heads.searchsorted(head, "right"))
        at = self._first_not_below(term, first, end)
        return at if at < end and self.term(at) == term else None

    def places(self, terms: Sequence[bytes]) -> NDArray[np.int64]:
        """Where those of the terms are that are anywhere, ascending."""
        found = self.found(terms)
        found = found[found >= 0]
        found.sort()
        return found

    def found(self, terms: Sequence[bytes]) -> NDArray[np.int64]:
        """int64[n]: where each of the terms is, -1 where it is nowhere."""
        every = b"".join([term[:8].ljust(8, b"\0") for term in terms])
        heads = np.frombuffer(every, ">u8").astype(np.uint64)
        found = np.full(len(terms), -1, np.int64)
        first = self._heads.searchsorted(heads)
        asked = np.flatnonzero(first < len(self._heads))
        asked = asked[self._heads[first[asked]] == heads[asked]]
        if not len(asked):
            return found
        at, sizes = first[asked], sizes_of(terms)[asked]
        # Up to 8 bytes the head is all of a term, as most are.
        is_it = (sizes <= 8) & (self._starts[at + 1] - self._starts[at] == sizes)
        found[asked[is_it]] = at[is_it]
        for which in asked[~is_it].tolist():
            place = self.place(terms[which])
            found[which] = -1 if place is None else place
        return found

    def prefixed(self, prefix: bytes) -> tuple[int, int]:
        """The places of all terms that begin with `prefix`: first and end."""
        low = _head(prefix)
        high = _head(prefix, b"\xff")
        first = int(self._heads.searchsorted(low))
        end = int(self._heads.searchsorted(high, "right"))
        if len(prefix) <= 8:
            return first, end
        first = self._first_not_below(prefix, first, end)
        after = first
        while after < end and self.term(after).startswith(prefix):
            after += 1
        return first, after

    @cached_property
    def letters(self) -> NDArray[np.uint32]:
        """uint32[T]: see `write.letter_sets`; of the ranked text alone."""
        return self._file.array(f".{self._field}.letters")

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """int64[T]: bytes of each term."""
        return np.diff(self._starts)

    def _first_not_below(self, term: bytes, first: int, end: int) -> int:
        while first < end:
            middle = (first + end) // 2
            if self.term(middle) < term:
                first = middle + 1
            else:
                end = middle
        return first


def joined_terms(lexicons: Sequence[Lexicon]) -> tuple[list[bytes], list[NDArray[np.int64]]]:
    """The terms of several lexicons in order, each once, and for each lexicon their places."""
    if len(lexicons) == 1:
        return lexicons[0].terms(), [np.arange(len(lexicons[0]))]
    data = b"".join([*(lexicon.data for lexicon in lexicons), PADDING])
    sizes = np.concatenate([lexicon.sizes for lexicon in lexicons])
    starts = ends_from(sizes)[:-1]
    order = order_within(data, starts, sizes)
    places = np.empty(len(starts), np.int64)
    places[order.places] = np.cumsum(order.is_new) - 1
    first = order.places[order.is_new]
    ends = (starts[first] + sizes[first]).tolist()
    every = [data[start:end] for start, end in zip(starts[first].tolist(), ends, strict=True)]
    return every, np.split(places, np.cumsum([len(lexicon) for lexicon in lexicons])[:-1])


def _head(term: bytes, fill: bytes = b"\0") -> np.uint64:
    """The first 8 bytes as a number; with `fill` behind a shorter one."""
    return np.uint64(int.from_bytes(term[:8].ljust(8, fill)))
