"""Processes that change an index and are killed while they do.

Run as a program it changes the index in a folder: all at once, or again and again in
copies of it, killed one step further on each time.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from indexer.engine import Changes, StoredStory
from indexer.story import Story
from indexer.whoosh_engine import build
from tests.whoosh_engine.corpora import engine_in

ROOT = Path(__file__).parents[2]
MAX_STEPS = 200


def some_stories(first: int, count: int, words: int = 40) -> Iterator[StoredStory]:
    """Stories numbered from `first` on."""
    rng = random.Random(first)
    for number in range(first, first + count):
        body = " ".join(f"word{int(rng.expovariate(0.001))}" for _ in range(words))
        yield StoredStory(Story(str(number), "news", "Wing", body), ())


class Numbered:
    """A batch of stories."""

    def __init__(self, first: int, count: int) -> None:
        self.first, self.count = first, count

    def stories(self) -> tuple[Sequence[StoredStory], object]:
        """So many from `first` on."""
        return list(some_stories(self.first, self.count)), self.first


class Deadly(Numbered):
    """A batch that kills the process which makes it."""

    def stories(self) -> tuple[Sequence[StoredStory], object]:
        """Nothing, ever."""
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def say(what: str) -> None:
    """Tells whoever started this process how far it is."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def change_at_once(folder: str, first: int, count: int) -> None:
    """A change by two processes."""
    engine = engine_in(folder, processes=2)
    with engine.lock():
        say("begun")
        batches = [Numbered(at, 200) for at in range(first, first + count, 200)]
        engine.apply(Changes((), batches=batches, removed=["0"]))
    say("done")


def change_stepwise(folder: str) -> None:
    """Changes copies of the folder, `folder-0` …, the n-th killed before its n-th step.

    A step is whatever opens, renames, removes or syncs a file of the index.
    """
    build.SMALL_MERGE = 12  # so that some merges are in a change and some follow it
    for step in range(MAX_STEPS):
        copy = f"{folder}-{step}"
        shutil.copytree(folder, copy)
        pid = os.fork()
        if not pid:
            _die_at(step, copy)
            engine = engine_in(copy)
            with engine.lock():
                engine.apply(Changes(some_stories(1_000, 4), removed=["1"]))
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0:
            say(str(step))
            return


def path_of(handle: int) -> str:
    """The file behind a handle."""
    return str(Path(f"/proc/self/fd/{handle}").readlink())


def _die_at(step: int, folder: str) -> None:
    left = step

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in ("open", "os.rename", "os.remove", "sync") and folder in str(arguments[0]):
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    fsync = os.fsync

    def synced(fd: Any) -> None:
        sys.audit("sync", path_of(fd))
        fsync(fd)

    os.fsync = synced
    sys.addaudithook(look)


if __name__ == "__main__":
    if sys.argv[1] == "stepwise":
        change_stepwise(sys.argv[2])
    else:
        change_at_once(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
