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

from indexer.leaves import Leaves
from indexer.tree import (
    FIELD,
    MINUS,
    QUOTES,
    Between,
    Everything,
    Match,
    Node,
    Not,
    Value,
    conjunction,
    disjunction,
    negation,
)

MAX_DEPTH = 20
"""Brackets inside brackets; deeper ones are passed over. People use two or three."""

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
    brackets that are never closed run to the end. Relative dates need `today`. Of more words
    than there is room for, those that say something of a subject are taken first.
    """
    text = unicodedata.normalize("NFC", text)
    leaves = Leaves(today)
    parsed = _Parser(match, leaves).parsed(text)
    if leaves.is_full:
        brief = _Parser(match, Leaves(today, only_telling=True)).parsed(text)
        if not isinstance(brief.tree, Everything):
            return brief
    return parsed


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

    def __init__(self, match: Match, leaves: Leaves) -> None:
        self._match = match
        self._leaves = leaves
        # Any of the words: printing what they mean takes one bracket more a level.
        self._max_depth = MAX_DEPTH if match == "all" else MAX_DEPTH // 2
        self._frames = [_Frame(None)]
        self._skipped = 0  # brackets that are open but too deep

    def parsed(self, text: str) -> Parsed:
        """The whole text."""
        for lexeme in _LEXEME.finditer(text):
            self._take(lexeme)
        while len(self._frames) > 1:
            self._close()
        tree = self._built(self._frames[0]) or Everything()
        return Parsed(tree, tuple(self._leaves.dropped), tuple(self._leaves.notes))

    def _take(self, lexeme: re.Match[str]) -> None:
        frame = self._frames[-1]
        match lexeme.lastgroup:
            case "word":
                self._add(self._leaves.word(lexeme["word"], frame.name_next or frame.name))
            case "phrase" | "near" | "star":
                name = frame.name_next or frame.name
                quoted = (lexeme["phrase"], lexeme["near"], lexeme["star"])
                self._add(self._leaves.quoted(*quoted, name))
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
            self._add(self._leaves.word(written, frame.name_next or frame.name))
        elif written == "NOT":
            frame.negates_next = not frame.negates_next
        else:
            if frame.operator:
                self._leaves.drop(frame.operator)
            if frame.items:
                frame.operator = written
            else:
                self._leaves.drop(written)

    def _open(self, frame: _Frame) -> None:
        if len(self._frames) > self._max_depth:
            self._skipped += 1
            self._leaves.note(f"Brackets more than {self._max_depth} deep were passed over.")
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
            self._leaves.drop(frame.operator)
        if not frame.items:
            return None
        groups: list[list[tuple[str, Node]]] = [[]]
        for operator, node in frame.items:
            if operator == "OR":
                groups.append([])
            groups[-1].append((operator, node))
        joined = _all_of if self._match == "all" else _any_of
        return disjunction(joined(group) for group in groups)


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
