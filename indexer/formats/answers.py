"""A page of results as JSON values."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from indexer.fields import FACETS
from indexer.query import Query
from indexer.results import Hit, ResultsPage


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
            "notes": list(results.receipt.notes),
            "parts": [
                {"text": part.text, "label": part.label, "without": part.without}
                for part in results.receipt.parts
            ],
            "relaxed": list(results.receipt.relaxed),
            "choices": [
                {
                    "typed": choice.typed,
                    "meanings": [
                        {"name": one.name, "stories": one.stories, "q": one.text}
                        for one in choice.meanings
                    ],
                }
                for choice in results.receipt.choices
            ],
        },
        "drops": [
            {
                "kind": drop.kind,
                "label": drop.label,
                "total": drop.total,
                "query": query_json(drop.query),
            }
            for drop in results.drops
        ],
        "hits": [hit_json(hit) for hit in results.hits],
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
        **{f"not_{name}": list(query.excluded_values(name)) for name in FACETS},
        "from": query.date_from and query.date_from.isoformat(),
        "to": query.date_to and query.date_to.isoformat(),
        "axis": query.axis,
        "match": query.match,
        "versions": query.versions,
        "expand": "1" if query.expand else "0",
        "without": list(query.without),
        "sort": query.effective_sort,
        "newer": query.newer,
        "page": query.page,
        "per_page": query.per_page,
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """A story as a page of results has it."""
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
        **({"explanation": asdict(hit.explanation)} if hit.explanation else {}),
    }
