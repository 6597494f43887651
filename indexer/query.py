"""What is asked: an immutable `Query`, and its text parsed into a tree.

`parse` takes any text at all. Nothing here knows an engine or a URL.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from indexer import IndexerError
from indexer.analysis import tokens
from indexer.fields import Axis

Match = Literal["all", "any"]
Sort = Literal["relevance", "newest", "oldest"]
Versions = Literal["all", "folded"]
"""Whether every version of a story is a hit, or the first one of each group alone."""
Filters = tuple[tuple[str, str], ...]
"""`(facet, value)` pairs: values of one facet are joined by OR, facets by AND."""

MAX_TEXT_CHARS = 1_000
MAX_TERMS = 40
"""Bounds on one query's work; a pasted headline has about 20 words."""
MAX_PER_PAGE = 100


class QueryError(IndexerError):
    """A query that cannot be asked; `parameter` names the part to change."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Query:
    """One question to an engine. `sort=None` means relevance, or newest without text.

    Filters are kept in one order and once each: equal questions are equal values.

    Raises:
        QueryError: the text is too long, or the page or its size out of range.
    """

    text: str = ""
    filters: Filters = ()
    excluded: Filters = ()
    date_from: date | None = None
    date_to: date | None = None
    axis: Axis = "taken"
    match: Match = "all"
    versions: Versions = "all"
    sort: Sort | None = None
    page: int = 1
    per_page: int = 10

    def __post_init__(self) -> None:
        object.__setattr__(self, "filters", tuple(sorted(set(self.filters))))
        object.__setattr__(self, "excluded", tuple(sorted(set(self.excluded))))
        if len(self.text) > MAX_TEXT_CHARS:
            raise QueryError(
                "q",
                f"The search has {len(self.text):,} characters; at most {MAX_TEXT_CHARS:,} "
                "can be searched at once. Keep the words that matter most.",
            )
        if self.page < 1:
            raise QueryError("page", f"There is no page {self.page}; pages begin at 1.")
        if not 1 <= self.per_page <= MAX_PER_PAGE:
            raise QueryError(
                "per_page",
                f"A page can have 1 to {MAX_PER_PAGE} stories, not {self.per_page}.",
            )

    @property
    def effective_sort(self) -> Sort:
        """The order that applies when none was asked for."""
        return self.sort or ("relevance" if self.text.strip() else "newest")

    def values(self, facet: str) -> tuple[str, ...]:
        """The selected values of `facet`."""
        return tuple(value for name, value in self.filters if name == facet)

    def excluded_values(self, facet: str) -> tuple[str, ...]:
        """The excluded values of `facet`."""
        return tuple(value for name, value in self.excluded if name == facet)

    def with_filter(self, facet: str, value: str) -> Query:
        """The same question narrowed to `value` (or one more value), from page 1."""
        return replace(self, filters=(*self.filters, (facet, value)), page=1)

    def without_filter(self, facet: str, value: str) -> Query:
        """The same question without that value, from page 1."""
        kept = tuple(pair for pair in self.filters if pair != (facet, value))
        return replace(self, filters=kept, page=1)

    def without_filters(self) -> Query:
        """The same words over everything, from page 1."""
        return replace(self, filters=(), excluded=(), date_from=None, date_to=None, page=1)

    def sorted_by(self, sort: Sort) -> Query:
        """The same question in another order, from page 1."""
        return replace(self, sort=sort, page=1)

    def on_page(self, page: int) -> Query:
        """Another page of the same answer."""
        return replace(self, page=page)


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
        written = f'"{self.text}"' if re.search(r"\s", self.text) else self.text
        return written if self.distance == 1 else f"{written}~{self.distance}"


@dataclass(frozen=True, slots=True)
class Prefix:
    """Matches every term that begins with `text`, which is not empty."""

    text: str

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Matches every term that `pattern` fits: `?` is a character, `*` any number of them."""

    pattern: str

    def __str__(self) -> str:
        return self.pattern


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Matches every term at most `max_edits` from `text` that begins with the same letter.

    An edit is a character more, less or other, or two neighbours swapped.
    """

    text: str
    max_edits: int = 1

    def __str__(self) -> str:
        return f"{self.text}~{self.max_edits}"


@dataclass(frozen=True, slots=True)
class Between:
    """Matches stories with a date on `axis` from `first` to `last`; an end can be open."""

    axis: Axis
    first: date | None
    last: date | None

    def __str__(self) -> str:
        return f"{self.axis}:{self.first or ''}..{self.last or ''}"


@dataclass(frozen=True, slots=True)
class Not:
    """Matches what `node` does not."""

    node: Node

    def __str__(self) -> str:
        return f"-{self.node}"


@dataclass(frozen=True, slots=True)
class And:
    """Matches what every node matches."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(str(node) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Or:
    """Matches what any node matches."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(str(node) for node in self.nodes)


Node = Everything | Phrase | Prefix | Wildcard | Fuzzy | Between | Not | And | Or


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query's tree; `dropped` holds what was typed but cannot be searched."""

    tree: Node
    dropped: tuple[str, ...]


_CHUNK = re.compile(
    r"""(?P<minus>(?<!\S)[-−])?(?:["“”„](?P<phrase>[^"“”„]*)["“”„]?|(?P<word>[^\s"“”„]+))"""
)


def parse(text: str, match: Match = "all") -> Parsed:
    """The tree of any text: words, `"phrases"` and `-exclusions`.

    A word that the analyser sees as several terms (`F-35A`) is searched as a
    phrase. An unbalanced quotation mark runs to the end. Without anything to
    look for the tree is `Everything`.
    """
    phrases: dict[Phrase | Not, None] = {}
    dropped: dict[str, None] = {}
    room = MAX_TERMS
    for chunk in _CHUNK.finditer(unicodedata.normalize("NFC", text)):
        written = (chunk["phrase"] if chunk["word"] is None else chunk["word"]).strip()
        phrase, rest = _phrase(written, room)
        if rest:
            dropped[rest] = None
        if phrase is None:
            continue
        node = Not(phrase) if chunk["minus"] else phrase
        if node not in phrases:
            phrases[node] = None
            room -= len(phrase.terms)
    wanted: tuple[Node, ...] = tuple(node for node in phrases if isinstance(node, Phrase))
    unwanted = tuple(node for node in phrases if isinstance(node, Not))
    if match == "any" and len(wanted) > 1:
        wanted = (Or(wanted),)
    nodes = (*wanted, *unwanted)
    tree = Everything() if not nodes else nodes[0] if len(nodes) == 1 else And(nodes)
    return Parsed(tree, tuple(dropped))


def _phrase(written: str, room: int) -> tuple[Phrase | None, str]:
    """The phrase of at most `room` terms, and what is left of the text."""
    found = list(tokens(written))
    if not found or room == 0:
        return None, written
    end = len(written) if len(found) <= room else found[room - 1].end
    kept = written[:end]
    return Phrase(tuple(token.term for token in found[:room]), kept), written[end:].strip()


def wanted_phrases(node: Node) -> Iterator[Phrase]:
    """The phrases that a match can contain, for highlighting: none below `Not`."""
    match node:
        case Phrase():
            yield node
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from wanted_phrases(child)
        case _:
            return
