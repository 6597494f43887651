"""Which generation of the index is searched, and when the next one takes its place.

All threads share one. It serves to its end whoever has begun to read it, also
after its files have been deleted.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from whoosh.index import IndexVersionError

from indexer.engine import EngineError, IndexMissing, IndexUnreadable
from indexer.whoosh_engine import files
from indexer.whoosh_engine.checksums import DamagedFile
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.schema import is_current
from indexer.whoosh_engine.segment import Segment

LOOK_AGAIN_S = 0.3
"""How long a generation is used before the folder is asked for a newer one; well
below the second within which a new one has to be seen."""


class Edition(NamedTuple):
    """Which index is in the folder: one that was deleted and begun again counts anew."""

    generation: int
    toc_inode: int
    toc_mtime_ns: int


class Generations:
    """The generations of the index in a folder, as they come."""

    def __init__(self, folder: str, cache_bytes: int) -> None:
        self._folder = folder
        self._cache_bytes = cache_bytes
        self._opening = threading.Lock()
        self._current: tuple[Edition, Generation] | None = None
        self._looked_at = 0.0
        self._is_closed = False

    def close(self) -> None:
        """Lets go of the index; what reads it goes on to its end."""
        self._is_closed = True
        self._current = None

    def look_again(self) -> None:
        """Makes the next reader look for a newer generation at once, not after a while."""
        self._looked_at = 0.0

    def edition(self) -> Edition:
        """Which index the next reader gets; raises what `reading` does."""
        with self.reading():
            assert self._current is not None
            return self._current[0]

    @contextmanager
    def reading(self) -> Iterator[Generation]:
        """The newest generation; damage becomes an EngineError.

        Raises:
            IndexMissing: there is none.
            IndexUnreadable: it is damaged, or not one that this version can read.
        """
        if self._is_closed:
            raise EngineError("This engine is closed.")
        generation = self._newest()
        try:
            yield generation
        except (DamagedFile, OSError) as error:
            raise self.damaged(error) from error

    def _newest(self) -> Generation:
        now = time.monotonic()
        current = self._current
        if current is not None and now < self._looked_at + LOOK_AGAIN_S:
            return current[1]
        # Others go on with the one they have while one thread looks; without any they wait.
        if self._opening.acquire(blocking=current is None):
            try:
                self._looked_at = now
                edition = self._edition()
                if self._current is None or self._current[0] != edition:
                    self._current = self._opened(edition)
                return self._current[1]
            finally:
                self._opening.release()
        assert current is not None
        return current[1]

    def _edition(self) -> Edition:
        """What can be opened now."""
        with suppress(FileNotFoundError):  # no folder
            while (number := files.latest_generation(self._folder)) >= 0:
                with suppress(FileNotFoundError):  # a newer one came between the two looks
                    toc = files.toc_path(self._folder, number).stat()
                    return Edition(number, toc.st_ino, toc.st_mtime_ns)
        raise IndexMissing(f"There is no index in {self._folder} yet. Run reindex to make one.")

    def _opened(self, edition: Edition) -> tuple[Edition, Generation]:
        """That edition, or the one that takes its place meanwhile."""
        while True:
            try:
                return edition, self._generation(edition.generation)
            except IndexUnreadable:
                raise
            except Exception as error:  # a damaged file can raise anything at all
                if self._edition() == edition:
                    raise self.damaged(error) from error
            edition = self._edition()  # that one was replaced before all its files were open

    def _generation(self, number: int) -> Generation:
        try:
            toc = files.read_toc(self._folder, number)
        except IndexVersionError as error:
            raise self._unreadable("was written by another version of Whoosh") from error
        except (AttributeError, ImportError) as error:  # its schema refers to what is no more
            raise self._unreadable("was written by another version of this program") from error
        if not is_current(toc.schema):
            raise self._unreadable("was written by another version of this program")
        files.check_toc(self._folder, number)
        current = self._current
        known = {segment.name: segment for segment in current[1].segments} if current else {}
        segments = []
        for about in toc.segments:
            segment = known.get(about.segment_id())
            segments.append(segment.changed(about) if segment else Segment(self._folder, about))
        return Generation(number, segments, self._cache_bytes)

    def check_readable(self) -> None:
        """Does nothing if the index can be changed, or there is none.

        Raises:
            IndexUnreadable: it is not one that this version can read.
        """
        with suppress(IndexMissing):
            self._opened(self._edition())

    def damaged(self, error: Exception) -> IndexUnreadable:
        """What is said of a file that is not as it was written."""
        return self._unreadable(f"is damaged ({str(error) or type(error).__name__})")

    def _unreadable(self, what: str) -> IndexUnreadable:
        return IndexUnreadable(
            f"The index in {self._folder} {what}. Run reindex --full to build it anew "
            "from the captures."
        )
