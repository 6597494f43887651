"""What operators see, of real servers: status, health, metrics, the access log, proxies."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import fields
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from indexer.operation.access_log import network_of
from indexer.settings import Settings
from indexer.story import Story
from webui import create_app

Serving = Callable[..., AbstractContextManager[tuple[subprocess.Popen[str], str, str]]]
Fill = Callable[[str, Iterable[Story]], None]
REINDEX_S_OWN = ("corpus", "max_capture_mb", "processes", "memory_mb")
direct = build_opener(ProxyHandler({}))


def get(url: str, **headers: str) -> tuple[int, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with direct.open(Request(url, headers=named), timeout=10) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_status_says_what_there_is_and_what_stories_lack(client: FlaskClient) -> None:
    status = client.get("/api/status").get_json()
    assert (status["stories"], status["generation"]) == (43, 1)
    assert (status["earliest"], status["latest"]) == ("2019-01-01", "2024-12-02")
    assert status["missing"]["unit"] == 11
    assert status["reindex"] is None
    text = " ".join(re.sub(r"<[^>]*>", " ", client.get("/status").text).split())
    assert "Stories 43" in text
    assert "Unit not stated 11" in text
    assert "Dates Jan 1, 2019 to Dec 2, 2024" in text
    assert "run reindex --check" in text


@pytest.mark.parametrize(("language", "size"), [("en", r"\d\.\d MB"), ("de", r"\d,\d MB")])
def test_status_writes_numbers_as_the_reader_does(
    client: FlaskClient, language: str, size: str
) -> None:
    assert re.search(size, client.get("/status", headers={"Accept-Language": language}).text)


def test_status_shows_the_last_reports_without_paths(tmp_path: Path) -> None:
    captures, index = tmp_path / "captures", tmp_path / "index"
    captures.mkdir()
    (captures / "a.txt").write_text("A bridge was built by engineers over the river.")
    (captures / "secret-name.html").write_bytes(b"\x00\xff")
    run = [sys.executable, "-c", "from indexer.cli import main; main()", "--index", str(index)]
    for options in ([str(captures)], ["--check"]):
        subprocess.run([*run, *options], check=False, capture_output=True, timeout=60)
    client = create_app(Settings(index=str(index))).test_client()
    status = client.get("/api/status").get_json()
    assert (status["reindex"]["added"], status["reindex"]["skipped"]) == (1, 1)
    assert status["reindex"]["generation"] == status["generation"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", status["reindex"]["at"])
    assert status["check"]["stories"] == 1
    html = client.get("/status").text
    assert "Passed over" in html
    assert "secret-name" not in html + json.dumps(status)


def test_health_follows_the_index(tmp_path: Path, client: FlaskClient, fill: Fill) -> None:
    assert client.get("/healthz").status_code == 200
    ill = create_app(Settings(index=str(tmp_path))).test_client()
    response = ill.get("/healthz")
    assert response.status_code == 503
    assert "Run reindex" in response.text
    fill(str(tmp_path), [Story("1", "news", "T", "B")])
    time.sleep(0.5)
    assert ill.get("/healthz").text.startswith("ok")


def test_metrics_add_up_over_processes(
    index: str, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORIES_METRICS", "1")
    with serving(index, "--workers", "2") as (process, _, address):
        for _ in range(30):
            assert get(f"{address}/search?q=convoy")[0] == 200
        time.sleep(0.5)  # an answer is counted just after its last byte has been sent
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        time.sleep(1.5)
        assert get(f"{address}/story/none")[0] == 404
        status, text = get(f"{address}/metrics")
        assert status == 200
        assert get(f"{address}/metrics", X_Forwarded_For="203.0.113.7")[0] == 404
    samples = {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert samples["stories_requests_total", "GET", "/search", "200"] == 30
    assert samples["stories_requests_total", "GET", "/story/<story_id>", "404"] == 1
    assert samples["stories_request_seconds_count", "/search"] == 30
    assert samples[("stories_engine_seconds_count",)] == 30
    assert samples[("stories_index_stories",)] == 43
    assert "convoy" not in text


def test_without_the_setting_there_are_no_metrics(client: FlaskClient) -> None:
    assert client.get("/metrics").status_code == 404


def test_the_access_log_has_each_answer_and_no_searches(
    index: str, tmp_path: Path, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "access.log"
    monkeypatch.setenv("STORIES_ACCESS_LOG", str(log))
    with serving(index) as (_, _, address):
        get(f"{address}/search?q=liaison")
        _, csv = get(f"{address}/search.csv?q=convoy")
        get(f"{address}/nowhere/secret")
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("GET", "/search", 200),
        ("GET", "/search.<any(csv, jsonl, ris):form>", 200),
        ("GET", None, 404),
    ]
    assert [line["generation"] for line in lines] == [1, 1, None]
    assert all(line["whole"] for line in lines)
    assert lines[1]["bytes"] == len(csv.encode())
    assert all(line["ms"] > 0 and line["client"] == "127.0.0.0/24" for line in lines)
    assert not re.search("liaison|convoy|secret", log.read_text())


def test_the_access_log_has_searches_where_a_setting_says_so(index: str, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    settings = Settings(index=index, access_log=str(log), access_log_text=1)
    create_app(settings).test_client().get("/search?q=liaison").close()
    assert json.loads(log.read_text())["query"] == "q=liaison"


def test_the_access_log_says_where_a_client_left_before_the_end(index: str, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    client = create_app(Settings(index=index, access_log=str(log))).test_client()
    with client.get("/search.jsonl") as answer:
        whole = answer.data
    left = client.get("/search.jsonl", buffered=False)
    next(iter(left.response))
    left.close()
    client.head("/search.jsonl").close()
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert [line["whole"] for line in lines] == [True, False, True]
    assert [line["generation"] for line in lines] == [1, 1, 1]
    assert 0 < lines[1]["bytes"] < len(whole) == lines[0]["bytes"]


def test_a_log_that_cannot_be_written_is_one_line(index: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from webui.cli import main; main()", "--port", "0"],
        env={**os.environ, "STORIES_INDEX": index, "STORIES_ACCESS_LOG": "/nowhere/log"},
        capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert "STORIES_ACCESS_LOG" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("client_address", "network"),
    [("203.0.113.77", "203.0.113.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"), ("unix:", None)],
)
def test_of_a_client_its_network_is_kept(client_address: str, network: str | None) -> None:
    assert network_of(client_address) == network


def test_a_process_that_dies_leaves_a_line(index: str, serving: Serving) -> None:
    with serving(index) as (process, _, address):
        get(address)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        time.sleep(1.5)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert f"(pid:{children[0]})" in err
    assert "SIGKILL" in err


def seen_by(app: Flask) -> tuple[str | None, str]:
    seen: list[tuple[str | None, str]] = []
    app.before_request_funcs.setdefault(None, []).append(
        lambda: seen.append((request.remote_addr, request.scheme))
    )
    forwarded = {"X-Forwarded-For": "198.51.100.1, 203.0.113.7", "X-Forwarded-Proto": "https"}
    app.test_client().get("/healthz", headers=forwarded)
    return seen[0]


def test_a_proxy_is_believed_only_where_a_setting_says_so(index: str) -> None:
    assert seen_by(create_app(Settings(index=index))) == ("127.0.0.1", "http")
    trusting = create_app(Settings(index=index, trusted_proxies=1))
    assert seen_by(trusting) == ("203.0.113.7", "https")


def test_below_a_path_every_link_has_it_and_public_ones_once(index: str) -> None:
    settings = Settings(index=index, base_url="https://s.example.org/dvids", trusted_proxies=1)
    client = create_app(settings).test_client()
    html = client.get("/search?q=convoy").text
    assert 'href="/dvids/search.csv?q=convoy"' in html
    assert 'href="https://s.example.org/dvids/search?q=convoy"' in html
    sitemap = client.get("/sitemap.xml").text
    assert "<loc>https://s.example.org/dvids/sitemap-1.xml</loc>" in sitemap


def test_no_link_is_made_of_what_a_client_says(
    index: str, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORIES_TRUSTED_PROXIES", "1")
    claims = ("Host", "X-Forwarded-Host", "X-Forwarded-Prefix", "SCRIPT_NAME", "Forwarded")
    with serving(index) as (_, _, address):
        port = int(address.rpartition(":")[2])
        for claim in claims:
            for path in ("/search", "//evil.example/search", "/story//raw", "/search.atom"):
                connection = HTTPConnection("127.0.0.1", port, timeout=10)
                connection.putrequest("GET", path, skip_host=claim == "Host")
                connection.putheader(claim, "//evil.example")
                connection.endheaders()
                with connection.getresponse() as response:
                    said = str(response.headers) + response.read().decode()
                connection.close()
                assert "evil.example" not in said, (claim, path)


def test_clients_that_stop_in_the_middle_hold_nobody_up(index: str, serving: Serving) -> None:
    """Twelve halves of a request, where eight threads serve."""
    with serving(index) as (process, _, address), ExitStack() as silent:
        port = int(address.rpartition(":")[2])
        for _ in range(12):
            client = silent.enter_context(socket.create_connection(("127.0.0.1", port)))
            client.sendall(b"GET / HTTP/1.1\r\n")
        with direct.open(f"{address}/healthz", timeout=30) as response:
            assert response.status == 200
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=20)[1] == ""


def test_help_names_every_option_and_every_setting_of_the_server() -> None:
    run = [sys.executable, "-c", "from webui.cli import main; main()", "--help"]
    text = subprocess.run(run, check=True, capture_output=True, text=True, timeout=20).stdout
    for option in ("--host", "--port", "--workers", "--demo", "--version"):
        assert option in text
    for setting in fields(Settings):
        assert (setting.metadata["env"] in text) == (setting.name not in REINDEX_S_OWN)


def test_a_server_that_listens_everywhere_links_to_one_place(index: str, serving: Serving) -> None:
    with serving(index, "--host", "0.0.0.0") as (_, _, address):
        port = address.rpartition(":")[2]
        assert f"Sitemap: http://localhost:{port}/sitemap.xml" in get(f"{address}/robots.txt")[1]
