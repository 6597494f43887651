"""A posting list as bytes, and many posting lists as flat arrays.

**One list.** What is packed of a term's list of `n` documents with `m` positions::

    front                        see `FRONT_BYTES`
    header   u4 n, u4 m, u1 position width, u1 weight width, u1 count width, u1 form mask
    docs     u4[n]               document numbers in the segment, ascending
    positions  u2[m] or u4[m]    ascending in each document, documents end to end
    weights  none, u1[n] or f4[n]    Σ field weight over the occurrences; none: as counts
    counts   none, u1[n] or u4[n]    occurrences, as many as positions; none: all 1
    forms    none or u1[n]       form masks, see `forms.py`; none: the header's, of all
    padding  to whole records of 4 bytes

A list without positions (ids, facet values) has `m` = 0 and neither weights, counts
nor forms. No mask is 0, so the header has 0 where documents have masks of their own.
Numbers are little-endian. Each part is as narrow as its largest number
allows, so that nothing is cut off and little is wasted.

**On disk** a list is one Whoosh block, the only one of its term::

    b"W3Bl"  i4 minus the length of what follows (big-endian; minus: the last block)
    pickle of (n, last doc, largest weight, 0, shortest and longest length byte)
    pickle of a PostingList made of the bytes above

**Many lists** are `Lists`: their parts laid end to end in term order.
"""

from __future__ import annotations

from collections.abc import Sequence, Sized
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]

Item = TypeVar("Item", bound=np.generic)
Number = TypeVar("Number", bound=np.integer[Any])
Floats = NDArray[np.floating[Any]]

_HEADER = np.dtype([("n", "<u4"), ("m", "<u4"), ("position_width", "u1"), ("weight_width", "u1"),
                    ("count_width", "u1"), ("form_mask", "u1")])  # fmt: skip
_Types = dict[int, np.dtype[Any]]
"""What a part's numbers are, by their width in bytes."""

_DOC_TYPES: _Types = {4: np.dtype("<u4")}
_POSITION_TYPES: _Types = {2: np.dtype("<u2"), 4: np.dtype("<u4")}
_WEIGHT_TYPES: _Types = {1: np.dtype("u1"), 4: np.dtype("<f4")}
_COUNT_TYPES: _Types = {1: np.dtype("u1"), 4: np.dtype("<u4")}
_FORM_TYPES: _Types = {1: np.dtype("u1")}

_MAGIC = b"W3Bl"
_CLASS = b"\x80\x03cindexer.whoosh_engine.schema\nPostingList\nB"
_CALL = b"\x85R."
_PICKLES: list[tuple[str, str]] = [
    ("magic", "S4"), ("length", ">i4"),
    ("begin", "V4"), ("n", "<i4"), ("j", "u1"), ("last", "<i4"), ("g", "u1"), ("max", ">f8"),
    ("k0", "u1"), ("compression", "u1"), ("k1", "u1"), ("low", "u1"), ("k2", "u1"), ("high", "u1"),
    ("end", "V2"),
    ("class_", f"V{len(_CLASS)}"), ("size", "<u4"),
]  # fmt: skip
"""What stands in a record before the packed list: the block's two pickles, written by hand.
`j`, `g`, `k0` … are the pickle's codes for an integer, a float and bytes of a tuple."""

FRONT_BYTES = -np.dtype(_PICKLES).itemsize % 4
"""Zeros before a packed list's header, so that the list itself is aligned in its record."""

LIST_OFFSET = np.dtype(_PICKLES).itemsize + FRONT_BYTES
"""From the start of a record to the header of its packed list."""

_HEAD = np.dtype([*_PICKLES, ("front", f"V{FRONT_BYTES}"), ("header", _HEADER)])
"""All of a record before the documents."""


