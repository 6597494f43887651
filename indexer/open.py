"""The one place that knows which engines exist."""

from __future__ import annotations

import os

from indexer.engine import Engine, EngineError
from indexer.settings import Settings

_DEFAULTS = Settings()


def open_engine(
    index: str,
    *,
    processes: int = _DEFAULTS.processes,
    memory_mb: int = _DEFAULTS.memory_mb,
    cache_mb: int = _DEFAULTS.cache_mb,
) -> Engine:
    """The engine behind `index`: a folder. Nothing is read or created yet.

    The settings of the same names say what the others are.

    Raises:
        EngineError: `index` is an address of a kind that no engine serves.
    """
    if "://" in index:
        raise EngineError(
            f"No engine can open {index!r}: an index is a folder, such as .stories-index."
        )
    # Loaded only when asked for: another engine must not need Whoosh installed.
    from indexer.whoosh_engine.build import Resources  # noqa: PLC0415
    from indexer.whoosh_engine.engine import WhooshEngine  # noqa: PLC0415

    resources = Resources(processes or os.cpu_count() or 1, memory_mb)
    return WhooshEngine(index, resources, cache_mb)
