"""Why hits rank where they do: what each word of the query and each second look gave them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from indexer.query import Query
from indexer.results import Explanation, Gain
from indexer.tree import And, Fuzzy, Node, Or, Phrase, Prefix, Wildcard, Within, each_once
from indexer.whoosh_engine.evaluate import Evaluation
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.matches import Matches, looked_up
from indexer.whoosh_engine.ranking import best
from indexer.whoosh_engine.rerank import ALL_PIECES, Gains, gains, window_size
from indexer.whoosh_engine.select import select
from indexer.whoosh_engine.window import Window


@dataclass(frozen=True, slots=True)
class _Column:
    """What a word or a pattern gave some documents: float32[n] each, None for a pattern."""

    text: str
    term: str | None
    stories: int
    counts: NDArray[np.float32] | None
    saturated: NDArray[np.float32] | None
    scores: NDArray[np.float32]

    def of(self, at: int) -> Gain:
        """What it gave one of them."""
        count = None if self.counts is None else float(self.counts[at])
        saturated = None if self.saturated is None else float(self.saturated[at])
        score = float(self.scores[at])
        return Gain(self.text, self.term, self.stories, count, saturated, score)


def explanations(
    evaluation: Evaluation, query: Query, tree: Node, docs: Sequence[int]
) -> tuple[Explanation, ...]:
    """Of each document of the answer to a query why it has its score.

    Whatever was counted is counted again, so it costs what the search did.
    """
    window = Window(evaluation.generation, np.array(sorted(docs), np.int32))
    columns = list(_columns(tree, window, np.ones(len(docs), bool), evaluation))
    matches = select(query, evaluation.generation, evaluation.live(tree)).matches
    seconds = _second_looks(matches, query, tree, evaluation.generation)
    none = (0.0,) * len(fields(Gains))
    explained = {
        doc: Explanation(
            tuple(column.of(at) for column in columns if column.scores[at] > 0),
            *seconds.get(doc, none),
        )
        for at, doc in enumerate(window.docs.tolist())
    }
    return tuple(explained[doc] for doc in docs)


def _columns(
    node: Node, window: Window, fits: NDArray[np.bool_], evaluation: Evaluation
) -> Iterator[_Column]:
    """What the scored parts of a node gave: nothing where the node does not match.

    `fits` says where all that is above the node matches: in `a OR (b c)` a story with `a`
    and `b` has nothing from `b`.
    """
    found = evaluation.matches(node)
    at = np.zeros(len(window.docs), np.intp)
    if found.docs is not None:
        at, there = looked_up(window.docs, found.docs)
        fits = fits & there
    match node:
        case And(nodes) | Or(nodes):
            for child in each_once(nodes):
                yield from _columns(child, window, fits, evaluation)
        case Phrase(terms) | Within(_, Phrase(terms)):
            for term in terms:
                known = window.term(term)
                counts = known.weights()
                scores = np.where(fits, known.scores, np.float32(0))
                saturated = window.saturated(counts)
                yield _Column(str(node), term, known.doc_count, counts, saturated, scores)
        case Prefix() | Wildcard() | Fuzzy() | Within():
            assert found.docs is not None
            scores = np.zeros(len(window.docs), np.float32)
            scores[fits] = found.scores[at[fits]]
            yield _Column(str(node), None, len(found.docs), None, None, scores)


def _second_looks(
    matches: Matches, query: Query, tree: Node, generation: Generation
) -> dict[int, tuple[float, ...]]:
    """What each piece of `Gains` gave the documents that were looked at again."""
    window = window_size(matches, query)
    if not window:
        return {}
    head = best(matches, query, generation, window)
    assert head.docs is not None
    second = gains(head, query, tree, generation, ALL_PIECES)
    columns = [getattr(second, piece.name).tolist() for piece in fields(Gains)]
    return dict(zip(head.docs.tolist(), zip(*columns, strict=True), strict=True))
