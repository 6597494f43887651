"""Misspelt words: what a slip of the hand or the ear makes of a word, and how likely.

Pure; an engine brings the vocabulary.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from indexer.analysis import tokens

MIN_LETTERS = 3
"""Of two letters nearly every other pair is a slip away."""

MAX_LETTERS = 30
"""A longer word has more than 1,500 neighbours, and is no word."""

COST_WEIGHT = 3.0
"""A slip at the full cost of 1 must be made good by a word e**3, 20 times, as frequent."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ({"c", "k", "s"}, {"i", "y", "e"}, {"a", "e"}, {"o", "u"}, {"s", "z"}, {"f", "v"})
"""Letters that are taken for one another by whoever spells by ear."""


def _places() -> dict[str, tuple[float, float]]:
    """Where each key is; each row begins half a key further to the right."""
    return {
        letter: (column + row / 2, row)
        for row, letters in enumerate(_ROWS)
        for column, letter in enumerate(letters)
    }


_PLACES = _places()


@lru_cache(maxsize=1_000)
def are_neighbours(one: str, other: str) -> bool:
    """Whether two letters have neighbouring keys."""
    if one not in _PLACES or other not in _PLACES:
        return False
    (x, y), (x2, y2) = _PLACES[one], _PLACES[other]
    return abs(x - x2) <= 1 and abs(y - y2) <= 1


def _changed(one: str, other: str) -> float:
    if are_neighbours(one, other):
        return 0.6
    return 0.7 if any({one, other} <= sound for sound in _SOUNDS) else 1.0


def edits(typed: str) -> dict[str, float]:
    """Every string a single slip away from `typed`, and what the slip costs: 0.4 to 1.3.

    Two letters swapped, a letter doubled or not, and a neighbouring key cost least. The
    first letter is seldom wrong.
    """
    found: dict[str, float] = {}

    def add(text: str, cost: float, at: int) -> None:
        cost += 0.3 if at == 0 else 0.0
        if cost < found.get(text, math.inf):
            found[text] = cost

    for at in range(len(typed) + 1):
        head, tail = typed[:at], typed[at:]
        around = typed[max(at - 1, 0) : at + 1]
        for letter in _LETTERS:
            add(head + letter + tail, 0.4 if letter in around else 0.8, at)
            if tail and letter != tail[0]:
                add(head + letter + tail[1:], _changed(tail[0], letter), at)
        if tail:
            is_doubled = tail[0] in (typed[at - 1 : at], tail[1:2])
            beside = any(
                are_neighbours(tail[0], letter) for letter in typed[at - 1 : at] + tail[1:2]
            )
            add(head + tail[1:], 0.4 if is_doubled else 0.6 if beside else 0.8, at)
        if len(tail) > 1 and tail[0] != tail[1]:
            add(head + tail[1] + tail[0] + tail[2:], 0.4, at)
    found.pop(typed, None)
    found.pop("", None)
    return found


def likelihood(cost: float, count: int) -> float:
    """How likely a word with so many stories was meant; comparable within one typed word."""
    return math.log(count) - COST_WEIGHT * cost


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query that may be misspelt: `text[start:end]` of it."""

    term: str
    form: str
    start: int
    end: int


_OPERATORS = frozenset(("AND", "OR", "NOT"))
_QUOTES = '"“”„'


def words(text: str) -> Iterator[Word]:
    """The words of a query's text that are looked for as they stand.

    Not those of exclusions, names of fields and the values behind `id:` and dates,
    patterns, and operators.
    """
    for token in tokens(text):
        written = text[token.start : token.end]
        before = text[: token.start]
        chunk = before.split()[-1] if before and not before[-1].isspace() else ""
        after = text[token.end : token.end + 1]
        if written in _OPERATORS or chunk.lstrip("(")[:1] in ("-", "−"):
            continue
        if after in (":", "*", "?", "~") or chunk[-1:] in ("*", "?", "@", "/"):
            continue
        if re.search(r"(?:id|kind|taken|posted|https?):", chunk, re.IGNORECASE):
            continue
        if _is_in_exclusion(before):
            continue
        yield Word(token.term, token.form, token.start, token.end)


def _is_in_exclusion(before: str) -> bool:
    """Whether what follows `before` stands within a phrase that is excluded."""
    marks = [at for at, char in enumerate(before) if char in _QUOTES]
    return len(marks) % 2 == 1 and before[: marks[-1]][-1:] in ("-", "−")


def may_be_misspelt(word: Word) -> bool:
    """Whether the word is long enough and of letters alone: the 35th is not the 36th."""
    form = word.form
    return MIN_LETTERS <= len(form) <= MAX_LETTERS and form.isascii() and form.isalpha()


def replaced(text: str, changes: dict[tuple[int, int], str]) -> str:
    """The text with other words in some places, written as those were: `Comand`, `COMAND`."""
    for (start, end), word in sorted(changes.items(), reverse=True):
        written = text[start:end]
        if len(written) > 1 and written.isupper():
            mended = word.upper()
        elif written[:1].isupper():
            mended = word[:1].upper() + word[1:]
        else:
            mended = word
        text = text[:start] + mended + text[end:]
    return text
