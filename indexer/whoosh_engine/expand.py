"""The terms that a prefix, a pattern or a fuzzy word stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from indexer.analysis import terms
from indexer.patterns import filled_terms, fitting
from indexer.tree import Fuzzy, Prefix, Wildcard
from indexer.whoosh_engine.lexicon import Lexicon
from indexer.whoosh_engine.write import ANY_LETTERS, letter_sets

MAX_EXPANSIONS = 1_000
"""Terms that one prefix, pattern or fuzzy word stands for at most: the most frequent."""


def term_totals(
    lexicons: Sequence[Lexicon], places: Sequence[NDArray[np.int64]]
) -> tuple[list[NDArray[np.int64]], bool]:
    """How many documents of all lexicons have the term at each place, 0 for one too many.

    The most frequent `MAX_EXPANSIONS` terms are kept; also whether any was left out.
    """
    if len(lexicons) == 1 and len(places[0]) <= MAX_EXPANSIONS:
        return [lexicons[0].counts[places[0]].astype(np.int64)], False
    terms = [lexicon.terms_at(at) for lexicon, at in zip(lexicons, places, strict=True)]
    total: dict[bytes, int] = {}
    for lexicon, at, known in zip(lexicons, places, terms, strict=True):
        for term, count in zip(known, lexicon.counts[at].tolist(), strict=True):
            total[term] = total.get(term, 0) + count
    is_capped = len(total) > MAX_EXPANSIONS
    if is_capped:
        most = sorted(total, key=lambda term: (-total[term], term))[:MAX_EXPANSIONS]
        total = {term: total[term] for term in most}
    totals = [np.array([total.get(term, 0) for term in known], np.int64) for known in terms]
    return totals, is_capped


def expansion(lexicon: Lexicon, node: Prefix | Wildcard | Fuzzy) -> NDArray[np.int64]:
    """The places of the terms that a node stands for."""
    match node:
        case Prefix(text):
            found = np.arange(*lexicon.prefixed(text.encode()))
            own = terms(text)
            if len(own) != 1 or own[0].startswith(text):
                return found
            return np.union1d(lexicon.places([own[0].encode()]), found)
        case Wildcard(pattern):
            words = [term.encode() for term in filled_terms(node)]
            literal = re.split(r"[*?]", pattern, maxsplit=1)[0]
            first, end = lexicon.prefixed(literal.encode()) if literal else (0, len(lexicon))
            places = first + with_letters(lexicon, first, end, pattern)
            fits = fitting(pattern)
            known = zip(places.tolist(), lexicon.terms_at(places), strict=True)
            fitted = [place for place, term in known if fits.fullmatch(term.decode())]
            return np.union1d(lexicon.places(words), np.array(fitted, np.int64))
        case Fuzzy(text, max_edits):
            first, end = lexicon.prefixed(text[:1].encode())
            near_enough = first + likely(lexicon, first, end, text.encode(), max_edits)
            near = [term.decode() for term in lexicon.terms_at(near_enough)]
            apart = cdist([text], near, scorer=OSA.distance, score_cutoff=max_edits)[0]
            return np.compress(apart <= max_edits, near_enough)


def with_letters(lexicon: Lexicon, first: int, end: int, pattern: str) -> NDArray[np.int64]:
    """Which of the terms may fit a pattern, by their letters and least length alone."""
    letters = lexicon.letters[first:end]
    literal = re.sub(r"[*?]", "", pattern).encode()
    needed = np.uint32(sum({1 << (byte & 31) for byte in literal if byte < 128}))
    has_all = (letters & needed == needed) & (lexicon.sizes[first:end] >= len(literal))
    return np.flatnonzero(has_all | (letters == ANY_LETTERS))


def likely(
    lexicon: Lexicon, first: int, end: int, term: bytes, max_edits: int
) -> NDArray[np.int64]:
    """Which of the terms may be so near to `term`, by their lengths and letters alone.

    An edit of an ASCII word changes one byte. Other characters are up to four bytes, and
    say nothing of letters; terms with such are all likely.
    """
    apart = np.abs(lexicon.sizes[first:end] - len(term))
    letters = lexicon.letters[first:end]
    if not term.isascii():
        return np.flatnonzero((apart <= 4 * max_edits) | (letters == ANY_LETTERS))
    differ = np.bitwise_count(letters ^ letter_sets([term]))
    is_near = (differ <= 2 * max_edits) & (apart <= max_edits)
    return np.flatnonzero(is_near | (letters == ANY_LETTERS))
