"""The names of a unit that a number names, in full and as its service abbreviates it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from indexer.analysis import terms
from indexer.captures.designators import ABBREVIATIONS
from indexer.captures.units import ordinal

_FURTHER: tuple[tuple[str, str], ...] = (
    # Abbreviation and kind. They are no help in reading a byline, where some mean other
    # things; and some have two meanings here: the stories then tell which unit there is.
    ("AACS", "Airborne Air Control Squadron"), ("AES", "Aeromedical Evacuation Squadron"),
    ("AMDS", "Aerospace Medicine Squadron"), ("APS", "Aerial Port Squadron"),
    ("ATKW", "Attack Wing"), ("ATKS", "Attack Squadron"), ("BDE", "Brigade"), ("BN", "Battalion"),
    ("CBCS", "Combat Communications Squadron"), ("CRG", "Contingency Response Group"),
    ("CRW", "Contingency Response Wing"), ("CPTS", "Comptroller Squadron"),
    ("CTS", "Combat Training Squadron"), ("DIV", "Division"),
    ("EMS", "Equipment Maintenance Squadron"),
    ("EW", "Expeditionary Wing"), ("FTW", "Flying Training Wing"),
    ("FTS", "Flying Training Squadron"),
    ("FTS", "Flight Test Squadron"), ("HCOS", "Healthcare Operations Squadron"),
    ("IS", "Intelligence Squadron"), ("ISRW", "Intelligence, Surveillance and Reconnaissance Wing"),
    ("MDSS", "Medical Support Squadron"),
    ("MUNS", "Munitions Squadron"), ("OMRS", "Operational Medical Readiness Squadron"),
    ("REGT", "Regiment"), ("RS", "Reconnaissance Squadron"), ("RS", "Recruiting Squadron"),
    ("RHG", "RED HORSE Group"), ("SOG", "Special Operations Group"),
    ("SOPS", "Space Operations Squadron"), ("STS", "Special Tactics Squadron"),
    ("STW", "Special Tactics Wing"), ("SW", "Strategic Wing"), ("TRG", "Training Group"),
    ("TRS", "Training Squadron"), ("TW", "Test Wing"), ("TW", "Training Wing"),
    ("WS", "Weapons Squadron"), ("WS", "Weather Squadron"),
    ("ABN DIV", "Airborne Division"), ("CAV DIV", "Cavalry Division"),
    ("MTN DIV", "Mountain Division"), ("SB", "Sustainment Brigade"), ("MEDBDE", "Medical Brigade"),
)  # fmt: skip
_READ_AS_WORDS = frozenset({"as", "cab", "id", "is", "pad", "sow"})
"""In small letters behind a number these are words: `15 as of today`."""

MAX_DIGITS = 4


def _key(name: str) -> str:
    return " ".join(terms(name))


_KINDS: dict[str, tuple[str, ...]] = {}
_SHORTS: dict[str, tuple[str, ...]] = {}
_FULL: dict[str, str] = {}
for _short, _kind in (*ABBREVIATIONS.items(), *_FURTHER):
    _KINDS[_key(_short)] = (*_KINDS.get(_key(_short), ()), _kind)
    _SHORTS[_kind] = (*_SHORTS.get(_kind, ()), _short)
    _FULL[_key(_kind)] = _kind
_LONGEST = 2 + max(kind.count(" ") for kind in (*_KINDS, *_FULL))


@lru_cache(maxsize=4096)
def unit_names(key: str, typed: str) -> tuple[tuple[str, ...], ...]:
    """Of each unit that the words name: its full name, then its abbreviations.

    `key` has the words as analysed, with spaces between.
    """
    number, _, kind = key.partition(" ")
    if not kind or not (number.isascii() and number.isdigit()) or len(number) > MAX_DIGITS:
        return ()
    return tuple(_of(int(number), kind, typed))


def longest_unit(first: str) -> int:
    """How many terms the longest name of a unit has that may begin with this one; 0 for none."""
    return _LONGEST if first.isascii() and first.isdigit() and len(first) <= MAX_DIGITS else 0


def _of(number: int, key: str, typed: str) -> Iterator[tuple[str, ...]]:
    is_prose = " " in typed and key in _READ_AS_WORDS and typed == typed.lower()
    for kind in () if is_prose else _KINDS.get(key, ()):
        yield _names(number, kind)
    if key in _FULL:
        yield _names(number, _FULL[key])


def _names(number: int, kind: str) -> tuple[str, ...]:
    return f"{ordinal(number)} {kind}", *(f"{number} {short}" for short in _SHORTS[kind])


def full_name(text: str) -> tuple[str, ...]:
    """The full names that an abbreviated unit can have; none if the text is no such."""
    return tuple(names[0] for names in unit_names(_key(text), text))
