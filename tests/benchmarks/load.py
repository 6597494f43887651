"""Many readers at once: `webui` beside Datasette over the same stories with the same facets.

    python -m tests.benchmarks.load [STORIES] [SECONDS]

Two processes serve each: `webui --workers 2`; two of Datasette, over SQLite's FTS5, with half
of the readers each. Fifty readers ask one search after another, each over a connection of its own,
from the same seeded mix: a word, two words, a word within a unit or a kind, the newest. Answers are
whole pages, uncompressed. The readers share the machine with the servers.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from indexer.demo import stories as invented
from indexer.engine import Changes, StoredStory
from indexer.open import open_engine
from indexer.story import Story

STORIES = 3_000
SECONDS = 15.0
WARM_UP_S = 3.0
READERS = 50
SEED = 6
TIMEOUT_S = 30
FACETS = ("unit", "country", "year", "author", "kind")
"""Datasette's; the pages of `webui` have tags and the tree of places besides."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One search: its words, and a facet's value to keep to."""

    words: str
    filters: tuple[tuple[str, str], ...] = ()

    def ours(self) -> str:
        """Its address on `webui`."""
        words = (("q", self.words),) if self.words else ()
        return f"/search?{urlencode([*words, *self.filters])}"

    def datasettes(self) -> str:
        """Its address on Datasette: ten rows, every facet counted."""
        words = (("_search", self.words),) if self.words else (("_sort_desc", "taken"),)
        facets = [("_facet", name) for name in FACETS]
        return f"/stories/stories?{urlencode([*words, *self.filters, *facets, ('_size', '10')])}"


def searches(stories: list[Story], chance: random.Random) -> Iterator[Asked]:
    """What one reader asks, without an end."""
    while True:
        story = chance.choice(stories)
        words = re.findall(r"[a-z]{4,}", story.title.lower()) or ["exercise"]
        one, two = chance.choice(words), chance.choice(words)
        yield chance.choice(
            (
                Asked(one),
                Asked(f"{one} {two}"),
                Asked(one, (("unit", story.unit),) if story.unit else ()),
                Asked(one, (("kind", story.kind),)),
                Asked(""),
            )
        )


def write_sqlite(path: Path, stories: list[Story]) -> None:
    """The stories as Datasette serves them: a table, its full-text index, an index a facet."""
    with sqlite3.connect(path) as base:
        base.execute(
            "create table stories (id text primary key, title text, body text, unit text, "
            "country text, year text, author text, kind text, taken text)"
        )
        base.executemany(
            "insert into stories values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    story.id,
                    story.title,
                    story.body,
                    story.unit,
                    story.location.country if story.location else None,
                    str(story.date.year) if story.date else None,
                    story.author.name if story.author else None,
                    story.kind,
                    story.date.isoformat() if story.date else None,
                )
                for story in stories
            ),
        )
        base.execute(
            "create virtual table stories_fts using fts5 "
            "(title, body, content='stories', tokenize='porter unicode61')"
        )
        base.execute("insert into stories_fts (stories_fts) values ('rebuild')")
        for name in (*FACETS, "taken"):
            base.execute(f"create index stories_{name} on stories ({name})")
        base.execute("analyze")
    base.close()


@contextmanager
def running(*command: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A server and all that it starts, ended at the end."""
    process = subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, **environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=TIMEOUT_S)


@contextmanager
def webui(index: str) -> Iterator[list[int]]:
    """The port of `webui` over that index."""
    command = ("-c", "from webui.cli import main; main()", "--port", "0", "--workers", "2")
    with running(*command, STORIES_INDEX=index) as process:
        assert process.stdout
        line = process.stdout.readline()
        port = re.search(r":(\d+)", line)
        assert port, line
        yield [int(port[1])]


@contextmanager
def datasette(base: Path) -> Iterator[list[int]]:
    """The ports of two processes of Datasette over that base, its limits of time out of the way."""
    ports = [free_port(), free_port()]
    limits = ("sql_time_limit_ms", "facet_time_limit_ms")
    settings = [part for limit in limits for part in ("--setting", limit, "20000")]
    command = ("-m", "datasette", "serve", "--immutable", str(base), *settings, "--port")
    with running(*command, str(ports[0])), running(*command, str(ports[1])):
        for port in ports:
            wait_for(port)
        yield ports


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(port: int) -> None:
    """Returns once somebody listens there."""
    for _ in range(TIMEOUT_S * 10):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit(f"Nobody listens on port {port} after {TIMEOUT_S} s.")


def ask(port: int, path: str) -> bool:
    """Whether the whole page came."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        response = connection.getresponse()
        return bool(response.read()) and response.status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def measure(name: str, ports: list[int], stories: list[Story], seconds: float) -> None:
    """Prints how fast the servers at `ports` answer all readers together."""
    begun = time.perf_counter()
    counted_from, until = begun + WARM_UP_S, begun + WARM_UP_S + seconds
    times: list[float] = []
    failed: list[str] = []

    def read(number: int) -> None:
        mix = searches(stories, random.Random(SEED + number))
        port = ports[number % len(ports)]
        while (asked_at := time.perf_counter()) < until:
            asked = next(mix)
            path = asked.ours() if name == "webui" else asked.datasettes()
            is_whole = ask(port, path)
            if asked_at < counted_from:
                continue
            if is_whole:
                times.append(time.perf_counter() - asked_at)
            else:
                failed.append(path)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    middle, late = median(times), quantiles(times, n=100)[-1]
    print(
        f"{name:12} {len(times) / seconds:10.1f} {1000 * middle:10.0f} {1000 * late:8.0f} "
        f"{late / middle:11.1f} {len(failed):7}",
        flush=True,
    )


def main(count: int, seconds: float) -> None:
    """Prints a line for each server."""
    stories = list(invented(count=count))
    with tempfile.TemporaryDirectory() as folder:
        index, base = str(Path(folder, "index")), Path(folder, "stories.db")
        engine = open_engine(index)
        with engine.lock():
            engine.apply(Changes(stories=(StoredStory(story, ()) for story in stories)))
        engine.close()
        write_sqlite(base, stories)
        print(f"{count:,} invented stories, {READERS} readers, {seconds:g} s, seed {SEED}")
        print(
            f"{'':12} {'answers/s':>10} {'median ms':>10} {'p99 ms':>8} {'p99/median':>11} errors"
        )
        with webui(index) as ports:
            measure("webui", ports, stories, seconds)
        with datasette(base) as ports:
            measure("datasette", ports, stories, seconds)


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else STORIES, float(given[1]) if len(given) > 1 else SECONDS)
