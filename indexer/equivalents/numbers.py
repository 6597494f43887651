"""The numbers of units: in figures, as Roman numerals and in words."""

from __future__ import annotations

MAX_DIGITS = 4
MAX_ROMAN = 39
"""Armies have had no 40 corps."""

_TENS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_WORDS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh",
    "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth",
    "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth", "Twentieth",
)  # fmt: skip


def as_roman(number: int) -> str:
    """`XVIII`."""
    written = ""
    for value, letters in _TENS:
        written += letters * (number // value)
        number %= value
    return written


_ROMANS = {as_roman(number).lower(): number for number in range(1, MAX_ROMAN + 1)}
_IN_WORDS = {word.lower(): number for number, word in enumerate(_WORDS, 1)}


def figures(term: str) -> int | None:
    """The number that a term is in figures, from 1: `374`; `374th` has the same term."""
    is_number = term.isascii() and term.isdigit() and len(term) <= MAX_DIGITS
    return int(term) or None if is_number else None


def in_words(term: str) -> int | None:
    """The number that a term is in words: `fifth`."""
    return _IN_WORDS.get(term)


def roman(term: str) -> int | None:
    """The number that a term is as a Roman numeral: `iii`."""
    return _ROMANS.get(term)


def as_words(number: int) -> str | None:
    """`Fifth`, as far as units are called so."""
    return _WORDS[number - 1] if 1 <= number <= len(_WORDS) else None
