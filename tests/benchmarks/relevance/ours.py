"""Our engine over a collection: the product's analyser, index and ranking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from indexer.analysis import tokens
from indexer.engine import Changes, StoredStory
from indexer.query import Query
from indexer.story import Story
from indexer.tree import Node, Or, Phrase
from indexer.whoosh_engine.build import Resources
from indexer.whoosh_engine.engine import WhooshEngine
from indexer.whoosh_engine.rerank import ALL_PIECES, Pieces
from tests.benchmarks.relevance.collection import Collection
from tests.benchmarks.relevance.rankers import DEPTH, Run

MEMORY_MB, CACHE_MB = 512, 64


@contextmanager
def indexed(folder: str, stories: Iterable[Story]) -> Iterator[WhooshEngine]:
    """An engine over these stories, in an empty folder."""
    engine = WhooshEngine(folder, Resources(1, MEMORY_MB), CACHE_MB)
    try:
        with engine.lock():
            engine.apply(Changes([StoredStory(story, ()) for story in stories], ()))
        yield engine
    finally:
        engine.close()


def any_word(text: str) -> Node:
    """Any of the text's words, as `match=any` asks for them.

    A collection's queries are prose of any length and were never written in our query
    language: words alone are taken from them, all of them, and no operators.
    """
    return Or(
        tuple(
            Phrase(tuple(token.term for token in found), word)
            for word in text.split()
            if (found := tuple(tokens(word)))
        )
    )


def ours(engine: WhooshEngine, collection: Collection, pieces: Pieces = ALL_PIECES) -> Run:
    """The best hundred of each query, scored by rank: equal scores have an order too."""
    run: Run = {}
    for query, text in collection.queries.items():
        asked = Query("words", match="any", per_page=DEPTH)
        ids = engine.ranked(asked, any_word(text), (), pieces).ids
        run[query] = {id_: float(DEPTH - at) for at, id_ in enumerate(islice(ids, DEPTH))}
    return run
