"""What one `apply` does: new segments, deletions and groups in one commit, then merges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.engine import Batch, Changes, StoredStory
from indexer.whoosh_engine import batch, files, groups, membership, merge, parcels
from indexer.whoosh_engine.checksums import DamagedFile
from indexer.whoosh_engine.schema import StorySchema
from indexer.whoosh_engine.segment import Segment
from indexer.whoosh_engine.workers import Workers, working

BYTES_PER_CHAR = 12
"""Memory that a process needs for each character of the stories of a batch."""

MAX_BATCH_CHARS = 32_000_000
"""About 10,000 stories: twice as many in a batch save a twentieth of the time, and all but
one process wait for the first."""

OTHER_CHARS = 500
"""What a story's other fields count for, so that a batch of the shortest has its bound too."""

FEW_STORIES = 1_000
"""A change of fewer is made in this process: others take longer to start."""

SMALL_MERGE = 256
"""Merges of no more documents take a few dozen milliseconds and are part of the change."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What building may use.

    Attributes:
        processes: how many build and merge at once.
        memory_mb: of all of them together, for the stories they are at.
    """

    processes: int
    memory_mb: int

    @property
    def chars_per_batch(self) -> int:
        """How much text one process takes at a time."""
        affordable = self.memory_mb * (1 << 20) // (BYTES_PER_CHAR * self.processes)
        return min(affordable, MAX_BATCH_CHARS)


def apply(folder: str, changes: Changes, resources: Resources) -> int:
    """Makes `changes` in one commit and returns the newest generation.

    Merges that take long follow in commits of their own, once the change can be seen. If
    one fails, meets damage or is stopped the change has still been made, whole.
    """
    before = set(files.index_files(folder))
    generation = max(files.latest_generation(folder), 0)
    abouts: list[Any] = []
    if generation and not changes.is_rebuild:
        abouts = files.read_toc(folder, generation).segments
        files.remove_all_but(folder, abouts, generation)
    try:
        with working(resources.processes) as workers:
            change = _Change(folder, abouts)
            change.add(changes, resources, workers)
            change.remove(changes.removed)
            if generation and not (change.has_changes or changes.is_rebuild):
                return generation
            abouts = _merged(folder, change.grouped(), Workers(1), SMALL_MERGE)
            generation += 1
            files.write_toc(folder, StorySchema(), abouts, generation)
            try:
                return _tidied(folder, abouts, generation, workers)
            except (OSError, DamagedFile, BrokenProcessPool, KeyboardInterrupt):
                # The change is made all the same; these merges are due again with the next.
                # So Ctrl-C ends no more than them, and the run with its report.
                workers.kill()
                files.remove_unfinished(folder, before)
                return files.latest_generation(folder)
    except BaseException:
        files.remove_unfinished(folder, before)
        raise


def _tidied(folder: str, abouts: list[Any], generation: int, workers: Workers) -> int:
    """Merges what is due, each time in a generation of its own; returns the newest."""
    while True:
        files.remove_all_but(folder, abouts, generation)
        tidier = _merged(folder, abouts, workers)
        if tidier is abouts:
            return generation
        abouts, generation = tidier, generation + 1
        files.write_toc(folder, StorySchema(), abouts, generation)


class _Change:
    """The segments of an index as a change makes them."""

    def __init__(self, folder: str, abouts: list[Any]) -> None:
        self._folder = folder
        self.abouts = abouts
        self._old = [Segment(folder, about) for about in abouts]
        self._gone: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
        self._has_added = False

    @property
    def has_changes(self) -> bool:
        """Whether anything is other than before."""
        return self._has_added or any(len(docs) for docs in self._gone)

    def add(self, changes: Changes, resources: Resources, workers: Workers) -> None:
        """Adds stories, in place of those that have their ids; of one id the last counts."""
        building: list[Future[_Built]] = []
        built: list[_Built] = []

        def finish(unfinished: int) -> None:
            while len(building) > unfinished:
                built.append(building.pop(0).result())
                if built[-1].has_note:
                    changes.noted(built[-1].note)

        waiting = workers.count  # so many more than are worked at, for no worker to wait
        for batch_to_make in changes.batches:
            building.append(workers.submit(_made, self._folder, batch_to_make))
            finish(workers.count + waiting)
        finish(0)
        for number, stories in enumerate(_chunks(changes.stories, resources.chars_per_batch)):
            if workers.count == 1 or (number == 0 and len(stories) < FEW_STORIES):
                building.append(Workers(1).submit(_written, self._folder, stories))
            else:  # packed here, so that they take a third of the memory while they wait
                parcel = parcels.packed(stories)
                building.append(workers.submit(_unpacked, self._folder, parcel))
            finish(workers.count + waiting)
        finish(0)
        self._take(built)

    def _take(self, built: Sequence[_Built]) -> None:
        """Makes the new segments the last of all; of stories with one id the last one counts."""
        where: dict[str, tuple[Any, int]] = {}
        for one in built:
            for row, story_id in enumerate(one.ids):
                if story_id in where:
                    about, superseded = where[story_id]
                    about.delete_document(superseded)
                where[story_id] = one.about, row
        self._has_added = bool(where)
        self._delete(list(where))
        self.abouts = [*self.abouts, *(one.about for one in built if one.ids)]

    def remove(self, ids: Iterable[str]) -> None:
        """Deletes stories of the index as it was; unknown ones are ignored."""
        self._delete(list(ids))

    def grouped(self) -> list[Any]:
        """Whoosh's segments, each story in its group; those with nothing left are gone."""
        opened = self._old + [
            Segment(self._folder, about) for about in self.abouts[len(self._old) :]
        ]
        is_live = np.concatenate(
            [merge.liveness(about) for about in self.abouts] or [np.zeros(0, bool)]
        )
        first_new = sum(segment.doc_count for segment in self._old)
        new = np.flatnonzero(is_live[first_new:]) + first_new
        groups.regroup(opened, new, np.unique(np.concatenate(self._gone)), is_live)
        self.abouts = [about for about in self.abouts if merge.liveness(about).any()]
        return self.abouts

    def _delete(self, ids: Sequence[str]) -> None:
        """Deletes stories from the old segments, where they are."""
        base = 0
        for segment in self._old:
            docs = segment.places_of(ids)
            found = [doc for doc in docs.tolist() if not segment.about.is_deleted(doc)]
            for doc in found:
                segment.about.delete_document(doc)
            self._gone.append(np.array(found, np.int64) + base)
            base += segment.doc_count


