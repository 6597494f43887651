"""The abbreviations that a story defines: `U.S. Space Command (USSPACECOM)`.

The method is that of Schwartz and Hearst, "A simple algorithm for identifying
abbreviation definitions in biomedical text" (PSB 2003): short forms stand in
brackets behind their long forms, or before them, and each of their characters is
found in the long form, from right to left, the first at the start of a word.
Beyond it, military text asks for more, since it has ranks, states, ages and
dates in brackets too: a short form has two capitals at least, a long form two words,
and initials are preferred to letters inside words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from indexer.captures.regions import is_state_code
from indexer.captures.units import numbered_unit
from indexer.story import Story


class Definition(NamedTuple):
    """An abbreviation and what it stands for, as the story writes them."""

    short: str
    long: str


MAX_LONG_CHARS = 120
"""`Supreme Headquarters Allied Powers Europe` has 40; a longer name is a sentence."""

_BRACKETS = re.compile(rf"[ \u00a0]\(([^()\n]{{2,{MAX_LONG_CHARS}}})\)")
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9&./-]{1,12}(?: ?[A-Z0-9][A-Z0-9&./-]{0,7}s?)?")
_LOWER, _CAPITAL = re.compile(r"[a-z]"), re.compile(r"[A-Z]")
_MORE = re.compile(r"[,;]| or ")
_QUOTES = " '\"“”‘’"
_PLURAL = re.compile(r"(.*[A-Z])s")
_DIGITS, _DOTTED = re.compile(r"\d+"), re.compile(r"(?:\w\.)+\w?")
_PIECE = re.compile(r"[^\W_](?:[\w.'’&]*[\w.])?")
_BREAK = re.compile(r"[;:\n()\[\]\"“”]|,(?= (?:a|an|the|and|or|who|which)\b)|(?<=[a-z]{3})[.?!] ")
"""No long form goes on behind these."""
_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "at", "a", "an", "&", "with", "by"}
)
_BEFORE = frozenset(" -/–—\"“'‘")
_MAX_PIECES_BESIDE = 3
"""One word in so many may lend the short form no letter: `Combined Joint Task Force`."""


def definitions_of(story: Story) -> tuple[Definition, ...]:
    """What the title, the captions and the body define, each once.

    Units that their number names are left out where the grammar of their names knows
    as much: else each of thousands of units were a definition.
    """
    found: dict[Definition, None] = {}
    for text in (story.title, *(caption.text for caption in story.captions), story.body):
        if "(" in text:
            found.update(dict.fromkeys(definitions_in(text)))
    return tuple(one for one in found if not _is_known_by_grammar(one))


def definitions_in(text: str) -> Iterator[Definition]:
    """The definitions in a text, in order; it is read once, from left to right."""
    for brackets in _BRACKETS.finditer(text):
        inside = brackets[1]
        first = inside if inside.isalnum() else _MORE.split(inside, maxsplit=1)[0].strip(_QUOTES)
        start = brackets.start()
        before = text[max(0, start - MAX_LONG_CHARS) : start]
        definition = None
        if _is_short(first):
            definition = _before(first, before)
        if definition is None and " " in inside:
            definition = _behind(before, inside)
        if definition is not None:
            yield definition


def _is_short(text: str) -> bool:
    """Whether a text may be a short form: two capitals or more, and no more small letters."""
    if not _SHORT.fullmatch(text):
        return False
    capitals = len(_CAPITAL.findall(text))
    return capitals >= 2 and len(_LOWER.findall(text)) <= capitals


def _before(short: str, text: str) -> Definition | None:
    """The definition of a short form by the words that end the text."""
    words = text.rsplit(maxsplit=len(short))[-len(short) :]
    if "".join([word[0] for word in words]).upper() == short and "".join(words).isalpha():
        long = " ".join(words)  # as most are: for speed alone
        if len(words) > 1 and text.endswith(long) and words[0] not in _SMALL:
            return Definition(short, long)
    text = _BREAK.split(text)[-1].rstrip(" ,\u00a0")
    plural = _PLURAL.fullmatch(short)
    short = plural[1] if plural else short
    letters = [c for c in short.lower() if c.isalnum()]
    pieces = [(match.start(), match[0].lower()) for match in _PIECE.finditer(text)]
    # The bound of the paper: a long form has few words more than the short one has letters.
    pieces = pieces[-min(len(letters) + 5, 2 * len(letters)) :]
    if not pieces or (text[-1:] in ".!?" and len(pieces[-1][1]) > 2):
        return None
    start = _by_initials(letters, pieces)
    if start is None and not is_state_code(short):
        start = _by_letters(letters, text, pieces)
    if start is None:
        return None
    long = text[start:]
    count = sum(at >= start for at, _ in pieces)
    is_within = re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long)
    return (
        Definition(short, long) if count > 1 and len(long) > len(short) and not is_within else None
    )


def _behind(text: str, inside: str) -> Definition | None:
    """The definition of the word that ends the text by the brackets' whole content."""
    short = text[text.rfind(" ") + 1 :].strip("\"“”'‘’,")
    if not _is_short(short):
        return None
    long = inside.removeprefix("the ").strip(' .,"“”')
    found = _before(short, long)
    return found if found is not None and found.long == long else None


def _by_initials(letters: list[str], pieces: list[tuple[int, str]]) -> int | None:
    """Where the last words begin whose initials, and numbers, are the letters."""
    wanted = "".join(letters)
    for takes_small in (False, True):
        left = len(wanted)
        for at, piece in reversed(pieces):
            if piece in _SMALL and not (takes_small and wanted[:left].endswith(piece[0])):
                continue
            own = _initials(piece)
            if not wanted[:left].endswith(own):
                break
            left -= len(own)
            if left == 0:
                return at
    return None


@lru_cache(maxsize=10_000)
def _initials(piece: str) -> str:
    """What a word lends to an abbreviation: `us` of `u.s.`, `374` of `374th`."""
    number = _DIGITS.match(piece)
    if number:
        return number[0]
    return piece.replace(".", "") if _DOTTED.fullmatch(piece) else piece[0]


def _by_letters(letters: list[str], text: str, pieces: list[tuple[int, str]]) -> int | None:
    """Where the long form begins by the paper's own rule, or nothing if too much is left over."""
    folded = text.lower()
    if len(folded) != len(text):
        return None
    at = len(text)
    used: list[int] = []
    for left in range(len(letters) - 1, -1, -1):
        at = folded.rfind(letters[left], 0, at)
        while left == 0 and at > 0 and text[at - 1] not in _BEFORE:
            at = folded.rfind(letters[0], 0, at)
        if at < pieces[0][0]:
            return None
        used.append(at)
    words = [(start, word) for start, word in pieces if start >= at and word not in _SMALL]
    beside = sum(not any(start <= one < start + len(word) for one in used) for start, word in words)
    starts_small = text[at:].split(" ", 1)[0] in _SMALL
    initials = sum(start in used for start, _ in words)
    is_near = beside * _MAX_PIECES_BESIDE <= len(words) and initials * 2 >= len(words)
    return at if is_near and not starts_small else None


def _is_known_by_grammar(definition: Definition) -> bool:
    """Whether the abbreviations of units say the same: `374th Airlift Wing (374 AW)`."""
    if not definition.short[0].isdigit():
        return False
    short, long = numbered_unit(definition.short), numbered_unit(definition.long)
    return short is not None and long is not None and short.name == long.name
