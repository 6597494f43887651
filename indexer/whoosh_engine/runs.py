"""Runs of letters without white space as numbers: cut from text and looked up as arrays.

A run is up to `MAX_BYTES` bytes of UTF-8, which two numbers hold exactly, so that two
runs are never taken for one another.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MAX_BYTES = 16
"""Of the runs of the benchmark's stories 1 in 100 is longer."""

PADDING = bytes(3 * 8)
"""Behind a text, so that eight bytes can be read wherever one begins."""

_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
"""What of a number is left of a run of so many bytes."""

Keys = NDArray[np.uint64]


class Cut(NamedTuple):
    """Texts cut into runs.

    Attributes:
        data: the texts.
        starts: int64[R], where each run begins in `data`.
        ends: int64[R], where it ends.
        counts: int64[texts], how many runs each text has.
    """

    data: bytes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    counts: NDArray[np.int64]


def cut(texts: Sequence[str]) -> Cut:
    """The runs of the texts, without the comma or the full stop that ends them.

    White space beyond ASCII parts nothing here, control characters do: to the analyser
    both stand between words, so that the words are the same.
    """
    encoded = [text.encode() for text in texts]
    data = b"\n".join([b"", *encoded, PADDING])
    letters = np.frombuffer(data, np.uint8)
    is_inside = letters > ord(" ")
    edges = np.flatnonzero(is_inside[1:] != is_inside[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    text_ends = np.cumsum([len(text) + 1 for text in encoded])
    counts = np.diff(np.searchsorted(starts, text_ends), prepend=0)
    last = letters[ends - 1]
    ends = ends - (((last == ord(",")) | (last == ord("."))) & (ends - starts > 1))
    return Cut(data, starts, ends, counts)


def keys_of(runs: Cut) -> tuple[Keys, Keys]:
    """The two numbers of each run: its first 8 bytes and the next 8, 0 where there are none.

    Both are 0 for a run of more than `MAX_BYTES`.
    """
    sizes = runs.ends - runs.starts
    sizes[sizes > MAX_BYTES] = 0
    low = eight_bytes(runs.data, runs.starts, np.minimum(sizes, 8))
    high = np.zeros_like(low)
    longer = np.flatnonzero(sizes > 8)
    high[longer] = eight_bytes(runs.data, runs.starts[longer] + 8, sizes[longer] - 8)
    return low, high


def eight_bytes(data: bytes, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> Keys:
    """uint64[n]: what begins at `starts`, up to 8 bytes as `sizes` says, the first one lowest.

    `PADDING` stands behind the text.
    """
    words = np.frombuffer(data, "<u8", len(data) // 8)
    at, shift = starts >> 3, (starts & 7).astype(np.uint64) << np.uint64(3)
    found: Keys = words.take(at) >> shift
    # Shifted by 64 bits, of which there is nothing to add, NumPy leaves nothing.
    found |= words.take(at + 1) << (np.uint64(64) - shift)
    found &= _MASKS.take(sizes)
    return found


def heads(data: bytes, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> Keys:
    """uint64[n]: up to 8 bytes of each text as a number that has the order of the texts."""
    return eight_bytes(data, starts, sizes.clip(max=8)).byteswap()  # the first byte weighs most


class RunTable:
    """Runs with the numbers that they were given, from 1 on: a hash table of arrays.

    A slot has a number, and a number its keys: what comes often has come early, so that
    most of what is looked at is near at hand. Whoever finds a slot taken tries the next.
    """

    def __init__(self) -> None:
        # Odd, and others in each process: nobody can write a text whose runs all collide.
        self._factors = [np.uint64(secrets.randbits(64) | 1) for _ in range(3)]
        self._keys: NDArray[np.uint64] = np.zeros((2, 1 << 10), np.uint64)  # by number
        self._slots: NDArray[np.int32] = np.zeros(4 << 10, np.int32)

    def numbers(self, low: Keys, high: Keys) -> NDArray[np.int64]:
        """The number of each run, 0 for one that has none."""
        at = self._first_slots(low, high)
        numbers = self._slots.take(at).astype(np.int64)
        looking = np.flatnonzero(self._is_other(numbers, low, high))
        at = at[looking]
        while len(looking):
            at = self._next_slots(at)
            found = self._slots.take(at).astype(np.int64)
            numbers[looking] = found
            goes_on = self._is_other(found, low[looking], high[looking])
            looking, at = looking[goes_on], at[goes_on]
        return numbers

    def add(self, low: Keys, high: Keys, numbers: NDArray[np.int64]) -> None:
        """Gives runs that are not there, each once, their numbers."""
        size = self._keys.shape[1]
        most = int(numbers.max(initial=0))
        if most >= size:
            while most >= size:
                size *= 2
            keys = np.zeros((2, size), np.uint64)
            keys[:, : self._keys.shape[1]] = self._keys
            self._keys, self._slots = keys, np.zeros(4 * size, np.int32)
            known = np.flatnonzero(keys[0]).astype(np.int64)
            self._fill(keys[0][known], keys[1][known], known)
        self._keys[0][numbers], self._keys[1][numbers] = low, high
        self._fill(low, high, numbers)

    def _fill(self, low: Keys, high: Keys, numbers: NDArray[np.int64]) -> None:
        at = self._first_slots(low, high)
        while len(numbers):
            is_free = self._slots[at] == 0
            self._slots[at[is_free]] = numbers[is_free]  # of several for one slot the last is in
            is_out = self._slots[at] != numbers
            at, numbers = self._next_slots(at[is_out]), numbers[is_out]

    def _is_other(self, numbers: NDArray[np.int64], low: Keys, high: Keys) -> NDArray[np.bool_]:
        """Where a number is that of another run."""
        lows, highs = self._keys
        is_other: NDArray[np.bool_] = lows.take(numbers) != low
        is_other |= highs.take(numbers) != high
        is_other &= numbers > 0
        return is_other

    def _first_slots(self, low: Keys, high: Keys) -> NDArray[np.int64]:
        one, two, three = self._factors
        mixed = low * one + high * two
        mixed ^= mixed >> np.uint64(32)
        mixed *= three
        mixed >>= np.uint64(65 - len(self._slots).bit_length())
        return mixed.view(np.int64)

    def _next_slots(self, at: NDArray[np.int64]) -> NDArray[np.int64]:
        return (at + 1) & (len(self._slots) - 1)
