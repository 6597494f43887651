"""Many spellings of a place become one place in the tree country → region → site.

Reads a place line as the site prints it, above the story or below it. Never
adds a level that the line does not name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.captures import countries
from indexer.captures.countries import Country
from indexer.captures.place_names import place_name
from indexer.story import Location

_AT_SEA = "At sea"
_SEA = re.compile(
    r".+ (?:OCEAN|SEA|GULF|STRAITS?|CHANNEL)|(?:SEA|GULF|BAY|STRAITS?) OF .+", re.IGNORECASE
)
_PROVINCE = re.compile(r"(.+) (?:PROVINCE|PREFECTURE|GOVERNORATE|REGION|STATE)", re.IGNORECASE)
_UNDISCLOSED = re.compile(r"\(?UNDISCLOSED(?: LOCATION)?\)?", re.IGNORECASE)
_MAX_CHARS = 300
"""Far more than a place line takes (`YOKOTA AIR BASE, TOKYO, JAPAN`: 29)."""

_MAX_REGION_CODE_CHARS = 3

_TERRITORIES = frozenset({"AS", "GU", "MP", "PR", "VI"})
"""Printed both as a country and as a part of the United States; kept as the former."""

_US = Country("US", "United States")
_UK = Country("GB", "United Kingdom")
_UK_NATIONS = frozenset({"ENGLAND", "SCOTLAND", "WALES", "NORTHERN IRELAND"})


def location(text: str) -> Location | None:
    """The place that a line such as `YOKOTA AIR BASE, TOKYO, JAPAN` names.

    Country and region may be names or codes. `None` where no place is named, as
    in `(UNDISCLOSED LOCATION)`.
    """
    if len(text) > _MAX_CHARS:
        return None
    # A level is a segment of a path, so it cannot hold a slash.
    levels = (" ".join(level.replace("/", "-").split()) for level in text.split(","))
    parts = [
        level
        for level in levels
        if any(c.isalnum() for c in level) and not _UNDISCLOSED.fullmatch(level)
    ]
    if not parts:
        return None
    *places, last = parts
    if last.upper() == _AT_SEA.upper():
        return Location(_site(places), None, None, _AT_SEA)
    if _SEA.fullmatch(last):
        return Location(_site(places), place_name(last), None, _AT_SEA)
    if last.upper() in _UK_NATIONS:
        return _inside(_UK, parts)
    if country := countries.country(last):
        return _inside(country, places)
    if countries.region("US", last):
        return _inside(_US, parts)  # only one country has that state
    if not places:
        return Location(place_name(last), None, None, None)
    return _inside(Country(None, place_name(last)), places)


def _inside(country: Country, places: Sequence[str]) -> Location:
    """The place in `country` that `places`, the narrowest first, name."""
    if country.code == "US" and places:
        territory = countries.country(countries.region("US", places[-1]) or "")
        if territory and territory.code in _TERRITORIES:
            country, places = territory, places[:-1]
        if list(map(str.upper, places)) == ["WASHINGTON"]:
            places = [*places, "DC"]  # as in news copy; the state's stories name a town
    region = None
    if len(places) > 1 or (places and _is_region(country, places[0])):
        region = _region(country, places[-1])
        places = places[:-1]
    return Location(_site(places), region, country.code, country.name)


def _is_region(country: Country, place: str) -> bool:
    """Whether the only place that is named inside `country` is a part of it, not a site.

    Many a city has its province's name, so only what says so is read as one;
    states of the US are.
    """
    if _PROVINCE.fullmatch(place) or place.upper() in _UK_NATIONS:
        return True
    is_code = len(place) <= _MAX_REGION_CODE_CHARS and place.isupper()
    return (is_code or country.code == "US") and _known_region(country, place) is not None


def _region(country: Country, place: str) -> str:
    province = _PROVINCE.fullmatch(place)
    bare_name = _known_region(country, province[1]) if province else None
    return _known_region(country, place) or bare_name or place_name(place)


def _known_region(country: Country, place: str) -> str | None:
    return countries.region(country.code, place) if country.code else None


def _site(places: Sequence[str]) -> str | None:
    return ", ".join(map(place_name, places)) or None
