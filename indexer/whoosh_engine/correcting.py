"""Did you mean: the words of a query that no story has become words that stories have.

Nothing is made beforehand: every slip that may have happened is undone, and what comes
out is looked up among the terms. A term is a stem; the word that is suggested is one
that a story has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from indexer.analysis import analysed, tokens
from indexer.fields import RANKED_FIELDS
from indexer.leaves import MAX_TERMS
from indexer.query import MAX_TEXT_CHARS, Query
from indexer.spelling import Word, edits, likelihood, may_be_misspelt, replaced, words
from indexer.tree import Node, Phrase, top_parts
from indexer.whoosh_engine import select
from indexer.whoosh_engine.evaluate import Evaluation
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.schema import TEXT
from indexer.whoosh_engine.understand import Understood, expanded, read, understood

FEW = 3
"""With more matches than that, a query without unknown words is what was meant."""

MUCH_MORE = 50
"""A rare word is taken as misspelt beside one so many times as frequent."""

CANDIDATES = 8
"""Words that are looked for in stories: with more, the least likely would be read for."""

STORIES_OF_ONE = 15
STORIES_READ = 60
"""Stories in which a word is looked for, and all candidates for one typed word; about 50 us
each. With 6 of each, 7 of 100 words of the demo's were missed because other words of their
stem are more frequent."""

MAX_WORDS = 4
"""Words of one query for which others are looked for: each takes a few ms."""

EXACT = 1_000
"""Of words with more stories, deleted ones are not told apart: none is rare."""

MAX_TRIES = 4
"""Corrected queries that are asked: each costs what a search does, without facets."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A query's text, mended, and how many stories it finds."""

    text: str
    total: int


def correction(shown: Understood, total: int) -> Correction | None:
    """What was meant by a query with `total` matches, if that has more matches.

    Where what is `shown` is not what was asked for, that is none.
    """
    query, generation = shown.query, shown.evaluation.generation
    if not query.text.strip():
        return None
    known = [(word, _count(generation, word.term)) for word in islice(words(query.text), MAX_TERMS)]
    if total > FEW and all(count for _, count in known):
        return None
    mended = [
        replace(query, text=text, page=1)
        for text in dict.fromkeys(_texts(generation, query.text, known, total))
        if len(text) <= MAX_TEXT_CHARS and text != query.text
    ]
    for asked in mended:
        tree = expanded(asked, read(asked).tree, generation).tree
        found = _found(asked, tree, Evaluation(generation))
        if found > total:
            return Correction(asked.text, found)
    return None if total or not mended else _nearer(shown, mended[0])


def _nearer(shown: Understood, mended: Query) -> Correction | None:
    """The mended query, if neither finds all that it asks for and what is shown is nearer then.

    A word that was not misspelt and that no story has is left out of either.
    """
    other = understood(mended, shown.evaluation.generation)
    if len(top_parts(other.typed)) <= len(top_parts(shown.typed)) and _found(
        shown.query, shown.tree, shown.evaluation
    ):
        return None
    found = _found(mended, other.tree, other.evaluation)
    return Correction(mended.text, found) if found else None


def _found(query: Query, tree: Node, evaluation: Evaluation) -> int:
    """How many stories match a tree within the query's filters, versions folded as it says."""
    return select.total(query, evaluation.generation, evaluation.live(tree))


def _texts(
    generation: Generation, text: str, known: list[tuple[Word, int]], total: int
) -> Iterator[str]:
    """Corrected texts, the likeliest first; at most `MAX_TRIES`."""
    choices: list[tuple[tuple[int, int], list[str]]] = []
    joined = dict(_joins(generation, text, known)) if total <= FEW else {}
    taken = {at for span in joined for at in range(*span)}
    doubtful = [
        (word, count)
        for word, count in known
        if word.start not in taken and may_be_misspelt(word) and count <= FEW
    ]
    for word, count in doubtful[:MAX_WORDS]:
        better = likely_words(generation, word, count)
        if better:
            choices.append(((word.start, word.end), better))
    if not choices and not joined:
        return
    first = {span: better[0] for span, better in choices}
    tries = [first | joined] if joined else []
    tries.append(first)
    tries += [first | {span: other} for span, better in choices for other in better[1:3]]
    if len(choices) > 1:
        tries += [{span: better[0]} for span, better in choices]
    for changes in [one for one in tries if one][:MAX_TRIES]:
        yield replaced(text, changes)


