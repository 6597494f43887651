"""What is true of the Whoosh engine alone."""

from __future__ import annotations

import inspect
import shutil
import time
from pathlib import Path

import pytest
import whoosh.index
import whoosh.query
from whoosh.codec.whoosh3 import W3PerDocWriter
from whoosh.index import TOC, FileIndex
from whoosh.writing import SegmentWriter

from indexer.engine import Changes, EngineError, IndexUnreadable, StoredStory
from indexer.open import open_engine
from indexer.query import Query
from indexer.story import Story
from indexer.whoosh_engine import groups as groups_room
from indexer.whoosh_engine import schema as schema_room

STORIES = [
    Story(str(n), "news", f"Wing {n}", "The wing flew. " * n + "A liaison officer came.")
    for n in range(1, 8)
]


def filled(folder: Path) -> None:
    engine = open_engine(str(folder))
    for part in (STORIES[:4], STORIES[4:]):
        with engine.lock():
            engine.apply(Changes(StoredStory(story, ()) for story in part))
    engine.close()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("wing", whoosh.query.Term("text", "wing")),
        ('"liaison officer"', whoosh.query.Phrase("text", ["liaison", "offic"])),
    ],
)
def test_whoosh_itself_opens_the_index_and_finds_and_scores_the_same(
    tmp_path: Path, text: str, query: whoosh.query.Query
) -> None:
    filled(tmp_path)
    page = open_engine(str(tmp_path)).search(Query(text))
    with whoosh.index.open_dir(str(tmp_path)).searcher() as searcher:
        column = searcher.reader().column_reader("ids", translate=False)
        expected = {
            column[docnum].decode(): score
            for docnum, score in searcher.search(query, limit=None).items()
        }
    assert {hit.story.id: hit.score for hit in page.hits} == pytest.approx(expected, abs=1e-4)
    assert page.total == len(expected) == 7


def test_a_batch_too_large_for_memory_is_sorted_on_disk_and_leaves_nothing_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups_room, "MAX_BANDS_IN_MEMORY", 10)
    body = " ".join(f"word{n}" for n in range(100))
    stories = [Story(str(n), "news", "Title", f"{body} and {n}") for n in range(1, 30)]
    engine = open_engine(str(tmp_path))
    with engine.lock():
        engine.apply(Changes([StoredStory(story, ()) for story in stories]))
    assert engine.versions("17") == tuple(str(n) for n in range(1, 30))
    assert [path.name for path in tmp_path.rglob("*") if path.is_dir()] == []
    assert {path.suffix for path in tmp_path.iterdir()} == {".toc", ".seg", ".lock", ""}


def test_an_index_deleted_and_begun_again_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    reader, writer = open_engine(str(folder)), open_engine(str(folder))
    for title in ("Zebra", "Giraffe"):
        shutil.rmtree(folder, ignore_errors=True)
        with writer.lock():
            writer.apply(Changes([StoredStory(Story("1", "news", title, "Text."), ())]))
        time.sleep(1)
        assert reader.search(Query(title)).total == 1
        assert reader.status().generation == 1


def test_an_index_of_another_layout_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    monkeypatch.setattr(schema_room, "LAYOUT", schema_room.LAYOUT + 1)
    with pytest.raises(IndexUnreadable, match=r"another version.*reindex --full"):
        open_engine(str(tmp_path)).search(Query("wing"))


def test_somebody_else_s_whoosh_index_is_not_touched(tmp_path: Path) -> None:
    whoosh.index.create_in(str(tmp_path), whoosh.fields.Schema(x=whoosh.fields.TEXT()))
    engine = open_engine(str(tmp_path))
    with engine.lock(), pytest.raises(IndexUnreadable):
        engine.apply(Changes([StoredStory(STORIES[0], ())]))
    assert whoosh.index.open_dir(str(tmp_path)).schema.names() == ["x"]


@pytest.mark.filterwarnings(  # Whoosh lets go of a damaged file without closing it
    "ignore::pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.parametrize("keep", [0.0, 0.3, 0.9])
def test_a_segment_cut_short_is_said_to_be_damaged(tmp_path: Path, keep: float) -> None:
    filled(tmp_path)
    for segment in tmp_path.glob("MAIN_*.seg"):
        data = segment.read_bytes()
        segment.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(EngineError, match="reindex --full"):
        open_engine(str(tmp_path)).search(Query("wing"))


def test_an_address_that_no_engine_serves_is_refused() -> None:
    with pytest.raises(EngineError, match="folder"):
        open_engine("gopher://example.org/stories")


def test_the_parts_of_whoosh_that_are_relied_on_are_there() -> None:
    assert "_read_toc" in vars(FileIndex)
    assert "ix._read_toc()" in inspect.getsource(SegmentWriter.__init__)
    assert "_finalize_segment" in vars(SegmentWriter)
    assert "self._finalize_segment()" in inspect.getsource(SegmentWriter.commit)
    assert callable(TOC._latest_generation)
    assert {"_has_column", "_create_column", "_get_column"} <= set(vars(W3PerDocWriter))
    assert "writer.finish(self._doccount)" in inspect.getsource(W3PerDocWriter.close)
