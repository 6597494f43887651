"""What was changed between two texts, as a reader would mark it: words out, words in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

Change = Literal["same", "removed", "added"]

MAX_SENTENCES = 1_500
"""Of each text; stories have some 30. What is beyond is compared as one piece."""
MAX_PAIRS = 40_000
"""Words of one passage times words of the other that are compared one by one: 200 by 200.
SequenceMatcher's worst case is cubic; whole passages are marked beyond that."""
MAX_EQUAL_PAIRS = 40_000
"""Pieces of the one text that equal pieces of the other, pair by pair; stories have hardly more
than pieces. With two million, of a sentence that stood 1,500 times, a comparison took 98 s."""
LEAST_ALIKE = 0.3
"""Passages less alike than this are shown as a whole, one after the other: what the two
happen to share would only scatter the marks."""

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+[”\"’']*(?=\s|$)|[.!?]|\n+|$)\s*")
_WORD = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that stands in both texts, in the old one alone, or in the new one alone."""

    text: str
    change: Change


def differences(old: str, new: str) -> tuple[Run, ...]:
    """The two texts as one: runs without the added ones are `old`, without the removed `new`."""
    olds, news = _sentences(old), _sentences(new)
    return tuple(_joined(_compared(olds, news, is_whole=True)))


def _sentences(text: str) -> list[str]:
    pieces = [match[0] for match in _SENTENCE.finditer(text) if match[0]]
    return [*pieces[:MAX_SENTENCES], *filter(None, ["".join(pieces[MAX_SENTENCES:])])]


def _compared(olds: Sequence[str], news: Sequence[str], *, is_whole: bool) -> Iterator[Run]:
    """Runs of pieces; what was replaced is compared word by word if these are sentences."""
    if not is_whole and _likeness(olds, news) < LEAST_ALIKE:
        yield Run("".join(olds), "removed")
        yield Run("".join(news), "added")
        return
    for tag, first, end, first_new, end_new in _changes(olds, news):
        old, new = "".join(olds[first:end]), "".join(news[first_new:end_new])
        if tag == "equal":
            yield Run(old, "same")
            continue
        words, new_words = _WORD.findall(old), _WORD.findall(new)
        if is_whole and tag == "replace" and len(words) * len(new_words) <= MAX_PAIRS:
            yield from _compared(words, new_words, is_whole=False)
        else:
            yield Run(old, "removed")
            yield Run(new, "added")


def _changes(olds: Sequence[str], news: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """As SequenceMatcher's opcodes; of very repetitive texts, what is between their common ends."""
    times, new_times = Counter(olds), Counter(news)
    if sum(times[piece] * new_times[piece] for piece in times) <= MAX_EQUAL_PAIRS:
        return SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
    first = _shared(olds, news)
    last = _shared(olds[first:][::-1], news[first:][::-1])
    end, end_new = len(olds) - last, len(news) - last
    return [
        ("equal", 0, first, 0, first),
        ("replace", first, end, first, end_new),
        ("equal", end, len(olds), end_new, len(news)),
    ]


def _shared(olds: Sequence[str], news: Sequence[str]) -> int:
    """How many pieces they begin with are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(olds, news, strict=False)))


def _likeness(olds: Sequence[str], news: Sequence[str]) -> float:
    """From 0 to 1, by words alone: spaces are alike everywhere."""
    words, new_words = ([w for w in some if not w.isspace()] for some in (olds, news))
    return SequenceMatcher(None, words, new_words, autojunk=False).ratio()


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one kind as one; none is empty."""
    before: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if before and before.change == run.change:
            before = Run(before.text + run.text, run.change)
            continue
        if before:
            yield before
        before = run
    if before:
        yield before
