"""Each engine's best hundred documents for every query: English stems, words joined by OR.

A query is plain text here: only its words are asked for, so that no engine's query
language reads operators into it. Titles weigh `TITLE_WEIGHT` for every peer.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from typing import Any

import bm25s
import Stemmer
import tantivy
import whoosh.index
import whoosh.query
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema

from tests.benchmarks.relevance.collection import Collection

DEPTH = 100
TITLE_WEIGHT = 2

Run = dict[str, dict[str, float]]
"""By query and document: its score; the best `DEPTH` documents of each query."""


def words(text: str) -> list[str]:
    """The words of a text in lower case, without any sign that a parser could read."""
    return re.findall(r"\w+", text.lower())


def sqlite_fts5(collection: Collection) -> Run:
    """SQLite's FTS5 with its Porter stemmer."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, title, text, tokenize='porter')")
    base.executemany(
        "INSERT INTO d VALUES (?, ?, ?)", ((d.id, d.title, d.text) for d in collection.documents)
    )
    asked = (
        f"SELECT id, -bm25(d, 0, {TITLE_WEIGHT}, 1) FROM d WHERE d MATCH ? ORDER BY rank LIMIT ?"
    )
    base.execute("INSERT INTO d(d, rank) VALUES ('rank', ?)", (f"bm25(0, {TITLE_WEIGHT}, 1)",))
    run: Run = {}
    for query, text in collection.queries.items():
        either = " OR ".join(f'"{word}"' for word in words(text))
        run[query] = dict(base.execute(asked, (either, DEPTH))) if either else {}
    base.close()
    return run


def tantivy_wheel(collection: Collection) -> Run:
    """Tantivy with `en_stem`; one BM25 a field, summed."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ("title", "text"):
        builder.add_text_field(name, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer(num_threads=1)
    for document in collection.documents:
        writer.add_document(
            tantivy.Document(id=document.id, title=document.title, text=document.text)
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher, run = index.searcher(), {}
    for query, text in collection.queries.items():
        boosts = {"title": float(TITLE_WEIGHT)}
        asked = index.parse_query(" ".join(words(text)), ["title", "text"], boosts)
        hits = searcher.search(asked, DEPTH).hits
        run[query] = {searcher.doc(address)["id"][0]: score for score, address in hits}
    return run


def bm25s_library(collection: Collection) -> Run:
    """bm25s with its English stop words, each title counted `TITLE_WEIGHT` times."""
    stem = Stemmer.Stemmer("english")

    def tokenized(texts: list[str]) -> Any:
        return bm25s.tokenize(texts, stopwords="en", stemmer=stem, show_progress=False)

    texts = [f"{(d.title + ' ') * TITLE_WEIGHT}{d.text}" for d in collection.documents]
    retriever, run = bm25s.BM25(), {}
    retriever.index(tokenized(texts), show_progress=False)
    depth = min(DEPTH, len(texts))
    for query, text in collection.queries.items():
        found, scores = retriever.retrieve(tokenized([text]), k=depth, show_progress=False)
        pairs = zip(found[0].tolist(), scores[0].tolist(), strict=True)
        run[query] = {collection.documents[at].id: score for at, score in pairs if score > 0}
    return run


def plain_whoosh(collection: Collection) -> Run:
    """Whoosh's own BM25F with its stemming analyser; one score a field, summed."""
    analyser = StemmingAnalyzer()
    schema = Schema(
        id=ID(stored=True),
        title=TEXT(analyzer=analyser, field_boost=TITLE_WEIGHT),
        text=TEXT(analyzer=analyser),
    )
    run: Run = {}
    with tempfile.TemporaryDirectory() as folder:
        index = whoosh.index.create_in(folder, schema)
        writer = index.writer(limitmb=256)
        for document in collection.documents:
            writer.add_document(id=document.id, title=document.title, text=document.text)
        writer.commit()
        with index.searcher() as searcher:
            for query, text in collection.queries.items():
                terms = dict.fromkeys(token.text for token in analyser(" ".join(words(text))))
                asked = whoosh.query.Or(
                    [whoosh.query.Term(name, t) for t in terms for name in ("title", "text")]
                )
                hits = searcher.search(asked, limit=DEPTH)
                run[query] = {hit["id"]: hit.score for hit in hits}
    return run


PEERS: Mapping[str, Callable[[Collection], Run]] = {
    "SQLite FTS5": sqlite_fts5,
    "Tantivy": tantivy_wheel,
    "bm25s": bm25s_library,
    "Whoosh": plain_whoosh,
}
