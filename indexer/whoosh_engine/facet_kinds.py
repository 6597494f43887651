"""The three kinds of facets, made of a generation's columns: values, places and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from operator import eq

import numpy as np
from numpy.typing import NDArray

from indexer.fields import Facet, date_levels
from indexer.whoosh_engine.arrays import Ints, sizes_of
from indexer.whoosh_engine.facet_terms import FacetTerms
from indexer.whoosh_engine.facets import DateIndex, FacetIndex, Levels
from indexer.whoosh_engine.levels import Level
from indexer.whoosh_engine.records import location_levels, location_steps
from indexer.whoosh_engine.segment import Segment


def values(facet: Facet, segments: Sequence[Segment]) -> FacetIndex:
    """The index of a facet without levels."""
    terms = FacetTerms(facet, segments)
    every = terms.every
    codes = np.arange(1, len(every) + 1)
    level = Level(codes, codes + 1, len(every) + 1)
    levels_of = cache(lambda code: ((every[code - 1].decode(),) * 2,))
    return FacetIndex(facet, terms.codes, [level], levels_of, terms=terms)


def places(facet: Facet, segments: Sequence[Segment]) -> FacetIndex:
    """The index of locations, whose terms hold all their levels."""
    terms = FacetTerms(facet, segments, location_steps)
    every = terms.every
    steps: list[list[bytes]] = [[], *terms.keys]
    depths = sizes_of(steps)
    shared = _shared(steps, depths)
    levels = [_level_of(shared, depths, depth) for depth in range(int(depths.max()) or 1)]
    levels_of = cache(lambda code: location_levels(every[code - 1]))

    def by_label(start: int, depth: int) -> tuple[str, str] | tuple[bytes, bytes]:
        if not depth:  # the code of a country is not its label
            return levels_of(start)[0][::-1]
        path = steps[start][: depth + 1]
        return path[-1], b"/".join(path)  # UTF-8 has the order of what it stands for

    return FacetIndex(facet, terms.codes, levels, levels_of, terms=terms, by_label=by_label)


def dates(facet: Facet, days: NDArray[np.int32]) -> FacetIndex:
    """The index of days given as YYYYMMDD, 0 for none; years and months are above them."""
    # Each day of a calendar of 31-day months has a place; those in use are numbered.
    first = int(days.min(initial=99991231, where=days > 0)) // 10_000
    place = _calendar(days, first)
    used = np.bincount(place, minlength=1) > 0
    used[0] = True
    numbers = np.cumsum(used) - 1
    codes = numbers.astype(np.min_scalar_type(int(numbers[-1]))).take(place)
    distinct = _days(used.nonzero()[0], first)
    levels = [_level_of_numbers(distinct // width) for width in (10_000, 100, 1)]
    levels_of = cache(lambda code: _day_levels(int(distinct[code])))
    return DateIndex(facet, codes, levels, levels_of, days=distinct)


def _shared(steps: Sequence[Sequence[bytes]], depths: Ints) -> NDArray[np.int64]:
    """int64[C]: how many steps each place and the one before begin with alike."""
    shared = np.zeros(len(steps), np.int64)
    for depth in range(int(depths.max())):
        here = [path[depth] if len(path) > depth else None for path in steps]
        is_same = np.fromiter(map(eq, here[1:], here), bool, len(here) - 1)
        shared[1:] += is_same & (shared[1:] == depth) & (depths[1:] > depth)
    return shared


def _level_of(shared: Ints, depths: Ints, depth: int) -> Level:
    """The spans of codes that have the same first `depth + 1` steps.

    int64[C] each: how many steps each code has, and how many it shares with the one before.
    """
    goes_on = shared > depth
    starts = np.flatnonzero((depths > depth) & ~goes_on)
    ends = np.flatnonzero(np.append(~goes_on, True))
    return Level(starts, ends[ends.searchsorted(starts, "right")], len(depths))


def _level_of_numbers(numbers: NDArray[np.int64]) -> Level:
    """The same of numbers; 0 is no node."""
    starts = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1]))
    ends = np.append(starts[1:], len(numbers))
    is_node = numbers[starts] > 0
    return Level(starts[is_node], ends[is_node], len(numbers))


def _calendar(days: NDArray[np.int32], first: int) -> NDArray[np.int32]:
    """A number for each day from that year on, 1 and more, that grows with it; 0 for none.

    31 a month, 372 a year.
    """
    months = days // 100
    years = months // 100
    numbers = days - np.int32(372 * first + 31)
    months *= 69
    numbers -= months
    years *= 2_728
    numbers -= years
    np.maximum(numbers, 0, out=numbers)  # where there is no day
    return numbers


def _days(numbers: NDArray[np.intp], first: int) -> NDArray[np.int64]:
    """What `_calendar` was given."""
    years, rest = np.divmod(numbers - 1, 372)
    months, days = np.divmod(rest, 31)
    return np.where(numbers > 0, (years + first) * 10_000 + (months + 1) * 100 + days + 1, 0)


@lru_cache(maxsize=50_000)
def _day_levels(day: int) -> Levels:
    return date_levels(date(day // 10_000, day // 100 % 100, day % 100))
