"""The text of a query becomes a tree. Any text at all does, and none raises.

    words               all of them, or any, as `match` says
    "two words"         in this order; "two words"~5: at most 5 words apart
    -word  NOT word     without it
    a AND b  a OR b     NOT binds before AND, AND before OR; (…) before all of them
    title:word          in one field; title:"two words", title:(a OR b)
    unit:word           by what is known of a story
    taken:2024-12       by date: see `periods`
    comm*  wom?n  word~ words by their beginning, by a pattern, by their spelling

What cannot be read so is read as words; what holds no word is dropped and named.
Frames stand on a list of our own, so that no nesting exhausts Python's stack.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from indexer.analysis import tokens
from indexer.periods import period
from indexer.tree import (
    AXES,
    FIELD,
    MINUS,
    QUOTES,
    TEXT_FIELDS,
    VALUE_FIELDS,
    Between,
    Everything,
    Fuzzy,
    Leaf,
    Match,
    Node,
    Not,
    Phrase,
    Prefix,
    Value,
    Wildcard,
    Within,
    conjunction,
    disjunction,
    negation,
)

MAX_TERMS = 40
"""Bounds one query's work; a pasted headline has about 20 words."""

PATTERN_TERMS = 4
"""What a prefix, a pattern or a fuzzy word counts for, since it stands for many terms."""

MAX_DEPTH = 20
"""Brackets inside brackets; deeper ones are passed over. People use two or three."""

MAX_DISTANCE = 50
"""Words that may lie between two of a phrase; texts of a story are 100 apart."""

MIN_LETTERS = 2
"""A pattern with fewer stands for a good part of all terms: `a*` for a twentieth."""

