"""A query's text becomes what is evaluated: its tree, or the nearest that finds something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from indexer.language import Parsed, parse
from indexer.query import Query
from indexer.receipt import receipt_of
from indexer.relaxation import drops, relaxed
from indexer.results import Drop, Receipt
from indexer.tree import Node
from indexer.whoosh_engine.evaluate import Evaluation
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.select import select


@dataclass(frozen=True, slots=True)
class Understood:
    """One query over one generation.

    Attributes:
        tree: what is searched for.
        relaxed: see `Receipt`.
    """

    query: Query
    parsed: Parsed
    tree: Node
    relaxed: tuple[str, ...]
    evaluation: Evaluation

    def receipt(self) -> Receipt:
        """How the text was understood, once its matches are known."""
        capped = tuple(self.evaluation.capped)
        return receipt_of(self.parsed, self.query.match, capped, self.relaxed)

    def drops(self) -> tuple[Drop, ...]:
        """What each filter and part holds back; to be asked where nothing matches."""
        return drops(
            self.query, self.tree, lambda query, tree: _total(self.evaluation, query, tree)
        )


def read(query: Query) -> Parsed:
    """The query's text as it reads today, in Greenwich."""
    return parse(query.text, query.match, datetime.now(UTC).date())


def understood(query: Query, generation: Generation) -> Understood:
    """What the query asks of this generation.

    It is relaxed only where no story at all has what the text asks for: if filters rule
    all of them out, these are the ones to be told of.
    """
    parsed = read(query)
    evaluation = Evaluation(generation)
    found = evaluation.live(parsed.tree)
    if query.match == "all" and not found.size:
        relaxation = relaxed(parsed.tree, lambda tree: _total(evaluation, query, tree))
        if relaxation:
            return Understood(query, parsed, relaxation.tree, relaxation.said, evaluation)
    return Understood(query, parsed, parsed.tree, (), evaluation)


def _total(evaluation: Evaluation, query: Query, tree: Node) -> int:
    selection = select(query, evaluation.generation, evaluation.live(tree))
    assert selection.matches.docs is not None
    return len(selection.matches.docs)
