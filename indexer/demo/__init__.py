"""Invented stories, so that a newcomer sees facets at work and benchmarks have a corpus.

Only `stories` is for others. Nothing here reads files, the clock or the network,
and no story tells of anything that happened: people and units are made up, places
are real. Who, where and when is cast in `casting.py`, told in `telling.py`, from
the sentence patterns in `plots`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from random import Random

from indexer.demo.telling import story
from indexer.story import Story

PART = 3_000
"""Stories of one run of chances; the parts know nothing of one another, so that several
processes can tell them. That of `webui --demo` is one part."""


def stories(count: int = PART, seed: int = 1, *, processes: int = 1) -> Iterator[Story]:
    """`count` stories, `demo-000001` onwards: the same for the same seed, one by one.

    A smaller count gives the beginning of a larger one.
    """
    parts = ((seed, first, min(PART, count - first)) for first in range(0, count, PART))
    if processes == 1:
        return chain.from_iterable(_part(*part) for part in parts)
    return chain.from_iterable(_by_processes(parts, processes))


def _part(seed: int, first: int, count: int) -> Iterator[Story]:
    """The stories after the `first`."""
    rng = Random(f"{seed}/{first}" if first else seed)  # noqa: S311  # nothing secret
    for number in range(first + 1, first + count + 1):
        yield story(rng, f"demo-{number:06}")


def _listed(*part: int) -> list[Story]:
    return list(_part(*part))


def _by_processes(parts: Iterator[tuple[int, int, int]], processes: int) -> Iterator[list[Story]]:
    """Each part in order, told by processes that are never further ahead than one part each."""
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        ahead: deque[Future[list[Story]]] = deque()
        for part in parts:
            ahead.append(pool.submit(_listed, *part))
            if len(ahead) > processes:
                yield ahead.popleft().result()
        for told in ahead:
            yield told.result()
