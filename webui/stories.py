"""A story's routes: to read it, to compare it with another version, to see its capture."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from indexer.differences import differences
from indexer.engine import Engine
from indexer.language import parse
from indexer.neighbours import neighbours
from indexer.query import Query
from indexer.settings import Settings
from indexer.snippets import Marker
from indexer.story import Story
from webui.pages import story_page
from webui.site import Context, Link, Site
from webui.urls import story_url

SIMILAR = 5
"""Stories like one, beside it: more would be read by nobody there; the API has any number."""

VERSIONS = 50
"""Ids of versions that a story's page has, the senior ones; of a notice that has been
published ten thousand times all would be a megabyte."""


def stories(engine: Engine, site: Site, settings: Settings) -> Blueprint:
    """The routes of stories, answered by `engine`."""
    routes = Blueprint("stories", __name__, url_prefix="/story")

    @routes.get("/<story_id>")
    def story(story_id: str) -> str:
        found = engine.story(story_id)
        text = Query(request.args.get("q", "")).text
        marker = Marker(parse(text).tree)
        page = story_page(
            site,
            found,
            text,
            marker,
            engine.versions(story_id, VERSIONS),
            engine.version_count(story_id),
            tuple(neighbours(engine, found)),
            [hit.story for hit in engine.similar(story_id, SIMILAR)],
        )
        return render_template("story.html", **page)

    @routes.get("/<story_id>/versions/<other>")
    def versions(story_id: str, other: str) -> str:
        page = _compared(site, engine.story(story_id), engine.story(other))
        return render_template("compared.html", **page)

    @routes.get("/<story_id>/raw")
    def raw(story_id: str) -> Response:
        from indexer.originals import original  # noqa: PLC0415  # few ask for it

        text = original(engine.stored(story_id), settings.corpus, settings.max_capture_mb * 10**6)
        return Response(text.encode("utf-8", "replace"), mimetype="text/plain")

    return routes


def _compared(site: Site, first: Story, second: Story) -> Context:
    heading = "What differs between two versions"
    return {
        "frame": site.frame(heading, canonical_args=[]),
        "heading": heading,
        "first": Link(first.id, story_url(first.id)),
        "second": Link(second.id, story_url(second.id)),
        "title": differences(first.title, second.title),
        "body": differences(first.body, second.body),
    }
