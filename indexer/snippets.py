"""A story's text and a query's phrases become text with its matches marked.

Marks follow the analyser, so what is marked is what was matched. Nothing here
makes HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from indexer.analysis import Token, tokens
from indexer.results import Piece, Snippet
from indexer.tree import Phrase

MAX_CHARS = 280
"""About four lines of a results column: enough to judge a hit by."""

_SENTENCE_START = re.compile(r"(?:^|(?<=[a-z0-9])[.!?]['\"”’)]*\s+|\n+)(?=\S)")
"""After a capital the full stop is rather an abbreviation's: `U.S. Navy`."""
_SPACES = re.compile(r"\s+")


class _Match(NamedTuple):
    start: int
    end: int
    phrase: int


def marked(text: str, phrases: Sequence[Phrase]) -> Snippet:
    """The whole of `text`, its matches marked."""
    return _pieces(text, _matches(text, phrases), 0, len(text))


def snippet(text: str, phrases: Sequence[Phrase], max_chars: int = MAX_CHARS) -> Snippet:
    """The passage of `text` with the most of the query in it, its matches marked.

    It has at most `max_chars` characters and the marks of what was cut; each
    run of white space is one space. Without a match it is the opening words.
    """
    matches = _matches(text, phrases)
    start, end = _passage(text, matches, max_chars)
    pieces = [
        Piece(_SPACES.sub(" ", piece.text), piece.is_match)
        for piece in _pieces(text, matches, start, end)
    ]
    if start > 0:
        pieces.insert(0, Piece("… ", is_match=False))
    if end < len(text.rstrip()):
        pieces.append(Piece(" …", is_match=False))
    return tuple(pieces)


def _matches(text: str, phrases: Sequence[Phrase]) -> list[_Match]:
    """Where the phrases stand in `text`, in order and without overlaps."""
    by_first: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, phrase in enumerate(phrases):
        by_first.setdefault(phrase.terms[0], []).append((number, phrase.terms))
    if not by_first:
        return []
    words: list[Token] = list(tokens(text))
    found: list[_Match] = []
    for at, word in enumerate(words):
        for number, terms in by_first.get(word.term, ()):
            run = words[at : at + len(terms)]
            if tuple(token.term for token in run) == terms:
                found.append(_Match(word.start, run[-1].end, number))
    return _without_overlaps(found)


def _without_overlaps(found: list[_Match]) -> list[_Match]:
    """Overlapping matches joined: each character is marked once."""
    joined: list[_Match] = []
    for match in found:
        if joined and match.start < joined[-1].end:
            joined[-1] = joined[-1]._replace(end=max(joined[-1].end, match.end))
        else:
            joined.append(match)
    return joined


def _passage(text: str, matches: list[_Match], max_chars: int) -> tuple[int, int]:
    """The bounds of the passage to show, both at the edge of a word."""
    if not matches:
        return 0, _word_end(text, 0, max_chars)
    reach = max_chars // 3  # kept for the words before the first match
    best, best_worth, last = matches[:1], (0, 0), 0
    for first, match in enumerate(matches):
        while last < len(matches) and matches[last].end - match.start <= max_chars - reach:
            last += 1
        inside = matches[first:last]
        worth = (len({one.phrase for one in inside}), len(inside))
        if worth > best_worth:
            best, best_worth = inside, worth
    start = _passage_start(text, best[0].start, best[-1].end - max_chars, reach)
    return start, max(_word_end(text, start, max_chars), best[-1].end)


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