def likely_words(generation: Generation, word: Word, count: int) -> list[str]:
    """Words of stories that may have been meant instead of one with `count` stories."""
    ranked = [
        (likelihood(cost, found), form)
        for form, cost, found in _neighbours(generation, word.form)
        if found > MUCH_MORE * count
    ]
    ranked.sort(key=lambda entry: (-entry[0], entry[1]))
    found: dict[str, None] = {}
    others: dict[str, None] = {}
    reads = STORIES_READ
    for _, form in ranked[:CANDIDATES]:
        looked = _written(generation, form, min(reads, STORIES_OF_ONE))
        reads -= looked.reads
        if looked.is_there:
            found[form] = None
        elif looked.other and OSA.distance(looked.other, word.form) <= len(word.form) // 3:
            others[looked.other] = None
    return [*found, *others][:3] or _split(generation, word.form)


def _neighbours(generation: Generation, typed: str) -> Iterator[tuple[str, float, int]]:
    """Each string a slip away whose stem is a term: itself, the slip's cost, its stories."""
    costs = edits(typed)
    by_term: dict[bytes, list[str]] = {}
    for form in costs:
        for term, _ in analysed(form):
            by_term.setdefault(term.encode(), []).append(form)
    counts: dict[bytes, int] = {}
    for segment in generation.segments:
        lexicon = segment.lexicon(TEXT)
        places = lexicon.places(list(by_term))
        terms = lexicon.terms_at(places)
        for found, count in zip(terms, lexicon.counts[places].tolist(), strict=True):
            counts[found] = counts.get(found, 0) + count
    for found, count in counts.items():
        for form in by_term[found]:
            yield form, costs[form], count


class _Written(NamedTuple):
    """Whether a word was found in stories, else another of its stem; how many were read."""

    is_there: bool
    other: str | None
    reads: int


def _written(generation: Generation, form: str, most: int = STORIES_OF_ONE) -> _Written:
    """Looks for the word itself in at most so many stories with its stem."""
    ((term, _),) = analysed(form)
    postings = generation.postings(term.encode())
    if postings is None or most < 1:
        return _Written(is_there=False, other=None, reads=0)
    docs = postings.docs
    if generation.is_live is not None:
        docs = docs[generation.is_live[docs]]
    step = max(1, len(docs) // most)
    other = None
    read = docs[::step][:most].tolist()
    for at, doc in enumerate(read, 1):
        segment, number = generation.place(doc)
        story = segment.story(number)
        for text in (text for field in RANKED_FIELDS for text in field.texts(story)):
            # Most texts are passed over without being analysed.
            if form not in text.lower() and other is not None:
                continue
            for token in tokens(text):
                if token.form == form:
                    return _Written(is_there=True, other=None, reads=at)
                if other is None and token.term == term:
                    other = token.form
    return _Written(is_there=False, other=other, reads=len(read))


def _split(generation: Generation, form: str) -> list[str]:
    """Two words that stories have one behind the other, written as one."""
    found = []
    for at in range(2, len(form) - 1):
        parts = form[:at], form[at:]
        terms = tuple(term for part in parts for term, _ in analysed(part))
        least = min(_count(generation, term) for term in terms)
        if least:
            found.append((-least, parts, terms))
    counted = []
    for _, parts, terms in sorted(found)[:3]:
        matches = Evaluation(generation).live(Phrase(terms, " ".join(parts)))
        if matches.docs is not None and len(matches.docs):
            counted.append((-len(matches.docs), " ".join(parts)))
    return [text for _, text in sorted(counted)]


def _joins(
    generation: Generation, text: str, known: list[tuple[Word, int]]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Neighbours that stories write as one word; no word is joined twice."""
    end = 0
    for (one, count), (other, other_count) in pairwise(known):
        if one.start < end or not text[one.end : other.start].isspace():
            continue
        form = one.form + other.form
        together = _count(generation, "".join(term for term, _ in analysed(form)))
        if together > min(count, other_count) and _written(generation, form).is_there:
            end = other.end
            yield (one.start, other.end), form


def _count(generation: Generation, term: str) -> int:
    """How many stories have a term; where they are many, deleted ones may be among them."""
    postings = generation.postings(term.encode())
    if postings is None:
        return 0
    if generation.is_live is None or len(postings.docs) > EXACT:
        return len(postings.docs)
    return int(generation.is_live[postings.docs].sum())
