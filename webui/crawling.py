"""What crawlers and browsers look for: robots.txt, sitemaps, the search description."""

from __future__ import annotations

import json

from flask import Blueprint, Response, abort, render_template, request, url_for

from indexer.engine import Engine
from indexer.parameters import folded
from indexer.query import MAX_TEXT_CHARS
from webui import wording
from webui.api import SUGGESTIONS_MAX_AGE_S
from webui.site import DESCRIPTION, NAME, Site
from webui.urls import search_url, story_url

SUGGESTIONS = "application/x-suggestions+json"
"""OpenSearch's extension for what is being typed: the texts, what they are, where they lead."""
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

    @routes.get("/opensearch/suggest")
    def suggestions() -> Response:
        text = request.args.get("q", "")[:MAX_TEXT_CHARS]
        found = engine.suggest(text)
        columns = (
            [one.text for one in found],
            [f"{one.kind}, {wording.stories(one.count)}" for one in found],
            [site.absolute(search_url(folded(one.query))) for one in found],
        )
        response = Response(json.dumps([text, *columns]), mimetype=SUGGESTIONS)
        response.cache_control.max_age = SUGGESTIONS_MAX_AGE_S
        return response

    return routes


def _xml(template: str, media_type: str = "application/xml", **values: object) -> Response:
    return Response(
        render_template(template, **values), content_type=f"{media_type}; charset=utf-8"
    )
