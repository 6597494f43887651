"""Counts of values, with levels or without, become a facet's `FacetCounts`."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.fields import MONTHS, Facet
from indexer.results import FacetCounts, FacetValue

Levels = tuple[tuple[str, str], ...]
"""`(value, label)` from the widest level to the narrowest; `()` for no value."""

CHILD_LIMIT = 10
"""Values shown below a value of a tree that is not itself selected."""


class Tally:
    """Adds up how many matches each value of one facet has, in all its levels."""

    def __init__(self, facet: Facet) -> None:
        self._facet = facet
        self._missing = 0
        self._others = 0
        self._totals: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._children: dict[str | None, list[str]] = {None: []}
        self._selected: set[str] = set()
        self._opened: set[str] = set()

    def add(self, levels: Levels, count: int) -> None:
        """Counts `count` matches whose value has these levels."""
        if not levels:
            self._missing += count
        for value, label in levels:
            self._know(value, label)
            self._totals[value] += count

    def select(self, value: str, labels: Mapping[str, str]) -> None:
        """Marks a value as selected; it is listed even if nothing matches it.

        `labels` has those of the whole index, for values that no match has.
        """
        for opened in (*self._facet.ancestors(value), value):
            self._know(opened, labels.get(opened) or self._label(opened))
            self._opened.add(opened)
        self._selected.add(value)

    def counts(self) -> FacetCounts:
        """What has been added so far."""
        self._others = 0
        roots = self._shown(None, self._facet.limit)
        values = tuple(value for root in roots for value in self._tree(root, 1))
        return FacetCounts(self._facet.name, values, self._others, self._missing)

    def _know(self, value: str, label: str) -> None:
        if value in self._totals:
            return
        self._totals[value] = 0
        self._labels[value] = label
        parent = (None, *self._facet.ancestors(value))[-1]
        self._children.setdefault(parent, []).append(value)

    def _label(self, value: str) -> str:
        """The label of a selected value that no story has."""
        if self._facet.name == "date" and value.count("-"):
            year, month, *day = value.split("-")
            name = MONTHS[int(month) - 1]
            return f"{name} {int(day[0])}, {year}" if day else f"{name} {year}"
        return value.rsplit(self._facet.separator, 1)[-1] if self._facet.separator else value

    def _ordered(self, parent: str | None) -> list[str]:
        children = self._children.get(parent, [])
        if self._facet.name == "date":
            return sorted(children, reverse=True)
        return sorted(children, key=lambda child: (-self._totals[child], self._labels[child]))

    def _shown(self, parent: str | None, limit: int | None) -> list[str]:
        """The first `limit` values below `parent` and every one that is opened."""
        ordered = self._ordered(parent)
        shown = [
            value
            for rank, value in enumerate(ordered)
            if limit is None or rank < limit or value in self._opened
        ]
        self._others += len(ordered) - len(shown)
        return shown

    def _tree(self, value: str, depth: int) -> list[FacetValue]:
        """`value` and what shows below it, `depth` levels down."""
        found = [
            FacetValue(value, self._labels[value], self._totals[value], value in self._selected)
        ]
        is_open = value in self._opened
        if is_open or depth < self._facet.levels_shown:
            limit = None if is_open else CHILD_LIMIT
            for child in self._shown(value, limit):
                found += self._tree(child, depth + 1)
        return found
