"""How Whoosh's own searcher is asked, over whichever fields an index has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whoosh import query, sorting

from tests.benchmarks.engine.peers import FACET_VALUES, TOP, Answer
from tests.benchmarks.engine.questions import Question


@dataclass(frozen=True)
class Layout:
    """What an index calls things.

    Attributes:
        texts: the ranked fields.
        facets: for `unit`, `country` and `year` the field that is grouped by, and what
            to count one of its values as.
        day: what the newest are sorted by.
        with_unit, between: the filters.
        id_of: the story's id in a document's stored fields.
    """

    texts: Sequence[str]
    facets: Mapping[str, tuple[str, Callable[[Any], Any]]]
    day: str
    with_unit: Callable[[str], query.Query]
    between: Callable[[int, int], query.Query]
    id_of: Callable[[dict[str, Any]], str]


class WhooshIndex:
    """A searcher over an open index."""

    def __init__(self, index: Any, layout: Layout) -> None:
        self._index, self._layout = index, layout
        self._searcher = index.searcher()

    def answer(self, question: Question) -> Answer:
        """One search that groups, and another for the facet that is filtered by."""
        words, narrowed = self._words(question), self._narrowed(question)
        mask = self._term(question.without) if question.without else None
        newest = sorting.FieldFacet(self._layout.day, reverse=True) if question.newest else None
        results, counts = self._search(
            words, filter=narrowed, mask=mask, sortedby=newest, limit=TOP
        )
        if narrowed is not None:
            wider = "unit" if question.unit else "year"
            counts[wider] = self._search(words, limit=1)[1][wider]
        hits = results[:TOP]
        return Answer(
            ids=tuple(self._layout.id_of(hit.fields()) for hit in hits),
            scores=() if question.newest else tuple(hit.score for hit in hits),
            total=len(results),
            units=dict(counts["unit"].most_common(FACET_VALUES)),
            countries=dict(counts["country"].most_common(FACET_VALUES)),
            years=counts["year"],
        )

    def close(self) -> None:
        """Closes searcher and index."""
        self._searcher.close()
        self._index.close()

    def _search(self, words: query.Query, **settings: Any) -> tuple[Any, dict[str, Counter[Any]]]:
        groups = sorting.Facets()
        for name, (field, _) in self._layout.facets.items():
            groups.add_facet(name, sorting.FieldFacet(field, maptype=sorting.Count))
        results = self._searcher.search(words, groupedby=groups, optimize=False, **settings)
        len(results)  # counts what a search for the first ten leaves uncounted
        counts: dict[str, Counter[Any]] = {}
        for name, (_, counted_as) in self._layout.facets.items():
            counts[name] = Counter()
            for value, count in results.groups(name).items():
                if value:
                    counts[name][counted_as(value)] += count
        return results, counts

    def _words(self, question: Question) -> query.Query:
        words = question.words
        if not words:
            return query.Every()
        match question.shape:
            case "prefix":
                return self._either(lambda field: query.Prefix(field, words[0]))
            case "fuzzy":
                return self._either(
                    lambda field: query.FuzzyTerm(field, words[0], maxdist=1, prefixlength=1)
                )
            case "phrase":
                return self._either(lambda field: query.Phrase(field, list(words)))
            case "any":
                return query.Or([self._term(word) for word in words])
        terms = [self._term(word) for word in words]
        return query.And(terms) if len(terms) > 1 else terms[0]

    def _term(self, word: str) -> query.Query:
        return self._either(lambda field: query.Term(field, word))

    def _either(self, make: Callable[[str], query.Query]) -> query.Query:
        made = [make(field) for field in self._layout.texts]
        return query.Or(made) if len(made) > 1 else made[0]

    def _narrowed(self, question: Question) -> query.Query | None:
        if question.unit:
            return self._layout.with_unit(question.unit)
        if question.first:
            return self._layout.between(question.first_day, question.last_day)
        return None
