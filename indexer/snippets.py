"""A story's text and what a query looks for become text with its matches marked.

Marks follow the analyser, so what is marked is what was matched: stems, other
spellings, patterns and phrases. Nothing here makes HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from indexer.analysis import terms, tokens
from indexer.patterns import fits
from indexer.results import Piece, Snippet
from indexer.tree import Node, Phrase, TextField, wanted_leaves

MAX_CHARS = 280
"""About four lines of a results column: enough to judge a hit by."""

MAX_PASSAGES = 3
"""More would be scraps of a few words each."""

MAX_CACHED_RUNS = 100_000
"""About 20 MB; the commonest hundredth of them are nine tenths of any story."""

MAX_CACHED_CHARS = 40
"""Longer runs of characters are seldom seen twice."""

MAX_WEIGHED = 1_000
"""Matches of one text among which the best passages are chosen, so that a text of nothing
but matches has its bound: the first ones."""

_SENTENCE_START = re.compile(r"(?:^|(?<=[a-z0-9])[.!?]['\"”’)]*\s+|\n+)(?=\S)")
"""After a capital the full stop is rather an abbreviation's: `U.S. Navy`."""
_SPACES = re.compile(r"\s+")


class _Match(NamedTuple):
    """Characters to mark, and the numbers of the query's parts that they match."""

    start: int
    end: int
    parts: frozenset[int]


class _Word(NamedTuple):
    """A word with a term that is looked for; `position` counts the words before it."""

    position: int
    start: int
    end: int
    term: str


class _Terms(dict[str, tuple[str, ...]]):
    """The terms of runs of characters without white space: no term reaches across any."""

    def __missing__(self, run: str) -> tuple[str, ...]:
        found = terms(run)
        if len(run) <= MAX_CACHED_CHARS:
            if len(self) >= MAX_CACHED_RUNS:
                self.clear()
            self[run] = found
        return found


_TERMS = _Terms()


