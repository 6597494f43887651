"""Every value of a facet, page by page: a tree in its own order, or those that have some text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.engine import Engine, FacetOrder
from indexer.fields import Facet
from indexer.query import Query
from indexer.results import FacetPage, FacetValue

TREE_VALUES = 20_000
"""A tree is put in order as a whole: all places of half a million stories are some thousands,
all days of twenty years 7,500."""


def facet_page(
    engine: Engine, facet: Facet, query: Query, containing: str, order: FacetOrder, per_page: int
) -> tuple[FacetPage, Mapping[str, str] | None]:
    """The values of the query's page of the facet, a tree's below those they are in.

    Where the page is a list instead, beside it the labels of all values of the tree, by value.
    """
    if not facet.is_tree:
        return engine.facet_values(query, facet.name, containing, order, query.page, per_page), {}
    tree = engine.facet_values(query, facet.name, "", order, 1, TREE_VALUES)
    if containing:
        names = {value.value: value.label for value in tree.values}
        found = engine.facet_values(query, facet.name, containing, order, query.page, per_page)
        return found, names
    by_date = facet.name == "date" and order == "label"
    values = in_tree(facet, sorted(tree.values, reverse=True) if by_date else tree.values)
    first = (query.page - 1) * per_page
    page = values[first : first + per_page]
    above = facet.ancestors(page[0].value) if page else ()
    opening = [value for value in values[:first] if value.value in above]
    return replace(tree, values=(*opening, *page)), None


def in_tree(facet: Facet, values: Sequence[FacetValue]) -> list[FacetValue]:
    """The values, each followed by those below it; in their given order on each level."""
    place = {value.value: at for at, value in enumerate(values)}
    return sorted(
        values,
        key=lambda value: [
            *(place.get(above, len(place)) for above in facet.ancestors(value.value)),
            place[value.value],
        ],
    )
