"""Whoosh's files, written and mapped whole: every private part of it that is relied on.

A segment is one compound file: named sections, then a pickled directory of them.
Sections that Whoosh knows (terms, postings, columns) are in its own format. The
others are plain arrays, which it passes over; their directory entries have a
`dtype` besides. Behind it, and behind each table of contents, stand `checksums`.

What is relied on, and held to by a test: the layout of compound files
(`filedb/compound.py`), of ordered hash files (`filedb/filetables.py`), of term infos
(`W3TermInfo`) and of the columns named below (`columns.py`); the names of a segment's
files (`W3Codec`); `W3Segment` and its `_fieldlengths`; `TOC` and its file names.
"""

from __future__ import annotations

import mmap
import os
import pickle
import struct
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3Segment, _lenfield
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.util.numeric import _length_byte_cache

from indexer.whoosh_engine.checksums import CheckedBytes, DamagedFile, checksums
from indexer.whoosh_engine.packing import Ints, Records, ends_from, sizes_of, spans

INDEX = "MAIN"
"""The name under which an index is kept in its folder, Whoosh's own default."""

LENGTHS = np.array(_length_byte_cache, np.int64)
"""int64[256]: the length that each length byte stands for."""

_HEAD = struct.Struct("!qi")
_ALIGNMENT = 8
_OFFSETS_FROM = 1 << 15
"""Rows from which on Whoosh expects a column of varying lengths to have offsets."""


class SegmentFile:
    """A segment's file as it is written, section after section.

    Used as a context manager: what is left with an error leaves no file.
    """

    def __init__(self, folder: str) -> None:
        # Each block of a list holds all its postings, uncompressed.
        self.segment = W3Segment(W3Codec(blocklimit=1 << 31, compression=0), INDEX)
        self.segment.compound = True
        self._path = Path(folder, self.segment.make_filename(".seg"))
        self._directory: dict[str, dict[str, Any]] = {}
        self._file: BinaryIO = self._path.open("x+b")
        self._file.write(bytes(_HEAD.size))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is not None:
            self._path.unlink(missing_ok=True)

    def finish(self, doc_count: int, text_length: int) -> Any:
        """Writes the directory, waits for the disk and returns the segment."""
        self.segment.set_doc_count(doc_count)
        self.segment._fieldlengths = {"text": text_length}  # noqa: SLF001  # as W3PerDocWriter does
        start = self._file.tell()
        self._file.write(pickle.dumps(self._directory, 2) + pickle.dumps({}, 2))
        end = self._file.tell()
        self._file.seek(0)
        self._file.write(_HEAD.pack(start, end - start))
        _add_checksums(self._file)
        return self.segment

    def section(self, name: str, parts: Iterable[Any], dtype: str | None = None) -> None:
        """Writes one section; its name ends the file's, as `.trm` does."""
        self._file.write(bytes(-self._file.tell() % _ALIGNMENT))
        offset = self._file.tell()
        self._file.writelines(parts)
        entry: dict[str, Any] = {"offset": offset, "length": self._file.tell() - offset}
        if dtype:
            entry["dtype"] = dtype
        self._directory[self.segment.make_filename(name)] = entry

    def array(self, name: str, values: NDArray[Any]) -> None:
        """Writes an array as a section of its own."""
        self.section(name, [np.ascontiguousarray(values).data], values.dtype.str)

    def numbers(self, field: str, values: Ints, dtype: str) -> None:
        """Writes a numeric column."""
        self.section(_column(field), [np.ascontiguousarray(values, dtype).data])

    def length_bytes(self, values: NDArray[np.uint8]) -> None:
        """Writes the length byte of the ranked text of each document."""
        self.numbers(_lenfield("text"), values, "u1")

    def fixed_bytes(self, field: str, values: Iterable[Any]) -> None:
        """Writes a column of values of one length."""
        self.section(_column(field), values)

    def varying_bytes(self, field: str, values: Iterable[Any], lengths: Ints) -> None:
        """Writes a column of values of any lengths; `values` may come in larger pieces."""
        starts = ends_from(lengths)
        tail: list[Any] = [lengths.astype(">u4").tobytes()]
        if len(lengths) > _OFFSETS_FROM:
            tail += [starts[:-1].astype(">i8").tobytes(), b"IqX"]
        else:
            tail += [b"I"]
        self.section(_column(field), [piece for part in (values, tail) for piece in part])
        self.array(f".{field}.starts", starts)

    def term_file(self, fields: Sequence[tuple[str, Sequence[bytes], Any, Records]]) -> None:
        """Writes Whoosh's dictionary of `(field, terms, bounds of records, records)`.

        Fields and terms must be in order; bounds are those in the posting file.
        """
        keys: list[bytes] = []
        infos: list[NDArray[np.uint8]] = []
        for number, (_, terms, bounds, records) in enumerate(fields):
            prefix = struct.pack("!H", number)  # as `W3TermsReader._keycoder` reads it
            keys += [prefix + term for term in terms]
            infos.append(_term_infos(bounds[:-1], records))
        fieldmap = {name: number for number, (name, *_) in enumerate(fields)}
        self.section(".trm", _hash_file(keys, np.concatenate(infos), {"fieldmap": fieldmap}))


