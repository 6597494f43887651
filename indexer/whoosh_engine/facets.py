"""A facet's values as numbers: which documents have them, and how many of some do.

Every distinct value that a document has is a code from 1 on; 0 is none. Codes are
numbered in the order of the tree, so that what stands below a node, itself among
it, is a span of codes. `C` is the number of codes, with 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.fields import MISSING, Facet
from indexer.whoosh_engine.arrays import Ints, distinct, ends_from, picked, spans
from indexer.whoosh_engine.counts import Counts
from indexer.whoosh_engine.facet_terms import FacetTerms
from indexer.whoosh_engine.levels import Level, Node

Levels = tuple[tuple[str, str], ...]
"""`(value, label)` from the widest level to the narrowest."""

_DAY_VALUE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")

FEW_DOCS = 1_000
"""The codes of so many are found at once."""

FEW_CODES = 8
"""So many posting lists are read sooner than every document's code is looked at."""


class Ranks(NamedTuple):
    """The nodes of a level by label, and of equal labels by value.

    Attributes:
        numbers: the nodes' numbers in that order.
        ranks: int64[K], where each number is in it.
    """

    numbers: list[int]
    ranks: NDArray[np.int64]


class Names(dict[int, tuple[str, str]]):
    """`(value, label)` of a level's nodes by number, each made when it is first asked for."""

    def __init__(self, level: Level, depth: int, levels_of: Callable[[int], Levels]) -> None:
        super().__init__()
        self._level, self._depth, self._levels_of = level, depth, levels_of

    def __missing__(self, number: int) -> tuple[str, str]:
        start = int(self._level.starts[number])
        named = self[number] = self._levels_of(start)[self._depth]
        return named


