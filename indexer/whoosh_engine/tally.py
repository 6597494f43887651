"""A facet's counts as numbers become what is shown of them, and in which order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache, partial
from operator import itemgetter

import numpy as np

from indexer.engine import FacetOrder
from indexer.fields import MISSING, Facet, date_levels
from indexer.results import FacetCounts, FacetPage, FacetValue
from indexer.whoosh_engine.arrays import Ints
from indexer.whoosh_engine.counts import Counts
from indexer.whoosh_engine.facets import FacetIndex

CHILD_LIMIT = 3
"""Values shown below a value of a tree that is not itself selected: ten countries with
ten places each were a third of a page's bytes."""

MANY = 10
"""So many times as many values as are shown are cut to these before they are sorted."""

FEW = 300
"""So many values are sorted as Python's own numbers: 8 slices of them take 10 us, of an array
40."""


def facet_counts(
    index: FacetIndex, counts: Counts, selected: Sequence[str], opened: Sequence[str] = ()
) -> FacetCounts:
    """The counts of a facet's values, and every selected one even if nothing has it.

    What is below an opened value shows as if it were selected.
    """
    return _Tally(index, counts, selected, opened).counts()


_Row = tuple[int, str, str, int]
"""A value that is shown: its number on its level, 0 if no story has it, itself, its label and
its count."""

VALUE: Callable[[tuple[str, str, int, bool]], FacetValue] = partial(tuple.__new__, FacetValue)
"""A shown value of all it has, in a third of the time."""


class _Rows:
    """The nodes of one level that have matches, to be taken in order."""

    def __init__(self, index: FacetIndex, counts: Counts, depth: int) -> None:
        self.depth = depth
        self._names = index.names(depth)
        self._numbers, self._counts = counts.level(depth)
        self._is_by_time = index.facet.name == "date"
        if not self._is_by_time:
            # One number for each: its count and then, in reverse, its label's rank.
            self._size, ranks = len(index.levels[depth]), index.ranks(depth)
            in_order = self._numbers if ranks is None else ranks.ranks[self._numbers]
            self._number_of = range(self._size) if ranks is None else ranks.numbers
            keys = self._counts * self._size + (self._size - 1 - in_order)
            self._keys = keys if len(keys) > FEW else keys.tolist()

    def __len__(self) -> int:
        return len(self._numbers)

    def within(self, spans: Ints) -> list[tuple[int, int]]:
        """The first row and the end of those within each of some spans of numbers, [n, 2]."""
        edges: list[tuple[int, int]] = self._numbers.searchsorted(spans).tolist()
        return edges

    def first(self, start: int, end: int, limit: int | None) -> list[_Row]:
        """The first `limit` of the rows from `start` on as far as `end`, in order."""
        names, rows = self._names, []
        if self._is_by_time:
            numbers, counts = self._numbers[start:end].tolist(), self._counts[start:end].tolist()
            for number, count in zip(reversed(numbers), reversed(counts), strict=True):
                value, label = names[number]
                rows.append((number, value, label, count))
            return rows
        keys = self._keys[start:end]  # a copy, if it is a list
        if not isinstance(keys, list):
            if limit is not None and end - start > MANY * limit:
                keys = np.partition(keys, end - start - limit)[end - start - limit :]
            keys = keys.tolist()
        keys.sort(reverse=True)
        size, number_of = self._size, self._number_of
        for key in keys[:limit]:
            count, behind = divmod(key, size)
            number = number_of[size - 1 - behind]
            value, label = names[number]
            rows.append((number, value, label, count))
        return rows


