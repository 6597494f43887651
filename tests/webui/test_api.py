"""The API gives the pages' answers as JSON, with the same parameters."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from indexer.story import Story


def answer(client: FlaskClient, url: str) -> Any:
    response = client.get(url)
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    return response.get_json()


def test_a_search_has_exactly_the_promised_shape(client: FlaskClient) -> None:
    results = answer(client, "/api/search?q=convoy&unit=1st+Test+Wing&per_page=2")
    assert set(results) == {
        *("query", "total", "took_ms", "generation", "did_you_mean", "receipt", "drops"),
        *("hits", "facets"),
    }
    assert results["did_you_mean"] is None
    assert results["total"] == 10
    assert results["generation"] == 1
    assert results["took_ms"] > 0
    assert results["receipt"] == {
        "understood": "convoy",
        "added": [],
        "dropped": [],
        "capped": [],
        "notes": [],
        "parts": [{"text": "convoy", "label": "convoy", "without": ""}],
        "relaxed": [],
        "choices": [],
    }
    assert results["drops"] == []
    assert len(results["hits"]) == 2
    assert set(results["facets"]) == {"unit", "location", "date", "author", "kind", "tag"}
    for facet in results["facets"].values():
        assert set(facet) == {"values", "others", "missing"}
        for value in facet["values"]:
            assert set(value) == {"value", "label", "count", "selected"}
    assert {"value": "1st Test Wing", "label": "1st Test Wing", "count": 10, "selected": True} in (
        results["facets"]["unit"]["values"]
    )
    assert results["facets"]["unit"]["missing"] == 10


def test_a_hit_has_exactly_the_promised_fields(client: FlaskClient) -> None:
    hit = answer(client, "/api/search?q=%22number+0%22")["hits"][0]
    score = hit.pop("score")
    assert score > 0
    assert hit == {
        "id": "1000",
        "title": "Convoy 0 reaches the harbor",
        "snippet": [
            {"text": "The convoy arrived at dawn, ", "match": False},
            {"text": "number 0", "match": True},
            {"text": " this year. Nobody was hurt.", "match": False},
        ],
        "unit": "1st Test Wing",
        "location": {
            "site": "Grafenwoehr",
            "region": "Bavaria",
            "country_code": "DE",
            "country": "Germany",
        },
        "taken_on": "2019-01-01",
        "posted_at": "2019-01-01T09:30",
        "author": {"rank": "Sgt.", "name": "Jane Doe"},
        "url": "https://www.dvidshub.net/news/1000",
    }


def test_the_query_is_echoed_as_it_was_understood(client: FlaskClient) -> None:
    url = "/api/search?q=convoy&location=DE&location=JP/Tokyo&not_date=2019-05&from=2019&to=2020-02"
    assert answer(client, url)["query"] == {
        "q": "convoy",
        "unit": [],
        "location": ["DE", "JP/Tokyo"],
        "date": [],
        "author": [],
        "kind": [],
        "tag": [],
        "not_unit": [],
        "not_location": [],
        "not_date": ["2019-05"],
        "not_author": [],
        "not_kind": [],
        "not_tag": [],
        "from": "2019-01-01",
        "to": "2020-02-29",
        "axis": "taken",
        "match": "all",
        "versions": "folded",
        "expand": "1",
        "without": [],
        "sort": "relevance",
        "newer": "prefer",
        "page": 1,
        "per_page": 10,
    }


def test_pages_and_api_agree(client: FlaskClient) -> None:
    url = "search?q=convoy&unit=2nd+Test+Wing&unit=3rd+Test+Wing&sort=oldest&page=2"
    hits = answer(client, f"/api/{url}")["hits"]
    html = client.get(f"/{url}").text
    places = [html.index(f"/story/{hit['id']}?") for hit in hits]
    assert len(hits) == 10
    assert places == sorted(places)


def test_a_page_past_the_end_has_no_hits_and_the_true_total(client: FlaskClient) -> None:
    results = answer(client, "/api/search?q=convoy&page=1000")
    assert (results["hits"], results["total"]) == ([], 40)


def test_a_story_is_the_storys_own_json(client: FlaskClient) -> None:
    story = answer(client, "/api/story/900")
    assert Story.from_json(story).to_json() == story
    assert story["title"].startswith("</title><script>")
    assert story["inferred"] == {"unit": "the <b>credit</b>"}
    assert list(story)[:4] == ["id", "kind", "title", "body"]


def test_stories_like_one_are_hits_as_in_a_search(client: FlaskClient) -> None:
    found = answer(client, "/api/story/1000/similar")
    assert set(found) == {"id", "hits"}
    assert found["id"] == "1000"
    assert len(found["hits"]) == 10
    of_search = answer(client, "/api/search?q=convoy&per_page=1")["hits"][0]
    for hit in found["hits"]:
        assert set(hit) == set(of_search)
        assert hit["id"] != "1000"
    for limit, expected in (("1", 1), ("0", 1), ("x", 10), ("-3", 1)):
        hits = answer(client, f"/api/story/1000/similar?limit={limit}")["hits"]
        assert hits == found["hits"][:expected]


def test_suggestions_have_exactly_the_promised_shape(client: FlaskClient) -> None:
    response = client.get("/api/suggest?q=1st+te&limit=1")
    assert response.get_json() == {
        "q": "1st te",
        "suggestions": [
            {
                "kind": "unit",
                "text": "1st Test Wing",
                "count": 10,
                "params": [["unit", "1st Test Wing"]],
                "url": "/search?unit=1st+Test+Wing",
            }
        ],
    }
    assert response.cache_control.max_age == 60


@pytest.mark.parametrize(
    "text", ["", "%00", "%22", "-", "%ED%A0%80", "%F0%9F%98%80", "*", "C%2B%2B", "a" * 3000]
)
@pytest.mark.parametrize("limit", ["", "0", "-1", "x", "1000000"])
def test_suggestions_are_given_for_any_text_and_limit(
    client: FlaskClient, text: str, limit: str
) -> None:
    assert "suggestions" in answer(client, f"/api/suggest?q={text}&limit={limit}")


def test_a_misspelt_search_says_what_was_meant(client: FlaskClient) -> None:
    results = answer(client, "/api/search?q=convoi+-embassy&unit=1st+Test+Wing")
    assert results["did_you_mean"] == {"q": "convoy -embassy", "total": 10}
