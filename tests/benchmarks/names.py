"""How long it takes to see which names a query has, by the number of its words.

    python -m tests.benchmarks.names [--stories N] [--seed S] [--folder KEPT]

Queries are the opening words of stories drawn at random. Each is asked twice by turns: as
it is, and with every run of its words looked up, of which nearly all begin no known name.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from unittest.mock import patch

from indexer.engine import Changes, StoredStory
from indexer.equivalents.expand import MAX_NAME_TERMS, expand
from indexer.language import parse
from indexer.open import open_engine
from indexer.tree import Node
from indexer.whoosh_engine.generations import Generations
from indexer.whoosh_engine.names import IndexedNames
from tests.benchmarks.engine.stories import stories

_WORD_COUNTS = (2, 6, 14, 20)
_QUERIES = 200
_TARGET_MS = 0.2


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the settings and a line for each number of words."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where to keep the index")
    options = parser.parse_args(arguments)
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; "
        f"{options.stories:,} stories, seed {options.seed}, {_QUERIES} queries of each size"
    )
    with ExitStack() as stack:
        folder = options.folder or stack.enter_context(tempfile.TemporaryDirectory())
        if not any(Path(folder).glob("*.toc")):
            with closing(open_engine(folder)) as engine, engine.lock():
                made = (StoredStory(story, ()) for story in stories(options.stories, options.seed))
                engine.apply(Changes(made, is_rebuild=True))
        bodies = [
            story.body.split() for story in islice(stories(options.stories, options.seed), _QUERIES)
        ]
        generations = stack.enter_context(closing(Generations(folder, 64 << 20)))
        generation = stack.enter_context(generations.reading())
        for count in _WORD_COUNTS:
            trees = [parse(" ".join(words[:count])).tree for words in bodies]
            took, whole = [], []
            for tree in trees:
                _ms(tree, IndexedNames(generation))  # segments read their definitions once
                took.append(_ms(tree, IndexedNames(generation)))
                with patch("indexer.equivalents.expand.longest_name", _any_length):
                    whole.append(_ms(tree, IndexedNames(generation)))
            verdict = "reached" if median(took) < _TARGET_MS else "missed"
            print(
                f"{count:2} words: {median(took):.3f} ms, nine in ten below "
                f"{quantiles(took, n=10)[-1]:.3f} ms; every run looked up {median(whole):.3f} ms, "
                f"{median(whole) / median(took):.1f} times as long; "
                f"target {_TARGET_MS} ms: {verdict}"
            )
    return 0


def _any_length(*_: object) -> int:
    return MAX_NAME_TERMS


def _ms(tree: Node, names: IndexedNames) -> float:
    started = time.perf_counter()
    expand(tree, names)
    return (time.perf_counter() - started) * 1e3


if __name__ == "__main__":
    sys.exit(main())
