"""A segment's file, written, and mapped whole.

It is one compound file: named sections, then a pickled directory of them. Sections
that Whoosh knows (terms, postings, columns) are in its own format. The others are
plain arrays, which it passes over; their directory entries have a `dtype` besides.
Behind it all stand `checksums`.
"""

from __future__ import annotations

import mmap
import os
import pickle
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3Segment, _lenfield
from whoosh.util.numeric import _length_byte_cache

from indexer.whoosh_engine.arrays import Ints, ends_from
from indexer.whoosh_engine.checksums import CheckedBytes, DamagedFile, add_checksums
from indexer.whoosh_engine.files import INDEX
from indexer.whoosh_engine.posting_records import Records
from indexer.whoosh_engine.term_file import hash_file, term_infos

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
        add_checksums(self._file)
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
        keys: list[tuple[bytes, Sequence[bytes]]] = []
        infos: list[NDArray[np.uint8]] = []
        for number, (_, terms, bounds, records) in enumerate(fields):
            # Each begins with its field's number, as `W3TermsReader._keycoder` reads it.
            keys.append((struct.pack("!H", number), terms))
            infos.append(term_infos(bounds[:-1], records))
        fieldmap = {name: number for number, (name, *_) in enumerate(fields)}
        self.section(".trm", hash_file(keys, np.concatenate(infos), {"fieldmap": fieldmap}))


def _column(field: str) -> str:
    """The end of the name of a field's column."""
    return f".{field}{W3Codec.COLUMN_EXT}"


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
        self._view = self._data.data

    def __len__(self) -> int:
        return self._size

    def between(self, start: int, end: int) -> NDArray[np.uint8]:
        """The bytes from `start` on as far as `end`."""
        self._checked.check(self._start + start, self._start + end)
        return self._data[start:end]

    def view(self, start: int, end: int) -> memoryview:
        """The same, as a view."""
        self._checked.check(self._start + start, self._start + end)
        return self._view[start:end]

    def with_each(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The section, of which these parts are as they were written; none is empty."""
        self._checked.check_each(self._start + starts, self._start + ends)
        return self._data
