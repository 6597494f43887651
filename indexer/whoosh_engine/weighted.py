"""How often each word is in a story, as the ranked text counts it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain

from indexer.analysis import terms
from indexer.fields import RANKED_FIELDS
from indexer.story import Story

MAX_CACHED_CHARS = 40
"""Longer runs of characters are seldom seen twice, and would fill the memory."""


def weighted_counts(story: Story) -> Counter[str]:
    """How often each term occurs in the ranked text, each time with its field's weight.

    White space parts words, so that runs of other characters are analysed one by one, and
    the same one once.
    """
    runs: dict[int, list[str]] = {}
    for field in RANKED_FIELDS:
        for text in field.texts(story):
            runs.setdefault(field.weight, []).extend(text.split())
    counts: Counter[str] = Counter()
    for weight in sorted(runs):  # most of a story weighs least, and is counted in one go
        terms_of = _cached if max(map(len, runs[weight]), default=0) <= MAX_CACHED_CHARS else terms
        found = Counter(chain.from_iterable(map(terms_of, runs[weight])))
        if weight == 1:
            counts = found
            continue
        for term, count in found.items():
            counts[term] += weight * count
    return counts


_cached = lru_cache(maxsize=50_000)(terms)
