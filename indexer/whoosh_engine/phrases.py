"""Where the words of a phrase follow one another, as arrays of places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.matches import looked_up, places_of
from indexer.whoosh_engine.postings import Places

SPARSE = 100
"""Where one list is so many times as long as the other, the few are looked up in it: 100,000
among ten million take as long as merging the two."""

AT_ONCE = 1 << 16
"""Of the longer list that is merged at once: with what it meets it fits a core's cache, which
takes two thirds of the time of merging all."""


def adjacent(places: Sequence[Places]) -> Places:
    """The places of the first terms of phrases, whose terms stand right behind each other."""
    rarest, *others = sorted(enumerate(places), key=lambda term: len(term[1]))
    offset, found = rarest
    first = found.dtype.type(offset)
    found = found[found.searchsorted(first) :] - first  # the first text begins at place 0
    for offset, there in others:
        step = found.dtype.type(offset)
        found = common(found + step, there) - step
    return found


def common(few: Places, many: Places) -> Places:
    """The numbers that are in both; each has them ascending and once."""
    if len(few) * SPARSE < len(many):
        found: Places = few[places_of(looked_up(few, many)[1])]
        return found
    parts = np.split(few, few.searchsorted(many[AT_ONCE::AT_ONCE]))
    starts = range(0, max(len(many), 1), AT_ONCE)
    pieces = [many[start : start + AT_ONCE] for start in starts]
    return np.concatenate(
        [_twice(np.concatenate(pair)) for pair in zip(parts, pieces, strict=True)]
    )


def _twice(numbers: Places) -> Places:
    """What is there twice in two ascending lists, end to end; they are put in order."""
    numbers.sort(kind="stable")  # merges what is in order already
    twice: Places = numbers[places_of(numbers[1:] == numbers[:-1])]
    return twice


def near(places: Sequence[Places], distance: int, generation: Generation) -> Places:
    """The places of the last terms of phrases, each at most so far behind the one before."""
    ends = places[0]
    for there in places[1:]:
        before = ends.searchsorted(there) - 1  # the nearest end before each, if there is one
        has_one = places_of(before >= 0)
        nexts, lasts = there[has_one], ends[before[has_one]]
        fits = places_of(nexts - lasts <= distance)
        nexts, lasts = nexts[fits], lasts[fits]
        ends = nexts[places_of(generation.docs_at(nexts) == generation.docs_at(lasts))]
        if not len(ends):
            break
    return ends
