"""Whatever ends a change, the index is as it was or as it was to become, and whole."""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from indexer.engine import Changes, EngineError
from indexer.query import Query
from indexer.whoosh_engine import build, files, merge
from tests.whoosh_engine.corpora import engine_in, opened
from tests.whoosh_engine.dying import ROOT, Deadly, Numbered, path_of, some_stories


def filled(folder: Path, *sizes: int) -> None:
    """An index of as many segments, but for merges."""
    first = 0
    for size in sizes:
        with opened(folder) as engine, engine.lock():
            engine.apply(Changes(some_stories(first, size)))
        first += size


def story_ids(folder: Path) -> set[str]:
    """The stories of the index, each of which is found by its words as well."""
    with opened(folder) as engine:
        listed = {story.id for story in engine.matches(Query())}
        assert {story.id for story in engine.matches(Query("wing"))} == listed
        return listed


def assert_no_debris(folder: Path) -> None:
    """Only what the newest table of contents names is there."""
    newest = files.latest_generation(str(folder))
    named = {s.make_filename(".seg") for s in files.read_toc(str(folder), newest).segments}
    there = {path.name for path in folder.iterdir()} - {"reindex.lock", "MAIN_WRITELOCK"}
    assert there == named | {files.toc_path(str(folder), newest).name}


