"""The three kinds of facets, made of a generation's columns: values, places and dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.fields import Facet, date_levels
from indexer.whoosh_engine.facet_terms import FacetTerms
from indexer.whoosh_engine.facets import DateIndex, FacetIndex, Levels
from indexer.whoosh_engine.levels import Level
from indexer.whoosh_engine.records import location_levels
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
    terms = FacetTerms(facet, segments, _steps)
    known = [(), *(_levels_of(term) for term in terms.every)]
    levels = []
    for depth in range(max(map(len, known), default=0) or 1):
        of_codes = [levels[depth][0] if depth < len(levels) else None for levels in known]
        levels.append(_level_of(of_codes))
    return FacetIndex(facet, terms.codes, levels, known.__getitem__, terms=terms)


def dates(facet: Facet, days: NDArray[np.int32]) -> FacetIndex:
    """The index of days given as YYYYMMDD, 0 for none; years and months are above them."""
    # Each day of a calendar of 31-day months has a place; those in use are numbered.
    first = int(days.min(initial=99991231, where=days > 0)) // 10_000
    place = _calendar(days, first)
    used = np.zeros(int(place.max(initial=0)) + 1, bool)
    used[place] = True
    used[0] = True
    numbers = np.cumsum(used) - 1
    codes = numbers.astype(np.min_scalar_type(int(numbers[-1])))[place]
    distinct = _days(used.nonzero()[0], first)
    levels = [_level_of_numbers(distinct // width) for width in (10_000, 100, 1)]
    levels_of = cache(lambda code: _day_levels(int(distinct[code])))
    return DateIndex(facet, codes, levels, levels_of, days=distinct)


def _level_of(of_codes: Sequence[str | None]) -> Level:
    """The spans of codes with one value; None is no node."""
    starts, ends = [], []
    before = None
    for code, value in enumerate([*of_codes, None]):
        if value != before:
            if before is not None:
                ends.append(code)
            if value is not None:
                starts.append(code)
        before = value
    return Level(np.array(starts, np.int64), np.array(ends, np.int64), len(of_codes))


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
    numbers = days - 69 * months - 2_728 * years - np.int32(372 * first + 31)
    return np.where(days > 0, numbers, 0)


def _days(numbers: NDArray[np.intp], first: int) -> NDArray[np.int64]:
    """What `_calendar` was given."""
    years, rest = np.divmod(numbers - 1, 372)
    months, days = np.divmod(rest, 31)
    return np.where(numbers > 0, (years + first) * 10_000 + (months + 1) * 100 + days + 1, 0)


@lru_cache(maxsize=50_000)
def _levels_of(term: bytes) -> Levels:
    return location_levels(term)


def _steps(term: bytes) -> tuple[str, ...]:
    """What puts locations into the order of their tree."""
    return tuple(value for value, _ in _levels_of(term))


@lru_cache(maxsize=50_000)
def _day_levels(day: int) -> Levels:
    return date_levels(date(day // 10_000, day // 100 % 100, day % 100))
