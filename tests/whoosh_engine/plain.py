"""Searching as the rules say it, one story after another: slow, and plainly right."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from whoosh.util.numeric import byte_to_length, length_to_byte

from indexer.analysis import terms
from indexer.fields import RANKED_FIELDS
from indexer.story import Story
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
    Value,
    Wildcard,
    Within,
    each_once,
)

K1, B = 1.5, 0.65


@dataclass(frozen=True)
class Text:
    """The ranked text of a story: its fields' texts with the weight of each."""

    parts: tuple[tuple[int, tuple[str, ...]], ...]

    @classmethod
    def of(cls, story: Story, names: Container[str] | None = None) -> Text:
        """The text of a story, or of some of its fields."""
        fields = [f for f in RANKED_FIELDS if names is None or f.name in names]
        parts = ((f.weight, terms(text)) for f in fields for text in f.texts(story))
        return cls(tuple(parts))

    @property
    def length(self) -> int:
        """Words, each as often as its field weighs."""
        return sum(weight * len(part) for weight, part in self.parts)

    def weight_of(self, term: str) -> int:
        """Occurrences of a term, each as often as its field weighs."""
        return sum(weight * part.count(term) for weight, part in self.parts)

    def has(self, phrase: Phrase) -> bool:
        """Whether the terms follow one another in one of the parts."""
        return any(_follow(part, phrase) for _, part in self.parts)


def _follow(part: tuple[str, ...], phrase: Phrase) -> bool:
    """Whether each term of the phrase stands at most its distance behind the last."""
    ends = {at for at, term in enumerate(part) if term == phrase.terms[0]}
    for wanted in phrase.terms[1:]:
        ends = {
            at
            for at, term in enumerate(part)
            if term == wanted and any(1 <= at - end <= phrase.distance for end in ends)
        }
    return bool(ends)


class Plain:
    """Some stories, searched one after another."""

    def __init__(self, stories: Mapping[str, Story]) -> None:
        self._stories = stories
        self._texts = {story_id: Text.of(story) for story_id, story in stories.items()}
        lengths = [text.length for text in self._texts.values()]
        self._average = sum(lengths) / len(lengths) if any(lengths) else 1
        parts = [part for text in self._texts.values() for _, part in text.parts]
        self._vocabulary = {term for part in parts for term in part}

    def scores(self, node: Node) -> dict[str, float]:
        """The ids of the stories that match, with their scores."""
        match node:
            case Everything():
                return dict.fromkeys(self._stories, 0.0)
            case Phrase():
                found = self._all([self._term(term) for term in node.terms])
                return {i: score for i, score in found.items() if self._texts[i].has(node)}
            case Prefix() | Wildcard() | Fuzzy():
                return self._any([self._term(t) for t in self._vocabulary if stands_for(node, t)])
            case Between(axis, first, last):
                first, last = first or date.min, last or date.max
                days = {i: day_of(story, axis) for i, story in self._stories.items()}
                return {i: 0.0 for i, day in days.items() if day and first <= day <= last}
            case Within(name, Phrase() as phrase):
                texts = {i: Text.of(story, (name,)) for i, story in self._stories.items()}
                found = self.scores(phrase)
                return {i: score for i, score in found.items() if texts[i].has(phrase)}
            case Within(name, part):
                assert not isinstance(part, Phrase)
                known = [Phrase((t,), t) for t in self._vocabulary if stands_for(part, t)]
                return self._any([self.scores(Within(name, phrase)) for phrase in known])
            case Value():
                return {i: 0.0 for i, story in self._stories.items() if has_value(story, node)}
            case Not(child):
                return dict.fromkeys(self._stories.keys() - self.scores(child).keys(), 0.0)
            case And(nodes):
                return self._all([self.scores(child) for child in each_once(nodes)])
            case Or(nodes):
                return self._any([self.scores(child) for child in each_once(nodes)])

    def _term(self, term: str) -> dict[str, float]:
        """BM25F by Robertson: weights are added before they are saturated."""
        weights = {i: text.weight_of(term) for i, text in self._texts.items()}
        weights = {i: weight for i, weight in weights.items() if weight}
        if not weights:
            return {}
        without = len(self._stories) - len(weights)
        rarity = math.log(1 + (without + 0.5) / (len(weights) + 0.5))
        found = {}
        for story_id, weight in weights.items():
            length = byte_to_length(length_to_byte(self._texts[story_id].length))
            norm = K1 * (1 - B + B * length / self._average)
            found[story_id] = rarity * weight * (K1 + 1) / (weight + norm)
        return found

    @staticmethod
    def _all(parts: list[dict[str, float]]) -> dict[str, float]:
        common = set.intersection(*(set(part) for part in parts))
        return {i: sum(part[i] for part in parts) for i in common}

    @staticmethod
    def _any(parts: list[dict[str, float]]) -> dict[str, float]:
        every = {i for part in parts for i in part}
        return {i: sum(part.get(i, 0.0) for part in parts) for i in every}


def day_of(story: Story, axis: str) -> date | None:
    """The day of a story on an axis."""
    posted = story.posted_at.date() if story.posted_at else None
    return posted if axis == "posted" else story.taken_on or posted


def has_value(story: Story, value: Value) -> bool:
    """Whether what is known of a story is what the value names."""
    typed = value.text.casefold()
    if value.field in ("id", "kind"):
        known = story.id if value.field == "id" else story.kind
        return known.startswith(typed) if value.is_prefix else known == typed
    levels = {
        "author": ((story.author.name,) * 2,) if story.author else (),
        "unit": ((story.unit,) * 2,) if story.unit else (),
        "location": story.location.levels if story.location else (),
        "tag": tuple((tag, tag) for tag in story.tags),
    }[value.field]
    return any(
        typed in (path.casefold(), path.rsplit("/", 1)[-1].casefold()) or _names(label, value)
        for path, label in levels
    )


def _names(label: str, value: Value) -> bool:
    """Whether a label has the words of a value in order; the last may go on."""
    *first, last = terms(value.text)
    words = terms(label)
    start = value.text.split()[-1].casefold()
    for at in range(len(first), len(words)):
        is_last = words[at] == last or (value.is_prefix and words[at].startswith((last, start)))
        if is_last and words[at - len(first) : at] == tuple(first):
            return True
    return False


def stands_for(node: Prefix | Wildcard | Fuzzy, term: str) -> bool:
    """Whether a term is one of those that a node stands for."""
    match node:
        case Prefix(text):
            return term.startswith(text) or terms(text) == (term,)
        case Wildcard(pattern):
            return _fits(pattern, term) or (term,) in map(terms, node.filled())
        case Fuzzy(text, max_edits):
            return term[:1] == text[:1] and edits(text, term) <= max_edits


def _fits(pattern: str, term: str) -> bool:
    if not pattern:
        return not term
    if pattern[0] == "*":
        return any(_fits(pattern[1:], term[at:]) for at in range(len(term) + 1))
    return bool(term) and pattern[0] in ("?", term[0]) and _fits(pattern[1:], term[1:])


def edits(one: str, other: str) -> int:
    """Letters more, less or other, or two neighbours swapped, each letter edited once."""
    if not one or not other:
        return len(one) + len(other)
    found = [
        edits(one[1:], other) + 1,
        edits(one, other[1:]) + 1,
        edits(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        found.append(edits(one[2:], other[2:]) + 1)
    return min(found)
