"""What a query asks of a story: a tree of nodes, and how each is written.

`str` of a tree is the query language: `language.parse` reads it back as the same
tree, for every tree in the normal form that `conjunction`, `disjunction` and
`negation` make. Nothing here knows an engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from operator import add
from string import ascii_lowercase, digits
from typing import Literal, get_args

from indexer.fields import Axis
from indexer.periods import written_period

Match = Literal["all", "any"]
"""Whether words that stand side by side are all wanted, or any of them."""

TextField = Literal["title", "caption", "body"]
ValueField = Literal["author", "unit", "location", "tag", "kind", "id"]
TEXT_FIELDS: tuple[TextField, ...] = get_args(TextField)
VALUE_FIELDS: tuple[ValueField, ...] = get_args(ValueField)
AXES: tuple[Axis, ...] = get_args(Axis)

FIELD = re.compile(rf"({'|'.join((*TEXT_FIELDS, *VALUE_FIELDS, *AXES))}):(?=[^\s)])", re.IGNORECASE)
"""What opens a part that is looked for in one field. `Title: text` is two words."""

MAX_FILLED = 2
"""Places of a pattern that are filled with each letter: 1,296 words at most."""

_LETTERS = ascii_lowercase + digits

OPERATORS = ("AND", "OR", "NOT")
QUOTES = '"“”„‟'
MINUS = "-−"

_BARE = re.compile(rf"[^{MINUS}\s{QUOTES}()*?~][^\s{QUOTES}()*?~]*")


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every story."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that follow one another; a single word is a phrase of one term.

    `text` is what the person typed for it. Each term stands at most `distance`
    words after the one before: 1 is right behind it.
    """

    terms: tuple[str, ...]
    text: str
    distance: int = 1

    def __str__(self) -> str:
        return _quoted(self.text) if self.distance == 1 else f'"{self.text}"~{self.distance}'


@dataclass(frozen=True, slots=True)
class Prefix:
    """Matches every term that begins with `text`, and the term of `text` itself.

    Without the latter `officer*` would find nothing: the term of `officer` is `offic`.
    """

    text: str

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Matches every term that `pattern` fits: `?` is a character, `*` any number of them.

    Without `*` and with few places it also matches the terms of the words that it fits:
    `defen?e` fits neither `defens` nor `defenc`.
    """

    pattern: str

    def __str__(self) -> str:
        return self.pattern

    def filled(self) -> Iterator[str]:
        """Words that the pattern fits, with ASCII letters and digits in its places."""
        if "*" not in self.pattern and 0 < self.pattern.count("?") <= MAX_FILLED:
            first, *others = self.pattern.split("?")
            for letters in product(_LETTERS, repeat=len(others)):
                yield first + "".join(map(add, letters, others))


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Matches every term at most `max_edits` from `text` that begins with the same letter.

    An edit is a character more, less or other, or two neighbours swapped. `typed` is
    what the person typed, if that is not the term itself.
    """

    text: str
    max_edits: int = 1
    typed: str = ""

    def __str__(self) -> str:
        return f"{self.typed or self.text}~{'' if self.max_edits == 1 else self.max_edits}"


@dataclass(frozen=True, slots=True)
class Between:
    """Matches stories with a date on `axis` from `first` to `last`; an end can be open."""

    axis: Axis
    first: date | None
    last: date | None

    def __str__(self) -> str:
        return f"{self.axis}:{written_period(self.first, self.last)}"


@dataclass(frozen=True, slots=True)
class Within:
    """Matches stories that have in one field what `node` looks for."""

    field: TextField
    node: Phrase | Prefix | Wildcard | Fuzzy

    def __str__(self) -> str:
        return f"{self.field}:{self.node}"


@dataclass(frozen=True, slots=True)
class Value:
    """Matches stories by what is known of them, and adds nothing to a score.

    `kind` and `id` are `text`, whatever its case. Of the others the label, at any
    level of the tree of locations, has the words of `text` in order; a location also
    fits by its code or its path. With `is_prefix` the last word may go on.
    """

    field: ValueField
    text: str
    is_prefix: bool = False

    def __str__(self) -> str:
        return f"{self.field}:{_quoted(self.text)}{'*' if self.is_prefix else ''}"


