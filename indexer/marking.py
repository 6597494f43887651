"""A query's tree becomes marks: where in a text what was asked for stands.

The analyser decides what is marked, so that it is what was matched. It need not read
the whole text for that: `openings` finds the few runs of characters that can hold a
wanted word, and each of those alone is analysed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from indexer import openings
from indexer.analysis import Token, tokens
from indexer.patterns import fits
from indexer.tree import (
    And,
    Fuzzy,
    Node,
    Or,
    Phrase,
    Prefix,
    TextField,
    Wildcard,
    each_once,
    wanted_leaves,
)

MAX_READ_CHARS = 1_000_000
"""Of one text, from its start: three hundred times what a story has. So many take 15 ms for
a word, and 1.3 s for `*craft`, of which every word is analysed; a capture can have sixteen
times as many."""

MAX_CACHED_CHARS = 40
"""Longer runs of characters are seldom seen twice."""


Mark = tuple[int, int, int]
"""Start and end of characters that match, and which of the query's parts they match: bare,
because a page has hundreds of them and to name their fields takes longer than to find them."""

Pattern = Prefix | Wildcard | Fuzzy


class Marking:
    """What one query marks in any text; made once for all the stories of a page.

    Nothing below `Not` is marked, and what is looked for in one field in that alone. The
    query's parts are the nodes below its root: alternatives of one condition are one part.
    """

    def __init__(self, tree: Node) -> None:
        conditions = each_once(tree.nodes) if isinstance(tree, And | Or) else (tree,)
        self._leaves = [
            (part, field, leaf)
            for part, condition in enumerate(conditions)
            for field, leaf in wanted_leaves(condition)
        ]
        self._limits = {field for _, field, _ in self._leaves if field}
        self._wanted: dict[TextField | None, _Wanted] = {}

    def marks(self, text: str, field: TextField = "body") -> list[Mark]:
        """The matches in `text`, a text of `field`, by their start; they can overlap.

        Those behind the first `MAX_READ_CHARS` are not looked for.
        A phrase is one mark from its first word to its last, whatever stands between.
        """
        limit = field if field in self._limits else None
        wanted = self._wanted.get(limit)
        if wanted is None:
            found = [(leaf, part) for part, only, leaf in self._leaves if only in (None, limit)]
            wanted = self._wanted[limit] = _Wanted(found)
        return wanted.marks(text if len(text) <= MAX_READ_CHARS else _beginning(text))


def _beginning(text: str) -> str:
    """The words that are whole within `MAX_READ_CHARS`: half of one could match by itself."""
    words = text[: MAX_READ_CHARS + 1].rsplit(maxsplit=1)
    return words[0] if len(words) > 1 else ""


class _Run(NamedTuple):
    """What a run of characters holds: marks, and words of phrases by their place in it."""

    marks: tuple[Mark, ...]
    words: tuple[Token, ...]
    size: int


class _Wanted:
    """What is marked in the texts of one field."""

    def __init__(self, leaves: Sequence[tuple[Phrase | Pattern, int]]) -> None:
        self._parts: dict[str, int | None] = {}
        """The part of each term that is a match alone, once it has been met."""
        self._phrases: list[tuple[Phrase, int]] = []
        self._fits: list[tuple[Callable[[str], bool], int]] = []
        for leaf, part in leaves:
            if not isinstance(leaf, Phrase):
                self._fits.append((fits(leaf), part))
            elif len(leaf.terms) > 1:
                self._phrases.append((leaf, part))
            else:
                self._parts.setdefault(leaf.terms[0], part)
        self._phrase_terms = frozenset(term for phrase, _ in self._phrases for term in phrase.terms)
        self._reach = max((phrase.distance for phrase, _ in self._phrases), default=0)
        self._openings = openings.of([leaf for leaf, _ in leaves])
        self._runs: dict[str, _Run] = {}

    def marks(self, text: str) -> list[Mark]:
        """See `Marker.marks`."""
        found: list[Mark] = []
        words: dict[str, list[Token]] = {}
        position, before = 0, 0
        known = self._runs
        for start, end in openings.runs(text, self._openings):
            written = text[start:end]
            run = known.get(written) or self._run(written)
            for at, to, part in run.marks:
                found.append((start + at, start + to, part))
            if not self._reach:
                continue
            position += _words_between(text, before, start, self._reach)
            for word in run.words:
                words.setdefault(word.term, []).append(
                    word._replace(
                        position=position + word.position,
                        start=start + word.start,
                        end=start + word.end,
                    )
                )
            position, before = position + run.size, end
        for phrase, part in self._phrases:
            found += _phrase_marks(phrase, part, words)
        if self._phrases:
            found.sort()
        return found

    def _run(self, text: str) -> _Run:
        found = _tokens(text) if len(text) <= MAX_CACHED_CHARS else tuple(tokens(text))
        marks, words = [], []
        for word in found:
            term = word.term
            part = self._parts[term] if term in self._parts else self._fitting(term)
            if part is not None:
                marks.append((word.start, word.end, part))
            if term in self._phrase_terms:
                words.append(word)
        run = self._runs[text] = _Run(tuple(marks), tuple(words), len(found))
        return run

    def _fitting(self, term: str) -> int | None:
        """The part whose pattern a term fits, or none."""
        if not self._fits:
            return None
        part = next((part for fits, part in self._fits if fits(term)), None)
        self._parts[term] = part
        return part


@lru_cache(maxsize=50_000)
def _tokens(run: str) -> tuple[Token, ...]:
    return tuple(tokens(run))


def _words_between(text: str, start: int, end: int, limit: int) -> int:
    """How many words stand between two runs; beyond `limit` it does not matter how many."""
    between = text[start:end]
    return 0 if between.isspace() else sum(1 for _ in islice(tokens(between), limit))


def _phrase_marks(phrase: Phrase, part: int, words: dict[str, list[Token]]) -> Iterator[Mark]:
    """The phrase wherever it stands, where these words of it were found, in order.

    Each word belongs to the nearest before it that the phrase has reached: the work grows
    with the words, not with the distance.
    """
    reached = [(word.position, word.start, word.end) for word in words.get(phrase.terms[0], ())]
    for term in phrase.terms[1:]:
        at, further = 0, []
        for word in words.get(term, ()):
            while at < len(reached) and reached[at][0] < word.position:
                at += 1
            if at and word.position - reached[at - 1][0] <= phrase.distance:
                further.append((word.position, reached[at - 1][1], word.end))
        reached = further
    for _, start, end in reached:
        yield start, end, part
