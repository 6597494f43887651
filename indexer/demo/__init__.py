"""Invented stories, so that a newcomer sees facets at work and benchmarks have a corpus.

Only `stories` is for others. Nothing here reads files, the clock or the network,
and no story tells of anything that happened: people and units are made up, places
are real. Who, where and when is cast in `casting.py`, told in `telling.py`, from
the sentence patterns in `plots`.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from indexer.demo.telling import story
from indexer.story import Story


def stories(count: int = 3_000, seed: int = 1) -> Iterator[Story]:
    """`count` stories, `demo-000001` onwards: the same for the same seed, one by one.

    A smaller count gives the beginning of a larger one.
    """
    rng = Random(seed)  # noqa: S311  # nothing secret
    for number in range(1, count + 1):
        yield story(rng, f"demo-{number:06}")