class Marker:
    """What one query marks, in any number of texts."""

    def __init__(self, tree: Node) -> None:
        self._phrases: list[tuple[int, TextField | None, Phrase]] = []
        self._words: dict[str, list[tuple[int, TextField | None]]] = {}
        self._patterns: list[tuple[int, TextField | None, Callable[[str], bool]]] = []
        for number, (field, leaf) in enumerate(dict.fromkeys(wanted_leaves(tree))):
            if not isinstance(leaf, Phrase):
                self._patterns.append((number, field, fits(leaf)))
            elif len(leaf.terms) == 1:
                self._words.setdefault(leaf.terms[0], []).append((number, field))
            else:
                self._phrases.append((number, field, leaf))
        self._wanted = {term for _, _, phrase in self._phrases for term in phrase.terms}
        self._wanted.update(self._words)
        self._tried: set[str] = set()  # with the patterns
        self._in_runs: dict[str, tuple[_Word, ...]] = {}

    def marked(self, text: str, field: TextField = "title") -> Snippet:
        """The whole of a text of that field, its matches marked."""
        return _pieces(text, self._matches(text, field), 0, len(text))

    def snippet(self, text: str, field: TextField = "body", max_chars: int = MAX_CHARS) -> Snippet:
        """The passages of a text of that field with the most of the query in them.

        They have at most `max_chars` characters and the marks of what was cut; each
        run of white space is one space. One passage is enough if it has every part of
        the query that the text has. Without a match it is the opening words.
        """
        matches = self._matches(text, field)
        passages = _passages(text, matches, max_chars)
        pieces: list[Piece] = []
        for number, (start, end) in enumerate(passages):
            if number or start > 0:
                pieces.append(Piece(" … " if number else "… ", is_match=False))
            pieces += [
                Piece(_SPACES.sub(" ", piece.text), piece.is_match)
                for piece in _pieces(text, matches, start, end)
            ]
        if passages[-1][1] < len(text.rstrip()):
            pieces.append(Piece(" …", is_match=False))
        return tuple(pieces)

    def _matches(self, text: str, field: TextField) -> list[_Match]:
        """What is to be marked in `text`, in order and without overlaps."""
        words = self._words_of(text)
        found = [
            _Match(word.start, word.end, parts)
            for word in words
            if (parts := self._parts(word.term, field))
        ]
        if self._phrases and words:
            by_term: dict[str, list[_Word]] = {}
            for word in words:
                by_term.setdefault(word.term, []).append(word)
            for number, only, phrase in self._phrases:
                if only in (None, field):
                    found += _whole(number, phrase, by_term)
            found.sort()
        return _without_overlaps(found)

    def _words_of(self, text: str) -> list[_Word]:
        """The words of the text that may match."""
        runs = text.split()
        in_runs = list(map(_TERMS.__getitem__, runs))
        if self._patterns:
            self._try_patterns(set().union(*in_runs))
        none_of = self._wanted.isdisjoint
        chosen = [at for at, found in enumerate(in_runs) if not none_of(found)]
        positions = list(accumulate(map(len, in_runs), initial=0)) if self._phrases else ()
        words: list[_Word] = []
        end = 0
        for at in chosen:
            run = runs[at]
            start = _place(text, run, end)
            end = start + len(run)
            before = positions[at] if positions else 0
            words += [
                _Word(before + word.position, start + word.start, start + word.end, word.term)
                for word in self._words_in(run)
            ]
        return words

    def _words_in(self, run: str) -> tuple[_Word, ...]:
        found = self._in_runs.get(run)
        if found is None:
            found = self._in_runs[run] = tuple(
                _Word(token.position, token.start, token.end, token.term)
                for token in tokens(run)
                if token.term in self._wanted
            )
        return found

    def _try_patterns(self, found: set[str]) -> None:
        """Adds those of the terms that fit a pattern to what is looked for."""
        for term in found - self._tried:
            fitting = [(number, only) for number, only, fit in self._patterns if fit(term)]
            if fitting:
                self._words[term] = [*self._words.get(term, ()), *fitting]
                self._wanted.add(term)
        self._tried |= found

    def _parts(self, term: str, field: TextField) -> frozenset[int]:
        """The parts of the query that a word with the term is by itself."""
        return frozenset(
            number for number, only in self._words.get(term, ()) if only in (None, field)
        )


def _place(text: str, run: str, at: int) -> int:
    """Where the run next stands between white space in `text`, which it does."""
    start = text.find(run, at)
    while not (_is_space(text, start - 1) and _is_space(text, start + len(run))):
        start = text.find(run, start + 1)
    return start


def _is_space(text: str, at: int) -> bool:
    return not 0 <= at < len(text) or text[at].isspace()


def _whole(number: int, phrase: Phrase, by_term: dict[str, list[_Word]]) -> Iterable[_Match]:
    """The phrase wherever it stands, from its first word to its last.

    Each word belongs to the nearest before it that the phrase has reached.
    """
    reached = [(word.position, word.start, word.end) for word in by_term.get(phrase.terms[0], ())]
    for term in phrase.terms[1:]:
        at, further = 0, []
        for word in by_term.get(term, ()):
            while at < len(reached) and reached[at][0] < word.position:
                at += 1
            if at and word.position - reached[at - 1][0] <= phrase.distance:
                further.append((word.position, reached[at - 1][1], word.end))
        reached = further
    parts = frozenset((number,))
    return (_Match(start, end, parts) for _, start, end in reached)


def _without_overlaps(found: list[_Match]) -> list[_Match]:
    """Overlapping matches joined: each character is marked once."""
    joined: list[_Match] = []
    for match in found:
        if joined and match.start < joined[-1].end:
            last = joined[-1]
            joined[-1] = _Match(last.start, max(last.end, match.end), last.parts | match.parts)
        else:
            joined.append(match)
    return joined


