"""Reports on the index as files in its folder, beside its generations."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from indexer.engine import EngineError


def keep(folder: str, kind: str, report: Mapping[str, Any]) -> None:
    """Writes `report` in place of the last one of that kind; a reader sees one of the two.

    Raises:
        EngineError: the folder cannot be written.
    """
    path = _path(folder, kind)
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        unfinished.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise EngineError(
            f"The report could not be kept as {path} ({error.strerror}). The index is not "
            "affected; mend the cause if the status page should show it."
        ) from error


def kept(folder: str, kind: str) -> Mapping[str, Any] | None:
    """The last report of that kind; None if there is none, or none that can be read."""
    try:
        report = json.loads(_path(folder, kind).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return report if isinstance(report, dict) else None


def _path(folder: str, kind: str) -> Path:
    # Not `.json`: an index may lie among the captures.
    return Path(folder, f"last-{kind}.report")
