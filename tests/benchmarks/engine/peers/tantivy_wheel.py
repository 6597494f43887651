"""The Tantivy wheel: a search for the first ten and the total, an aggregation for the counts.

Facets are counted by numbers that stand for units and countries; that takes an eighth
of the time of counting the texts themselves, if counts are to be exact over several
segments. The wheel collects hits and aggregations in separate passes, and nobody waits
for it to load a story: ids are read from a column.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy
from tantivy import FieldType, Filter, Occur, Query, TextAnalyzerBuilder, Tokenizer

from indexer.story import Story
from tests.benchmarks.engine.document import TITLE_WEIGHT, document_of
from tests.benchmarks.engine.peers import FACET_VALUES, TOP, Answer
from tests.benchmarks.engine.questions import Question

_HEAP_BYTES = 1_000_000_000
"""For a build; half of it is what two threads of a fast machine need to write few segments."""
_ADD_HEAP_BYTES = 50_000_000
_CODES = "codes.json"
_TEXTS = ("title", "body")


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    for name in _TEXTS:
        builder.add_text_field(name, tokenizer_name="english")
    for name in ("unit", "country", "day", "year"):
        builder.add_unsigned_field(name, indexed=name != "year", fast=True)
    builder.add_bytes_field("story", stored=True)
    return builder.build()


def _with_analyser(index: Any) -> Any:
    """The same words as our analyser: folded and stemmed, none left out."""
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    builder = builder.filter(Filter.ascii_fold()).filter(Filter.stemmer("english"))
    index.register_tokenizer("english", builder.build())
    return index


class TantivyIndex:
    """An open index with the names of its facets' numbers."""

    def __init__(self, folder: Path) -> None:
        self._index = _with_analyser(tantivy.Index.open(str(folder)))
        self._searcher = self._index.searcher()
        self._codes = _codes(folder)
        self._names = {facet: list(codes) for facet, codes in self._codes.items()}
        self._all = Query.all_query()

    def answer(self, question: Question) -> Answer:
        """A search and an aggregation."""
        words = self._words(question)
        narrowed = self._narrowed(words, question)
        result = self._searcher.search(
            narrowed, TOP, count=True, order_by_field="day" if question.newest else None
        )
        hits = result.hits
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        counts = self._counts(words, narrowed, question)
        return Answer(
            ids=tuple(map(str, ids)),
            scores=tuple(score for score, _ in hits),
            total=result.count,
            units={self._names["unit"][code]: count for code, count in counts["unit"].items()},
            countries={
                self._names["country"][code]: count for code, count in counts["country"].items()
            },
            years=counts["year"],
        )

    def close(self) -> None:
        """Nothing is held but the mapped files."""

    def _counts(self, words: Any, narrowed: Any, question: Question) -> dict[str, dict[int, int]]:
        wider = "unit" if question.unit else "year" if question.first else None
        aggregations = {
            "unit": _top("unit", FACET_VALUES, len(self._names["unit"])),
            "country": _top("country", FACET_VALUES, len(self._names["country"])),
            "year": _top("year", 100, 100),
        }
        apart = {wider: aggregations.pop(wider)} if wider else {}
        found: dict[str, Any]
        if apart and question.words:
            # One pass over what the words match; a sixth faster than two.
            inner = {"filter": self._filter_text(question), "aggs": aggregations}
            found = self._searcher.aggregate(words, {**apart, "narrowed": inner})
            found |= found.pop("narrowed")
        else:
            found = self._searcher.aggregate(narrowed, aggregations)
            if apart:
                found |= self._searcher.aggregate(words, apart)
        return {
            facet: {int(bucket["key"]): bucket["doc_count"] for bucket in found[facet]["buckets"]}
            for facet in ("unit", "country", "year")
        }

    def _filter_text(self, question: Question) -> str:
        """The filter as an aggregation takes it: in the language of Tantivy's parser."""
        if question.unit:
            return f"unit:{self._unit_code(question.unit)}"
        return f"day:[{question.first_day} TO {question.last_day}]"

    def _unit_code(self, unit: str) -> int:
        """The unit's number; one that no story has for an unknown unit."""
        return self._codes["unit"].get(unit, len(self._codes["unit"]))

    def _words(self, question: Question) -> Any:
        if not question.words:
            return self._all
        schema, words = self._index.schema, question.words

        def term(word: str) -> Any:
            return self._either(lambda f: Query.term_query(schema, f, word))

        match question.shape:
            case "prefix":
                return self._either(lambda f: Query.regex_query(schema, f, f"{words[0]}.*"))
            case "fuzzy":
                # The first letter cannot be held fast.
                return self._either(lambda f: Query.fuzzy_term_query(schema, f, words[0], 1))
            case "phrase":
                return self._either(lambda f: Query.phrase_query(schema, f, list(words)))
            case "any":
                return Query.boolean_query([(Occur.Should, term(word)) for word in words])
        clauses = [(Occur.Must, term(word)) for word in words]
        if question.without:
            clauses.append((Occur.MustNot, term(question.without)))
        return Query.boolean_query(clauses) if len(clauses) > 1 else clauses[0][1]

    def _narrowed(self, words: Any, question: Question) -> Any:
        schema, clauses = self._index.schema, []
        if question.unit:
            clauses.append(Query.term_query(schema, "unit", self._unit_code(question.unit)))
        if question.first:
            days = question.first_day, question.last_day
            clauses.append(Query.range_query(schema, "day", FieldType.Unsigned, *days))
        if not clauses:
            return words
        filters = [(Occur.Must, Query.const_score_query(clause, 0.0)) for clause in clauses]
        return Query.boolean_query([(Occur.Must, words), *filters])

    def _either(self, make: Callable[[str], Any]) -> Any:
        """In the title, where it counts for more, or in the body."""
        title = Query.boost_query(make("title"), float(TITLE_WEIGHT))
        return Query.boolean_query([(Occur.Should, title), (Occur.Should, make("body"))])


