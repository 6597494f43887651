"""What to show where nothing is as was asked: the nearest question that finds something.

Only words give way. What was excluded, and what was asked of one field, a date or a
facet, stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from indexer.analysis import tokens
from indexer.query import Query
from indexer.receipt import label_of, parts_of
from indexer.results import Drop
from indexer.tree import (
    And,
    Fuzzy,
    Node,
    Or,
    Phrase,
    Prefix,
    Wildcard,
    conjunction,
    disjunction,
    top_parts,
    without,
)

MAX_TRIED = 12
"""Words of which each is left out in turn; people type fewer."""

MAX_DROPS = 20
"""Parts and filters of which each is counted without; a page shows fewer."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A question that finds something, and how it differs: `stories` and these words."""

    tree: Node
    said: tuple[str, ...]


def relaxed(tree: Node, count: Callable[[Node], int]) -> Relaxation | None:
    """The nearest relaxation of a tree that matches nothing; None if none finds anything.

    In this order: the words of phrases anywhere; without the words that no story has;
    of three or more, without the one word whose absence leaves the most stories; any of
    the words.
    `count` says how many stories match a tree.
    """
    parts = top_parts(tree)
    said: list[str] = []
    # `5G` is a word, though of two terms: they mean nothing apart.
    phrases = [part for part in parts if isinstance(part, Phrase) and len(part.text.split()) > 1]
    never = [phrase for phrase in phrases if not count(phrase)]
    for apart in (never, phrases):
        if apart:
            loose = conjunction(word for part in parts for word in _apart(part, apart))
            said = [f"with the words of {label_of(phrase)} anywhere" for phrase in apart]
            if count(loose):
                return Relaxation(loose, tuple(said))
            parts = top_parts(loose)
    words = [part for part in parts if _is_word(part)]
    missing = [word for word in words if not count(word)]
    if missing and len(missing) < len(words):
        parts = tuple(part for part in parts if part not in missing)
        words = [word for word in words if word not in missing]
        said.append(f"without {_listed(missing)}")
        if count(conjunction(parts)):
            return Relaxation(conjunction(parts), tuple(said))
    if len(words) > 2:
        rests = {
            word: conjunction(part for part in parts if part != word) for word in words[:MAX_TRIED]
        }
        counts = {word: count(rest) for word, rest in rests.items()}
        best = max(counts, key=counts.__getitem__)
        if counts[best]:
            return Relaxation(rests[best], (*said, f"without {label_of(best)}"))
    if len(words) > 1:
        fixed = [part for part in parts if part not in words]
        any_of_them = conjunction([disjunction(words), *fixed])
        if count(any_of_them):
            return Relaxation(any_of_them, (*said, f"with any of {_listed(words)}"))
    return None


def drops(query: Query, tree: Node, count: Callable[[Query, Node], int]) -> tuple[Drop, ...]:
    """What each filter and each part of the text holds back, where nothing matches.

    Nothing if only one thing was asked: without it there are all stories.
    """
    asked = list(_lesser(query, tree))
    if len(asked) < 2:
        return ()
    return tuple(
        Drop(kind, label, count(less, rest), less) for kind, label, less, rest in asked[:MAX_DROPS]
    )


def _lesser(query: Query, tree: Node) -> Iterator[tuple[str, str, Query, Node]]:
    """Questions that ask for one thing less: what kind of thing, what it is called."""
    for name, value, is_excluded, less in query.lesser():
        yield name, f"not {value}" if is_excluded else value, less, tree
    for node, part in zip(top_parts(tree), parts_of(tree, query.match), strict=True):
        less = replace(query, text=part.without, page=1)
        yield "words", part.label, less, without(tree, node)


def _apart(part: Node, phrases: list[Phrase]) -> Iterator[Node]:
    """The words of a part that is one of the phrases; else the part."""
    if not isinstance(part, Phrase) or part not in phrases:
        yield part
        return
    typed = [part.text[token.start : token.end] for token in tokens(part.text)]
    if len(typed) != len(part.terms):
        typed = list(part.terms)
    for term, text in zip(part.terms, typed, strict=True):
        yield Phrase((term,), text)


def _is_word(node: Node) -> bool:
    """Whether it asks for nothing but words, anywhere in a story."""
    if isinstance(node, And | Or):
        return all(map(_is_word, node.nodes))
    return isinstance(node, Phrase | Prefix | Wildcard | Fuzzy)


def _listed(words: list[Node]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *others, last = map(label_of, words)
    return f"{', '.join(others)} and {last}" if others else last
