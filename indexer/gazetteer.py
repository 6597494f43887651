"""Where places are: coordinates of a location's path, as far as they are known offline.

Most bases have an airfield and most towns that news comes from have one beside them, so a
list of all airports of the world knows them by name, by town, by region and by country. What
it does not know has no coordinates here; nothing is guessed from elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from statistics import median

import airportsdata

Degrees = tuple[float, float]
"""Latitude and longitude."""

SEAS: dict[str, Degrees] = {
    # The middle of each, to the nearest degree or so: no list of airports has any.
    "Adriatic Sea": (43, 15),
    "Aegean Sea": (39, 25),
    "Arabian Gulf": (27, 51),
    "Arabian Sea": (15, 64),
    "Arctic Ocean": (80, 0),
    "Atlantic Ocean": (30, -45),
    "Baltic Sea": (58, 20),
    "Bay of Bengal": (14, 88),
    "Bering Sea": (58, -178),
    "Black Sea": (43, 34),
    "Caribbean Sea": (15, -74),
    "Coral Sea": (-18, 155),
    "East China Sea": (29, 125),
    "English Channel": (50, -2),
    "Gulf of Aden": (12, 48),
    "Gulf of Alaska": (57, -145),
    "Gulf of Mexico": (25, -90),
    "Gulf of Oman": (25, 58),
    "Gulf of Thailand": (10, 102),
    "Indian Ocean": (-15, 78),
    "Mediterranean Sea": (35, 18),
    "North Sea": (56, 3),
    "Norwegian Sea": (68, 5),
    "Pacific Ocean": (5, -160),
    "Persian Gulf": (27, 51),
    "Philippine Sea": (18, 132),
    "Red Sea": (20, 38),
    "Sea of Japan": (40, 135),
    "South China Sea": (13, 114),
    "Strait of Hormuz": (26, 56),
    "Tasman Sea": (-38, 161),
}

TOGETHER = 1.0
"""Degrees: airports of one name that are no farther apart are of one town."""
SPELLED_ALIKE = frozenset(("US",))
"""Where the list has each region under one name only: not both as Bavaria and as Bayern."""
_COUNTRIES = {"Puerto Rico": "PR", "Virgin Islands": "VI"}
"""Regions of the list that ISO 3166 counts as countries too, as stories do."""
_MILITARY = frozenset(
    "aaf afb afs airfield ang arb army barracks base camp depot fort garrison jb joint marine "  # noqa: SIM905  # a list of words
    "marines mcaf mcas mcb naf nas naval navy nolf ns post raf reservation".split(" ")
)
"""Words by which a base, or a base's airfield, is known."""
_KIND = _MILITARY | frozenset(
    "activity aerodrome air airport and area arsenal battalion center central city combat command "  # noqa: SIM905  # the same
    "construction corps county district expeditionary facility field force forward ground group "
    "guard gunnery installation international municipal national oblast of operating patrol "
    "prefecture province proving range region regional reserve site space state station support "
    "the training weapons".split(" ")
)
"""Words that say what a place is, and not which."""
_WORD = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Airport:
    names: frozenset[str]
    town: frozenset[str]
    region: frozenset[str]
    is_military: bool
    at: Degrees


@lru_cache(maxsize=50_000)
def coordinates(path: str) -> Degrees | None:
    """The place at the end of a location's path; None where that is not known.

    Loads the list of airports on first use, in half a second.

    >>> coordinates("JP/Tokyo/Yokota Air Base")
    (35.7485, 139.34801)
    """
    country, *narrower = path.split("/")
    if len(narrower) == 1 and narrower[0] in SEAS:
        return SEAS[narrower[0]]
    airports = _airports().get(country, ())
    if not narrower:
        return _middle(airports)
    inside = _inside(country, narrower[0])
    if len(narrower) == 1 and inside:
        return _middle(inside)
    fitting = _fitting(narrower[-1], inside)
    if not fitting and not (inside and country in SPELLED_ALIKE):
        fitting = _fitting(narrower[-1], airports)
        if not _are_together([at for _, _, at in fitting]):
            return None  # some Springfield of many
    return min(fitting)[-1] if fitting else None


@lru_cache(maxsize=10_000)
def _inside(country: str, region: str) -> list[_Airport]:
    """The airports of a region, of which there are a hundred in a country of thousands."""
    wanted = _telling(region)
    airports = _airports().get(country, ())
    return [airport for airport in airports if wanted and airport.region == wanted]


def _are_together(points: Sequence[Degrees]) -> bool:
    return all(max(axis) - min(axis) <= TOGETHER for axis in zip(*points, strict=True))


def _fitting(site: str, airports: Iterable[_Airport]) -> list[tuple[bool, int, Degrees]]:
    """Airports that are named as the site is, or serve the town of that name; the best least."""
    wanted = _telling(site)
    is_base = bool(_words(site) & _MILITARY)
    return [
        (
            airport.is_military != is_base,
            len((airport.town if wanted <= airport.town else airport.names) - wanted),
            airport.at,
        )
        for airport in airports
        if wanted
        and (
            wanted <= airport.town
            or wanted == airport.names
            or (airport.is_military and wanted <= airport.names)
        )
    ]


def _middle(airports: Sequence[_Airport]) -> Degrees | None:
    """Where half of the airports are on either side."""
    if not airports:
        return None
    latitudes, longitudes = zip(*(airport.at for airport in airports), strict=True)
    return round(median(latitudes), 3), round(median(longitudes), 3)


@cache
def _airports() -> dict[str, list[_Airport]]:
    """All airports with a code on tickets, and all military ones, by their country's code."""
    found: dict[str, list[_Airport]] = defaultdict(list)
    for each in airportsdata.load().values():
        named, town = _words(each["name"]), _words(each["city"])
        is_military = not _MILITARY.isdisjoint(named | town)
        if is_military or each["iata"]:  # 17,000 others are strips beside a farmhouse
            names, region = (named | town) - _KIND, _telling(each["subd"])
            at = (each["lat"], each["lon"])
            country = _COUNTRIES.get(each["subd"], each["country"])
            found[country].append(_Airport(names, town - _KIND, region, is_military, at))
    return found


def _telling(name: str) -> frozenset[str]:
    """The words of a name that say which place it is."""
    return _words(name) - _KIND


def _words(name: str) -> frozenset[str]:
    """The name's words without accents; `Grafenwoehr` and `Grafenwöhr` have the same."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = name.lower().replace("mc ", "mc")  # "Mc Chord Field"
    for written, umlaut in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        plain = plain.replace(written, umlaut)
    return frozenset(_WORD.findall(plain))
