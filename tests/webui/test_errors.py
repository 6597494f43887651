"""Every error has a page with the right status and a way on, or a problem document."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer import IndexerError
from indexer.engine import (
    EngineError,
    IndexLocked,
    IndexMissing,
    IndexUnreadable,
    StoryNotFound,
)
from indexer.query import MAX_TEXT_CHARS, QueryError
from indexer.settings import Settings, SettingsError
from indexer.story import Story
from webui import MAX_URL_CHARS, SECURITY_HEADERS, create_app
from webui.faults import fault_of

Fill = Callable[[str, Iterable[Story]], None]

LONG = "x" * (MAX_TEXT_CHARS + 1)
CASES = (
    ("/nowhere", 404, "No such page"),
    ("/story/none", 404, "No such story"),
    ("/story/1000?q=" + LONG, 400, "This search cannot be asked"),
    ("/search?q=" + LONG, 400, "This search cannot be asked"),
    ("/search?page=0", 400, "This search cannot be asked"),
    ("/search?page=1e9", 400, "This search cannot be asked"),
    ("/search?q=convoy&from=2024-02-30", 400, "This search cannot be asked"),
    ("/search?q=" + "x" * MAX_URL_CHARS, 414, "This address is too long"),
)


@pytest.mark.parametrize(("url", "status", "title"), CASES)
def test_an_error_is_a_page_with_its_status_and_a_way_on(
    client: FlaskClient, url: str, status: int, title: str
) -> None:
    response = client.get(url)
    assert response.status_code == status
    assert response.mimetype == "text/html"
    assert f'<h1 class="headline">{title}</h1>' in response.text
    assert 'name="q"' in response.text
    assert '<a href="/">Go to the first page of DVIDS Story Search</a>' in response.text


def test_a_bad_parameter_can_be_left_out_with_one_click(client: FlaskClient) -> None:
    html = client.get("/search?q=convoy&from=2024-02-30&unit=x").text
    assert '<a href="/search?q=convoy&amp;unit=x">Search without it</a>' in html
    assert 'value="convoy"' in html


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (StoryNotFound("x"), 404),
        (QueryError("page", "x"), 400),
        (IndexMissing("x"), 503),
        (IndexUnreadable("x"), 503),
        (IndexLocked("x"), 500),
        (EngineError("x"), 500),
        (SettingsError("x"), 500),
    ],
)
def test_each_error_class_has_its_status(error: IndexerError, status: int) -> None:
    assert fault_of(error).status == status


@pytest.mark.parametrize(
    ("url", "status", "parameter"),
    [
        ("/api/nowhere", 404, None),
        ("/api/", 404, None),
        ("/api/story/none", 404, None),
        ("/api/search?page=0", 400, "page"),
        ("/api/search?from=never", 400, "from"),
        ("/api/search?q=" + LONG, 400, "q"),
        ("/api/search?q=" + "x" * MAX_URL_CHARS, 414, None),
    ],
)
def test_below_the_api_an_error_is_a_problem_document(
    client: FlaskClient, url: str, status: int, parameter: str | None
) -> None:
    response = client.get(url)
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    problem = response.get_json()
    assert set(problem) - {"parameter"} == {"type", "title", "status", "detail", "instance"}
    assert problem["status"] == status
    assert problem["instance"] == url.partition("?")[0]
    assert problem.get("parameter") == parameter


def test_a_wrong_method_is_told_the_right_ones(client: FlaskClient) -> None:
    for url in ("/search", "/api/search"):
        response = client.post(url)
        assert response.status_code == 405
        assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert response.mimetype == "application/problem+json"


@pytest.mark.parametrize("url", ["/", "/search?q=convoy", "/story/1000", "/api/search"])
def test_head_answers_as_get_without_a_body(client: FlaskClient, url: str) -> None:
    response = client.head(url)
    assert response.status_code == 200
    assert response.data == b""


@pytest.mark.parametrize(
    "url",
    [*(url for url, _, _ in CASES), "/", "/search", "/story/1000", "/api/search", "/api/nowhere"],
)
def test_every_response_has_the_security_headers(client: FlaskClient, url: str) -> None:
    headers = client.get(url).headers
    for name, value in SECURITY_HEADERS.items():
        assert headers[name] == value


def test_the_content_security_policy_allows_its_own_script_and_nothing_inline() -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy


def test_static_files_are_cached_under_an_address_that_changes_with_them(
    client: FlaskClient,
) -> None:
    html = client.get("/").text
    address = html.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert "?v=" in address
    with client.get(address) as response:
        assert response.status_code == 200
        assert response.cache_control.max_age == 365 * 24 * 3600
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert b"/*" not in response.data
        assert b".wordmark{" in response.data
    assert (
        client.get(address, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    )
    assert client.get("/static/none.css").status_code == 404


@pytest.mark.parametrize("url", ["/", "/search", "/story/1000", "/api/search", "/api/story/1"])
def test_before_the_first_reindex_every_page_says_what_to_run(tmp_path: Path, url: str) -> None:
    client = create_app(Settings(index=str(tmp_path / "none"))).test_client()
    response = client.get(url)
    assert response.status_code == 503
    assert "reindex" in response.text
    assert not (tmp_path / "none").exists()


def test_after_the_first_reindex_pages_work_without_a_restart(tmp_path: Path, fill: Fill) -> None:
    client = create_app(Settings(index=str(tmp_path))).test_client()
    assert client.get("/search").status_code == 503
    fill(str(tmp_path), [Story("1", "news", "A title", "A body.")])
    assert "A title" in client.get("/search").text


# Whoosh leaves a damaged file open; the collector closes it with a warning.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_index_that_cannot_be_read_is_said_to_be_so(tmp_path: Path, fill: Fill) -> None:
    fill(str(tmp_path), [Story("1", "news", "A title", "A body.")])
    for file in tmp_path.rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    response = create_app(Settings(index=str(tmp_path))).test_client().get("/search")
    assert response.status_code == 503
    assert "The index cannot be read" in response.text
    assert "reindex" in response.text
    gc.collect()


def test_a_bug_is_a_designed_page_and_keeps_its_traceback_in_the_log(
    index: str, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(Settings(index=index))
    _add_bug(app)
    client = app.test_client()
    response = client.get("/bug")
    assert response.status_code == 500
    assert "Something went wrong here" in response.text
    assert "ZeroDivisionError" not in response.text
    assert "ZeroDivisionError" in caplog.text
    problem = client.get("/api/bug")
    assert problem.status_code == 500
    assert problem.mimetype == "application/problem+json"


def test_an_index_that_no_engine_serves_is_refused_at_the_start() -> None:
    with pytest.raises(EngineError, match="ftp://host"):
        create_app(Settings(index="ftp://host/stories"))


def _add_bug(app: Flask) -> None:
    def bug() -> str:
        return str(1 / 0)

    app.add_url_rule("/bug", view_func=bug)
    app.add_url_rule("/api/bug", "api_bug", view_func=bug)
