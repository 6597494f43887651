"""The rail beside the results: each facet's counts as a list or tree of checkboxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.facet_tree import ShownValue, facet_tree
from indexer.fields import FACETS
from indexer.parameters import NOT, Parameters, parameters_of
from indexer.query import Query
from indexer.results import FacetCounts
from webui import wording
from webui.urls import map_url, values_url


@dataclass(frozen=True, slots=True)
class RailFacet:
    """One fieldset; stories without any value are its last value.

    `more_url` is None where all values are shown.
    """

    name: str
    label: str
    values: tuple[ShownValue, ...]
    has_tree: bool
    more: str
    more_url: str | None
    map_url: str | None


def rail_facets(query: Query, facets: Iterable[FacetCounts]) -> tuple[RailFacet, ...]:
    """The facets that have anything to show; dates always have their range to enter."""
    shown = (_facet(query, facet) for facet in facets)
    return tuple(facet for facet in shown if facet.values or facet.name == "date")


def _facet(query: Query, counts: FacetCounts) -> RailFacet:
    facet, shown = FACETS[counts.facet], counts.values
    if facet.name == "date":  # the others are the bars of the timeline
        asked = {*query.values("date"), *query.excluded_values("date")}
        shown = tuple(value for value in shown if value.value in asked)
    values = facet_tree(query, facet, shown, counts.missing, wording.locale())
    has_more = counts.others or (facet.is_tree and counts.values)
    return RailFacet(
        name=facet.name,
        label=facet.label,
        values=values,
        has_tree=any(value.below for value in values),
        more=f"{wording.number(counts.others)} more" if counts.others else "All",
        more_url=values_url(query, facet.name) if has_more else None,
        map_url=map_url(query) if facet.name == "location" else None,
    )


def carried(query: Query, boxes: Iterable[ShownValue], *controls: str) -> Parameters:
    """What the form has neither boxes nor other controls for: it goes along as hidden inputs."""
    boxed = {(value.name, value.value) for box in boxes for value in box.flat()}
    return [
        (name, value)
        for name, value in parameters_of(query.on_page(1))
        if name not in controls and (name.removeprefix(NOT), value) not in boxed
    ]
