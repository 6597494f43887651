"""The units, places, authors and tags of the invented news."""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random

from indexer.story import Author, Location
from tests.benchmarks.engine.language import Language, language

UNITS, COUNTRIES, REGIONS, SITES, AUTHORS, TAGS = 3_000, 150, 60, 4_000, 8_000, 300
COUNTRIES_WITH_REGIONS = 6

_FORMATIONS = (
    "Infantry Brigade", "Fighter Wing", "Carrier Strike Group", "Sustainment Command",
    "Public Affairs Detachment", "Engineer Battalion", "Airlift Squadron", "Marine Regiment",
    "Medical Group", "Signal Company", "Support Wing", "Artillery Battalion",
)  # fmt: skip
_SITES = ("Air Base", "Barracks", "Naval Station", "Training Area", "Range", "Camp")
_RANKS = ("Sgt.", "Spc.", "Staff Sgt.", "Airman 1st Class", "Capt.", "Petty Officer 2nd Class")


@dataclass(frozen=True)
class World:
    """What stories choose from, the most used first."""

    units: tuple[str, ...]
    locations: tuple[Location, ...]
    authors: tuple[Author, ...]
    tags: tuple[str, ...]


@cache
def world(seed: int) -> World:
    """The world of a seed; made once a process."""
    rng, spoken = Random(f"world {seed}"), language(seed)

    def name(ending: str = "") -> str:
        return _name(rng, spoken) + ending

    units: dict[str, None] = {}
    while len(units) < UNITS:
        units[f"{_ordinal(rng.randint(1, 400))} {name('ton')} {rng.choice(_FORMATIONS)}"] = None
    tags: dict[str, None] = {}
    while len(tags) < TAGS:
        tags[spoken.words[rng.randint(100, 5_000)]] = None
    return World(
        units=tuple(units),
        locations=_locations(rng, spoken),
        authors=tuple(
            Author(rng.choice(_RANKS), f"{name()} {name('son')}") for _ in range(AUTHORS)
        ),
        tags=tuple(tags),
    )


def _locations(rng: Random, spoken: Language) -> tuple[Location, ...]:
    """Sites, most of them in a few countries; those with regions have each site in one."""
    codes = ["".join(pair) for pair in product(string.ascii_uppercase, repeat=2)]
    countries = [
        (code, f"{_name(rng, spoken)}land") for code in sorted(rng.sample(codes, COUNTRIES))
    ]
    rng.shuffle(countries)
    regions = [_name(rng, spoken) for _ in range(REGIONS)]
    found: dict[Location, None] = {}
    while len(found) < SITES:
        country = int(COUNTRIES * rng.random() ** 3)
        code, label = countries[country]
        region = None
        if country < COUNTRIES_WITH_REGIONS:
            region = rng.choice(regions[country::COUNTRIES_WITH_REGIONS])
        site = f"{_name(rng, spoken)} {rng.choice(_SITES)}"
        found[Location(site, region, code, label)] = None
    return tuple(found)


def _name(rng: Random, spoken: Language) -> str:
    """A word that is rare in prose, as a proper name; no number."""
    while not (word := spoken.words[rng.randint(5_000, 100_000)]).isalpha():
        pass
    return word.capitalize()


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
