"""Many spellings of a place become one place in the tree country → region → site.

Reads a place line as the site prints it, above the story or below it. Never
adds a level that the line does not name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.captures import countries, regions
from indexer.captures.countries import Country
from indexer.captures.place_names import place_name
from indexer.story import Location

AT_SEA = "At sea"
_SEA = re.compile(
    r".+ (?:OCEAN|SEA|GULF|STRAITS?|CHANNEL)|(?:SEA|GULF|BAY|STRAITS?) OF .+"
    r"|(?:(?:NORTH|SOUTH|EAST|WEST|CENTRAL)(?:ERN)? )?(?:ATLANTIC|PACIFIC)"
    r"|(?:(?:EASTERN|WESTERN|CENTRAL) )?MEDITERRANEAN|BAB[ -](?:EL|AL)[ -]MANDEB.*",
    re.IGNORECASE,
)
_PROVINCE = re.compile(
    r"(?:(?P<name>.+) (?:PROVINCE|PREFECTURE|GOVERNORATE|OBLAST|VOIVODESHIP|REGION|STATE)"
    r"|(?:PROVINCE|STATE|GOVERNORATE) OF (?P<name_behind>.+))",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r".*\bUN(?:DISCLOSED|SPECIFIED)\b.*|\W*(?:LOCATION UNKNOWN|UNKNOWN(?: LOCATION)?|NONE|N-A)\W*",
    re.IGNORECASE,
)
_MAX_CHARS = 300
"""Far more than a place line takes (`YOKOTA AIR BASE, TOKYO, JAPAN`: 29)."""

_MAX_REGION_CODE_CHARS = 3
_TERRITORIES = frozenset({"AS", "GU", "MP", "PR", "VI"})
"""Printed both as a country and as a part of the United States; kept as the former."""

_US = Country("US", "United States")
_GEORGIA = "GE"
_GEORGIAN_PLACE = re.compile(
    r"\b(?:TBILISI|VAZIANI|KRTSANISI|NORIO|SACHKHERE|BATUMI|KUTAISI|POTI|GORI|SENAKI|MARNEULI)\b",
    re.IGNORECASE,
)
"""Where US forces train or call in the country."""

_US_FORT = re.compile(r"(?:FORT|FT\.?) .+|.+ (?:AFB|AIR FORCE BASE|ARMY AIRFIELD)", re.IGNORECASE)
"""Bases whose kind exists in the United States only."""

_PARTS_PRINTED_AS_COUNTRIES = {
    # Key → ISO code of the country that the place is a part or a site of.
    "ascension island": "SH",
    "bonaire": "BQ",
    "diego garcia": "IO",
    "england": "GB",
    "gaza": "PS",
    "midway atoll": "UM",
    "northern ireland": "GB",
    "saipan": "MP",
    "scotland": "GB",
    "tinian": "MP",
    "wake island": "UM",
    "wales": "GB",
    "west bank": "PS",
}
_NO_HYPHEN = re.compile(r"/|(?<=\w)[‐‑–](?=\w)")
_CACHED_LINES = 4096
"""An archive's stories come from the same few thousand places over and over."""


def location(text: str, *, is_footer: bool = False) -> Location | None:
    """The place that a line such as `YOKOTA AIR BASE, TOKYO, JAPAN` names.

    Country and region may be names or codes. A footer always ends in a country's
    code, so its `CA` is Canada; elsewhere `CA` is California. `None` where no
    place is named, as in `(UNDISCLOSED LOCATION)`.
    """
    return _read(text, is_footer=is_footer) if len(text) <= _MAX_CHARS else None


@lru_cache(maxsize=_CACHED_LINES)
def _read(text: str, *, is_footer: bool) -> Location | None:
    level_count, parts = _parts(text)
    if not parts:
        return None
    found = _known(parts, is_footer=is_footer)
    if found or len(parts) < level_count:  # nothing certain is left of an undisclosed place
        return found
    *places, last = parts
    if not places:
        return Location(place_name(last), None, None, None)
    return _inside(Country(None, place_name(last)), places)


@lru_cache(maxsize=_CACHED_LINES)
def known_location(text: str) -> Location | None:
    """The place that news copy names, where it ends in a country, a state or a sea.

    Unlike a place line, copy says `Georgia` of the state.
    """
    _, parts = _parts(text) if len(text) <= _MAX_CHARS else (0, [])
    if not parts:
        return None
    if countries.key(parts[-1]) == "georgia" and not _GEORGIAN_PLACE.search(text):
        return _inside(_US, parts) if len(parts) > 1 else None
    return _known(parts, is_footer=False)


