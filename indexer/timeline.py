"""A query's date counts as a row of bars: by year, by month or by day, as it is narrowed.

Numbers only: where a bar stands and how tall it is. What it looks like and where it
leads is the page's business.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from indexer.fields import MISSING, MONTHS
from indexer.query import Query
from indexer.results import FacetCounts

MAX_YEARS = 100
"""Beyond that, years without stories are left out: one misread date must not press all
others into a corner."""
LEAST_HEIGHT = 3.0
"""Percent; a single story among thousands can still be seen."""
UNITS = {0: "year", 4: "month", 7: "day"}
"""What a bar stands for, by the length of what the bars are within."""
MAX_LABELS = 8
"""So many years fit beside one another on a phone."""


class Bar(NamedTuple):
    """One year, month or day; a tuple, as there are a hundred of them.

    Attributes:
        value: of the date facet.
        tick: the short label below the bar, empty below most.
        x, width: percent of the row, the gap after the bar not among it; `room` is with it.
        height: percent of the tallest.
        is_selected: it is asked for, in part at least.
    """

    value: str
    tick: str
    count: int  # type: ignore[assignment]  # hides a tuple's method, which nobody needs
    x: float
    width: float
    room: float
    height: float
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars in order of time; `within` is the year or month they are of, or empty."""

    within: str
    unit: str
    bars: tuple[Bar, ...]


def timeline(query: Query, counts: FacetCounts) -> Timeline:
    """The bars of a date facet, as far as `query` narrows it."""
    within = _within(query)
    count_of = {value.value: value.count for value in counts.values}
    periods = list(_periods(within, count_of))
    tallest = max((count_of.get(value, 0) for value, _ in periods), default=0) or 1
    step = 100 / max(len(periods), 1)
    every = -(-len(periods) // MAX_LABELS)
    is_asked = _asked(query)
    bars = (
        Bar(
            value=value,
            tick=tick if at % every == 0 else "",
            count=count,
            x=round(at * step, 2),
            width=round(step * (0.8 if len(periods) > 1 else 0.05), 2),
            room=round(step, 2),
            height=height,
            is_selected=is_asked(value),
        )
        for at, (value, tick) in enumerate(periods)
        for count in (count_of.get(value, 0),)
        for height in (round(max(100 * count / tallest, LEAST_HEIGHT), 1) if count else 0.0,)
    )
    return Timeline(within, UNITS[len(within)], tuple(bars))


def zoomed(query: Query, value: str) -> Query:
    """The question narrowed to one year, month or day, or with no date for an empty `value`."""
    return replace(query.with_only("date", value), date_from=None, date_to=None)


def _within(query: Query) -> str:
    """The month, or else the year, that all asked-for dates are in; empty if there is none."""
    asked = [value[:7] for value in query.values("date") if value != MISSING]
    if query.date_from or query.date_to:
        year_and_month = [value for value in query.opened("date") if _is_within_range(query, value)]
        asked.append(max(year_and_month, key=len, default=""))
    for width in (7, 4):
        starts = {value[:width] for value in asked}
        if len(starts) == 1 and len(start := starts.pop()) == width:
            return start
    return ""


def _is_within_range(query: Query, value: str) -> bool:
    return all(
        day is not None and day.isoformat().startswith(value)
        for day in (query.date_from, query.date_to)
    )


def _periods(within: str, count_of: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Value and short label of each bar."""
    if not within:
        years = sorted(int(value) for value in count_of if len(value) == 4)
        if years and years[-1] - years[0] < MAX_YEARS:
            years = list(range(years[0], years[-1] + 1))
        for year in years[-MAX_YEARS:]:
            yield f"{year:04}", f"{year:04}"
    elif len(within) == 4:
        for number, name in enumerate(MONTHS, 1):
            yield f"{within}-{number:02}", name[:3]
    else:
        year, month = map(int, within.split("-"))
        for day in range(1, monthrange(year, month)[1] + 1):
            yield f"{within}-{day:02}", str(day)


def _asked(query: Query) -> Callable[[str], bool]:
    """Whether any day of a period is asked for by a value or by the range."""
    values = [value for value in query.values("date") if value != MISSING]
    if values or not (query.date_from or query.date_to):
        return lambda period: any(
            period.startswith(value) or value.startswith(period) for value in values
        )
    first = (query.date_from or date.min).isoformat()
    last = (query.date_to or date.max).isoformat()
    return lambda period: first[: len(period)] <= period <= last[: len(period)]
