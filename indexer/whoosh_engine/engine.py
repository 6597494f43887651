"""The `Engine` over a Whoosh index in a folder: ties this folder's rooms together.

Each thread has its own searcher, as Whoosh asks for; what the threads share is
immutable. A searcher serves one generation to its end.
"""

from __future__ import annotations

import fcntl
import json
import os
import pickle
import struct
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex, IndexVersionError, LockError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import CorruptIndexError

from indexer.engine import (
    CaptureRecord,
    CaptureStamp,
    Changes,
    EngineError,
    IndexLocked,
    IndexMissing,
    IndexUnreadable,
    StoredStory,
    StoryNotFound,
)
from indexer.query import Query, parse, wanted_phrases
from indexer.results import EngineStatus, Hit, Receipt, ResultsPage
from indexer.snippets import marked, snippet
from indexer.story import Story
from indexer.whoosh_engine import build
from indexer.whoosh_engine.evaluate import (
    Columns,
    facet_counts,
    first_docs,
    scores,
    segments,
    select,
)
from indexer.whoosh_engine.schema import captures_from, is_current, story_from

LOOK_AGAIN_S = 0.3
"""How long a searcher is used before the folder is asked for a newer generation;
well below the second within which a new one has to be seen."""

_DAMAGE = (
    WhooshIndexError,
    CorruptIndexError,
    OSError,
    EOFError,
    struct.error,
    zlib.error,
    pickle.UnpicklingError,
    UnicodeDecodeError,
    json.JSONDecodeError,
)
"""What Whoosh is seen to raise when its files are cut short, overwritten or gone."""


@dataclass(frozen=True, slots=True)
class _View:
    """One generation of the index, as one thread reads it."""

    generation: int
    searcher: Any
    columns: Columns


class WhooshEngine:
    """An index in a folder; see `indexer.engine.Engine` for what each method promises."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._local = threading.local()
        self._shared = threading.Lock()
        self._columns: tuple[int, Columns] | None = None
        self._is_closed = False

    def search(self, query: Query) -> ResultsPage:
        """One page of matches, the exact total and exact facet counts."""
        started = time.perf_counter()
        parsed = parse(query.text, query.match)
        phrases = tuple(wanted_phrases(parsed.tree))
        with self._reading() as view:
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
            generation=view.generation,
        )

    def story(self, story_id: str) -> Story:
        """The story with that id."""
        with self._reading() as view:
            return story_from(view.searcher.stored_fields(_docnum(view, story_id)))

    def stored(self, story_id: str) -> StoredStory:
        """The story with every capture that holds it."""
        with self._reading() as view:
            docnum = _docnum(view, story_id)
            story = story_from(view.searcher.stored_fields(docnum))
            captures = view.searcher.reader().column_reader("captures", translate=False)[docnum]
            return StoredStory(story, captures_from(captures))

    def ledger(self) -> Mapping[str, CaptureRecord]:
        """Every capture that the index knows, by path; empty without an index."""
        story_ids: dict[str, list[str]] = {}
        stamps: dict[str, CaptureStamp] = {}
        try:
            with self._reading() as view:
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
            except OSError as error:
                holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
                raise IndexLocked(
                    f"Another reindex (process {holder or 'unknown'}) is changing "
                    f"{self._folder}. Wait until it has finished, or stop it."
                ) from error
            self._local.looked_at = 0.0  # what another process committed meanwhile counts now
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
                self._check_readable()
            return build.write(self._folder, changes.stories, changes.removed)
        except LockError as error:
            raise IndexLocked(
                f"Another program is writing to {self._folder}. Wait until it has finished."
            ) from error
        except OSError as error:
            raise EngineError(
                f"The index in {self._folder} could not be written: {error}. "
                "It stays as it was; mend the cause and run `reindex` again."
            ) from error
        finally:
            self._local.looked_at = 0.0

    def status(self) -> EngineStatus:
        """What the index holds."""
        with self._reading() as view:
            dates = view.columns.dates
            return EngineStatus(
                stories=len(view.columns.live),
                generation=view.generation,
                earliest=_day(dates[0]) if dates else None,
                latest=_day(dates[1]) if dates else None,
            )

    def close(self) -> None:
        """Closes this thread's files; other threads' go with their threads."""
        self._is_closed = True
        view: _View | None = getattr(self._local, "view", None)
        if view is not None:
            view.searcher.close()
            del self._local.view

    @contextmanager
    def _reading(self) -> Iterator[_View]:
        """This thread's view of the newest generation; damage becomes an EngineError."""
        if self._is_closed:
            raise EngineError("This engine is closed.")
        try:
            yield self._view()
        except EmptyIndexError as error:
            raise IndexMissing(
                f"There is no index in {self._folder} yet. Run `reindex` to make one."
            ) from error
        except _DAMAGE as error:
            raise self._unreadable(f"is damaged ({str(error) or type(error).__name__})") from error

    def _view(self) -> _View:
        local, now = self._local, time.monotonic()
        view: _View | None = getattr(local, "view", None)
        if view is not None and now < local.looked_at + LOOK_AGAIN_S:
            return view
        newest = self._newest_generation()
        local.looked_at = now
        if view is None or view.generation != newest:
            if view is not None:
                del local.view
                view.searcher.close()
            view = local.view = self._open()
        return view

    def _newest_generation(self) -> int:
        if not Path(self._folder).is_dir():
            return -1
        return int(TOC._latest_generation(FileStorage(self._folder), "MAIN"))  # noqa: SLF001

    def _open(self) -> _View:
        index = self._check_readable()
        try:
            return self._opened(index)
        except _DAMAGE:
            raise
        except Exception as error:  # a damaged segment can raise anything at all
            raise self._unreadable(f"is damaged ({str(error) or type(error).__name__})") from error

    def _opened(self, index: Any) -> _View:
        searcher = index.searcher()
        generation = searcher.reader().generation()
        if generation is None:  # Whoosh's reader of an index without segments knows none
            generation = index.latest_generation()
        with self._shared:
            if self._columns is None or self._columns[0] != generation:
                self._columns = generation, Columns.of(searcher)
            return _View(generation, searcher, self._columns[1])

    def _check_readable(self) -> Any:
        """The Whoosh index.

        Raises:
            EmptyIndexError: there is none.
            IndexUnreadable: it is not one that this version can read.
        """
        if self._newest_generation() < 0:
            raise EmptyIndexError(self._folder)
        try:
            index = FileIndex(FileStorage(self._folder))
            schema = index.schema
        except IndexVersionError as error:
            raise self._unreadable("was written by another version of Whoosh") from error
        except Exception as error:  # a damaged pickle can raise anything at all
            raise self._unreadable(f"is damaged ({str(error) or type(error).__name__})") from error
        if not is_current(schema):
            raise self._unreadable("was written by another version of this program")
        return index

    def _unreadable(self, what: str) -> IndexUnreadable:
        return IndexUnreadable(
            f"The index in {self._folder} {what}. Run `reindex --full` to build it anew "
            "from the captures."
        )


def _docnum(view: _View, story_id: str) -> int:
    docnum = view.searcher.document_number(id=story_id)
    if docnum is None:
        raise StoryNotFound(f"There is no story {story_id!r} in the index.")
    return int(docnum)


def _day(value: int) -> date:
    return date(value // 10_000, value // 100 % 100, value % 100)
