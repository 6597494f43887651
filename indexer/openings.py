"""The runs of a text that can hold a wanted word, found without reading the others.

However a word is written, its run of characters between white space holds one of its
term's openings: `offic` for `officer`, `35` for `F-35A`; or else a letter or mark that the
analyser folds, or a full stop before a letter, as in `U.S.`, and such runs are always
among those found: a story has few, and to look for each word's own takes longer.
Nothing is missed, and what is found need not be wanted: the analyser decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import ascii_lowercase, digits
from typing import NamedTuple

from indexer.analysis import US_TERM, terms
from indexer.tree import Fuzzy, Phrase, Prefix, Wildcard


class Opening(NamedTuple):
    """Characters of a text in lower case and Latin-1, but not behind any of `not_after`."""

    text: bytes
    not_after: bytes


Openings = tuple[Opening, ...] | None
"""`None` stands for reading everything."""

_LOWER = bytes(range(256)).lower().translate(bytes.maketrans(b"\n\r\t\f\v", b"     "))
_QUIET = "?“”–—…"
"""What `?` stands for in Latin-1 and parts words, most often. An apostrophe may stand inside."""
_QUIET_LATIN = bytes(
    code for code in range(256) if code < 128 or not (chr(code).isalnum() or chr(code) == "\xad")
)
_FOLDED_LATIN = re.compile(
    "[" + "".join(chr(code) for code in range(128, 256) if code not in _QUIET_LATIN) + "]"
)
_APOSTROPHES = "’‘"
_NOT_INSIDE = re.compile(rb"s?(?![a-z])")
"""What follows an apostrophe that is no letter's: a possessive is folded at the word's end."""
_DOTTED = re.compile(rb"\.[a-z]")
_LETTERS = re.compile("[a-z]+")
_LETTER, _DIGIT = ascii_lowercase.encode(), digits.encode()
_NUMBER = re.compile(r"([a-z]?)([0-9]+)(\.[0-9]+)?")
_UNLIKE = re.compile("(?:ie|i|y|le|e|bl)$")


def of(leaves: Iterable[Phrase | Prefix | Wildcard | Fuzzy]) -> Openings:
    """What to look for so that no match of the leaves is missed."""
    found: dict[Opening, None] = {}
    for leaf in leaves:
        sources = _openings(leaf)
        if sources is None:
            return None
        found.update(dict.fromkeys(sources))
    return tuple(found)


def runs(text: str, openings: Openings) -> Iterator[tuple[int, int]]:
    """Start and end of the runs, in order; each is cut at white space or the text's ends."""
    if openings is None:
        yield 0, len(text)
        return
    latin = text.encode("latin-1", "replace").translate(_LOWER)
    hits = _folded(text, latin)
    for opening, not_after in openings:
        at = latin.find(opening)
        while at >= 0:
            if not at or latin[at - 1] not in not_after:
                hits.append(at)
            at = latin.find(opening, at + 1)
    hits.sort()
    end = -1
    for hit in hits:
        if hit >= end:
            start = latin.rfind(b" ", 0, hit) + 1
            end = latin.find(b" ", hit)
            if end < 0:
                end = len(text)
            yield start, end


def _folded(text: str, latin: bytes) -> list[int]:
    """Where a word can be written otherwise than in ASCII, or with a mark inside."""
    found = []
    if not text.isascii():
        if not latin.isascii() and latin.translate(None, _QUIET_LATIN):
            found = [match.start() for match in _FOLDED_LATIN.finditer(text)]
        at = latin.find(b"?")
        while at >= 0:  # what is beyond Latin-1, and question marks
            letter = text[at]
            if letter in _APOSTROPHES:
                if not _NOT_INSIDE.match(latin, at + 1):
                    found.append(at)
            elif letter not in _QUIET:
                found.append(at)
            at = latin.find(b"?", at + 1)
    found += [match.start() for match in _DOTTED.finditer(latin)]
    at = latin.find(b"'")
    while at >= 0:
        if not _NOT_INSIDE.match(latin, at + 1):
            found.append(at)
        at = latin.find(b"'", at + 1)
    return found


def _openings(leaf: Phrase | Prefix | Wildcard | Fuzzy) -> list[Opening] | None:
    """Those of a leaf; none at all for what is written with other letters only."""
    match leaf:
        case Phrase(found):
            return _all(_of_term(term) for term in found)
        case Prefix(text):
            return _all((_of_prefix(text), *map(_of_term, terms(text))))
        case Wildcard(pattern):
            literal = re.split(r"[*?]", pattern, maxsplit=1)[0]
            filled = [_stable(term) for word in leaf.filled() for term in terms(word)]
            return _of_prefix(_common([literal, *filled]))
        case Fuzzy(text):
            return _of_prefix(text[:1])


def _common(words: list[str]) -> str:
    """What all of the words begin with."""
    first, last = min(words), max(words)
    return next(
        (first[:at] for at, letter in enumerate(first) if last[at : at + 1] != letter), first
    )


def _all(sources: Iterable[list[Opening] | None]) -> list[Opening] | None:
    found: list[Opening] = []
    for some in sources:
        if some is None:
            return None
        found += some
    return found


def _of_term(term: str) -> list[Opening] | None:
    if term == US_TERM:
        return _of_letters("us")
    if not term.isascii():
        return []
    if _LETTERS.fullmatch(term):
        return _of_letters(_stable(term))
    number = _NUMBER.fullmatch(term)
    if not number:
        return None
    whole, decimals = number[2], number[3] or ""
    first = len(whole) % 3 or 3
    grouped = ",".join((whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))))
    return [Opening(f"{each}{decimals}".encode(), _DIGIT) for each in {whole, grouped}]


def _of_prefix(text: str) -> list[Opening] | None:
    if not text:
        return None
    if not text.isascii():
        return []
    if _LETTERS.fullmatch(text):
        return _of_letters(_stable(text))
    if text.isalnum() and (digit := re.search("[0-9]", text)):
        return [Opening(digit[0].encode(), _DIGIT)]
    return None


def _of_letters(text: str) -> list[Opening]:
    return [Opening(text.encode(), _LETTER)]


def _stable(term: str) -> str:
    """What every word with this stem begins with.

    Snowball's English takes endings off, and writes anew only these: `flies` and `fly`
    to `fli`, `hoping` to `hope`, `dying` to `die`, `ability` to `abl`.
    """
    return _UNLIKE.sub("", term) or term[:1]
