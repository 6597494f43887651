"""A test collection in the BEIR shapes: documents, queries and judgements."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.story import Story

Judgements = Mapping[str, Mapping[str, int]]
"""By query and document: how relevant it is, from 0."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is searched."""

    id: str
    title: str
    text: str

    @property
    def story(self) -> Story:
        """The document as our engine indexes it."""
        return Story(self.id, "news", self.title, self.text)


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, the queries that have judgements, and these."""

    documents: tuple[Document, ...]
    queries: Mapping[str, str]
    judgements: Judgements


def read(folder: Path) -> Collection:
    """The collection in a folder.

    It has `corpus.jsonl`, `queries.jsonl`, and `qrels.tsv` or `qrels/test.tsv`.

    Raises:
        FileNotFoundError: one of the files is missing.
    """
    judgements: dict[str, dict[str, int]] = {}
    places = (folder / "qrels.tsv", folder / "qrels" / "test.tsv")
    path = next((place for place in places if place.exists()), places[0])
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        for query, document, score in (row for row in rows if row):
            judgements.setdefault(query, {})[document] = int(score)
    return Collection(
        documents=tuple(
            Document(str(line["_id"]), line.get("title") or "", line.get("text") or "")
            for line in _lines(folder / "corpus.jsonl")
        ),
        queries={
            str(line["_id"]): line["text"]
            for line in _lines(folder / "queries.jsonl")
            if any(score > 0 for score in judgements.get(str(line["_id"]), {}).values())
        },
        judgements=judgements,
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())
