"""A second look at the best hits, where the order is by relevance.

Each piece only adds to a score, so that no hit of the window falls below those behind
it, which keep the order and the scores of the first look. Nothing here changes which
stories match.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import tokens
from indexer.function_words import content
from indexer.query import Query
from indexer.tree import And, Match, Node, Or, Phrase, wanted_phrases
from indexer.whoosh_engine.feedback import STORIES, feedback
from indexer.whoosh_engine.forms import form_mask
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.matches import NOTHING, Matches, kept
from indexer.whoosh_engine.proximity import WEIGHTS, proximity
from indexer.whoosh_engine.ranking import best, between, leading, ranked
from indexer.whoosh_engine.window import Window

WINDOWS: dict[Match, int] = {"all": 200, "any": 1_000}
"""Hits that are looked at again. Where all words must match, those that have them side by
side are among the first: of 4,000 own titles 3,986 come first at 50, 3,994 at 200 and 3,997
at 400. Feedback also finds what stands far behind: MAP on Cranfield is 0.465 at 100, 0.472 at
500 and more, on CISI 0.155 at 100, 0.175 at 500, 0.176 at 1,000 and 2,000."""

EXACT = 0.1
"""What a word gains, as a share of its score, in a story that has it as it was typed. Kept for
what people expect of two stories that are alike otherwise: nDCG@10 on Cranfield is 0.564 at 0,
0.567 at 0.1 and 0.568 at 0.2, on CISI 0.411, 0.405 and 0.404.
"""

K3 = 8
"""BM25's parameter for words that a question has several times, as Okapi had it at TREC.

Long questions gain by it: nDCG@10 on CISI rises from 0.375 to 0.405, on CACM from 0.463 to
0.519, on LISA from 0.456 to 0.488; on Cranfield it falls from 0.571 to 0.567, on MEDLINE from
0.776 to 0.758. At 4 the mean over ten collections is 0.558, here 0.559; in proportion to how
often a word was typed, 0.556.
"""

NEWER = 0.01
"""What today's story gains over a very old one, as a share of its score: stories that
differ by more keep their order. Of the ten best of two-word searches, 1.4 in 100 are replaced;
at 0.05 it is 8.4."""

HALF_LIFE_DAYS = 365
"""After so long half of that gain is left. No test collection has dates: own titles are found as
often at 90 as at 1,500."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What takes part in the second look."""

    content: bool = True
    repeats: bool = True
    feedback: bool = True
    proximity: bool = True
    exact: bool = True
    newer: bool = True


ALL_PIECES = Pieces()
NO_PIECES = Pieces(*(False for _ in fields(Pieces)))


@dataclass(frozen=True, slots=True)
class Gains:
    """What each piece adds to the scores of a window: float32[n] each, none below 0."""

    content: NDArray[np.float32]
    feedback: NDArray[np.float32]
    proximity: NDArray[np.float32]
    exact: NDArray[np.float32]
    newer: NDArray[np.float32]

    @property
    def total(self) -> NDArray[np.float32]:
        """float32[n]: all of it."""
        return self.content + self.feedback + self.proximity + self.exact + self.newer


def hits(
    matches: Matches,
    query: Query,
    tree: Node,
    generation: Generation,
    first: int,
    end: int,
    pieces: Pieces = ALL_PIECES,
) -> Matches:
    """The matches from the place `first` of the query's order on, with their final scores."""
    window = window_size(matches, query)
    shown = NOTHING
    if first < window:
        head = best(matches, query, generation, window)
        added = gains(head, query, tree, generation, pieces).total
        again = Matches(head.docs, head.scores + added)
        shown = kept(again, ranked(again, query, generation, end)[first:])
    if min(end, matches.size) > max(first, window):
        tail = between(matches, query, generation, max(first, window), end)
        shown = _joined(shown, tail)
    return shown


def window_size(matches: Matches, query: Query) -> int:
    """How many of the first matches are looked at again."""
    assert matches.docs is not None
    is_ranked = query.effective_sort == "relevance"
    return min(WINDOWS[query.match], len(matches.docs)) if is_ranked else 0


