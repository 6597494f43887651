"""Stories become segments of the index, by Whoosh's own writer.

Relies on these of Whoosh's internals, which a test names: a writer begins from
`FileIndex._read_toc()`, `SegmentWriter._finalize_segment()` returns the segment
it wrote, and a column of a segment takes values in the order of documents, at any
time before that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex, clean_files
from whoosh.writing import CLEAR, SegmentWriter

from indexer.duplicates import signature_of
from indexer.engine import StoredStory
from indexer.whoosh_engine.groups import Arrivals, Indexed, Regrouping
from indexer.whoosh_engine.schema import StorySchema, captures_from, document, story_from

WRITER_MEMORY_MB = 256
"""What Whoosh may hold of a segment's postings before it sorts them out to disk."""


class BlankIndex(FileIndex):  # type: ignore[misc]  # whoosh ships no strict types
    """An index of nothing that continues a folder's generations.

    What a writer begins from it replaces the folder's index in the one moment
    of its commit, whatever state that index is in.
    """

    def __init__(self, storage: Any) -> None:
        self.storage = storage
        self.indexname = "MAIN"
        self._schema = StorySchema()

    def _read_toc(self) -> Any:
        generation = max(TOC._latest_generation(self.storage, self.indexname), 0)  # noqa: SLF001
        return TOC(self._schema, [], generation)


class StoryWriter(SegmentWriter):  # type: ignore[misc]  # whoosh ships no strict types
    """Whoosh's writer, for which the last of several stories with one id counts."""

    def __init__(self, index: Any) -> None:
        super().__init__(index, limitmb=WRITER_MEMORY_MB)
        self._docnums: dict[str, int] = {}
        self._superseded: set[int] = set()
        self._left: list[int] = []
        self._arrivals = Arrivals(self.temp_storage().folder)
        self.has_changes = False

    def put(self, stored: StoredStory) -> None:
        """Adds a story, in place of the one that has its id."""
        story_id = stored.story.id
        if story_id in self._docnums:
            self._superseded.add(self._docnums[story_id])
        else:
            self.remove(story_id)
        self._docnums[story_id] = self.docnum
        signature = signature_of(stored.story)
        self._arrivals.add(story_id, signature)
        self.add_document(**document(stored, signature))
        self.has_changes = True

    def remove(self, story_id: str) -> None:
        """Deletes the story from the segments of the last generation, if it is there."""
        docnum = self.searcher().document_number(id=story_id)
        if docnum is not None and not self.is_deleted(docnum):
            self.delete_document(docnum)
            self._left.append(docnum)
            self.has_changes = True

    def regroup(self) -> None:
        """Puts every story into its group of versions, once all changes are known."""
        indexed = Indexed(self.searcher(), self.is_deleted)
        regrouping = Regrouping(indexed, self._arrivals, self._superseded.__contains__, self._left)
        for docnum, story_id in enumerate(self._arrivals.ids):
            group = regrouping.group_of(story_id)
            if group != story_id:
                self._enter(docnum, group.encode())
        for docnum, group in list(regrouping.moves()):
            self._move(indexed, docnum, group)
        self._arrivals.close()

    def _enter(self, docnum: int, group: bytes) -> None:
        """Gives a document that was added without one its group."""
        columns = self.perdocwriter
        if not columns._has_column("group"):  # noqa: SLF001
            columns._create_column("group", self.schema["group"].column_type)  # noqa: SLF001
        columns._get_column("group").add(docnum, group)  # noqa: SLF001
        self.pool.add(("group", group, docnum, 1.0, b""))

    def _move(self, indexed: Indexed, docnum: int, group: str) -> None:
        """Writes a story of the last generation anew, in another group."""
        fields = self.searcher().stored_fields(docnum)
        stored = StoredStory(story_from(fields), captures_from(indexed.captures_of(docnum)))
        junior_in = None if group == stored.story.id else group
        self.delete_document(docnum)
        self.add_document(**document(stored, indexed.signature_of(docnum), junior_in))

    def cancel(self) -> None:
        """Gives the change up and leaves no file of it behind."""
        self._arrivals.close()
        super().cancel()
        for name in self.storage:
            if name.startswith(self.newsegment.segment_id()):
                self.storage.delete_file(name)

    def _finalize_segment(self) -> Any:
        segment = super()._finalize_segment()
        for docnum in self._superseded:
            segment.delete_document(docnum)
        return segment


def write(folder: str, stories: Iterable[StoredStory], removed: Iterable[str]) -> int:
    """Changes the index in `folder`, or begins one, and returns its generation."""
    storage = FileStorage(folder)
    try:
        index = FileIndex(storage)
    except EmptyIndexError:
        return rewrite(folder, stories)
    writer = StoryWriter(index)
    # What a killed run has left behind goes, now that no other writer can be at work.
    known = [*writer.segments, writer.newsegment]
    clean_files(storage, writer.indexname, writer.generation - 1, known)
    return _commit(writer, stories, removed)


def rewrite(folder: str, stories: Iterable[StoredStory]) -> int:
    """Replaces whatever index is in `folder` and returns the new generation."""
    writer = StoryWriter(BlankIndex(FileStorage(folder)))
    writer.has_changes = True
    return _commit(writer, stories, (), mergetype=CLEAR)


def _commit(
    writer: StoryWriter,
    stories: Iterable[StoredStory],
    removed: Iterable[str],
    mergetype: Any = None,
) -> int:
    try:
        for stored in stories:
            writer.put(stored)
        for story_id in removed:
            writer.remove(story_id)
        if writer.has_changes:
            writer.regroup()
    except BaseException:
        writer.cancel()
        raise
    if not writer.has_changes:
        writer.cancel()
        return int(writer.generation) - 1
    writer.commit(mergetype=mergetype)
    return int(writer.generation)
