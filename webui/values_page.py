"""Every value of one facet: to look through, to search in, and to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.engine import Engine, FacetOrder
from indexer.facet_pages import facet_page
from indexer.facet_tree import facet_tree
from indexer.fields import Facet
from indexer.parameters import DEFAULT, parameters_of
from indexer.query import Query
from webui import wording
from webui.pager import pager
from webui.rail import carried
from webui.site import Context, Link, Site
from webui.urls import map_url, search_url, values_url

VALUES = 100
"""On one page: a few screens of them, in some 40 kB."""
MAX_FIND_CHARS = 200


def values_page(
    site: Site, engine: Engine, facet: Facet, query: Query, given: Mapping[str, str]
) -> Context:
    """The page of the facet's values: those with what to `find`, by count or `by` label."""
    find = given.get("find", "").strip()[:MAX_FIND_CHARS]
    order: FacetOrder = "label" if given.get("by") == "label" else "count"
    found, names = facet_page(engine, facet, query, find, order, VALUES)
    missing = found.missing if query.page == 1 and not find else 0
    values = facet_tree(query, facet, found.values, missing, wording.locale(), names)
    own = {"find": find, "by": order if order == "label" else ""}
    args = parameters_of(query.on_page(1))
    noun = facet.label.lower()
    page_count = -(-found.total // VALUES)

    def url(page: int) -> str:
        return values_url(query, facet.name, **own, page=f"{page}" if page > 1 else "")

    return {
        "frame": site.frame(
            f"{facet.label}s",
            text=query.text,
            carried=carried(query, values, "q"),
            canonical_args=[*args, *((name, value) for name, value in own.items() if value)],
        ),
        "facet": facet.name,
        "heading": f"{facet.label}s",
        "total": wording.counted(found.total, noun, f"{noun}s"),
        "find": find,
        "find_url": values_url(DEFAULT, facet.name),
        "find_carried": [*args, *([("by", own["by"])] if own["by"] else [])],
        "orders": tuple(
            Link(label, values_url(query, facet.name, find=find, by=by), by == own["by"])
            for label, by in (
                ("Most stories", ""),
                ("By date" if facet.name == "date" else "By name", "label"),
            )
        ),
        "values": values,
        "has_tree": any(value.below for value in values),
        "pager": pager(query.page, page_count, url) if page_count > 1 else None,
        "back_url": search_url(query.on_page(1)),
        "map_url": map_url(query) if facet.name == "location" else None,
    }
