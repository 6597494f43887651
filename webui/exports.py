"""Results and stories to take along: files of every match, the feed, citations."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from flask import Blueprint, Response, request, stream_with_context, url_for

from indexer.engine import Engine
from indexer.formats.atom import Feed, atom
from indexer.formats.bibtex import bibtex
from indexer.formats.csl import csl
from indexer.formats.json_lines import json_lines
from indexer.formats.plain import plain
from indexer.formats.ris import ris_records
from indexer.formats.spreadsheet import csv_records
from indexer.query import Query
from indexer.story import Story
from webui.site import NAME, Site
from webui.takes import ATOM, CITATIONS, EXPORTS
from webui.urls import args_for, query_from, search_url, story_url, url_with

FEED_STORIES = 50
"""More than DVIDS posts in half a day under any one search; a feed of them is about 40 kB."""
RECORDS_A_CHUNK = 20
"""About 60 kB of text: fewer make each one's cost felt, more are memory for nothing."""

WRITERS: dict[str, Callable[[Iterable[Story]], Iterator[str]]] = {
    "csv": csv_records,
    "jsonl": json_lines,
    "ris": ris_records,
}
CITERS: dict[str, Callable[[Story], str]] = {
    "txt": plain,
    "bib": bibtex,
    "ris": lambda story: "".join(ris_records([story])),
    "json": lambda story: json.dumps(csl(story), ensure_ascii=False, indent=2) + "\n",
}


def exports(engine: Engine, site: Site) -> Blueprint:
    """The routes that hand out `engine`'s stories in other forms."""
    routes = Blueprint("exports", __name__)

    @routes.get(f"/search.<any({', '.join(EXPORTS)}):form>")
    def export(form: str) -> Response:
        query = query_from(request.args)
        matches = engine.matches(query)
        first = list(islice(matches, 1))  # what can be raised is raised here, not on the way
        text = _chunks(WRITERS[form](chain(first, matches)))
        return _file(stream_with_context(text), EXPORTS[form][1], f"{_name(query)}.{form}")

    @routes.get("/search.atom")
    def feed() -> Response:
        asked = query_from(request.args)
        query = replace(asked, sort="newest", page=1, per_page=FEED_STORIES)
        args = args_for(asked.on_page(1))
        description = Feed(
            title=f"{asked.text.strip()} – {NAME}" if asked.text.strip() else NAME,
            publisher=NAME,
            self_url=site.absolute(url_with(url_for("exports.feed"), args)),
            page_url=site.absolute(search_url(asked.on_page(1))),
        )
        hits = engine.search(query).hits
        xml = atom(description, hits, lambda story: site.absolute(story_url(story.id)))
        return Response(xml, mimetype=ATOM)

    @routes.get(f"/story/<story_id>/cite.<any({', '.join(CITATIONS)}):form>")
    def citation(story_id: str, form: str) -> Response:
        text = CITERS[form](engine.story(story_id))
        return _file([text], CITATIONS[form][1], f"story-{_slug(story_id)}.{form}")

    return routes


def _file(text: Iterable[str], media_type: str, name: str) -> Response:
    response = Response(text, content_type=f"{media_type}; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _chunks(records: Iterator[str]) -> Iterator[str]:
    while chunk := "".join(islice(records, RECORDS_A_CHUNK)):
        yield chunk


def _name(query: Query) -> str:
    """What the file is called: `stories-liaison-officer`."""
    return f"stories-{_slug(query.text)}".rstrip("-")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
