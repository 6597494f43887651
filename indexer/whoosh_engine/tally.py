"""A facet's counts as numbers become what is shown of them, and in which order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from indexer.engine import FacetOrder
from indexer.fields import MISSING, Facet, date_levels
from indexer.results import FacetCounts, FacetPage, FacetValue
from indexer.whoosh_engine.counts import Counts
from indexer.whoosh_engine.facets import FacetIndex

CHILD_LIMIT = 3
"""Values shown below a value of a tree that is not itself selected: ten countries with
ten places each were a third of a page's bytes."""


def facet_counts(
    index: FacetIndex, counts: Counts, selected: Sequence[str], opened: Sequence[str] = ()
) -> FacetCounts:
    """The counts of a facet's values, and every selected one even if nothing has it.

    What is below an opened value shows as if it were selected.
    """
    return _Tally(index, counts, selected, opened).counts()


MANY = 10
"""So many times as many values as are shown are cut to these before they are sorted."""


_Row = tuple[int, str, str, int]
"""A value that is shown: its number on its level, 0 if no story has it, itself, its label and
its count."""


class _Tally:
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
        self._is_by_time = index.facet.name == "date"
        self._known_keys: dict[int, NDArray[np.int64]] = {}
        self._others = 0

    def counts(self) -> FacetCounts:
        """What is shown of the facet."""
        rows = self._rows(0, slice(None), self._facet.limit, parent=None)
        values = tuple(self._listed(rows, 0))
        return FacetCounts(self._facet.name, values, self._others, self._counts.missing)

    def _listed(self, rows: Sequence[_Row], depth: int) -> list[FacetValue]:
        """Rows of one level, each followed by what shows below it."""
        goes_deeper = depth + 1 < self._facet.levels_shown
        if goes_deeper or self._opened:
            above = [row for row in rows if goes_deeper or row[1] in self._opened]
            below = self._below(above, depth + 1) if above else {}
        else:
            below = {}
        shown = []
        for _, value, label, count in rows:
            shown.append(FacetValue(value, label, count, value in self._selected))
            if value in below:
                shown += self._listed(below[value], depth + 1)
        return shown

    def _below(self, above: Sequence[_Row], depth: int) -> dict[str, list[_Row]]:
        """What shows right below each of some rows, by their values."""
        if depth >= len(self._index.levels):  # only what is selected, though there is no such value
            return {value: self._with_opened([], depth, value) for _, value, _, _ in above}
        level, nodes = self._index.levels[depth - 1], [number for number, *_ in above]
        starts = self._index.levels[depth].starts[self._counts.level(depth).numbers]
        firsts = starts.searchsorted(level.starts[nodes]).tolist()
        ends = starts.searchsorted(level.ends[nodes]).tolist()
        return {
            value: self._rows(
                depth, slice(first, end), None if value in self._opened else CHILD_LIMIT, value
            )
            for (_, value, _, _), first, end in zip(above, firsts, ends, strict=True)
        }

    def _rows(self, depth: int, part: slice, limit: int | None, parent: str | None) -> list[_Row]:
        """The first `limit` of a part of a level, and every opened value of it."""
        nodes = self._first(depth, part, limit)
        start_of, levels_of = self._index.levels[depth].start_of, self._index.levels_of
        rows = [(number, *levels_of(start_of[number])[depth], count) for number, count in nodes]
        self._others += len(self._counts.level(depth).numbers[part]) - len(rows)
        return self._with_opened(rows, depth, parent) if self._opened else rows

    def _first(self, depth: int, part: slice, limit: int | None) -> list[tuple[int, int]]:
        """The numbers of the first nodes of a part of a level, in order, and their counts."""
        if self._is_by_time:
            numbers, counts = self._counts.level(depth)
            return list(zip(numbers[part].tolist(), counts[part].tolist(), strict=True))[::-1]
        ranks, size = self._index.ranks(depth), len(self._index.levels[depth])
        keys = self._keys(depth)[part]
        if limit is not None and len(keys) > MANY * limit:
            keys = np.partition(keys, len(keys) - limit)[-limit:]
        last, found = size - 1, [divmod(key, size) for key in sorted(keys.tolist())[::-1][:limit]]
        if ranks is None:
            return [(last - behind, count) for count, behind in found]
        return [(ranks.numbers[last - behind], count) for count, behind in found]

    def _keys(self, depth: int) -> NDArray[np.int64]:
        """One number for each node of a level: its count and then, in reverse, its label's rank."""
        keys = self._known_keys.get(depth)
        if keys is None:
            numbers, counts = self._counts.level(depth)
            ranks, size = self._index.ranks(depth), len(self._index.levels[depth])
            in_order = numbers if ranks is None else ranks.ranks[numbers]
            keys = self._known_keys[depth] = counts * size + (size - 1 - in_order)
        return keys

    def _with_opened(self, rows: list[_Row], depth: int, parent: str | None) -> list[_Row]:
        """The rows and those that are selected, or above a selected one, in order."""
        of_parent = () if parent is None else (parent,)
        shown = {value for _, value, _, _ in rows}
        added = [
            self._opened_row(value, depth)
            for value in self._opened
            if value not in shown and self._facet.ancestors(value)[-1:] == of_parent
        ]
        self._others -= sum(1 for *_, count in added if count)
        if self._is_by_time:
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
