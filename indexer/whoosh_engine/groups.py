"""Which group of versions each story is in, kept up with what a change does.

A group's key is a digest of the id of its senior story. Document numbers here are those
of all segments end to end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain, combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.duplicates import LANES, MIN_EQUAL_LANES, seniority
from indexer.whoosh_engine.arrays import ends_from, spans
from indexer.whoosh_engine.membership import Docs, Membership, put_into
from indexer.whoosh_engine.rows import band_keys
from indexer.whoosh_engine.segment import Segment

PAIRS_AT_ONCE = 1 << 16
"""Pairs whose signatures are compared at a time, 8 MB of each side."""

LARGE_RUN = 16
"""Of more new stories with one band not all pairs are compared: see `_meet`."""

REACH = 1_000
"""With so many of a large run a new story is compared at most: 10,000 that share a band by
their boilerplate and nothing else take 0.8 s, where all pairs take five times as long."""

ROWS_AT_ONCE = 16
"""So many of a large run are compared at once with those in their reach, 2 MB of lanes: a
run of 100 takes a third of the time that it takes one by one, with 64 at once no less."""

_BYTES_OF_ONE = np.uint64(0x0101_0101_0101_0101)
"""Times this, a number has the sum of its bytes as its highest one."""


def key_of(senior_id: str) -> int:
    """The key of the group whose senior story has that id."""
    return int.from_bytes(blake2b(senior_id.encode(), digest_size=8).digest(), "little")


def regroup(segments: Sequence[Segment], new: Docs, gone: Docs, is_live: NDArray[np.bool_]) -> None:
    """Puts every story into its group after a change.

    Groups that lose a story are put together anew from those that remain, for they
    may have hung together by it; all others can only grow.

    Args:
        segments: all of them, after the change; what they carry is from before it.
        new: live documents that came with the change, ascending.
        gone: documents that went with it.
        is_live: of every document.
    """
    before = Membership(segments)
    was_in = np.isin(before.docs, gone)
    lost = np.unique(before.keys[was_in])
    loose = before.docs[np.isin(before.keys, lost) & is_live[before.docs]]
    looked_at = np.union1d(new, loose)
    components = _Components()
    space = _Space(segments)
    banded = _banded(space, looked_at)
    ordered, ends = _runs(banded)
    pairs_found = chain(
        _pairs_among(banded, ordered, ends), _pairs_with_rest(space, banded, looked_at, is_live)
    )
    for one, other in pairs_found:
        stands_for = _stands_for(before, other, looked_at)
        pairs = np.unique(np.stack([one, stands_for], axis=1), axis=0)
        for doc, its_like in pairs.tolist():
            components.join(doc, its_like)
    for at in np.flatnonzero(np.diff(ends) > LARGE_RUN).tolist():
        run = ordered[ends[at] : ends[at + 1]]
        _meet(components, banded.docs[run], banded.signatures[run])
    key_by_doc: dict[int, int] = {}
    for component in components.every():
        docs = [int(doc) for node in component for doc in _stood_for(before, node, looked_at)]
        senior = min((space.id(doc) for doc in docs), key=seniority)
        key_by_doc.update(dict.fromkeys(docs, key_of(senior)))
    _carry(space, before, np.union1d(loose, gone), key_by_doc)


class _Space:
    """Documents of all segments by their numbers end to end."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.starts = ends_from(np.array([s.doc_count for s in segments], np.int64))

    def segment_of(self, docs: Docs) -> NDArray[np.int64]:
        """Which segment each document is in."""
        return np.searchsorted(self.starts, docs, "right") - 1

    def id(self, doc: int) -> str:
        """The story's id."""
        at = int(self.segment_of(np.array([doc]))[0])
        return self.segments[at].id(doc - int(self.starts[at]))

    def signatures(self, docs: Docs) -> NDArray[np.uint8]:
        """The signature of each document."""
        of = self.segment_of(docs)
        found = np.empty((len(docs), LANES), np.uint8)
        for at in np.unique(of).tolist():
            here = of == at
            found[here] = self.segments[at].signatures_of(docs[here] - self.starts[at])
        return found


