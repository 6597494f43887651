"""Columns and posting lists become a segment's file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FACETS
from indexer.whoosh_engine.arrays import ends_from, sizes_of
from indexer.whoosh_engine.packing import Lists
from indexer.whoosh_engine.posting_records import Records, records
from indexer.whoosh_engine.records import location_levels
from indexer.whoosh_engine.rows import Rows, band_table, id_lists
from indexer.whoosh_engine.runs import PADDING, heads
from indexer.whoosh_engine.schema import ID, MULTIPLE, TEXT, VALUE_FIELDS
from indexer.whoosh_engine.segment_file import LENGTHS, SegmentFile
from indexer.whoosh_engine.word_starts import starts_of


class _Field(NamedTuple):
    """One field of the segment's dictionary.

    `bounds`, int64[T + 1], has where each of its records begins, and the end of the last.
    """

    name: str
    terms: Sequence[bytes]
    bounds: NDArray[np.int64]
    records: Records


def write_segment(folder: str, rows: Rows, terms: Sequence[bytes], text: Iterable[Lists]) -> Any:
    """Writes a segment of `rows` and returns it, as Whoosh has it; it is on the disk then.

    `terms` are those of the ranked text, ascending; `text` has their lists in the same
    order, any number of terms at a time, and is read as it is written.
    """
    length_bytes = np.searchsorted(LENGTHS, rows.text_lengths).clip(0, 255).astype(np.uint8)
    with SegmentFile(folder) as file:
        file.varying_bytes("_stored", rows.stories.parts, rows.stories.lengths)
        file.varying_bytes("captures", rows.captures.parts, rows.captures.lengths)
        file.varying_bytes("titles", rows.titles.parts, rows.titles.lengths)
        file.varying_bytes("ids", rows.ids, sizes_of(rows.ids))
        file.fixed_bytes("signature", [np.ascontiguousarray(rows.signatures).data])
        file.numbers("taken", rows.taken, ">i4")
        file.numbers("posted", rows.posted, ">i8")
        file.length_bytes(length_bytes)
        file.array(".text.lengths", rows.text_lengths.astype(np.uint32))
        file.array(".text.extents", rows.extents.astype(np.uint32))
        file.array(".text.bounds", rows.bounds)
        keys, docs = band_table(rows.signatures)
        file.array(".bands.keys", keys)
        file.array(".bands.docs", docs)
        _write_values(file, rows)
        _write_starts(file, rows)
        written: list[_Field] = []
        ids, lists_of_ids = id_lists(rows.ids)
        others = [(n, rows.values[n].terms, [rows.values[n].lists()]) for n in VALUE_FIELDS]
        file.section(
            ".pst",
            _posting_file(
                ((TEXT, terms, text), (ID, ids, [lists_of_ids]), *others), length_bytes, written
            ),
        )
        for field in written:
            _write_lexicon(file, field)
        file.term_file([field for field in written if len(field.terms)])
        return file.finish(len(rows.ids), int(rows.text_lengths.sum()))


def _posting_file(
    lists_of_fields: Iterable[tuple[str, Sequence[bytes], Iterable[Lists]]],
    length_bytes: NDArray[np.uint8],
    written: list[_Field],
) -> Iterator[memoryview]:
    """The records of all fields; says in `written` where they are."""
    end = 0
    for name, terms, slices in lists_of_fields:
        kept: list[Records] = []
        start = end
        for lists in slices:
            if not len(lists.lengths):
                continue
            known, data = records(lists, length_bytes)
            kept.append(known)
            end += int(known.sizes.sum())
            yield data.data
        known = _joined_records(kept)
        written.append(_Field(name, terms, ends_from(known.sizes) + start, known))


def _joined_records(parts: Sequence[Records]) -> Records:
    if not parts:
        return Records(*(np.zeros(0, np.int64) for _ in fields(Records)))  # type: ignore[arg-type]
    names = [field.name for field in fields(Records)]
    return Records(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def _write_lexicon(file: SegmentFile, field: _Field) -> None:
    """What `segment.Lexicon` reads."""
    name, terms = field.name, field.terms
    sizes = sizes_of(terms)
    starts = ends_from(sizes)
    data = b"".join(terms)
    file.array(f".{name}.heads", heads(data + PADDING, starts[:-1], sizes))
    file.array(f".{name}.starts", starts)
    file.array(f".{name}.offsets", field.bounds)
    file.array(f".{name}.counts", field.records.lengths.astype(np.uint32))
    file.section(f".{name}.terms", [data], "|u1")
    if name == TEXT:
        file.array(".text.letters", letter_sets(terms))


ANY_LETTERS = np.uint32(0xFFFFFFFF)
"""The set of letters of a term that is not ASCII."""


def letter_sets(terms: Sequence[bytes]) -> NDArray[np.uint32]:
    """uint32[T]: the letters of each term as a set of bits, a byte's lowest 5 bits each.

    Two ASCII terms that are `k` edits apart differ in at most `2 k` of them.
    """
    data = np.frombuffer(b"".join(terms), np.uint8)
    starts = ends_from(sizes_of(terms))[:-1]
    if not len(data):
        return np.zeros(0, np.uint32)
    letters = np.bitwise_or.reduceat(np.uint32(1) << (data & 31).astype(np.uint32), starts)
    letters[np.maximum.reduceat(data, starts) > 127] = ANY_LETTERS
    return letters


def _write_starts(file: SegmentFile, rows: Rows) -> None:
    """The words of values and titles, for suggestions."""
    starts = {name: starts_of(_labels(name, rows)) for name in VALUE_FIELDS if name in FACETS}
    for name, of_field in (*starts.items(), ("title", rows.title_starts)):
        file.array(f".{name}.words", of_field.heads)
        file.array(f".{name}.owners", of_field.owners)
    file.array(".title.keys", rows.title_keys)


def _labels(name: str, rows: Rows) -> Iterator[str]:
    """What each value of a facet is called; a place, at every level."""
    for term in rows.values[name].terms:
        is_tree = FACETS[name].is_tree
        yield " ".join(label for _, label in location_levels(term)) if is_tree else term.decode()


def _write_values(file: SegmentFile, rows: Rows) -> None:
    """Each document's values: their places in the field's lexicon."""
    for name in VALUE_FIELDS:
        values = rows.values[name]
        if name in MULTIPLE:
            most = int(values.counts.max(initial=0))
            file.array(f".{name}.value_counts", values.counts.astype(np.min_scalar_type(most)))
            file.array(f".{name}.codes", values.codes.astype(np.uint32))
        else:  # 0 is none
            codes = np.zeros(len(values.counts), np.uint32)
            codes[values.counts > 0] = values.codes + 1
            file.array(f".{name}.codes", codes)
