"""Why hits rank where they do: what each part of the query and each second look gave them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np

from indexer.query import Query
from indexer.results import Explanation, Gain
from indexer.tree import And, Node, Not, Or
from indexer.whoosh_engine.evaluate import Evaluation, Matches
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.rerank import ALL_PIECES, Gains, gains, window_size
from indexer.whoosh_engine.select import leading, select


def explanations(
    evaluation: Evaluation, query: Query, tree: Node, docs: Sequence[int]
) -> tuple[Explanation, ...]:
    """Of each document of the answer to a query why it has its score.

    Whatever was counted is counted again, so it costs what the search did.
    """
    parts = [_gains_of(evaluation, leaf, docs) for leaf in _scored(tree)]
    matches = select(query, evaluation.generation, evaluation.live(tree)).matches
    seconds = _second_looks(matches, query, tree, evaluation.generation)
    none = (0.0,) * len(fields(Gains))
    return tuple(
        Explanation(tuple(part[at] for part in parts if part[at].score), *seconds.get(doc, none))
        for at, doc in enumerate(docs)
    )


def _scored(node: Node) -> Iterator[Node]:
    """The parts of a tree whose scores add up to its own."""
    match node:
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from _scored(child)
        case Not():
            return
        case _:
            yield node


def _gains_of(evaluation: Evaluation, leaf: Node, docs: Sequence[int]) -> list[Gain]:
    found: Matches = evaluation.live(leaf)
    if found.docs is None or not len(found.docs) or not len(found.scores):
        return [Gain(str(leaf), 0, 0.0)] * len(docs)
    at = found.docs.searchsorted(np.array(docs, found.docs.dtype))
    at[at == len(found.docs)] = 0
    scores = np.where(found.docs[at] == docs, found.scores[at], 0)
    return [Gain(str(leaf), len(found.docs), score) for score in scores.tolist()]


def _second_looks(
    matches: Matches, query: Query, tree: Node, generation: Generation
) -> dict[int, tuple[float, ...]]:
    """What each piece of `Gains` gave the documents that were looked at again."""
    window = window_size(matches, query)
    if not window:
        return {}
    head = leading(matches, query, generation, window)
    assert head.docs is not None
    second = gains(head, query, tree, generation, ALL_PIECES)
    columns = [getattr(second, piece.name).tolist() for piece in fields(Gains)]
    return dict(zip(head.docs.tolist(), zip(*columns, strict=True), strict=True))