class _Components:
    """Numbers that are joined, by whatever chain of pairs."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def root(self, one: int) -> int:
        """One number that stands for all that this one is joined with."""
        root = one
        while (above := self._above.setdefault(root, root)) != root:
            root = above
        while (above := self._above[one]) != root:  # the next look is then a short one
            self._above[one] = root
            one = above
        return root

    def join(self, one: int, other: int) -> None:
        """Makes one of the two that these are in."""
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first

    def every(self) -> Iterable[list[int]]:
        """All that were joined with another."""
        found: dict[int, list[int]] = {}
        for one in tuple(self._above):
            found.setdefault(self.root(one), []).append(one)
        return [joined for joined in found.values() if len(joined) > 1]


def _stands_for(before: Membership, docs: Docs, looked_at: Docs) -> Docs:
    """For each document itself, or the first of its group if that stays together."""
    if not len(before.docs):  # as where everything is built anew
        return docs
    return np.where(np.isin(docs, looked_at), docs, before.firsts(docs))


def _stood_for(before: Membership, doc: int, looked_at: Docs) -> Docs:
    """The documents for which one stands: the inverse of `_stands_for`."""
    key = before.key_of(doc)
    at = np.searchsorted(looked_at, doc)
    if key is None or (at < len(looked_at) and looked_at[at] == doc):
        return np.array([doc])
    return before.members(key)


class _Banded(NamedTuple):
    """Documents that have a signature, and its bands.

    Attributes:
        docs: int64[m], ascending.
        signatures: uint8[m, LANES].
        keys: uint32[m, BANDS], see `rows.band_keys`.
    """

    docs: Docs
    signatures: NDArray[np.uint8]
    keys: NDArray[np.uint32]


def _banded(space: _Space, docs: Docs) -> _Banded:
    """Those of the documents that have a signature."""
    signatures = space.signatures(docs)
    signed = signatures.any(axis=1)
    signatures = signatures[signed]
    return _Banded(docs[signed], signatures, band_keys(signatures))


def _runs(banded: _Banded) -> tuple[Docs, NDArray[np.int64]]:
    """Places in `banded` of those that share a band, band by band, and where each run begins.

    The last number of all is where the last run ends.
    """
    at = np.arange(len(banded.docs), dtype=np.uint64)
    table = ((banded.keys.astype(np.uint64) << np.uint64(32)) | at[:, None]).ravel()
    table.sort()
    of_band = table >> np.uint64(32)
    is_first = np.ones(len(table), bool)
    is_first[1:] = of_band[1:] != of_band[:-1]
    return table.astype(np.uint32).astype(np.int64), np.append(np.flatnonzero(is_first), len(table))


def _pairs_among(
    banded: _Banded, ordered: NDArray[np.int64], ends: NDArray[np.int64]
) -> Iterator[tuple[Docs, Docs]]:
    """Pairs of versions in the runs that `_runs` gave, but for large ones."""
    docs, signatures, _ = banded
    sizes = np.diff(ends)
    for size in np.unique(sizes[(sizes > 1) & (sizes <= LARGE_RUN)]).tolist():
        firsts = ends[:-1][sizes == size]
        for part in range(0, len(firsts), PAIRS_AT_ONCE):
            runs = ordered[firsts[part : part + PAIRS_AT_ONCE, None] + np.arange(size)]
            for one, other in combinations(runs.T, 2):
                alike = _are_alike(signatures[one], signatures[other])
                yield docs[one[alike]], docs[other[alike]]


def _pairs_with_rest(
    space: _Space, banded: _Banded, docs: Docs, is_live: NDArray[np.bool_]
) -> Iterator[tuple[Docs, Docs]]:
    """Pairs of versions of which one is in `docs` and the other, a live one, is not.

    `banded` are those of `docs` that can have any.
    """
    is_other = is_live.copy()
    is_other[docs] = False
    if not is_other.any():  # as where everything is built anew
        return
    keys = banded.keys.ravel()
    order = np.argsort(keys, kind="stable")
    holders = np.repeat(banded.docs, banded.keys.shape[1])[order]
    keys = keys[order]
    for segment, base in zip(space.segments, space.starts.tolist(), strict=False):
        if not is_other[base : base + segment.doc_count].any():
            continue
        first, found = _entries(segment.band_keys, keys)
        for part in _parts(found, PAIRS_AT_ONCE):
            sharing = segment.band_docs(spans(first[part], found[part]))
            others = sharing.astype(np.int64) + base
            new = np.repeat(holders[part], found[part])
            new, others = new[is_other[others]], others[is_other[others]]
            for at in range(0, len(new), PAIRS_AT_ONCE):
                one, other = new[at : at + PAIRS_AT_ONCE], others[at : at + PAIRS_AT_ONCE]
                alike = _are_alike(space.signatures(one), space.signatures(other))
                yield one[alike], other[alike]


def _entries(
    table: NDArray[np.uint32], keys: NDArray[np.uint32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the entries of each key begin in a table, ascending as it is, and how many it has."""
    first = np.searchsorted(table, keys)
    found = np.zeros(len(keys), np.int64)
    is_there = np.flatnonzero(first < len(table))
    is_there = is_there[table[first[is_there]] == keys[is_there]]  # few are
    found[is_there] = np.searchsorted(table, keys[is_there], "right") - first[is_there]
    return first, found


