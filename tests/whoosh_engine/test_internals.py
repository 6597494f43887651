"""What is relied on of Whoosh's inside is as it was: a new release that changes it fails here.

Each test holds one format that is written here against Whoosh's own reader or writer of it.
"""

from __future__ import annotations

import inspect
import pickle
import random
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh import columns
from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3Segment, W3TermInfo, _lenfield
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.index import TOC
from whoosh.util import filelock
from whoosh.util.numeric import _length_byte_cache, byte_to_length

from indexer.engine import StoredStory
from indexer.story import Author, Location, Story
from indexer.whoosh_engine import batch, files
from indexer.whoosh_engine.packing import Lists
from indexer.whoosh_engine.posting_records import records
from indexer.whoosh_engine.records import story_from
from indexer.whoosh_engine.schema import VALUE_FIELDS, StorySchema
from indexer.whoosh_engine.segment import Segment
from indexer.whoosh_engine.segment_file import _OFFSETS_FROM, MappedFile
from indexer.whoosh_engine.term_file import hash_file, term_infos

STORIES = [
    Story(
        f"id {n}", "news", f"Title {n % 3}", " ".join(f"word{n * at % 17}" for at in range(n % 9)),
        Author(None, f"Author {n % 4}"), f"Unit {n % 5}" if n % 2 else None,
        location=Location(None, f"Region {n % 3}", "JP", "Japan"),
        tags=tuple(f"t{i}" for i in range(n % 3)),
        taken_on=date(2000 + n, 1, 2) if n % 4 else None,
    )
    for n in range(40)
]  # fmt: skip


@pytest.fixture
def segment(tmp_path: Path) -> Any:
    """Whoosh's object for a segment of all stories, which is in `tmp_path`."""
    return batch.written(str(tmp_path), [StoredStory(story, ()) for story in STORIES])


@pytest.fixture
def reader(tmp_path: Path, segment: Any) -> Iterator[Any]:
    """Whoosh's own reader of that segment."""
    files.write_toc(str(tmp_path), StorySchema(), [segment], 1)
    with FileStorage(str(tmp_path)).open_index().reader() as reader:
        yield reader


def test_the_release_is_the_one_that_was_read() -> None:
    assert version("whoosh3") == "3.54.0", "read the diff of the new release, then raise this"


def test_a_compound_file_has_a_head_sections_and_a_pickled_directory(
    tmp_path: Path, segment: Any
) -> None:
    name = segment.make_filename(".seg")
    compound = CompoundStorage(FileStorage(str(tmp_path)).open_file(name))
    ours = MappedFile(str(tmp_path), segment)
    assert sorted(compound.list()) == sorted(ours._directory)
    for section in compound.list():
        with compound.open_file(section) as file:
            read = file.read(compound.file_length(section))
        assert bytes(read) == ours.section(section.removeprefix(segment.segment_id())).tobytes()
    compound.close()


def test_a_segment_names_and_describes_itself_so(segment: Any) -> None:
    assert type(segment) is W3Segment
    assert segment.is_compound()
    assert segment.make_filename(".seg") == f"{segment.segment_id()}.seg"
    assert segment.make_filename(".seg").startswith(f"{files.INDEX}_")
    assert (segment.doc_count_all(), segment.deleted_count()) == (len(STORIES), 0)
    assert not segment.has_deletions()
    segment.delete_document(3)
    assert (segment.has_deletions(), list(segment.deleted_docs())) == (True, [3])
    assert (segment.is_deleted(3), segment.is_deleted(4)) == (True, False)
    copy = pickle.loads(pickle.dumps(segment, 2))
    assert copy._fieldlengths == segment._fieldlengths != {}
    assert (copy.segment_id(), list(copy.deleted_docs())) == (segment.segment_id(), [3])


def test_a_hash_file_of_any_size_is_read_by_whoosh() -> None:
    rng = random.Random(5)
    for count in (1, 2, 3, 50, 20_000):
        some, others = (
            sorted({rng.randbytes(rng.randint(0, 12)) for _ in range(count)}) for _ in range(2)
        )
        keys = [*(b"\0\0" + key for key in some), *(b"\0\1" + key for key in others)]
        values = np.frombuffer(rng.randbytes(5 * len(keys)), np.uint8).reshape(-1, 5)
        storage = RamStorage()
        with storage.create_file("hash") as file:
            begun = ((b"\0\0", some), (b"\0\1", others))
            for part in hash_file(begun, values, {"fieldmap": {"x": 1}}):
                file.write(bytes(part))
        read = OrderedHashReader.open(storage, "hash")
        assert read.extras["fieldmap"] == {"x": 1}
        assert list(read.keys()) == keys
        assert all(read[key] == value.tobytes() for key, value in zip(keys, values, strict=True))
        for other in (b"\0\0" + rng.randbytes(4) for _ in range(200)):
            assert (other in read) == (other in set(keys))
            above = [key for key in keys if key >= other]
            assert read.closest_key(other) == (above[0] if above else None)
        read.close()


