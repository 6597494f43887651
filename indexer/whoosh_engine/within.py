"""Which matches stand in one field: by the positions between the field's bounds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from indexer.tree import TextField
from indexer.whoosh_engine.arrays import Ints
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.packing import Lists
from indexer.whoosh_engine.postings import Docs, Places


def begins_within(first: Ints, docs: Docs, generation: Generation) -> NDArray[np.bool_]:
    """bool[n]: where the first position is in the first field, which begins at 0."""
    _, ends = generation.bounds("title")
    found: NDArray[np.bool_] = first < ends[docs]
    return found


def has_place_within(
    places: Places, docs: Docs | NDArray[np.intp], field: TextField, generation: Generation
) -> NDArray[np.bool_]:
    """bool[n]: which of `docs` have any of the places in a field.

    Each has at least one of the places somewhere; `places` ascend.
    """
    first = generation.first_places[docs]
    starts, ends = generation.bounds(field)
    low = first if starts is None else first + starts[docs]
    at = places.searchsorted(low.astype(places.dtype))
    at[at == len(places)] = 0  # a place below `low`, if it is that of another document
    there = places[at]
    found: NDArray[np.bool_] = (there >= low) & (there - first < ends[docs])
    return found


def any_within(
    lists: Lists, docs: Docs, field: TextField, generation: Generation
) -> NDArray[np.bool_]:
    """bool[P]: which postings have a position in a field; `docs` are their documents."""
    assert lists.counts is not None
    assert lists.positions is not None
    starts, ends = generation.bounds(field)
    end = np.repeat(ends[docs], lists.counts)
    is_inside = lists.positions < end
    if starts is not None:
        is_inside &= lists.positions >= np.repeat(starts[docs], lists.counts)
    found: NDArray[np.bool_] = np.logical_or.reduceat(is_inside, lists.position_starts()[:-1])
    return found