_TERM_INFO = np.dtype([
    ("flags", "u1"), ("weight", ">f4"), ("n", ">u4"), ("low", "u1"), ("high", "u1"),
    ("max", ">f4"), ("first", ">u4"), ("last", ">u4"), ("offset", ">i8"), ("size", ">i4"),
])  # fmt: skip
"""`W3TermInfo.to_bytes` of a list that is not inlined."""


def _term_infos(offsets: Ints, records: Records) -> NDArray[np.uint8]:
    """uint8[T, size of an info]."""
    infos = np.zeros(len(offsets), _TERM_INFO)
    infos["weight"], infos["max"] = records.total_weights, records.max_weights
    infos["n"], infos["low"], infos["high"] = records.lengths, records.low, records.high
    infos["first"], infos["last"] = records.first, records.last
    infos["offset"], infos["size"] = offsets, records.sizes
    return infos.view(np.uint8).reshape(len(offsets), _TERM_INFO.itemsize)


_MAGIC = b"HSH3"
_CRC32 = 1
_TABLES = 256
_SLOT = np.dtype([("hash", ">u4"), ("position", ">i8")])
_TABLE = np.dtype([("position", ">i8"), ("slots", ">i4")])


def _hash_file(
    keys: Sequence[bytes], values: NDArray[np.uint8], extras: Mapping[str, Any]
) -> list[Any]:
    """An ordered hash file of keys, ascending, with values of one size, in parts.

    Header; each key with its value; 256 hash tables; a directory of these; pickled
    extras; the positions of all keys, for bisection.
    """
    head = _MAGIC + struct.pack("!bii", _CRC32, 0, 0)
    size = values.shape[1]
    key_sizes = sizes_of(keys)
    starts = ends_from(8 + key_sizes + size) + len(head)
    positions, end = starts[:-1], int(starts[-1])
    body = np.empty(end - len(head), np.uint8)
    at = positions - len(head)
    pairs = np.empty((len(keys), 2), ">i4")
    pairs[:, 0], pairs[:, 1] = key_sizes, size
    body[at[:, None] + np.arange(8)] = pairs.view(np.uint8)
    body[spans(at + 8, key_sizes)] = np.frombuffer(b"".join(keys), np.uint8)
    body[(at + 8 + key_sizes)[:, None] + np.arange(size)] = values
    hashes = np.fromiter(map(zlib.crc32, keys), np.uint32, len(keys))
    tables, directory = _hash_tables(hashes, positions, end)
    wide = end >= 1 << 31
    pickled = pickle.dumps({**extras, "indextype": "q" if wide else "i", "indexlen": len(keys)}, 2)
    index = positions.astype(">i8" if wide else ">i4").tobytes()
    size_of_extras = struct.pack("!i", len(pickled) + len(index))
    return [head, body.data, tables, directory, pickled, index, size_of_extras]


