"""Runs a piece of work in a new process, and watches how much memory it takes."""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

import psutil

Result = TypeVar("Result")

_SAMPLE_S = 0.05


def run(work: Callable[..., Result], *arguments: Any) -> tuple[Result, int]:
    """What `work` returns, and the peak of its process and all below it, in bytes.

    The peak is of the memory that is the processes' own. What they map of files is not:
    it is the system's cache of them, which it takes back when it needs to.

    Raises:
        RuntimeError: the work failed; with its traceback.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_child, args=(theirs, work, arguments))
    process.start()
    theirs.close()
    peak = 0
    while not ours.poll(_SAMPLE_S):
        peak = max(peak, _own_bytes_of_all(process.pid))
    try:
        has_worked, result = ours.recv()
    except EOFError:
        has_worked, result = False, "the process died"
    process.join()
    if not has_worked:
        raise RuntimeError(f"{work.__name__}{arguments}: {result}")
    return result, peak


def own_bytes() -> int:
    """The memory that is this process's own."""
    return _own(psutil.Process())


def _own(process: psutil.Process) -> int:
    memory = process.memory_info()
    return int(memory.rss - memory.shared)


def _child(connection: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        connection.send((True, work(*arguments)))
    except BaseException:  # noqa: BLE001  # the parent raises it
        connection.send((False, traceback.format_exc()))


def _own_bytes_of_all(pid: int | None) -> int:
    """Of a process and all below it; what ends meanwhile counts for nothing."""
    total = 0
    try:
        tree = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for process in tree:
        try:
            total += _own(process)
        except psutil.NoSuchProcess:
            continue
    return total
