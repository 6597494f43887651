"""A merge is the segment that would have been built of the same stories at once."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engine import StoredStory
from indexer.query import Query
from indexer.story import Story
from indexer.whoosh_engine import batch, files, merge
from indexer.whoosh_engine.engine import WhooshEngine
from indexer.whoosh_engine.segment_file import MappedFile
from tests.whoosh_engine.corpora import engine_in, opened, put, stories

corpora = st.lists(stories, min_size=1, max_size=16, unique_by=lambda story: story.id)


def written(folder: str, corpus: Sequence[Story]) -> Any:
    return batch.written(folder, [StoredStory(story, ()) for story in corpus])


def sections(folder: str, about: Any) -> dict[str, bytes]:
    """Every section of a segment's file, by the end of its name."""
    mapped = MappedFile(folder, about)
    prefix = about.segment_id()
    return {
        name.removeprefix(prefix): mapped.section(name.removeprefix(prefix)).tobytes()
        for name in mapped._directory
    }


def assert_same(folder: str, one: Any, other: Any) -> None:
    first, second = sections(folder, one), sections(folder, other)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert one.doc_count_all() == other.doc_count_all()
    assert one._fieldlengths == other._fieldlengths
    assert not one.has_deletions()


@settings(max_examples=80, deadline=None)
@given(
    corpus=corpora,
    cuts=st.lists(st.integers(0, 16), max_size=4),
    gone=st.sets(st.integers(0, 15), max_size=8),
    at_a_time=st.sampled_from((1, 7, merge.SLICE_POSTINGS)),
)
def test_a_merge_equals_the_segment_built_at_once_byte_by_byte(
    corpus: list[Story], cuts: list[int], gone: set[int], at_a_time: int
) -> None:
    ends = [0, *sorted(cuts), len(corpus)]
    parts = [corpus[first:end] for first, end in pairwise(ends)]
    with tempfile.TemporaryDirectory() as folder:
        abouts = []
        for part in filter(None, parts):
            about = written(folder, part)
            for row, story in enumerate(part):
                if corpus.index(story) in gone:
                    about.delete_document(row)
            abouts.append(about)
        left = [story for at, story in enumerate(corpus) if at not in gone]
        with mock.patch.object(merge, "SLICE_POSTINGS", at_a_time):
            merged = merge.merged(folder, abouts)
        if left:
            assert_same(folder, merged, written(folder, left))
        else:
            assert merged is None


def test_the_parts_of_a_large_merge_hold_what_the_whole_does(tmp_path: Path) -> None:
    corpus = [
        Story(str(n), "news", f"Wing {n % 7}", " ".join(f"w{n * step % 199}" for step in range(90)))
        for n in range(400)
    ]
    abouts = [written(str(tmp_path), corpus[first : first + 57]) for first in range(0, 400, 57)]
    with mock.patch.object(merge, "SLICE_POSTINGS", 1_000):
        merged = merge.merged(str(tmp_path), abouts)
    assert_same(str(tmp_path), merged, written(str(tmp_path), corpus))


def segment_sizes(engine: WhooshEngine) -> list[int]:
    folder = engine._folder
    toc = files.read_toc(folder, files.latest_generation(folder))
    return [segment.doc_count_all() - segment.deleted_count() for segment in toc.segments]


def test_many_small_changes_leave_few_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merge, "SMALLEST", 4)
    written_sizes: list[int] = []
    merged = merge.merged

    def counted(folder: str, abouts: Sequence[Any]) -> Any:
        about: Any = merged(folder, abouts)
        written_sizes.append(about.doc_count_all())
        return about

    monkeypatch.setattr(merge, "merged", counted)
    with opened(tmp_path) as engine:
        for number in range(1, 151):
            put(engine, [Story(f"{number} {n}", "news", "Wing", "It flew.") for n in range(2)])
            sizes = segment_sizes(engine)
            assert sum(sizes) == 2 * number
            most = (merge.FACTOR - 1) * (1 + math.ceil(math.log(2 * number, merge.FACTOR)))
            assert len(sizes) <= most
    # Each story was written anew about once for every fourfold growth.
    assert sum(written_sizes) <= 300 * (1 + math.log(300, merge.FACTOR))


def test_a_segment_of_which_much_is_deleted_is_written_anew(tmp_path: Path) -> None:
    with opened(tmp_path) as engine:
        put(engine, [Story(str(n), "news", "Wing", "It flew.") for n in range(20)])
        put(engine, [], map(str, range(6)))
        (about,) = files.read_toc(str(tmp_path), engine.status().generation).segments
        assert (about.doc_count_all(), about.deleted_count()) == (20, 6)
        put(engine, [], ["6"])
        (about,) = files.read_toc(str(tmp_path), engine.status().generation).segments
        assert (about.doc_count_all(), about.deleted_count()) == (13, 0)


@pytest.mark.parametrize("count", [999, 2_500])
def test_as_many_stories_as_there_are_can_be_rewritten_in_any_order(
    tmp_path: Path, count: int
) -> None:
    first = [Story(str(n), "news", "First", f"About {n}.") for n in range(count)]
    engine = engine_in(tmp_path)
    put(engine, first)
    order = [str(n * 13 % count) for n in range(count)]
    assert len(set(order)) == count
    put(engine, [replace(first[int(i)], title="Second") for i in order[: count // 2]])
    assert engine.search(Query("first")).total == count - count // 2
    assert engine.search(Query("second")).total == count // 2
    put(engine, [], [*order[::-1][: count // 4], "unknown"])
    assert engine.status().stories == count - count // 4
    assert {s.id for s in engine.matches(Query())} == set(order[: count - count // 4])
    engine.close()
