"""What crawlers and browsers look for: robots.txt, sitemaps, the search description."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, url_for

from indexer.engine import Engine
from webui.site import DESCRIPTION, NAME, Site
from webui.urls import story_url

SITEMAP_STORIES = 50_000
"""As many addresses as one sitemap may have (sitemaps.org)."""


def crawling(engine: Engine, site: Site) -> Blueprint:
    """The routes that lead crawlers to the stories of `engine`, and away from searches."""
    routes = Blueprint("crawling", __name__)

    @routes.get("/robots.txt")
    def robots() -> Response:
        sitemap = site.absolute(url_for("crawling.sitemaps"))
        text = render_template("robots.txt", is_demo=site.is_demo, sitemap=sitemap)
        return Response(text, mimetype="text/plain")

    @routes.get("/sitemap.xml")
    def sitemaps() -> Response:
        count = -(-engine.status().stories // SITEMAP_STORIES)
        numbers = range(1, count + 1)
        urls = [url_for("crawling.sitemap", number=number) for number in numbers]
        return _xml("sitemaps.xml", urls=[site.absolute(url) for url in urls])

    @routes.get("/sitemap-<int:number>.xml")
    def sitemap(number: int) -> Response:
        ids = engine.ids(max(number - 1, 0) * SITEMAP_STORIES, SITEMAP_STORIES) if number else ()
        if not ids:
            abort(404)
        return _xml("sitemap.xml", urls=[site.absolute(story_url(each)) for each in ids])

    @routes.get("/opensearch.xml")
    def search_description() -> Response:
        home = site.absolute(url_for("pages.home"))
        return _xml(
            "opensearch.xml",
            "application/opensearchdescription+xml",
            name=NAME,
            description=DESCRIPTION,
            home=home,
            icon=site.absolute(url_for("static", filename="icon.svg")),
        )

    return routes


def _xml(template: str, media_type: str = "application/xml", **values: object) -> Response:
    return Response(
        render_template(template, **values), content_type=f"{media_type}; charset=utf-8"
    )