@dataclass(frozen=True, slots=True)
class Not:
    """Matches what `node` does not."""

    node: Node

    def __str__(self) -> str:
        return written(self)


@dataclass(frozen=True, slots=True)
class And:
    """Matches what every node matches."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return written(self)


@dataclass(frozen=True, slots=True)
class Or:
    """Matches what any node matches."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return written(self)


Leaf = Everything | Phrase | Prefix | Wildcard | Fuzzy | Between | Within | Value
Node = Leaf | Not | And | Or


def conjunction(nodes: Iterable[Node]) -> Node:
    """What all of the nodes match, each asked for once, but for words.

    These stay as often as they were typed: `1st Battalion, 1st Marines` is a name, and
    what a long question says again and again is what it is about.
    """
    wanted = (node for node in nodes if not isinstance(node, Everything))
    parts = _joined(wanted, And)
    return And(parts) if len(parts) > 1 else next(iter(parts), Everything())


def disjunction(nodes: Iterable[Node]) -> Node:
    """What any of the nodes matches, each asked for once, but for words: see `conjunction`."""
    parts = _joined(nodes, Or)
    if Everything() in parts:
        return Everything()
    return Or(parts) if len(parts) > 1 else next(iter(parts), Everything())


def _joined(nodes: Iterable[Node], kind: type[And | Or]) -> tuple[Node, ...]:
    parts: list[Node] = []
    seen: set[Node] = set()
    for node in nodes:
        for part in node.nodes if isinstance(node, kind) else (node,):
            if part not in seen or isinstance(part, Phrase):
                seen.add(part)
                parts.append(part)
    return tuple(parts)


def each_once(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The first of all nodes that ask for the same, however it was typed."""
    found: dict[object, Node] = {}
    for node in nodes:
        asked = (node.terms, node.distance) if isinstance(node, Phrase) else node
        found.setdefault(asked, node)
    return tuple(found.values())


def negation(node: Node) -> Node:
    """What the node does not match."""
    return node.node if isinstance(node, Not) else Not(node)


def written(node: Node, match: Match = "all") -> str:
    """The tree in the query language, to be read where words side by side mean `match`."""
    match node:
        case Not(child):
            inner = written(child, match)
            return f"-({inner})" if isinstance(child, And | Or) else f"-{inner}"
        case And(nodes):
            parts = [
                f"({written(child, match)})" if isinstance(child, Or) else written(child, match)
                for child in nodes
            ]
            return (" " if match == "all" else " AND ").join(parts)
        case Or(nodes):
            return " OR ".join(written(child, match) for child in nodes)
        case _:
            return str(node)


def top_parts(node: Node) -> tuple[Node, ...]:
    """What is asked for at the top of the tree, each of it a condition of its own, once."""
    if isinstance(node, And):
        return tuple(dict.fromkeys(node.nodes))
    return () if isinstance(node, Everything) else (node,)


def without(node: Node, part: Node) -> Node:
    """The tree but for one of its `top_parts`, however often that was typed."""
    nodes = node.nodes if isinstance(node, And) else (node,)
    return conjunction(one for one in nodes if one != part)


def wanted_leaves(
    node: Node,
) -> Iterator[tuple[TextField | None, Phrase | Prefix | Wildcard | Fuzzy]]:
    """What a match can contain, and in which field alone: nothing below `Not`."""
    match node:
        case Phrase() | Prefix() | Wildcard() | Fuzzy():
            yield None, node
        case Within(name, leaf):
            yield name, leaf
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from wanted_leaves(child)
        case _:
            return


def wanted_phrases(node: Node) -> Iterator[Phrase]:
    """The phrases that a match can contain."""
    return (leaf for _, leaf in wanted_leaves(node) if isinstance(leaf, Phrase))


def _quoted(text: str) -> str:
    """The text so that it is read as nothing but a word or a phrase."""
    is_bare = _BARE.fullmatch(text) and text not in OPERATORS and not FIELD.match(text)
    return text if is_bare else f'"{text}"'
