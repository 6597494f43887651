"""Capture files are shared out among processes."""

from __future__ import annotations

import pickle
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexer.captures.read import CaptureFile
from indexer.engine import CaptureStamp
from indexer.looks import (
    FILE_BYTES,
    MAX_BATCH_BYTES,
    MIN_BATCH_BYTES,
    SHARE,
    Files,
    Look,
    packed,
    shared_out,
    unpacked,
)


def files(sizes: list[int]) -> list[CaptureFile]:
    return [CaptureFile(f"/{at}", size, 0) for at, size in enumerate(sizes)]


def bytes_of(batch: list[CaptureFile]) -> int:
    return sum(file.size + FILE_BYTES for file in batch)


@given(st.lists(st.integers(0, 5_000_000), max_size=200))
def test_each_file_is_in_one_batch_and_none_exceeds_its_bound_by_more_than_a_file(
    sizes: list[int],
) -> None:
    batches = list(shared_out(files(sizes)))
    assert [file for batch in batches for file in batch] == files(sizes)
    assert all(batches)
    assert all(bytes_of(batch[:-1]) < MAX_BATCH_BYTES for batch in batches)


def test_the_last_batches_are_small_and_the_others_large() -> None:
    batches = list(map(bytes_of, shared_out(files([2_500] * 40_000))))
    assert all(one >= other for one, other in pairwise(batches))
    assert batches[0] >= MAX_BATCH_BYTES
    assert batches[-1] <= 1.1 * MIN_BATCH_BYTES
    assert all(
        batch <= max(1.1 * MIN_BATCH_BYTES, sum(batches[at:]) / SHARE + 3_000)
        for at, batch in enumerate(batches)
    )


def test_few_files_are_one_batch() -> None:
    assert [len(batch) for batch in shared_out(files([100] * 20))] == [20]
    assert list(shared_out([])) == []


stamps = st.none() | st.builds(CaptureStamp, st.text(), st.integers(0), st.integers(0))
captured = st.builds(CaptureFile, st.text(), st.integers(0), st.integers(0))


@given(st.lists(st.tuples(captured, stamps)), st.integers(0))
def test_files_are_the_same_in_another_process(
    known: list[tuple[CaptureFile, CaptureStamp | None]], max_bytes: int
) -> None:
    task = Files(tuple(file for file, _ in known), tuple(stamp for _, stamp in known), max_bytes)
    assert pickle.loads(pickle.dumps(task)) == task
    assert all(isinstance(file, CaptureFile) for file in pickle.loads(pickle.dumps(task)).files)


@given(
    st.lists(
        st.builds(
            Look,
            st.text(),
            stamps,
            st.frozensets(st.text()),
            st.lists(st.text()).map(tuple),
            st.booleans(),
        )
    )
)
def test_looks_are_the_same_in_another_process(looks: list[Look]) -> None:
    found = unpacked(pickle.loads(pickle.dumps(packed(looks))))
    assert found == looks
    assert all(look.stamp is None or isinstance(look.stamp, CaptureStamp) for look in found)