def child(*arguments: object) -> subprocess.Popen[str]:
    """A process in a session of its own that changes an index: see `dying`."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.whoosh_engine.dying", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for_the_end_of_all(session: int, seconds: float = 30) -> None:
    """Returns when no process of the session is left."""
    deadline = time.monotonic() + seconds
    while left := list(_processes(session)):
        assert time.monotonic() < deadline, f"still there: {left}"
        time.sleep(0.02)


def _processes(session: int) -> Iterator[int]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = path.read_text().partition(" (")
        except (FileNotFoundError, ProcessLookupError):
            continue
        state, _, _, of_session, *_ = rest.rpartition(") ")[2].split()
        if int(of_session) == session and state != "Z":
            yield int(pid)


def test_a_change_killed_at_any_step_leaves_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    template = tmp_path / "index"
    filled(template, *[4] * (merge.FACTOR - 1))
    before = story_ids(template)
    after = before - {"1"} | {str(number) for number in range(1_000, 1_004)}
    with child("stepwise", template) as process:
        out, err = process.communicate(timeout=100)
    assert not err
    steps = int(out)
    outcomes = [frozenset(story_ids(Path(f"{template}-{step}"))) for step in range(steps)]
    switch = outcomes.index(frozenset(after))
    assert outcomes == [frozenset(before)] * switch + [frozenset(after)] * (steps - switch)
    assert switch > 10
    assert steps - switch > 5
    for step in range(0, steps, 3):  # the next change removes what was left
        folder = Path(f"{template}-{step}")
        with opened(folder) as engine, engine.lock():
            engine.apply(Changes(some_stories(2_000, 1)))
        assert_no_debris(folder)
        assert "2000" in story_ids(folder)


def test_a_first_build_killed_leaves_nothing_that_is_in_the_way(tmp_path: Path) -> None:
    with child("at once", tmp_path, 0, 1_000) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        time.sleep(0.5)
        process.kill()
        process.wait()
        wait_for_the_end_of_all(process.pid)
    filled(tmp_path, 3)
    assert_no_debris(tmp_path)
    assert story_ids(tmp_path) == {"0", "1", "2"}


@pytest.mark.parametrize("seed", range(3))
def test_a_change_by_several_processes_killed_at_any_moment(tmp_path: Path, seed: int) -> None:
    filled(tmp_path, 5)
    before = story_ids(tmp_path)
    with child("at once", tmp_path, 100, 2_000) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        time.sleep(random.Random(seed).uniform(0.2, 2.5))
        process.kill()
        process.wait()
        wait_for_the_end_of_all(process.pid)  # its workers die with it
    after = {str(number) for number in range(1, 5)} | {str(n) for n in range(100, 2_100)}
    assert story_ids(tmp_path) in (before, after)
    filled(tmp_path, 1)  # and the lock is free
    assert_no_debris(tmp_path)


@pytest.mark.parametrize("seed", range(3))
def test_ctrl_c_ends_all_processes_at_once_and_leaves_no_debris(tmp_path: Path, seed: int) -> None:
    filled(tmp_path, 5)
    before = story_ids(tmp_path)
    with child("at once", tmp_path, 100, 20_000) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        time.sleep((0.1, 0.4, 1.2)[seed])
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        out, err = process.communicate(timeout=5)
        wait_for_the_end_of_all(process.pid)
    assert (out, process.returncode) == ("", -signal.SIGINT)
    assert err.count("Traceback") == 1, err
    assert err.rstrip().endswith("KeyboardInterrupt")
    after = {str(number) for number in range(1, 5)} | {str(n) for n in range(100, 20_100)}
    assert story_ids(tmp_path) in (before, after)  # the change may be made, and its merges not
    assert_no_debris(tmp_path)


def test_a_killed_worker_is_noticed_at_once_and_the_index_stays(tmp_path: Path) -> None:
    filled(tmp_path, 5)
    before = story_ids(tmp_path)
    batches = [Numbered(first, 100) for first in range(100, 900, 100)]
    batches[1] = Deadly(200, 100)
    engine = engine_in(tmp_path, processes=2)
    started = time.monotonic()
    with engine.lock(), pytest.raises(EngineError, match=r"has died.*stays as it was"):
        engine.apply(Changes((), batches=batches, removed=["1"]))
    assert time.monotonic() - started < 10
    assert_no_debris(tmp_path)
    assert story_ids(tmp_path) == before
    with engine.lock():
        engine.apply(Changes((), batches=batches[:1]))
    assert len(story_ids(tmp_path)) == 105
    engine.close()


# A full disk.


@contextmanager
def small_disk(folder: Path, size_mb: int) -> Iterator[None]:
    """Makes `folder` a disk of that size; where that is not allowed, limits its files so."""
    options = ["-t", "tmpfs", "-o", f"size={size_mb}m", "tmpfs"]
    mount = shutil.which("mount")
    if mount and not subprocess.run([mount, *options, str(folder)], capture_output=True).returncode:  # noqa: PLW1510
        try:
            yield
        finally:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_mb << 20, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("processes", [1, 2])
def test_a_full_disk_leaves_the_old_index_and_no_debris(tmp_path: Path, processes: int) -> None:
    with small_disk(tmp_path, 2):
        filled(tmp_path, 100, 100)
        before = story_ids(tmp_path)
        engine = engine_in(tmp_path, processes=processes, memory_mb=8)
        with engine.lock(), pytest.raises(EngineError, match=r"could not be written.*as it was"):
            engine.apply(Changes(some_stories(1_000, 3_000, words=200), removed=["1"]))
        assert_no_debris(tmp_path)
        assert story_ids(tmp_path) == before
        with engine.lock():
            engine.apply(Changes(some_stories(1_000, 10), removed=["1"]))
        assert len(story_ids(tmp_path)) == 209
        engine.close()


@pytest.mark.parametrize("suffix", [".seg", ".toc"])
def test_a_merge_that_fails_after_a_change_leaves_the_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    filled(tmp_path, *[4] * (merge.FACTOR - 1))
    monkeypatch.setattr(build, "SMALL_MERGE", 0)  # so that the merge follows the change
    fsync, synced = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal synced
        if suffix in path_of(handle):
            synced += 1
            if synced > 1:
                raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    with opened(tmp_path) as engine:
        monkeypatch.setattr(os, "fsync", full)
        with engine.lock():
            generation = engine.apply(Changes(some_stories(1_000, 4)))
        monkeypatch.undo()
        assert generation == engine.status().generation
        assert_no_debris(tmp_path)
        assert len(story_ids(tmp_path)) == 4 * merge.FACTOR
        with engine.lock():
            engine.apply(Changes(some_stories(2_000, 1)))
        assert len(files.read_toc(str(tmp_path), engine.status().generation).segments) == 1


def test_an_interrupt_right_after_the_commit_ends_the_tidying_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path, 4)
    remove, calls = files.remove_all_but, 0

    def interrupted(*arguments: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:  # the first is before the change
            raise KeyboardInterrupt
        remove(*arguments)

    monkeypatch.setattr(files, "remove_all_but", interrupted)
    with opened(tmp_path) as engine, engine.lock():
        assert engine.apply(Changes(some_stories(10, 2))) == engine.status().generation
    assert len(story_ids(tmp_path)) == 6
    assert_no_debris(tmp_path)


# What is named is on the disk.


def test_files_are_on_the_disk_before_a_table_of_contents_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[tuple[str, str]] = []
    fsync, rename = os.fsync, os.rename

    def synced(handle: int) -> None:
        fsync(handle)
        events.append(("sync", path_of(handle)))

    def renamed(old: str, new: str, **how: Any) -> None:
        for segment in tmp_path.glob("*.seg"):
            assert ("sync", str(segment)) in events
        assert ("sync", str(old)) in events
        rename(old, new, **how)
        events.append(("rename", str(new)))

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "rename", renamed)
    filled(tmp_path, *[4] * merge.FACTOR)
    renames = [at for at, (what, _) in enumerate(events) if what == "rename"]
    assert len(renames) >= merge.FACTOR
    assert all(events[at + 1] == ("sync", str(tmp_path)) for at in renames)
