"""Capture files are looked at, in whatever process: their stories, and what was found of each.

Knows nothing of what is indexed but the stamp of which a file need not be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from indexer import analysis, duplicates
from indexer.captures import CaptureError, clean
from indexer.captures.read import CaptureFile, read_bytes, sha256
from indexer.captures.stories import stories_of
from indexer.duplicates import fullness
from indexer.engine import CaptureStamp, StoredStory
from indexer.story import Story

VERSION = f"cleaner {clean.VERSION}, analyser {analysis.VERSION}, signature {duplicates.VERSION}"
"""A capture whose stories were made by another version counts as changed."""

MAX_BATCH_BYTES = 12_000_000
MIN_BATCH_BYTES = 2_000_000
FILE_BYTES = 500
"""One process looks at so much at a time, about 800 to 4,500 captures, for some seconds at
most; the shortest file counts for a little all the same."""

SHARE = 3
"""Of what is left one batch has at most a third: the last ones are small, so that no
process is long at work when the others have done. In equal batches one of two waited for
a fifth of the time of 20,000 captures."""


class Look(NamedTuple):
    """What looking at one capture file has found.

    Attributes:
        stamp: None if the file could not be read, or is the same as before.
        reasons: why it, or a part of it, gives no story.
    """

    path: str
    stamp: CaptureStamp | None
    story_ids: frozenset[str]
    reasons: tuple[str, ...]
    is_same: bool = False


PackedLooks = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Files:
    """Capture files to look at, in whatever process: an `indexer.engine.Batch`.

    Attributes:
        known: for each file the stamp of which the same content is not looked at.
    """

    files: tuple[CaptureFile, ...]
    known: tuple[CaptureStamp | None, ...]
    max_bytes: int

    def __reduce__(self) -> tuple[Any, ...]:
        """What makes them anew where they are looked at; see `packed`."""
        return _files, (tuple(map(tuple, self.files)), self.known, self.max_bytes)

    def stories(self) -> tuple[list[StoredStory], PackedLooks]:
        """The stories of all files, and what was found of each file."""
        looks = self.looks()
        return (
            [story for _, stories in looks for story in stories],
            packed(look for look, _ in looks),
        )

    def looks(self) -> list[tuple[Look, list[StoredStory]]]:
        """What was found of each file, with its stories."""
        pairs = zip(self.files, self.known, strict=True)
        return [self._look(file, known) for file, known in pairs]

    def _look(
        self, file: CaptureFile, known: CaptureStamp | None
    ) -> tuple[Look, list[StoredStory]]:
        try:
            data = read_bytes(file.path, self.max_bytes)
            stamp = CaptureStamp(file.path, file.size, file.mtime_ns, sha256(data), VERSION)
            if known and (known.sha256, known.version) == (stamp.sha256, stamp.version):
                return Look(file.path, None, frozenset(), (), is_same=True), []
            found = stories_of(file.path, data, self.max_bytes, stamp.sha256)
        except CaptureError as error:
            return Look(file.path, None, frozenset(), (str(error),)), []
        stories = best_of_each(found.stories)
        look = Look(file.path, stamp, frozenset(stories), tuple(found.reasons))
        return look, [StoredStory(story, (stamp,)) for story in stories.values()]


def packed(looks: Iterable[Look]) -> PackedLooks:
    """Looks on their way from another process.

    Plain tuples take a third of the time, in either process, that named ones take.
    """
    return [
        (look.path, look.stamp and tuple(look.stamp), look.story_ids, look.reasons, look.is_same)
        for look in looks
    ]


def unpacked(looks: PackedLooks) -> list[Look]:
    """The looks of `packed`."""
    return [
        Look(path, stamp and CaptureStamp._make(stamp), story_ids, reasons, is_same)
        for path, stamp, story_ids, reasons, is_same in looks
    ]


def _files(
    files: Iterable[tuple[str, int, int]], known: tuple[CaptureStamp | None, ...], max_bytes: int
) -> Files:
    return Files(tuple(map(CaptureFile._make, files)), known, max_bytes)


def shared_out(files: Sequence[CaptureFile]) -> Iterator[list[CaptureFile]]:
    """The files in batches, each smaller than the one before it or as large.

    They shrink as in Polychronopoulos and Kuck, "Guided self-scheduling" (1987).
    """
    left = sum(file.size + FILE_BYTES for file in files)
    batch: list[CaptureFile] = []
    size = 0
    for file in files:
        batch.append(file)
        size += file.size + FILE_BYTES
        if size >= min(MAX_BATCH_BYTES, max(MIN_BATCH_BYTES, left // SHARE)):
            yield batch
            left -= size
            batch, size = [], 0
    if batch:
        yield batch


def best_of_each(stories: Iterable[Story]) -> dict[str, Story]:
    """The stories by id; of two with one id the fuller."""
    best: dict[str, Story] = {}
    for story in stories:
        known = best.get(story.id)
        if known is None or fullness(story) > fullness(known):
            best[story.id] = story
    return best
