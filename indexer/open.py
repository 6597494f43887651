"""The one place that knows which engines exist."""

from __future__ import annotations

from indexer.engine import Engine, EngineError


def open_engine(index: str) -> Engine:
    """The engine behind `index`: a folder. Nothing is read or created yet.

    Raises:
        EngineError: `index` is an address of a kind that no engine serves.
    """
    if "://" in index:
        raise EngineError(
            f"No engine can open {index!r}: an index is a folder, such as .stories-index."
        )
    # Loaded only when asked for: another engine must not need Whoosh installed.
    from indexer.whoosh_engine.engine import WhooshEngine  # noqa: PLC0415

    return WhooshEngine(index)
