"""What looking again at the best hits costs, piece by piece.

    python -m tests.benchmarks.second_look [--stories N] [--seed S] [--folder KEPT]

The questions are those of `tests.benchmarks.engine`, beside them some of several words of
which any is enough, which alone are given feedback. Facets are not counted, so the
milliseconds are those of finding and ordering ten hits.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import fields, replace
from itertools import islice
from pathlib import Path
from statistics import median

from indexer.engine import Changes, StoredStory
from indexer.open import open_engine
from indexer.query import Query
from indexer.tree import Node, Or, Phrase
from indexer.whoosh_engine.engine import WhooshEngine
from indexer.whoosh_engine.rerank import ALL_PIECES, NO_PIECES, Pieces
from tests.benchmarks.engine.peers.ours import query_of, tree_of
from tests.benchmarks.engine.questions import FREQUENT, MEASURED, Frequencies, questions
from tests.benchmarks.engine.stories import stories

_CLASSES = ("rare term", "common term", "two terms, AND", "phrase of two")
_ASKED, _ROUNDS = 25, 5

Asked = dict[str, list[tuple[Query, Node]]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the settings and a line for each class of questions."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where to keep the index")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = options.folder or stack.enter_context(tempfile.TemporaryDirectory())
        if not any(Path(folder).glob("*.toc")):
            with closing(open_engine(folder)) as engine, engine.lock():
                made = (StoredStory(story, ()) for story in stories(options.stories, options.seed))
                engine.apply(Changes(made, is_rebuild=True))
        engine = stack.enter_context(closing(open_engine(folder)))
        assert isinstance(engine, WhooshEngine)
        print(
            f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; "
            f"{engine.status().stories:,} stories, seed {options.seed}, {_ASKED} questions a "
            f"class, {_ROUNDS} rounds; median ms of engine time"
        )
        _compare(engine, _asked(options.stories, options.seed))
    return 0


def _asked(count: int, seed: int) -> Asked:
    known = Frequencies(islice(stories(count, seed), MEASURED))
    usual = questions(known, _ASKED, seed)
    asked = {name: [(query_of(one), tree_of(one)) for one in usual[name]] for name in _CLASSES}
    rng, frequent = random.Random(f"any {seed}"), known.band(FREQUENT)
    for size in (3, 8):
        asked[f"any of {size} terms"] = [
            (
                Query("x", match="any"),
                Or(tuple(Phrase((word,), word) for word in rng.sample(frequent, size))),
            )
            for _ in range(_ASKED)
        ]
    return asked


def _compare(engine: WhooshEngine, asked: Asked) -> None:
    looks = {
        "first look": NO_PIECES,
        **{f"+ {one.name}": replace(NO_PIECES, **{one.name: True}) for one in fields(Pieces)},
        "all": ALL_PIECES,
    }
    print("".join(["class".ljust(16), *(name.rjust(12) for name in looks)]))
    for name, group in asked.items():
        took: dict[str, list[float]] = {look: [] for look in looks}
        for query, tree in group:
            times: dict[str, list[float]] = {look: [] for look in looks}
            for _ in range(_ROUNDS):
                for look, pieces in looks.items():
                    started = time.perf_counter()
                    engine.ranked(query, tree, (), pieces)
                    times[look].append((time.perf_counter() - started) * 1e3)
            for look, of_look in times.items():
                took[look].append(median(of_look))
        print(name.ljust(16) + "".join(f"{median(one):12.2f}" for one in took.values()), flush=True)


if __name__ == "__main__":
    sys.exit(main())
