"""The invented stories in a file: reading them takes less of a build's time than inventing."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from indexer.story import Story
from tests.benchmarks.engine.stories import BLOCK, stories


def write(path: Path, count: int, seed: int) -> None:
    """Invents the stories and keeps them in blocks; an interrupted run leaves no such file."""
    invented, part = stories(count, seed), path.with_suffix(".part")
    with part.open("wb") as file:
        while block := list(islice(invented, BLOCK)):
            pickle.dump(block, file, pickle.HIGHEST_PROTOCOL)
    part.replace(path)


def read(path: Path) -> Iterator[Story]:
    """The stories in order, never more than a block of them in memory."""
    with path.open("rb") as file:
        while True:
            try:
                yield from pickle.load(file)
            except EOFError:
                return
