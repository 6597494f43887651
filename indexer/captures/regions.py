"""Which part of a country a name or a code means: a state, a province, a prefecture.

The tables are ISO 3166-2's, from pycountry, loaded on first use. Names are the
usual English ones, mostly without accents, as the site prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from indexer.captures.countries import key, plain

_USUAL_NAMES = {
    # ISO has the names of the country's own language; these are what English news
    # calls them. Where it has no other name, ISO's stands.
    "AE-AZ": "Abu Dhabi", "AE-DU": "Dubai", "AE-FU": "Fujairah", "AE-SH": "Sharjah",
    "AF-BAM": "Bamyan", "AF-PAN": "Panjshir", "AF-PIA": "Paktia",
    "AT-5": "Salzburg", "AT-7": "Tyrol", "AT-9": "Vienna",
    "BE-BRU": "Brussels", "BE-VAN": "Antwerp",
    "CZ-10": "Prague",
    "DE-BW": "Baden-Württemberg", "DE-BY": "Bavaria", "DE-HE": "Hesse", "DE-NI": "Lower Saxony",
    "DE-NW": "North Rhine-Westphalia", "DE-RP": "Rhineland-Palatinate",
    "DE-SN": "Saxony", "DE-ST": "Saxony-Anhalt", "DE-TH": "Thuringia",
    "DE-MV": "Mecklenburg-Western Pomerania",
    "ES-AN": "Andalusia", "ES-CN": "Canary Islands", "ES-CT": "Catalonia",
    "ES-IB": "Balearic Islands", "ES-MD": "Madrid", "ES-SE": "Seville",
    "FR-20R": "Corsica", "FR-BRE": "Brittany", "FR-NOR": "Normandy",
    "GR-I": "Attica", "GR-M": "Crete",
    "IQ-AR": "Erbil", "IQ-BA": "Basra", "IQ-DA": "Dohuk", "IQ-KR": "Kurdistan",
    "IQ-MU": "Muthanna", "IQ-NA": "Najaf", "IQ-NI": "Ninewa", "IQ-QA": "Qadisiyah",
    "IQ-SU": "Sulaymaniyah",
    "IT-25": "Lombardy", "IT-21": "Piedmont", "IT-52": "Tuscany", "IT-75": "Apulia",
    "IT-82": "Sicily", "IT-88": "Sardinia", "IT-FI": "Florence", "IT-GE": "Genoa",
    "IT-MI": "Milan", "IT-NA": "Naples", "IT-PD": "Padua", "IT-RM": "Rome",
    "IT-TO": "Turin", "IT-VE": "Venice",
    "MX-CMX": "Mexico City", "MX-VER": "Veracruz",
    "PL-14": "Mazovia", "PL-24": "Silesia",
    "PT-11": "Lisbon", "PT-20": "Azores", "PT-30": "Madeira",
    "RO-B": "Bucharest",
    "US-VI": "Virgin Islands",
}  # fmt: skip
_OTHER_NAMES: Mapping[str, Mapping[str, str]] = {
    # Codes as above. The AP's abbreviations of states, which datelines use, and
    # what else is written for a state.
    "US": {
        "ala": "AL", "ariz": "AZ", "ark": "AR", "cal": "CA", "calif": "CA", "colo": "CO",
        "conn": "CT", "del": "DE", "fla": "FL", "ill": "IL", "ind": "IN", "kan": "KS",
        "kans": "KS", "mass": "MA", "mich": "MI", "minn": "MN", "miss": "MS", "mont": "MT",
        "neb": "NE", "nebr": "NE", "nev": "NV", "n h": "NH", "n j": "NJ", "n m": "NM",
        "n mex": "NM", "n y": "NY", "n c": "NC", "n d": "ND", "n dak": "ND", "okla": "OK",
        "ore": "OR", "penn": "PA", "penna": "PA", "r i": "RI", "s c": "SC", "s d": "SD",
        "s dak": "SD", "tenn": "TN", "tex": "TX", "wash": "WA", "w va": "WV", "wva": "WV",
        "wis": "WI", "wisc": "WI", "wyo": "WY", "d c": "DC", "washington state": "WA",
        "new york state": "NY", "commonwealth of virginia": "VA",
    },
    # Other spellings of one name that US news of these countries has.
    "AF": {
        "khowst": "KHO", "oruzgan": "URU", "urozgan": "URU", "paktya": "PIA", "paktiya": "PIA",
        "bamiyan": "BAM", "maidan wardak": "WAR", "wardak maidan": "WAR", "konar": "KNR",
        "nuristan": "NUR", "nooristan": "NUR", "nangahar": "NAN", "qandahar": "KAN",
        "konduz": "KDZ", "hirat": "HER", "day kundi": "DAY", "sar i pul": "SAR",
        "sari pul": "SAR", "panjsher": "PAN", "hilmand": "HEL", "kabol": "KAB",
    },
    "IQ": {
        "basrah": "BA", "dahuk": "DA", "duhok": "DA", "irbil": "AR", "nineveh": "NI",
        "ninevah": "NI", "ninawa": "NI", "ninewah": "NI", "salahuddin": "SD",
        "salah al din": "SD", "salahaddin": "SD", "salah ad din": "SD", "saladin": "SD",
        "dhi qar": "DQ", "thi qar": "DQ", "karbala": "KA", "kerbala": "KA", "diyala": "DI",
        "babylon": "BB", "babel": "BB", "missan": "MA", "maysan": "MA", "tamim": "KI",
        "at tamim": "KI", "sulaimaniyah": "SU", "sulaymaniya": "SU", "sulimaniyah": "SU",
        "qadisiya": "QA", "kurdistan region": "KR", "kirkuk": "KI",
    },
    "KR": {
        "gyeonggi": "41", "kyonggi do": "41", "kyonggi": "41", "gangwon": "42",
        "gangwon do": "42", "north gyeongsang": "47", "south gyeongsang": "48",
        "north jeolla": "45", "south jeolla": "46", "north chungcheong": "43",
        "south chungcheong": "44", "jeju do": "49", "jeju island": "49",
        # As the site writes them, with the older spelling behind in brackets.
        "gyeonggido": "41", "gangwondo": "42", "gyeongsangbugdo": "47", "gyeongsangnamdo": "48",
        "jeollabugdo": "45", "jeollanamdo": "46", "chungcheongbugdo": "43",
        "chungcheongnamdo": "44", "jejudo": "49", "seoul teugbyeolsi": "11",
        "busan gwangyeogsi": "26", "daegu gwangyeogsi": "27", "incheon gwangyeogsi": "28",
    },
    # The codes that ISO had until 2018, which the site still has.
    "PL": {
        "ds": "02", "kp": "04", "lu": "06", "lb": "08", "ld": "10", "ma": "12", "mz": "14",
        "op": "16", "pk": "18", "pd": "20", "pm": "22", "sl": "24", "sk": "26", "wn": "28",
        "wp": "30", "zp": "32",
    },
    "GB": {"ni": "NIR"},
}  # fmt: skip
_NAMED_LIKE_NO_CITY = {
    # Those that are meant where their name is the only place named in their country;
    # most others have a city of the same name (`BAGHDAD, IRAQ`).
    "AF": "BDG BDS DAY FYB GHO HEL JOW KAP KHO KNR LAG LOG NAN NIM NUR PAN PAR PIA PKA SAM "
          "SAR TAK URU WAR ZAB",
    "AU": "NSW NT QLD SA TAS VIC WA ACT",
    "CA": "AB BC MB NB NL NS NT NU ON PE SK YT",
    "DE": "BB BW BY HE MV NI NW RP SH SL SN ST TH",
    "ES": "AN CN CT GA IB",
    "FR": "20R BRE NOR",
    "GB": "ENG NIR SCT WLS",
    "GR": "M",
    "IQ": "AN BB DI DQ KR MA MU NI QA SD WA",
    "IT": "21 25 34 36 42 45 52 55 57 62 65 67 72 75 77 78 82 88",
    "JP": "01 14 47",
    "PT": "20 30",
}  # fmt: skip
_OF_NOWHERE_ELSE = ("AF", "IQ")
"""Countries whose provinces' names are no other place's in US news."""

_KIND = re.compile(r"-(?:teukbyeolsi|gwangyeoksi|teukbyeoljachido)$")
"""`special city` and the like, which Korean names end with in ISO's table."""