def _hash_tables(hashes: Ints, positions: Ints, start: int) -> tuple[bytes, bytes]:
    """The 256 hash tables, which begin at `start` of their file, and their directory.

    Each table has twice as many slots as keys. A key stands in the first free slot
    from its own on, around the end.
    """
    table = hashes & (_TABLES - 1)
    sizes = 2 * np.bincount(table, minlength=_TABLES).astype(np.int64)
    table_starts = ends_from(sizes)
    home = (hashes >> 8) % sizes[table]
    order = np.lexsort((home, table))
    table, home = table[order], home[order].astype(np.int64)
    # In the order of their own slots each key takes its own or the one after the last;
    # far-apart numbers for the tables keep one from pushing into the next.
    at = np.arange(len(order), dtype=np.int64)
    far = (2 * len(order) + 1) * table.astype(np.int64)
    slot = np.maximum.accumulate(far + home - at) + at - far
    slots = np.zeros(int(table_starts[-1]), _SLOT)
    fits = slot < sizes[table]
    where = (table_starts[table] + slot)[fits]
    slots["hash"][where], slots["position"][where] = hashes[order[fits]], positions[order[fits]]
    for number in np.flatnonzero(~fits).tolist():  # the few that go around the end
        first = int(table_starts[table[number]])
        free = first + int(np.argmin(slots["position"][first : first + int(sizes[table[number]])]))
        slots[free] = hashes[order[number]], positions[order[number]]
    directory = np.zeros(_TABLES, _TABLE)
    directory["position"] = start + table_starts[:-1] * _SLOT.itemsize
    directory["slots"] = sizes
    return slots.tobytes(), directory.tobytes()


def _column(field: str) -> str:
    """The end of the name of a field's column."""
    return f".{field}{W3Codec.COLUMN_EXT}"


def _add_checksums(file: BinaryIO) -> None:
    """Writes what proves a file's content to be as it is now, and waits for the disk."""
    file.flush()
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        end = checksums(content)
    file.seek(0, os.SEEK_END)
    file.write(end)
    file.flush()
    os.fsync(file.fileno())


class MappedFile:
    """A segment's file in memory: sections as arrays, nothing copied.

    The arrays keep the mapping alive, also when the file has been deleted. Where
    something is not as it was written each method raises `DamagedFile`.
    """

    def __init__(self, folder: str, segment: Any) -> None:
        self._name = segment.segment_id()
        path = Path(folder, segment.make_filename(".seg"))
        with path.open("rb") as file:
            if not os.fstat(file.fileno()).st_size:
                raise DamagedFile(f"{path.name} is empty")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._checked = CheckedBytes(path.name, self._map)
        self._checked.check(0, _HEAD.size)
        start, length = _HEAD.unpack_from(self._map)
        self._checked.check(start, start + length)
        self._directory = pickle.loads(self._map[start : start + length])  # noqa: S301  # an index is trusted
        self._bytes = np.frombuffer(self._map, np.uint8)

    def section(self, name: str) -> NDArray[np.uint8]:
        """The bytes of a section."""
        part = self.part(name)
        return part.between(0, len(part))

    def part(self, name: str) -> SectionPart:
        """A section of which little may be asked for."""
        entry = self._directory[self._name + name]
        return SectionPart(self._checked, self._bytes, entry["offset"], entry["length"])

    def array(self, name: str) -> NDArray[Any]:
        """The array that was written under that name."""
        return self.section(name).view(self._directory[self._name + name]["dtype"])

    def numbers(self, field: str, dtype: str) -> NDArray[Any]:
        """A numeric column."""
        return self.section(_column(field)).view(dtype)

    def length_bytes(self) -> NDArray[np.uint8]:
        """The length byte of the ranked text of each document."""
        return self.numbers(_lenfield("text"), "u1")

    def column_bytes(self, field: str) -> NDArray[np.uint8]:
        """The bytes of a column of fixed or varying lengths, with what ends it."""
        return self.section(_column(field))

    def column_part(self, field: str) -> SectionPart:
        """The same, of which little may be asked for."""
        return self.part(_column(field))


