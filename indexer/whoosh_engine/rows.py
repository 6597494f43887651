"""What a segment keeps of each document, as columns of many documents.

Posting lists of everything but the ranked text follow from these columns, and so
does the table in which versions are looked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.duplicates import BAND_LANES, BANDS
from indexer.tree import TEXT_FIELDS
from indexer.whoosh_engine.arrays import Ints, ends_from, spans
from indexer.whoosh_engine.ordering import order_of
from indexer.whoosh_engine.packing import Lists
from indexer.whoosh_engine.word_starts import Starts

BOUNDED_FIELDS = TEXT_FIELDS
"""The fields of the ranked text that can be searched alone: the first ones of it, in order."""

BOUNDS = len(BOUNDED_FIELDS)


@dataclass(frozen=True, slots=True)
class Blobs:
    """Values of any lengths, end to end; `parts` may hold many values each.

    Attributes:
        parts: bytes or buffers of them.
        lengths: int64[n], bytes of each document's value.
    """

    parts: Sequence[Any]
    lengths: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one facet: `V` in all, any number a document.

    Attributes:
        terms: the distinct ones, ascending.
        counts: int64[n], how many each document has.
        codes: int64[V], each value's place in `terms`, documents end to end.
    """

    terms: Sequence[bytes]
    counts: NDArray[np.int64]
    codes: NDArray[np.int64]

    def lists(self) -> Lists:
        """The documents of each term."""
        docs = np.repeat(np.arange(len(self.counts), dtype=np.uint32), self.counts)
        order = np.argsort(self.codes, kind="stable")
        return Lists(np.bincount(self.codes, minlength=len(self.terms)), docs[order])


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns of `n` documents.

    Attributes:
        ids: story ids.
        stories: compressed pickles, as Whoosh stores fields.
        captures: see `records.captures_bytes`.
        titles: as they are, to be read without their stories.
        taken: int32[n], the story's date as YYYYMMDD, 0 for none.
        posted: int64[n], when it was posted as YYYYMMDDhhmm, 0 for none.
        text_lengths: int64[n], weighted words of the ranked text.
        extents: int64[n], more than the ranked text's last position.
        bounds: uint32[n, BOUNDS], the position behind each of `BOUNDED_FIELDS`, before
            which all of its terms stand, and behind it those of the next field.
        signatures: uint8[n, LANES], zeros for none.
        values: by facet.
        title_starts: the words of titles, owned by documents.
        title_keys: uint64[n], see `word_starts.title_key`.
    """

    ids: Sequence[bytes]
    stories: Blobs
    captures: Blobs
    titles: Blobs
    taken: NDArray[np.int32]
    posted: NDArray[np.int64]
    text_lengths: NDArray[np.int64]
    extents: NDArray[np.int64]
    bounds: NDArray[np.uint32]
    signatures: NDArray[np.uint8]
    values: Mapping[str, Values]
    title_starts: Starts
    title_keys: NDArray[np.uint64]


def id_lists(ids: Sequence[bytes]) -> tuple[list[bytes], Lists]:
    """The ids in order, and the one document of each."""
    order = order_of(ids).places
    lists = Lists(np.ones(len(ids), np.int64), order.astype(np.uint32))
    return [ids[doc] for doc in order.tolist()], lists


def band_keys(signatures: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """uint32[n, BANDS]: what two signatures share if they are to be compared.

    A key is the band's number and its lanes, as `duplicates.bands` has them.
    """
    lanes = signatures[:, : BANDS * BAND_LANES].reshape(len(signatures), BANDS, BAND_LANES)
    keys = np.empty((len(signatures), BANDS), np.uint32)
    keys[:] = np.arange(BANDS, dtype=np.uint32)
    for lane in range(BAND_LANES):
        keys <<= 8
        keys |= lanes[:, :, lane]
    return keys


def band_table(signatures: NDArray[np.uint8]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Every band of every document that has a signature: `(keys, documents)`, by key."""
    signed = np.flatnonzero(signatures.any(axis=1)).astype(np.uint64)
    keys = band_keys(signatures[signed]).astype(np.uint64)
    table = ((keys << np.uint64(32)) | signed[:, None]).ravel()
    table.sort()
    return (table >> np.uint64(32)).astype(np.uint32), table.astype(np.uint32)


def taken_rows(blob: Any, starts: Ints, kept: NDArray[np.int64] | None) -> Blobs:
    """The values of the documents `kept`, all by None, of a column of varying lengths."""
    lengths = np.diff(starts)
    if kept is None:
        return Blobs([blob[: int(starts[-1])].data], lengths)
    view = memoryview(blob)
    ends = starts[kept + 1].tolist()
    parts = [view[start:end] for start, end in zip(starts[kept].tolist(), ends, strict=True)]
    return Blobs(parts, lengths[kept])


def joined(blobs: Sequence[Blobs]) -> Blobs:
    """Columns one after another."""
    parts = [part for blob in blobs for part in blob.parts]
    return Blobs(parts, np.concatenate([blob.lengths for blob in blobs]))


def joined_values(values: Sequence[Values]) -> Values:
    """The values of several columns as one, over the terms of all that are in use."""
    used: list[list[int]] = [
        np.flatnonzero(np.bincount(one.codes, minlength=len(one.terms))).tolist() for one in values
    ]
    terms = sorted({one.terms[at] for one, ats in zip(values, used, strict=True) for at in ats})
    place = {term: at for at, term in enumerate(terms)}
    codes = []
    for one, ats in zip(values, used, strict=True):
        new = np.zeros(len(one.terms), np.int64)
        new[ats] = [place[one.terms[at]] for at in ats]
        codes.append(new[one.codes])
    return Values(terms, np.concatenate([one.counts for one in values]), np.concatenate(codes))


def kept_values(values: Values, kept: NDArray[np.int64]) -> Values:
    """The values of the documents `kept` alone."""
    starts = ends_from(values.counts)
    counts = values.counts[kept]
    return Values(values.terms, counts, values.codes[spans(starts[kept], counts)])
