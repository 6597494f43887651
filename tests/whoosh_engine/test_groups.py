"""Groups of versions where many stories share a band."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.duplicates import BAND_LANES, BANDS, LANES, MIN_EQUAL_LANES, bands, signature_of
from indexer.story import Story
from indexer.whoosh_engine import groups
from indexer.whoosh_engine.arrays import spans
from indexer.whoosh_engine.rows import band_keys, band_table
from tests.whoosh_engine.corpora import engine_in, opened, put

VOCABULARY = [f"word{n}" for n in range(300)]


def telling(number: int, subject: int, changed: int = 0) -> Story:
    """A story that shares 120 words less `changed` with others on its subject."""
    body = random.Random(subject).choices(VOCABULARY, k=120)
    body[:changed] = random.Random(number).choices(VOCABULARY, k=changed)
    return Story(str(number), "news", "Title", " ".join(body))


def test_more_versions_than_are_compared_pair_by_pair_are_one_group(tmp_path: Path) -> None:
    with opened(tmp_path) as engine:
        count = 3 * groups.LARGE_RUN
        put(engine, [telling(n, 1, n % 5) for n in range(count)] + [telling(900, 2)])
        assert engine.versions("7") == tuple(map(str, range(count)))
        assert engine.versions("900") == ("900",)
        put(engine, [telling(n, 1) for n in range(count, 2 * count)], ["0"])
        assert engine.versions("7") == tuple(map(str, range(1, 2 * count)))


def test_many_versions_of_one_story_are_not_compared_all_with_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    largest = 0

    def counted(starts: Any, lengths: Any) -> Any:
        nonlocal largest
        largest = max(largest, int(lengths.sum()))
        return spans(starts, lengths)

    monkeypatch.setattr(groups, "spans", counted)
    monkeypatch.setattr(groups, "PAIRS_AT_ONCE", 5_000)
    with opened(tmp_path) as engine:
        put(engine, [telling(n, 1) for n in range(1_000)])
        assert largest == 0
        put(engine, [telling(n, 1) for n in range(1_000, 1_020)])
        assert largest <= 5_000
        assert len(engine.versions("7")) == 1_020


def test_stories_that_share_a_band_and_nothing_else_are_not_compared_all_with_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count, reach = 500, 20
    signatures = np.random.default_rng(1).integers(0, 256, (count, LANES), np.uint8)
    signatures[:, :BAND_LANES] = 7
    compared = _compared(monkeypatch, reach)
    assert _met(signatures) == set()
    assert count * reach / 2 < sum(compared) <= count * (reach + groups.ROWS_AT_ONCE)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000))
def test_within_reach_large_runs_are_joined_as_all_pairs_would_join_them(seed: int) -> None:
    rng = np.random.default_rng(seed)
    kinds = rng.integers(0, 256, (4, LANES), np.uint8)
    signatures = kinds[rng.integers(0, 4, 40)]
    changed = rng.random(signatures.shape) < rng.choice((0.1, 0.2, 0.3), (40, 1))
    signatures = np.where(changed, rng.integers(0, 256, signatures.shape, np.uint8), signatures)
    expected = groups._Components()
    for one, other in combinations(range(40), 2):
        if np.count_nonzero(signatures[one] == signatures[other]) >= MIN_EQUAL_LANES:
            expected.join(one, other)
    assert _met(signatures) == set(map(frozenset, expected.every()))


def _compared(monkeypatch: pytest.MonkeyPatch, reach: int) -> list[int]:
    """How many pairs are compared at a time, as it goes on."""
    compared: list[int] = []
    real = groups._equal_lanes

    def counting(some: Any, others: Any) -> Any:
        equal = real(some, others)
        compared.append(equal.size)
        return equal

    monkeypatch.setattr(groups, "_equal_lanes", counting)
    monkeypatch.setattr(groups, "REACH", reach)
    return compared


def _met(signatures: NDArray[np.uint8]) -> set[frozenset[int]]:
    """What `_meet` joins of documents with these signatures."""
    components = groups._Components()
    groups._meet(components, np.arange(len(signatures)), signatures)
    return set(map(frozenset, components.every()))


def test_many_versions_of_one_story_in_a_run_are_compared_with_the_first_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 500
    signatures = np.full((count, LANES), 7, np.uint8)
    compared = _compared(monkeypatch, count)
    assert _met(signatures) == {frozenset(range(count))}
    assert sum(compared) == groups.ROWS_AT_ONCE * count


def test_one_that_shares_a_band_with_many_but_is_no_version_is_in_no_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "LARGE_RUN", 1)
    # Half of the words are the same: they share a band now and then and are not alike.
    stories = [telling(n, 1, 50) for n in range(60)]
    shared = [set(bands(signature_of(story) or b"")) for story in stories]
    assert any(one & other for one in shared for other in shared if one is not other)
    with opened(tmp_path) as engine:
        put(engine, stories)
        found = list(engine.version_groups())
        assert all(len(group) > 1 for group in found)
        grouped = {story_id for group in found for story_id in group}
        assert all(
            (len(engine.versions(story.id)) > 1) == (story.id in grouped) for story in stories
        )


def test_comparing_in_runs_or_in_pairs_makes_the_same_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [telling(n, n % 3, n % 7 * 8) for n in range(90)]
    found = []
    for large in (1, 16, 1_000):
        monkeypatch.setattr(groups, "LARGE_RUN", large)
        with opened(tmp_path / str(large)) as engine:
            put(engine, stories[:50])
            put(engine, stories[50:], ["3"])
            found.append(set(engine.version_groups()))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) >= 3


def test_bands_are_numbers_that_say_what_the_rule_says() -> None:
    signatures = np.random.default_rng(1).integers(0, 3, (20, BANDS * BAND_LANES + 5), np.uint8)
    signatures[3] = 0  # has no signature
    keys = band_keys(signatures)
    for row, of_row in zip(signatures, keys.tolist(), strict=True):
        assert of_row == [int.from_bytes(band) for band in bands(row.tobytes())]
    table, docs = band_table(signatures)
    assert (np.diff(table.astype(np.int64)) >= 0).all()
    pairs = set(zip(table.tolist(), docs.tolist(), strict=True))
    assert pairs == {(k, d) for d in range(20) if d != 3 for k in keys[d].tolist()}


def test_a_group_outlives_merges_and_updates_of_its_members(tmp_path: Path) -> None:
    engine = engine_in(tmp_path)
    for number in range(9):
        put(engine, [telling(number, 1, number), replace(telling(100 + number, 50 + number))])
        assert engine.versions(str(number)) == tuple(map(str, range(number + 1)))
    put(engine, [telling(4, 99)])
    assert engine.versions("4") == ("4",)
    assert engine.versions("8") == ("0", "1", "2", "3", "5", "6", "7", "8")
    engine.close()


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 256))
def test_equal_lanes_are_counted_exactly(seed: int, values: int) -> None:
    rng = np.random.default_rng(seed)
    some, others = rng.integers(0, values + 1, (2, 5, LANES)).astype(np.uint8)
    assert groups._equal_lanes(some, others).tolist() == [
        sum(a == b for a, b in zip(one, other, strict=True))
        for one, other in zip(some.tolist(), others.tolist(), strict=True)
    ]