def _parts(sizes: NDArray[np.int64], at_once: int) -> Iterator[slice]:
    """The places of `sizes` in slices of about that sum, one place at least."""
    ends = ends_from(sizes)
    first = 0
    while first < len(sizes):
        end = int(np.searchsorted(ends, ends[first] + at_once, "right")) - 1
        end = max(end, first + 1)
        yield slice(first, end)
        first = end


def _are_alike(some: NDArray[np.uint8], others: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether the signatures of each pair are those of versions."""
    return _equal_lanes(some, others) >= MIN_EQUAL_LANES


def _meet(components: _Components, docs: Docs, signatures: NDArray[np.uint8]) -> None:
    """Joins those that are versions among `docs`, in work that grows with their number.

    They are put in the order of their signatures, so that the likest stand together, and
    each is compared with `REACH` behind it and a few more: some rows at a time, with those
    that not all of these are joined with yet, so that a thousand versions of one story cost
    a few dozen thousand comparisons and not half a million.
    """
    # As strings of bytes they are in order in a tenth of the time that lane by lane takes.
    order = np.argsort(np.ascontiguousarray(signatures).view(f"S{LANES}")[:, 0], kind="stable")
    docs, signatures = docs[order], signatures[order]
    numbers = docs.tolist()
    roots = np.array([components.root(doc) for doc in numbers])
    has_joined = False
    for first in range(0, len(docs), ROWS_AT_ONCE):
        reach = slice(first, first + ROWS_AT_ONCE + REACH)
        if has_joined:  # most large runs are of stories that share a sentence and nothing else
            roots[reach] = [components.root(doc) for doc in numbers[reach]]
        is_apart = roots[first : first + ROWS_AT_ONCE, None] != roots[reach]
        others = np.flatnonzero(is_apart.any(axis=0))
        rows = signatures[first : first + ROWS_AT_ONCE]
        alike = _are_alike(rows[:, None], signatures[first + others])
        like, its_like = np.nonzero(alike & is_apart[:, others])
        for row, other in zip(like.tolist(), others[its_like].tolist(), strict=True):
            components.join(numbers[first + row], numbers[first + other])
            has_joined = True


def _equal_lanes(some: NDArray[np.uint8], others: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """How many lanes are equal in each of `some` and in its other, shapes broadcast.

    Eight lanes at a time are summed as the bytes of one number: none exceeds `LANES`.
    """
    sums: NDArray[np.uint64] = (some == others).view(np.uint64).sum(axis=-1, dtype=np.uint64)
    return (sums * _BYTES_OF_ONE) >> np.uint64(56)


def _carry(space: _Space, before: Membership, changed: Docs, key_by_doc: dict[int, int]) -> None:
    """Makes the segments carry the groups as they are now.

    `changed` has every document that was in a group and may not be any more.
    """
    now = np.array(sorted(key_by_doc), np.int64)
    touched = np.union1d(changed, now)
    stay = ~np.isin(before.docs, touched)
    docs = np.concatenate([before.docs[stay], now])
    keys = np.concatenate(
        [before.keys[stay], np.array([key_by_doc[doc] for doc in now.tolist()], np.uint64)]
    )
    order = np.argsort(docs)
    docs, keys = docs[order], keys[order]
    for at in np.unique(space.segment_of(touched)).tolist():
        first, end = np.searchsorted(docs, space.starts[at : at + 2]).tolist()
        put_into(space.segments[at].about, docs[first:end] - space.starts[at], keys[first:end])
