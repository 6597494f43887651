"""The words of a facet's labels: which of its values a person's words name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import terms
from indexer.tree import Value
from indexer.whoosh_engine.facets import FacetIndex
from indexer.whoosh_engine.levels import Node


class Labels:
    """The labels of one facet of one generation by their words, at every level of a tree."""

    def __init__(self, index: FacetIndex) -> None:
        self.index = index
        self._nodes: list[Node] = list(index.every())
        named = [index.named(node.start, node.depth) for node in self._nodes]
        self._terms = [_terms(label) for _, label in named]
        self._names: dict[str, list[int]] = {}  # values and codes, whatever their case
        self._with_term: dict[str, list[int]] = {}
        for at, (value, _) in enumerate(named):
            separator = index.facet.separator
            names = {value, value.rsplit(separator, 1)[-1]} if separator else {value}
            for name in names:
                self._names.setdefault(name.casefold(), []).append(at)
            for term in set(self._terms[at]):
                self._with_term.setdefault(term, []).append(at)
        self._vocabulary = sorted(self._with_term)

    def passing(self, value: Value) -> NDArray[np.bool_]:
        """bool[C]: which codes a part of a query names."""
        passing = np.zeros(self.index.size, bool)
        for at in self._named(value):
            node = self._nodes[at]
            passing[node.start : node.end] = True
        return passing

    def _named(self, value: Value) -> Iterator[int]:
        folded = value.text.casefold()
        yield from self._names.get(folded, ())
        if value.field == "kind":
            if value.is_prefix:
                for name, ats in self._names.items():
                    if name.startswith(folded):
                        yield from ats
            return
        wanted = terms(value.text)
        endings = self._beginning(value) if value.is_prefix else {wanted[-1]}
        first = wanted[:1] if len(wanted) > 1 else endings
        for at in {at for term in first for at in self._with_term.get(term, ())}:
            if _follow(self._terms[at], wanted[:-1], endings):
                yield at

    def _beginning(self, value: Value) -> set[str]:
        """The terms that the last word can go on to, and its own."""
        *_, last = terms(value.text)
        beginning = value.text.split()[-1].casefold()
        found = {last}
        for start in {last, beginning}:
            at = bisect_left(self._vocabulary, start)
            while at < len(self._vocabulary) and self._vocabulary[at].startswith(start):
                found.add(self._vocabulary[at])
                at += 1
        return found


def _follow(words: tuple[str, ...], first: tuple[str, ...], last: set[str]) -> bool:
    """Whether the words have those of `first` and one of `last` right behind each other."""
    size = len(first)
    return any(
        words[at] in last and words[at - size : at] == first for at in range(size, len(words))
    )


@lru_cache(maxsize=200_000)
def _terms(label: str) -> tuple[str, ...]:
    """The terms of a label, which most often the next generation has too."""
    return terms(label)
