"""Builds every engine's index of one invented corpus, asks all the same, prints tables.

    python -m tests.benchmarks.engine --stories 10000 [--peers ours,tantivy] [--folder KEPT]

Prints its settings first. A kept folder is used again by a run with the same stories
and seed, so that questions can be asked again without building.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.engine import report, writing
from tests.benchmarks.engine.asking import Asked, ask
from tests.benchmarks.engine.growth import growth
from tests.benchmarks.engine.peers import NAMES, Index, index_folder, peer
from tests.benchmarks.engine.questions import MEASURED, Frequencies, Question, questions
from tests.benchmarks.engine.stories import stories
from tests.benchmarks.engine.writing import Added, Built, Opened

SMALL = 10_000
"""Stories of the smaller index of `--growth`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a table a part of the comparison, as soon as it is known."""
    options = _options(arguments)
    names = _installed(options.peers.split(","))
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {_processor()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}; {options.stories:,} stories, "
        f"seed {options.seed}, {options.processes} processes, {options.queries} queries a class, "
        f"{options.rounds} rounds"
    )
    for name in names:
        print(f"  {name}: {peer(name).versions}")
    with ExitStack() as stack:
        folder = Path(options.folder or stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        own = [name for name in names if name != "whoosh-searcher"]
        built = _built(own, folder, options.stories, options)
        _show(report.built(built))
        known = Frequencies(stories(min(MEASURED, options.stories), options.seed))
        classes = questions(known, options.queries, options.seed)
        asked = _asked(names, folder, classes, options)
        _show(report.answered(asked, names))
        if len(names) > 1:
            _show(report.agreed(asked, names))
        every = [question for group in classes.values() for question in group]
        opened: dict[str, Opened] = {}
        added: dict[str, Added] = {}
        for name in built:
            if name != "whoosh":  # whose answers to all questions would take an hour
                opened[name] = writing.opening(name, folder, every, options.rounds)
                added[name] = writing.adding(
                    name, folder, options.stories, options.seed, options.rounds
                )
        _show(report.opened(opened, added))
        if options.growth and "ours" in names:
            _show(_growth(folder, known, options))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.engine", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--stories", type=int, default=SMALL)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5, help="the median of so many is taken")
    parser.add_argument("--queries", type=int, default=25, help="of each class")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="for building")
    parser.add_argument("--peers", default=",".join(NAMES), help="some of: " + ", ".join(NAMES))
    parser.add_argument("--folder", help="where to keep the indexes")
    parser.add_argument(
        "--budget", type=float, default=60, help="seconds that a peer may take for one class"
    )
    parser.add_argument(
        "--growth", action="store_true", help=f"compare our costs with those at {SMALL:,} stories"
    )
    options = parser.parse_args(arguments)
    unknown = [name for name in options.peers.split(",") if name not in NAMES]
    if unknown:
        parser.error(f"no peer is called {unknown[0]!r}; there are {', '.join(NAMES)}")
    return options


def _installed(names: Sequence[str]) -> list[str]:
    """The peers whose engines can be imported; says which are left out."""
    found = []
    for name in names:
        try:
            peer(name)
        except ImportError as error:
            print(f"{name} is left out: {error}")
        else:
            found.append(name)
    if "whoosh-searcher" in found and "ours" not in found:
        print("whoosh-searcher is left out: it reads the index of ours")
        found.remove("whoosh-searcher")
    return found


def _built(
    names: Sequence[str], folder: Path, count: int, options: argparse.Namespace
) -> dict[str, Built]:
    """Each peer's index in `folder`: the one that is there, if it is of the same stories."""
    settings = {"stories": count, "seed": options.seed, "processes": options.processes}
    built: dict[str, Built] = {}
    invented = folder / "stories.pickle"
    for name in names:
        note = folder / f"{name}.json"
        if note.exists():
            kept = json.loads(note.read_text(encoding="utf-8"))
            if kept["settings"] == settings:
                built[name] = Built(**kept["built"])
                continue
            note.unlink()
        if not invented.exists():
            seconds = writing.invent(invented, count, options.seed)
            print(f"invented {count:,} stories in {seconds:.0f} s", flush=True)
        built[name] = writing.build(name, folder, invented, count, options.processes)
        note.write_text(
            json.dumps({"settings": settings, "built": asdict(built[name])}), encoding="utf-8"
        )
    invented.unlink(missing_ok=True)
    return built


def _asked(
    names: Sequence[str],
    folder: Path,
    classes: Mapping[str, Sequence[Question]],
    options: argparse.Namespace,
) -> dict[str, dict[str, Asked]]:
    with ExitStack() as stack:
        indexes: dict[str, Index] = {
            name: stack.enter_context(closing(peer(name).open(index_folder(folder, name))))
            for name in names
        }
        return {
            label: ask(indexes, group, options.rounds, options.budget)
            for label, group in classes.items()
        }


def _growth(folder: Path, known: Frequencies, options: argparse.Namespace) -> str:
    small = folder / "small"
    small.mkdir(exist_ok=True)
    _built(["ours"], small, SMALL, options)
    with ExitStack() as stack:
        indexes = {
            size: stack.enter_context(closing(peer("ours").open(index_folder(place, "ours"))))
            for size, place in ((SMALL, small), (options.stories, folder))
        }
        return growth(indexes, known, options.queries, options.rounds, options.seed)


def _processor() -> str:
    """The processor's name, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else "unknown processor"


def _show(text: str) -> None:
    print(f"\n{text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
