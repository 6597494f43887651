"""The same answers as JSON, with the same parameters as the pages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, request

from indexer.engine import Engine
from indexer.fields import FACETS
from indexer.query import MAX_TEXT_CHARS, Query
from indexer.results import Hit, ResultsPage
from webui.urls import NOT, args_for, query_from, search_url

SUGGESTIONS = 10
MAX_SUGGESTIONS = 50
SUGGESTIONS_MAX_AGE_S = 60
"""Who deletes a letter sees what he saw; what is new shows within a minute."""


def api(engine: Engine) -> Blueprint:
    """The routes below `/api`, answered by `engine`."""
    routes = Blueprint("api", __name__, url_prefix="/api")

    @routes.get("/search")
    def search() -> Response:
        return jsonify(results_json(engine.search(query_from(request.args))))

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
                        "params": args_for(one.query),
                        "url": search_url(one.query),
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

    return routes


def results_json(results: ResultsPage) -> dict[str, Any]:
    """One page of results as JSON values."""
    return {
        "query": query_json(results.query),
        "total": results.total,
        "took_ms": round(results.took_ms, 3),
        "generation": results.generation,
        "did_you_mean": results.did_you_mean
        and {"q": results.did_you_mean, "total": results.did_you_mean_total},
        "receipt": {
            "understood": results.receipt.understood,
            "added": list(results.receipt.added),
            "dropped": list(results.receipt.dropped),
            "capped": list(results.receipt.capped),
        },
        "hits": [_hit_json(hit) for hit in results.hits],
        "facets": {
            facet.facet: {
                "values": [
                    {
                        "value": value.value,
                        "label": value.label,
                        "count": value.count,
                        "selected": value.selected,
                    }
                    for value in facet.values
                ],
                "others": facet.others,
                "missing": facet.missing,
            }
            for facet in results.facets
        },
    }


def query_json(query: Query) -> dict[str, Any]:
    """Every parameter as it was understood, those that were left out too."""
    return {
        "q": query.text,
        **{name: list(query.values(name)) for name in FACETS},
        **{NOT + name: list(query.excluded_values(name)) for name in FACETS},
        "from": query.date_from and query.date_from.isoformat(),
        "to": query.date_to and query.date_to.isoformat(),
        "axis": query.axis,
        "match": query.match,
        "versions": query.versions,
        "sort": query.effective_sort,
        "page": query.page,
        "per_page": query.per_page,
    }


def _hit_json(hit: Hit) -> dict[str, Any]:
    story = hit.story.to_json()
    return {
        "id": story["id"],
        "title": story["title"],
        "snippet": [{"text": piece.text, "match": piece.is_match} for piece in hit.snippet],
        "unit": story["unit"],
        "location": story["location"],
        "taken_on": story["taken_on"],
        "posted_at": story["posted_at"],
        "author": story["author"],
        "score": hit.score,
        "url": story["url"],
    }
