"""The map of a query's stories: a picture, and beside it the same places as a list."""

from __future__ import annotations

from indexer.asked import filters
from indexer.atlas import atlas, told, without
from indexer.engine import Engine
from indexer.facet_pages import TREE_VALUES
from indexer.parameters import parameters_of
from indexer.query import Query
from webui import wording
from webui.site import Context, Link, Site
from webui.urls import map_url, path, search_url, urls_by_value

LISTED = 200
"""Places beside the map: every country, or those in one country with the most stories."""


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

    stories_of = urls_by_value(query, "location")
    url = stories_of if asked else urls_by_value(query, "location", map_url)
    most = listed[0].count if listed else 0
    return {
        "frame": site.frame(
            "Map",
            text=query.text,
            carried=[pair for pair in args if pair[0] != "q"],
            canonical_args=args,
        ),
        "heading": f"{wording.stories(total)} on the map",
        "filters": "; ".join(part.label for part in filters(query, labels, wording.locale())),
        "land_url": path("static", filename="land.svg") + "#land",
        "view": " ".join(f"{part:g}" for part in drawn.view),
        "circles": [
            (circle, f"{place.name}: {wording.number(place.count)}", stories_of(place.value))
            for circle in drawn.circles
            for place in (circle.place,)
        ],
        "places": [
            (place, wording.number(place.count), round(100 * place.count / most), url(place.value))
            for place in listed
        ],
        "notes": tuple(told(drawn, 0 if asked else found.missing, wording.locale())),
        "ways": tuple(ways),
    }
