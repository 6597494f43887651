"""`webui` as people start it: a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest

from indexer.story import Story

Fill = Callable[[str, Iterable[Story]], None]
Serving = Callable[..., AbstractContextManager[tuple[subprocess.Popen[str], str, str]]]

WEBUI = (sys.executable, "-c", "from webui.cli import main; main()")
direct = build_opener(ProxyHandler({}))


def get(url: str) -> tuple[int, str]:
    try:
        with direct.open(url, timeout=10) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_it_says_where_it_serves_and_stops_quietly_on_ctrl_c(index: str, serving: Serving) -> None:
    with serving(index) as (process, line, address):
        assert line == f"Serving DVIDS Story Search at {address} (Ctrl-C stops)\n"
        status, html = get(f"{address}/search?q=convoy")
        assert status == 200
        assert "40 stories" in html
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "", "")


def test_it_starts_without_an_index_and_shows_it_once_it_is_there(
    tmp_path: Path, fill: Fill, serving: Serving
) -> None:
    with serving(str(tmp_path), "--workers", "1") as (_, _, address):
        status, html = get(address)
        assert status == 503
        assert "reindex" in html
        fill(str(tmp_path), [Story("1", "news", "The first story", "A body.")])
        assert get(f"{address}/api/story/1")[0] == 200
        fill(
            str(tmp_path),
            [Story("1", "news", "Changed", "A body."), Story("2", "news", "New", "A body.")],
        )
        deadline = time.monotonic() + 5
        while json.loads(get(f"{address}/api/search")[1])["total"] != 2:
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_an_address_beyond_the_servers_limit_gets_the_designed_page(
    index: str, serving: Serving
) -> None:
    with serving(index) as (_, _, address):
        status, html = get(f"{address}/search?q={'x' * 20_000}")
        assert status == 414
        assert "This address is too long" in html
        assert "DVIDS Story Search" in html


def test_a_port_in_use_is_one_clear_line_with_the_way_out(index: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = subprocess.run(
            [*WEBUI, "--port", str(port)],
            env={**os.environ, "STORIES_INDEX": index},
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"Error: Port {port} on 127.0.0.1 is taken by another program. "
        f"Choose another one: webui --port {port + 1}\n"
    )


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("STORIES_INDEX", "ftp://host/x", "ftp://host/x"),
        ("STORIES_WORKERS", "many", "STORIES_WORKERS"),
        ("STORIES_BASE_URL", "stories.example.org", "https://"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line(name: str, value: str, says: str) -> None:
    result = subprocess.run(
        [*WEBUI, "--port", "0"],
        env={**os.environ, name: value},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert result.returncode == 1
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_demonstration_serves_invented_stories_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serving: Serving
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving("never-used", "--demo") as (process, line, address):
        assert line == f"Serving 3,000 invented stories at {address} (Ctrl-C stops)\n"
        assert "Every story here is invented" in get(address)[1]
        assert json.loads(get(f"{address}/api/search?versions=all")[1])["total"] == 3_000
        workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        os.kill(int(workers[0]), signal.SIGTERM)
        while Path(f"/proc/{workers[0]}").exists():
            time.sleep(0.05)
        assert list(tmp_path.glob("stories-demo-*")), "a worker that ends takes nothing with it"
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 0
    assert list(tmp_path.glob("stories-demo-*")) == []
