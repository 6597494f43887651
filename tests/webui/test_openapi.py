"""The API's description is valid, complete and true."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from indexer.fields import FACETS
from indexer.parameters import DEFAULT, MAX_PAGE, parameters_of
from indexer.query import MAX_PER_PAGE, MAX_TEXT_CHARS, Sort, Versions
from indexer.story import KINDS
from indexer.tree import Match
from webui.api import DESCRIPTION

PARAMETERS: dict[str, Any] = DESCRIPTION["components"]["parameters"]


def violations(answer: Any, schema: str) -> list[str]:
    whole = {"$ref": f"#/components/schemas/{schema}", "components": DESCRIPTION["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(answer)]


def test_it_is_valid_and_served(client: FlaskClient) -> None:
    served = client.get("/api/openapi.json").get_json()
    assert served == DESCRIPTION
    validate(served)


def test_every_route_of_the_api_is_described_and_no_other(app: Flask) -> None:
    routes = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }
    assert routes == set(DESCRIPTION["paths"])


def test_every_parameter_of_a_search_is_described_and_no_other(client: FlaskClient) -> None:
    assert set(PARAMETERS) == set(client.get("/api/search").get_json()["query"])
    described = DESCRIPTION["paths"]["/api/search"]["get"]["parameters"]
    *shared, own = described
    assert [each["$ref"].rpartition("/")[2] for each in shared] == list(PARAMETERS)
    assert own["name"] == "explain"  # no part of the query: what is found is the same
    assert all(each["name"] == name for name, each in PARAMETERS.items())


def test_choices_and_bounds_are_the_program_s() -> None:
    assert tuple(PARAMETERS["sort"]["schema"]["enum"]) == get_args(Sort)
    assert tuple(PARAMETERS["match"]["schema"]["enum"]) == get_args(Match)
    assert set(PARAMETERS["versions"]["schema"]["enum"]) == set(get_args(Versions))
    assert PARAMETERS["q"]["schema"]["maxLength"] == MAX_TEXT_CHARS
    assert PARAMETERS["page"]["schema"]["maximum"] == MAX_PAGE
    assert PARAMETERS["per_page"]["schema"]["maximum"] == MAX_PER_PAGE
    kinds = DESCRIPTION["components"]["schemas"]["Story"]["properties"]["kind"]["enum"]
    assert tuple(kinds) == KINDS
    assert all(PARAMETERS[name]["schema"]["type"] == "array" for name in FACETS)


def test_each_parameter_really_does_something(client: FlaskClient) -> None:
    examples = {
        "q": "convoy", "from": "2020", "to": "2020", "axis": "posted", "match": "any",
        "versions": "all", "expand": "0", "sort": "oldest", "newer": "ignore", "page": "2",
        "per_page": "3",
    }  # fmt: skip
    default = client.get("/api/search").get_json()["query"]
    for name in PARAMETERS:
        url = f"/api/search?{name}={examples.get(name, '2020')}"
        assert client.get(url).get_json()["query"][name] != default[name], name
    assert parameters_of(DEFAULT) == []


@pytest.mark.parametrize(
    ("url", "schema", "status"),
    [
        ("/api/search?q=convoy+base&explain=1", "Results", 200),
        ("/api/search", "Results", 200),
        ("/api/search?q=convoy+%26&unit=1st+Test+Wing&versions=folded", "Results", 200),
        ("/api/search?q=nosuchword", "Results", 200),
        ("/api/story/900", "Story", 200),
        ("/api/story/1000", "Story", 200),
        ("/api/story/1000/similar?limit=3", "Similar", 200),
        ("/api/story/none/similar", "Problem", 404),
        ("/api/status", "Status", 200),
        ("/api/story/none", "Problem", 404),
        ("/api/search?page=0", "Problem", 400),
        ("/api/nowhere", "Problem", 404),
    ],
)
def test_answers_are_as_described(client: FlaskClient, url: str, schema: str, status: int) -> None:
    response = client.get(url)
    assert response.status_code == status
    assert violations(response.get_json(), schema) == []


def test_the_description_can_be_broken(client: FlaskClient) -> None:
    story = client.get("/api/story/1000").get_json()
    assert violations(story | {"title": None, "more": 1}, "Story") != []


def test_readers_find_every_route_and_parameter(client: FlaskClient) -> None:
    html = client.get("/api").text
    for name in (*DESCRIPTION["paths"], *PARAMETERS):
        assert f"{name}</code>" in html
