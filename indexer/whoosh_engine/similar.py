"""More like this: the stories that share most with one in its most telling words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.query import Query
from indexer.story import Story
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.matches import NOTHING, Matches, kept, summed
from indexer.whoosh_engine.postings import Docs
from indexer.whoosh_engine.ranking import leading
from indexer.whoosh_engine.weighted import weighted_counts

TERMS = 25
"""Words that are looked for. Documents that are relevant to one query find each other best with
so many of 10, 25 and 50: MAP on Cranfield 0.299, 0.324 and 0.302."""

MAX_TERMS_WEIGHED = 1_000
"""Distinct words of a story that are weighed, the most frequent of it: an ordinary story has
about 250, and each takes a few microseconds a segment."""

MAX_POSTINGS = 200_000
"""Postings of all these words that are read, whatever the number of stories; a word that does
not fit is passed over. Telling words are far rarer: see the benchmark for what that takes."""

_BY_SCORE = Query(sort="relevance")


class Word(NamedTuple):
    """A telling word of a story.

    Attributes:
        doc_count: documents that have it.
        weight: what it counts: as much as it has gained in the story itself. So MAP on
            Cranfield is 0.324, with all alike 0.301.
    """

    term: bytes
    doc_count: int
    weight: float


def similar(generation: Generation, doc: int, story: Story, limit: int) -> Matches:
    """The `limit` stories most like that of `doc`, best first; neither it nor its versions.

    Of the versions of another story the likest stands for all.
    """
    words = telling_words(generation, doc, weighted_counts(story))
    if not words or limit < 1:
        return NOTHING
    found = _with_any(generation, words)
    assert found.docs is not None
    found = kept(found, _is_other(generation, found.docs, doc))
    count = limit
    while True:
        best = leading(found, _BY_SCORE, generation, count)
        firsts = _firsts(generation, best)
        if len(firsts) >= limit or count >= found.size:
            return kept(best, firsts[:limit])
        count *= 4  # so many of the best were versions of each other


def telling_words(generation: Generation, doc: int, counts: Counter[str]) -> list[Word]:
    """The words of a story that tell most of it, by BM25, and that another story has."""
    weighed = {term.encode(): count for term, count in counts.most_common(MAX_TERMS_WEIGHED)}
    doc_counts = generation.doc_counts(list(weighed))
    common = [term for term, count in doc_counts.items() if count > 1]
    in_story = np.array([weighed[term] for term in common], np.float32)
    of_all = np.array([doc_counts[term] for term in common], np.int64)
    gains = generation.gains(np.full(len(common), doc), in_story)
    chosen: list[Word] = []
    room = MAX_POSTINGS
    for at in np.lexsort((np.arange(len(common)), -gains * generation.rarity(of_all))).tolist():
        if of_all[at] <= room and len(chosen) < TERMS:
            chosen.append(Word(common[at], int(of_all[at]), float(gains[at])))
            room -= int(of_all[at])
    return chosen


def _with_any(generation: Generation, words: Sequence[Word]) -> Matches:
    """All documents with any of the words, deleted ones too: BM25, each word by its weight."""
    docs, scores = [], []
    for word in words:
        postings = generation.postings(word.term)
        assert postings is not None
        docs.append(postings.docs)
        scores.append(postings.gains * np.float32(word.weight * generation.rarity(word.doc_count)))
    return summed(np.concatenate(docs), np.concatenate(scores), generation)


def _is_other(generation: Generation, docs: Docs, doc: int) -> NDArray[np.bool_]:
    """bool[n]: which documents are live and no versions of `doc`, which is one of itself."""
    groups = generation.group_numbers
    is_other = np.not_equal(docs, doc)
    if groups[doc]:
        is_other &= groups[docs] != groups[doc]
    return is_other if generation.is_live is None else is_other & generation.is_live[docs]


def _firsts(generation: Generation, found: Matches) -> NDArray[np.intp]:
    """Where the first of each group of versions stands, in order."""
    groups = generation.group_numbers[found.docs]
    alone = np.flatnonzero(groups == 0)
    grouped = np.flatnonzero(groups)
    _, first = np.unique(groups[grouped], return_index=True)
    return np.sort(np.concatenate([alone, grouped[first]]))