class SectionPart:
    """A section whose bytes are checked when they are asked for."""

    def __init__(
        self, checked: CheckedBytes, data: NDArray[np.uint8], start: int, size: int
    ) -> None:
        self._checked, self._start, self._size = checked, start, size
        self._data = data[start : start + size]

    def __len__(self) -> int:
        return self._size

    def between(self, start: int, end: int) -> NDArray[np.uint8]:
        """The bytes from `start` on as far as `end`."""
        self._checked.check(self._start + start, self._start + end)
        return self._data[start:end]

    def with_each(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The section, of which these parts are as they were written; none is empty."""
        self._checked.check_each(self._start + starts, self._start + ends)
        return self._data


class DurableStorage(FileStorage):  # type: ignore[misc]  # whoosh ships no strict types
    """A folder in which a file is on the disk, with its checksums, before it takes its name."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002  # Whoosh's signature
        """Renames, and waits for the disk before and after."""
        with Path(self.folder, oldname).open("r+b") as file:
            _add_checksums(file)
        super().rename_file(oldname, newname, safe=safe)
        sync(Path(self.folder))


class _ReadingStorage(FileStorage):  # type: ignore[misc]  # whoosh ships no strict types
    """A folder whose file is closed also where reading it failed."""

    def open_file(self, name: str, **how: Any) -> Any:
        """Opens and remembers it."""
        self._opened = super().open_file(name, **how)
        return self._opened

    def close_opened(self) -> None:
        """Closes the file, if one was opened and is not closed."""
        with suppress(Exception):
            self._opened.close()


def sync(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def latest_generation(folder: str) -> int:
    """The newest generation in the folder; -1 if there is none."""
    return int(TOC._latest_generation(FileStorage(folder), INDEX))  # noqa: SLF001


def toc_path(folder: str, generation: int) -> Path:
    """Where a generation's table of contents is."""
    return Path(folder, TOC._filename(INDEX, generation))  # noqa: SLF001


def read_toc(folder: str, generation: int) -> Any:
    """A generation's schema and segments."""
    storage = _ReadingStorage(folder)
    try:
        return TOC.read(storage, INDEX, gen=generation)
    except BaseException:
        storage.close_opened()  # which Whoosh leaves open
        raise


def check_toc(folder: str, generation: int) -> None:
    """Does nothing if a generation's table of contents is as it was written.

    Raises:
        DamagedFile: it is not.
    """
    path = toc_path(folder, generation)
    content = path.read_bytes()
    CheckedBytes(path.name, content).check_all()


def write_toc(folder: str, schema: Any, segments: Sequence[Any], generation: int) -> None:
    """Makes these segments the index's newest generation, in one moment."""
    TOC(schema, list(segments), generation).write(DurableStorage(folder), INDEX)


def remove_all_but(folder: str, segments: Iterable[Any], generation: int) -> None:
    """Removes the files of other generations, and what killed runs have left behind."""
    kept = {segment.make_filename(".seg") for segment in segments}
    kept.add(toc_path(folder, generation).name)
    for path in index_files(folder):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def remove_unfinished(folder: str, before: Collection[Path]) -> None:
    """Removes what has come since there were only the files `before` and belongs to no index."""
    newest = latest_generation(folder)
    if newest >= 0 and toc_path(folder, newest) not in before:  # the change has been made
        remove_all_but(folder, read_toc(folder, newest).segments, newest)
        return
    for path in set(index_files(folder)).difference(before):
        path.unlink(missing_ok=True)


def index_files(folder: str) -> list[Path]:
    """Every segment and table of contents in the folder, finished or not."""
    return [
        path
        for path in Path(folder).iterdir()
        if path.name.startswith(f"_{INDEX}_") or path.match(f"{INDEX}_*.seg")
    ]


def index_bytes(folder: str) -> int:
    """What those files take on the disk."""
    total = 0
    for path in index_files(folder):
        with suppress(FileNotFoundError):  # a change takes files away at any time
            total += path.stat().st_size
    return total
