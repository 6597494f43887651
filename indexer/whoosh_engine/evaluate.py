"""A query becomes matching documents with scores, facet counts and an order.

Works on one generation: a Whoosh searcher for the text, plain columns for the
rest. Document numbers are those of the whole index, segments laid end to end.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from whoosh import query as whoosh_query

from indexer.fields import FACETS, Axis, date_levels
from indexer.query import And, Everything, Node, Not, Or, Phrase, Query
from indexer.results import FacetCounts
from indexer.whoosh_engine.schema import location_levels
from indexer.whoosh_engine.tally import Levels, Tally


def segments(searcher: Any) -> list[tuple[Any, int]]:
    """Each segment that holds documents: its reader and its first document number."""
    leaves = searcher.reader().leaf_readers()
    return [(reader, offset) for reader, offset in leaves if reader.doc_count_all()]


@dataclass(frozen=True)
class Columns:
    """The values of each live document, by document number; shared between threads.

    Attributes:
        live: the numbers of documents that are not deleted, ascending.
        ids: story ids.
        unit: `""` for none.
        location: encoded levels, `b""` for none; see `schema.location_levels`.
        taken: the story's date as YYYYMMDD, 0 for none.
        posted: when it was posted as YYYYMMDDhhmm, 0 for none.
    """

    live: Sequence[int]
    ids: Sequence[str]
    unit: Sequence[str]
    location: Sequence[bytes]
    taken: Sequence[int]
    posted: Sequence[int]

    @classmethod
    def of(cls, searcher: Any) -> Columns:
        """The columns of every segment that `searcher` reads."""
        readers = [reader for reader, _ in segments(searcher)]

        def values(name: str, decode: Callable[[Any], Any]) -> list[Any]:
            decoded: dict[Any, Any] = {}
            found: list[Any] = []
            for reader in readers:
                for value in reader.column_reader(name, translate=False):
                    if value not in decoded:
                        decoded[value] = decode(value)
                    found.append(decoded[value])
            return found

        return cls(
            live=tuple(searcher.reader().all_doc_ids()),
            ids=values("ids", bytes.decode),
            unit=values("unit", bytes.decode),
            location=values("location", bytes),
            taken=values("taken", int),
            posted=values("posted", int),
        )

    @cached_property
    def dates(self) -> tuple[int, int] | None:
        """The earliest and latest story date as YYYYMMDD; None if all are undated."""
        dated = [self.taken[doc] for doc in self.live if self.taken[doc]]
        return (min(dated), max(dated)) if dated else None

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each location value in the index."""
        return {
            path: label for value in set(self.location) for path, label in location_levels(value)
        }

    def days(self, axis: Axis) -> Sequence[int]:
        """The day of each document on `axis` as YYYYMMDD, 0 for none."""
        return self.taken if axis == "taken" else self._posted_days

    @cached_property
    def _posted_days(self) -> list[int]:
        return [minute // 10_000 for minute in self.posted]


@dataclass
class Selection:
    """The documents that a query selects.

    Attributes:
        docs: those that match text and filters.
        for_facet: for each facet with a filter of its own, those that match
            the text and all other filters; other facets count `docs`.
    """

    docs: list[int] = field(default_factory=list)
    for_facet: dict[str, list[int]] = field(default_factory=dict)


def scores(searcher: Any, columns: Columns, tree: Node) -> dict[int, float]:
    """The score of each document that matches `tree`, by document number.

    What is not wanted is taken out here: Whoosh's own AndNot lets a document
    through where the first match comes after the first unwanted one.
    """
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    wanted = [node for node in nodes if not isinstance(node, Not | Everything)]
    found = _matches(searcher, wanted) if wanted else dict.fromkeys(columns.live, 0.0)
    for node in nodes:
        if isinstance(node, Not):
            for doc in searcher.docs_for_query(_whoosh_query(node.node)):
                found.pop(doc, None)
    return found


def _matches(searcher: Any, nodes: Sequence[Node]) -> dict[int, float]:
    found: dict[int, float] = {}
    query = whoosh_query.And([_whoosh_query(node) for node in nodes]).normalize()
    context = searcher.boolean_context().set(weighting=searcher.weighting)
    for leaf, offset in searcher.leaf_searchers():
        matcher = query.matcher(leaf, context)
        while matcher.is_active():
            found[offset + matcher.id()] = matcher.score()
            matcher.next()
    return found


def _whoosh_query(node: Node) -> Any:
    """The node in Whoosh's own query classes, over the one ranked field."""
    match node:
        case Phrase(terms=(term,)):
            return whoosh_query.Term("text", term)
        case Phrase(terms=terms):
            return whoosh_query.Phrase("text", list(terms))
        case Or(nodes):
            return whoosh_query.Or([_whoosh_query(child) for child in nodes])
    raise TypeError(f"the parser makes no {type(node).__name__} here")


def select(query: Query, columns: Columns, candidates: Iterable[int]) -> Selection:
    """The documents of `candidates` that pass the query's filters.

    A document that fails only one facet's filter still counts for that facet.
    """
    tests = list(_filter_tests(query, columns))
    selection = Selection(for_facet={facet: [] for facet, _, _ in tests})
    for doc in candidates:
        failed = [facet for facet, column, passing in tests if not passing[column[doc]]]
        if not failed:
            selection.docs.append(doc)
            for docs in selection.for_facet.values():
                docs.append(doc)
        elif len(failed) == 1:
            selection.for_facet[failed[0]].append(doc)
    return selection


def _filter_tests(
    query: Query, columns: Columns
) -> Iterator[tuple[str, Sequence[Any], dict[Any, bool]]]:
    """For each facet that the query filters by: its column, and which values pass."""
    first = int(f"{query.date_from:%Y%m%d}") if query.date_from else 0
    last = int(f"{query.date_to:%Y%m%d}") if query.date_to else 0
    for name in FACETS:
        wanted, unwanted = set(query.values(name)), set(query.excluded_values(name))
        has_range = name == "date" and (first or last)
        if not (wanted or unwanted or has_range):
            continue
        column, levels = _facet_column(name, query.axis, columns)
        passing: dict[Any, bool] = {}
        for value in set(column):
            paths = {path for path, _ in levels(value)}
            passing[value] = (not wanted or bool(paths & wanted)) and not paths & unwanted
            if has_range and not (value and first <= value and (not last or value <= last)):
                passing[value] = False
        yield name, column, passing


def facet_counts(query: Query, columns: Columns, selection: Selection) -> tuple[FacetCounts, ...]:
    """The counts of every facet over the selected documents."""
    counts = []
    for facet in FACETS.values():
        column, levels = _facet_column(facet.name, query.axis, columns)
        docs = selection.for_facet.get(facet.name, selection.docs)
        tally = Tally(facet)
        for value, count in Counter(column[doc] for doc in docs).items():
            tally.add(levels(value), count)
        for value in query.values(facet.name):
            tally.select(value, columns.labels)
        counts.append(tally.counts())
    return tuple(counts)


def first_docs(
    query: Query, columns: Columns, docs: Sequence[int], score_of: dict[int, float]
) -> list[int]:
    """The documents on the query's page, in its order."""
    first = (query.page - 1) * query.per_page
    if first >= len(docs):
        return []
    key = _order(query, columns, score_of)
    return heapq.nsmallest(first + query.per_page, docs, key=key)[first:]


def all_docs(
    query: Query, columns: Columns, docs: Sequence[int], score_of: dict[int, float]
) -> list[int]:
    """The documents of all pages, in the query's order."""
    return sorted(docs, key=_order(query, columns, score_of))


def _order(
    query: Query, columns: Columns, score_of: dict[int, float]
) -> Callable[[int], tuple[Any, ...]]:
    """What documents are ordered by.

    Undated stories come last in both date orders; ties go to the newer story,
    then to the lower id, so that an order never changes between two looks.
    """
    days, posted, ids = columns.days(query.axis), columns.posted, columns.ids
    sort = query.effective_sort
    sign = 1 if sort == "oldest" else -1

    def key(doc: int) -> tuple[Any, ...]:
        day = days[doc]
        date_key = (day == 0, sign * day, sign * posted[doc], ids[doc])
        return (-score_of[doc], *date_key) if sort == "relevance" else date_key

    return key


def _facet_column(
    name: str, axis: Axis, columns: Columns
) -> tuple[Sequence[Any], Callable[[Any], Levels]]:
    """A facet's column and how one of its values reads as levels, the widest first."""
    match name:
        case "date":
            return columns.days(axis), _day_levels
        case "location":
            return columns.location, location_levels
        case "unit":
            return columns.unit, _unit_levels
    raise KeyError(name)


@lru_cache(maxsize=50_000)
def _day_levels(value: int) -> Levels:
    return date_levels(date(value // 10_000, value // 100 % 100, value % 100)) if value else ()


def _unit_levels(value: str) -> Levels:
    return ((value, value),) if value else ()
