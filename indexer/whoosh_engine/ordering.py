"""Many terms are put in order at once, as arrays: eight bytes of each at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import ends_from, sizes_of
from indexer.whoosh_engine.runs import PADDING, heads

_WIDTH = 8
_MORE = _WIDTH + 1
"""Stands for any number of bytes beyond those that are looked at."""


class Order(NamedTuple):
    """How `n` terms follow one another; equal ones stay as they came.

    Attributes:
        places: int64[n], where the first, the second … of them is.
        is_new: bool[n], which of these differs from the one before.
    """

    places: NDArray[np.int64]
    is_new: NDArray[np.bool_]


def order_of(terms: Sequence[bytes]) -> Order:
    """The order of some terms."""
    sizes = sizes_of(terms)
    return order_within(b"".join(terms) + PADDING, ends_from(sizes)[:-1], sizes)


def order_within(data: bytes, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> Order:
    """The order of terms that are somewhere in `data`, behind which is `PADDING`.

    Like a radix sort from the left: only those that agree so far are looked at further.
    """
    places = np.arange(len(starts))
    is_new = np.zeros(len(starts), bool)
    is_new[:1] = True
    tied = places.copy()  # places in the order, ascending
    depth = 0
    while len(tied):
        these = places[tied]
        left = (sizes[these] - depth).clip(0, _MORE)
        head = heads(data, starts[these] + depth, left)
        left = left.astype(np.uint8)
        ties = np.cumsum(is_new[tied])
        # With nothing behind it a term stands before one that has zeros there.
        by = np.lexsort((left, head, ties) if depth else (left, head))
        places[tied] = these[by]
        head, left = head[by], left[by]
        differs = (head[1:] != head[:-1]) | (left[1:] != left[:-1])
        is_new[tied[1:]] |= differs
        goes_on = np.append(~is_new[tied[1:]], False) | ~is_new[tied]
        tied = tied[goes_on & (left == _MORE)]
        depth += _WIDTH
    return Order(places, is_new)
