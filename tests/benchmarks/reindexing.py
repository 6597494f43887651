"""How many raw captures a second `reindex --full` reads, cleans, analyses and writes.

    python -m tests.benchmarks.reindexing [--count N] [--seed S] [--processes P]

The captures are invented, one file each, and are written before the clock starts. What is
timed is the command itself, as its own process, from its start to its end; then once more
without anything to do, and with 100 captures more.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from tests.captures.labelled import captures

_TARGET_PER_S = 2_000
_PER_FOLDER = 1_000
_ADDED = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the settings and a line a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=0, help="0: one for each core")
    options = parser.parse_args(arguments)
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; "
        f"{options.count:,} raw captures, seed {options.seed}"
    )
    with tempfile.TemporaryDirectory() as folder:
        invented = enumerate(captures.captures("R", options.count + _ADDED, options.seed))
        for number, capture in islice(invented, options.count):
            _write(Path(folder), number, capture.data)
        environment = os.environ | {
            "STORIES_CORPUS": f"{folder}/corpus",
            "STORIES_INDEX": f"{folder}/index",
            "STORIES_PROCESSES": str(options.processes),
        }
        seconds, report = _reindex(environment, "--full")
        per_s = options.count / seconds
        verdict = (
            "reached" if per_s >= _TARGET_PER_S else f"missed by {1 - per_s / _TARGET_PER_S:.0%}"
        )
        print(
            f"reindex --full         {seconds:7.1f} s {per_s:8,.0f} captures/s; "
            f"{report['stories']:,} stories; target {_TARGET_PER_S:,}: {verdict}"
        )
        seconds, _ = _reindex(environment)
        print(f"nothing to do          {seconds:7.1f} s")
        for number, capture in invented:
            _write(Path(folder), number, capture.data)
        seconds, _ = _reindex(environment)
        print(f"{_ADDED} captures more      {seconds:7.1f} s")
    return 0


def _write(folder: Path, number: int, data: bytes) -> None:
    path = folder / "corpus" / f"{number // _PER_FOLDER:04}" / f"{number:07}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _reindex(environment: dict[str, str], *options: str) -> tuple[float, dict[str, int]]:
    command = [f"{sysconfig.get_path('scripts')}/reindex", "--json", *options]
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise SystemExit(done.stderr)
    return time.perf_counter() - started, json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
