"""SQLite's FTS5: matches go into a temporary table once, counts are GROUP BYs over it.

The text is indexed without a second copy (contentless), the facets are a narrow table
of numbers, the story's JSON stands apart so that counting never reads it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from indexer.story import Story
from tests.benchmarks.engine.document import TITLE_WEIGHT, document_of
from tests.benchmarks.engine.peers import FACET_VALUES, TOP, Answer, NotOffered
from tests.benchmarks.engine.questions import Question

_FILE = "stories.db"
_BATCH = 2_000
_TABLES = """
CREATE TABLE stories (id INTEGER PRIMARY KEY, json TEXT);
CREATE TABLE facets (id INTEGER PRIMARY KEY, unit INT, country INT, day INT);
CREATE TABLE units (code INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE countries (code INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE VIRTUAL TABLE words USING fts5(
    title, body, content='', tokenize='porter unicode61 remove_diacritics 2');
"""
_INDEXES = """
INSERT INTO words (words) VALUES ('optimize');
CREATE INDEX by_unit ON facets (unit, country, day);
CREATE INDEX by_day ON facets (day);
ANALYZE;
"""
_FOUND = """
CREATE TEMP TABLE found (id INTEGER, score REAL, unit INT, country INT, year INT,
    in_unit INT, in_days INT)
"""
_FIND = """
INSERT INTO found SELECT f.id,
    CASE WHEN {in_unit} AND {in_days} THEN {score} END,
    f.unit, f.country, f.day / 10000, {in_unit}, {in_days}
FROM {source}
"""
_MATCHING = "words CROSS JOIN facets f ON f.id = words.rowid WHERE words MATCH :match"
_SCORE = f"-bm25(words, {TITLE_WEIGHT}, 1)"


class SqliteIndex:
    """An open database."""

    def __init__(self, folder: Path) -> None:
        self._db = _connect(folder)
        self._db.execute("PRAGMA cache_size = -500000")
        self._db.execute("PRAGMA mmap_size = 16000000000")
        self._db.execute("PRAGMA temp_store = memory")
        self._db.execute(_FOUND)
        self._names = {
            "unit": dict(self._db.execute("SELECT code, name FROM units")),
            "country": dict(self._db.execute("SELECT code, name FROM countries")),
        }
        self._unit_codes = {name: code for code, name in self._names["unit"].items()}

    def answer(self, question: Question) -> Answer:
        """All from the table of matches, or from the facets where there are no words."""
        if question.shape == "fuzzy":
            raise NotOffered
        self._find(question)
        (total,) = self._db.execute(
            "SELECT count(*) FROM found WHERE in_unit AND in_days"
        ).fetchone()
        hits = self._db.execute(
            "SELECT id, score FROM found WHERE in_unit AND in_days ORDER BY score DESC LIMIT ?",
            (TOP,),
        ).fetchall()
        return Answer(
            ids=tuple(str(number) for number, _ in hits),
            scores=tuple(score for _, score in hits),
            total=total,
            units=self._unit_counts(question),
            countries=self._counts("country", "in_unit AND in_days"),
            years=dict(
                self._db.execute("SELECT year, count(*) FROM found WHERE in_unit GROUP BY year")
            ),
        )

    def close(self) -> None:
        """Closes the database."""
        self._db.close()

    def _find(self, question: Question) -> None:
        self._db.execute("DELETE FROM found")
        values = {
            "match": _match(question),
            "unit": self._unit_codes.get(question.unit or ""),
            "first": question.first_day,
            "last": question.last_day,
        }
        source = _MATCHING
        if not question.words:
            # Its unit's stories alone: how many each unit has is asked of the facets.
            source = "facets f" + (" WHERE f.unit = :unit" if question.unit else "")
        sql = _FIND.format(
            in_unit="f.unit IS :unit" if question.unit else "1",
            in_days="f.day BETWEEN :first AND :last" if question.first else "1",
            score="f.day" if question.newest else _SCORE if question.words else "0",
            source=source,
        )
        self._db.execute(sql, values)

    def _unit_counts(self, question: Question) -> dict[str, int]:
        if question.words:
            return self._counts("unit", "in_days")
        rows = self._db.execute(
            "SELECT unit, count(*) n FROM facets WHERE unit NOT NULL "
            "GROUP BY unit ORDER BY n DESC LIMIT ?",
            (FACET_VALUES,),
        )
        return {self._names["unit"][code]: count for code, count in rows}

    def _counts(self, facet: str, condition: str) -> dict[str, int]:
        rows = self._db.execute(
            f"SELECT {facet}, count(*) n FROM found WHERE {facet} NOT NULL AND {condition} "
            f"GROUP BY {facet} ORDER BY n DESC LIMIT {FACET_VALUES}"
        )
        return {self._names[facet][code]: count for code, count in rows}


class Sqlite:
    """See `Peer`."""

    versions = f"SQLite {sqlite3.sqlite_version} FTS5"

    def build(self, folder: Path, stories: Iterable[Story], processes: int) -> None:
        """SQLite writes in one thread, whatever `processes` are allowed."""
        del processes
        with closing(_connect(folder)) as db:
            db.executescript(f"PRAGMA journal_mode = off; PRAGMA synchronous = off; {_TABLES}")
            db.execute("PRAGMA cache_size = -500000")
            db.execute("BEGIN")
            _insert(db, stories)
            db.execute("COMMIT")
            db.executescript(_INDEXES)

    def add(self, folder: Path, stories: Iterable[Story]) -> None:
        """One transaction in a write-ahead log, which lets searches go on."""
        with closing(_connect(folder)) as db:
            db.execute("PRAGMA journal_mode = wal")
            db.execute("BEGIN")
            _insert(db, stories)
            db.execute("COMMIT")

    def open(self, folder: Path) -> SqliteIndex:
        """The database with the names of its codes."""
        return SqliteIndex(folder)


def _connect(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / _FILE, isolation_level=None)


def _insert(db: sqlite3.Connection, stories: Iterable[Story]) -> None:
    units = dict(db.execute("SELECT name, code FROM units"))
    countries = dict(db.execute("SELECT name, code FROM countries"))
    for batch in _batches(stories):
        documents = [document_of(story) for story in batch]
        db.executemany(
            "INSERT INTO stories VALUES (?, ?)", [(int(d.id), d.stored) for d in documents]
        )
        db.executemany(
            "INSERT INTO facets VALUES (?, ?, ?, ?)",
            [
                (
                    int(d.id),
                    units.setdefault(d.unit, len(units)) if d.unit else None,
                    countries.setdefault(d.country, len(countries)) if d.country else None,
                    d.day,
                )
                for d in documents
            ],
        )
        db.executemany(
            "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
            [(int(d.id), d.title, d.body) for d in documents],
        )
    for table, codes in (("units", units), ("countries", countries)):
        db.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES (?, ?)",
            [(code, name) for name, code in codes.items()],
        )


def _batches(stories: Iterable[Story]) -> Iterator[list[Story]]:
    remaining = iter(stories)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _match(question: Question) -> str:
    """The question's words in FTS5's own query language."""
    words = [f'"{word}"' for word in question.words]
    match question.shape:
        case "prefix":
            return f"{words[0]} *"
        case "phrase":
            return f'"{" ".join(question.words)}"'
        case "any":
            return " OR ".join(words)
    wanted = " AND ".join(words)
    return f'({wanted}) NOT "{question.without}"' if question.without else wanted


PEER = Sqlite()
