"""One unit's many spellings become one; and the one grammar of unit names.

Only what certainly names the same unit is brought together; two units are
never made one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.captures.designators import ABBREVIATIONS, DESCRIBERS, ECHELONS
from indexer.captures.place_names import place_name

_OFFICE = r"(?:Office of )?(?:the )?Public Affairs(?: Office)?|PAO"
_PRESS_OFFICE = re.compile(
    rf"(?P<unit>.*?[^\s,/(–—-])(?:[\s,/–—-]+(?:{_OFFICE})|/PA|[\s,/–—-]*\((?:{_OFFICE})\))",
    re.IGNORECASE,
)
_PRESS_OFFICE_BEFORE = re.compile(rf"(?:{_OFFICE}), (?P<unit>.+)", re.IGNORECASE)
_OPEN_ENDINGS = frozenset({"of", "the", "for", "and", "&", "joint", "at", "in", "to"})
_SERVICES = frozenset({
    "air force", "air national guard", "army", "army national guard", "army reserve",
    "coast guard", "defense", "joint", "marine", "marine corps", "marines", "national guard",
    "navy", "space force",
})  # fmt: skip
"""`U.S. Army Public Affairs` is an office of its own, not a spelling of `U.S. Army`."""

_US = re.compile(r"U\.?S\.? ", re.IGNORECASE)
_HULLS = (
    "AFSB|AOE|ARS|AS|CGN?|CVN?|DDG?|ESB|ESD|FFG?|IX|LCC|LCS|LHA|LHD|LPD|LPH|LSD|LST|MCM|MHC|PC"
    "|SSBN|SSGN|SSN|T-[A-Z]{2,4}|WAGB|WHEC|WIX|WLBB?|WLM|WMEC|WMSL|WPB|WPC"
)
_SHIP = re.compile(
    r"(?P<prefix>USS|USNS|USCGC|USAV|USCG Cutter|PCU) (?P<name>[^()]+?)"
    r"(?: ?\((?P<hull>[A-Z-]{2,6}?)[ -]?(?P<number>\d{1,4})\)"
    rf"| (?P<bare_hull>{_HULLS})[ -]?(?P<bare_number>\d{{1,4}}))?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(\d{1,4})(st|nd|rd|th|d)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|d)?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d{1,4})(?:st|nd|rd|th|d|ST|ND|RD|TH|D)? ?(?P<kind>[A-Z].*)")
_NUMBERED_SHORT = re.compile(r"(?P<number>\d{1,4})(?:st|nd|rd|th|d)? ?(?P<kind>[A-Z]{2,6})")
_ROMAN_SHORT = re.compile(r"(?P<number>I{1,3}) (?P<kind>MEF)")
_PLACE = re.compile(
    r"(?:CAMP|FORT|JOINT BASE|MARINE CORPS (?:AIR STATION|BASE|LOGISTICS BASE)|MCAS|MCB|NAS"
    r"|NAVAL (?:AIR STATION|STATION|BASE|SUPPORT ACTIVITY)|RAF) .+"
    r"|.+ (?:AIR (?:FORCE |RESERVE |NATIONAL GUARD )?BASE|AFB|AIRFIELD|ARMY DEPOT|ARSENAL)"
)
_MAX_CHARS = 300
"""Far more than a unit's name takes; a longer text is not one."""

_KNOWN_WORDS = {word.upper(): word for word in ECHELONS | DESCRIBERS}
_SMALL_WORDS = {"OF": "of", "THE": "the", "AND": "and", "FOR": "for", "IN": "in"}
_MAX_SEARCHED_WORDS = 6
_CACHED_UNITS = 4096


@dataclass(frozen=True, slots=True)
class NumberedUnit:
    """A unit that a number and a kind name: 374 and `Airlift Wing`.

    `short_kind` is the kind's abbreviation, where it has one.
    """

    number: int
    kind: str
    short_kind: str | None

    @property
    def name(self) -> str:
        """The name in full: `374th Airlift Wing`."""
        return f"{ordinal(self.number)} {self.kind}"

    @property
    def short_names(self) -> tuple[str, ...]:
        """The ways to abbreviate the name: `374 AW`, `374AW`, `374th AW`."""
        if not self.short_kind:
            return ()
        short, number = self.short_kind, self.number
        return f"{number} {short}", f"{number}{short}", f"{ordinal(number)} {short}"


_SHORT_KINDS = {kind.casefold(): short for short, kind in ABBREVIATIONS.items()}


def unit(text: str) -> str | None:
    """The unit's name as a facet value: tidy, and without its press office.

    `374th Airlift Wing/Public Affairs` is `374th Airlift Wing`. A name that would
    be left incomplete keeps the office: `Office of Public Affairs`.
    """
    name = " ".join(text.replace("’", "'").split()).strip(" ,;/|-–—")
    if len(name) > _MAX_CHARS or not any(map(str.isalnum, name)):
        return name or None
    return _unit(name)


