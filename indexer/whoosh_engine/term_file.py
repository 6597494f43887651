"""Whoosh's dictionary of terms: an ordered hash file, made of arrays at once."""

from __future__ import annotations

import pickle
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import Ints, ends_from, sizes_of, spans
from indexer.whoosh_engine.posting_records import Records

_TERM_INFO = np.dtype([
    ("flags", "u1"), ("weight", ">f4"), ("n", ">u4"), ("low", "u1"), ("high", "u1"),
    ("max", ">f4"), ("first", ">u4"), ("last", ">u4"), ("offset", ">i8"), ("size", ">i4"),
])  # fmt: skip
"""`W3TermInfo.to_bytes` of a list that is not inlined."""


def term_infos(offsets: Ints, records: Records) -> NDArray[np.uint8]:
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


def hash_file(
    keys: Iterable[tuple[bytes, Sequence[bytes]]],
    values: NDArray[np.uint8],
    extras: Mapping[str, Any],
) -> list[Any]:
    """An ordered hash file of keys, ascending, with values of one size, in parts.

    The keys are given as what several in a row begin with, and the rest of each of them.

    Header; each key with its value; 256 hash tables; a directory of these; pickled
    extras; the positions of all keys, for bisection.
    """
    head = _MAGIC + struct.pack("!bii", _CRC32, 0, 0)
    count, size = values.shape
    key_sizes, hashes = np.empty(count, np.int64), np.empty(count, np.uint32)
    pieces, first = [], 0
    for prefix, rests in keys:
        these = slice(first, first + len(rests))
        key_sizes[these] = sizes_of(rests) + len(prefix)
        begun = repeat(zlib.crc32(prefix))
        hashes[these] = np.fromiter(map(zlib.crc32, rests, begun), np.uint32, len(rests))
        pieces.append(prefix.join([b"", *rests]))
        first += len(rests)
    starts = ends_from(8 + key_sizes + size) + len(head)
    positions, end = starts[:-1], int(starts[-1])
    body = np.empty(end - len(head), np.uint8)
    at = positions - len(head)
    pairs = np.empty((count, 2), ">i4")
    pairs[:, 0], pairs[:, 1] = key_sizes, size
    body[at[:, None] + np.arange(8)] = pairs.view(np.uint8)
    body[spans(at + 8, key_sizes)] = np.frombuffer(b"".join(pieces), np.uint8)
    body[(at + 8 + key_sizes)[:, None] + np.arange(size)] = values
    tables, directory = _hash_tables(hashes, positions, end)
    wide = end >= 1 << 31
    pickled = pickle.dumps({**extras, "indextype": "q" if wide else "i", "indexlen": count}, 2)
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
