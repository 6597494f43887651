"""Several segments become one, as arrays; deleted documents are left behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import ends_from, spans
from indexer.whoosh_engine.lexicon import joined_terms
from indexer.whoosh_engine.packing import Lists
from indexer.whoosh_engine.rows import Rows, joined, joined_values
from indexer.whoosh_engine.schema import TEXT, VALUE_FIELDS
from indexer.whoosh_engine.segment import Segment
from indexer.whoosh_engine.word_starts import joined_starts
from indexer.whoosh_engine.write import write_segment

SLICE_POSTINGS = 1_000_000
"""Postings that are merged at a time, of whole terms: about 50 MB of arrays."""

FACTOR = 4
"""So many segments of one size become one: at most 3 of a size stay, and each story
is written anew once for every fourfold growth of the index."""

SMALLEST = 256
"""Segments with fewer stories count as of one size."""

MAX_DELETED_SHARE = 0.3
"""A segment with more of it deleted is written anew."""


def due(segments: Sequence[Any]) -> list[list[Any]]:
    """Which of Whoosh's segments are to be merged, in groups, so that few remain.

    Each group keeps the order of its segments; no segment is in two.
    """
    by_size: dict[int, list[Any]] = {}
    for segment in segments:
        live = segment.doc_count_all() - segment.deleted_count()
        size = 0
        while live >= SMALLEST * FACTOR ** (size + 1):
            size += 1
        by_size.setdefault(size, []).append(segment)
    groups = [group for group in by_size.values() if len(group) >= FACTOR]
    merged = {segment.segment_id() for group in groups for segment in group}
    return groups + [
        [segment]
        for segment in segments
        if segment.segment_id() not in merged
        and segment.deleted_count() > MAX_DELETED_SHARE * segment.doc_count_all()
    ]


def merged(folder: str, abouts: Sequence[Any]) -> Any | None:
    """Writes the live documents of Whoosh's segments, in order, as one new segment.

    None if there are none left.
    """
    segments = [Segment(folder, about) for about in abouts]
    kept = [live_docs(about) for about in abouts]
    rows = _joined_rows([one.rows(docs) for one, docs in zip(segments, kept, strict=True)])
    if not rows.ids:
        return None
    terms: list[bytes] = []
    return write_segment(folder, rows, terms, _text(segments, kept, terms))


def live_docs(about: Any) -> NDArray[np.int64] | None:
    """The documents of Whoosh's segment that are not deleted; None for all of them."""
    return np.flatnonzero(liveness(about)) if about.has_deletions() else None


def liveness(about: Any) -> NDArray[np.bool_]:
    """bool[n]: which documents of Whoosh's segment are not deleted."""
    is_live = np.ones(about.doc_count_all(), bool)
    is_live[np.fromiter(about.deleted_docs(), np.int64)] = False
    return is_live


def _joined_rows(parts: Sequence[Rows]) -> Rows:
    return Rows(
        ids=[story_id for part in parts for story_id in part.ids],
        stories=joined([part.stories for part in parts]),
        captures=joined([part.captures for part in parts]),
        titles=joined([part.titles for part in parts]),
        taken=np.concatenate([part.taken for part in parts]),
        posted=np.concatenate([part.posted for part in parts]),
        text_lengths=np.concatenate([part.text_lengths for part in parts]),
        extents=np.concatenate([part.extents for part in parts]),
        bounds=np.concatenate([part.bounds for part in parts]),
        signatures=np.concatenate([part.signatures for part in parts]),
        values={
            name: joined_values([part.values[name] for part in parts]) for name in VALUE_FIELDS
        },
        title_starts=joined_starts(
            [part.title_starts for part in parts], [len(part.ids) for part in parts]
        ),
        title_keys=np.concatenate([part.title_keys for part in parts]),
    )