class Tantivy:
    """See `Peer`."""

    versions = f"tantivy {version('tantivy')} (Python wheel)"

    def build(self, folder: Path, stories: Iterable[Story], processes: int) -> None:
        """One writer with as many indexing threads."""
        index = _with_analyser(tantivy.Index(_schema(), path=str(folder)))
        self._write(folder, index.writer(_HEAP_BYTES, processes), stories)

    def add(self, folder: Path, stories: Iterable[Story]) -> None:
        """One thread, which writes one small segment."""
        index = _with_analyser(tantivy.Index.open(str(folder)))
        self._write(folder, index.writer(_ADD_HEAP_BYTES, 1), stories)

    def open(self, folder: Path) -> TantivyIndex:
        """The index with its codes."""
        return TantivyIndex(folder)

    def _write(self, folder: Path, writer: Any, stories: Iterable[Story]) -> None:
        codes = _codes(folder)
        for story in stories:
            writer.add_document(_document(story, codes))
        writer.commit()
        writer.wait_merging_threads()
        (folder / _CODES).write_text(json.dumps(codes), encoding="utf-8")


def _document(story: Story, codes: Mapping[str, dict[str, int]]) -> Any:
    source = document_of(story)
    document = tantivy.Document()
    document.add_unsigned("id", int(source.id))
    document.add_text("title", source.title)
    for text in source.texts:
        document.add_text("body", text)
    for facet, value in (("unit", source.unit), ("country", source.country)):
        if value:
            document.add_unsigned(facet, codes[facet].setdefault(value, len(codes[facet])))
    document.add_unsigned("day", source.day)
    document.add_unsigned("year", source.year)
    document.add_bytes("story", source.stored.encode())
    return document


def _codes(folder: Path) -> dict[str, dict[str, int]]:
    """For each facet the number of each of its values."""
    path = folder / _CODES
    if not path.exists():
        return {"unit": {}, "country": {}}
    found: dict[str, dict[str, int]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _top(field: str, count: int, values: int) -> dict[str, Any]:
    """The most frequent values; exact, as every segment names all of its own."""
    return {"terms": {"field": field, "size": count, "segment_size": max(values, count)}}


PEER = Tantivy()
