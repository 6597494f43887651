"""Text becomes terms with offsets: one analyser for stories, queries and snippets.

Whatever is indexed, searched or highlighted goes through `tokens`, so the three
always agree. Change `VERSION` with every change of what `tokens` returns:
`reindex` then analyses every story anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

VERSION = 1

MAX_TERM_CHARS = 100
"""Longer words are cut here, in stories and queries alike: the longest word in
a story's prose is far shorter, and an index key must have a bound."""

US_TERM = "u.s."
"""The term of `U.S.` and `US`. Upper-case `US` is the country, lower-case `us`
the pronoun; folding case would make them one word."""

_WORD = re.compile(
    r"""
    (?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?     # letters with full stops: U.S., a.m., D.C
    | [\w\u0300-\u036f]+(?:['’][\w\u0300-\u036f]+)*  # words; an apostrophe may stand inside
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’][sS]$")
_stem = Stemmer.Stemmer("english", 0).stemWord  # no cache of its own: `_term` has one


class Token(NamedTuple):
    """One word of a text: its term, its place in the sequence, its characters.

    `form` is the word as written but for case and punctuation: words with one term
    can have many forms, as `trained` and `training` do.
    """

    term: str
    position: int
    start: int
    end: int
    form: str


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in order; `text[start:end]` is the word as written."""
    for position, match in enumerate(_WORD.finditer(text)):
        term, form = _analysed(match[0])
        yield Token(term, position, match.start(), match.end(), form)


def analysed(text: str) -> tuple[tuple[str, str], ...]:
    """Term and form of each word of `text` in order, repeats included.

    White space parts them: those of a text are those of its runs without any.
    """
    if text.isalpha() and text.isascii():  # one word, as most runs of a story are
        return (_analysed(text),)
    return tuple([_analysed(word) for word in _WORD.findall(text)])


def terms(text: str) -> tuple[str, ...]:
    """The terms of `text` in order, as `analysed` has them."""
    return tuple([term for term, _ in analysed(text)])


@lru_cache(maxsize=200_000)
def _analysed(word: str) -> tuple[str, str]:
    if word in ("US", "U.S", "U.S."):
        return US_TERM, US_TERM
    if word.isalpha() and word.isascii():
        form = word.lower()[:MAX_TERM_CHARS]
        return str(_stem(form)), form
    plain = _POSSESSIVE.sub("", word).replace("'", "").replace("’", "").replace(".", "")
    folded = plain.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)) or folded
    stem: str = _stem(folded)
    return stem[:MAX_TERM_CHARS], folded[:MAX_TERM_CHARS]
