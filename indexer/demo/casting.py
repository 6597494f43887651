"""Who, where, when and which plot: the scene of each story.

Days come first, uneven as in real archives; then a unit that serves on that day,
one of its places, and a plot that suits both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from math import sqrt
from random import Random

from indexer.demo.happenings import HAPPENINGS, Happening, exercise_plot
from indexer.demo.places import PLACES, Place, Zone
from indexer.demo.plots import PLOTS
from indexer.demo.plots.plot import Plot
from indexer.demo.units import UNITS, Unit, UnitKind

FIRST_YEAR, LAST_YEAR = 2006, 2025
# Quiet beginnings, a first peak about 2011, a dip in the lean years, a second rise.
_YEAR_WEIGHTS = (
    34, 48, 64, 80, 96, 104, 90, 62, 60, 68, 72, 78, 86, 98, 82, 90, 86, 94, 88, 56,
)  # fmt: skip
# Monday to Sunday: offices post little at weekends.
_WEEKDAY_CHANCES = (0.85, 0.95, 1.0, 1.0, 0.95, 0.4, 0.3)
# January to December.
_MONTH_CHANCES = (0.75, 0.8, 0.95, 0.95, 1.0, 0.95, 0.9, 1.0, 1.0, 0.95, 0.85, 0.6)
_HAPPENING_SHARE = 0.13
# How steeply units differ: 1 would be Zipf's law proper, which leaves the last
# units of the list with too few stories to be met among 2,000.
_UNIT_SKEW = 0.75

_KIND_PLOTS: dict[UnitKind, dict[str, float]] = {
    "fighter": {"air exercise": 3, "aerial refueling": 2.5, "aircraft maintenance": 2.5,
                "night-flying notice": 1.3},
    "tanker": {"aerial refueling": 4, "aircraft maintenance": 2.5, "air exercise": 1.2,
               "night-flying notice": 0.4},
    "airlift": {"air exercise": 2, "aircraft maintenance": 2.2, "night-flying notice": 1,
                "logistics": 1.5},
    "helicopters": {"air exercise": 1, "aircraft maintenance": 2.5, "night-flying notice": 2},
    "patrol": {"air exercise": 1, "aircraft maintenance": 2, "night-flying notice": 0.8},
    "infantry": {"land exercise": 2.5, "range training": 2.5, "partnership": 3},
    "engineers": {"construction": 5, "land exercise": 0.6, "range training": 1,
                  "partnership": 0.8},
    "medical": {"medical outreach": 5, "partnership": 0.6},
    "logistics": {"logistics": 5, "range training": 0.8, "partnership": 0.5},
    "ship": {"sea patrol": 4.5, "sea exercise": 2},
    "rescue": {"search and rescue": 6, "aircraft maintenance": 1.2},
    "space": {"space cooperation": 5},
    "staff": {"space cooperation": 5},
    "cyber": {"cyber": 5},
    "band": {"band": 6},
    "base": {"community event": 2.5, "construction": 0.8, "logistics": 0.7,
             "range training": 0.4},
}  # fmt: skip
# What every kind of unit lives through; the staff of a command does not.
_COMMON_PLOTS: dict[str, float] = {
    "change of command": 0.8, "community event": 0.8, "profile": 1.1,
}  # fmt: skip
_STAYS_HOME: tuple[UnitKind, ...] = ("rescue", "space", "cyber", "band", "base")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a story is about before a word of it is written."""

    day: date
    unit: Unit
    place: Place
    plot: Plot
    happening: Happening | None


def scene(rng: Random) -> Scene:
    """A scene; about one in eight belongs to an exercise or a disaster."""
    if rng.random() < _HAPPENING_SHARE:
        happening = rng.choice(HAPPENINGS)
        unit, place_key = rng.choice(happening.scenes)
        # Most of it is written early on, and the last of it well before the end.
        lapse = min(int(rng.expovariate(3 / happening.day_count)), happening.day_count - 1)
        plot = "disaster relief" if happening.disaster_kind else exercise_plot(unit.kind)
        day = happening.first_day + timedelta(days=lapse)
        return Scene(day, unit, PLACES[place_key], PLOTS[plot], happening)
    day = _day(rng)
    units, unit_weights = _units_in(day.year)
    unit = rng.choices(units, cum_weights=unit_weights)[0]
    stays = unit.stays_in(day.year)
    stay = rng.choices(stays, [stay.share for stay in stays])[0]
    place = PLACES[stay.place]
    plots, plot_weights = plots_for(unit, place.zone, day.year)
    return Scene(day, unit, place, rng.choices(plots, cum_weights=plot_weights)[0], None)


def _day(rng: Random) -> date:
    while True:
        year = rng.choices(range(FIRST_YEAR, LAST_YEAR + 1), cum_weights=_CUMULATIVE_YEARS)[0]
        day = date(year, 1, 1) + timedelta(days=rng.randrange(365))
        if rng.random() < _WEEKDAY_CHANCES[day.weekday()] * _MONTH_CHANCES[day.month - 1]:
            return day


_CUMULATIVE_YEARS = tuple(accumulate(_YEAR_WEIGHTS))


@cache
def _units_in(year: int) -> tuple[tuple[Unit, ...], tuple[float, ...]]:
    """The units that serve in a year and their cumulative weights."""
    weights: dict[Unit, float] = {}
    for rank, unit in enumerate(UNITS, start=1):
        shares = sum(stay.share for stay in unit.stays_in(year))
        if shares:
            weights[unit] = sqrt(shares) / rank**_UNIT_SKEW
    return tuple(weights), tuple(accumulate(weights.values()))


@cache
def plots_for(unit: Unit, zone: Zone, year: int) -> tuple[tuple[Plot, ...], tuple[float, ...]]:
    """The plots that suit a unit in a zone and year, and their cumulative weights."""
    wanted = dict(_KIND_PLOTS[unit.kind])
    if unit.kind != "staff":
        for name, weight in _COMMON_PLOTS.items():
            wanted.setdefault(name, weight)
        if unit.kind not in _STAYS_HOME:
            wanted["deployment"] = 1.2
    if unit.service != "Air Force":
        # Navy and Marine aircraft are refueled by other means than the plot's boom.
        wanted.pop("aerial refueling", None)
    weights = {
        PLOTS[name]: weight
        for name, weight in wanted.items()
        if zone in PLOTS[name].zones and year >= PLOTS[name].first_year
    }
    return tuple(weights), tuple(accumulate(weights.values()))
