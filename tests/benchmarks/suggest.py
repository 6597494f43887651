"""How long suggestions take while somebody types, and what that adds to opening.

    python -m tests.benchmarks.suggest [--stories N] [--seed S] [--folder KEPT]

Texts are the beginnings, of 1 to 12 letters, of units, places, authors, titles and tags
of stories drawn at random, from the start of any word.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path
from statistics import median

from indexer.engine import Changes, StoredStory
from indexer.open import open_engine
from indexer.story import Story
from tests.benchmarks.engine.stories import stories

_DRAWN = 2_000
"""Stories at the start of the corpus of which the texts are."""
_LENGTHS = range(1, 13)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the settings and a line a length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=int, default=100, help="of each length")
    parser.add_argument("--folder", help="where to keep the index")
    options = parser.parse_args(arguments)
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; "
        f"{options.stories:,} stories, seed {options.seed}, {options.texts} texts of each length"
    )
    with ExitStack() as stack:
        folder = options.folder or stack.enter_context(tempfile.TemporaryDirectory())
        if not any(Path(folder).glob("*.toc")):
            with closing(open_engine(folder)) as engine, engine.lock():
                given = stories(options.stories, options.seed)
                engine.apply(Changes((StoredStory(story, ()) for story in given), is_rebuild=True))
        engine = stack.enter_context(closing(open_engine(folder)))
        started = time.perf_counter()
        engine.status()
        opened = time.perf_counter()
        engine.suggest("air", 10)
        first = time.perf_counter()
        print(f"open {(opened - started) * 1e3:.1f} ms, first text {(first - opened) * 1e3:.1f} ms")
        rng = random.Random(options.seed)
        drawn = list(islice(stories(options.stories, options.seed), _DRAWN))
        every: list[float] = []
        for length in _LENGTHS:
            took_ms = []
            for text in _texts(drawn, length, options.texts, rng):
                started = time.perf_counter()
                engine.suggest(text, 10)
                took_ms.append((time.perf_counter() - started) * 1e3)
            every += took_ms
            print(f"{length:3} letters  {_summary(took_ms)}")
        print(f"all          {_summary(every)}")
    return 0


def _summary(took_ms: list[float]) -> str:
    ordered = sorted(took_ms)
    late = ordered[int(len(ordered) * 0.95)]
    return f"median {median(ordered):5.1f} ms, p95 {late:5.1f}, most {ordered[-1]:5.1f}"


def _texts(drawn: Sequence[Story], length: int, count: int, rng: random.Random) -> Iterator[str]:
    while count:
        story = rng.choice(drawn)
        values = [
            story.title,
            story.unit or "",
            str(story.location or ""),
            story.author.name if story.author else "",
            *story.tags,
        ]
        words = rng.choice(values).split()
        text = " ".join(words[rng.randrange(len(words)) :]) if words else ""
        if len(text) >= length:
            count -= 1
            yield text[:length]


if __name__ == "__main__":
    sys.exit(main())
