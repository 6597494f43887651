"""What makes archives uneven: exercises that return each year, invented disasters.

A happening binds days, places and units together; stories gather around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexer.demo.units import UNIT_NAMED, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that brings units to places for some days.

    `disaster_kind` is `None` for an exercise. `scenes` are the pairs of unit and
    place key that may appear in it.
    """

    name: str
    first_day: date
    day_count: int
    scenes: tuple[tuple[Unit, str], ...]
    disaster_kind: str | None = None


@dataclass(frozen=True, slots=True)
class _Yearly:
    """An exercise that returns: every `every` years, its two-digit year in its name."""

    name: str
    first_year: int
    every: int
    month: int
    day: int
    day_count: int
    places: str
    unit_starts: str


# Units are named by the beginnings of their names, between semicolons.
_EXERCISES = (
    _Yearly("Pacific Lantern", 2006, 2, 6, 20, 30, "pacific philippine_sea",
            "USS Halloran; USS Marrow Bay; USS Bellweather"),
    _Yearly("Northern Compass", 2006, 1, 10, 4, 16, "eielson",
            "558th; 391st; 394th; 397th; 468th"),
    _Yearly("Ember Ridge", 2008, 1, 8, 16, 12, "korea humphreys",
            "35th Marine; 5th Stryker; 4th Battalion, 31st"),
    _Yearly("Meadow Sabre", 2014, 1, 5, 8, 24, "drawsko pabrade hohenfels",
            "184th; 6th Brigade; 62nd; 1st Battalion, 277th"),
    _Yearly("Golden Banca", 2009, 1, 4, 10, 14, "subic palawan",
            "35th Marine; 4th Battalion, 31st; 127th"),
    _Yearly("Jungle Lotus", 2010, 1, 2, 12, 12, "korat", "5th Stryker; 35th Marine; 127th"),
    _Yearly("Steppe Crane", 2008, 2, 7, 28, 14, "five_hills", "948th; 14th Marine"),
    _Yearly("Baltic Tern", 2014, 1, 6, 5, 14, "baltic", "USS Ostrander"),
    _Yearly("Amber Kestrel", 2012, 2, 9, 9, 12, "spangdahlem lakenheath powidz", "356th; 346th"),
    _Yearly("Southern Mariner", 2007, 1, 8, 2, 14, "caribbean",
            "USS Cedar Point; USS Trask; Coast Guard Cutter Resolve"),
    _Yearly("Silent Lattice", 2012, 1, 4, 22, 12, "meade san_antonio lincoln",
            "298th; 784th; 147th"),
    _Yearly("Dry Season Partner", 2012, 1, 7, 6, 18, "darwin", "35th Marine"),
    _Yearly("Island Falcon", 2007, 1, 2, 3, 14, "andersen", "849th; 391st; 394th; 397th"),
)  # fmt: skip


# Their dates keep clear of real disasters in the same places.
def _disaster(kind: str, name: str, first_day: date, places: str, unit_starts: str) -> Happening:
    return Happening(name, first_day, 24, _scenes(places, unit_starts, first_day.year), kind)


def _scenes(places: str, unit_starts: str, year: int) -> tuple[tuple[Unit, str], ...]:
    starts = tuple(start.strip() for start in unit_starts.split(";"))
    units = [unit for unit in UNIT_NAMED.values() if unit.name.startswith(starts)]
    return tuple((u, place) for u in units if u.stays_in(year) for place in places.split())


def _happenings() -> Iterator[Happening]:
    for yearly in _EXERCISES:
        for year in range(yearly.first_year, 2026, yearly.every):
            yield Happening(
                f"{yearly.name} {year % 100:02}",
                date(year, yearly.month, yearly.day),
                yearly.day_count,
                _scenes(yearly.places, yearly.unit_starts, year),
            )
    yield _disaster(
        "storm",
        "Hurricane Marlow",
        date(2009, 8, 18),
        "gulfport shelby",
        "1397th; Naval Mobile; 3rd Battalion, 211th",
    )
    yield _disaster(
        "flood",
        "the Red Willow floods",
        date(2010, 4, 6),
        "ripley",
        "2nd Battalion, 291st; Coast Guard Sector Duluth",
    )
    yield _disaster(
        "storm",
        "Tropical Storm Corrigan",
        date(2011, 9, 19),
        "soto_cano",
        "267th; 876th; 6th Battalion, 172nd; 35th Marine",
    )
    yield _disaster(
        "snow", "the March blizzard", date(2012, 3, 3), "lincoln bangor", "147th; 209th; 948th"
    )
    yield _disaster(
        "storm",
        "Typhoon Hanari",
        date(2014, 10, 14),
        "palawan subic",
        "35th Marine; Naval Mobile; 394th; Combat Logistics; Navy Expeditionary Med",
    )
    yield _disaster("flood", "the Bow River floods", date(2014, 4, 30), "shelby", "1397th")
    yield _disaster(
        "storm", "Cyclone Merrin", date(2015, 2, 21), "darwin", "35th Marine; Marine Medium"
    )
    yield _disaster(
        "quake",
        "the Suo Sea earthquake",
        date(2015, 6, 8),
        "iwakuni",
        "394th; Marine Fighter; Combat Logistics; 35th Marine",
    )
    yield _disaster(
        "storm",
        "Hurricane Tamsin",
        date(2016, 8, 30),
        "san_juan",
        "1016th; USS Cedar Point; 267th; 468th; 22nd Combat; 1784th",
    )
    yield _disaster(
        "storm",
        "Hurricane Bertrand",
        date(2015, 10, 3),
        "lejeune wilmington",
        "Marine Corps Base; Coast Guard Sector Wil; Combat Logistics; 3rd Battalion, 2",
    )
    yield _disaster(
        "storm",
        "Typhoon Sorin",
        date(2019, 9, 12),
        "andersen apra",
        "Naval Mobile; 664th; Helicopter Sea; Navy Cargo; 394th",
    )
    yield _disaster("flood", "the spring floods", date(2016, 5, 10), "lincoln", "147th; 1784th")
    yield _disaster(
        "fire", "the Elk Prairie Fire", date(2019, 8, 20), "salem", "948th; 1st Battalion, 268th"
    )
    yield _disaster(
        "flood",
        "the Comayagua floods",
        date(2021, 10, 5),
        "soto_cano",
        "876th; 1397th; 6th Battalion, 172nd; 267th",
    )
    yield _disaster(
        "fire", "the Cedar Ridge Fire", date(2023, 8, 24), "roberts", "1st Battalion, 268th; 468th"
    )
    yield _disaster("snow", "the Cascade ice storm", date(2022, 12, 12), "salem", "948th")
    yield _disaster(
        "quake", "the Lajas earthquake", date(2023, 7, 11), "san_juan", "1016th; 1397th; 267th"
    )
    yield _disaster(
        "storm",
        "Typhoon Amara",
        date(2022, 11, 8),
        "andersen apra",
        "Naval Mobile; Helicopter Sea; Navy Cargo; 664th",
    )
    yield _disaster("flood", "the Swatara Creek floods", date(2024, 8, 11), "indiantown", "62nd")


HAPPENINGS: tuple[Happening, ...] = tuple(h for h in _happenings() if h.scenes)
_AIR: tuple[UnitKind, ...] = ("fighter", "tanker", "airlift", "patrol", "helicopters")


def exercise_plot(kind: UnitKind) -> str:
    """The plot in which a kind of unit takes part in an exercise."""
    if kind in _AIR:
        return "air exercise"
    return {"ship": "sea exercise", "cyber": "cyber"}.get(kind, "land exercise")