def test_a_term_s_info_is_packed_as_whoosh_packs_it() -> None:
    lists = Lists(
        lengths=np.array([2, 1]),
        docs=np.array([1, 4, 2], np.uint32),
        weights=np.array([3, 1.5, 260], np.float32),
        counts=np.array([1, 1, 2], np.uint32),
        positions=np.array([7, 70_000, 0, 9], np.uint32),
        forms=np.array([1, 3, 4], np.uint8),
    )
    length_bytes = np.array([0, 20, 130, 0, 9], np.uint8)
    known, _ = records(lists, length_bytes)
    packed = term_infos(np.array([1 << 40, 12]), known)
    expected = []
    for offset, size, docs, weights in (
        (1 << 40, known.sizes[0], (1, 4), (3, 1.5)),
        (12, known.sizes[1], (2,), (260,)),
    ):
        info = W3TermInfo(
            weight=sum(weights),
            df=len(docs),
            minlength=min(byte_to_length(length_bytes[doc]) for doc in docs),
            maxlength=max(byte_to_length(length_bytes[doc]) for doc in docs),
            maxweight=max(weights),
            minid=docs[0],
            maxid=docs[-1],
        )
        info.set_extent(offset, int(size))
        expected.append(info.to_bytes())
    assert [row.tobytes() for row in packed] == expected


def test_whoosh_reads_every_term_and_posting(reader: Any, tmp_path: Path, segment: Any) -> None:
    ours = Segment(str(tmp_path), segment)
    for field in ("text", "id", *VALUE_FIELDS):
        lexicon = ours.lexicon(field)
        terms = list(reader.lexicon(field))
        assert terms == lexicon.terms()
        for place, term in enumerate(terms):
            packed = ours.postings(field, place)
            matcher = reader.postings(field, term)
            assert isinstance(matcher, W3LeafMatcher)
            read = []
            while matcher.is_active():
                positions = matcher.value_as("positions") if field == "text" else []
                read.append((matcher.id(), matcher.weight(), positions))
                matcher.next()
            assert [doc for doc, _, _ in read] == packed.docs.tolist()
            assert [weight for _, weight, _ in read] == packed.weights().tolist()
            every = [at for _, _, positions in read for at in positions]
            assert every == packed.positions().tolist()
            info = reader.term_info(field, term)
            assert info.doc_frequency() == len(packed.docs)
            assert info.weight() == packed.weights().sum()
            assert (info.min_id(), info.max_id()) == (packed.docs[0], packed.docs[-1])


def test_columns_and_stored_fields_are_read_by_whoosh(
    reader: Any, tmp_path: Path, segment: Any
) -> None:
    ours = Segment(str(tmp_path), segment)
    taken, posted = (reader.column_reader(name, translate=False) for name in ("taken", "posted"))
    ids, signature = (reader.column_reader(name, translate=False) for name in ("ids", "signature"))
    captures = reader.column_reader("captures", translate=False)
    for doc, story in enumerate(STORIES):
        assert ids[doc].decode() == ours.id(doc) == story.id
        assert (taken[doc], posted[doc]) == (ours.taken[doc], ours.posted[doc])
        assert signature[doc] == ours.signatures[doc].tobytes()
        assert captures[doc] == bytes(ours.captures(doc)) == b"[]"
        assert set(reader.stored_fields(doc)) == {"story"}
        assert story_from(ours._value("_stored", doc)) == story
        assert reader.doc_field_length(doc, "text") == byte_to_length(ours.length_bytes[doc])
    assert reader.field_length("text") == ours.text_lengths.sum()


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (columns.NumericColumn("i"), [0, 20240102, 99991231]),
        (columns.NumericColumn("q"), [0, 202401021533, 999912312359]),
        (columns.NumericColumn("B"), [0, 1, 255]),
        (columns.FixedBytesColumn(3), [b"abc", b"\0\0\0", b"xyz"]),
    ],
)
def test_columns_of_one_width_are_written_as_whoosh_writes_them(
    column: Any, values: list[Any]
) -> None:
    storage = RamStorage()
    with storage.create_file("column") as file:
        writer = column.writer(file)
        for doc, value in enumerate(values):
            writer.add(doc, value)
        writer.finish(len(values))
    with storage.open_file("column") as file:
        data = bytes(file.read())
    if isinstance(values[0], bytes):
        assert data == b"".join(values)
    else:
        dtype = {"i": ">i4", "q": ">i8", "B": "u1"}[column._typecode]
        assert data == np.array(values, dtype).tobytes()


def test_a_column_has_offsets_from_as_many_rows_on() -> None:
    parameters = inspect.signature(columns.VarBytesColumn).parameters
    assert parameters["write_offsets_cutoff"].default == _OFFSETS_FROM


def test_names_and_numbers_are_where_they_were() -> None:
    assert W3Codec.COLUMN_EXT == ".col"
    assert _lenfield("text") == "_text_len"
    assert len(_length_byte_cache) == 256
    assert list(_length_byte_cache) == sorted(set(_length_byte_cache))
    assert issubclass(filelock.FileLock, filelock.FcntlLock)  # it ends with its process


def test_a_table_of_contents_is_written_aside_and_renamed(
    tmp_path: Path, segment: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    renames = []
    rename = files.DurableStorage.rename_file

    def renamed(self: Any, old: str, new: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002  # Whoosh's own
        assert tmp_path / old in files.index_files(str(tmp_path))  # so that it can be tidied away
        renames.append((old, new))
        rename(self, old, new, safe=safe)

    monkeypatch.setattr(files.DurableStorage, "rename_file", renamed)
    folder = str(tmp_path)
    assert files.latest_generation(folder) == -1
    files.write_toc(folder, StorySchema(), [segment], 7)
    assert [new for _, new in renames] == [TOC._filename(files.INDEX, 7)]
    assert renames[0][0] != renames[0][1]
    assert files.latest_generation(folder) == 7
    toc = files.read_toc(folder, 7)
    assert (toc.generation, [s.segment_id() for s in toc.segments]) == (7, [segment.segment_id()])
    assert files.toc_path(folder, 7).exists()