_ARTICLE = re.compile(r"(?:al|an|ar|as|ash|at|ad|az) (?=\w)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_MIN_UNIQUE_CHARS = 5


def region(country_code: str, text: str) -> str | None:
    """The name of a part of a country, from its name or its code there."""
    # Korean ones have their older spelling in brackets: `GYEONGGIDO [KYONGGI-DO]`.
    return _regions(country_code).get(key(text.partition(" [")[0]))


def is_state_code(text: str) -> bool:
    """Whether the text is the postal code of a US state or territory."""
    return len(text) == 2 and text.casefold() in _regions("US")


def is_state_name(text: str) -> bool:
    """Whether the text is the name of a US state or territory, spelt out."""
    return _regions("US").get(key(text), "").casefold() == text.casefold()


def only_means_region(country_code: str, name: str) -> bool:
    """Whether the part of the country has a name that none of its cities bears."""
    return name in _without_city(country_code)


def country_code_of(name: str, *, is_called_region: bool) -> str | None:
    """The country that alone, of all, has a part of that name (`Helmand`).

    Where the line does not call it a province, only names that no town elsewhere
    bears are believed: `Norfolk` and `Naples` are also American.
    """
    sought = key(name)
    code = _unique().get(sought) if len(sought) >= _MIN_UNIQUE_CHARS else None
    if code is None or is_called_region or code in _OF_NOWHERE_ELSE:
        return code
    return code if only_means_region(code, _regions(code)[sought]) else None


@cache
def _regions(country_code: str) -> Mapping[str, str]:
    by_key: dict[str, str] = {}
    for entry in _entries(country_code):
        name = _name(entry)
        own_code = entry.code.partition("-")[2]
        spellings = (own_code, entry.name, entry.name.translate(_UMLAUTS), name)
        by_key |= dict.fromkeys(_keys(spellings), name)
    others = _OTHER_NAMES.get(country_code, {})
    by_key |= {spelling: by_key[key(code)] for spelling, code in others.items()}
    return by_key


@cache
def _without_city(country_code: str) -> frozenset[str]:
    codes = _NAMED_LIKE_NO_CITY.get(country_code, "").split()
    return frozenset(_regions(country_code)[key(code)] for code in codes)


@cache
def _unique() -> Mapping[str, str]:
    import pycountry  # noqa: PLC0415 - see the module's docstring

    owners: dict[str, set[str]] = {}
    for entry in pycountry.subdivisions:
        for spelling in _keys((entry.name, _name(entry))):
            owners.setdefault(spelling, set()).add(entry.country_code)
    for country_code in _OF_NOWHERE_ELSE:
        for spelling in _OTHER_NAMES[country_code]:
            owners.setdefault(spelling, set()).add(country_code)
    return {spelling: next(iter(codes)) for spelling, codes in owners.items() if len(codes) == 1}


def _entries(country_code: str) -> Iterable[Any]:
    import pycountry  # noqa: PLC0415 - see the module's docstring

    # pycountry leaves this one method without types.
    found: Iterable[Any] | None = pycountry.subdivisions.get(  # type: ignore[no-untyped-call]
        country_code=country_code
    )
    return found or ()


def _name(entry: Any) -> str:
    """The part's usual name; ISO adds others in brackets, and kinds behind a comma."""
    own_name = re.split(r" ?[\[(,]", entry.name)[0]
    return _USUAL_NAMES.get(entry.code) or _KIND.sub("", plain(own_name))


def _keys(spellings: Iterable[str]) -> Iterator[str]:
    for spelling in spellings:
        found = key(spelling)
        yield found
        yield _ARTICLE.sub("", found, count=1) if _ARTICLE.match(found) else found
