"""What is new, changed or gone among the captures goes to the engine.

Decides which captures to read and which stories to send. Knows nothing of how an
index is kept or a capture is cleaned.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import chain
from typing import Any

from indexer import IndexerError, looks
from indexer.captures import CaptureError
from indexer.captures.read import CaptureFile, find, read_bytes
from indexer.captures.stories import stories_of
from indexer.duplicates import fullness
from indexer.engine import (
    CaptureRecord,
    CaptureStamp,
    Changes,
    Engine,
    IndexMissing,
    IndexUnreadable,
    StoredStory,
)
from indexer.looks import Files, Look, best_of_each, shared_out
from indexer.reindex_report import Duplicate, ReindexReport, Skipped
from indexer.story import Story

UNREAD = "unread"
"""The version of a capture that holds a story but could not be read when another
capture of it went: it is read as soon as it can be."""

MASS_DELETE_MIN = 20
MASS_DELETE_SHARE = 3
"""More than 20 captures and more than one in 3 gone at once looks like a disk that
is not mounted, not like tidying up."""

FILES_FOR_BATCHES = 1_000
"""From so many captures on they are looked at by several processes: fewer are sooner
done by one than others have started."""

Progress = Callable[[int, int], None]
"""Called with how many captures were looked at, and of how many."""


class SourceMissing(IndexerError):
    """A corpus folder or a path given does not exist."""


class MassDelete(IndexerError):
    """So many captures have vanished that a mistake is likelier than a wish."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run.

    Attributes:
        max_bytes: the largest capture file that is read.
        is_full: look at every capture as if nothing were known of it.
        is_dry_run: report what would happen and write nothing.
        allow_mass_delete: believe that captures are gone, however many.
        is_whole: whether the roots are the whole corpus and not a part of it
            named for this run, so that `is_full` may forget what lies elsewhere
            and is gone, or cannot be known from an unreadable index.
    """

    max_bytes: int
    is_full: bool = False
    is_dry_run: bool = False
    allow_mass_delete: bool = False
    is_whole: bool = False


def reindex(
    engine: Engine, roots: Sequence[str], options: Options, progress: Progress | None = None
) -> ReindexReport:
    """Brings the index up to date with the captures under `roots`.

    Captures elsewhere are left alone. One bad file never stops the run.

    Raises:
        SourceMissing: a root does not exist.
        MassDelete: more has vanished than is believable.
        EngineError: the index is locked, unreadable or cannot be written; it
            stays as it was.
    """
    # abspath, not resolve: a root that is a link keeps the name it was given by.
    absolute = [os.path.abspath(root) for root in roots]  # noqa: PTH100
    missing = [root for root in absolute if not os.path.lexists(root)]
    if missing and not options.allow_mass_delete:
        raise SourceMissing(
            f"There is no file or folder {missing[0]}, so nothing was changed. If it was "
            "deleted on purpose, add --allow-mass-delete."
        )
    with nullcontext() if options.is_dry_run else engine.lock():
        return _Run(engine, absolute, options).report(progress)


class _Run:
    """One run: what was found, what is known, and what has come of it so far.

    `_read` has each capture file whose stories were made in this run, `_kept`
    each known one that could not be read and keeps its stories.
    """

    def __init__(self, engine: Engine, roots: Sequence[str], options: Options) -> None:
        self._started = time.monotonic()
        self._engine = engine
        self._roots = roots
        self._options = options
        self._ledger = self._known_captures()
        self._in_scope = self._captures_in_scope()
        self._is_rebuild = options.is_full and len(self._in_scope) == len(self._ledger)
        self._listing = find([root for root in roots if os.path.lexists(root)])
        self._skipped = [Skipped(bad.path, bad.reason) for bad in self._listing.unreadable]
        self._kept = _at_or_below(self._ledger, [bad.path for bad in self._listing.unreadable])
        self._vanished = self._vanished_captures()
        self._duplicates: list[Duplicate] = []
        self._removed: list[str] = []
        self._read: dict[str, tuple[CaptureStamp, frozenset[str]]] = {}
        self._unchanged = 0

    def report(self, progress: Progress | None) -> ReindexReport:
        """Makes the changes and says what they were."""
        stories, generation = self._apply(self._changes(progress))
        updated = sum(1 for path in self._read if path in self._ledger)
        return ReindexReport(
            added=len(self._read) - updated,
            updated=updated,
            unchanged=self._unchanged,
            deleted=len(self._vanished),
            skipped=tuple(self._skipped),
            passed_over=self._listing.passed_over,
            duplicates=tuple(self._duplicates),
            stories=stories,
            seconds=round(time.monotonic() - self._started, 3),
            generation=generation,
        )

    def _apply(self, changes: Changes) -> tuple[int, int]:
        """How many stories the index has afterwards, or would have, and its generation."""
        if not self._options.is_dry_run:
            generation = self._engine.apply(changes)
            return self._engine.status().stories, generation
        ids = {stored.story.id for stored in changes.stories}
        if not self._is_rebuild:
            ids.update(chain.from_iterable(record.story_ids for record in self._ledger.values()))
        try:
            generation = self._engine.status().generation
        except (IndexMissing, IndexUnreadable):
            generation = 0
        return len(ids.difference(changes.removed)), generation

    def _known_captures(self) -> Mapping[str, CaptureRecord]:
        try:
            return self._engine.ledger()
        except IndexUnreadable:
            # Building anew needs nothing of the old index, unless captures
            # elsewhere must be kept.
            if self._options.is_full and self._options.is_whole:
                return {}
            raise

    def _captures_in_scope(self) -> set[str]:
        """The known captures that this run answers for: those at or below a root.

        Where everything is built anew, also those that are gone from elsewhere: after the
        corpus was moved nothing else would ever forget them.
        """
        found = _at_or_below(self._ledger, self._roots)
        if self._options.is_full and self._options.is_whole:
            elsewhere = self._ledger.keys() - found
            found.update(path for path in elsewhere if not os.path.lexists(path))
        return found

    def _vanished_captures(self) -> frozenset[str]:
        """Known captures in scope that are gone, which is to be believed."""
        known = self._in_scope
        vanished = known.difference((file.path for file in self._listing.files), self._kept)
        is_mass = len(vanished) > MASS_DELETE_MIN
        is_mass = is_mass and len(vanished) * MASS_DELETE_SHARE > len(known)
        if is_mass and not self._options.allow_mass_delete:
            raise MassDelete(
                f"{len(vanished):,} of {len(known):,} known captures are gone from "
                f"{', '.join(self._roots)}, so nothing was changed. Is the disk mounted and "
                "the path right? If they were deleted on purpose, add --allow-mass-delete."
            )
        return frozenset(vanished)

    def _changes(self, progress: Progress | None) -> Changes:
        """Every story to be stored; one with several captures comes again, decided."""
        to_look_at = [file for file in self._listing.files if not self._is_as_known(file)]
        self._unchanged = len(self._listing.files) - len(to_look_at)
        done = 0

        def noted(found: Any) -> None:
            nonlocal done
            for look in looks.unpacked(found):
                self._note(look)
            done += len(found)
            if progress:
                progress(done, len(to_look_at))

        def stories() -> Iterator[StoredStory]:
            if not batches:
                for file in to_look_at:
                    look, found = self._task([file]).looks()[0]
                    noted(looks.packed([look]))
                    yield from found
            yield from self._settled()

        is_many = len(to_look_at) >= FILES_FOR_BATCHES and not self._options.is_dry_run
        batches = [self._task(files) for files in shared_out(to_look_at)] if is_many else []
        if progress:
            progress(0, len(to_look_at))
        return Changes(stories(), self._removed, self._is_rebuild, batches, noted)

    def _task(self, files: Sequence[CaptureFile]) -> Files:
        """The work of looking at some capture files."""
        known = (self._ledger.get(file.path) for file in files)
        is_full = self._options.is_full
        return Files(
            tuple(files),
            tuple(None if record is None or is_full else record.stamp for record in known),
            self._options.max_bytes,
        )

    def _note(self, look: Look) -> None:
        """Keeps in mind what looking at a capture file has found."""
        path = look.path
        self._skipped += [Skipped(path, reason) for reason in look.reasons]
        if look.is_same:
            self._unchanged += 1
        elif look.stamp is None:
            if path in self._ledger:
                self._kept.add(path)
        else:
            self._read[path] = look.stamp, look.story_ids

    def _is_as_known(self, file: CaptureFile) -> bool:
        """Whether size and time say that the file is the one that is indexed."""
        record = self._ledger.get(file.path)
        return (
            record is not None
            and not self._options.is_full
            and record.stamp.version == looks.VERSION
            and (record.stamp.size, record.stamp.mtime_ns) == (file.size, file.mtime_ns)
        )

    def _settled(self) -> Iterator[StoredStory]:
        """Decides each touched story that no capture, or more than one, holds."""
        for story_id, holders in sorted(self._holders().items()):
            if not holders:
                self._removed.append(story_id)
            elif len(holders) > 1 or holders[0] not in self._read:
                yield from self._best(story_id, holders)

    def _holders(self) -> dict[str, list[str]]:
        """For each story that this run touches: the captures that hold it now."""
        holders: dict[str, list[str]] = {}
        for path in (*self._read, *self._vanished, *(self._kept if self._is_rebuild else ())):
            for story_id in self._ledger[path].story_ids if path in self._ledger else ():
                holders.setdefault(story_id, [])
        for path, (_, story_ids) in self._read.items():
            for story_id in story_ids:
                holders.setdefault(story_id, []).append(path)
        for path, record in self._ledger.items():
            if path not in self._read and path not in self._vanished:
                for story_id in record.story_ids:
                    if story_id in holders:
                        holders[story_id].append(path)
        return holders

    def _best(self, story_id: str, holders: Iterable[str]) -> Iterator[StoredStory]:
        """The fullest capture's story; the other captures are remembered behind it."""
        candidates: list[tuple[Story, CaptureStamp]] = []
        unreadable: list[CaptureStamp] = []
        for path in sorted(holders):
            stamp = self._read[path][0] if path in self._read else self._ledger[path].stamp
            story = self._story_in(story_id, path)
            if story is None:
                unreadable.append(stamp._replace(version=UNREAD))
            else:
                candidates.append((story, stamp))
        candidates.sort(key=lambda candidate: -fullness(candidate[0]))
        if not candidates:  # what is indexed stands in until one of them can be read again
            candidates = [(self._engine.stored(story_id).story, unreadable.pop(0))]
        story, best = candidates[0]
        others = [stamp for _, stamp in candidates[1:]] + unreadable
        self._duplicates += [Duplicate(other.path, best.path) for other in others]
        yield StoredStory(story, (best, *others))

    def _story_in(self, story_id: str, path: str) -> Story | None:
        """The story as the capture at `path` has it; as indexed where it cannot be read.

        None where what is indexed came from another capture.
        """
        max_bytes = self._options.max_bytes
        try:
            found = stories_of(path, read_bytes(path, max_bytes), max_bytes)
            return best_of_each(found.stories).get(story_id)
        except CaptureError:
            if path not in self._ledger:
                return None
            stored = self._engine.stored(story_id)
            return stored.story if stored.captures[0].path == path else None


def _at_or_below(paths: Iterable[str], roots: Collection[str]) -> set[str]:
    """Those of the paths that are one of the roots or lie below one."""
    inside = tuple(root.rstrip(os.sep) + os.sep for root in roots)
    return {path for path in paths if path.startswith(inside)} | set(roots).intersection(paths)
