"""The rail beside the results: each facet's counts as a list or tree of checkboxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.fields import FACETS
from indexer.query import Query
from indexer.results import FacetCounts, FacetValue
from webui.urls import search_url


@dataclass(frozen=True, slots=True)
class RailValue:
    """One checkbox with its count.

    Attributes:
        name: of the parameter.
        url: of all stories with this value.
        share: of the facet's largest count, 0 to 100: the length of its bar.
        below: the values one level down.
        is_open: something below is selected, or this is.
    """

    name: str
    value: str
    label: str
    url: str
    count: str
    share: int
    is_selected: bool
    below: tuple[RailValue, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class RailFacet:
    """One fieldset; `missing` is the count of stories without any value."""

    name: str
    label: str
    values: tuple[RailValue, ...]
    has_tree: bool
    more: str | None
    missing_label: str
    missing: str | None


def rail_facets(facets: Sequence[FacetCounts]) -> tuple[RailFacet, ...]:
    """The facets that have anything to show; dates always have their range to enter."""
    return tuple(
        _facet(facet) for facet in facets if facet.values or facet.missing or facet.facet == "date"
    )


def _facet(counts: FacetCounts) -> RailFacet:
    declared = FACETS[counts.facet]
    shown = {value.value for value in counts.values}
    below: dict[str | None, list[FacetValue]] = {}
    for value in counts.values:
        above = [name for name in declared.ancestors(value.value) if name in shown]
        below.setdefault(above[-1] if above else None, []).append(value)
    largest = max((value.count for value in counts.values), default=0)
    values = tuple(_value(declared.name, value, below, largest) for value in below.get(None, ()))
    return RailFacet(
        name=declared.name,
        label=declared.label,
        values=values,
        has_tree=any(value.below for value in values),
        more=f"{counts.others:,} more" if counts.others else None,
        missing_label=declared.missing_label,
        missing=f"{counts.missing:,}" if counts.missing else None,
    )


def _value(
    facet: str, value: FacetValue, below: Mapping[str | None, Sequence[FacetValue]], largest: int
) -> RailValue:
    children = tuple(_value(facet, child, below, largest) for child in below.get(value.value, ()))
    has_active = any(child.is_selected or child.is_open for child in children)
    return RailValue(
        name=facet,
        value=value.value,
        label=value.label,
        url=search_url(Query().with_filter(facet, value.value)),
        count=f"{value.count:,}",
        share=round(100 * value.count / largest) if largest else 0,
        is_selected=value.selected,
        below=children,
        is_open=bool(children) and (value.selected or has_active),
    )
