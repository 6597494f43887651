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

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.arrays import Ints, ends_from, sizes_of, spans

HEADER = np.dtype([("n", "<u4"), ("m", "<u4"), ("position_width", "u1"), ("weight_width", "u1"),
                    ("count_width", "u1"), ("form_mask", "u1")])  # fmt: skip
Types = dict[int, np.dtype[Any]]
"""What a part's numbers are, by their width in bytes."""

DOC_TYPES: Types = {4: np.dtype("<u4")}
POSITION_TYPES: Types = {2: np.dtype("<u2"), 4: np.dtype("<u4")}
WEIGHT_TYPES: Types = {1: np.dtype("u1"), 4: np.dtype("<f4")}
COUNT_TYPES: Types = {1: np.dtype("u1"), 4: np.dtype("<u4")}
FORM_TYPES: Types = {1: np.dtype("u1")}

MAGIC = b"W3Bl"
CLASS_CODES = b"\x80\x03cindexer.whoosh_engine.schema\nPostingList\nB"
CALL_CODES = b"\x85R."
"""The pickle's codes before a packed list's size and behind its bytes."""

_PICKLES: list[tuple[str, str]] = [
    ("magic", "S4"), ("length", ">i4"),
    ("begin", "V4"), ("n", "<i4"), ("j", "u1"), ("last", "<i4"), ("g", "u1"), ("max", ">f8"),
    ("k0", "u1"), ("compression", "u1"), ("k1", "u1"), ("low", "u1"), ("k2", "u1"), ("high", "u1"),
    ("end", "V2"),
    ("class_", f"V{len(CLASS_CODES)}"), ("size", "<u4"),
]  # fmt: skip
"""What stands in a record before the packed list: the block's two pickles, written by hand.
`j`, `g`, `k0` … are the pickle's codes for an integer, a float and bytes of a tuple."""

FRONT_BYTES = -np.dtype(_PICKLES).itemsize % 4
"""Zeros before a packed list's header, so that the list itself is aligned in its record."""

LIST_OFFSET = np.dtype(_PICKLES).itemsize + FRONT_BYTES
"""From the start of a record to the header of its packed list."""

HEAD = np.dtype([*_PICKLES, ("front", f"V{FRONT_BYTES}"), ("header", HEADER)])
"""All of a record before the documents."""


class PackedPostings:
    """One packed list, seen as arrays; nothing is copied but narrow numbers widened."""

    __slots__ = ("_header", "payload")

    def __init__(self, payload: bytes | memoryview) -> None:
        self.payload = payload
        self._header = np.frombuffer(payload, HEADER, 1, FRONT_BYTES)[0]

    @property
    def docs(self) -> NDArray[np.uint32]:
        """Document numbers in the segment, ascending."""
        start = FRONT_BYTES + HEADER.itemsize
        return np.frombuffer(self.payload, "<u4", int(self._header["n"]), start)

    @property
    def has_positions(self) -> bool:
        """Whether it is one of the ranked text."""
        return bool(self._header["m"])

    def positions(self) -> Ints:
        """Positions, documents end to end."""
        return self._part("position_width", int(self._header["m"]), POSITION_TYPES)

    def weights(self, at: Any = slice(None)) -> NDArray[np.float32]:
        """Weighted count of occurrences in each document, or in those at some places."""
        if self._header["weight_width"]:
            every = self._part("weight_width", int(self._header["n"]), WEIGHT_TYPES)
        else:
            every = self.counts()
        weights: NDArray[np.float32] = every[at].astype(np.float32)
        return weights

    def counts(self) -> Ints:
        """Positions in each document."""
        if not self._header["count_width"]:
            return np.ones(int(self._header["n"]), np.uint8)
        return self._part("count_width", int(self._header["n"]), COUNT_TYPES)

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

    def _part(self, name: str, length: int, types: Types) -> NDArray[Any]:
        width = int(self._header[name])
        if not width:
            return np.zeros(0, np.uint8)
        return np.frombuffer(self.payload, types[width], length, self._start_of(name))

    def _start_of(self, name: str) -> int:
        header = self._header
        start = FRONT_BYTES + HEADER.itemsize + 4 * int(header["n"])
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
    header = section[at[:, None] + np.arange(HEADER.itemsize)].view(HEADER)[:, 0]
    n, m = header["n"].astype(np.int64), header["m"].astype(np.int64)
    at = at + HEADER.itemsize
    docs = _values(section, at, n, DOC_TYPES[4])
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
    _fill(counts, section, counts_at, starts, n, count_width, COUNT_TYPES)
    weights = counts.astype(np.float32)
    _fill(weights, section, weights_at, starts, n, weight_width, WEIGHT_TYPES)
    if not with_positions:
        return Lists(n, docs, weights)
    position_starts = ends_from(m)
    positions = np.empty(int(position_starts[-1]), np.uint32)
    _fill(positions, section, positions_at, position_starts[:-1], m, position_width, POSITION_TYPES)
    mask = header["form_mask"]
    forms = np.repeat(mask, n)
    forms_at = counts_at + count_width * n
    _fill(forms, section, forms_at, starts, n, (mask == 0).astype(np.int64), FORM_TYPES)
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
