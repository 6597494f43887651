"""What NumPy lacks: spans of numbers, running sums from 0, sorted numbers as sets."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]

Item = TypeVar("Item", bound=np.generic)
Number = TypeVar("Number", bound=np.integer[Any])


def ends_from(lengths: Ints) -> NDArray[np.int64]:
    """int64[n + 1]: the running sum, from 0."""
    ends = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=ends[1:])
    return ends


def sizes_of(values: Sequence[Sized]) -> NDArray[np.int64]:
    """int64[n]: the length of each value."""
    return np.fromiter(map(len, values), np.int64, len(values))


def spans(starts: Ints, lengths: Ints) -> NDArray[np.int64]:
    """The numbers of all the spans, end to end: `starts[0], starts[0] + 1, …`.

    >>> spans(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    ends = np.cumsum(lengths, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    shifts: NDArray[np.int64] = np.repeat(starts - (ends - lengths), lengths)
    return np.arange(total, dtype=np.int64) + shifts


def picked(values: NDArray[Item], places: Ints) -> NDArray[Item]:
    """[n]: what stands at some places; all of them are places.

    By places of 32 bits or fewer NumPy takes one after the other, 145,000 in 600 us, unless
    it does not have to look whether they are places: then in 150. Of 64 bits there is no
    difference.
    """
    return values.take(places, mode="clip")


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """The numbers, ascending and once each: in a fifth of the time of NumPy's own `unique`."""
    ordered = np.sort(numbers)
    return ordered[is_new(ordered)]


def is_new(ordered: Ints) -> NDArray[np.bool_]:
    """bool[n]: which numbers differ from the one before; equal ones stand together."""
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def run_counts(ordered: NDArray[Number]) -> tuple[NDArray[Number], NDArray[np.int64]]:
    """Each of some numbers of which equal ones stand together, once, and how often it is there."""
    starts = is_new(ordered).nonzero()[0]
    counts = np.empty(len(starts), np.int64)
    counts[:-1] = starts[1:] - starts[:-1]
    counts[-1:] = len(ordered) - starts[-1:]
    return ordered[starts], counts