_LEXEME = re.compile(
    rf"""
    (?P<space>\s+)
    | (?P<open>\() | (?P<close>\))
    | (?P<operator>(?:AND|OR|NOT)(?=[\s(){QUOTES}]|$))
    | (?P<minus>(?:(?<=\s)|(?<=\()|^)[{MINUS}](?=[^\s)]))
    | (?P<field>{FIELD.pattern})
    | [{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}]?(?:~(?P<near>[0-9]+)|(?P<star>\*))?
    | (?P<word>[^\s(){QUOTES}]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PATTERN = re.compile(r"[\w*?]*\*[\w*?]*|[\w*?]*\?[\w*?]*\w")
_NO_PATTERN = "The * and ? of {} are not searched for: they stand for the rest of one word."
_FUZZY = re.compile(r"(\w[\w'’.-]*)~([0-9]?)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query's tree.

    Attributes:
        dropped: what was typed but is not searched for.
        notes: sentences about what may have been meant otherwise than it was read.
    """

    tree: Node
    dropped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def parse(text: str, match: Match = "all", today: date | None = None) -> Parsed:
    """The tree of any text; `Everything` if there is nothing to look for.

    A word that the analyser sees as several terms is searched as a phrase. Quotes and
    brackets that are never closed run to the end. Relative dates need `today`.
    """
    return _Parser(match, today).parsed(unicodedata.normalize("NFC", text))


@dataclass(slots=True)
class _Frame:
    """What was read since a bracket opened: each item with the operator before it.

    `name` is the field that is looked in, `name_next` that of the next item alone.
    """

    name: str | None
    is_negated: bool = False
    items: list[tuple[str, Node]] = field(default_factory=list)
    operator: str = ""
    negates_next: bool = False
    name_next: str | None = None


class _Parser:
    """One text as it is read."""

    def __init__(self, match: Match, today: date | None) -> None:
        self._match = match
        self._today = today
        # Any of the words: printing what they mean takes one bracket more a level.
        self._max_depth = MAX_DEPTH if match == "all" else MAX_DEPTH // 2
        self._frames = [_Frame(None)]
        self._skipped = 0  # brackets that are open but too deep
        self._room = MAX_TERMS
        self._known: set[Node] = set()
        self._dropped: dict[str, None] = {}
        self._notes: dict[str, None] = {}

    def parsed(self, text: str) -> Parsed:
        """The whole text."""
        for lexeme in _LEXEME.finditer(text):
            self._take(lexeme)
        while len(self._frames) > 1:
            self._close()
        tree = self._built(self._frames[0]) or Everything()
        return Parsed(tree, tuple(self._dropped), tuple(self._notes))

    def _take(self, lexeme: re.Match[str]) -> None:
        frame = self._frames[-1]
        match lexeme.lastgroup:
            case "word":
                self._add(self._word(lexeme["word"], frame.name_next or frame.name))
            case "phrase" | "near" | "star":
                name = frame.name_next or frame.name
                self._add(self._quoted(lexeme["phrase"], lexeme["near"], lexeme["star"], name))
            case "operator":
                self._operator(lexeme[0], frame)
            case "minus":
                frame.negates_next = not frame.negates_next
            case "open":
                self._open(frame)
            case "close":
                if self._skipped:
                    self._skipped -= 1
                elif len(self._frames) > 1:
                    self._close()
            case "space":
                pass
            case _:
                frame.name_next = lexeme["field"][:-1].lower()

    def _operator(self, written: str, frame: _Frame) -> None:
        if frame.name_next or not written.isupper():
            self._add(self._word(written, frame.name_next or frame.name))
        elif written == "NOT":
            frame.negates_next = not frame.negates_next
        else:
            if frame.operator:
                self._drop(frame.operator)
            if frame.items:
                frame.operator = written
            else:
                self._drop(written)

    def _open(self, frame: _Frame) -> None:
        if len(self._frames) > self._max_depth:
            self._skipped += 1
            self._note(f"Brackets more than {self._max_depth} deep were passed over.")
            return
        self._frames.append(_Frame(frame.name_next or frame.name, frame.negates_next))
        frame.negates_next, frame.name_next = False, None

    def _close(self) -> None:
        frame = self._frames.pop()
        node = self._built(frame)
        outer = self._frames[-1]
        outer.negates_next = frame.is_negated
        self._add(node)

    def _add(self, node: Node | None) -> None:
        """Puts a node, if there is one, behind what the frame has."""
        frame = self._frames[-1]
        if node is not None:
            frame.items.append((frame.operator, negation(node) if frame.negates_next else node))
            frame.operator = ""
        frame.negates_next, frame.name_next = False, None

    def _built(self, frame: _Frame) -> Node | None:
        """The tree of a frame; None if it has nothing."""
        if frame.operator:
            self._drop(frame.operator)
        if not frame.items:
            return None
        groups: list[list[tuple[str, Node]]] = [[]]
        for operator, node in frame.items:
            if operator == "OR":
                groups.append([])
            groups[-1].append((operator, node))
        joined = _all_of if self._match == "all" else _any_of
        return disjunction(joined(group) for group in groups)

    def _word(self, word: str, name: str | None) -> Node | None:
        """The node of a run of characters without space, quotation marks and brackets."""
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
                self._note(_NO_PATTERN.format(_shown(word)))
        fuzzy = _FUZZY.fullmatch(word) if "~" in word else None
        if fuzzy:
            found = list(tokens(fuzzy[1]))
            if len(found) == 1 and len(found[0].term) > MIN_LETTERS:
                edits = min(int(fuzzy[2] or 1), 2) or 1
                node = Fuzzy(found[0].term, edits, fuzzy[1])
                return self._asked(node, PATTERN_TERMS, word, name)
            self._note(f"The ~ of {_shown(word)} is not searched for: it takes one longer word.")
        return self._phrase(word, 1, name)

    def _quoted(
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
            kept = text[: found[self._room - 1].end]
            self._drop(text[len(kept) :].strip())
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
            self._drop(word)
            self._note(f"{_shown(word)} has too few letters: it takes at least {MIN_LETTERS}.")
            return None
        is_prefix = folded[-1] == "*" and folded[:-1] == letters
        is_readable = re.fullmatch(r"\w+", letters) and folded[-1] != "?"  # `a?_` is folded to `a?`
        if not is_readable or (is_prefix and not _is_one_word(letters)):
            self._note(_NO_PATTERN.format(_shown(word)))
            return self._phrase(re.sub(r"[*?]", " ", word), 1, name)
        node = Prefix(letters) if is_prefix else Wildcard(folded)
        return self._asked(node, PATTERN_TERMS, word, name)

    def _value(self, text: str, name: str, *, is_prefix: bool) -> Node | None:
        text = text.strip()
        size = sum(1 for _ in tokens(text))
        if not size:
            self._drop(f"{name}:{text}" if text else f"{name}:")
            return None
        return self._asked(Value(name, text, is_prefix), size, f"{name}:{text}", None)  # type: ignore[arg-type]  # one of VALUE_FIELDS

    def _date(self, text: str, name: str) -> Node | None:
        text = text.strip()
        days = period(text, self._today)
        if days is None:
            self._drop(f"{name}:{text}")
            self._note(
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
        if not size or size > self._room:
            self._drop(text)
            return None
        self._room -= size
        self._known.add(node)
        return node

    def _drop(self, text: str) -> None:
        if text:
            self._dropped[text] = None

    def _note(self, sentence: str) -> None:
        self._notes[sentence] = None


def _is_one_word(text: str) -> bool:
    """Whether the analyser sees one term, and no wildcard is in it: `F-35`, not `CVN-71`."""
    return "*" not in text and "?" not in text and sum(1 for _ in tokens(text)) == 1


def _within(leaf: Leaf, name: str | None) -> Node:
    """The leaf, looked for in one field alone if that is one of text."""
    if name in TEXT_FIELDS and isinstance(leaf, Phrase | Prefix | Wildcard | Fuzzy):
        return Within(name, leaf)
    return leaf


def _all_of(items: list[tuple[str, Node]]) -> Node:
    return conjunction(node for _, node in items)


def _any_of(items: list[tuple[str, Node]]) -> Node:
    """Any of the words that stand side by side; what excludes or restricts does so all the same."""
    runs: list[list[Node]] = []
    for operator, node in items:
        if operator == "AND" and runs:
            runs[-1].append(node)
        else:
            runs.append([node])
    nodes = [conjunction(run) for run in runs]
    restricting = [node for node in nodes if isinstance(node, Not | Between | Value)]
    wanted = [node for node in nodes if not isinstance(node, Not | Between | Value)]
    return conjunction([*([disjunction(wanted)] if wanted else []), *restricting])


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
