"""The engines that are compared, a file each, behind one small protocol.

All do the same work for a question: the ids and scores of the first ten, the exact
total, and the exact counts of the 20 most frequent units and countries and of every
year, over all matches; the units' counts ignore a filter by unit and the years' one
by date. Each is written as its engine does it best.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from indexer.story import Story
from tests.benchmarks.engine.questions import Question

TOP = 10
FACET_VALUES = 20
"""Units and countries counted for an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer found.

    Attributes:
        ids: of the first ten; by score, or by date where the newest are asked for.
        scores: of the same; of no meaning by date.
        units, countries: the most frequent ones with their counts; the peer may give
            fewer or more than `FACET_VALUES`.
        years: every year with its count.
    """

    ids: tuple[str, ...]
    scores: tuple[float, ...]
    total: int
    units: Mapping[str, int]
    countries: Mapping[str, int]
    years: Mapping[int, int]


class NotOffered(Exception):
    """The engine has no way to answer questions of this shape."""


class Index(Protocol):
    """An index that is open for searching."""

    def answer(self, question: Question) -> Answer:
        """What the engine finds. Raises: NotOffered."""

    def close(self) -> None:
        """Frees what is held."""


class Peer(Protocol):
    """An engine."""

    @property
    def versions(self) -> str:
        """The names and versions of what does the work."""

    def build(self, folder: Path, stories: Iterable[Story], processes: int) -> None:
        """Indexes `stories` into the empty `folder`, with that many processes or threads."""

    def add(self, folder: Path, stories: Iterable[Story]) -> None:
        """Adds stories that the index does not have, and commits."""

    def open(self, folder: Path) -> Index:
        """The index in `folder`, ready to search."""


_MODULES = {
    "ours": "ours",
    "tantivy": "tantivy_wheel",
    "sqlite": "sqlite_fts5",
    "xapian": "xapian_python",
    "whoosh-searcher": "whoosh_searcher",
    "whoosh": "plain_whoosh",
}
NAMES = tuple(_MODULES)
"""Every peer by the name it is asked for; `whoosh-searcher` reads the index of `ours`."""


def peer(name: str) -> Peer:
    """The peer of that name. Raises: ImportError where its engine is not installed."""
    module = import_module(f"{__name__}.{_MODULES[name]}")
    found: Peer = module.PEER
    return found


def index_folder(folder: Path, name: str) -> Path:
    """Where the peer keeps its index below the benchmark's folder."""
    return folder / ("ours" if name == "whoosh-searcher" else name)
