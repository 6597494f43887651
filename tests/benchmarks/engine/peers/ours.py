"""Our engine, asked through its own tree of a query."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from indexer.engine import CaptureStamp, Changes, StoredStory
from indexer.open import open_engine
from indexer.query import Query
from indexer.story import Story
from indexer.tree import And, Everything, Fuzzy, Node, Not, Or, Phrase, Prefix
from indexer.whoosh_engine import engine as _loaded  # noqa: F401  # no part of opening an index
from tests.benchmarks.engine.peers import TOP, Answer
from tests.benchmarks.engine.questions import Question

_FACETS = ("unit", "location", "date")
"""Those that every peer counts."""
_STAMP = CaptureStamp("/stories", 0, 0, "0" * 64, "1")


def tree_of(question: Question) -> Node:
    """The question as the parser would understand it."""
    words: tuple[Node, ...] = tuple(Phrase((word,), word) for word in question.words)
    if question.without:
        return And((*words, Not(Phrase((question.without,), question.without))))
    match question.shape:
        case "prefix":
            return Prefix(question.words[0])
        case "fuzzy":
            return Fuzzy(question.words[0], max_edits=1)
        case "phrase":
            return Phrase(question.words, " ".join(question.words))
        case "any":
            return Or(words)
        case "all":
            return And(words) if len(words) > 1 else words[0] if words else Everything()


def query_of(question: Question) -> Query:
    """The question's filters and order."""
    return Query(
        filters=(("unit", question.unit),) if question.unit else (),
        date_from=question.first,
        date_to=question.last,
        sort="newest" if question.newest else "relevance",
        per_page=TOP,
    )


class OurIndex:
    """An open engine."""

    def __init__(self, folder: Path) -> None:
        self._engine: Any = open_engine(str(folder))
        self._engine.status()  # opens the index, which is otherwise done on the first search

    def answer(self, question: Question) -> Answer:
        """The engine's ids, scores and facets, without snippets."""
        ranked = self._engine.ranked(query_of(question), tree_of(question), _FACETS)
        counts = {
            facet.facet: {value.value: value.count for value in facet.values}
            for facet in ranked.facets
        }
        return Answer(
            ids=ranked.ids,
            scores=ranked.scores,
            total=ranked.total,
            units=counts["unit"],
            countries={path: n for path, n in counts["location"].items() if "/" not in path},
            years={int(value): n for value, n in counts["date"].items() if "-" not in value},
        )

    def close(self) -> None:
        """Closes the engine."""
        self._engine.close()


class Ours:
    """See `Peer`."""

    versions = f"this engine, whoosh3 {version('whoosh3')} format, NumPy {version('numpy')}"

    def build(self, folder: Path, stories: Iterable[Story], processes: int) -> None:
        """A rebuild, as `reindex --full` does it."""
        takes = inspect.signature(open_engine).parameters
        settings: dict[str, Any] = {"processes": processes} if "processes" in takes else {}
        self._apply(open_engine(str(folder), **settings), stories, is_rebuild=True)

    def add(self, folder: Path, stories: Iterable[Story]) -> None:
        """An increment, as `reindex` does it."""
        self._apply(open_engine(str(folder)), stories, is_rebuild=False)

    def open(self, folder: Path) -> OurIndex:
        """The engine over the folder."""
        return OurIndex(folder)

    def _apply(self, engine: Any, stories: Iterable[Story], *, is_rebuild: bool) -> None:
        stored = (StoredStory(story, (_STAMP,)) for story in stories)
        try:
            with engine.lock():
                engine.apply(Changes(stored, is_rebuild=is_rebuild))
        finally:
            engine.close()


PEER = Ours()