class PackedPostings:
    """One packed list, seen as arrays; nothing is copied but narrow numbers widened."""

    __slots__ = ("_header", "payload")

    def __init__(self, payload: bytes | memoryview) -> None:
        self.payload = payload
        self._header = np.frombuffer(payload, _HEADER, 1, FRONT_BYTES)[0]

    @property
    def docs(self) -> NDArray[np.uint32]:
        """Document numbers in the segment, ascending."""
        start = FRONT_BYTES + _HEADER.itemsize
        return np.frombuffer(self.payload, "<u4", int(self._header["n"]), start)

    @property
    def has_positions(self) -> bool:
        """Whether it is one of the ranked text."""
        return bool(self._header["m"])

    def positions(self) -> Ints:
        """Positions, documents end to end."""
        return self._part("position_width", int(self._header["m"]), _POSITION_TYPES)

    def weights(self, at: Any = slice(None)) -> NDArray[np.float32]:
        """Weighted count of occurrences in each document, or in those at some places."""
        if self._header["weight_width"]:
            every = self._part("weight_width", int(self._header["n"]), _WEIGHT_TYPES)
        else:
            every = self.counts()
        weights: NDArray[np.float32] = every[at].astype(np.float32)
        return weights

    def counts(self) -> Ints:
        """Positions in each document."""
        if not self._header["count_width"]:
            return np.ones(int(self._header["n"]), np.uint8)
        return self._part("count_width", int(self._header["n"]), _COUNT_TYPES)

    def position_starts(self, at: Ints) -> NDArray[np.int64]:
        """int64[n]: where the positions of the documents at some places begin; ascending."""
        if not self._header["count_width"] or not len(at):
            return at.astype(np.int64)
        return ends_from(self.counts()[: at[-1]])[at]

    def forms(self) -> NDArray[np.uint8]:
        """The form mask of each document; there are positions."""
        n, mask = int(self._header["n"]), self._header["form_mask"]
        if mask:
            return np.full(n, mask, np.uint8)
        return np.frombuffer(self.payload, np.uint8, n, self._start_of("forms"))

    def _part(self, name: str, length: int, types: _Types) -> NDArray[Any]:
        width = int(self._header[name])
        if not width:
            return np.zeros(0, np.uint8)
        return np.frombuffer(self.payload, types[width], length, self._start_of(name))

    def _start_of(self, name: str) -> int:
        header = self._header
        start = FRONT_BYTES + _HEADER.itemsize + 4 * int(header["n"])
        for earlier, items in (
            ("position_width", "m"),
            ("weight_width", "n"),
            ("count_width", "n"),
        ):
            if earlier == name:
                break
            start += int(header[earlier]) * int(header[items])
        return start


def packed_position_bytes(positions: Ints) -> bytes:
    """The positions in one document as `schema.PackedPositions` decodes them."""
    return positions.astype("<u4").tobytes()


@dataclass(frozen=True, slots=True)
class Lists:
    """Posting lists of `T` terms, laid end to end: `P` postings with `Q` positions.

    Attributes:
        lengths: int64[T], postings of each term; none is 0.
        docs: uint32[P], ascending in each list.
        weights: float32[P]; None where nothing is ranked.
        counts: uint32[P], positions of each posting; None where there are none.
        positions: uint32[Q]; None likewise.
        forms: uint8[P], the form mask of each posting; None likewise.
    """

    lengths: NDArray[np.int64]
    docs: NDArray[np.uint32]
    weights: NDArray[np.float32] | None = None
    counts: NDArray[np.uint32] | None = None
    positions: NDArray[np.uint32] | None = None
    forms: NDArray[np.uint8] | None = None

    def starts(self) -> NDArray[np.int64]:
        """int64[T + 1]: where each list begins in `docs`, and the end of the last."""
        return ends_from(self.lengths)

    def position_starts(self) -> NDArray[np.int64]:
        """int64[P + 1]: where each posting's positions begin."""
        return ends_from(np.zeros(0, np.int64) if self.counts is None else self.counts)


def ends_from(lengths: Ints) -> NDArray[np.int64]:
    """int64[n + 1]: the running sum, from 0."""
    ends = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=ends[1:])
    return ends


def sizes_of(values: Sequence[Sized]) -> NDArray[np.int64]:
    """int64[n]: the length of each value."""
    return np.fromiter(map(len, values), np.int64, len(values))


def spans(starts: Ints, lengths: Ints) -> NDArray[np.int64]:
    """The numbers of all the spans, end to end: `starts[0], starts[0] + 1, …`.

    >>> spans(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    ends = np.cumsum(lengths, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    shifts: NDArray[np.int64] = np.repeat(starts - (ends - lengths), lengths)
    return np.arange(total, dtype=np.int64) + shifts


def picked(values: NDArray[Item], places: Ints) -> NDArray[Item]:
    """[n]: what stands at some places; all of them are places.

    By places of 32 bits or fewer NumPy takes one after the other, 145,000 in 600 us, unless
    it does not have to look whether they are places: then in 150. Of 64 bits there is no
    difference.
    """
    return values.take(places, mode="clip")


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """The numbers, ascending and once each: in a fifth of the time of NumPy's own `unique`."""
    ordered = np.sort(numbers)
    return ordered[is_new(ordered)]


