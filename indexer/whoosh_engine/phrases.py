"""Where the words of a phrase follow one another, as arrays of places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.matches import SPARSE, looked_up, places_of
from indexer.whoosh_engine.postings import Places


def adjacent(places: Sequence[Places]) -> Places:
    """The places of the first terms of phrases, whose terms stand right behind each other."""
    rarest, *others = sorted(enumerate(places), key=lambda term: len(term[1]))
    offset, found = rarest
    found = found - found.dtype.type(offset)  # below the first text's start it is no place
    for offset, there in others:
        step = found.dtype.type(offset)
        found = common(found + step, there) - step
    return found


def common(few: Places, many: Places) -> Places:
    """The numbers that are in both; each has them ascending and once."""
    if len(few) * SPARSE < len(many):
        found: Places = few[places_of(looked_up(few, many)[1])]
        return found
    both = np.concatenate([few, many])  # a third of the time of looking each one up
    both.sort()
    twice: Places = both[places_of(both[1:] == both[:-1])]
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
