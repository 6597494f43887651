"""The names of a unit that a number names, in full and as its service abbreviates it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from indexer.analysis import terms
from indexer.captures.units import ordinal
from indexer.equivalents import army_units
from indexer.equivalents.army_units import units_within
from indexer.equivalents.numbers import MAX_ROMAN, as_roman, as_words, figures, in_words, roman
from indexer.equivalents.unit_kinds import (
    COMMANDED,
    GOES_ON,
    IN_WORDS,
    MAX_RATING,
    NUMBER_FIRST,
    NUMBER_LAST,
    RATINGS,
    READ_AS_WORDS,
    RENAMED,
    ROMAN,
)

_US, US_FLEET_TERMS = terms("U.S.")[0], 3
"""`U.S. 7th Fleet`."""

MAX_TERMS = 10
"""`1st Brigade Combat Team, 101st Airborne Division (Air Assault)` has 9."""


def _key(name: str) -> str:
    return " ".join(terms(name))


class _Kinds:
    """Kinds of units by the words of their abbreviations and by their own.

    Attributes:
        heads: the first two terms of each, or its only one.
        firsts: the first terms alone.
    """

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        self._by_key: dict[str, tuple[str, ...]] = {}
        self._shorts: dict[str, tuple[str, ...]] = {}
        for kind, *shorts in rows:
            self._shorts[kind] = (*self._shorts.get(kind, ()), *shorts)
            for name in (kind, *shorts):
                known = self._by_key.get(_key(name), ())
                self._by_key[_key(name)] = tuple(dict.fromkeys((*known, kind)))
        self.heads = frozenset(tuple(key.split()[:2]) for key in self._by_key)
        self.firsts = frozenset(head[0] for head in self.heads)

    def of(self, key: str) -> tuple[str, ...]:
        """The kinds that a name is of."""
        return self._by_key.get(key, ())

    def shorts(self, kind: str) -> tuple[str, ...]:
        """The abbreviations of a kind."""
        return self._shorts[kind]


_FIRST = _Kinds([
    *((kind, short) for short, kind in NUMBER_FIRST), *((kind,) for kind in IN_WORDS),
])  # fmt: skip
_LAST, _ROMAN = _Kinds(NUMBER_LAST), _Kinds(ROMAN)
_PLAIN = (*IN_WORDS, "Corps")
_CARDINAL = re.compile(r"\s*\d+\s")
_FLEET = re.compile(r"[^\w]*C(?P<number>\d{1,2})F[^\w]*")
_FLEET_KEY = _key("Fleet")
_GOES_ON = {_key(last): frozenset(map(_key, words)) for last, words in GOES_ON.items()}
_SAME = {old: new for pair in RENAMED for old, new in (pair, pair[::-1])}


@lru_cache(maxsize=4096)
def unit_names(key: str, typed: str) -> tuple[tuple[str, ...], ...]:
    """Of each unit that the words name: its full name, then other ways to write it.

    `key` has the words as analysed, with spaces between.
    """
    first, *words = key.split()
    if first == _US and words[1:] == [_FLEET_KEY]:
        first, *words = words
    if not words or _is_prose((first, *words), typed):
        return ()
    kind = " ".join(words)
    in_figures, numeral = figures(first), roman(first)
    number = in_words(first) if in_figures is None else in_figures
    found: list[tuple[str, ...]] = []
    for one in _ROMAN.of(kind):
        value = numeral or number
        if value and value <= MAX_ROMAN and (numeral or _is_ordinal(typed, one, kind)):
            found.append(tuple(_roman_first(value, one)))
    if number is not None and not _ROMAN.of(kind):
        found += (
            tuple(_number_first(number, one))
            for one in _FIRST.of(kind)
            if _is_ordinal(typed, one, kind)
        )
    if in_figures is not None and not found:
        found += units_within((first, *words))
    last = figures(words[-1])
    if last is not None and not found and not (first in RATINGS and last <= MAX_RATING):
        kinds = _LAST.of(" ".join((first, *words[:-1])))
        if len(kinds) == 2 and _SAME.get(kinds[0]) == kinds[1]:
            kinds = kinds[:1]
        found += (tuple(_number_last(last, one)) for one in kinds)
    return tuple(found)


def fleet_names(typed: str) -> tuple[str, ...]:
    """The names of the fleet that its commander's short name stands for: `C7F`.

    Not the other way round: `C5F` is spelt as a model of the C-5 is.
    """
    fleet = _FLEET.fullmatch(typed)
    number = figures(fleet["number"]) if fleet else None
    return tuple(_number_first(number, "Fleet")) if number else ()


def goes_on(last: str, behind: str) -> bool:
    """Whether the term behind a unit's last one makes another name of it."""
    return behind in _GOES_ON.get(last, ())


def longest_unit(first: str, second: str) -> int:
    """How many terms a unit's name can have that begins with these two; 0 if none does."""
    counts = figures(second) is not None
    if first == _US:
        return US_FLEET_TERMS if counts or in_words(second) is not None else 0
    if figures(first) is not None:
        kinds = (_FIRST.firsts, _ROMAN.firsts, army_units.FIRST_TERMS)
        is_unit = counts or any(second in firsts for firsts in kinds)
    elif in_words(first) is not None:
        is_unit = second in _FIRST.firsts or second in _ROMAN.firsts
    else:
        is_unit = (first,) in _LAST.heads if counts else (first, second) in _LAST.heads
        is_unit = is_unit or (roman(first) is not None and second in _ROMAN.firsts)
    return MAX_TERMS if is_unit else 0


def _is_prose(words: Sequence[str], typed: str) -> bool:
    if " " not in typed or typed != typed.lower():
        return False
    return "in" in words or (len(words) == 2 and not READ_AS_WORDS.isdisjoint(words))


def _is_ordinal(typed: str, kind: str, key: str) -> bool:
    """Whether a number may be a unit's: `15 Army medics` are of no 15th Army."""
    is_plain = kind in _PLAIN and key == _key(kind)
    return not is_plain or not _CARDINAL.match(typed)


def _number_first(number: int, kind: str) -> Iterator[str]:
    yield f"{ordinal(number)} {kind}"
    if kind in IN_WORDS and as_words(number):
        yield f"{as_words(number)} {kind}"
    if kind == "Fleet":
        yield f"U.S. {ordinal(number)} {kind}"
    for short in _FIRST.shorts(kind):
        yield f"{number} {short}"


def _roman_first(number: int, kind: str) -> Iterator[str]:
    yield f"{as_roman(number)} {kind}"
    for short in _ROMAN.shorts(kind):
        yield f"{as_roman(number)} {short}"
    yield f"{ordinal(number)} {kind}"
    for short in _ROMAN.shorts(kind):
        yield f"{number} {short}"


def _number_last(number: int, kind: str) -> Iterator[str]:
    yield f"{kind} {number}"
    for short in _LAST.shorts(kind):
        yield f"{short} {number}"
    if kind in _SAME:
        yield f"{_SAME[kind]} {number}"
    if kind in COMMANDED:
        yield f"Commander, {kind} {number}"