def is_new(ordered: Ints) -> NDArray[np.bool_]:
    """bool[n]: which numbers differ from the one before; equal ones stand together."""
    new = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


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
    types: _Types


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
    header = np.zeros(len(n), _HEADER)
    header["n"] = n
    if lists.positions is None or lists.weights is None:
        max_weights = np.ones(len(n), np.float32)
        total_weights = n.astype(np.float64)
        parts = []
    else:
        max_weights = np.maximum.reduceat(lists.weights, starts)
        total_weights = np.add.reduceat(lists.weights, starts, dtype=np.float64)
        parts = _text_parts(lists, starts, max_weights, header)
    packed = _HEADER.itemsize + 4 * n
    for part in parts:
        packed = packed + part.widths.astype(np.int64) * part.lengths
    padding = -(LIST_OFFSET + packed + len(_CALL)) % 4
    sizes = LIST_OFFSET + packed + padding + len(_CALL)

    record = np.zeros(len(n), _HEAD)
    record["header"] = header
    record["magic"], record["class_"] = _MAGIC, np.void(_CLASS)
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
    parts.insert(0, _Part(lists.docs, n, np.full(len(n), 4, np.uint8), _DOC_TYPES))
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
        _Part(lists.positions, m, header["position_width"], _POSITION_TYPES),
        _Part(lists.weights, n, header["weight_width"], _WEIGHT_TYPES),
        _Part(lists.counts, n, header["count_width"], _COUNT_TYPES),
        _Part(lists.forms, n, (~is_of_all).astype(np.uint8), _FORM_TYPES),
    ]


def _assembled(record: Any, parts: Sequence[_Part], sizes: Ints) -> NDArray[np.uint8]:
    """All records end to end, each part of all of them put in its places at once."""
    ends = ends_from(sizes)
    data = np.zeros(int(ends[-1]), np.uint8)
    data[(ends[1:] - len(_CALL))[:, None] + np.arange(len(_CALL))] = np.frombuffer(_CALL, np.uint8)
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


SHORT_LIST = 64
"""Lists of fewer values on average are taken value by value, others slice by slice: a slice
takes as long as so many values."""


def unpacked(
    section: NDArray[np.uint8], offsets: NDArray[np.int64], *, with_positions: bool
) -> Lists:
    """The lists whose records begin at `offsets` of `section`, ascending, laid end to end.

    Without positions, `counts`, `positions` and `forms` are None.
    """
    at = offsets + LIST_OFFSET
    header = section[at[:, None] + np.arange(_HEADER.itemsize)].view(_HEADER)[:, 0]
    n, m = header["n"].astype(np.int64), header["m"].astype(np.int64)
    at = at + _HEADER.itemsize
    docs = _values(section, at, n, _DOC_TYPES[4])
    if not m.any():
        return Lists(n, docs)
    position_width, weight_width = (
        header[name].astype(np.int64) for name in ("position_width", "weight_width")
    )
    count_width = header["count_width"].astype(np.int64)
    positions_at = at + 4 * n
    weights_at = positions_at + position_width * m
    counts_at = weights_at + weight_width * n
    starts = ends_from(n)[:-1]
    counts = np.ones(len(docs), np.uint32)
    _fill(counts, section, counts_at, starts, n, count_width, _COUNT_TYPES)
    weights = counts.astype(np.float32)
    _fill(weights, section, weights_at, starts, n, weight_width, _WEIGHT_TYPES)
    if not with_positions:
        return Lists(n, docs, weights)
    position_starts = ends_from(m)
    positions = np.empty(int(position_starts[-1]), np.uint32)
    _fill(
        positions, section, positions_at, position_starts[:-1], m, position_width, _POSITION_TYPES
    )
    mask = header["form_mask"]
    forms = np.repeat(mask, n)
    forms_at = counts_at + count_width * n
    _fill(forms, section, forms_at, starts, n, (mask == 0).astype(np.int64), _FORM_TYPES)
    return Lists(n, docs, weights, counts, positions, forms)


def joined(each: Sequence[PackedPostings]) -> Lists:
    """The same as `unpacked` of some lists, without positions."""
    docs = [packed.docs for packed in each]
    weights = [packed.weights() for packed in each] if each[0].has_positions else None
    return Lists(
        sizes_of(docs), np.concatenate(docs), None if weights is None else np.concatenate(weights)
    )


def _fill(
    into: Any, section: Any, at: Ints, starts: Ints, lengths: Ints, widths: Ints, types: Any
) -> None:
    """Puts each list's values, of whatever width, where they belong in `into`."""
    for width, dtype in types.items():
        chosen = np.flatnonzero(widths == width)
        if not len(chosen):
            continue
        values = _values(section, at[chosen], lengths[chosen], dtype)
        if len(chosen) == len(lengths):
            into[:] = values
        else:
            into[spans(starts[chosen], lengths[chosen])] = values


def _values(section: NDArray[np.uint8], at: Ints, lengths: Ints, dtype: np.dtype[Any]) -> Any:
    """So many values from each place of a section on, end to end."""
    width = dtype.itemsize
    is_aligned = width == 1 or not (at % width).any()
    if is_aligned and int(lengths.sum()) < SHORT_LIST * len(at):
        return section.view(dtype)[spans(at // width, lengths)]
    data, ends = memoryview(section), (at + width * lengths).tolist()  # type: ignore[arg-type]  # an array is a buffer
    pieces = [data[start:end] for start, end in zip(at.tolist(), ends, strict=True)]
    return np.frombuffer(b"".join(pieces), dtype)
