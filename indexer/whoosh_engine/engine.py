"""The `Engine` over a Whoosh index in a folder: ties this folder's rooms together."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.filedb.filestore import FileStorage

from indexer.engine import (
    CaptureRecord,
    CaptureStamp,
    Changes,
    Edition,
    EngineError,
    FacetOrder,
    IndexLocked,
    IndexMissing,
    ReportKind,
    StoredStory,
    StoryNotFound,
)
from indexer.equivalents.meanings import possible_names
from indexer.fields import FACETS
from indexer.query import Query
from indexer.results import (
    EngineStatus,
    Explanation,
    FacetCounts,
    FacetPage,
    Hit,
    ResultsPage,
    Suggestion,
)
from indexer.snippets import Marker
from indexer.story import Story
from indexer.tree import Everything, Node
from indexer.whoosh_engine import build, files, reports
from indexer.whoosh_engine.build import Resources
from indexer.whoosh_engine.checksums import DamagedFile
from indexer.whoosh_engine.correcting import correction
from indexer.whoosh_engine.evaluate import Evaluation
from indexer.whoosh_engine.explain import explanations
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.generations import Generations
from indexer.whoosh_engine.names import IndexedNames
from indexer.whoosh_engine.records import captures_from
from indexer.whoosh_engine.rerank import ALL_PIECES, Pieces, hits
from indexer.whoosh_engine.select import Selection, counts, select
from indexer.whoosh_engine.seniors import seniors
from indexer.whoosh_engine.shown import FEW, shown_counts
from indexer.whoosh_engine.similar import similar
from indexer.whoosh_engine.suggesting import suggested
from indexer.whoosh_engine.tally import facet_counts, facet_page
from indexer.whoosh_engine.understand import understood


@dataclass(frozen=True, slots=True)
class Ranked:
    """A page of answers before any story is read.

    Attributes:
        docs: in the query's order.
        capped: parts of the query that stand for more terms than were searched.
    """

    docs: tuple[int, ...]
    ids: tuple[str, ...]
    scores: tuple[float, ...]
    total: int
    facets: tuple[FacetCounts, ...]
    capped: tuple[str, ...]


class WhooshEngine:
    """An index in a folder; see `indexer.engine.Engine` for what each method promises."""

    def __init__(self, folder: str, resources: Resources, cache_mb: int) -> None:
        self._folder = folder
        self._resources = resources
        self._generations = Generations(folder, cache_mb << 20)

    def search(self, query: Query, *, explain: bool = False) -> ResultsPage:
        """One page of matches, the exact total and exact facet counts."""
        started = time.perf_counter()
        with self._generations.reading() as generation:
            asked = understood(query, generation)
            found = _ranked(asked.evaluation, asked.query, asked.tree, tuple(FACETS))
            stories = [_story(generation, doc) for doc in found.docs]
            reasons: tuple[Explanation | None, ...] = (None,) * len(stories)
            if explain:
                reasons = explanations(asked.evaluation, asked.query, asked.tree, found.docs)
            drops = () if found.total else asked.drops()
            # What is shown instead of nothing is no reason not to ask what was meant.
            mended = correction(asked, 0 if asked.relaxed else found.total)
        marker = Marker(asked.tree)
        return ResultsPage(
            query=asked.query,
            hits=tuple(
                Hit(
                    story=story,
                    title=marker.marked(story.title),
                    snippet=marker.snippet(story.body),
                    score=score,
                    explanation=reason,
                )
                for story, score, reason in zip(stories, found.scores, reasons, strict=True)
            ),
            total=found.total,
            facets=found.facets,
            receipt=asked.receipt(),
            took_ms=(time.perf_counter() - started) * 1000,
            generation=generation.number,
            drops=drops,
            did_you_mean=mended.text if mended else None,
            did_you_mean_total=mended.total if mended else 0,
        )

    def ranked(
        self,
        query: Query,
        tree: Node | None = None,
        facets: Sequence[str] = tuple(FACETS),
        pieces: Pieces = ALL_PIECES,
    ) -> Ranked:
        """What `search` answers with but for the stories, for `tree` instead of the text."""
        with self._generations.reading() as generation:
            if tree is not None:
                return _ranked(Evaluation(generation), query, tree, facets, pieces)
            asked = understood(query, generation)
            return _ranked(asked.evaluation, asked.query, asked.tree, facets, pieces)

    def matches(self, query: Query) -> Iterator[Story]:
        """Every match in the query's order, one by one."""
        with self._generations.reading() as generation:
            asked = understood(query, generation)
            query, found = asked.query, asked.evaluation.live(asked.tree)
            matches = select(query, generation, found).matches
            assert matches.docs is not None
            every = hits(matches, query, asked.tree, generation, 0, len(matches.docs))
            assert every.docs is not None
            for doc in every.docs.tolist():
                yield _story(generation, doc)

    def facet_values(
        self, query: Query, facet: str, containing: str = "", order: FacetOrder = "count",
        page: int = 1, per_page: int = 100,
    ) -> FacetPage:  # fmt: skip
        """The values of one facet among the matches, a page at a time."""
        with self._generations.reading() as generation:
            asked = understood(query, generation)
            query, found = asked.query, asked.evaluation.live(asked.tree)
            selection = select(query, generation, found)
            return facet_page(
                generation.facet(facet, query.axis),
                counts(query, generation, selection, facet),
                query.values(facet),
                containing,
                possible_names(containing, IndexedNames(generation)),
                order,
                page,
                per_page,
            )

    def suggest(self, text: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """What `text`, which is being typed, may become."""
        with self._generations.reading() as generation:
            names = possible_names(text, IndexedNames(generation))
            return suggested(generation, (text, *names), limit)

    def similar(self, story_id: str, limit: int = 10) -> tuple[Hit, ...]:
        """The stories most like that one, the likest first."""
        with self._generations.reading() as generation:
            doc = _doc(generation, story_id)
            found = similar(generation, doc, _story(generation, doc), limit)
            assert found.docs is not None
            stories = [_story(generation, other) for other in found.docs.tolist()]
        marker = Marker(Everything())
        return tuple(
            Hit(story, marker.marked(story.title), marker.snippet(story.body), score)
            for story, score in zip(stories, found.scores.tolist(), strict=True)
        )

    def story(self, story_id: str) -> Story:
        """The story with that id."""
        with self._generations.reading() as generation:
            return _story(generation, _doc(generation, story_id))

    def versions(self, story_id: str, limit: int | None = None) -> tuple[str, ...]:
        """The ids of the story's group of versions, the senior one first."""
        with self._generations.reading() as generation:
            doc = _doc(generation, story_id)
            key = generation.groups.key_of(doc)
            docs = np.array([doc]) if key is None else generation.groups.members(key)
            return seniors(generation, docs, limit)

    def version_count(self, story_id: str) -> int:
        """How many versions the story has, with itself."""
        with self._generations.reading() as generation:
            return generation.groups.size(_doc(generation, story_id))

    def version_groups(self) -> Iterator[tuple[str, ...]]:
        """Every group of two or more versions."""
        with self._generations.reading() as generation:
            for docs in generation.groups.every():
                yield seniors(generation, docs)

    def stored(self, story_id: str) -> StoredStory:
        """The story with every capture that holds it."""
        with self._generations.reading() as generation:
            segment, number = generation.place(_doc(generation, story_id))
            return StoredStory(segment.story(number), captures_from(segment.captures(number)))

    def ledger(self) -> Mapping[str, CaptureRecord]:
        """Every capture that the index knows, by path; empty without an index."""
        story_ids: dict[str, list[str]] = {}
        stamps: dict[str, CaptureStamp] = {}
        try:
            with self._generations.reading() as generation:
                for segment in generation.segments:
                    for story_id, captures in segment.live_captures():
                        for stamp in captures_from(captures):
                            stamps[stamp.path] = stamp
                            story_ids.setdefault(stamp.path, []).append(story_id)
        except IndexMissing:
            return {}
        return {
            path: CaptureRecord(stamp, tuple(story_ids[path])) for path, stamp in stamps.items()
        }

    @contextmanager
    def lock(self) -> Iterator[None]:
        """The right to change the index; it ends with this process at the latest."""
        try:
            Path(self._folder).mkdir(parents=True, exist_ok=True)
            handle = os.open(Path(self._folder, "reindex.lock"), os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise EngineError(
                f"The index folder {self._folder} cannot be written ({error.strerror}). "
                "Choose another with --index or STORIES_INDEX."
            ) from error
        whoosh_lock = FileStorage(self._folder).lock(f"{files.INDEX}_WRITELOCK")
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
                raise IndexLocked(
                    f"Another reindex (process {holder or 'unknown'}) is changing "
                    f"{self._folder}. Wait until it has finished, or stop it."
                ) from error
            if not whoosh_lock.acquire(blocking=False):
                raise IndexLocked(
                    f"Another program is writing to {self._folder}. Wait until it has finished."
                )
            self._generations.look_again()  # what another process committed meanwhile counts now
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
            try:
                yield
            finally:
                whoosh_lock.release()
        finally:
            os.close(handle)

    def apply(self, changes: Changes) -> int:
        """Makes `changes` in one commit and returns the generation."""
        try:
            if not changes.is_rebuild:
                self._generations.check_readable()
            return build.apply(self._folder, changes, self._resources)
        except DamagedFile as error:
            raise self._generations.damaged(error) from error
        except OSError as error:
            raise EngineError(
                f"The index in {self._folder} could not be written: {error}. "
                "It stays as it was; mend the cause and run reindex again."
            ) from error
        finally:
            self._generations.look_again()

    def status(self) -> EngineStatus:
        """What the index holds."""
        with self._generations.reading() as generation:
            taken = generation.taken
            if generation.is_live is not None:
                taken = taken[generation.live]
            latest = int(taken.max(initial=0))
            earliest = int(taken.min(initial=latest, where=taken > 0))
            return EngineStatus(
                stories=len(taken),
                generation=generation.number,
                earliest=_day(earliest) if earliest else None,
                latest=_day(latest) if latest else None,
                segments=len(generation.segments),
                bytes=files.index_bytes(self._folder),
            )

    def edition(self) -> Edition:
        """What is searched now."""
        number, *marks = self._generations.edition()
        return Edition(number, "-".join(f"{part:x}" for part in marks))

    def ids(self, first: int, count: int) -> tuple[str, ...]:
        """Some of the stories' ids, in the index's own order."""
        with self._generations.reading() as generation:
            return tuple(map(generation.id, generation.live[first : first + count].tolist()))

    def keep_report(self, kind: ReportKind, report: Mapping[str, Any]) -> None:
        """Keeps `report` in the index's folder."""
        reports.keep(self._folder, kind, report)

    def report(self, kind: ReportKind) -> Mapping[str, Any] | None:
        """The last report of that kind."""
        return reports.kept(self._folder, kind)

    def close(self) -> None:
        """Frees what this engine holds; results given out stay valid."""
        self._generations.close()


def _ranked(
    evaluation: Evaluation,
    query: Query,
    tree: Node,
    facets: Sequence[str],
    pieces: Pieces = ALL_PIECES,
) -> Ranked:
    generation = evaluation.generation
    selection = select(query, generation, evaluation.live(tree))
    assert selection.matches.docs is not None
    first, end = (query.page - 1) * query.per_page, query.page * query.per_page
    shown = hits(selection.matches, query, tree, generation, first, end, pieces)
    assert shown.docs is not None
    docs = tuple(shown.docs.tolist())
    return Ranked(
        docs=docs,
        ids=tuple(map(generation.id, docs)),
        scores=tuple(shown.scores.tolist()),
        total=len(selection.matches.docs),
        facets=_counted(facets, query, generation, selection),
        capped=tuple(evaluation.capped),
    )


def _counted(
    facets: Sequence[str], query: Query, generation: Generation, selection: Selection
) -> tuple[FacetCounts, ...]:
    """Each facet's counts; those of few documents together, unless it is filtered by."""
    docs, together = selection.matches.docs, {}
    assert docs is not None
    if len(docs) <= FEW:
        names = [name for name in facets if name not in selection.for_facet]
        shown = [generation.shown(name, query.axis) for name in names]
        together = dict(zip(names, shown_counts(shown, docs), strict=True))
    return tuple(
        together.get(name)
        or facet_counts(
            generation.facet(name, query.axis),
            counts(query, generation, selection, name),
            query.values(name),
            query.opened(name),
        )
        for name in facets
    )


def _story(generation: Generation, doc: int) -> Story:
    segment, number = generation.place(doc)
    return segment.story(number)


def _doc(generation: Generation, story_id: str) -> int:
    doc = generation.doc(story_id)
    if doc is None:
        raise StoryNotFound(f"There is no story {story_id!r} in the index.")
    return doc


def _day(value: int) -> date:
    return date(value // 10_000, value // 100 % 100, value % 100)
