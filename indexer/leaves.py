"""The words of a query's text become leaves of its tree, within the bounds of one query.

A word that the analyser sees as several terms is a phrase. What cannot be read as a
pattern, a date or a value is read as words; what holds no word is dropped and named.
"""

from __future__ import annotations

import re
from datetime import date

from indexer.analysis import tokens
from indexer.function_words import FUNCTION_TERMS
from indexer.periods import period
from indexer.tree import (
    AXES,
    TEXT_FIELDS,
    VALUE_FIELDS,
    Between,
    Fuzzy,
    Leaf,
    Node,
    Phrase,
    Prefix,
    Value,
    Wildcard,
    Within,
)

MAX_TERMS = 40
"""Bounds one query's work; a pasted headline has about 20 words."""

PATTERN_TERMS = 4
"""What a prefix, a pattern or a fuzzy word counts for, since it stands for many terms."""

MAX_DISTANCE = 50
"""Words that may lie between two of a phrase; texts of a story are 100 apart."""

MIN_LETTERS = 2
"""A pattern with fewer stands for a good part of all terms: `a*` for a twentieth."""

_PATTERN = re.compile(r"[\w*?]*\*[\w*?]*|[\w*?]*\?[\w*?]*\w")
_NO_PATTERN = "The * and ? of {} are not searched for: they stand for the rest of one word."
_FUZZY = re.compile(r"(\w[\w'’.-]*)~([0-9]?)")


