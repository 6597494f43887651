"""The pages' routes: a query in, a page out. What a page says is made in `pages`."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, render_template, request

from indexer.engine import Engine
from indexer.fields import FACETS
from indexer.parameters import DEFAULT
from webui.help_page import help_page
from webui.map_page import map_page
from webui.pages import home_page
from webui.search_page import search_page
from webui.site import Site
from webui.urls import query_asked
from webui.values_page import values_page

NEWEST = 6
"""Stories on the first page: about one screen of them."""


def pages(engine: Engine, site: Site) -> Blueprint:
    """The routes of the pages, answered by `engine`."""
    routes = Blueprint("pages", __name__)

    @routes.get("/")
    def home() -> str:
        newest = engine.search(replace(DEFAULT, per_page=NEWEST))
        return render_template("home.html", **home_page(site, engine.status(), newest))

    @routes.get("/search")
    def search() -> str:
        results = engine.search(query_asked())
        return render_template("search.html", **search_page(site, engine, results))

    @routes.get("/help")
    def help() -> str:  # noqa: A001  # the route's name, as its address has it
        return render_template("help.html", **help_page(site))

    @routes.get("/values/<facet>")
    def values(facet: str) -> str:
        if facet not in FACETS:
            abort(404)
        page = values_page(site, engine, FACETS[facet], query_asked(), request.args)
        return render_template("values.html", **page)

    @routes.get("/map")
    def map() -> str:  # noqa: A001  # the route's name, as its address has it
        return render_template("map.html", **map_page(site, engine, query_asked()))

    return routes