def is_sea(text: str) -> bool:
    """Whether the whole text names a sea, behind which no country stands."""
    return _SEA.fullmatch(text) is not None


def is_whole_place(text: str) -> bool:
    """Whether a footer's line on a place can be no start of another's.

    The country's code comes last, and a state's code may be mistaken for one
    where no region stands before it.
    """
    place, _, code = text.rpartition(", ")
    return is_sea(text) or (
        len(code) == 2
        and (
            code == "US" or code in _TERRITORIES or "," in place or not regions.is_state_code(code)
        )
    )


def _parts(text: str) -> tuple[int, list[str]]:
    """How many levels a line has, and those of them that name a place."""
    # A level is a segment of a path, so it cannot hold a slash.
    levels = (" ".join(level.split()) for level in _NO_HYPHEN.sub("-", text).split(","))
    named = [level.rstrip(" -–—:;") for level in levels if any(c.isalnum() for c in level)]
    return len(named), [level for level in named if not _NO_PLACE.fullmatch(level)]


def _known(parts: Sequence[str], *, is_footer: bool) -> Location | None:
    *places, last = parts
    if last.upper() == AT_SEA.upper():
        return Location(_site(places), None, None, AT_SEA)
    if _SEA.fullmatch(last):
        if not places:
            return Location(place_name(last), None, None, AT_SEA)
        return Location(_site(places), place_name(last), None, AT_SEA)
    if not is_footer and _is_us_state(parts):
        return _inside(_US, parts)
    if country_code := _PARTS_PRINTED_AS_COUNTRIES.get(countries.key(last)):
        return _inside(_country_of_code(country_code), parts)
    # `KOREA, REPUBLIC OF`: the names that ISO inverts hold a comma.
    inverted = countries.country(", ".join(parts[-2:])) if places else None
    if inverted:
        return _inside(inverted, places[:-1])
    if country := countries.country(last):
        return _inside(country, places)
    if regions.region("US", last):
        return _inside(_US, parts)
    province = _province_name(last)
    country_code = regions.country_code_of(province or last, is_called_region=bool(province))
    if country_code:
        return _inside(_country_of_code(country_code), parts)
    return None


def _country_of_code(code: str) -> Country:
    country = countries.country(code)
    assert country  # both tables are ISO 3166's
    return country


def _is_us_state(parts: Sequence[str]) -> bool:
    """Whether a line ends in a US state that could also be read as a country."""
    *places, last = parts
    country = countries.country(last)
    if country is None:
        return False
    if country.code == _GEORGIA and len(last) > _MAX_REGION_CODE_CHARS:
        return bool(places) and _US_FORT.fullmatch(places[0]) is not None
    code = last.replace(".", "")
    if not regions.is_state_code(code):
        return False
    # `RAMSTEIN, RP, DE`: a part of the country stands before its code.
    is_abroad = len(places) > 1 and _known_region(country, places[-1]) is not None
    return not is_abroad


def _inside(country: Country, places: Sequence[str]) -> Location:
    """The place in `country` that `places`, the narrowest first, name."""
    if country.code == "US" and places:
        territory = countries.country(_known_region(country, places[-1]) or "")
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

    Many a city has its province's name, so only what says so is read as one, and
    those whose name no city has; states of the US are.
    """
    known = _known_region(country, place)
    if known is None or country.code is None:
        return _province_name(place) is not None
    is_code = len(place) <= _MAX_REGION_CODE_CHARS and (place.isupper() or place.isdigit())
    return (
        is_code
        or country.code == "US"
        or regions.only_means_region(country.code, known)
        or _province_name(place) is not None
    )


def _region(country: Country, place: str) -> str | None:
    if known := _known_region(country, place):
        return known
    if place.isdigit():
        return None  # a code that is not in the tables names nothing
    return place_name(_province_name(place) or place)


def _known_region(country: Country, place: str) -> str | None:
    if not country.code:
        return None
    return regions.region(country.code, place) or (
        regions.region(country.code, province) if (province := _province_name(place)) else None
    )


def _province_name(place: str) -> str | None:
    """`NANGARHAR` of `NANGARHAR PROVINCE`."""
    match = _PROVINCE.fullmatch(place)
    return match and (match["name"] or match["name_behind"])


def _site(places: Sequence[str]) -> str | None:
    return ", ".join(map(place_name, places)) or None
