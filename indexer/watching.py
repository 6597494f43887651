"""Waits for captures to change, for `reindex --watch`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from watchfiles import Change, watch

BURST_MS = 400
"""Arrivals closer together than this are taken as one; well below two seconds."""

WAKE_MS = 200
"""How often the watcher is left to see whether a watched folder was replaced."""


@dataclass(frozen=True, slots=True)
class Watched:
    """The folders whose captures are awaited, and the index, which may lie among them."""

    roots: Sequence[str]
    index: str

    def concerns(self, _change: Change, path: str) -> bool:
        """Whether a change can be a capture's: nothing hidden, nothing of the index."""
        if _is_inside(path, self.index):
            return False
        below = next((_below(path, root) for root in self.roots if _is_inside(path, root)), path)
        return not any(part.startswith(".") for part in Path(below).parts)

    def identities(self) -> tuple[tuple[int, int] | None, ...]:
        """What stands at each root now: another folder of that name is another identity."""
        return tuple(map(_identity, self.roots))


def keep_up(watched: Watched, run: Callable[[], None]) -> None:
    """Calls `run` at once and after each burst of changes, until Ctrl-C.

    What arrives during a run is not missed: the watch stands before the first.
    A folder that is deleted is awaited, one that is replaced is watched anew.
    """
    try:
        while True:
            while None in watched.identities():
                run()  # says that it is missing, or believes it when told to
                while None in watched.identities():
                    time.sleep(WAKE_MS / 1000)
            click.echo(f"Watching {', '.join(watched.roots)} (Ctrl-C stops).", err=True)
            _run_while_in_place(watched, run)
    except KeyboardInterrupt:
        click.echo("Stopped watching.", err=True)


def _run_while_in_place(watched: Watched, run: Callable[[], None]) -> None:
    """Runs at once and after each burst, until another folder stands at a root."""
    identities = watched.identities()
    is_first = True
    try:
        for changes in watch(
            *watched.roots,
            watch_filter=watched.concerns,
            debounce=BURST_MS,
            step=50,
            rust_timeout=WAKE_MS,
            yield_on_timeout=True,
        ):
            if watched.identities() != identities:
                return
            if changes or is_first:
                run()
                is_first = False
    except FileNotFoundError:
        return


def _identity(root: str) -> tuple[int, int] | None:
    try:
        status = os.stat(root)  # noqa: PTH116  # a root is a string everywhere here
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_inside(path: str, folder: str) -> bool:
    return not _below(path, folder).startswith("..")


def _below(path: str, folder: str) -> str:
    return os.path.relpath(path, folder)
