"""Many posting lists become the records of a posting file, all at once: see `packing.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import Ints, ends_from, spans
from indexer.whoosh_engine.packing import (
    CALL_CODES,
    CLASS_CODES,
    COUNT_TYPES,
    DOC_TYPES,
    FORM_TYPES,
    FRONT_BYTES,
    HEAD,
    HEADER,
    LIST_OFFSET,
    MAGIC,
    POSITION_TYPES,
    WEIGHT_TYPES,
    Lists,
    Types,
)


@dataclass(frozen=True, slots=True)
class Records:
    """What a lexicon keeps of each record of `Lists`: float64 or int64[T] each.

    `lengths` counts postings, `sizes` bytes; `first` and `last` are document numbers,
    `low` and `high` length bytes.
    """

    lengths: NDArray[np.int64]
    sizes: NDArray[np.int64]
    total_weights: NDArray[np.float64]
    max_weights: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    low: NDArray[np.uint8]
    high: NDArray[np.uint8]


class _Part(NamedTuple):
    """What stands behind the documents of each record: so many values, each so wide."""

    values: Any
    lengths: Ints
    widths: Ints
    types: Types


def records(lists: Lists, length_bytes: NDArray[np.uint8]) -> tuple[Records, NDArray[np.uint8]]:
    """The records of `lists` for the disk, end to end, and what the lexicon keeps of them.

    `length_bytes` has the length byte of every document of the segment.
    """
    starts = lists.starts()[:-1]
    docs, n = lists.docs, lists.lengths
    first, last = docs[starts].astype(np.int64), docs[starts + n - 1].astype(np.int64)
    bytes_of_docs = length_bytes[docs]
    low = np.minimum.reduceat(bytes_of_docs, starts)
    high = np.maximum.reduceat(bytes_of_docs, starts)
    header = np.zeros(len(n), HEADER)
    header["n"] = n
    if lists.positions is None or lists.weights is None:
        max_weights = np.ones(len(n), np.float32)
        total_weights = n.astype(np.float64)
        parts = []
    else:
        max_weights = np.maximum.reduceat(lists.weights, starts)
        total_weights = np.add.reduceat(lists.weights, starts, dtype=np.float64)
        parts = _text_parts(lists, starts, max_weights, header)
    packed = HEADER.itemsize + 4 * n
    for part in parts:
        packed = packed + part.widths.astype(np.int64) * part.lengths
    padding = -(LIST_OFFSET + packed + len(CALL_CODES)) % 4
    sizes = LIST_OFFSET + packed + padding + len(CALL_CODES)

    record = np.zeros(len(n), HEAD)
    record["header"] = header
    record["magic"], record["class_"] = MAGIC, np.void(CLASS_CODES)
    if sizes.max() >= 1 << 31:
        raise OverflowError("A term of one segment has more postings than Whoosh's files can hold.")
    record["length"] = 8 - sizes
    record["begin"], record["end"] = np.void(b"\x80\x02(J"), np.void(b"t.")
    record["n"], record["last"], record["max"] = n, last, max_weights
    record["j"], record["g"] = ord("J"), ord("G")
    record["k0"] = record["k1"] = record["k2"] = ord("K")
    record["low"], record["high"] = low, high
    record["size"] = FRONT_BYTES + packed + padding
    kept = Records(n, sizes, total_weights, max_weights, first, last, low, high)
    parts.insert(0, _Part(lists.docs, n, np.full(len(n), 4, np.uint8), DOC_TYPES))
    return kept, _assembled(record, parts, sizes)


def _text_parts(lists: Lists, starts: Ints, max_weights: Any, header: Any) -> list[_Part]:
    """What lists with positions have beside their documents; says in `header` how wide."""
    assert lists.weights is not None
    assert lists.counts is not None
    assert lists.positions is not None
    assert lists.forms is not None
    n = lists.lengths
    max_counts = np.maximum.reduceat(lists.counts, starts)
    position_starts = lists.position_starts()
    m = np.diff(np.append(position_starts[starts], position_starts[-1]))
    max_positions = np.maximum.reduceat(lists.positions, position_starts[starts])
    differ = np.add.reduceat(lists.weights != lists.counts, starts, dtype=np.int64) > 0
    whole = np.add.reduceat(lists.weights != np.trunc(lists.weights), starts) == 0
    header["m"] = m
    header["position_width"] = np.where(max_positions < 1 << 16, 2, 4)
    narrow = np.where(whole & (max_weights < 256), 1, 4)
    header["weight_width"] = np.where(differ, narrow, 0)
    header["count_width"] = np.where(max_counts == 1, 0, np.where(max_counts < 256, 1, 4))
    masks = np.bitwise_or.reduceat(lists.forms, starts)
    is_of_all = np.bitwise_and.reduceat(lists.forms, starts) == masks
    header["form_mask"] = np.where(is_of_all, masks, 0)
    return [
        _Part(lists.positions, m, header["position_width"], POSITION_TYPES),
        _Part(lists.weights, n, header["weight_width"], WEIGHT_TYPES),
        _Part(lists.counts, n, header["count_width"], COUNT_TYPES),
        _Part(lists.forms, n, (~is_of_all).astype(np.uint8), FORM_TYPES),
    ]


def _assembled(record: Any, parts: Sequence[_Part], sizes: Ints) -> NDArray[np.uint8]:
    """All records end to end, each part of all of them put in its places at once."""
    ends = ends_from(sizes)
    data = np.zeros(int(ends[-1]), np.uint8)
    call = np.frombuffer(CALL_CODES, np.uint8)
    data[(ends[1:] - len(call))[:, None] + np.arange(len(call))] = call
    head = record.view("<u4").reshape(len(record), -1)
    data.view("<u4")[(ends[:-1] // 4)[:, None] + np.arange(head.shape[1])] = head
    at = ends[:-1] + record.itemsize
    for part in parts:
        at = at + _put(data, at, part)
    return data


def _put(data: NDArray[np.uint8], at: Ints, part: _Part) -> NDArray[np.int64]:
    """Puts each list's values where they begin in `data`, and says how many bytes that is."""
    sizes = part.widths.astype(np.int64) * part.lengths
    for width, dtype in part.types.items():
        chosen = part.widths == width
        if not chosen.any():
            continue
        values, begin, lengths = part.values, at, part.lengths
        if not chosen.all():
            values = values[np.repeat(chosen, lengths)]
            begin, lengths = begin[chosen], lengths[chosen]
        values = values.astype(dtype)
        if (begin % width).any():  # wide ones behind narrow ones: byte by byte
            data[spans(begin, width * lengths)] = values.view(np.uint8)
        else:
            data.view(dtype)[spans(begin // width, lengths)] = values
    return sizes
