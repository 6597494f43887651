"""The seam: what every search engine offers, and how it can fail.

No engine is named or imported here, and no vendor's type passes through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

from indexer import IndexerError
from indexer.query import Query
from indexer.results import EngineStatus, FacetPage, Hit, ResultsPage, Suggestion
from indexer.story import Story

FacetOrder = Literal["count", "label"]
"""How the values of a facet are ordered: the most frequent first, or by what they are called."""


ReportKind = Literal["reindex", "check"]
"""What a report that is kept beside the index is about."""


class EngineError(IndexerError):
    """Base of everything that can go wrong behind the seam."""


class StoryNotFound(EngineError):
    """No story has the id that was asked for."""


class IndexMissing(EngineError):
    """Nothing has been indexed yet at the place that was named."""


class IndexUnreadable(EngineError):
    """The index is damaged or was written by another version of this program."""


class IndexLocked(EngineError):
    """Another process is changing the index; the message says which."""


class CaptureStamp(NamedTuple):
    """What a capture file was when its stories were made, to see whether it has changed.

    Attributes:
        path: absolute.
        size: in bytes.
        mtime_ns: time of last change, nanoseconds since 1970.
        sha256: hex digest of the file's bytes.
        version: of the cleaner and the analyser that made its stories.
    """

    path: str
    size: int
    mtime_ns: int
    sha256: str
    version: str


@dataclass(frozen=True, slots=True)
class CaptureRecord:
    """A known capture file and every story it holds.

    `story_ids` has also those for which another capture was preferred.
    """

    stamp: CaptureStamp
    story_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredStory:
    """A story and every capture file that holds it, the one it came from first."""

    story: Story
    captures: tuple[CaptureStamp, ...]


class Edition(NamedTuple):
    """A generation of one index; `mark` differs where the index was deleted and begun again."""

    generation: int
    mark: str


class Batch(Protocol):
    """Stories that are made where they are indexed, be that in another process.

    It can be pickled.
    """

    def stories(self) -> tuple[Sequence[StoredStory], object]:
        """The stories, and a note for whoever asked for them."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one `apply` does.

    Attributes:
        batches: read once, before `stories`, and in order as far as it can be seen.
        noted: called with the note of each batch, in order.
        stories: read once, in order; one whose id is already indexed replaces
            that story, also one that came earlier in the same `stories`.
        removed: ids that go, read once, after `stories`; unknown ones are
            ignored, and so are all of them in a rebuild.
        is_rebuild: start from nothing instead of from what is indexed, even
            where that cannot be read.
    """

    stories: Iterable[StoredStory]
    removed: Iterable[str] = ()
    is_rebuild: bool = False
    batches: Iterable[Batch] = ()
    noted: Callable[[Any], None] = lambda _: None


class Engine(Protocol):
    """An index that can be searched and changed.

    Every method but `lock` and `close` may raise `EngineError`. One engine may
    be used from many threads. A new generation, whoever committed it, is seen
    within a second.
    """

    def search(self, query: Query, *, explain: bool = False) -> ResultsPage:
        """One page of matches, the exact total and exact facet counts.

        With `explain` each hit says what its score is made of.
        """

    def matches(self, query: Query) -> Iterator[Story]:
        """Every match in the query's order, whatever page it asks for, one by one.

        They are of one generation, also if it is replaced meanwhile, and never
        all in memory. What can be raised is raised when the first is asked for.
        """

    def facet_values(
        self,
        query: Query,
        facet: str,
        containing: str = "",
        order: FacetOrder = "count",
        page: int = 1,
        per_page: int = 100,
    ) -> FacetPage:
        """The values of one facet among the matches, of every level in a tree.

        As in `search`, the facet's own filter is ignored. `containing` is looked
        for in labels, whatever their case and accents; labels that have what it is
        called otherwise, as whole words, are found as well.
        """

    def suggest(self, text: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """What `text`, which is being typed, may become.

        Its words, or those of what it is called otherwise, begin words of what is
        suggested, in order, whatever their case, accents and punctuation. Every count
        is exact.
        """

    def similar(self, story_id: str, limit: int = 10) -> tuple[Hit, ...]:
        """Up to `limit` stories most like that one in their words, the likest first.

        Neither the story nor a version of it is among them, and no two versions of
        another. Nothing in them is marked, for nothing was asked for. Raises: StoryNotFound.
        """

    def story(self, story_id: str) -> Story:
        """The story with that id. Raises: StoryNotFound."""

    def versions(self, story_id: str, limit: int | None = None) -> tuple[str, ...]:
        """The ids of the story's group of versions, by `duplicates.seniority`.

        The first is the group's id; the story itself is among them, and the
        only one if it is alone. With `limit` the first so many of them, at a cost
        that hardly grows with the group. Raises: StoryNotFound.
        """

    def version_count(self, story_id: str) -> int:
        """How many ids `versions` has, told at once. Raises: StoryNotFound."""

    def version_groups(self) -> Iterator[tuple[str, ...]]:
        """Every group of two or more versions, as `versions` has it, in any order.

        Streams as `matches` does.
        """

    def ledger(self) -> Mapping[str, CaptureRecord]:
        """Every capture that the index knows, by path; empty without an index."""

    def stored(self, story_id: str) -> StoredStory:
        """The story with every capture that holds it. Raises: StoryNotFound."""

    def lock(self) -> AbstractContextManager[None]:
        """The right to change the index, held by one process at a time.

        Raises: IndexLocked.
        """

    def apply(self, changes: Changes) -> int:
        """Makes `changes` and returns the generation they made; all or nothing.

        The caller holds `lock`. If anything is raised meanwhile, by `changes`
        too, the index stays as it was. Where nothing changes, nothing is
        written and the generation stays. Groups of versions are part of it:
        they are what `duplicates` says of the stories that are indexed then,
        however and in whatever order these came.
        """

    def status(self) -> EngineStatus:
        """What the index holds. Raises: IndexMissing."""

    def edition(self) -> Edition:
        """What is searched now, another one after each change; cheap. Raises: IndexMissing."""

    def ids(self, first: int, count: int) -> tuple[str, ...]:
        """Up to `count` ids of stories from the place `first` on, in the index's own order."""

    def keep_report(self, kind: ReportKind, report: Mapping[str, Any]) -> None:
        """Keeps `report`, JSON values, beside the index in place of the last of its kind.

        It is no part of a generation, and needs no `lock`.
        """

    def report(self, kind: ReportKind) -> Mapping[str, Any] | None:
        """The last report of that kind that was kept; None if there is none to read."""

    def close(self) -> None:
        """Frees what the engine holds; results given out stay valid."""
