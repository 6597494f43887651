"""How light the pages are, and what they cost beside the engine's own time.

    python -m tests.benchmarks.pages [STORIES] [--folder KEPT]

Indexes invented stories, or takes the index that is in the folder, asks for each page
again and again in one process, and prints its bytes, alone and with all its assets,
and the milliseconds that the server needed beside the engine: routing, links, HTML.
They are the processor's, so that what else a machine is at does not count.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median
from typing import Any

import webui.views
from indexer.demo.index import index_invented
from indexer.open import open_engine
from indexer.settings import Settings
from webui import create_app

STORIES = 3_000
ROUNDS = 40
PAGES = (
    "/",
    "/search",
    "/search?q=exercise",
    "/search?q=exercise&date=2019",
    "/search?q=training+exercise&location=JP&kind=news&not_unit=",
    "/search?q=nosuchwordatall&unit=394th+Airlift+Wing",
    "/values/unit",
    "/values/location",
    "/map",
    "/map?location=US",
)


class Timed:
    """An engine whose own milliseconds are added up."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.ms = 0.0

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._engine, name)

        def timed(*args: Any, **more: Any) -> Any:
            started = time.thread_time()
            try:
                return method(*args, **more)
            finally:
                self.ms += (time.thread_time() - started) * 1000

        return timed


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a line for each page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("stories", type=int, nargs="?", default=STORIES)
    parser.add_argument("--folder", help="where to keep the index")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = options.folder or stack.enter_context(tempfile.TemporaryDirectory())
        if not any(Path(folder).glob("*.toc")):
            print(f"Indexing {options.stories:,} invented stories", flush=True)
            started = time.perf_counter()
            index_invented(folder, options.stories, processes=os.cpu_count() or 1)
            print(f"indexed in {time.perf_counter() - started:,.0f} s")
        with closing(open_engine(folder)) as engine:
            print(f"{engine.status().stories:,} invented stories, {ROUNDS} rounds", flush=True)
        _measure(folder)
    return 0


def _measure(folder: str) -> None:
    timed: list[Timed] = []
    make_pages = webui.views.pages

    def pages_over_a_timed_engine(engine: Any, site: Any) -> Any:
        timed.append(Timed(engine))
        return make_pages(timed[0], site)

    webui.views.pages = pages_over_a_timed_engine
    app = create_app(Settings(index=folder))
    webui.views.pages = make_pages
    client = app.test_client()
    print(f"{'bytes':>8} {'with assets':>12} {'own ms':>8} {'engine ms':>10}  page")
    for path in PAGES:
        own, engines, html = [], [], ""
        for _ in range(ROUNDS):
            timed[0].ms = 0.0
            started = time.thread_time()
            html = client.get(path, headers={"Accept-Encoding": "identity"}).text
            total = (time.thread_time() - started) * 1000
            engines.append(timed[0].ms)
            own.append(total - timed[0].ms)
        assets = sum(
            len(client.get(url, headers={"Accept-Encoding": "identity"}).data)
            for url in set(re.findall(r"/static/[a-z]+\.[a-z]+", html))
        )
        size = len(html.encode())
        print(
            f"{size:8,} {size + assets:12,} {median(own):8.2f} {median(engines):10.2f}  {path}",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
