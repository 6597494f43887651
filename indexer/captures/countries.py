"""Which country a name or a code means.

The table is ISO 3166's, from pycountry, loaded on first use: a process that only
searches never needs it. Names are those that a US newspaper uses.
"""

from __future__ import annotations

import re
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
    # Where ISO has a formal, an inverted or a foreign name and no common one.
    "BN": "Brunei",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "FK": "Falkland Islands",
    "FM": "Micronesia",
    "MF": "Saint Martin",
    "PS": "Palestine",
    "RU": "Russia",
    "SH": "Saint Helena",
    "SX": "Sint Maarten",
    "TR": "Turkey",
    "VA": "Holy See",
    "VG": "British Virgin Islands",
    "VI": "U.S. Virgin Islands",
}
_OTHER_NAMES = {
    # Former, short and informal names, and abbreviations that are not ISO codes.
    "bosnia": "BA",
    "bosnia herzegovina": "BA",
    "britain": "GB",
    "burma": "MM",
    "cape verde": "CV",
    "czech republic": "CZ",
    "dprk": "KP",
    "drc": "CD",
    "dr congo": "CD",
    "democratic republic of congo": "CD",
    "east timor": "TL",
    "federated states of micronesia": "FM",
    "fyrom": "MK",
    "great britain": "GB",
    "holland": "NL",
    "ivory coast": "CI",
    "kingdom of saudi arabia": "SA",
    "korea": "KR",
    "macau": "MO",
    "macedonia": "MK",
    "northern marianas": "MP",
    "republic of georgia": "GE",
    "republic of ireland": "IE",
    "republic of north macedonia": "MK",
    "republic of korea": "KR",
    "rok": "KR",
    "swaziland": "SZ",
    "trinidad": "TT",
    "uae": "AE",
    "uk": "GB",
    "usa": "US",
    "usvi": "VI",
    "vatican city": "VA",
    "virgin islands": "VI",
}
_KOSOVO = Country("XK", "Kosovo")
"""ISO 3166-1 has no code for it; `XK` is of those that it leaves to its users, and
in common use. `KV` is the US's own."""

_WITHOUT_MARKS = str.maketrans({
    # Letters that Unicode does not take apart.
    "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ø": "O", "ø": "o", "ı": "i", "ß": "ss",
    "Æ": "Ae", "æ": "ae", "Œ": "Oe", "œ": "oe", "‘": "", "’": "", "ʻ": "", "'": "",
})  # fmt: skip
_NO_LETTERS = re.compile(r"[\W_]+")


def country(text: str) -> Country | None:
    """The country of that name or two-letter code, in any case."""
    return _countries().get(key(text))


def key(text: str) -> str:
    """What the spellings of one name have in common: letters and digits without accents."""
    undotted = text.replace(".", "").replace("&", " and ")
    letters = _NO_LETTERS.sub(" ", plain(undotted)).strip().casefold().removeprefix("the ")
    return f"saint {letters[3:]}" if letters.startswith("st ") else letters


def plain(text: str) -> str:
    """The text without accents and apostrophes, as place lines often print it."""
    if text.isascii():
        return text.replace("'", "")
    decomposed = unicodedata.normalize("NFKD", text.translate(_WITHOUT_MARKS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _countries() -> Mapping[str, Country]:
    import pycountry  # noqa: PLC0415 - see the module's docstring

    by_key = dict.fromkeys(("kosovo", "republic of kosovo", "xk", "kv"), _KOSOVO)
    for entry in pycountry.countries:
        code = entry.alpha_2
        common_name = getattr(entry, "common_name", None)
        name = _USUAL_NAMES.get(code) or common_name or entry.name
        found = Country(code, name)
        names = (code, name, entry.name, getattr(entry, "official_name", name))
        by_key |= {key(spelling): found for spelling in names}
    return by_key | {name: by_key[code.casefold()] for name, code in _OTHER_NAMES.items()}
