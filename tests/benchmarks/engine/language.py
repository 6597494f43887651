"""An invented language with the statistics of English news.

Words are made of syllables, so that no installed word list has a part in it. Their
frequencies follow Zipf and Mandelbrot; the commonest are English function words, a
quarter of the others are inflections of words before them, so that stemming has
something to do, and a few are numbers or carry an accent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORDS = 320_000
"""Written forms. 10,000 stories have 123,000 different terms, 100,000 stories 237,000."""

_ENGLISH = (
    "the of and to in a is for that on with as by at from it an be this are was or have not "
    "will can we our you if when us yet your may its has had been were their more who which"
)
FUNCTION_WORDS = tuple(_ENGLISH.split())

EXPONENT, OFFSET = 1.2, 2.7
"""Of the Zipf-Mandelbrot law: the frequency of the word of rank r is (r + OFFSET)^-EXPONENT."""

FREQUENT, COLLOCATIONS = 3_000, 400
"""So many of the most frequent words like another of them after them."""

_ONSETS = (*"bcdfghklmnprstvw", *"bcdfghklmnprstvw", "br", "ch", "dr", "st", "th", "tr")
_NUCLEI = (*"aeiou", *"aeiou", "ai", "ea")
_CODAS = ("", "", "", "", "", "", "n", "r", "l", "m", "t", "nd")
_SYLLABLES = ["".join(parts) for parts in product(_ONSETS, _NUCLEI, _CODAS)]
_ENDINGS = ("s", "s", "ed", "ing", "er", "ly")
_INFLECTED, _NUMBERS, _ACCENTED = 0.25, 0.005, 0.003
"""Shares of the words drawn."""
_PADDING = b"   "
"""Room behind each word for `.` and two line breaks."""


@dataclass(frozen=True)
class Language:
    """The words by rank, the commonest first.

    Attributes:
        words: the written forms.
        letters: u1[...], the words in Latin-1 one after another, each with padding.
        starts: i4[WORDS], where each word begins in `letters`.
        lengths: u1[WORDS], without padding.
        followers: i4[FREQUENT + 1], the rank of the word that often follows; -1 for none.
            The last stands for all words of higher rank.
    """

    words: tuple[str, ...]
    letters: NDArray[np.uint8]
    starts: NDArray[np.int32]
    lengths: NDArray[np.uint8]
    followers: NDArray[np.int32]


@cache
def language(seed: int) -> Language:
    """The language of a seed; made once a process, in less than a second."""
    words = _words(np.random.default_rng([seed, 0]))
    encoded = [word.encode("latin-1") for word in words]
    lengths = np.array([len(word) for word in encoded], np.uint8)
    padded = [word + _PADDING for word in encoded]
    rng = np.random.default_rng([seed, 1])
    frequent = np.arange(len(FUNCTION_WORDS), FREQUENT)
    followers = np.full(FREQUENT + 1, -1, np.int32)
    leading = rng.choice(frequent, COLLOCATIONS, replace=False)
    followers[leading] = rng.choice(frequent, COLLOCATIONS)
    return Language(
        words=tuple(words),
        letters=np.frombuffer(b"".join(padded), np.uint8),
        starts=np.array([0, *accumulate(map(len, padded))][:-1], np.int32),
        lengths=lengths,
        followers=followers,
    )


def ranks(
    uniform: NDArray[np.float64], count: int, exponent: float = EXPONENT, offset: float = OFFSET
) -> NDArray[np.int32]:
    """Ranks below `count` by the Zipf-Mandelbrot law, one for each number in [0, 1).

    The law's integral is inverted, which needs neither a table nor a search.
    """
    power = 1 - exponent
    low, high = offset**power, (count + offset) ** power
    continuous = np.exp(np.log(low + uniform * (high - low)) / power) - offset
    found: NDArray[np.int32] = np.minimum(continuous, count - 1).astype(np.int32)
    return found


def _words(rng: np.random.Generator) -> list[str]:
    """Different words: more are drawn than needed, as many come twice."""
    words, roots = list(FUNCTION_WORDS), [FUNCTION_WORDS[0]]
    known = set(words)
    while len(words) < WORDS:
        draws = (rng.random((WORDS, 3)), rng.integers(0, len(_SYLLABLES), (WORDS, 3)))
        for (chance, length, accent), syllables in zip(*map(_rows, draws), strict=True):
            if chance < _INFLECTED:
                word = roots[int(length * len(roots))] + _ENDINGS[syllables[0] % len(_ENDINGS)]
            elif chance < _INFLECTED + _NUMBERS:
                word = str(int(10 ** (5 * length)))
            else:
                # The commoner, the shorter.
                most = 3 if len(words) > 2_000 and length < 0.3 else 1 if length > 0.9 else 2
                word = "".join([_SYLLABLES[syllable] for syllable in syllables[:most]])
                if accent < _ACCENTED:
                    word = word.replace("e", "é", 1)
            if word in known:
                continue
            known.add(word)
            words.append(word)
            if chance >= _INFLECTED + _NUMBERS:
                roots.append(word)
    return words[:WORDS]


def _rows(draws: NDArray[Any]) -> list[list[Any]]:
    rows: list[list[Any]] = draws.tolist()
    return rows
