"""Labels that look like misspellings of another label of the same field.

Pure, and about linear: labels meet in buckets, never all with all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

MIN_RATIO = 5
"""A label a letter off counts as misspelt only if the other is this much more
frequent: of two spellings as common as each other, neither is a slip."""

MIN_LETTERS = 5
"""Shorter words are names of their own when a letter differs: `Alan` and `Adan`,
`Iraq` and `Iran`. So are words with digits: the 35th is not the 36th."""

LETTERS_FOR_TWO = 9
"""From this length on, two letters may differ: `Expedtionry`."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A label, the one it looks like, and how many stories have either."""

    field: str
    label: str
    count: int
    like: str
    like_count: int


def lookalikes(field: str, labels: Mapping[str, int]) -> Iterator[Lookalike]:
    """The labels that look misspelt, each with the likeliest original.

    `labels` has each label's number of stories. Either the two are equal but
    for case, accents, punctuation and spaces; or one word differs by a letter
    added, lost, changed or swapped with its neighbour (two in a long word), and
    the other label is much more frequent. The most frequent original comes first.
    """
    by_fold: dict[str, list[str]] = {}
    for label in sorted(labels, key=lambda label: (-labels[label], label)):
        by_fold.setdefault("".join(_words(label)), []).append(label)
    found = {label: same[0] for fold, same in by_fold.items() if fold for label in same[1:]}
    firsts = [same[0] for same in by_fold.values()]
    for label, like in _near(firsts, labels):
        found.setdefault(label, like)
    ordered = sorted(found.items(), key=lambda item: (-labels[item[1]], item[1], item[0]))
    for label, like in ordered:
        yield Lookalike(field, label, labels[label], like, labels[like])


def _near(ordered: list[str], labels: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Rare labels with the most frequent one that is a slip away; `ordered` by frequency."""
    # Only what can be an original is kept by its neighbourhood.
    originals: dict[tuple[str, ...], list[str]] = {}
    for label in ordered:
        if labels[label] >= MIN_RATIO:
            for key in _neighbourhood(_words(label)):
                originals.setdefault(key, []).append(label)
    for label in ordered:
        words = _words(label)
        candidates = {
            original: None
            for key in _neighbourhood(words)
            for original in originals.get(key, ())
            if labels[original] >= MIN_RATIO * labels[label]
        }
        slips = [original for original in candidates if _is_slip(words, _words(original))]
        if slips:
            yield label, min(slips, key=lambda original: (-labels[original], original))


def _words(label: str) -> tuple[str, ...]:
    """The words of a label, without case and accents."""
    decomposed = unicodedata.normalize("NFKD", label.casefold())
    return tuple(_WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c))))


def _neighbourhood(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The label with letters left out of one word; two labels a slip apart share one.

    As in Garbe's "Symmetric Delete spelling correction" (SymSpell), a word at a time.
    """
    for place, word in enumerate(words):
        if _may_be_misspelt(word):
            for left in sorted(_deletions(word)):
                yield (*words[:place], left, *words[place + 1 :], str(place))


def _deletions(word: str) -> set[str]:
    deleted = {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
    if len(word) >= LETTERS_FOR_TWO - 1:  # the other may be a letter longer
        deleted |= {
            word[:one] + word[one + 1 : two] + word[two + 1 :]
            for one, two in combinations(range(len(word)), 2)
        }
    return deleted


def _may_be_misspelt(word: str) -> bool:
    return len(word) >= MIN_LETTERS - 1 and not any(c.isdigit() for c in word)


def _is_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether exactly one word differs, and that by a slip."""
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    first, second = differing[0]
    longer = max(len(first), len(second))
    if longer < MIN_LETTERS or not (_may_be_misspelt(first) and _may_be_misspelt(second)):
        return False
    return _distance(first, second) <= (2 if longer >= LETTERS_FOR_TWO else 1)


def _distance(one: str, other: str) -> int:
    """Letters added, lost, changed or swapped (Damerau-Levenshtein, adjacent swaps once)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, second in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == second:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
