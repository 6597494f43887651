"""Results and stories to take along: files of every match, the feed, citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from flask import Blueprint, Response, stream_with_context

from indexer.engine import Engine
from indexer.formats.atom import Feed, atom
from indexer.formats.forms import ATOM, CITATIONS, EXPORTS, Form
from indexer.parameters import parameters_of
from indexer.query import Query
from webui.site import NAME, Site, Take
from webui.urls import path, query_asked, search_url, story_url, url_with

FEED_STORIES = 50
"""More than DVIDS posts in half a day under any one search; a feed of them is about 40 kB."""
RECORDS_A_CHUNK = 20
"""About 60 kB of text: fewer make each one's cost felt, more are memory for nothing."""


def search_takes(query: Query) -> tuple[Take, ...]:
    """The feed of the newest matches, and every export of them all."""
    args = parameters_of(query.on_page(1))
    feed = Take("Feed of the newest", ATOM, url_with(path("exports.feed"), args))
    return (
        feed,
        *(
            Take(form.label, form.media_type, url_with(path("exports.export", form=end), args))
            for end, form in EXPORTS.items()
        ),
    )


def story_takes(story_id: str) -> tuple[Take, ...]:
    """The story's citation in every form."""
    return tuple(
        Take(form.label, form.media_type, path("exports.citation", story_id=story_id, form=end))
        for end, form in CITATIONS.items()
    )


def exports(engine: Engine, site: Site) -> Blueprint:
    """The routes that hand out `engine`'s stories in other forms."""
    routes = Blueprint("exports", __name__)

    @routes.get(f"/search.<any({', '.join(EXPORTS)}):form>")
    def export(form: str) -> Response:
        query = query_asked()
        matches = engine.matches(query)
        first = list(islice(matches, 1))  # what can be raised is raised here, not on the way
        text = stream_with_context(_chunks(EXPORTS[form].written(chain(first, matches))))
        name = f"stories-{_slug(query.text)}".rstrip("-")
        return _file(text, EXPORTS[form], f"{name}.{form}")

    @routes.get("/search.atom")
    def feed() -> Response:
        asked = query_asked()
        query = replace(asked, sort="newest", page=1, per_page=FEED_STORIES)
        args = parameters_of(asked.on_page(1))
        description = Feed(
            title=f"{asked.text.strip()} – {NAME}" if asked.text.strip() else NAME,
            publisher=NAME,
            self_url=site.absolute(url_with(path("exports.feed"), args)),
            page_url=site.absolute(search_url(asked.on_page(1))),
        )
        hits = engine.search(query).hits
        xml = atom(description, hits, lambda story: site.absolute(story_url(story.id)))
        return Response(xml, mimetype=ATOM)

    @routes.get(f"/story/<story_id>/cite.<any({', '.join(CITATIONS)}):form>")
    def citation(story_id: str, form: str) -> Response:
        text = "".join(CITATIONS[form].written([engine.story(story_id)]))
        return _file(text, CITATIONS[form], f"story-{_slug(story_id)}.{form}")

    return routes


def _file(text: str | Iterator[str], form: Form, name: str) -> Response:
    response = Response(text, content_type=f"{form.media_type}; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _chunks(records: Iterator[str]) -> Iterator[str]:
    while chunk := "".join(islice(records, RECORDS_A_CHUNK)):
        yield chunk


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
