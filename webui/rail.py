"""The rail beside the results: each facet's counts as a list or tree of checkboxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.fields import FACETS, MISSING, Facet
from indexer.parameters import DEFAULT
from indexer.query import Query
from indexer.results import FacetCounts, FacetValue
from webui import wording
from webui.urls import map_url, search_url, values_url


@dataclass(frozen=True, slots=True)
class RailValue:
    """One value with its count: a box to have it, another to leave it out.

    Attributes:
        name: of the parameter.
        url: of all stories with this value, on the first page alone.
        within: the places that a place in a list is in.
        share: of the facet's largest count, 0 to 100: the length of its bar.
        below: the values one level down.
        is_open: something below is asked for, or this is.
    """

    name: str
    value: str
    label: str
    within: str
    url: str
    count: str
    share: int
    is_selected: bool
    is_excluded: bool
    below: tuple[RailValue, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class RailFacet:
    """One fieldset; stories without any value are its last value.

    `more_url` is None where all values are shown.
    """

    name: str
    label: str
    values: tuple[RailValue, ...]
    has_tree: bool
    more: str
    more_url: str | None
    map_url: str | None


def rail_facets(
    query: Query, facets: Sequence[FacetCounts], *, has_links: bool = False
) -> tuple[RailFacet, ...]:
    """The facets that have anything to show; dates always have their range to enter."""
    shown = (_facet(query, facet, has_links=has_links) for facet in facets)
    return tuple(facet for facet in shown if facet.values or facet.name == "date")


def _facet(query: Query, counts: FacetCounts, *, has_links: bool) -> RailFacet:
    declared = FACETS[counts.facet]
    shown = counts.values
    if declared.name == "date":  # the others are the bars of the timeline
        asked = {*query.values("date"), *query.excluded_values("date")}
        shown = tuple(value for value in shown if value.value in asked)
    values = rail_values(query, declared, shown, counts.missing, has_links=has_links)
    has_more = counts.others or (declared.is_tree and counts.values)
    return RailFacet(
        name=declared.name,
        label=declared.label,
        values=values,
        has_tree=any(value.below for value in values),
        more=f"{wording.number(counts.others)} more" if counts.others else "All",
        more_url=values_url(query, declared.name) if has_more else None,
        map_url=map_url(query) if declared.name == "location" else None,
    )


def rail_values(
    query: Query,
    facet: Facet,
    values: Sequence[FacetValue],
    missing: int,
    *,
    names: Mapping[str, str] | None = None,
    has_links: bool = False,
) -> tuple[RailValue, ...]:
    """The values of a facet as a tree; having none is the last of them.

    With `names` of all values they are a list, each with the names of those above it.
    """
    excluded = set(query.excluded_values(facet.name))
    shown = set() if names is not None else {value.value for value in values}
    below: dict[str | None, list[FacetValue]] = {}
    for value in values:
        above = [name for name in facet.ancestors(value.value) if name in shown]
        below.setdefault(above[-1] if above else None, []).append(value)
    is_asked = MISSING in query.values(facet.name)
    if missing or is_asked or MISSING in excluded:
        none = FacetValue(MISSING, facet.missing_label, missing, is_asked)
        below.setdefault(None, []).append(none)
    largest = max((value.count for value in values), default=0) or missing

    def made(above: str | None) -> Iterator[RailValue]:
        for value in below.get(above, ()):
            children = () if value.value == MISSING else tuple(made(value.value))
            is_excluded = value.value in excluded
            is_asked = value.selected or is_excluded
            yield RailValue(
                name=facet.name,
                value=value.value,
                label=value_label(facet, value),
                within=facet.within(value.value, names) if names else "",
                url=search_url(DEFAULT.with_filter(facet.name, value.value)) if has_links else "",
                count=wording.number(value.count),
                share=round(100 * min(value.count, largest) / largest) if largest else 0,
                is_selected=value.selected,
                is_excluded=is_excluded,
                below=children,
                is_open=bool(children)
                and (
                    is_asked or any(c.is_open or c.is_selected or c.is_excluded for c in children)
                ),
            )

    return tuple(made(None))


def value_label(facet: Facet, value: FacetValue) -> str:
    """What a value is called; a date as the reader writes it."""
    return wording.period(value.value) if facet.name == "date" and value.value else value.label


def controls(facets: Sequence[RailFacet]) -> frozenset[tuple[str, str]]:
    """The parameters that the boxes of these facets stand for."""

    def each(values: Sequence[RailValue]) -> Iterator[tuple[str, str]]:
        for value in values:
            yield value.name, value.value
            yield from each(value.below)

    return frozenset(pair for facet in facets for pair in each(facet.values))


def told_filters(
    query: Query, labels: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, str, Query]]:
    """Each filter of a query: what it is of, how it reads, and the question without it.

    `labels` of values, by their facet and value, are used where they are known.
    """
    for name, value, is_excluded, less in query.lesser():
        if declared := FACETS.get(name):
            written = wording.period(value) if name == "date" and value else value
            shown = labels.get((name, value)) or written or declared.missing_label
            yield declared.label, f"not {shown}" if is_excluded else shown, less
        else:
            yield "Date", f"{name} {wording.period(value, is_short=True)}", less
