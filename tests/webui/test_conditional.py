"""What has not changed is not sent again; what is sent is compressed."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.settings import Settings
from indexer.story import Story
from indexer.whoosh_engine.engine import WhooshEngine
from webui import create_app

URLS = (
    "/",
    "/search?q=convoy",
    "/story/1000",
    "/api/search?q=convoy",
    "/search.csv",
    "/search.atom",
)
STORY = Story("1", "news", "Bridge", "A bridge was built.")


@pytest.mark.parametrize("url", URLS)
def test_a_page_that_is_known_is_not_sent_again_nor_searched_for(
    client: FlaskClient, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(url)
    assert first.headers["Cache-Control"] == "no-cache"
    assert "Accept-Encoding" in first.headers["Vary"]
    for method in ("search", "matches", "story", "status"):
        monkeypatch.delattr(WhooshEngine, method)
    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "Content-Security-Policy" in again.headers


def test_one_question_has_one_tag_however_it_is_written(client: FlaskClient) -> None:
    one = client.get("/search?q=convoy&unit=x").headers["ETag"]
    assert client.get("/search?unit=x&q=convoy").headers["ETag"] == one
    assert client.get("/search?unit=y&q=convoy").headers["ETag"] != one
    assert client.get("/api/search?q=convoy&unit=x").headers["ETag"] != one


def test_a_changed_index_changes_the_tag(
    tmp_path: Path, fill: Callable[[str, Iterable[Story]], None]
) -> None:
    fill(str(tmp_path), [STORY])
    old = create_app(Settings(index=str(tmp_path))).test_client().get("/story/1").headers["ETag"]
    fill(str(tmp_path), [STORY, Story("2", "news", "Tower", "A tower.")])
    client = create_app(Settings(index=str(tmp_path))).test_client()
    assert client.get("/story/1", headers={"If-None-Match": old}).status_code == 200


def test_a_page_is_kept_for_readers_who_write_numbers_alike(client: FlaskClient) -> None:
    def tag(url: str, languages: str) -> str:
        response = client.get(url, headers={"Accept-Language": languages})
        assert ("Accept-Language" in response.headers["Vary"]) != url.startswith("/api")
        return response.headers["ETag"]

    assert tag("/search?q=convoy", "de, en;q=0.5") == tag("/search?q=convoy", "de")
    assert tag("/search?q=convoy", "de") != tag("/search?q=convoy", "en-GB")
    assert tag("/api/search?q=convoy", "de") == tag("/api/search?q=convoy", "en-GB")


def test_a_changed_setting_changes_the_tag(client: FlaskClient, index: str) -> None:
    public = create_app(Settings(index=index, base_url="https://s.example.org")).test_client()
    assert public.get("/").headers["ETag"] != client.get("/").headers["ETag"]


@pytest.mark.parametrize("url", ["/nowhere", "/search?page=0", "/status", "/healthz"])
def test_errors_and_states_are_never_kept(client: FlaskClient, url: str) -> None:
    response = client.get(url)
    assert "ETag" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("url", [*URLS, "/search.jsonl", "/search.ris", "/api/openapi.json"])
def test_text_is_compressed_for_who_can_read_it(client: FlaskClient, url: str) -> None:
    plain = client.get(url)
    packed = client.get(url, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 1.5
    assert gzip.decompress(packed.data)[:15] == plain.data[:15]


@pytest.mark.parametrize("encoding", ["zstd", "br"])
def test_newer_encodings_are_preferred(client: FlaskClient, encoding: str) -> None:
    accepted = {"Accept-Encoding": f"gzip, {encoding}"}
    assert client.get("/search", headers=accepted).headers["Content-Encoding"] == encoding


def test_what_is_short_is_sent_as_it_is(client: FlaskClient) -> None:
    response = client.get("/healthz", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response.headers


def test_any_tag_at_all_hides_no_error(client: FlaskClient) -> None:
    assert client.get("/story/none", headers={"If-None-Match": "*"}).status_code == 404


def test_a_question_mark_in_a_path_is_part_of_it(client: FlaskClient) -> None:
    tag = client.get("/story/1000").headers["ETag"]
    response = client.get("/story/1000%3F", headers={"If-None-Match": tag})
    assert response.status_code == 404
