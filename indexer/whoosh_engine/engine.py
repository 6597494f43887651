"""The `Engine` over a Whoosh index in a folder: ties this folder's rooms together."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from whoosh.index import EmptyIndexError, LockError

from indexer.engine import (
    CaptureRecord,
    CaptureStamp,
    Changes,
    EngineError,
    IndexLocked,
    IndexMissing,
    StoredStory,
    StoryNotFound,
)
from indexer.query import Query, parse, wanted_phrases
from indexer.results import EngineStatus, Hit, Receipt, ResultsPage
from indexer.snippets import marked, snippet
from indexer.story import Story
from indexer.whoosh_engine import build
from indexer.whoosh_engine.evaluate import (
    all_docs,
    facet_counts,
    first_docs,
    scores,
    segments,
    select,
)
from indexer.whoosh_engine.generations import Generations, View
from indexer.whoosh_engine.schema import captures_from, story_from


class WhooshEngine:
    """An index in a folder; see `indexer.engine.Engine` for what each method promises."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._generations = Generations(folder)

    def search(self, query: Query) -> ResultsPage:
        """One page of matches, the exact total and exact facet counts."""
        started = time.perf_counter()
        parsed = parse(query.text, query.match)
        phrases = tuple(wanted_phrases(parsed.tree))
        with self._generations.reading() as view:
            columns = view.columns
            score_of = scores(view.searcher, columns, parsed.tree)
            selection = select(query, columns, score_of)
            stories = [
                (story_from(view.searcher.stored_fields(doc)), score_of[doc])
                for doc in first_docs(query, columns, selection.docs, score_of)
            ]
            facets = facet_counts(query, columns, selection)
        return ResultsPage(
            query=query,
            hits=tuple(
                Hit(
                    story=story,
                    title=marked(story.title, phrases),
                    snippet=snippet(story.body, phrases),
                    score=score,
                )
                for story, score in stories
            ),
            total=len(selection.docs),
            facets=facets,
            receipt=Receipt(understood=str(parsed.tree), added=(), dropped=parsed.dropped),
            took_ms=(time.perf_counter() - started) * 1000,
            generation=view.edition.generation,
        )

    def matches(self, query: Query) -> Iterator[Story]:
        """Every match in the query's order, one by one."""
        with self._generations.reading_on() as view:
            score_of = scores(view.searcher, view.columns, parse(query.text, query.match).tree)
            docs = select(query, view.columns, score_of).docs
            for doc in all_docs(query, view.columns, docs, score_of):
                yield story_from(view.searcher.stored_fields(doc))

    def story(self, story_id: str) -> Story:
        """The story with that id."""
        with self._generations.reading() as view:
            return story_from(view.searcher.stored_fields(_docnum(view, story_id)))

    def versions(self, story_id: str) -> tuple[str, ...]:
        """The ids of the story's group of versions, the senior one first."""
        with self._generations.reading() as view:
            return view.groups.ids(view.groups.group_of(_docnum(view, story_id)))

    def version_groups(self) -> Iterator[tuple[str, ...]]:
        """Every group of two or more versions."""
        with self._generations.reading_on() as view:
            yield from view.groups.groups()

    def stored(self, story_id: str) -> StoredStory:
        """The story with every capture that holds it."""
        with self._generations.reading() as view:
            docnum = _docnum(view, story_id)
            story = story_from(view.searcher.stored_fields(docnum))
            captures = view.searcher.reader().column_reader("captures", translate=False)[docnum]
            return StoredStory(story, captures_from(captures))

    def ledger(self) -> Mapping[str, CaptureRecord]:
        """Every capture that the index knows, by path; empty without an index."""
        story_ids: dict[str, list[str]] = {}
        stamps: dict[str, CaptureStamp] = {}
        try:
            with self._generations.reading() as view:
                for reader, offset in segments(view.searcher):
                    column = reader.column_reader("captures", translate=False)
                    for docnum in reader.all_doc_ids():
                        story_id = view.columns.ids[offset + docnum]
                        for stamp in captures_from(column[docnum]):
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
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
                raise IndexLocked(
                    f"Another reindex (process {holder or 'unknown'}) is changing "
                    f"{self._folder}. Wait until it has finished, or stop it."
                ) from error
            self._generations.look_again()  # what another process committed meanwhile counts now
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
            yield
        finally:
            os.close(handle)

    def apply(self, changes: Changes) -> int:
        """Makes `changes` in one commit and returns the generation."""
        try:
            if changes.is_rebuild:
                return build.rewrite(self._folder, changes.stories)
            with suppress(EmptyIndexError):
                self._generations.check_readable()
            return build.write(self._folder, changes.stories, changes.removed)
        except LockError as error:
            raise IndexLocked(
                f"Another program is writing to {self._folder}. Wait until it has finished."
            ) from error
        except OSError as error:
            raise EngineError(
                f"The index in {self._folder} could not be written: {error}. "
                "It stays as it was; mend the cause and run reindex again."
            ) from error
        finally:
            self._generations.look_again()

    def status(self) -> EngineStatus:
        """What the index holds."""
        with self._generations.reading() as view:
            dates = view.columns.dates
            return EngineStatus(
                stories=len(view.columns.live),
                generation=view.edition.generation,
                earliest=_day(dates[0]) if dates else None,
                latest=_day(dates[1]) if dates else None,
            )

    def close(self) -> None:
        """Frees what this engine holds; results given out stay valid."""
        self._generations.close()


def _docnum(view: View, story_id: str) -> int:
    docnum = view.searcher.document_number(id=story_id)
    if docnum is None:
        raise StoryNotFound(f"There is no story {story_id!r} in the index.")
    return int(docnum)


def _day(value: int) -> date:
    return date(value // 10_000, value // 100 % 100, value % 100)