class Leaves:
    """The leaves of one query.

    Attributes:
        dropped: what was typed but is not searched for, in order.
        notes: sentences about what may have been meant otherwise than it was read.
        is_full: whether there was no room for some of it.
    """

    def __init__(self, today: date | None, *, only_telling: bool = False) -> None:
        """Of single words those alone that say something of a subject, if `only_telling`."""
        self.dropped: dict[str, None] = {}
        self.notes: dict[str, None] = {}
        self.is_full = False
        self._only_telling = only_telling
        self._today = today
        self._room = MAX_TERMS
        self._known: set[Node] = set()

    def word(self, word: str, name: str | None) -> Node | None:
        """The node of a run of characters without space, quotation marks and brackets.

        `name` is the field that it is looked for in. None if there is nothing to look for.
        """
        if name in AXES:
            return self._date(word, name)
        if name in VALUE_FIELDS:
            stem = word.rstrip("*")
            return self._value(stem, name, is_prefix=stem != word)
        word = word.rstrip("?") or word  # it ends a question: `where is Yokota?`
        if "*" in word or "?" in word:
            if _PATTERN.fullmatch(word) or _is_one_word(word.removesuffix("*")):
                return self._pattern(word, name)
            if "*" in word:
                self.note(_NO_PATTERN.format(_shown(word)))
        fuzzy = _FUZZY.fullmatch(word) if "~" in word else None
        if fuzzy:
            found = list(tokens(fuzzy[1]))
            if len(found) == 1 and len(found[0].term) > MIN_LETTERS:
                edits = min(int(fuzzy[2] or 1), 2) or 1
                node = Fuzzy(found[0].term, edits, fuzzy[1])
                return self._asked(node, PATTERN_TERMS, word, name)
            self.note(f"The ~ of {_shown(word)} is not searched for: it takes one longer word.")
        if self._only_telling and FUNCTION_TERMS.issuperset(token.term for token in tokens(word)):
            self.drop(word)
            return None
        return self._phrase(word, 1, name)

    def quoted(
        self, text: str, near: str | None, star: str | None, name: str | None
    ) -> Node | None:
        """The node of what stood in quotation marks."""
        if name in AXES:
            return self._date(text, name)
        if name in VALUE_FIELDS:
            return self._value(text, name, is_prefix=bool(star))
        return self._phrase(text, max(1, min(int((near or "1")[:4]), MAX_DISTANCE)), name)

    def _phrase(self, text: str, distance: int, name: str | None) -> Node | None:
        """A phrase of as many terms as there is room for."""
        text = text.strip()
        found = list(tokens(text))
        terms = tuple([token.term for token in found])
        node = Phrase(terms, text, distance if len(terms) > 1 else 1)
        asked = _within(node, name)
        if asked in self._known:
            return asked
        if len(terms) > self._room > 0:
            self.is_full = True
            kept = text[: found[self._room - 1].end]
            self.drop(text[len(kept) :].strip())
            return self._phrase(kept, distance, name) if kept != text else None
        return self._asked(node, len(terms), text, name)

    def _pattern(self, word: str, name: str | None) -> Node | None:
        """A prefix or a wildcard, its letters folded as the analyser folds them."""
        pieces = re.split(r"(\*+|\?)", word)
        folded = "".join(
            "*" if piece[:1] == "*" else "?" if piece == "?" else _folded(piece) for piece in pieces
        )
        letters = re.sub(r"[*?]", "", folded)
        if len(letters) < MIN_LETTERS and letters.isascii():
            self.drop(word)
            self.note(f"{_shown(word)} has too few letters: it takes at least {MIN_LETTERS}.")
            return None
        is_prefix = folded[-1] == "*" and folded[:-1] == letters
        is_readable = re.fullmatch(r"\w+", letters) and folded[-1] != "?"  # `a?_` is folded to `a?`
        if not is_readable or (is_prefix and not _is_one_word(letters)):
            self.note(_NO_PATTERN.format(_shown(word)))
            return self._phrase(re.sub(r"[*?]", " ", word), 1, name)
        node = Prefix(letters) if is_prefix else Wildcard(folded)
        return self._asked(node, PATTERN_TERMS, word, name)

    def _value(self, text: str, name: str, *, is_prefix: bool) -> Node | None:
        text = text.strip()
        size = sum(1 for _ in tokens(text))
        if not size:
            self.drop(f"{name}:{text}" if text else f"{name}:")
            return None
        return self._asked(Value(name, text, is_prefix), size, f"{name}:{text}", None)  # type: ignore[arg-type]  # one of VALUE_FIELDS

    def _date(self, text: str, name: str) -> Node | None:
        text = text.strip()
        days = period(text, self._today)
        if days is None:
            self.drop(f"{name}:{text}")
            self.note(
                f"{_shown(text)} is no date that can be searched. Write a year, a month or a "
                "day, such as 2024, 2024-12 or 2024-12-02, FY25, last-week, 30d, or a range "
                "such as 2023..2024 or >2023."
            )
            return None
        return self._asked(Between(name, *days), 1, f"{name}:{text}", None)  # type: ignore[arg-type]  # one of AXES

    def _asked(self, leaf: Leaf, size: int, text: str, name: str | None) -> Node | None:
        """The leaf in its field, if there is room for it; what was asked for is free."""
        node = _within(leaf, name)
        if node in self._known:
            return node
        self.is_full |= size > self._room
        if not size or size > self._room:
            self.drop(text)
            return None
        self._room -= size
        self._known.add(node)
        return node

    def drop(self, text: str) -> None:
        """Names what is not searched for."""
        if text:
            self.dropped[text] = None

    def note(self, sentence: str) -> None:
        """Adds to the notes."""
        self.notes[sentence] = None


def _is_one_word(text: str) -> bool:
    """Whether the analyser sees one term, and no wildcard is in it: `F-35`, not `CVN-71`."""
    return "*" not in text and "?" not in text and sum(1 for _ in tokens(text)) == 1


def _within(leaf: Leaf, name: str | None) -> Node:
    """The leaf, looked for in one field alone if that is one of text."""
    if name in TEXT_FIELDS and isinstance(leaf, Phrase | Prefix | Wildcard | Fuzzy):
        return Within(name, leaf)
    return leaf


def _folded(piece: str) -> str:
    """The letters as terms have them. `us*` is meant where `US*` is typed, not the country."""
    for _ in range(3):  # folding a rare sign gives letters that fold once more
        found = [token.form for token in tokens(piece.lower())]
        if found == [piece]:
            return piece
        piece = "".join(found)
    return piece


def _shown(text: str) -> str:
    return f"“{text}”" if len(text) <= 40 else f"“{text[:40]}…”"
