"""`reindex` as a person or a timer runs it: a real process, its output and exit code."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.open import open_engine
from indexer.query import Query

REINDEX = Path(sys.executable).with_name("reindex")
CORPUS = Path(__file__).parents[2] / "corpus"
SEED = CORPUS / "000_7e22955fd7e20ed8.txt"
STORY = "The {} was shown to visitors on Monday.\nThey left at noon.\n"

Reindex = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    captures = tmp_path / "captures"
    captures.mkdir()
    return os.environ | {
        "STORIES_INDEX": str(tmp_path / "index"),
        "STORIES_CORPUS": str(captures),
        "PYTHONWARNINGS": "error",
    }


@pytest.fixture
def reindex(environment: dict[str, str], tmp_path: Path) -> Reindex:
    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [REINDEX, *arguments],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def write(tmp_path: Path, name: str, subject: str) -> Path:
    path = tmp_path / "captures" / name
    path.write_text(STORY.format(subject), encoding="utf-8")
    return path


def test_a_run_reports_to_people_and_is_silent_on_standard_error(
    reindex: Reindex, tmp_path: Path
) -> None:
    write(tmp_path, "a.txt", "bridge")
    done = reindex()
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 added" in done.stdout
    assert "The index holds 1 story" in done.stdout


def test_json_is_one_report_with_every_field(reindex: Reindex, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "bridge")
    (tmp_path / "captures" / "README.md").write_text("x")
    (tmp_path / "captures" / "bad.txt").write_bytes(b"\x00" * 50)
    done = reindex("--json")
    report = json.loads(done.stdout)
    assert done.returncode == 3
    assert list(report) == [
        "added",
        "updated",
        "unchanged",
        "deleted",
        "skipped",
        "passed_over",
        "duplicates",
        "stories",
        "seconds",
        "generation",
    ]
    assert [Path(skipped["path"]).name for skipped in report["skipped"]] == ["bad.txt"]
    assert (report["added"], report["passed_over"], report["stories"]) == (1, 1, 1)


def test_show_prints_stories_and_needs_and_writes_no_index(
    reindex: Reindex, tmp_path: Path
) -> None:
    done = reindex("--show", CORPUS)
    stories = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert stories[0]["id"] == "486775"
    assert stories[0]["title"] == "U.S. Space Force Leaders Engage With Allies in Japan"
    assert not (tmp_path / "index").exists()


def test_show_names_what_it_cannot_read(reindex: Reindex, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00" * 50)
    done = reindex("--show", SEED, bad)
    assert (done.returncode, len(done.stdout.splitlines())) == (3, 1)
    assert "bad.txt: binary" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nowhere.txt"],
        ["--show", "nowhere.txt"],
        ["--show", "--full", "x"],
        ["--watch", "--dry-run"],
        ["--check", "x"],
    ],
)
def test_a_wrong_command_line_exits_with_2_and_no_traceback(
    reindex: Reindex, arguments: list[str]
) -> None:
    done = reindex(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_check_reports_on_the_index_and_needs_no_capture(reindex: Reindex, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "bridge")
    assert reindex("--check").returncode == 1
    reindex()
    path.unlink()
    done = reindex("--check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 story in the index.\n")
    report = json.loads(reindex("--check", "--json").stdout)
    assert (report["stories"], report["missing"]["author"], report["groups"]) == (1, 1, 0)


def test_a_setting_that_cannot_be_used_is_named(
    reindex: Reindex, environment: dict[str, str]
) -> None:
    environment["STORIES_MAX_CAPTURE_MB"] = "lots"
    done = reindex()
    assert (done.returncode, done.stdout) == (1, "")
    assert "STORIES_MAX_CAPTURE_MB" in done.stderr


def test_an_index_folder_that_cannot_be_made_is_a_clear_failure(
    reindex: Reindex, tmp_path: Path
) -> None:
    write(tmp_path, "a.txt", "bridge")
    (tmp_path / "file").write_text("in the way")
    done = reindex("--index", tmp_path / "file" / "index")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_reindex_is_told_which_process_holds_the_lock(
    reindex: Reindex, tmp_path: Path
) -> None:
    write(tmp_path, "a.txt", "bridge")
    with open_engine(str(tmp_path / "index")).lock():
        done = reindex()
    assert done.returncode == 4
    assert f"process {os.getpid()}" in done.stderr


def test_a_damaged_index_is_a_message_not_a_traceback(reindex: Reindex, tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "bridge")
    reindex()
    (toc,) = (tmp_path / "index").glob("_MAIN_*.toc")
    toc.write_bytes(b"nonsense")
    done = reindex()
    assert done.returncode == 1
    assert "reindex --full" in done.stderr
    assert "Traceback" not in done.stderr
    assert reindex("--full").returncode == 0
    assert reindex("--json").returncode == 0


def test_ctrl_c_leaves_the_index_as_it_was_without_a_traceback(
    reindex: Reindex, environment: dict[str, str], tmp_path: Path
) -> None:
    write(tmp_path, "a.txt", "bridge")
    reindex()
    for number in range(3_000):
        write(tmp_path, f"n{number}.txt", f"tower {number}")
    run = subprocess.Popen(
        [REINDEX], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    wait_until(lambda: str(run.pid) in (tmp_path / "index" / "reindex.lock").read_text(), 30)
    time.sleep(0.3)
    run.send_signal(signal.SIGINT)
    output, errors = run.communicate(timeout=30)
    assert (run.returncode, output) == (130, "")
    assert errors == "Stopped. The index is as it was.\n"
    assert open_engine(str(tmp_path / "index")).status().stories == 1


def test_what_a_killed_run_leaves_behind_is_removed_by_the_next(
    reindex: Reindex, environment: dict[str, str], tmp_path: Path
) -> None:
    def names() -> list[str]:
        return sorted(path.name for path in (tmp_path / "index").iterdir())

    write(tmp_path, "a.txt", "bridge")
    reindex()
    before = names()
    for number in range(3_000):
        write(tmp_path, f"n{number}.txt", f"tower {number}")
    run = subprocess.Popen([REINDEX], env=environment)
    wait_until(lambda: len(list((tmp_path / "index").glob("MAIN_*.seg"))) > 1, 30, 0.001)
    run.kill()
    run.wait()
    for number in range(3_000):
        (tmp_path / "captures" / f"n{number}.txt").unlink()
    assert reindex().returncode == 0
    assert names() == before


def test_progress_shows_on_a_terminal(environment: dict[str, str], tmp_path: Path) -> None:
    for number in range(300):
        write(tmp_path, f"n{number}.txt", f"tower {number}")
    main, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    run = subprocess.Popen([REINDEX], env=environment, stdout=subprocess.DEVNULL, stderr=terminal)
    os.close(terminal)
    shown = b""
    while select.select([main], [], [], 30)[0]:
        try:
            shown += os.read(main, 4096)
        except OSError:
            break
    os.close(main)
    assert run.wait() == 0
    assert b"captures/s" in shown


@contextmanager
def watching(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A `reindex --watch` that has begun to watch; it must end well."""
    run = subprocess.Popen(
        [REINDEX, "--watch"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert run.stderr is not None
        assert "Watching" in run.stderr.readline()
        yield run
    finally:
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=10)
    assert (run.returncode, errors) == (0, "Stopped watching.\n")


def wait_until(is_true: Callable[[], bool], seconds: float = 2, every: float = 0.02) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(every)


def test_watch_indexes_what_arrives_and_goes_within_two_seconds(
    environment: dict[str, str], tmp_path: Path
) -> None:
    write(tmp_path, "a.txt", "bridge")
    engine = open_engine(str(tmp_path / "index"))
    with watching(environment):
        wait_until(lambda: bool(engine.ledger()), 10)
        write(tmp_path, "b.txt", "tower")
        wait_until(lambda: engine.search(Query("tower")).total == 1)
        (tmp_path / "captures" / "b.txt").unlink()
        wait_until(lambda: engine.search(Query("tower")).total == 0)


def test_watch_misses_nothing_that_arrives_during_its_first_run(
    environment: dict[str, str], tmp_path: Path
) -> None:
    for number in range(1_500):
        write(tmp_path, f"n{number}.txt", f"bridge {number}")
    engine = open_engine(str(tmp_path / "index"))
    with watching(environment):
        wait_until((tmp_path / "index" / "reindex.lock").exists, 10)
        write(tmp_path, "late.txt", "tower")
        wait_until(lambda: bool(engine.ledger()) and engine.search(Query("tower")).total == 1, 20)


def test_watch_is_quiet_when_the_index_lies_among_the_captures(
    environment: dict[str, str], tmp_path: Path
) -> None:
    environment["STORIES_INDEX"] = str(tmp_path / "captures" / "index")
    write(tmp_path, "a.txt", "bridge")
    with watching(environment) as run:
        time.sleep(2.5)
        run.send_signal(signal.SIGINT)
        assert run.stdout is not None
        assert run.stdout.read().count("The index holds") == 1


def test_watch_goes_on_with_a_folder_that_was_replaced(
    environment: dict[str, str], tmp_path: Path
) -> None:
    write(tmp_path, "a.txt", "bridge")
    captures, engine = tmp_path / "captures", open_engine(str(tmp_path / "index"))
    with watching(environment) as run:
        wait_until(lambda: bool(engine.ledger()), 10)
        captures.rename(tmp_path / "old")
        assert run.stderr is not None
        assert "no file or folder" in run.stderr.readline()
        captures.mkdir()
        write(tmp_path, "b.txt", "tower")
        assert "Watching" in run.stderr.readline()
        wait_until(lambda: engine.search(Query("tower")).total == 1)
        write(tmp_path, "c.txt", "kitchen")
        wait_until(lambda: engine.search(Query("kitchen")).total == 1)
