"""The models of aircraft and arms that are typed with a space: `F 35A` is `F-35A`.

The analyser cannot join what white space parts: in stories `A 10` begins `a 10-mile run`.
"""

from __future__ import annotations

import re

from indexer.analysis import terms

_SPACED = re.compile(r"(?P<letters>[A-Za-z]{1,3}|[Ff]/[Aa])\s+(?P<number>\d{1,4}[A-Za-z]?)")
_WORDS = frozenset({
    "a", "all", "an", "and", "any", "are", "as", "at", "but", "by", "for", "i", "in", "is", "of",
    "on", "or", "s", "than", "the", "to", "was",
})  # fmt: skip
"""In small letters before a number these are words."""

MAX_LETTERS, MAX_TERMS = 3, 3


def model(typed: str) -> str | None:
    """The model that the whole text names with a space, as it is written in stories.

    None too if the space makes no difference: `KC 135` has the terms of `KC-135`.
    """
    spaced = _SPACED.fullmatch(typed)
    if not spaced or spaced["letters"] in _WORDS:
        return None
    name = f"{spaced['letters']}-{spaced['number']}".upper()
    return name if terms(name) != terms(typed) else None


def longest_model(first: str, second: str) -> int:
    """How many terms a model can have that begins with these two; 0 if none does."""
    begins = first.isalpha() and len(first) <= MAX_LETTERS and second.isdigit()
    return MAX_TERMS if begins or (first, second) == ("f", "a") else 0
