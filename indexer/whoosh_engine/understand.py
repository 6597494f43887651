"""A query's text becomes what is evaluated: its tree, or the nearest that finds something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from indexer.equivalents.expand import Expanded, expand
from indexer.language import Parsed, parse
from indexer.query import Query
from indexer.receipt import receipt_of
from indexer.relaxation import drops, relaxed
from indexer.results import Drop, Receipt
from indexer.tree import Node
from indexer.whoosh_engine.evaluate import Evaluation
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.names import IndexedNames, by_full_names
from indexer.whoosh_engine.select import total


@dataclass(frozen=True, slots=True)
class Understood:
    """One query over one generation.

    Attributes:
        query: with units by their full names.
        typed: what is asked for, as it was typed, or relaxed.
        expanded: the same with what its names are called otherwise.
        relaxed: see `Receipt`.
    """

    query: Query
    parsed: Parsed
    typed: Node
    expanded: Expanded
    relaxed: tuple[str, ...]
    evaluation: Evaluation

    @property
    def tree(self) -> Node:
        """What is searched for."""
        return self.expanded.tree

    def receipt(self) -> Receipt:
        """How the text was understood, once its matches are known."""
        capped = tuple(self.evaluation.capped)
        receipt = receipt_of(self.parsed, self.query.match, capped, self.relaxed)
        return replace(receipt, added=self.expanded.added, choices=self.expanded.choices)

    def drops(self) -> tuple[Drop, ...]:
        """What each filter and part holds back; to be asked where nothing matches."""
        return drops(
            self.query, self.typed, lambda query, tree: _total(self.evaluation, query, tree)
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
    query = by_full_names(query, IndexedNames(generation))
    evaluation = Evaluation(generation)
    asked = expanded(query, parsed.tree, generation)
    found = evaluation.live(asked.tree)
    if query.match == "all" and not found.size:
        relaxation = relaxed(parsed.tree, lambda tree: _total(evaluation, query, tree))
        if relaxation:
            found_so = expanded(query, relaxation.tree, generation)
            asked = replace(found_so, choices=asked.choices)  # of what was typed
            said = relaxation.said
            return Understood(query, parsed, relaxation.tree, asked, said, evaluation)
    return Understood(query, parsed, parsed.tree, asked, (), evaluation)


def expanded(query: Query, tree: Node, generation: Generation) -> Expanded:
    """The tree with what its names are called otherwise, where the query wants that."""
    names = IndexedNames(generation)
    if not query.expand:
        return Expanded(tree)
    return expand(tree, names, query.match, query.without)


def _total(evaluation: Evaluation, query: Query, tree: Node) -> int:
    """How many stories match a tree as typed, in all its names' forms."""
    asked = expanded(query, tree, evaluation.generation).tree
    return total(query, evaluation.generation, evaluation.live(asked))
