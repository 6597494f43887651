"""The order of matches: any stretch of it is that of the whole, at a cost that is bounded."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import Query, Sort
from indexer.story import Story
from indexer.whoosh_engine.counts import SPARSE, counted
from indexer.whoosh_engine.matches import Matches
from indexer.whoosh_engine.ranking import between, leading
from indexer.whoosh_engine.segment import Segment
from tests.whoosh_engine.corpora import opened, put


def _alike(count: int) -> list[Story]:
    """Stories that only their ids tell apart, of which some are long and begin alike."""
    ids = [f"image-{n}" if n % 2 else f"{n}" for n in range(count - 1)]
    return [Story(story_id, "news", "", "") for story_id in [*ids, "image-1-and-further"]]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_any_stretch_of_the_order_is_that_of_the_whole(tmp_path: Path, sort: Sort) -> None:
    rng = random.Random(1)
    stories = [
        Story(f"{n}", "news", "", "", taken_on=rng.choice((None, *days)))
        for days in [[date(2024, 1, day) for day in (1, 2, 3)]]
        for n in range(60)
    ]
    with opened(tmp_path) as engine:
        for first in (0, 20, 40):  # three segments
            put(engine, stories[first : first + 20])
        with engine._generations.reading() as generation:
            scores = np.array([rng.choice((0, 1, 2)) for _ in stories], np.float32)
            matches = Matches(generation.live, scores)
            query = Query(sort=sort)
            whole = leading(matches, query, generation, len(stories))
            assert whole.docs is not None
            for first, end in ((0, 1), (0, 10), (5, 9), (19, 41), (59, 60), (60, 70), (7, 10**20)):
                part = between(matches, query, generation, first, end)
                assert part.docs is not None
                assert part.docs.tolist() == whole.docs[first:end].tolist()


def test_of_stories_that_are_alike_the_lower_ids_come_first(tmp_path: Path) -> None:
    stories = _alike(50)
    expected = sorted(story.id for story in stories)
    with opened(tmp_path) as engine:
        put(engine, random.Random(2).sample(stories[:25], 25))
        put(engine, random.Random(3).sample(stories[25:], 25))
        pages = [engine.ranked(Query(page=page, per_page=7)).ids for page in range(1, 10)]
    assert [story_id for page in pages for story_id in page] == expected


def test_only_the_ids_of_a_page_are_read_however_many_stories_are_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    real = Segment.id

    def counting(segment: Segment, doc: int) -> str:
        read.append(doc)
        return real(segment, doc)

    monkeypatch.setattr(Segment, "id", counting)
    with opened(tmp_path) as engine:
        put(engine, _alike(300))
        for page in (1, 20, 30, 31, 10**12):
            read.clear()
            found = engine.ranked(Query(page=page, per_page=10), facets=())
            assert (found.total, len(found.ids)) == (300, 10 if page <= 30 else 0)
            assert len(read) == len(found.ids)


@given(st.lists(st.integers(0, 40), max_size=30), st.sampled_from((41, 41 * SPARSE, 10_000)))
def test_numbers_are_counted_alike_whether_few_or_many(numbers: list[int], size: int) -> None:
    found, counts = counted(np.array(numbers, np.uint16), size)
    expected = sorted(Counter(numbers).items())
    assert list(zip(found.tolist(), counts.tolist(), strict=True)) == expected
