"""The same answers as JSON, with the same parameters as the pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from indexer.engine import Engine
from indexer.formats.answers import hit_json, results_json
from indexer.parameters import folded, parameters_of
from indexer.query import MAX_PER_PAGE, MAX_TEXT_CHARS
from webui.site import Site
from webui.urls import query_asked, search_url

DESCRIPTION: dict[str, Any] = json.loads(
    Path(__file__).with_name("openapi.json").read_text(encoding="utf-8")
)
"""Every route of the API, as OpenAPI 3.1 has it."""

SUGGESTIONS = 10
MAX_SUGGESTIONS = 50
SIMILAR = 10
SUGGESTIONS_MAX_AGE_S = 60
"""Who deletes a letter sees what he saw; what is new shows within a minute."""


def api(engine: Engine, site: Site) -> Blueprint:
    """The routes below `/api`, answered by `engine`."""
    routes = Blueprint("api", __name__, url_prefix="/api")

    @routes.get("/search")
    def search() -> Response:
        explain = request.args.get("explain") == "1"
        return jsonify(results_json(engine.search(query_asked(), explain=explain)))

    @routes.get("/suggest")
    def suggest() -> Response:
        text = request.args.get("q", "")[:MAX_TEXT_CHARS]
        limit = request.args.get("limit", SUGGESTIONS, type=int)
        found = engine.suggest(text, min(max(limit, 1), MAX_SUGGESTIONS))
        response = jsonify(
            {
                "q": text,
                "suggestions": [
                    {
                        "kind": one.kind,
                        "text": one.text,
                        "count": one.count,
                        "params": parameters_of(folded(one.query)),
                        "url": search_url(folded(one.query)),
                    }
                    for one in found
                ],
            }
        )
        response.cache_control.max_age = SUGGESTIONS_MAX_AGE_S
        return response

    @routes.get("/story/<story_id>")
    def story(story_id: str) -> Response:
        return jsonify(engine.story(story_id).to_json())

    @routes.get("/story/<story_id>/similar")
    def similar(story_id: str) -> Response:
        limit = request.args.get("limit", SIMILAR, type=int)
        found = engine.similar(story_id, min(max(limit, 1), MAX_PER_PAGE))
        return jsonify({"id": story_id, "hits": [hit_json(hit) for hit in found]})

    @routes.get("/openapi.json")
    def description() -> Response:
        return jsonify(DESCRIPTION)

    @routes.get("")
    def readable() -> str:
        return render_template(
            "api.html",
            frame=site.frame("API", canonical_args=[]),
            description=DESCRIPTION,
            description_url=url_for("api.description"),
        )

    return routes
