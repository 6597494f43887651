"""Whoosh as it comes: its own fields, its own parallel writer, its own searcher."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from whoosh import analysis, fields, index, query, writing

from indexer.story import Story
from tests.benchmarks.engine.document import TITLE_WEIGHT, document_of
from tests.benchmarks.engine.peers.whoosh_asking import Layout, WhooshIndex

_WRITER_MB = 512


def _schema() -> fields.Schema:
    analyser = (
        analysis.RegexTokenizer(r"\w+")
        | analysis.LowercaseFilter()
        | analysis.CharsetFilter({ord("é"): "e"})
        | analysis.PyStemmerFilter("english", cachesize=100_000)
    )
    return fields.Schema(
        id=fields.ID(unique=True),
        title=fields.TEXT(analyser, field_boost=float(TITLE_WEIGHT)),
        body=fields.TEXT(analyser),
        unit=fields.ID(sortable=True),
        country=fields.ID(sortable=True),
        day=fields.NUMERIC(int, sortable=True),
        year=fields.NUMERIC(int, sortable=True),
        story=fields.STORED(),
        number=fields.STORED(),
    )


LAYOUT = Layout(
    texts=("title", "body"),
    facets={"unit": ("unit", str), "country": ("country", str), "year": ("year", int)},
    day="day",
    with_unit=lambda unit: query.Term("unit", unit),
    between=lambda first, last: query.NumericRange("day", first, last),
    id_of=lambda found: str(found["number"]),
)


class PlainWhoosh:
    """See `Peer`."""

    versions = f"whoosh3 {version('whoosh3')}, stock writer and searcher"

    def build(self, folder: Path, stories: Iterable[Story], processes: int) -> None:
        """Whoosh's parallel writer, a segment a process."""
        created = index.create_in(str(folder), _schema())
        settings: dict[str, Any] = {"limitmb": _WRITER_MB}
        if processes > 1:
            settings |= {"procs": processes, "multisegment": True, "batchsize": 500}
        writer = created.writer(**settings)
        _write(writer, stories)
        writer.commit()

    def add(self, folder: Path, stories: Iterable[Story]) -> None:
        """A segment of their own."""
        writer = index.open_dir(str(folder)).writer()
        _write(writer, stories)
        writer.commit(mergetype=writing.NO_MERGE)

    def open(self, folder: Path) -> WhooshIndex:
        """The folder as Whoosh opens it."""
        return WhooshIndex(index.open_dir(str(folder)), LAYOUT)


def _write(writer: Any, stories: Iterable[Story]) -> None:
    for story in stories:
        document = document_of(story)
        writer.add_document(
            id=document.id,
            title=document.title,
            body=document.body,
            unit=document.unit or "",
            country=document.country or "",
            day=document.day,
            year=document.year,
            story=document.stored,
            number=document.id,
        )


PEER = PlainWhoosh()
