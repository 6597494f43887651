"""Files that know whether they are as they were written, piece by piece.

Behind the content of a file stands the CRC-32 of each of its pieces, then how long the
content is, and a CRC-32 of those two. Whoosh, which knows where its content ends,
passes over them. A piece is checked when something in it is first read: so opening
costs nothing, and neither does what nobody asks for.
"""

from __future__ import annotations

import mmap
import os
import struct
from typing import Any, BinaryIO

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray

PIECE_BYTES = 1 << 16
"""Checked in 12 µs; a posting list of a thousand stories is shorter."""

_END = struct.Struct("<QI")


class DamagedFile(Exception):
    """A file is not as it was written."""


def checksums(content: Any) -> bytes:
    """What stands behind the content, any buffer of bytes."""
    view = memoryview(content)
    starts = range(0, len(view), PIECE_BYTES)
    sums = np.array([_crc32(view[start : start + PIECE_BYTES]) for start in starts], "<u4")
    known = sums.tobytes() + struct.pack("<Q", len(view))
    return known + struct.pack("<I", _crc32(known))


def add_checksums(file: BinaryIO) -> None:
    """Writes what proves a file's content to be as it is now, and waits for the disk."""
    file.flush()
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        end = checksums(content)
    file.seek(0, os.SEEK_END)
    file.write(end)
    file.flush()
    os.fsync(file.fileno())


class CheckedBytes:
    """A file's content with its checksums; any number of threads may check it.

    Raises:
        DamagedFile: the checksums themselves are damaged, or there are none.
    """

    def __init__(self, name: str, content: Any) -> None:
        self._name = name
        self._view = memoryview(content)
        behind = len(self._view) - _END.size
        if behind < 0:
            raise DamagedFile(f"{name} is cut short")
        size, known = _END.unpack_from(self._view, behind)
        count = -(-size // PIECE_BYTES)
        if size + 4 * count != behind or _crc32(self._view[size : behind + 8]) != known:
            raise DamagedFile(f"{name} does not end as it was written")
        self._sums = np.frombuffer(self._view, "<u4", count, size)
        self._size = size
        self._checked = bytearray(count)
        self._is_checked = np.frombuffer(self._checked, bool)

    def check(self, start: int, end: int) -> None:
        """Does nothing if the bytes from `start` on as far as `end` are as they were written.

        Raises:
            DamagedFile: they are not, or are none of the content.
        """
        if not 0 <= start <= end <= self._size:
            raise DamagedFile(f"{self._name} is asked for bytes that it does not have")
        first, last = start // PIECE_BYTES, -(-end // PIECE_BYTES)
        while (first := self._checked.find(0, first, last)) >= 0:
            self._check_piece(first)

    def check_all(self) -> None:
        """The same of all of it."""
        self.check(0, self._size)

    def check_each(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
        """The same of many such parts; none of them is empty."""
        if not len(starts):
            return
        if starts.min() < 0 or ends.max() > self._size:
            raise DamagedFile(f"{self._name} is asked for bytes that it does not have")
        first, last = starts // PIECE_BYTES, (ends - 1) // PIECE_BYTES
        for at in np.flatnonzero(last - first > 1).tolist():
            self.check(int(starts[at]), int(ends[at]))
        is_unknown = np.zeros(len(self._is_checked), bool)
        is_unknown[first] = is_unknown[last] = True
        is_unknown &= ~self._is_checked
        for number in is_unknown.nonzero()[0].tolist():
            self._check_piece(number)

    def _check_piece(self, number: int) -> None:
        start = number * PIECE_BYTES
        if _crc32(self._view[start : min(start + PIECE_BYTES, self._size)]) != self._sums[number]:
            raise DamagedFile(f"{self._name} is not as it was written, near byte {start:,}")
        self._checked[number] = 1


def _crc32(part: Any) -> int:
    return int(isal_zlib.crc32(part))