class FacetIndex:
    """One facet of one generation.

    Attributes:
        codes: [N], 0 where a document has no value; or, where it can have several, those
            that it has one behind the other. They are as narrow as can be, for then more
            of them are near at hand.
        size: `C`.
        levels: from the widest on.
        levels_of: the levels of a code.
        days: int64[C]: the day of each code as YYYYMMDD, 0 for none; of dates alone.
    """

    def __init__(
        self,
        facet: Facet,
        codes: Ints,
        levels: Sequence[Level],
        levels_of: Callable[[int], Levels],
        *,
        terms: FacetTerms | None = None,
        days: NDArray[np.int64] | None = None,
        by_label: Callable[[int, int], Any] | None = None,
    ) -> None:
        """`by_label` gives what a node's label and then its value are ordered by.

        It is asked with the node's first code and depth; None where codes are in that order.
        """
        self.facet = facet
        self.size = max(int(level.ends[-1]) for level in levels)
        self.codes = codes.astype(np.min_scalar_type(self.size), copy=False)
        self.levels = levels
        self.days = days
        self.levels_of = levels_of
        self._by_label = by_label
        self._terms = terms
        self._lengths = None if terms is None else terms.counts
        if self._lengths is not None:
            width = np.min_scalar_type(len(codes))
            self._starts = ends_from(self._lengths)[:-1].astype(width)
        self._known: dict[int, Counts] = {}
        self._ranks: dict[int, Ranks | None] = {}
        self._below: dict[int, Ints] = {}
        self._names = [Names(level, depth, levels_of) for depth, level in enumerate(levels)]

    def count(self, docs: NDArray[np.intp]) -> Counts:
        """How many of `docs` have each value."""
        return Counts(self.levels, *self.codes_of(docs))

    def codes_of(self, docs: NDArray[np.intp]) -> tuple[Ints, int]:
        """Every code that `docs` have, in no order, and how many have none, not even 0."""
        if self._lengths is None:
            return picked(self.codes, docs), 0
        first, lengths = self._spans_of(docs)
        some = (lengths > 0).nonzero()[0]  # of anything but a bool NumPy takes five times as long
        if len(some) < len(docs):
            first, lengths = picked(first, some), picked(lengths, some)
        return self._each(first, lengths), len(docs) - len(some)

    def count_once(self, docs: NDArray[np.int32]) -> Counts:
        """The same, and kept; of documents that are kept themselves as long as this is."""
        known = self._known.get(id(docs))
        if known is None:
            known = self._known[id(docs)] = self.count(docs.astype(np.intp))
        return known

    def _each(self, first: Ints, lengths: Ints) -> Ints:
        """Every code of documents that have one or several, in no order.

        The first of each, then the second of those that have one, and so on, which takes two
        thirds of the time of finding all at once.
        """
        parts = []
        while len(first) > FEW_DOCS:
            parts.append(picked(self.codes, first))
            more = (lengths > 1).nonzero()[0]
            first, lengths = picked(first, more) + 1, picked(lengths, more) - 1
        parts.append(picked(self.codes, spans(first, lengths)))
        return np.concatenate(parts)

    def _spans_of(self, docs: Ints) -> tuple[Ints, Ints]:
        """Where the codes of documents that can have several begin, and how many each has."""
        assert self._lengths is not None
        return picked(self._starts, docs), picked(self._lengths, docs)

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
        if self._lengths is None:
            return picked(passing, picked(self.codes, docs))
        first, lengths = self._spans_of(docs)
        owners = np.repeat(np.arange(len(docs)), lengths)
        passed: NDArray[np.bool_] = (lengths == 0) & passing[0]
        passed[owners[picked(passing, picked(self.codes, spans(first, lengths)))]] = True
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
        return distinct(np.concatenate([np.zeros(0, np.int64), *found]))

    def named(self, start: int, depth: int) -> tuple[str, str]:
        """The value and the label of the node whose span begins there."""
        return self.levels_of(start)[depth]

    def names(self, depth: int) -> Names:
        """What the nodes of a level are called."""
        return self._names[depth]

    def below_each(self, depth: int) -> Ints:
        """int64[K, 2]: from which number of the next level on, to which, each node has its own."""
        found = self._below.get(depth)
        if found is None:
            level, starts = self.levels[depth], self.levels[depth + 1].starts
            edges = np.stack([level.starts, level.ends], axis=1)
            found = self._below[depth] = starts.searchsorted(edges)
        return found

    def ranks(self, depth: int) -> Ranks | None:
        """The order of a level's labels; None where the nodes are numbered in it."""
        if depth not in self._ranks:
            self._ranks[depth] = self._ranks_of(depth)
        return self._ranks[depth]

    def _ranks_of(self, depth: int) -> Ranks | None:
        if self._by_label is None:
            return None
        level = self.levels[depth]
        named = [self._by_label(start, depth) for start in level.starts[1:].tolist()]
        numbers = [0, *sorted(range(1, len(level)), key=lambda at: named[at - 1])]
        ranks = np.empty(len(numbers), np.int64)
        ranks[numbers] = np.arange(len(numbers))
        return Ranks(numbers, ranks)

    def node(self, value: str) -> Node | None:
        """The node of a value; None if no document has it."""
        return self._nodes.get(value)

    @cached_property
    def _nodes(self) -> dict[str, Node]:
        return {self.named(node.start, node.depth)[0]: node for node in self.every()}

    def every(self) -> Iterator[Node]:
        """The nodes of all levels."""
        for depth, level in enumerate(self.levels):
            yield from level.nodes(depth)


class DateIndex(FacetIndex):
    """Dates, whose nodes are found without naming them all."""

    def node(self, value: str) -> Node | None:
        """The same, of a year, a month or a day."""
        assert self.days is not None
        if not _DAY_VALUE.fullmatch(value):
            return None
        steps = value.split("-")
        number = int("".join(steps))
        width = 100 ** (3 - len(steps))
        start, end = self.days.searchsorted((number * width, (number + 1) * width)).tolist()
        start = max(start, 1)
        return Node(start, end, len(steps) - 1) if start < end else None
