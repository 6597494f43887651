"""A facet's values as numbers: which documents have them, and how many of some do.

Every distinct value that a document has is a code from 1 on; 0 is none. Codes are
numbered in the order of the tree, so that what stands below a node, itself among
it, is a span of codes: of a running sum of counts two numbers then say how many
documents it has. `C` is the number of codes, with 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.fields import MISSING, Facet, date_levels
from indexer.whoosh_engine.packing import Ints, ends_from, spans
from indexer.whoosh_engine.records import location_levels
from indexer.whoosh_engine.segment import Segment

Levels = tuple[tuple[str, str], ...]
"""`(value, label)` from the widest level to the narrowest."""

SPARSE = 8
"""Where there is less than one document for so many codes, documents are sorted by
their codes; otherwise every code is counted."""

_DAY_VALUE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")

FEW_CODES = 8
"""So many posting lists are read sooner than every document's code is looked at."""


class Node(NamedTuple):
    """A value: its span of codes, and how many levels are above it."""

    start: int
    end: int
    depth: int


class Nodes(NamedTuple):
    """The nodes of one level, in order: int64[K] each."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


class FacetIndex:
    """One facet of one generation.

    Attributes:
        codes: [N], or [V] where a document can have several values; as narrow as the
            codes allow, for then more of them are near at hand.
        size: `C`.
        levels: the nodes of each level, from the widest on.
        levels_of: the levels of a code.
        days: int64[C]: the day of each code as YYYYMMDD, 0 for none; of dates alone.
    """

    def __init__(
        self,
        facet: Facet,
        codes: Ints,
        levels: Sequence[Nodes],
        levels_of: Callable[[int], Levels],
        *,
        terms: _Terms | None = None,
        days: NDArray[np.int64] | None = None,
    ) -> None:
        self.facet = facet
        self.size = max((int(nodes.ends[-1]) for nodes in levels if len(nodes.ends)), default=1)
        self.codes = codes.astype(np.min_scalar_type(self.size))
        self.levels = levels
        self.days = days
        self.levels_of = levels_of
        self._terms = terms
        counts = None if terms is None else terms.counts
        self._starts = None if counts is None else ends_from(counts)
        self._all: Counts | None = None
        self._nodes: dict[str, Node] | None = None

    def count(self, docs: NDArray[np.intp]) -> Counts:
        """How many of `docs` have each value."""
        return Counts(self, self.codes[docs] if self._starts is None else self._codes_of(docs)[0])

    def count_all(self, is_live: NDArray[np.bool_] | None) -> Counts:
        """How many live documents have each value; counted once."""
        if self._all is None:
            size = len(self.codes) if self._starts is None else len(self._starts) - 1
            self._all = self.count(np.arange(size) if is_live is None else np.flatnonzero(is_live))
        return self._all

    def _codes_of(self, docs: NDArray[np.intp]) -> tuple[Ints, NDArray[np.int64]]:
        """The codes of documents that can have several, 0 where one has none; their owners."""
        assert self._starts is not None
        first = self._starts[docs]
        lengths = self._starts[docs + 1] - first
        owners = np.repeat(np.arange(len(docs)), lengths)
        without = np.flatnonzero(lengths == 0)
        codes = np.append(self.codes[spans(first, lengths)], np.zeros(len(without), np.uint8))
        return codes, np.append(owners, without)

    def below(self, values: Iterable[str]) -> NDArray[np.bool_]:
        """bool[C]: which codes are any of the values, or stand below one in the tree."""
        passing = np.zeros(self.size, bool)
        for value in values:
            if value == MISSING:
                passing[0] = True
            node = self.node(value)
            if node is not None:
                passing[node.start : node.end] = True
        return passing

    def fits(self, docs: NDArray[Any], passing: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """bool[n]: which of `docs` have a code that passes."""
        if self._starts is None:
            fits: NDArray[np.bool_] = passing[self.codes[docs]]
            return fits
        codes, owners = self._codes_of(docs)
        passed = np.zeros(len(docs), bool)
        passed[owners[passing[codes]]] = True
        return passed

    def docs_with(self, passing: NDArray[np.bool_]) -> NDArray[np.int64] | None:
        """Every document, deleted or not, with a code that passes, ascending.

        None where looking at every document is as good.
        """
        codes = np.flatnonzero(passing)
        if self._terms is None or passing[0] or len(codes) > FEW_CODES:
            return None
        found = [self._terms.docs(code) for code in codes.tolist()]
        if len(found) == 1:
            return found[0]
        return np.unique(np.concatenate([np.zeros(0, np.int64), *found]))

    def named(self, start: int, depth: int) -> tuple[str, str]:
        """The value and the label of the node whose span begins there."""
        return self.levels_of(start)[depth]

    def node(self, value: str) -> Node | None:
        """The node of a value; None if no document has it."""
        if self._nodes is None:
            self._nodes = {self.named(n.start, n.depth)[0]: n for n in self.every()}
        return self._nodes.get(value)

    def every(self) -> Iterator[Node]:
        """The nodes of all levels."""
        for depth, (starts, ends) in enumerate(self.levels):
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
                yield Node(start, end, depth)


class Counts:
    """How many documents have each value of a facet.

    Attributes:
        missing: how many have none.
    """

    def __init__(self, index: FacetIndex, codes: Ints) -> None:
        self._index = index
        self._levels: dict[int, tuple[Nodes, NDArray[np.int64]]] = {}
        self._below: NDArray[np.int64] | None = None
        self._codes = codes
        if len(codes) * SPARSE < index.size:
            self._codes = np.sort(codes)
            self.missing = int(self._codes.searchsorted(1))
        else:
            self._below = ends_from(np.bincount(codes, minlength=index.size))
            self.missing = int(self._below[1])

    def of(self, node: Node) -> int:
        """How many have a value, or one below it."""
        where = self._codes.searchsorted if self._below is None else self._below.__getitem__
        return int(where(node.end)) - int(where(node.start))

    def level(self, depth: int) -> tuple[Nodes, NDArray[np.int64]]:
        """The nodes of a level that any document has, and how many have each."""
        if depth not in self._levels:
            self._levels[depth] = self._level(depth)
        return self._levels[depth]

    def _level(self, depth: int) -> tuple[Nodes, NDArray[np.int64]]:
        starts, ends = self._index.levels[depth]
        if self._below is not None:
            counts = self._below[ends] - self._below[starts]
            found = counts.nonzero()[0]
            return Nodes(starts[found], ends[found]), counts[found]
        codes = self._codes[self.missing :]
        at = starts.searchsorted(codes, "right") - 1
        at = at[(at >= 0) & (codes < ends[at])]
        first = np.append(True, at[1:] != at[:-1]).nonzero()[0] if len(at) else at
        found = at[first]
        return Nodes(starts[found], ends[found]), np.append(first[1:], len(at)) - first


class _DateIndex(FacetIndex):
    """Dates, whose nodes are found without naming them all."""

    def node(self, value: str) -> Node | None:
        assert self.days is not None
        if not _DAY_VALUE.fullmatch(value):
            return None
        steps = value.split("-")
        number = int("".join(steps))
        width = 100 ** (3 - len(steps))
        start, end = self.days.searchsorted((number * width, (number + 1) * width)).tolist()
        start = max(start, 1)
        return Node(start, end, len(steps) - 1) if start < end else None


def values(facet: Facet, segments: Sequence[Segment]) -> FacetIndex:
    """The index of a facet without levels."""
    terms = _Terms(facet, segments, bytes)
    known = [(), *(((term.decode(),) * 2,) for term in terms.every)]
    codes = np.arange(1, len(known), dtype=np.int64)
    return FacetIndex(facet, terms.codes, [Nodes(codes, codes + 1)], known.__getitem__, terms=terms)


def places(facet: Facet, segments: Sequence[Segment]) -> FacetIndex:
    """The index of locations, whose terms hold all their levels."""
    terms = _Terms(facet, segments, _steps)
    known = [(), *(_levels_of(term) for term in terms.every)]
    levels = []
    for depth in range(max(map(len, known), default=0) or 1):
        of_codes = [levels[depth][0] if depth < len(levels) else None for levels in known]
        levels.append(_nodes(of_codes))
    return FacetIndex(facet, terms.codes, levels, known.__getitem__, terms=terms)


def dates(facet: Facet, days: NDArray[np.int32]) -> FacetIndex:
    """The index of days given as YYYYMMDD, 0 for none; years and months are above them."""
    first = int(days[days > 0].min(initial=99991231)) // 10_000 * 372
    # Each day of a calendar of 31-day months has a place; those in use are numbered.
    place = np.where(days > 0, _calendar(days) - first + 1, 0)
    used = np.zeros(int(place.max(initial=0)) + 1, bool)
    used[place] = True
    used[0] = True
    codes = (np.cumsum(used) - 1)[place]
    distinct = np.zeros(int(used.sum()), np.int64)
    distinct[codes] = days
    levels = [_spans_of(distinct // width) for width in (10_000, 100, 1)]
    return _DateIndex(
        facet, codes, levels, lambda code: _day_levels(int(distinct[code])), days=distinct
    )


def _nodes(of_codes: Sequence[str | None]) -> Nodes:
    """The spans of codes with one value; None is no node."""
    starts, ends = [], []
    before = None
    for code, value in enumerate([*of_codes, None]):
        if value != before:
            if before is not None:
                ends.append(code)
            if value is not None:
                starts.append(code)
        before = value
    return Nodes(np.array(starts, np.int64), np.array(ends, np.int64))


def _spans_of(numbers: NDArray[np.int64]) -> Nodes:
    """The same of numbers; 0 is no node."""
    starts = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1]))
    ends = np.append(starts[1:], len(numbers))
    return Nodes(starts[numbers[starts] > 0], ends[numbers[starts] > 0])


def _calendar(days: NDArray[np.int32]) -> NDArray[np.int64]:
    """A number for each day that grows with it: 31 a month, 372 a year."""
    return (days // 10_000 * 372 + (days // 100 % 100 - 1) * 31 + days % 100 - 1).astype(np.int64)


@lru_cache(maxsize=50_000)
def _levels_of(term: bytes) -> Levels:
    return location_levels(term)


def _steps(term: bytes) -> tuple[str, ...]:
    """What puts locations into the order of their tree."""
    return tuple(value for value, _ in _levels_of(term))


@lru_cache(maxsize=50_000)
def _day_levels(day: int) -> Levels:
    return date_levels(date(day // 10_000, day // 100 % 100, day % 100))


class _Terms:
    """The terms of one facet in all segments, numbered from 1 as codes.

    Attributes:
        every: the terms in the order of their codes.
        codes: see `FacetIndex`.
        counts: int64[N], values of each document, where it can have several; else None.
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
            self.counts = np.concatenate([np.zeros(0, np.int64), *counts]).astype(np.int64)

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
