"""Which values have a word that begins with some letters: sorted arrays, a segment each.

A word is kept as its first eight bytes, so a longer beginning may fit too much here:
what is found is looked at again by whoever reads the value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.suggestions import folded_words
from indexer.whoosh_engine.arrays import distinct
from indexer.whoosh_engine.runs import PADDING, heads

HEAD_BYTES = 8

MAX_TITLE_WORDS = 40
"""Words of a title that are kept; headlines have about ten."""


@dataclass(frozen=True, slots=True)
class Starts:
    """Words and whose they are, `W` of them.

    Attributes:
        heads: uint64[W], the first bytes of each word as a number, ascending.
        owners: uint32[W], the number of the value that has it.
    """

    heads: NDArray[np.uint64]
    owners: NDArray[np.uint32]

    def owners_of(self, words: Sequence[str]) -> NDArray[np.uint32]:
        """Who may have a word that begins with each of `words`, ascending and once each."""
        found: NDArray[np.uint32] | None = None
        for first, end in sorted(map(self._span, _longest(words)), key=lambda s: s[1] - s[0]):
            owners = self.owners[first:end]
            if found is None:
                # Those of one word, as of `the`, are in order already.
                is_in_order = bool((owners[1:] > owners[:-1]).all())
                found = owners if is_in_order else distinct(owners)
            elif len(found) and len(owners) < len(self.owners) // 8:
                is_found = np.zeros(int(max(found[-1], owners.max())) + 1, bool)
                is_found[found] = True
                found = distinct(owners[is_found.take(owners)])
            # A start that so many words have narrows little; the value is looked at anyway.
        return np.zeros(0, np.uint32) if found is None else found

    def _span(self, word: str) -> tuple[int, int]:
        head = word.encode(errors="replace")[:HEAD_BYTES]
        low = np.uint64(int.from_bytes(head.ljust(HEAD_BYTES, b"\0")))
        high = np.uint64(int.from_bytes(head.ljust(HEAD_BYTES, b"\xff")))
        return int(self.heads.searchsorted(low)), int(self.heads.searchsorted(high, "right"))

    def kept(self, docs: NDArray[np.int64], count: int) -> Starts:
        """Those of the owners `docs`, of `count`, who are numbered anew from 0."""
        number = np.full(count, -1, np.int64)
        number[docs] = np.arange(len(docs))
        owners = number[self.owners]
        return Starts(self.heads[owners >= 0], owners[owners >= 0].astype(np.uint32))


def _longest(words: Sequence[str]) -> list[str]:
    """Those of the words that begin no other: who has `and` has a word that begins with `a`."""
    once = list(dict.fromkeys(words))
    return [
        word
        for word in once
        if not any(other.startswith(word) for other in once if other is not word)
    ]


class StartsBuffer:
    """Values as they come, numbered from 0."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._counts: list[int] = []

    def add(self, text: str) -> None:
        """Takes the next value."""
        words = set(folded_words(text)[:MAX_TITLE_WORDS])
        self._words += words
        self._counts.append(len(words))

    def sorted(self) -> Starts:
        """Their words in order."""
        owners = np.repeat(np.arange(len(self._counts), dtype=np.uint32), self._counts)
        return _in_order(_heads(self._words), owners)


def starts_of(texts: Iterable[str]) -> Starts:
    """The words of some values."""
    buffer = StartsBuffer()
    for text in texts:
        buffer.add(text)
    return buffer.sorted()


def joined_starts(parts: Sequence[Starts], counts: Sequence[int]) -> Starts:
    """The words of several columns as one; `counts` says how many owners each has."""
    bases = np.cumsum([0, *counts])[:-1].tolist()
    owners = [part.owners + np.uint32(base) for part, base in zip(parts, bases, strict=True)]
    return _in_order(np.concatenate([part.heads for part in parts]), np.concatenate(owners))


def title_key(title: str) -> int:
    """A number that stories of one title share: 64 bits of BLAKE2."""
    return int.from_bytes(blake2b(title.encode(errors="replace"), digest_size=8).digest())


def _heads(words: Sequence[str]) -> NDArray[np.uint64]:
    """uint64[n]: see `Starts`; no word has a space."""
    data = " ".join([*words, ""]).encode(errors="replace")
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == ord(" "))
    starts = np.append(0, ends + 1)[: len(ends)]
    return heads(data + PADDING, starts, ends - starts)


def _in_order(heads: NDArray[Any], owners: NDArray[Any]) -> Starts:
    order = np.argsort(heads, kind="stable")
    return Starts(heads[order], owners[order])
