"""A facet's counts as people read them: a list, or a tree of what is in what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from indexer import locales
from indexer.fields import MISSING, Facet
from indexer.query import Query
from indexer.results import FacetValue


class ShownValue(NamedTuple):
    """One value with its count; a tuple, as a page has a hundred of them.

    Attributes:
        name: the facet's.
        within: the places that a place in a list is in.
        share: of the facet's largest count, 0 to 100: the length of its bar.
        below: the values one level down.
        is_open: this is asked for, or something below is.
    """

    name: str
    value: str
    label: str
    within: str
    count: str  # type: ignore[assignment]  # hides a tuple's method, which nobody needs
    share: int
    is_selected: bool
    is_excluded: bool
    below: tuple[ShownValue, ...]
    is_open: bool

    def flat(self) -> Iterator[ShownValue]:
        """This value and all below it."""
        yield self
        for value in self.below:
            yield from value.flat()


def facet_tree(
    query: Query,
    facet: Facet,
    values: Sequence[FacetValue],
    missing: int,
    locale: str,
    names: Mapping[str, str] | None = None,
) -> tuple[ShownValue, ...]:
    """The values of a facet, each with those below it; having none is the last of them.

    With `names` of all values they are a list, each with the names of those above it.
    """
    excluded = frozenset(query.excluded_values(facet.name))
    parents = frozenset(value.value for value in values) if names is None else frozenset()
    largest = max((value.count for value in values), default=0) or missing or 1
    is_asked, is_day = MISSING in query.values(facet.name), facet.name == "date"
    if missing or is_asked or MISSING in excluded:
        values = (*values, FacetValue(MISSING, facet.missing_label, missing, is_asked))
    below: dict[str | None, list[FacetValue]] = {}
    for value in values:
        below.setdefault(facet.parent(value.value, parents), []).append(value)

    def shown(value: FacetValue) -> ShownValue:
        children = tuple(map(shown, below.get(value.value, ())))
        is_excluded = value.value in excluded
        is_asked = value.selected or is_excluded
        return ShownValue(
            facet.name,
            value.value,
            locales.period(value.value, locale) if is_day and value.value else value.label,
            facet.within(value.value, names) if names else "",
            locales.number(value.count, locale),
            round(100 * min(value.count, largest) / largest),
            value.selected,
            is_excluded,
            children,
            is_asked or any(child.is_open for child in children),
        )

    return tuple(map(shown, below.get(None, ())))
