"""Which country or part of a country a name or a code means.

The tables are ISO 3166's, from pycountry, loaded on first use: a process that
only searches never needs them. Names are the usual English
ones; those of regions are without accents, as the site prints them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Country:
    """A country's ISO 3166-1 code, where it has one, and its usual name."""

    code: str | None
    name: str


_USUAL_NAMES = {
    # Where ISO has a formal or an inverted name and no common one.
    "BN": "Brunei",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "FK": "Falkland Islands",
    "FM": "Micronesia",
    "MF": "Saint Martin",
    "PS": "Palestine",
    "RU": "Russia",
    "SX": "Sint Maarten",
    "VA": "Holy See",
    "VG": "British Virgin Islands",
    "VI": "U.S. Virgin Islands",
}
_OTHER_NAMES = {
    "bosnia": "BA",
    "bosnia herzegovina": "BA",
    "burma": "MM",
    "cape verde": "CV",
    "czech republic": "CZ",
    "east timor": "TL",
    "great britain": "GB",
    "ivory coast": "CI",
    "korea": "KR",
    "macedonia": "MK",
    "republic of korea": "KR",
    "swaziland": "SZ",
    "turkey": "TR",
    "uk": "GB",
    "virgin islands": "VI",
}
_KOSOVO = Country(None, "Kosovo")
"""No code in ISO 3166-1; `XK` is the one that others use for it, `KV` the US's own."""

_REGION_NAMES = {
    # German states, whose ISO names are German.
    "DE-BY": "Bavaria",
    "DE-HE": "Hesse",
    "DE-NI": "Lower Saxony",
    "DE-NW": "North Rhine-Westphalia",
    "DE-RP": "Rhineland-Palatinate",
    "DE-SN": "Saxony",
    "DE-ST": "Saxony-Anhalt",
    "DE-TH": "Thuringia",
}


def country(text: str) -> Country | None:
    """The country of that name or two-letter code, in any case."""
    return _countries().get(_key(text))


def region(country_code: str, text: str) -> str | None:
    """The name of a part of a country, from its name or its code there."""
    return _regions(country_code).get(_key(text))


def _key(text: str) -> str:
    """What the spellings of one name have in common: letters and digits without accents."""
    undotted = text.replace(".", "").replace("&", " and ")
    letters = "".join(c if c.isalnum() else " " for c in _plain(undotted))
    return " ".join(letters.split()).casefold().removeprefix("the ")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _countries() -> Mapping[str, Country]:
    import pycountry  # noqa: PLC0415 - see the module's docstring

    by_key = dict.fromkeys(("kosovo", "xk", "kv"), _KOSOVO)
    for entry in pycountry.countries:
        code = entry.alpha_2
        common_name = getattr(entry, "common_name", None)
        name = _USUAL_NAMES.get(code) or common_name or entry.name
        found = Country(code, name)
        names = (code, entry.alpha_3, name, entry.name, getattr(entry, "official_name", name))
        by_key |= {_key(spelling): found for spelling in names}
    return by_key | {key: by_key[code.casefold()] for key, code in _OTHER_NAMES.items()}


@cache
def _regions(country_code: str) -> Mapping[str, str]:
    import pycountry  # noqa: PLC0415 - see the module's docstring

    by_key: dict[str, str] = {}
    # pycountry leaves this one method without types.
    parts = pycountry.subdivisions.get(country_code=country_code)  # type: ignore[no-untyped-call]
    for entry in parts or ():
        name = _REGION_NAMES.get(entry.code) or _plain(entry.name)
        own_code = entry.code.partition("-")[2]
        by_key |= {_key(spelling): name for spelling in (own_code, entry.name, name)}
    return by_key
