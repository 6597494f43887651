"""What is measured of a peer apart from its answers: building, opening, adding."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.engine import corpus
from tests.benchmarks.engine.own_process import own_bytes, run
from tests.benchmarks.engine.peers import NotOffered, index_folder, peer
from tests.benchmarks.engine.questions import Question, is_plain
from tests.benchmarks.engine.stories import stories

INCREMENT = 100
"""Stories of an increment."""


@dataclass(frozen=True, slots=True)
class Built:
    """How a build went.

    Attributes:
        seconds: with the reading of the corpus.
        index_bytes: on disk.
        peak_bytes: see `own_process.run`.
    """

    stories: int
    seconds: float
    index_bytes: int
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Opened:
    """Milliseconds in new processes; medians. Bytes resident before opening and after asking."""

    open_ms: float
    first_answer_ms: float
    bytes_before: int
    bytes_after: int


@dataclass(frozen=True, slots=True)
class Added:
    """Milliseconds that an increment takes; medians."""

    add_ms: float
    open_and_search_ms: float


def invent(path: Path, count: int, seed: int) -> float:
    """Writes the corpus in a process of its own; the seconds it took."""
    return run(_invent, path, count, seed)[0]


def build(name: str, folder: Path, invented: Path, count: int, processes: int) -> Built:
    """Builds the peer's index in a process of its own."""
    place = index_folder(folder, name)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    seconds, peak = run(_build, name, place, invented, processes)
    return Built(count, seconds, folder_bytes(place), peak)


def opening(name: str, folder: Path, questions: Sequence[Question], rounds: int) -> Opened:
    """Opens the index in new processes, and asks all `questions` in one more."""
    place = index_folder(folder, name)
    runs = [run(_open, name, place, questions[:1])[0] for _ in range(rounds)]
    before, after = run(_open, name, place, questions)[0][2:]
    return Opened(
        open_ms=1000 * median(found[0] for found in runs),
        first_answer_ms=1000 * median(found[1] for found in runs),
        bytes_before=before,
        bytes_after=after,
    )


def adding(name: str, folder: Path, count: int, seed: int, rounds: int) -> Added:
    """Adds increments to a copy of the index, which is deleted afterwards."""
    with tempfile.TemporaryDirectory(dir=folder) as copy:
        place = Path(copy, "index")
        shutil.copytree(index_folder(folder, name), place)
        times, _ = run(_add, name, place, count, seed, rounds)
    return Added(*(1000 * median(column) for column in zip(*times, strict=True)))


def folder_bytes(folder: Path) -> int:
    """The sizes of all files below the folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _invent(path: Path, count: int, seed: int) -> float:
    started = time.perf_counter()
    corpus.write(path, count, seed)
    return time.perf_counter() - started


def _build(name: str, folder: Path, invented: Path, processes: int) -> float:
    builder = peer(name)
    started = time.perf_counter()
    builder.build(folder, corpus.read(invented), processes)
    return time.perf_counter() - started


def _open(name: str, folder: Path, questions: Sequence[Question]) -> tuple[float, float, int, int]:
    opener = peer(name)
    before = own_bytes()
    started = time.perf_counter()
    index = opener.open(folder)
    opened = time.perf_counter()
    index.answer(questions[0])
    answered = time.perf_counter()
    for question in questions[1:]:
        try:
            index.answer(question)
        except NotOffered:
            continue
    after = own_bytes()
    index.close()
    return opened - started, answered - opened, before, after


def _add(name: str, folder: Path, count: int, seed: int, rounds: int) -> list[tuple[float, float]]:
    adder = peer(name)
    times = []
    for turn in range(rounds):
        added = list(stories(INCREMENT, seed, count + turn * INCREMENT))
        word = max(filter(is_plain, added[0].body.split()), key=len)  # hardly in any other story
        started = time.perf_counter()
        adder.add(folder, added)
        committed = time.perf_counter()
        index = adder.open(folder)
        found = index.answer(Question("added", (word,)))
        searched = time.perf_counter()
        total = index.answer(Question("all")).total
        index.close()
        if not found.total or total != count + (turn + 1) * INCREMENT:
            raise RuntimeError(f"{name} does not find what was added: {total} stories")
        times.append((committed - started, searched - committed))
    return times