class _Built(NamedTuple):
    """A new segment: Whoosh's object for it and the ids of its stories, row by row.

    Without stories there is no object. A batch also has a note.
    """

    about: Any
    ids: list[str]
    note: object = None
    has_note: bool = False


def _made(folder: str, to_make: Batch) -> _Built:
    stories, note = to_make.stories()
    return _written(folder, stories)._replace(note=note, has_note=True)


def _unpacked(folder: str, parcel: bytes) -> _Built:
    return _written(folder, parcels.unpacked(parcel))


def _written(folder: str, stories: Sequence[StoredStory]) -> _Built:
    """Writes stories as a segment; of those with one id the last one."""
    last = {stored.story.id: stored for stored in stories}
    about = batch.written(folder, list(last.values())) if last else None
    return _Built(about, list(last))


def _chunks(stories: Iterable[StoredStory], max_chars: int) -> Iterator[list[StoredStory]]:
    """The stories, as many at a time as have so many characters, one at least."""
    taken: list[StoredStory] = []
    chars = 0
    for stored in stories:
        taken.append(stored)
        chars += len(stored.story.body) + len(stored.story.title) + OTHER_CHARS
        if chars >= max_chars:
            yield taken
            taken, chars = [], 0
    if taken:
        yield taken


def _merged(
    folder: str, abouts: list[Any], workers: Workers, max_docs: int | None = None
) -> list[Any]:
    """The segments after the merges that are due; the very same list if none is.

    With `max_docs` only of groups that have no more documents.
    """
    due = [
        part
        for group in merge.due(abouts)
        if max_docs is None or sum(about.doc_count_all() for about in group) <= max_docs
        for part in _shared_out(group, workers.count)
    ]
    if not due:
        return abouts
    is_small = sum(about.doc_count_all() for group in due for about in group) < FEW_STORIES
    mergers = Workers(1) if is_small else workers
    merging = [mergers.submit(merge.merged, folder, group) for group in due]
    return _replaced(abouts, due, [future.result() for future in merging])


def _shared_out(group: list[Any], count: int) -> list[list[Any]]:
    """A large group in as many parts as there are processes; together they stay few."""
    if count == 1 or len(group) < count * merge.FACTOR:
        return [group]
    count = min(count, merge.FACTOR - 1)
    ends = [len(group) * part // count for part in range(count + 1)]
    return [group[first:end] for first, end in pairwise(ends)]


def _replaced(
    abouts: list[Any], due: Sequence[Sequence[Any]], made: Sequence[Any | None]
) -> list[Any]:
    """The segments with each group's merged one in the place of its first."""
    instead: dict[str, Any | None] = {}
    for group, merged in zip(due, made, strict=True):
        instead.update((about.segment_id(), None) for about in group)
        if merged is not None:
            membership.put_into(merged, *_groups_of_merged(group))
            instead[group[0].segment_id()] = merged
    now = [instead.get(about.segment_id(), about) for about in abouts]
    return [about for about in now if about is not None]


def _groups_of_merged(group: Sequence[Any]) -> tuple[Any, Any]:
    """The documents in groups of versions, and their keys, in the numbers of the merged one."""
    found_docs, found_keys, base = [], [], 0
    for about in group:
        docs, keys = membership.of_segment(about)
        is_live = merge.liveness(about)
        found_docs.append(np.cumsum(is_live)[docs] - 1 + base)  # none of them is deleted
        found_keys.append(keys)
        base += int(is_live.sum())
    return np.concatenate(found_docs), np.concatenate(found_keys)
