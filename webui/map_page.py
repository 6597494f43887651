"""The map of a query's stories: a picture, and beside it the same places as a list."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from indexer.asked import filters
from indexer.atlas import Circle, Place, atlas, told, without
from indexer.engine import Engine
from indexer.facet_pages import TREE_VALUES
from indexer.parameters import parameters_of
from indexer.query import Query
from webui import wording
from webui.site import Context, Link, Site
from webui.urls import map_url, search_url, urls_by_value

LISTED = 200
"""Places beside the map: every country, or those in one country with the most stories."""


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """A place in the list, or as a circle, and where it leads.

    `share` is of the most stories that a listed place has, 0 to 100.
    """

    label: str
    within: str
    count: str
    share: int
    url: str
    circle: Circle | None = None


def map_page(site: Site, engine: Engine, query: Query) -> Context:
    """The map of the stories that match, and of those places alone that are asked for."""
    found = engine.facet_values(query, "location", per_page=TREE_VALUES)
    asked = [value for value in query.values("location") if value]
    drawn = atlas(without(found.values, query.excluded_values("location")), asked)
    args = parameters_of(query.on_page(1))
    listed = [place for place in drawn.listed if asked or not place.within][:LISTED]
    total = sum(circle.place.count for circle in drawn.circles)
    labels = {("location", place.value): place.label for place in drawn.listed}
    ways = [Link("The stories themselves", search_url(query.on_page(1)))]
    if asked:
        ways.append(Link("The whole world", map_url(query.with_only("location", None))))

    map_of = urls_by_value(query, "location", map_url)
    stories_of = urls_by_value(query, "location")

    def listed_as(place: Place, circle: Circle | None = None) -> ListedPlace:
        leads_in = not (asked or circle)
        return ListedPlace(
            label=place.label,
            within=place.within,
            count=wording.number(place.count),
            share=round(100 * place.count / listed[0].count) if listed else 0,
            url=(map_of if leads_in else stories_of)(place.value),
            circle=circle,
        )

    return {
        "frame": site.frame(
            "Map",
            text=query.text,
            carried=[pair for pair in args if pair[0] != "q"],
            canonical_args=args,
        ),
        "heading": f"{wording.stories(total)} on the map",
        "filters": "; ".join(part.label for part in filters(query, labels, wording.locale())),
        "land_url": url_for("static", filename="land.svg") + "#land",
        "view": " ".join(f"{part:g}" for part in drawn.view),
        "circles": tuple(listed_as(circle.place, circle) for circle in drawn.circles),
        "places": tuple(listed_as(place) for place in listed),
        "notes": tuple(told(drawn, 0 if asked else found.missing, wording.locale())),
        "ways": tuple(ways),
    }