@lru_cache(maxsize=_CACHED_UNITS)
def _unit(name: str) -> str:
    for pattern in (_PRESS_OFFICE, _PRESS_OFFICE_BEFORE):
        match = pattern.fullmatch(name)
        if match and _is_whole(match["unit"]):
            name = match["unit"].rstrip(" ,;/|-–—")
    if name.endswith(" PA") and numbered_unit(name.removesuffix(" PA")):
        name = name.removesuffix(" PA")  # elsewhere it may be a name's own: `Example Group PA`
    if name.casefold() == "defense.gov":
        return "Defense.gov"
    return _in_full(name) or _ship(name) or _ordinals(_cased(name), were_capitals=name.isupper())


def numbered_unit(text: str) -> NumberedUnit | None:
    """The unit that the whole text names by a number: `374 AW`, `374th Airlift Wing`."""
    if short := _NUMBERED_SHORT.fullmatch(text):
        kind = ABBREVIATIONS.get(short["kind"])
        if kind:
            return NumberedUnit(int(short["number"]), kind, short["kind"])
    match = _NUMBERED.fullmatch(text)
    if not match or not ECHELONS.intersection(match["kind"].split()):
        return None
    kind = match["kind"]
    return NumberedUnit(int(match["number"]), kind, _SHORT_KINDS.get(kind.casefold()))


def ordinal(number: int) -> str:
    """The number as units have it: `1st`, `22nd`, `111th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def starts_unit(text: str) -> bool:
    """Whether the text begins as a unit's name does, with a number and what it numbers."""
    number, _, behind = text.partition(" ")
    words = [word.strip(",.") for word in behind.split(maxsplit=_MAX_SEARCHED_WORDS)]
    if not _NUMBER.fullmatch(number):
        return _NUMBERED_SHORT.fullmatch(number) is not None
    is_short = bool(words) and words[0] in ABBREVIATIONS
    return is_short or any(word.title() in ECHELONS | DESCRIBERS for word in words)


def _in_full(name: str) -> str | None:
    """`374th Airlift Wing` for `374 AW`, `III Marine Expeditionary Force` for `III MEF`.

    Each of these abbreviations has one meaning behind a number.
    """
    if roman := _ROMAN_SHORT.fullmatch(name):
        return f"{roman['number']} {ABBREVIATIONS[roman['kind']]}"
    short = _NUMBERED_SHORT.fullmatch(name)
    known = numbered_unit(name) if short else None
    return known.name if known else None


def _is_whole(name: str) -> bool:
    words = name.split()
    service = _US.sub("", name, count=1).casefold() if _US.match(name) else name.casefold()
    # One plain word is a service or a kind of office: `Navy Public Affairs`.
    is_plain_word = len(words) == 1 and words[0][1:].islower() and words[0].isalpha()
    return (
        not is_plain_word and service not in _SERVICES and words[-1].casefold() not in _OPEN_ENDINGS
    )


def _ship(name: str) -> str | None:
    """`USS Example (DDG 999)`, however the ship's name and hull number are written."""
    match = _SHIP.fullmatch(name)
    if not match or not match["name"].strip():
        return None
    prefix = match["prefix"].upper().replace("CUTTER", "Cutter")
    ship = f"{prefix} {place_name(match['name'].strip(' ,'))}"
    hull, number = match["hull"] or match["bare_hull"], match["number"] or match["bare_number"]
    return f"{ship} ({hull.upper()} {int(number)})" if hull else ship


def _cased(name: str) -> str:
    """A name in capitals in ordinary spelling, where each of its words is known.

    Elsewhere a word may be an acronym, which only capitals tell.
    """
    if not name.isupper():
        return name
    if _PLACE.fullmatch(name):
        return place_name(name)
    known = [_known_word(word, is_first=at == 0) for at, word in enumerate(name.split())]
    return " ".join(word for word in known if word) if all(known) else name


def _known_word(word: str, *, is_first: bool) -> str | None:
    core = word.rstrip(",")
    comma = word[len(core) :]
    if core in _SMALL_WORDS and not is_first:
        return _SMALL_WORDS[core] + comma
    if core in _KNOWN_WORDS:
        return _KNOWN_WORDS[core] + comma
    return word if core == "U.S." or _ORDINAL.fullmatch(core) or core.isdigit() else None


def _ordinals(name: str, *, were_capitals: bool) -> str:
    """The name with `3d` and `36TH` as `3rd` and `36th`; `3D` alone means other things."""
    has_noun = not ECHELONS.isdisjoint(name.replace(",", " ").split())

    def usual(match: re.Match[str]) -> str:
        number, ending = match.groups()
        if ending.casefold() != "d":
            return f"{number}{ending.lower()}"
        is_ordinal = has_noun and number[-1] in "23" and (ending == "d" or were_capitals)
        return ordinal(int(number)) if is_ordinal else match[0]

    return _ORDINAL.sub(usual, name)
