"""Which generation of the index each thread reads, and when it moves to the next.

Each thread has its own searcher, as Whoosh asks for; what the threads share is
immutable. A searcher serves one generation to its end, also after its files
have been deleted.
"""

from __future__ import annotations

import json
import pickle
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex, IndexVersionError
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import CorruptIndexError

from indexer.engine import EngineError, IndexMissing, IndexUnreadable
from indexer.whoosh_engine.evaluate import Columns
from indexer.whoosh_engine.groups import Indexed
from indexer.whoosh_engine.schema import is_current

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


class Edition(NamedTuple):
    """Which index is in the folder: one that was deleted and begun again counts anew."""

    generation: int
    toc_inode: int
    toc_mtime_ns: int


@dataclass(frozen=True)
class View:
    """One generation of the index, as one thread reads it."""

    edition: Edition
    searcher: Any
    columns: Columns

    @cached_property
    def groups(self) -> Indexed:
        """Its groups of versions; kept, for their columns take long to open."""
        return Indexed(self.searcher, self.searcher.reader().is_deleted)


class Generations:
    """The generations of the index in a folder, as they come."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._local = threading.local()
        self._shared = threading.Lock()
        self._columns: tuple[Edition, Columns] | None = None
        self._is_closed = False

    def close(self) -> None:
        """Closes this thread's files; other threads' go with their threads."""
        self._is_closed = True
        view: View | None = getattr(self._local, "view", None)
        if view is not None:
            view.searcher.close()
            del self._local.view

    def look_again(self) -> None:
        """Makes this thread look for a newer generation at once, not after a while."""
        self._local.looked_at = 0.0

    @contextmanager
    def reading(self) -> Iterator[View]:
        """This thread's view of the newest generation; damage becomes an EngineError."""
        with self._translated():
            yield self._view()

    @contextmanager
    def reading_on(self) -> Iterator[View]:
        """A view of the newest generation that stays so to its end.

        For what takes long and is left and returned to: whatever this thread
        reads meanwhile, `reading` would move on to the next generation.
        """
        with self._translated():
            view = self._open(self._newest())
            try:
                yield view
            finally:
                view.searcher.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        if self._is_closed:
            raise EngineError("This engine is closed.")
        try:
            yield
        except EmptyIndexError as error:
            raise IndexMissing(
                f"There is no index in {self._folder} yet. Run reindex to make one."
            ) from error
        except _DAMAGE as error:
            raise self._damaged(error) from error

    def _view(self) -> View:
        local, now = self._local, time.monotonic()
        view: View | None = getattr(local, "view", None)
        if view is not None and now < local.looked_at + LOOK_AGAIN_S:
            return view
        newest = self._newest()
        local.looked_at = now
        if view is None or view.edition != newest:
            if view is not None:
                del local.view
                view.searcher.close()
            view = local.view = self._open(newest)
        return view

    def _newest(self) -> Edition:
        """What can be opened now.

        Raises:
            EmptyIndexError: there is no index.
        """
        while Path(self._folder).is_dir():
            generation = TOC._latest_generation(FileStorage(self._folder), "MAIN")  # noqa: SLF001
            if generation < 0:
                break
            with suppress(FileNotFoundError):  # a newer one came between the two looks
                toc = Path(self._folder, f"_MAIN_{generation}.toc").stat()
                return Edition(generation, toc.st_ino, toc.st_mtime_ns)
        raise EmptyIndexError(self._folder)

    def _open(self, edition: Edition) -> View:
        """A view of that edition, or of the one that takes its place meanwhile."""
        while True:
            try:
                if view := self._opened(edition, self.check_readable()):
                    return view
            except EngineError:
                if self._newest() == edition:
                    raise
            except Exception as error:  # a damaged segment can raise anything at all
                if self._newest() == edition:
                    raise self._damaged(error) from error
            edition = self._newest()  # that one was replaced before all its files were open

    def _opened(self, edition: Edition, index: Any) -> View | None:
        """A view of exactly that edition; None if Whoosh has opened another."""
        searcher = index.searcher()
        generation = searcher.reader().generation()
        if generation is None:  # Whoosh's reader of an index without segments knows none
            generation = index.latest_generation()
        if generation != edition.generation:
            searcher.close()
            return None
        with self._shared:
            if self._columns is None or self._columns[0] != edition:
                self._columns = edition, Columns.of(searcher)
            return View(edition, searcher, self._columns[1])

    def check_readable(self) -> Any:
        """The Whoosh index.

        Raises:
            EmptyIndexError: there is none.
            IndexUnreadable: it is not one that this version can read.
        """
        self._newest()
        try:
            index = FileIndex(FileStorage(self._folder))
            schema = index.schema
        except IndexVersionError as error:
            raise self._unreadable("was written by another version of Whoosh") from error
        except Exception as error:  # a damaged pickle can raise anything at all
            raise self._damaged(error) from error
        if not is_current(schema):
            raise self._unreadable("was written by another version of this program")
        return index

    def _damaged(self, error: Exception) -> IndexUnreadable:
        return self._unreadable(f"is damaged ({str(error) or type(error).__name__})")

    def _unreadable(self, what: str) -> IndexUnreadable:
        return IndexUnreadable(
            f"The index in {self._folder} {what}. Run reindex --full to build it anew "
            "from the captures."
        )
