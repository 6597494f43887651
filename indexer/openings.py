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
from string import ascii_letters, ascii_lowercase, digits
from typing import NamedTuple

from stringzilla import find, translate

from indexer.analysis import US_TERM, terms
from indexer.tree import Fuzzy, Phrase, Prefix, Wildcard


class Opening(NamedTuple):
    """Characters in lower case, and what can follow them: nothing is said by nothing."""

    text: bytes
    followers: bytes = b""


class Openings(NamedTuple):
    """What is looked for: letters behind no letter, digits behind no digit."""

    letters: tuple[Opening, ...]
    digits: tuple[Opening, ...]


def _only(kept: str, others: dict[str, str]) -> bytes:
    """A table that puts characters in lower case, and a hyphen for those that are not named."""
    table = [others.get(chr(code), "-") for code in range(256)]
    for character in kept:
        table[ord(character)] = table[ord(character.upper())] = character
    return "".join(table).encode()


_WHITE = dict.fromkeys(" \n\r\t\f\v", " ")
_LETTERS_ALONE = _only(ascii_lowercase, {})
_NUMBERS_ALONE = _only(digits + ",.", {})
_SHAPE = _only("s", {**dict.fromkeys(ascii_letters, "a"), **_WHITE, ".": ".", "'": "'"})
_FOLDED_SHAPES = tuple(map(Opening, (b".a", b".s", b"'a", b"'sa", b"'ss")))
"""A letter behind a full stop or an apostrophe: `U.S.`, `O'Brien`, but no possessive, which
is folded at the word's end."""
_ALIKE = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "-"}
"""What is beyond Latin-1 in English print, and an ASCII character that parts words as it does."""
_PLAIN_LATIN = bytes(
    code for code in range(256) if code < 128 or not (chr(code).isalnum() or chr(code) == "\xad")
)
_FOLDED_LATIN = re.compile(
    "[" + "".join(chr(code) for code in range(128, 256) if code not in _PLAIN_LATIN) + "]"
)
_LETTERS = re.compile("[a-z]+")
_NUMBER = re.compile(r"([a-z]?)([0-9]+)(\.[0-9]+)?")
_ANEW = (("ie", "ying"), ("e", "ing"), ("i", "y"), ("y", "ie"), ("bl", "bili"))
"""Snowball's English takes endings off, and writes anew only these: `dying` to `die`, `hoping`
to `hope`, `fly` to `fli`, `skies` to `sky`, `ability` to `abl`."""
_FOLLOWERS = ("", "eis", "defilns", "defilnsy")
"""What it takes off behind a stem of one, two or three letters begins with one of these, or
with the stem's last letter. So `the` and `and` are not looked at for `th*` and `a*`."""


_Source = tuple[str, str]
"""Characters, and what can follow them, as in `Opening`."""


def of(leaves: Iterable[Phrase | Prefix | Wildcard | Fuzzy]) -> Openings | None:
    """What to look for so that no match of the leaves is missed; `None` for everything."""
    letters: set[Opening] = set()
    numbers: set[Opening] = set()
    for leaf in leaves:
        sources = _openings(leaf)
        if sources is None:
            return None
        for text, followers in sources:
            if text[0] in digits:
                numbers.update(Opening((before + text).encode()) for before in "-,.")
            else:
                letters.add(Opening(f"-{text}".encode(), followers.encode()))
    return Openings(tuple(letters), tuple(numbers))


def runs(text: str, openings: Openings | None) -> Iterator[tuple[int, int]]:
    """Start and end of the runs, in order; each is cut at white space or the text's ends."""
    if openings is None:
        yield 0, len(text)
        return
    plain = text
    if not text.isascii():
        for character, alike in _ALIKE.items():
            plain = plain.replace(character, alike)
    latin = b" %b " % plain.encode("latin-1", "replace")  # what stands at `n` is at `n + 1` here
    shape = translate(latin, _SHAPE)
    hits = _hits(shape, _FOLDED_SHAPES)
    if not plain.isascii():
        hits += _folded(plain, latin)
    for alone, sought in zip((_LETTERS_ALONE, _NUMBERS_ALONE), openings, strict=True):
        if sought:
            hits += _hits(translate(latin, alone), sought)
    hits.sort()
    end = -1
    for hit in hits:
        if hit >= end:
            start = shape.rfind(b" ", 0, hit + 1)
            end = shape.find(b" ", hit + 1)
            yield start, end - 1


def _hits(text: bytes, sought: Iterable[Opening]) -> list[int]:
    """Where any of them stands."""
    hits = []
    for opening, followers in sought:
        size = len(opening)
        at = find(text, opening)
        while at >= 0:
            if not followers or text[at + size] in followers:
                hits.append(at)
            at = find(text, opening, at + size)
    return hits


def _folded(text: str, latin: bytes) -> list[int]:
    """Where a word can be written with other letters than those of ASCII."""
    found = []
    if latin.translate(None, _PLAIN_LATIN):
        found = [match.end() for match in _FOLDED_LATIN.finditer(text)]
    at = latin.find(b"?")
    while at >= 0:  # what is beyond Latin-1, and question marks
        if text[at - 1] != "?":
            found.append(at)
        at = latin.find(b"?", at + 1)
    return found


def _openings(leaf: Phrase | Prefix | Wildcard | Fuzzy) -> list[_Source] | None:
    """Those of a leaf; none at all for what is written with other letters only."""
    match leaf:
        case Phrase(found):
            return _all(_of_term(term) for term in found)
        case Prefix(text):
            return _all((_of_prefix(text), *map(_of_term, terms(text))))
        case Wildcard(pattern):
            literal = re.split(r"[*?]", pattern, maxsplit=1)[0]
            filled = [term for word in leaf.filled() for term in terms(word)]
            return _of_prefix(_common([literal, *filled]))
        case Fuzzy(text):
            return _of_prefix(text[:1])


def _common(words: list[str]) -> str:
    """What all of the words begin with."""
    first, last = min(words), max(words)
    return next(
        (first[:at] for at, letter in enumerate(first) if last[at : at + 1] != letter), first
    )


def _all(sources: Iterable[list[_Source] | None]) -> list[_Source] | None:
    found: list[_Source] = []
    for some in sources:
        if some is None:
            return None
        found += some
    return found


def _of_term(term: str) -> list[_Source] | None:
    if term == US_TERM:
        return [("us", "-")]
    if not term.isascii():
        return []
    if _LETTERS.fullmatch(term):
        return _of_stem(term)
    number = _NUMBER.fullmatch(term)
    if not number:
        return None
    whole, decimals = number[2], number[3] or ""
    first = len(whole) % 3 or 3
    grouped = ",".join((whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))))
    return [(f"{each}{decimals}", "") for each in {whole, grouped}]


def _of_prefix(text: str) -> list[_Source] | None:
    if not text:
        return None
    if not text.isascii():
        return []
    if _LETTERS.fullmatch(text):
        return [(text, ""), *_anew(text)]
    if text.isalnum() and (digit := re.search("[0-9]", text)):
        return [(digit[0], "")]
    return None


def _of_stem(term: str) -> list[_Source]:
    """What every word with this stem begins with."""
    if len(term) >= len(_FOLLOWERS):
        return [(term, ""), *_anew(term)]
    return [(term, f"-{_FOLLOWERS[len(term)]}{term[-1]}"), *_anew(term)]


def _anew(text: str) -> list[_Source]:
    """How words begin whose stems begin with `text`, but differ from it at its end."""
    return [
        (text.removesuffix(stem) + word, "")
        for stem, word in _ANEW
        if text.endswith(stem) and text != stem
    ]
