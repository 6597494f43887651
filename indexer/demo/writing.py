"""Sentence patterns and how they are filled.

A pattern is plain text with three kinds of hole: `[one|another]` is a choice,
`{place}` a fact of the story (`{Place}` begins with a capital, `{a:aircraft}`
takes its article), `{2..40}` a number in words below ten, `{#2..40}` in figures,
`{100..900:50}` in steps of 50.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from random import Random

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_HOLE = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"(#?)(\d+)\.\.(\d+)(?::(\d+))?")
_UNDER_TEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# Letters whose names begin with a vowel sound: an F-35A, an MH-60, an LCAC.
_SPELLED_VOWEL = re.compile(r"(?:8|11\b|18\b|[AEFHILMNORSX](?:[-/\d]|[A-Z]))")
# Words that begin with the sound of "you" or "won".
_SPOKEN_CONSONANT = re.compile(
    r"(?:U[A-Z]?[-.\d]|uni|use|usual|util|eu|one\b|once\b)", re.IGNORECASE
)
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to",
     "with", "during", "after", "near"}
)  # fmt: skip

Part = str | Callable[["Teller"], str]


def with_article(noun: str) -> str:
    """The noun with `a` or `an`, by sound.

    >>> with_article("F-35A"), with_article("UH-60"), with_article("airfield")
    ('an F-35A', 'a UH-60', 'an airfield')
    """
    if _SPELLED_VOWEL.match(noun):
        return f"an {noun}"
    takes_an = noun[0] in "aeiouAEIOU" and not _SPOKEN_CONSONANT.match(noun)
    return f"{'an' if takes_an else 'a'} {noun}"


def with_capital(text: str) -> str:
    """The text with its first letter, if it begins with one, in upper case."""
    if text.startswith("“"):
        return f"“{with_capital(text[1:])}"
    return text[:1].upper() + text[1:]


def in_title_case(headline: str) -> str:
    """The headline with capitals as a newspaper of record sets them."""
    words = headline.split(" ")
    return " ".join(
        word
        if 0 < place < len(words) - 1 and word in _SMALL_WORDS
        else "-".join(with_capital(part) for part in word.split("-"))
        for place, word in enumerate(words)
    )


@dataclass(slots=True)
class Teller:
    """Fills patterns with one story's facts, by one story's chances."""

    rng: Random
    facts: Mapping[str, str]
    flags: frozenset[str]
    told: set[str] = field(default_factory=set)

    def say(self, pattern: str) -> str:
        """The pattern, filled, with a capital at its start."""
        return with_capital(self.fill(_parts(pattern)))

    def fill_text(self, pattern: str) -> str:
        """The pattern, filled, without a capital: for a part of a sentence."""
        return self.fill(_parts(pattern))

    def fill(self, parts: tuple[Part, ...]) -> str:
        """The parts, filled, as they come."""
        return "".join([part if isinstance(part, str) else part(self) for part in parts])

    def draw(self, pool: tuple[Pattern, ...], count: int) -> list[str]:
        """Up to `count` patterns that suit the story and are new to it, in the pool's order."""
        fits = [p for p in pool if p.text not in self.told and p.suits(self.flags)]
        if count == 1 and fits:
            fits = [self.rng.choice(fits)]
        elif count < len(fits):
            kept = sorted(self.rng.sample(range(len(fits)), count))
            fits = [fits[place] for place in kept]
        self.told.update(p.text for p in fits)
        return [p.text for p in fits]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence pattern and the flags that a story must, or must not, have for it."""

    text: str
    # One flag of each set must be there.
    needs: tuple[frozenset[str], ...] = ()
    none_of: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, line: str) -> Pattern:
        """A pattern from its text and conditions in front of it.

        `@abroad|sea ` asks for either flag, `@abroad @winter ` for both, and
        `@!deployed ` for the absence of one.
        """
        needs: list[frozenset[str]] = []
        none_of: set[str] = set()
        while line.startswith("@"):
            condition, _, line = line[1:].partition(" ")
            if condition.startswith("!"):
                none_of.add(condition[1:])
            else:
                needs.append(frozenset(condition.split("|")))
        return cls(line, tuple(needs), frozenset(none_of))

    def suits(self, flags: frozenset[str]) -> bool:
        """Whether a story with these flags may use the pattern."""
        for need in self.needs:
            if need.isdisjoint(flags):
                return False
        return self.none_of.isdisjoint(flags)


@cache
def _parts(pattern: str) -> tuple[Part, ...]:
    """The pattern as literal text and functions, split once."""
    pieces = _CHOICE.split(pattern)
    parts: list[Part] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            parts.append(_choice(tuple(_holes(option) for option in piece.split("|"))))
        else:
            parts.extend(_holes(piece))
    return tuple(parts)


def _holes(text: str) -> tuple[Part, ...]:
    pieces = _HOLE.split(text)
    parts = [_hole(piece) if place % 2 else piece for place, piece in enumerate(pieces)]
    return tuple(part for part in parts if part)


def _choice(options: tuple[tuple[Part, ...], ...]) -> Part:
    return lambda teller: teller.fill(teller.rng.choice(options))


def _hole(name: str) -> Part:
    number = _NUMBER.fullmatch(name)
    if number:
        low, high, step = int(number[2]), int(number[3]), int(number[4] or 1)
        spelled = _in_figures if number[1] else _in_words
        steps = (high - low) // step + 1
        return lambda teller: spelled(low + step * int(teller.rng.random() * steps))
    if name.startswith("a:"):
        return lambda teller: with_article(teller.facts[name[2:]])
    if name.startswith("A:"):
        return lambda teller: with_capital(with_article(teller.facts[name[2:]]))
    if name[0].isupper():
        return lambda teller: with_capital(teller.facts[name.lower()])
    return lambda teller: teller.facts[name]


def _in_figures(number: int) -> str:
    return f"{number:,}"


def _in_words(number: int) -> str:
    """The number as news style has it: words below ten, figures from there on."""
    return _UNDER_TEN[number] if number < 10 else f"{number:,}"
