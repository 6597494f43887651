"""What shows of facets before anything is opened, of few documents, counted in one pass.

Of a few hundred documents hardly any time goes into counting, but into beginning each of
its steps. So all levels of all facets take each step together, their nodes numbered as if
they were of one. Many documents, and what is opened, are counted by `tally`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FACETS
from indexer.results import FacetCounts, FacetValue
from indexer.whoosh_engine.arrays import Ints, run_counts
from indexer.whoosh_engine.facets import FacetIndex
from indexer.whoosh_engine.segment import Segment
from indexer.whoosh_engine.tally import CHILD_LIMIT, VALUE

FEW = 1_000
"""So many documents are counted in one pass."""

Named = tuple[str, str]
"""A node's value and label."""


def numbering(
    segments: Sequence[Segment], size: int
) -> tuple[dict[str, int], type[np.signedinteger[Any]]]:
    """The first number of what shows of each facet, and how wide the numbers of all are.

    Of a generation of `size` documents. Found without the facets themselves, as only those
    that are asked for are read: none has more codes than its terms are in all segments.
    """
    first, end = {}, 0
    for name, facet in FACETS.items():
        terms = [size] if name == "date" else [len(one.lexicon(name)) for one in segments]
        first[name], end = end, end + facet.levels_shown * (sum(terms) + 1)
    return first, np.int32 if end < 1 << 31 else np.int64


class Shown:
    """The levels of one facet that show before anything is opened, the widest first."""

    def __init__(self, index: FacetIndex, first: int, width: type[np.signedinteger[Any]]) -> None:
        """Numbers begin at `first`, each level's `C` behind those of the level before."""
        self.index = index
        self.facet = index.facet
        self.levels = [
            ShownLevel(index, depth, first + depth * index.size, width)
            for depth in range(min(index.facet.levels_shown, len(index.levels)))
        ]


class ShownLevel:
    """The nodes of a level, numbered in the order in which those below the same one show.

    Those of equal counts, that is.

    Attributes:
        none: the number of no node, one below the first.
        end: the one behind the last.
        of_code: [C], the number of each code's node.
        below: from which number on, to which, each node has its own on the next level that
            shows, by its place; None on the last one.
    """

    def __init__(
        self, index: FacetIndex, depth: int, none: int, width: type[np.signedinteger[Any]]
    ) -> None:
        level = index.levels[depth]
        self.none, self.end = none, none + len(level)
        self._names, self._nodes = index.names(depth), _in_order(index, depth)
        self._named: list[Named | None] = [None] * len(level)
        numbers = np.empty(len(level), width)
        numbers[self._nodes] = np.arange(self.none, self.end)
        self.of_code: Ints = numbers[level.of_code]
        self.below: list[list[int]] | None = None
        if depth + 1 < min(index.facet.levels_shown, len(index.levels)):
            below = index.below_each(depth)[self._nodes]
            self.below = (below + none + index.size).tolist()

    def named(self, place: int) -> Named:
        """The value and the label of the node at a place, made when it is first asked for."""
        found = self._named[place]
        if found is None:
            found = self._named[place] = self._names[int(self._nodes[place])]
        return found


def _in_order(index: FacetIndex, depth: int) -> Ints:
    """[K]: the nodes of a level, those of each node above in the order of their labels."""
    level = index.levels[depth]
    ranks = None if index.facet.name == "date" else index.ranks(depth)
    if ranks is None:
        return np.arange(len(level))
    above = index.levels[depth - 1].of_code[level.starts] if depth else np.zeros(len(level))
    return np.lexsort((ranks.ranks, above))


def shown_counts(facets: Sequence[Shown], docs: NDArray[np.int32]) -> list[FacetCounts]:
    """What `tally.facet_counts` says of each facet, if nothing of it is selected or opened."""
    if not facets:
        return []
    numbers, without, at = list[Ints](), list[int](), docs.astype(np.intp)
    for facet in facets:
        codes, none = facet.index.codes_of(at)
        numbers += [level.of_code[codes] for level in facet.levels]
        without.append(none)
    rows = _Rows(np.concatenate(numbers))
    return [rows.of(facet, none) for facet, none in zip(facets, without, strict=True)]


class _Rows:
    """The nodes that any document has, by number."""

    def __init__(self, numbers: Ints) -> None:
        """`numbers` has each node as often as documents have it; it is put in order."""
        numbers.sort()
        found, counts = run_counts(numbers)
        self._numbers: list[int] = found.tolist()
        self._counts: list[int] = counts.tolist()

    def of(self, shown: Shown, without: int) -> FacetCounts:
        """What shows of a facet, of which so many documents have not even the number of none."""
        widest, values = shown.levels[0], list[FacetValue]()
        start = bisect_left(self._numbers, widest.none)
        end = bisect_left(self._numbers, widest.end, start)
        if start < end and self._numbers[start] == widest.none:
            without += self._counts[start]
            start += 1
        others = self._list(values, shown, 0, start, end)
        return FacetCounts(shown.facet.name, tuple(values), others, without)

    def _list(
        self, values: list[FacetValue], shown: Shown, depth: int, start: int, end: int
    ) -> int:
        """Adds what shows of some rows, and below each; says how many more there are."""
        numbers, counts = self._numbers, self._counts
        level, limit = shown.levels[depth], CHILD_LIMIT if depth else shown.facet.limit
        below, others = level.below, 0
        rows: Iterable[int] = range(start, end)
        if shown.facet.name == "date":
            rows = reversed(range(start, end))
        else:
            rows = sorted(rows, key=counts.__getitem__, reverse=True)  # equal ones stay as they are
            if limit is not None and len(rows) > limit:
                rows, others = rows[:limit], len(rows) - limit
        for row in rows:
            place = numbers[row] - level.none
            value, label = level.named(place)
            values.append(VALUE((value, label, counts[row], False)))
            if below is not None:
                first, behind = below[place]
                first = bisect_left(numbers, first)
                last = bisect_left(numbers, behind, first)
                others += self._list(values, shown, depth + 1, first, last)
        return others
