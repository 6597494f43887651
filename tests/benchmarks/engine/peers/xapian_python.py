"""Xapian, where its Python module can be imported: match spies count in the same pass."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xapian

from indexer.story import Story
from tests.benchmarks.engine.document import TITLE_WEIGHT, document_of
from tests.benchmarks.engine.peers import FACET_VALUES, TOP, Answer, NotOffered
from tests.benchmarks.engine.questions import Question

_FLUSH_STORIES = 20_000
_UNIT, _COUNTRY, _YEAR, _DAY, _ID = range(5)
"""Slots of values."""
_MAX_TERM_BYTES = 240


class XapianIndex:
    """An open database."""

    def __init__(self, folder: Path) -> None:
        self._db = xapian.Database(str(folder))

    def answer(self, question: Question) -> Answer:
        """One match, and another for the facet that is filtered by."""
        words, narrowed = _words(question), _words(question)
        if question.unit:
            narrowed = xapian.Query(xapian.Query.OP_FILTER, words, _unit_query(question.unit))
        if question.first:
            days = xapian.Query(
                xapian.Query.OP_VALUE_RANGE,
                _DAY,
                xapian.sortable_serialise(question.first_day),
                xapian.sortable_serialise(question.last_day),
            )
            narrowed = xapian.Query(xapian.Query.OP_FILTER, words, days)
        matches, counts = self._match(narrowed, newest=question.newest)
        if question.unit or question.first:
            wider = _UNIT if question.unit else _YEAR
            counts[wider] = self._match(words, newest=False)[1][wider]
        return Answer(
            ids=tuple(hit.document.get_value(_ID).decode() for hit in matches),
            scores=tuple(hit.weight for hit in matches),
            total=matches.get_matches_estimated(),  # exact, as all are looked at
            units=counts[_UNIT],
            countries=counts[_COUNTRY],
            years={int(year): count for year, count in counts[_YEAR].items()},
        )

    def close(self) -> None:
        """Closes the database."""
        self._db.close()

    def _match(self, query: Any, *, newest: bool) -> tuple[Any, dict[int, dict[str, int]]]:
        enquire = xapian.Enquire(self._db)
        enquire.set_query(query)
        if newest:
            enquire.set_sort_by_value(_DAY, True)  # noqa: FBT003  # Xapian takes it by position
        spies = {slot: xapian.ValueCountMatchSpy(slot) for slot in (_UNIT, _COUNTRY, _YEAR)}
        for spy in spies.values():
            enquire.add_matchspy(spy)
        matches = enquire.get_mset(0, TOP, self._db.get_doccount())
        return matches, {
            slot: {
                value.term.decode(): value.termfreq
                for value in spy.top_values(100 if slot == _YEAR else FACET_VALUES)
                if value.term
            }
            for slot, spy in spies.items()
        }


class Xapian:
    """See `Peer`."""

    versions = f"Xapian {xapian.version_string()}"

    def build(self, folder: Path, stories: Iterable[Story], processes: int) -> None:
        """Xapian writes in one thread, whatever `processes` are allowed."""
        del processes
        _write(xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OVERWRITE), stories)

    def add(self, folder: Path, stories: Iterable[Story]) -> None:
        """One commit."""
        _write(xapian.WritableDatabase(str(folder), xapian.DB_OPEN), stories)

    def open(self, folder: Path) -> XapianIndex:
        """The database."""
        return XapianIndex(folder)


def _write(db: Any, stories: Iterable[Story]) -> None:
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("english"))
    generator.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
    for place, story in enumerate(stories, start=1):
        source, document = document_of(story), xapian.Document()
        generator.set_document(document)
        generator.index_text(source.title, TITLE_WEIGHT)
        for text in source.texts:
            generator.increase_termpos()
            generator.index_text(text)
        if source.unit:
            document.add_boolean_term(_unit_term(source.unit))
        document.add_value(_UNIT, source.unit or "")
        document.add_value(_COUNTRY, source.country or "")
        document.add_value(_YEAR, str(source.year))
        document.add_value(_DAY, xapian.sortable_serialise(source.day))
        document.add_value(_ID, source.id)
        document.set_data(source.stored)
        db.add_document(document)
        if place % _FLUSH_STORIES == 0:
            db.commit()
    db.commit()
    db.close()


def _words(question: Question) -> Any:
    kinds, words = xapian.Query, list(question.words)
    if not words:
        return kinds.MatchAll
    match question.shape:
        case "prefix":
            return kinds(kinds.OP_WILDCARD, words[0], 0, kinds.WILDCARD_LIMIT_ERROR)
        case "fuzzy":
            raise NotOffered
        case "phrase":
            return kinds(kinds.OP_PHRASE, words)
        case "any":
            return kinds(kinds.OP_OR, words)
    wanted = kinds(kinds.OP_AND, words)
    if question.without:
        return kinds(kinds.OP_AND_NOT, wanted, kinds(question.without))
    return wanted


def _unit_query(unit: str) -> Any:
    return xapian.Query(_unit_term(unit))


def _unit_term(unit: str) -> str:
    return f"XU{unit}"[:_MAX_TERM_BYTES]


PEER = Xapian()
