"""Every value of one facet: to look through, to search in, and to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.engine import Engine, FacetOrder
from indexer.fields import Facet
from indexer.query import Query
from indexer.results import FacetPage, FacetValue
from webui import wording
from webui.pager import Pager, pager
from webui.rail import RailValue, rail_values
from webui.site import Frame, Link, Site
from webui.urls import DEFAULT, NOT, Args, args_for, map_url, search_url, values_url

VALUES = 100
"""On one page: a few screens of them, in some 40 kB."""
TREE_VALUES = 20_000
"""A tree is put in order as a whole: all places of half a million stories are some thousands,
all days of twenty years 7,500."""
MAX_FIND_CHARS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """Which values: those with `find` in their label, by `order`."""

    find: str
    order: FacetOrder

    @classmethod
    def of(cls, args: Mapping[str, str]) -> Asked:
        """What the parameters ask for; anything else than names means counts."""
        find = args.get("find", "").strip()[:MAX_FIND_CHARS]
        return cls(find, "label" if args.get("by") == "label" else "count")


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """One page of values; the search box's form takes the ticked ones along."""

    frame: Frame
    facet: str
    heading: str
    total: str
    find: str
    find_url: str
    find_carried: Args
    orders: tuple[Link, ...]
    values: tuple[RailValue, ...]
    has_tree: bool
    pager: Pager | None
    back_url: str
    map_url: str | None


def values_page(
    site: Site, engine: Engine, facet: Facet, query: Query, args: Mapping[str, str]
) -> ValuesPage:
    """The page of the facet's values that the parameters ask for."""
    asked = Asked.of(args)
    found, names = _found(engine, facet, query, asked)
    has_none = query.page == 1 and not asked.find
    values = rail_values(query, facet, found.values, found.missing * has_none, names=names)
    shown = {(facet.name, value.value) for value in found.values}
    own = {"find": asked.find, "by": asked.order if asked.order == "label" else ""}
    carried = args_for(query.on_page(1))
    noun = facet.label.lower() + ("" if found.total == 1 else "s")
    page_count = -(-found.total // VALUES)

    def url(page: int) -> str:
        return values_url(query, facet.name, **own, page=f"{page}" if page > 1 else "")

    return ValuesPage(
        frame=site.frame(
            f"{facet.label}s",
            text=query.text,
            carried=[
                (name, value)
                for name, value in carried
                if name != "q"
                and (name.removeprefix(NOT), value) not in shown
                and not (has_none and name.removeprefix(NOT) == facet.name and not value)
            ],
            canonical_args=[*carried, *((name, value) for name, value in own.items() if value)],
        ),
        facet=facet.name,
        heading=f"{facet.label}s",
        total=f"{wording.number(found.total)} {noun}",
        find=asked.find,
        find_url=values_url(DEFAULT, facet.name),
        find_carried=[*carried, *([("by", own["by"])] if own["by"] else [])],
        orders=tuple(
            Link(label, values_url(query, facet.name, find=asked.find, by=by), by == own["by"])
            for label, by in (
                ("Most stories", ""),
                ("By date" if facet.name == "date" else "By name", "label"),
            )
        ),
        values=values,
        has_tree=any(value.below for value in values),
        pager=pager(query.page, page_count, url) if page_count > 1 else None,
        back_url=search_url(query.on_page(1)),
        map_url=map_url(query) if facet.name == "location" else None,
    )


def _found(
    engine: Engine, facet: Facet, query: Query, asked: Asked
) -> tuple[FacetPage, Mapping[str, str] | None]:
    """The values of the page; where they are a list, what the values of the tree are called."""
    find, order = asked.find, asked.order
    if not facet.is_tree:
        return engine.facet_values(query, facet.name, find, order, query.page, VALUES), {}
    tree = engine.facet_values(query, facet.name, "", order, 1, TREE_VALUES)
    if find:
        names = {value.value: value.label for value in tree.values}
        return engine.facet_values(query, facet.name, find, order, query.page, VALUES), names
    by_date = facet.name == "date" and order == "label"
    values = in_tree(facet, sorted(tree.values, reverse=True) if by_date else tree.values)
    first = (query.page - 1) * VALUES
    page = values[first : first + VALUES]
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
