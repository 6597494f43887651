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
    terms = FacetTerms(facet, segments, bytes)
    known = [(), *(((term.decode(),) * 2,) for term in terms.every)]
    codes = np.arange(1, len(known), dtype=np.int64)
    level = Level(codes, codes + 1, len(known))
    return FacetIndex(facet, terms.codes, [level], known.__getitem__, terms=terms)


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
    first = int(days[days > 0].min(initial=99991231)) // 10_000 * 372
    # Each day of a calendar of 31-day months has a place; those in use are numbered.
    place = np.where(days > 0, _calendar(days) - first + 1, 0)
    used = np.zeros(int(place.max(initial=0)) + 1, bool)
    used[place] = True
    used[0] = True
    codes = (np.cumsum(used) - 1)[place]
    distinct = np.zeros(int(used.sum()), np.int64)
    distinct[codes] = days
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


def _calendar(days: NDArray[np.int32]) -> NDArray[np.int64]:
    """A number for each day that grows with it: 31 a month, 372 a year."""
    return (days // 10_000 * 372 + (days // 100 % 100 - 1) * 31 + days % 100 - 1).astype(np.int64)


@lru_cache(maxsize=50_000)
def _levels_of(term: bytes) -> Levels:
    return location_levels(term)


def _steps(term: bytes) -> tuple[str, ...]:
    """What puts locations into the order of their tree."""
    return tuple(value for value, _ in _levels_of(term))


@lru_cache(maxsize=50_000)
def _day_levels(day: int) -> Levels:
    return date_levels(date(day // 10_000, day // 100 % 100, day % 100))
