"""What is in the folder, and what is said if it is something else."""

from __future__ import annotations

import gc
import shutil
import time
from pathlib import Path

import pytest
import whoosh.index

from indexer.engine import Changes, EngineError, IndexUnreadable, StoredStory
from indexer.open import open_engine
from indexer.query import Query
from indexer.story import Story
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


def test_an_index_whose_parts_are_no_more_was_written_by_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    monkeypatch.delattr(schema_room, "RankedText")
    with pytest.raises(IndexUnreadable, match=r"another version of this.*reindex --full"):
        open_engine(str(tmp_path)).search(Query("wing"))
    gc.collect()  # a file left open would be an error


def test_a_story_that_is_not_as_it_was_written_is_said_to_be_damaged(tmp_path: Path) -> None:
    filled(tmp_path)
    for segment in tmp_path.glob("MAIN_*.seg"):
        data = bytearray(segment.read_bytes())
        data[16:80] = bytes(64)  # stored stories come first
        segment.write_bytes(data)
    with pytest.raises(EngineError, match=r"damaged.*reindex --full"):
        open_engine(str(tmp_path)).search(Query("wing"))


def test_somebody_else_s_whoosh_index_is_not_touched(tmp_path: Path) -> None:
    whoosh.index.create_in(str(tmp_path), whoosh.fields.Schema(x=whoosh.fields.TEXT()))
    engine = open_engine(str(tmp_path))
    with engine.lock(), pytest.raises(IndexUnreadable):
        engine.apply(Changes([StoredStory(STORIES[0], ())]))
    assert whoosh.index.open_dir(str(tmp_path)).schema.names() == ["x"]


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
