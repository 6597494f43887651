"""Whatever byte of an index is flipped: the right answer, or an error that says what to do."""

from __future__ import annotations

import gc
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.engine import CaptureStamp, Changes, IndexUnreadable, StoredStory
from indexer.open import open_engine
from indexer.query import Query
from indexer.whoosh_engine.checksums import (
    PIECE_BYTES,
    CheckedBytes,
    DamagedFile,
    checksums,
)
from tests.benchmarks.engine.stories import stories

FLIPS_A_FILE = 20

STORED = [
    StoredStory(story, (CaptureStamp(f"/captures/{story.id}", n, n, "0" * 64, "1"),))
    for n, story in enumerate(stories(300, 1))
]
WORD = max(STORED[0].story.title.split(), key=len)
QUERIES = tuple(
    map(Query, (WORD, f"title:{WORD}", f'"{STORED[0].story.title}"', "be*", f"{WORD}x~", ""))
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damage") / "index"
    engine = open_engine(str(folder))
    for part in (STORED[:200], STORED[200:-1]):
        with engine.lock():
            engine.apply(Changes(part))
    engine.close()
    return folder


def answers(folder: Path) -> list[Any]:
    """All that can be asked for, and that after a change as well."""
    engine = open_engine(str(folder))
    try:
        found: list[Any] = [engine.ledger()]
        for _ in range(2):
            pages = [engine.search(query) for query in QUERIES]
            found += [replace(page, took_ms=0, generation=0) for page in pages]
            found.append([story.id for story in engine.matches(Query(WORD, versions="all"))])
            found.append(engine.similar(STORED[0].story.id))
            found.append(engine.suggest(WORD[:3]))
            found.append(list(engine.version_groups()))
            found.append(replace(engine.status(), generation=0, bytes=0))
            with engine.lock():
                engine.apply(Changes(STORED[-1:], [STORED[7].story.id]))
        return found
    finally:
        engine.close()


@pytest.mark.filterwarnings(  # Whoosh lets go of a damaged file without closing it
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"
)
def test_a_flipped_byte_anywhere_gives_the_right_answer_or_a_clear_error(
    index: Path, tmp_path: Path
) -> None:
    shutil.copytree(index, tmp_path / "whole")
    expected = answers(tmp_path / "whole")
    chance = random.Random(7)
    said: list[str] = []
    for path in sorted(index.glob("*MAIN_*")):
        if not path.stat().st_size:  # a lock
            continue
        for turn in range(FLIPS_A_FILE):
            folder = tmp_path / f"{path.name} {turn}"
            shutil.copytree(index, folder)
            data = bytearray(path.read_bytes())
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            (folder / path.name).write_bytes(data)
            try:
                assert answers(folder) == expected
            except IndexUnreadable as error:
                said.append(str(error))
            shutil.rmtree(folder)
    gc.collect()
    assert len(said) > FLIPS_A_FILE
    assert all("reindex --full" in message for message in said)


def test_a_merge_that_meets_damage_leaves_the_change_made(tmp_path: Path) -> None:
    engine = open_engine(str(tmp_path))
    for first in (0, 100, 200):
        with engine.lock():
            engine.apply(Changes(STORED[first : first + 100]))
    engine.close()
    damaged = min(tmp_path.glob("*.seg"))
    data = bytearray(damaged.read_bytes())
    data[PIECE_BYTES + 1_000] ^= 1  # among the stories, which only the merge of four reads
    damaged.write_bytes(data)
    engine = open_engine(str(tmp_path))
    added = [replace(STORED[n], story=replace(STORED[n].story, id=f"9{n}")) for n in range(200)]
    for part in (added[:100], added[100:]):  # they are due again with the next change
        with engine.lock():
            generation = engine.apply(Changes(part))
        assert engine.status().generation == generation
        assert engine.story(part[0].story.id) == part[0].story
    status = engine.status()
    assert (status.stories, status.segments) == (500, 5)
    engine.close()
    assert len(list(tmp_path.glob("*.seg"))) == 5


CONTENT = random.Random(3).randbytes(5 * PIECE_BYTES // 2)


def test_bytes_are_as_they_were_written() -> None:
    checked = CheckedBytes("file", CONTENT + checksums(CONTENT))
    checked.check_all()
    with pytest.raises(DamagedFile, match="does not have"):
        checked.check(0, len(CONTENT) + 1)


def test_only_the_piece_that_is_damaged_cannot_be_read() -> None:
    data = bytearray(CONTENT + checksums(CONTENT))
    data[PIECE_BYTES + 5] ^= 1
    checked = CheckedBytes("file", data)
    checked.check(0, PIECE_BYTES)
    checked.check(2 * PIECE_BYTES, len(CONTENT))
    with pytest.raises(DamagedFile, match="file is not as it was written"):
        checked.check(PIECE_BYTES - 1, PIECE_BYTES + 1)


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES, PIECE_BYTES + 1])
def test_content_of_any_size_has_checksums(size: int) -> None:
    CheckedBytes("file", CONTENT[:size] + checksums(CONTENT[:size])).check_all()


def test_a_file_that_was_cut_short_is_damaged() -> None:
    data = CONTENT + checksums(CONTENT)
    for size in (0, 11, len(CONTENT), len(data) - 1):
        with pytest.raises(DamagedFile):
            CheckedBytes("file", data[:size])