def _text(
    segments: Sequence[Segment], kept: Sequence[NDArray[np.int64] | None], terms: list[bytes]
) -> Iterator[Lists]:
    """The posting lists of the ranked text of all segments; fills `terms` with theirs."""
    every, places = joined_terms([segment.lexicon(TEXT) for segment in segments])
    renumbered = _renumbered(segments, kept)
    sizes = np.zeros(len(every), np.int64)
    for segment, at in zip(segments, places, strict=True):
        sizes[at] += segment.lexicon(TEXT).counts
    ends = np.cumsum(sizes)
    first = 0
    while first < len(every):
        before = int(ends[first - 1]) if first else 0
        end = max(first + 1, int(np.searchsorted(ends, before + SLICE_POSTINGS)))
        parts = []
        for segment, at, docs in zip(segments, places, renumbered, strict=True):
            low, high = np.searchsorted(at, (first, end)).tolist()
            if low == high:
                continue
            lists = segment.lists(TEXT, low, high, with_positions=True)
            parts.append((at[low:high] - first, _kept(lists, docs)))
        lists, used = _interleaved(parts, end - first)
        terms += [every[first + at] for at in used.tolist()]
        yield lists
        first = end


def _renumbered(
    segments: Sequence[Segment], kept: Sequence[NDArray[np.int64] | None]
) -> list[NDArray[np.int64]]:
    """For each segment the new number of each of its documents, -1 for deleted ones."""
    found = []
    base = 0
    for segment, docs in zip(segments, kept, strict=True):
        if docs is None:
            new = np.arange(base, base + segment.doc_count)
            base += segment.doc_count
        else:
            new = np.full(segment.doc_count, -1)
            new[docs] = np.arange(base, base + len(docs))
            base += len(docs)
        found.append(new)
    return found


def _kept(lists: Lists, renumbered: NDArray[np.int64]) -> Lists:
    """The lists with new document numbers, without those of deleted documents."""
    docs = renumbered[lists.docs]
    # A segment whose every posting is of one occurrence has counts all the same.
    counts, weights = lists.counts, lists.weights
    positions, forms = lists.positions, lists.forms
    assert counts is not None
    assert weights is not None
    assert positions is not None
    assert forms is not None
    stays = docs >= 0
    if stays.all():
        return Lists(lists.lengths, docs.astype(np.uint32), weights, counts, positions, forms)
    lengths = np.diff(ends_from(stays.astype(np.uint8))[lists.starts()])
    return Lists(
        lengths,
        docs[stays].astype(np.uint32),
        weights[stays],
        counts[stays],
        positions[np.repeat(stays, counts)],
        forms[stays],
    )


def _interleaved(
    parts: Sequence[tuple[NDArray[np.int64], Lists]], term_count: int
) -> tuple[Lists, NDArray[np.int64]]:
    """Lists of the same terms, one part's after another's, and which terms have any.

    Each part comes with the place of each of its lists' terms.
    """
    lengths = np.zeros(term_count, np.int64)
    sizes = np.zeros(term_count, np.int64)
    sizes_of_parts = []
    for places, lists in parts:
        of_part = np.diff(lists.position_starts()[lists.starts()])
        lengths[places] += lists.lengths
        sizes[places] += of_part
        sizes_of_parts.append(of_part)
    docs = np.empty(int(lengths.sum()), np.uint32)
    weights = np.empty(len(docs), np.float32)
    counts = np.empty(len(docs), np.uint32)
    forms = np.empty(len(docs), np.uint8)
    positions = np.empty(int(sizes.sum()), np.uint32)
    at, positions_at = ends_from(lengths)[:-1], ends_from(sizes)[:-1]
    for (places, lists), of_part in zip(parts, sizes_of_parts, strict=True):
        into = spans(at[places], lists.lengths)
        assert lists.weights is not None
        assert lists.counts is not None
        assert lists.positions is not None
        assert lists.forms is not None
        docs[into], weights[into], counts[into] = lists.docs, lists.weights, lists.counts
        forms[into] = lists.forms
        positions[spans(positions_at[places], of_part)] = lists.positions
        at[places] += lists.lengths
        positions_at[places] += of_part
    used = np.flatnonzero(lengths)
    return Lists(lengths[used], docs, weights, counts, positions, forms), used
