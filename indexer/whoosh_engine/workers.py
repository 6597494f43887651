"""Processes that build and merge segments, and what happens when one of them dies."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any

from indexer.engine import EngineError

OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""A worker makes many objects that stay until its batch is written, and hardly a cycle: to
look for those after every 700 objects, as Python does, takes a fifteenth of its time."""


class Workers:
    """So many processes, started when first needed; with one, all is done in this one."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Begins some work; its result or its error is in what is returned."""
        if self.count == 1:
            done: Future[Any] = Future()
            done.set_result(work(*arguments))
            return done
        if self._pool is None:
            # Not forked: the server that asks for it may have threads, and locks with them.
            self._pool = ProcessPoolExecutor(self.count, get_context("spawn"), _begin)
        # A new process has Ctrl-C held back until it can die of it quietly: see `_begin`.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return self._pool.submit(work, *arguments)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)

    def kill(self) -> None:
        """Ends all work at once; what it has begun to write is left behind."""
        if self._pool is not None:
            for process in list((self._pool._processes or {}).values()):  # noqa: SLF001  # no other way before 3.14
                process.kill()
            self._pool.shutdown(cancel_futures=True)

    def close(self) -> None:
        """Lets the processes go; nothing may be at work."""
        if self._pool is not None:
            self._pool.shutdown()


@contextmanager
def working(count: int) -> Iterator[Workers]:
    """Workers that are gone afterwards, whatever happens.

    Raises:
        EngineError: one of them was killed.
    """
    workers = Workers(count)
    try:
        yield workers
    except BrokenProcessPool as error:
        workers.kill()
        raise EngineError(
            "A process that was building the index has died; perhaps the memory was full. The "
            "index stays as it was. Run reindex again, with a lower STORIES_MEMORY_MB or "
            "STORIES_PROCESSES=1 if it happens again."
        ) from error
    except BaseException:
        workers.kill()
        raise
    workers.close()


def _begin() -> None:
    """What a new worker does first: it dies with its parent, and quietly of Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    # All that it knows goes with it at once: one by one its objects take a second to go.
    atexit.register(os._exit, 0)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_die_with, args=(parent.sentinel,), daemon=True).start()


def _die_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
