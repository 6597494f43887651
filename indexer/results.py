"""What a search answers: hits, snippets, facet counts and a receipt.

Complete values: they stay usable after the engine is closed. A snippet is
pieces of text, never HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from indexer.equivalents.expand import Choice
from indexer.query import Query
from indexer.story import Story


class Piece(NamedTuple):
    """A run of text; `is_match` if the query asked for it.

    A tuple, because a page has a hundred of them and they are made in a third of the time.
    """

    text: str
    is_match: bool


Snippet = tuple[Piece, ...]
"""Consecutive pieces. Joined, they are a passage of the story on one line, with
`…` at an end where more was cut off."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What a word of the query, or all words that a pattern stands for, gave a hit's score.

    Attributes:
        text: the part of the query that it is of, in the query language.
        term: the word as it is indexed; None for a pattern.
        stories: how many have it, versions included, and for a while those deleted.
        count: how often it is in the story, each time with its field's weight; None for a
            pattern, as is `saturated`.
        saturated: what the count comes to against the story's length, from 0 to 1.
        score: the same times what so rare a word tells: BM25F.
    """

    text: str
    term: str | None
    stories: int
    count: float | None
    saturated: float | None
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a hit's score is made of; all of it together is the score.

    Attributes:
        parts: what the query's words gave, names of the same meaning among them.
        content: what makes up for words that tell nothing, such as `of`, and for those that a
            question has several times.
        feedback: for having words that the best hits have.
        proximity: for the words standing near each other.
        exact: for words as they were typed.
        newer: for being newer.
    """

    parts: tuple[Gain, ...]
    content: float = 0.0
    feedback: float = 0.0
    proximity: float = 0.0
    exact: float = 0.0
    newer: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """One matching story; `score` is 0.0 where nothing was ranked."""

    story: Story
    title: Snippet
    snippet: Snippet
    score: float
    explanation: Explanation | None = None


class FacetValue(NamedTuple):
    """How many matches have a value. In a tree, `value` is a path.

    A tuple, because a page has hundreds of them and they are made in a fourth of the time.
    """

    value: str
    label: str
    count: int  # type: ignore[assignment]  # hides a tuple's method, which nobody needs
    selected: bool


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Exact counts over all matches, ignoring the facet's own filter.

    Attributes:
        values: the most frequent ones, most frequent first, and every selected
            one. In a tree each value is followed by those below it. Dates are
            in order of time, the newest first.
        others: how many more values match on the levels that are shown.
        missing: how many matches have no value at all.
    """

    facet: str
    values: tuple[FacetValue, ...]
    others: int
    missing: int


@dataclass(frozen=True, slots=True)
class FacetPage:
    """Some of the values of one facet, of all that match.

    Attributes:
        total: how many values there are to page through.
        missing: how many matches have no value at all.
    """

    facet: str
    values: tuple[FacetValue, ...]
    total: int
    missing: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the query's text: a story must fit each.

    Attributes:
        text: in the query language.
        label: in plain English.
        without: the text that asks for everything else.
    """

    text: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Drop:
    """A filter or a part of the text, and how many stories match without it.

    Attributes:
        kind: the facet's name; `from` or `to`; `words` for a part of the text.
        label: the facet's value (`not …` for one left out), the ISO date, the part's label.
        query: the question without it.
    """

    kind: str
    label: str
    total: int
    query: Query


@dataclass(frozen=True, slots=True)
class Receipt:
    """How the query's text was understood.

    Attributes:
        understood: in the query language itself.
        added: what is searched for beside it: other names of those in the text.
        dropped: parts of the text that are not searched for: there is no word in
            them, or more words than a query can have.
        capped: parts that stand for more terms than are searched for; the most
            frequent of them are.
        notes: sentences about what may have been meant otherwise than it was read.
        parts: what was asked for, one by one.
        relaxed: set if no story has all that was asked for: how those that are shown
            differ, each to be read after "stories", as in `without convoy`.
        choices: names with several meanings, each of which can be picked.
    """

    understood: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    capped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    relaxed: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """One page of answers and everything that belongs beside it.

    Attributes:
        did_you_mean: the query's text with its misspelt words mended, if that finds more;
            `did_you_mean_total` says how many stories.
        drops: set without any match, if more than one thing was asked for.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    facets: tuple[FacetCounts, ...]
    receipt: Receipt
    took_ms: float
    generation: int
    drops: tuple[Drop, ...] = ()
    did_you_mean: str | None = None
    did_you_mean_total: int = 0


SuggestionKind = Literal["unit", "location", "author", "phrase", "tag", "title"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a person who is typing may mean.

    Attributes:
        count: how many stories have the value or the title, or match the phrase; exact.
        query: what to ask for when it is chosen.
    """

    kind: SuggestionKind
    text: str
    count: int
    query: Query


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """What the index holds; `earliest` and `latest` are story dates.

    Attributes:
        segments: the parts that the engine keeps it in.
        bytes: what the index takes on the disk, a change under way included.
    """

    stories: int
    generation: int
    earliest: date | None
    latest: date | None
    segments: int
    bytes: int
