"""A tree becomes matching documents with scores, as Whoosh's own searcher finds them.

Every step is a small function on arrays: documents ascending, and beside them
float32 scores. Deleted documents are taken out at the very end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from indexer.tree import (
    And,
    Between,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    TextField,
    Value,
    Wildcard,
    Within,
    each_once,
)
from indexer.whoosh_engine.arrays import distinct, is_new
from indexer.whoosh_engine.expand import expansion, term_totals
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.matches import (
    EVERYTHING,
    NO_DOCS,
    NOTHING,
    Matches,
    intersection,
    is_in,
    kept,
    places_of,
    summed,
    union,
    unscored,
)
from indexer.whoosh_engine.phrases import adjacent, near
from indexer.whoosh_engine.postings import Docs, TermPostings
from indexer.whoosh_engine.rows import BOUNDED_FIELDS
from indexer.whoosh_engine.schema import ID, TEXT
from indexer.whoosh_engine.within import any_within, begins_within, has_place_within


@dataclass
class Evaluation:
    """What matches a tree; `capped` has the parts that stand for too many terms.

    Parts are evaluated once, whatever trees they stand in.
    """

    generation: Generation
    capped: list[str] = field(default_factory=list)
    _known: dict[Node, Matches] = field(default_factory=dict)

    def live(self, tree: Node) -> Matches:
        """The matches that are not deleted."""
        found = self.matches(tree)
        is_live = self.generation.is_live
        if found.docs is None or is_live is None:
            return found
        return kept(found, is_live[found.docs])

    def matches(self, node: Node) -> Matches:
        """The matches of any node, deleted documents among them."""
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = self._matches(node)
        return found

    def _matches(self, node: Node) -> Matches:
        match node:
            case Everything():
                return EVERYTHING
            case Phrase(terms=(term,)):
                return self._term(term)
            case Phrase():
                return self._phrase(node)
            case Prefix() | Wildcard() | Fuzzy():
                return self._expanded(node)
            case And(nodes):
                return self._all_of(each_once(nodes))
            case Or(nodes):
                return self._any_of(each_once(nodes))
            case Not():
                return self._all_of((node,))
            case Between():
                return unscored(np.flatnonzero(self._in_range(node, slice(None))))
            case Within(name, Phrase(terms=(term,))):
                return self._term_within(term, name)
            case Within(name, Phrase() as phrase):
                return self._phrase(phrase, name)
            case Within(name, Prefix() | Wildcard() | Fuzzy() as part):
                return self._expanded(part, name)
            case Value():
                return unscored(self._having(node))
        raise TypeError(f"no {type(node).__name__} can be searched")

    def _term(self, term: str) -> Matches:
        postings = self.generation.postings(term.encode())
        if postings is None:
            return NOTHING
        return Matches(postings.docs, postings.gains * self._rarity(postings))

    def _term_within(self, term: str, name: TextField) -> Matches:
        """The matches of a term in one field, scored as those anywhere."""
        found, key = self.matches(Phrase((term,), term)), term.encode()
        if not found.size:
            return NOTHING
        assert found.docs is not None
        if name == BOUNDED_FIELDS[0]:
            first = self.generation.first_positions(key)
            return kept(found, begins_within(first, found.docs, self.generation))
        places = self.generation.places(key)
        return kept(found, has_place_within(places, found.docs, name, self.generation))

    def _having(self, node: Value) -> Docs:
        """Every document that a value names."""
        generation = self.generation
        if node.field != "id":
            labels = generation.labels(node.field)
            passing = labels.passing(node)
            found = labels.index.docs_with(passing)
            if found is None:
                every = np.arange(generation.size)
                found = every[labels.index.fits(every, passing)]
            return found.astype(np.int32)
        docs = [NO_DOCS]
        ids = {text.encode(errors="surrogatepass") for text in (node.text, node.text.lower())}
        for segment, start in zip(generation.segments, generation.starts.tolist(), strict=False):
            lexicon = segment.lexicon(ID)
            for story_id in ids:
                if node.is_prefix:
                    places = np.arange(*lexicon.prefixed(story_id))
                else:
                    places = lexicon.places([story_id])
                docs.append(segment.lists_at(ID, places).docs.astype(np.int32) + np.int32(start))
        return distinct(np.concatenate(docs))

    def _rarity(self, postings: TermPostings) -> np.float32:
        return np.float32(self.generation.rarity(len(postings.docs)))

    def _all_of(self, nodes: Sequence[Node]) -> Matches:
        """What every node matches; the smallest lists first, what excludes last."""
        ranges = [node for node in nodes if isinstance(node, Between)]
        unwanted = [node.node for node in nodes if isinstance(node, Not)]
        wanted = [node for node in nodes if not isinstance(node, Between | Not)]
        parts = sorted((self.matches(node) for node in wanted), key=lambda part: part.size)
        found = parts[0] if parts else EVERYTHING
        for part in parts[1:]:
            if part.docs is not None and found.docs is not None:
                found = intersection(found, part, self.generation)
        for days in ranges:
            if found.docs is None:
                found = self.matches(days)
            else:
                found = kept(found, self._in_range(days, found.docs))
        for node in unwanted:
            found = self._without(found, self.matches(node))
        return found

    def _without(self, found: Matches, unwanted: Matches) -> Matches:
        if unwanted.docs is None:
            return NOTHING
        if found.docs is None:
            stays = np.ones(self.generation.size, bool)
            stays[unwanted.docs] = False
            return unscored(np.flatnonzero(stays))
        return kept(found, ~is_in(found.docs, unwanted.docs))

    def _any_of(self, nodes: Sequence[Node]) -> Matches:
        parts = [self.matches(node) for node in nodes]
        if any(part.docs is None for part in parts):
            parts = [
                unscored(np.arange(self.generation.size)) if part.docs is None else part
                for part in parts
            ]
        return union(parts, self.generation)

    def _in_range(self, node: Between, docs: Docs | slice) -> NDArray[np.bool_]:
        days = self.generation.days(node.axis)[docs]
        return (days >= max(day_number(node.first), 1)) & (days <= day_number(node.last, 99991231))

    def _phrase(self, phrase: Phrase, name: TextField | None = None) -> Matches:
        """Documents in which the terms follow one another, scored as all of the terms.

        In one field alone where it is named: no phrase reaches from one into another.
        """
        postings = [self.generation.postings(term.encode()) for term in phrase.terms]
        if None in postings:
            return NOTHING
        places = [self.generation.places(term.encode()) for term in phrase.terms]
        if phrase.distance == 1:
            there = adjacent(places)
        else:
            there = near(places, phrase.distance, self.generation)
        found = self.generation.docs_at(there)
        docs = found[places_of(is_new(found))]
        if name:
            docs = docs[has_place_within(there, docs, name, self.generation)]
        scores = np.zeros(len(docs), np.float32)
        for one in postings:
            assert one is not None
            scores += one.gains[one.docs.searchsorted(docs)] * self._rarity(one)
        return Matches(docs.astype(np.int32), scores)

    def _expanded(self, node: Prefix | Wildcard | Fuzzy, name: TextField | None = None) -> Matches:
        """Documents with any of the terms that a node stands for; each adds to the score."""
        generation = self.generation
        lexicons = [segment.lexicon(TEXT) for segment in generation.segments]
        places = [expansion(lexicon, node) for lexicon in lexicons]
        totals, is_capped = term_totals(lexicons, places)
        if is_capped:
            self.capped.append(str(node))
        docs, scores = [NO_DOCS], [np.zeros(0, np.float32)]
        parts = zip(generation.segments, places, totals, generation.starts.tolist(), strict=False)
        for segment, of_segment, total, start in parts:
            chosen = total > 0
            if not chosen.any():
                continue
            lists = segment.lists_at(TEXT, of_segment[chosen], with_positions=name is not None)
            assert lists.weights is not None
            rarity = generation.rarity(total[chosen]).astype(np.float32)
            docs.append(lists.docs.astype(np.int32) + np.int32(start))
            gains = generation.gains(docs[-1], lists.weights)
            scores.append(gains * np.repeat(rarity, lists.lengths))
            if name:
                there = any_within(lists, docs[-1], name, generation)
                docs[-1], scores[-1] = docs[-1][there], scores[-1][there]
        return summed(np.concatenate(docs), np.concatenate(scores), generation)


def day_number(day: date | None, otherwise: int = 0) -> int:
    """A day as YYYYMMDD."""
    return day.year * 10_000 + day.month * 100 + day.day if day else otherwise
