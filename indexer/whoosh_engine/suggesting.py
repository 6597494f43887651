"""Suggestions of one generation: values of facets, phrases and titles, with exact counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from indexer.language import parse
from indexer.leaves import MAX_TERMS
from indexer.query import MAX_TEXT_CHARS, Query
from indexer.results import Suggestion, SuggestionKind
from indexer.suggestions import first_match, folded_words, mixed, phrases, typed_words
from indexer.tree import Node, wanted_phrases
from indexer.whoosh_engine.evaluate import Evaluation
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.postings import Docs
from indexer.whoosh_engine.records import location_levels
from indexer.whoosh_engine.word_starts import title_key

LOOKED_AT = 64
"""Values of each segment that are looked at, the most frequent; and titles, the newest
and as many from all over the archive: those of the least `title_key`, as good as drawn by lot. What
is frequent in all is frequent among these. To look for phrases in so many takes half a
millisecond."""

MAX_TEXTS = 4
"""Of a name, so many of what it is called are completed; each costs what the typed text does."""

PHRASES = 3
"""So many are counted, each by finding it."""

PHRASE_POSTINGS = 50_000
"""Phrases of words with more postings are not offered: the first count of one took up to
60 ms in 60,000 stories, for the places of every word are read."""

MIN_TITLE_LETTERS = 3
"""A letter or two begins a word of most titles: any list of them would be arbitrary."""

_VALUE_KINDS: tuple[SuggestionKind, ...] = ("unit", "author", "tag")


def suggested(generation: Generation, texts: Iterable[str], limit: int) -> tuple[Suggestion, ...]:
    """What the texts may become: what was typed first, then what means the same.

    Each is suggested once, however many of the texts lead to it. Only what was typed may go
    on: `DoD`, for the Department of Defense, begins no `Dodson`.
    """
    found: dict[tuple[str, str, str], Suggestion] = {}
    for at, text in enumerate(islice(texts, MAX_TEXTS)):
        typed = typed_words(text)
        for one in _of_text(generation, typed, limit):
            if at and not set(typed) <= set(folded_words(one.text)):
                continue
            # Two places can have one label.
            if one.kind == "phrase" and any(one.text == other.text for other in found.values()):
                continue  # a unit or place of that name says more
            found.setdefault((one.kind, one.text, str(one.query.filters)), one)
    return mixed(found.values(), limit)


def _of_text(generation: Generation, typed: tuple[str, ...], limit: int) -> Iterator[Suggestion]:
    if not typed or limit < 1:
        return
    for kind in _VALUE_KINDS:
        yield from islice(_values(generation, kind, typed), limit)
    yield from islice(_places(generation, typed), limit)
    if sum(map(len, typed)) >= MIN_TITLE_LETTERS:
        yield from _titles(generation, typed, limit)


def _terms(generation: Generation, facet: str, typed: Sequence[str]) -> dict[bytes, int | None]:
    """The most frequent terms of a facet that may fit, the most frequent first.

    With each how many live documents have it, where that is known already.
    """
    # One word fits already; several may stand in another order.
    most = LOOKED_AT if len(typed) == 1 else 4 * LOOKED_AT
    counts: dict[bytes, int] = {}
    is_known = generation.is_live is None
    for segment in generation.segments:
        lexicon = segment.lexicon(facet)
        places = segment.starts(facet).owners_of(typed).astype(np.int64)
        if len(places) > most:
            is_known = False
            best = np.argpartition(-lexicon.counts[places].astype(np.int64), most)[:most]
            places = np.sort(places[best])
        for term, count in zip(
            lexicon.terms_at(places), lexicon.counts[places].tolist(), strict=True
        ):
            counts[term] = counts.get(term, 0) + count
    ordered = sorted(counts, key=lambda term: (-counts[term], term))
    return {term: counts[term] if is_known else None for term in ordered}


def _values(
    generation: Generation, kind: SuggestionKind, typed: Sequence[str]
) -> Iterator[Suggestion]:
    for term, known in _terms(generation, kind, typed).items():
        value = term.decode()
        if first_match(typed, folded_words(value)) is not None:
            count = _count(generation, kind, term) if known is None else known
            if count:
                yield Suggestion(kind, value, count, Query(filters=((kind, value),)))


def _count(generation: Generation, facet: str, term: bytes) -> int:
    """How many live documents have a term."""
    count = 0
    for segment, start in zip(generation.segments, generation.starts.tolist(), strict=False):
        place = segment.lexicon(facet).place(term)
        if place is None:
            continue
        if generation.is_live is None:
            count += int(segment.lexicon(facet).counts[place])
        else:
            docs = segment.postings(facet, place).docs.astype(np.int64) + start
            count += int(generation.is_live[docs].sum())
    return count


def _places(generation: Generation, typed: Sequence[str]) -> Iterator[Suggestion]:
    """Nodes of the tree by their own labels: what stands below one counts for it."""
    levels = dict(
        level for term in _terms(generation, "location", typed) for level in location_levels(term)
    )
    labels = {
        value: label
        for value, label in levels.items()
        if first_match(typed, folded_words(label)) is not None
    }
    if not labels:
        return
    index = generation.facet("location", "taken")
    counts = index.count_once(generation.live)
    nodes = {value: index.node(value) for value in labels}
    counted = {value: counts.of(node) for value, node in nodes.items() if node is not None}
    for value in sorted(counted, key=lambda value: (-counted[value], value)):
        if counted[value]:
            query = Query(filters=(("location", value),))
            yield Suggestion("location", labels[value], counted[value], query)


def _titles(generation: Generation, typed: Sequence[str], limit: int) -> Iterator[Suggestion]:
    """Frequent phrases of the titles that fit, then the newest of these titles."""
    docs = _title_docs(generation, typed)
    newest = docs
    if len(docs) > LOOKED_AT:
        newest = docs[np.argpartition(-generation.posted[docs], LOOKED_AT)[:LOOKED_AT]]
    newest = newest[np.argsort(-generation.posted[newest], kind="stable")]
    keys = generation.title_keys[docs]
    drawn = newest[:0]
    if len(docs) > LOOKED_AT:
        lowest = np.argpartition(keys, LOOKED_AT)[:LOOKED_AT]
        drawn = docs[lowest[np.argsort(keys[lowest], kind="stable")]]
    title_of = {doc: _title(generation, doc) for doc in {*newest.tolist(), *drawn.tolist()}}
    titles = list(dict.fromkeys(title_of[doc] for doc in newest.tolist()))
    sample = (title_of[doc] for doc in drawn.tolist())
    yield from _phrases(generation, typed, (*sample, *titles))
    fitting = (title for title in titles if first_match(typed, folded_words(title)) is not None)
    shown = list(islice(fitting, limit))
    # Whoever has one of these titles is among those whose titles fit.
    counts = _counts([title_key(title) for title in shown], keys)
    for title, count in zip(shown, counts, strict=True):
        text = '"' + "".join(c for c in title if c not in '"“”„') + '"'
        if len(text) <= MAX_TEXT_CHARS and len(title.split()) < MAX_TERMS:
            yield Suggestion("title", title, count, Query(text))


def _counts(sought: Sequence[int], keys: NDArray[np.uint64]) -> list[int]:
    """How often each of the numbers is among the keys: few of which end as one of them does."""
    is_like_one = np.zeros(1 << 16, bool)
    is_like_one[[number & 0xFFFF for number in sought]] = True
    like = keys[is_like_one.take(keys.astype(np.uint16))]
    return [int((like == np.uint64(number)).sum()) for number in sought]


def _title(generation: Generation, doc: int) -> str:
    segment, number = generation.place(doc)
    return segment.title(number)


def _phrases(
    generation: Generation, typed: Sequence[str], titles: Iterable[str]
) -> Iterator[Suggestion]:
    """The most frequent phrases of the titles, with how many stories have each."""
    for phrase in phrases(typed, dict.fromkeys(titles))[:PHRASES]:
        query = Query(f'"{phrase}"')
        tree = parse(query.text).tree
        if not _is_cheap(generation, tree):
            continue
        matches = Evaluation(generation).live(tree)
        if matches.docs is not None and len(matches.docs):
            yield Suggestion("phrase", phrase, len(matches.docs), query)


def _is_cheap(generation: Generation, tree: Node) -> bool:
    terms = [term.encode() for phrase in wanted_phrases(tree) for term in phrase.terms]
    counts = generation.doc_counts(terms)
    return sum(counts[term] for term in terms) <= PHRASE_POSTINGS


def _title_docs(generation: Generation, typed: Sequence[str]) -> Docs:
    """Live documents whose titles may fit."""
    found = [np.zeros(0, np.int32)]
    for segment, start in zip(generation.segments, generation.starts.tolist(), strict=False):
        found.append(segment.title_starts.owners_of(typed).astype(np.int32) + np.int32(start))
    docs = np.concatenate(found)
    return docs if generation.is_live is None else docs[generation.is_live[docs]]