class _Tally:
    """What is shown of one facet, put together level by level."""

    def __init__(
        self,
        index: FacetIndex,
        counts: Counts,
        selected: Sequence[str],
        opened: Sequence[str],
    ) -> None:
        self._index = index
        self._facet = index.facet
        self._counts = counts
        self._selected = frozenset(selected) - {MISSING}
        self._opened = {
            opened
            for value in (*self._selected, *opened)
            for opened in (*self._facet.ancestors(value), value)
        }
        self._others = 0

    def counts(self) -> FacetCounts:
        """What is shown of the facet."""
        rows, selected = _Rows(self._index, self._counts, 0), self._selected
        listed = self._listed(self._shown(rows, 0, len(rows), self._facet.limit, None), 0)
        values = [(value, label, count, value in selected) for _, value, label, count in listed]
        missing = self._counts.missing
        return FacetCounts(self._facet.name, tuple(map(VALUE, values)), self._others, missing)

    def _listed(self, rows: list[_Row], depth: int) -> list[_Row]:
        """Rows of one level, each followed by what shows below it."""
        above = rows
        if depth + 1 >= self._facet.levels_shown:
            above = [row for row in rows if row[1] in self._opened] if self._opened else []
        if not above:
            return rows
        below = self._below(above, depth + 1)
        listed = []
        for row in rows:
            listed.append(row)
            if row[1] in below:
                listed += self._listed(below[row[1]], depth + 1)
        return listed

    def _below(self, above: Sequence[_Row], depth: int) -> dict[str, list[_Row]]:
        """What shows right below each of some rows, by their values."""
        if depth >= len(self._index.levels):  # only what is selected, though there is no such value
            return {value: self._with_opened([], depth, value) for _, value, _, _ in above}
        rows, nodes = _Rows(self._index, self._counts, depth), [number for number, *_ in above]
        spans = self._index.below_each(depth - 1)[nodes]
        return {
            value: self._shown(
                rows, start, end, None if value in self._opened else CHILD_LIMIT, value
            )
            for (_, value, _, _), (start, end) in zip(above, rows.within(spans), strict=True)
        }

    def _shown(
        self, rows: _Rows, start: int, end: int, limit: int | None, parent: str | None
    ) -> list[_Row]:
        """The first of some rows and those that are selected, or above a selected one, in order."""
        if limit is not None and end - start > limit:
            self._others += end - start - limit
        first = rows.first(start, end, limit)
        return self._with_opened(first, rows.depth, parent) if self._opened else first

    def _with_opened(self, rows: list[_Row], depth: int, parent: str | None) -> list[_Row]:
        """The rows and what is opened besides, in order."""
        of_parent = () if parent is None else (parent,)
        shown = {value for _, value, _, _ in rows}
        added = [
            self._opened_row(value, depth)
            for value in self._opened
            if value not in shown and self._facet.ancestors(value)[-1:] == of_parent
        ]
        self._others -= sum(1 for *_, count in added if count)
        if self._facet.name == "date":
            return sorted(rows + added, key=itemgetter(1), reverse=True)
        return sorted(rows + added, key=lambda row: (-row[3], row[2], row[1]))

    def _opened_row(self, value: str, depth: int) -> _Row:
        """The row of a selected value, or of one above it, that has no matches or few."""
        node = self._index.node(value)
        if node is None:
            return 0, value, _label(self._facet, value), 0
        _, label = self._index.named(node.start, depth)
        number = self._index.levels[depth].number(node.start)
        return number, value, label, self._counts.of(node)


def _label(facet: Facet, value: str) -> str:
    """The label of a selected value that no story has."""
    if facet.name == "date":
        # Its own in the day's or month's levels, unless it is no date at all.
        with suppress(ValueError):
            levels = date_levels(date.fromisoformat((value + "-01-01")[:10]))
            return dict(levels).get(value, value)
        return value
    return value.rsplit(facet.separator, 1)[-1] if facet.separator else value


def facet_page(
    index: FacetIndex,
    counts: Counts,
    selected: Sequence[str],
    containing: str,
    names: Sequence[str],
    order: FacetOrder,
    page: int,
    per_page: int,
) -> FacetPage:
    """A page of all values that have matches, of every level in a tree.

    `containing` is looked for in labels, whatever their case and accents, and so are
    `names`, what it is called otherwise, as whole words: `ANG` is not in `Los Angeles`.
    """
    wanted = folded(containing)
    others = "|".join(map(re.escape, map(folded, names)))
    is_named = re.compile(rf"(?<!\w)(?:{others})(?!\w)").search if others else None
    values = []
    for depth, level in enumerate(index.levels):
        numbers, counted = counts.level(depth)
        for start, count in zip(level.starts[numbers].tolist(), counted.tolist(), strict=True):
            value, label = index.named(start, depth)
            if wanted in folded(label) or (is_named and is_named(folded(label))):
                values.append(FacetValue(value, label, count, value in selected))
    values.sort(key=lambda value: (folded(value.label), value.value))
    if order == "count":
        values.sort(key=lambda value: -value.count)
    first = (page - 1) * per_page
    shown = tuple(values[first : first + per_page])
    return FacetPage(index.facet.name, shown, len(values), counts.missing)


@lru_cache(maxsize=200_000)
def folded(label: str) -> str:
    """The label without case and accents."""
    if label.isascii():
        return label.lower()
    decomposed = unicodedata.normalize("NFKD", label.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
