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

from indexer.engine import FacetOrder
from indexer.fields import MISSING, Facet, date_levels
from indexer.results import FacetCounts, FacetPage, FacetValue
from indexer.whoosh_engine.facets import Counts, FacetIndex

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


_Row = tuple[int, str, str, int, int]
"""A value to be shown: minus its count, its label, itself and its span of codes, which ends
at 0 if no document has it. Rows are shown in their order, but for dates."""

_Nodes = list[tuple[int, int, int]]
"""Spans of codes and how many matches have them."""


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
        self._others = 0

    def counts(self) -> FacetCounts:
        """What is shown of the facet."""
        values = tuple(self._shown(None, self._facet.limit, 0))
        return FacetCounts(self._facet.name, values, self._others, self._counts.missing)

    def _shown(self, above: _Row | None, limit: int | None, depth: int) -> list[FacetValue]:
        """The first `limit` values below one, every opened one, and what shows below these."""
        found = []
        goes_deeper = depth + 1 < self._facet.levels_shown
        for row in self._rows(above, limit, depth):
            minus_count, label, value, _, _ = row
            found.append(FacetValue(value, label, -minus_count, value in self._selected))
            if value in self._opened:
                found += self._shown(row, None, depth + 1)
            elif goes_deeper:
                found += self._shown(row, CHILD_LIMIT, depth + 1)
        return found

    def _rows(self, above: _Row | None, limit: int | None, depth: int) -> list[_Row]:
        matched, nodes = self._widest(limit) if above is None else self._below(above, depth)
        if limit is not None and len(nodes) > limit:
            # Of equal counts the label decides, so all that may yet be shown are looked at.
            least = sorted([count for _, _, count in nodes])[-limit]
            nodes = [node for node in nodes if node[2] >= least]
        levels_of, rows = self._index.levels_of, []
        for start, end, count in nodes:
            value, label = levels_of(start)[depth]
            rows.append((-count, label, value, start, end))
        rows = self._ordered(rows)[:limit]
        self._others += matched - len(rows)
        return self._with_opened(rows, above) if self._opened else rows

    def _widest(self, limit: int | None) -> tuple[int, _Nodes]:
        """How many nodes of the first level have matches, and at least the first of them."""
        (starts, ends), counts = self._counts.level(0)
        matched = len(starts)
        if limit is not None and matched > limit:
            chosen = (counts >= np.partition(counts, matched - limit)[matched - limit]).nonzero()[0]
            starts, ends, counts = starts[chosen], ends[chosen], counts[chosen]
        return matched, list(zip(starts.tolist(), ends.tolist(), counts.tolist(), strict=True))

    def _below(self, above: _Row, depth: int) -> tuple[int, _Nodes]:
        """How many nodes right below one have matches, and all of them."""
        *_, start, end = above
        if depth == len(self._index.levels) or not end:
            return 0, []
        (starts, ends), counts = self._counts.level(depth)
        first, last = starts.searchsorted((start, end)).tolist()
        parts = (part[first:last].tolist() for part in (starts, ends, counts))
        return last - first, list(zip(*parts, strict=True))

    def _with_opened(self, rows: list[_Row], above: _Row | None) -> list[_Row]:
        """The rows and those that are selected, or above a selected one, in order."""
        parent = () if above is None else (above[2],)
        shown = {value for _, _, value, _, _ in rows}
        added = [
            self._opened_row(value)
            for value in self._opened
            if value not in shown and self._facet.ancestors(value)[-1:] == parent
        ]
        self._others -= sum(1 for minus_count, *_ in added if minus_count)
        return self._ordered(rows + added)

    def _opened_row(self, value: str) -> _Row:
        """The row of a selected value, or of one above it, that has no matches or few."""
        node = self._index.node(value)
        if node is None:
            return 0, _label(self._facet, value), value, 0, 0
        _, label = self._index.named(node.start, node.depth)
        return -self._counts.of(node), label, value, node.start, node.end

    def _ordered(self, rows: list[_Row]) -> list[_Row]:
        if self._facet.name == "date":
            return sorted(rows, key=itemgetter(2), reverse=True)
        return sorted(rows)


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
    for depth in range(len(index.levels)):
        (starts, _), counted = counts.level(depth)
        for start, count in zip(starts.tolist(), counted.tolist(), strict=True):
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
