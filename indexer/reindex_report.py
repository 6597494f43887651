"""What a run of `reindex` did, in words and numbers for whoever started it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A capture of a story for which the one at `same_as` is preferred."""

    path: str
    same_as: str


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """What a run did. All but `stories` and `generation` count capture files.

    Attributes:
        unchanged: known captures that were left as they are.
        passed_over: files and hidden folders that are no captures.
        duplicates: among the captures that were looked at.
        stories: in the whole index, afterwards.
    """

    added: int
    updated: int
    unchanged: int
    deleted: int
    skipped: tuple[Skipped, ...]
    passed_over: int
    duplicates: tuple[Duplicate, ...]
    stories: int
    seconds: float
    generation: int

    def to_json(self) -> dict[str, Any]:
        """The report as JSON values."""
        return asdict(self)

    def summary(self) -> dict[str, Any]:
        """The report as JSON values with counts only, which anyone may see: no paths."""
        lists = {"skipped": len(self.skipped), "duplicates": len(self.duplicates)}
        return self.to_json() | lists