def gains(head: Matches, query: Query, tree: Node, generation: Generation, pieces: Pieces) -> Gains:
    """What the second look adds to the best matches, whose documents ascend."""
    assert head.docs is not None
    window = Window(generation, head.docs)
    phrases = tuple(wanted_phrases(tree))
    terms = [term for phrase in phrases for term in phrase.terms]
    none = np.zeros(len(head.docs), np.float32)
    of_content = fed = near = as_typed = newer = none
    is_prose = query.match == "any"
    telling = content(terms) if pieces.content and is_prose else tuple(terms)
    if len(telling) < len(terms):
        of_content = without_rest(set(terms) - set(telling), window)
    times = repeats(tree, telling) if pieces.repeats and is_prose else {}
    if times:
        of_content = of_content + said_again(times, window)
    if pieces.feedback and is_prose and terms:
        scored = Matches(head.docs, head.scores + of_content)
        first = leading(scored, query, generation, STORIES)
        assert first.docs is not None
        places = [generation.place(doc) for doc in first.docs.tolist()]
        stories = [segment.story(number) for segment, number in places]
        query_terms = len(set(telling)) + sum(map(again, times.values()))
        norms = generation.norms(first.docs).tolist()
        fed = feedback(zip(stories, norms, strict=True), window, query_terms)
    if pieces.proximity and len(telling) > 1:
        row = () if is_prose else typed_in_a_row(tree)
        near = proximity(telling, window, WEIGHTS[query.match], row)
    if pieces.exact:
        as_typed = exactness(phrases, frozenset(telling), window)
    if pieces.newer and query.newer == "prefer":
        newer = head.scores * np.float32(NEWER) * freshness(head.docs, query, generation)
    return Gains(of_content, fed, near, as_typed, newer)


def without_rest(rest: Iterable[str], window: Window) -> NDArray[np.float32]:
    """float32[n]: what puts the window in order as if `rest` had not been asked for.

    What these terms gave each hit is taken from the most that they gave any.
    """
    given = np.zeros(len(window.docs), np.float32)
    for term in sorted(rest):
        given += window.term(term).scores
    best: NDArray[np.float32] = given.max(initial=0) - given
    return best


def typed_in_a_row(tree: Node) -> tuple[str, ...]:
    """The words that were typed side by side: of names those that others were added to."""
    match tree:
        case Phrase(terms, _, 1):
            return terms
        case And(nodes):
            return tuple(term for node in nodes for term in typed_in_a_row(node))
        case Or(nodes):
            return typed_in_a_row(nodes[0])
        case _:
            return ()


def repeats(tree: Node, telling: Iterable[str]) -> dict[str, int]:
    """How often the words of a subject were typed, those alone that were more than once."""
    typed = Counter(phrase.terms[0] for phrase in wanted_phrases(tree) if len(phrase.terms) == 1)
    return {term: typed[term] for term in dict.fromkeys(telling) if typed[term] > 1}


def again(times: int) -> float:
    """What a word counts beside the first time for having been typed so often."""
    return (K3 + 1) * times / (K3 + times) - 1


def said_again(times: Mapping[str, int], window: Window) -> NDArray[np.float32]:
    """float32[n]: what words gain for having been typed more than once."""
    gained = np.zeros(len(window.docs), np.float32)
    for term, count in times.items():
        gained += window.term(term).scores * np.float32(again(count))
    return gained


def exactness(
    phrases: Iterable[Phrase], telling: frozenset[str], window: Window
) -> NDArray[np.float32]:
    """float32[n]: what words gain where they stand as they were typed: see `forms`."""
    gained = np.zeros(len(window.docs), np.float32)
    typed = {word for phrase in phrases for word in _typed(phrase.text)}
    for term, _, mask in sorted(word for word in typed if word[0] in telling):
        known = window.term(term)
        has_form = known.forms() & mask != 0
        gained += np.float32(EXACT) * has_form * known.scores
    return gained


@lru_cache(maxsize=1_000)
def _typed(text: str) -> tuple[tuple[str, str, int], ...]:
    """Each word's term, its form and the mask of that."""
    return tuple((token.term, token.form, form_mask(token.form)) for token in tokens(text))


def freshness(docs: NDArray[Any], query: Query, generation: Generation) -> NDArray[np.float32]:
    """float32[n]: 1 for the archive's last day, half of it `HALF_LIFE_DAYS` before, 0 undated.

    Counted from the archive's own last day, so that an order does not change overnight.
    """
    facet = generation.facet("date", query.axis)
    of_codes = generation.freshness.get(query.axis)
    if of_codes is None:
        assert facet.days is not None
        of_codes = generation.freshness[query.axis] = _freshness(facet.days)
    fresh: NDArray[np.float32] = of_codes[facet.codes[docs]]
    return fresh


def _freshness(days: NDArray[np.int64]) -> NDArray[np.float32]:
    """float32[C]: that of each day as YYYYMMDD."""
    since = days // 10_000 * 365.25 + days // 100 % 100 * 30.44 + days % 100
    fresh = 0.5 ** ((since.max(initial=0) - since) / HALF_LIFE_DAYS)
    return np.where(days > 0, fresh, 0).astype(np.float32)


def _joined(one: Matches, other: Matches) -> Matches:
    assert one.docs is not None
    assert other.docs is not None
    return Matches(
        np.concatenate([one.docs, other.docs]), np.concatenate([one.scores, other.scores])
    )