def _passages(text: str, matches: list[_Match], max_chars: int) -> list[tuple[int, int]]:
    """The bounds of the passages to show, in order, at the edges of words: one at least."""
    if not matches:
        return [(0, _word_end(text, 0, max_chars))]
    weighed = matches[:MAX_WEIGHED]
    wanted = frozenset().union(*(match.parts for match in weighed))
    best: list[list[_Match]] = []
    best_count = 0
    for count in range(1, MAX_PASSAGES + 1):
        windows = _windows(weighed, count, max_chars // count)
        covered = frozenset().union(*(match.parts for window in windows for match in window))
        if len(covered) > best_count:
            best, best_count = windows, len(covered)
        if covered == wanted:
            break
    chars = max_chars // len(best)
    passages: list[tuple[int, int]] = []
    for window in sorted(best):
        start, end = _passage(text, window, chars)
        if passages and start <= passages[-1][1]:
            start, end = passages.pop()[0], max(end, passages[-1][1] if passages else end)
        passages.append((start, end))
    return passages


def _windows(matches: Sequence[_Match], count: int, chars: int) -> list[list[_Match]]:
    """At most `count` runs of matches, each with the most parts that none before it has.

    Then more matches count, then how near they are to each other.
    """
    reach = chars // 3  # kept for the words before the first match
    found: list[list[_Match]] = []
    covered: frozenset[int] = frozenset()
    for _ in range(count):
        best, best_worth, last = list(matches[:1]), (-1, 0, 0), 0
        for first, match in enumerate(matches):
            while last < len(matches) and matches[last].end - match.start <= chars - reach:
                last += 1
            inside = matches[first : max(last, first + 1)]
            parts = frozenset().union(*(one.parts for one in inside))
            worth = (len(parts - covered), len(inside), match.start - inside[-1].end)
            if worth > best_worth:
                best, best_worth = list(inside), worth
        if found and best_worth[0] < 1:
            break
        found.append(best)
        covered = covered.union(*(one.parts for one in best))
    return found


def _passage(text: str, window: Sequence[_Match], max_chars: int) -> tuple[int, int]:
    """The bounds of the passage around some matches, both at the edge of a word."""
    reach = max_chars // 3
    start = _passage_start(text, window[0].start, window[-1].end - max_chars, reach)
    return start, max(_word_end(text, start, max_chars), window[-1].end)


def _passage_start(text: str, match_start: int, earliest: int, reach: int) -> int:
    """The start of the sentence that the first match stands in, if that is not too early.

    Otherwise that of a word, at most `reach` characters before the match. Near
    the end of `text` it is an earlier sentence, so that the passage is full.
    """
    starts = [
        found.end()
        for found in _SENTENCE_START.finditer(text, max(0, earliest), match_start + 1)
        if found.end() <= match_start
    ]
    if starts:
        filling = len(text) - (match_start - earliest)
        return next((start for start in starts if start >= filling), starts[-1])
    space = text.find(" ", max(0, match_start - reach), match_start)
    return space + 1 if space >= 0 else match_start


def _word_end(text: str, start: int, max_chars: int) -> int:
    """Where to stop so that at most `max_chars` remain and no word is cut."""
    text_end = len(text.rstrip())
    if text_end - start <= max_chars:
        return text_end
    space = max(
        text.rfind(" ", start, start + max_chars), text.rfind("\n", start, start + max_chars)
    )
    return space if space > start else start + max_chars


def _pieces(text: str, matches: Sequence[_Match], start: int, end: int) -> Snippet:
    pieces: list[Piece] = []
    at = start
    for match in matches:
        if match.start < start or match.end > end:
            continue
        if match.start > at:
            pieces.append(Piece(text[at : match.start], is_match=False))
        pieces.append(Piece(text[match.start : match.end], is_match=True))
        at = match.end
    if at < end:
        pieces.append(Piece(text[at:end], is_match=False))
    return tuple(pieces)
