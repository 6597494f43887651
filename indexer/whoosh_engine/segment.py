"""A segment of the index as arrays: its posting lists and columns.

Everything is mapped from the segment's file and nothing is read before it is
asked for. Document numbers are those within the segment.

What is in the file, of `n` documents; `F` is a field with `T` terms::

    .pst                 posting lists of all fields: see `packing.py`
    .F.terms             the terms of F in order, end to end
    .F.starts            i8[T + 1]   where each term begins in them
    .F.heads             u8[T]       its first 8 bytes as a number
    .F.counts            u4[T]       how many documents have it
    .F.offsets           i8[T + 1]   where its list begins in .pst, and the last one ends
    .text.letters        u4[T]       sets of letters: see `write.letter_sets`

    .text.lengths        u4[n]       weighted words of the ranked text
    .text.extents        u4[n]       more than its last position
    .text.bounds         u4[n, BOUNDS]      where its fields begin and end: see `Rows`
    .F.codes             u4[n] or u4[V]     the values of a facet: see `codes`
    .F.value_counts      u1, u2 or u4[n]    how many each document has: see `value_counts`
    .F.words, .F.owners  u8[W], u4[W]       how values' and titles' words begin: see `Starts`
    .title.keys          u8[n]       equal for equal titles
    .bands.keys, .docs   u4[B] each  by which versions are found: see `rows.band_table`

    ids, titles, _stored, captures   columns of bytes; .starts of each: i8[n + 1]
    signature            u1[n, LANES]       columns, as Whoosh keeps them
    taken, posted        >i4[n], >i8[n]
    _text_len            u1[n]       the length byte of the ranked text

Whoosh reads .pst, the columns and .trm, its own dictionary, and passes over the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.duplicates import LANES
from indexer.story import Story
from indexer.whoosh_engine.lexicon import Lexicon
from indexer.whoosh_engine.packing import (
    FRONT_BYTES,
    LIST_OFFSET,
    Lists,
    PackedPostings,
    joined,
    unpacked,
)
from indexer.whoosh_engine.records import definition_keys, story_from
from indexer.whoosh_engine.rows import BOUNDS, Rows, Values, kept_values, taken_rows
from indexer.whoosh_engine.schema import DEFINITION, MULTIPLE, VALUE_FIELDS
from indexer.whoosh_engine.segment_file import MappedFile, SectionPart
from indexer.whoosh_engine.word_starts import Starts

FEW_LISTS = 8
"""So many are read one by one: 4 of together 1,600 stories in a quarter of the time, 16 in as
much."""


class Segment:
    """One segment. `about` is Whoosh's object for it."""

    def __init__(self, folder: str, about: Any) -> None:
        self.about = about
        self.name: str = about.segment_id()
        self.doc_count: int = about.doc_count_all()
        self._file = MappedFile(folder, about)
        self._lexicons: dict[str, Lexicon] = {}
        self._starts: dict[str, Starts] = {}
        self._columns: dict[str, tuple[SectionPart, memoryview]] = {}

    def changed(self, about: Any) -> Segment:
        """The same segment with what has become of it: other deletions and groups."""
        changed = copy(self)
        changed.about = about
        return changed

    def lexicon(self, field: str) -> Lexicon:
        """The terms of a field."""
        if field not in self._lexicons:
            self._lexicons[field] = Lexicon(self._file, field)
        return self._lexicons[field]

    def postings(self, field: str, place: int) -> PackedPostings:
        """The posting list of the term at a place of the field's lexicon."""
        lexicon = self.lexicon(field)
        start = int(lexicon.offsets[place]) + LIST_OFFSET - FRONT_BYTES
        return PackedPostings(self._postings.between(start, int(lexicon.ends[place])).data)

    def lists(self, field: str, first: int, end: int, *, with_positions: bool) -> Lists:
        """The posting lists of the terms at the places from `first` on, as far as `end`."""
        return self._lists(field, slice(first, end), with_positions)

    def lists_at(
        self, field: str, places: NDArray[np.int64], *, with_positions: bool = False
    ) -> Lists:
        """The posting lists of the terms at these places, ascending."""
        if with_positions or not 0 < len(places) <= FEW_LISTS:
            return self._lists(field, places, with_positions)
        return joined([self.postings(field, place) for place in places.tolist()])

    def _lists(self, field: str, which: Any, with_positions: bool) -> Lists:  # noqa: FBT001  # as it was given
        lexicon = self.lexicon(field)
        offsets = lexicon.offsets[which]
        section = self._postings.with_each(offsets, lexicon.ends[which])
        return unpacked(section, offsets, with_positions=with_positions)

    @cached_property
    def _postings(self) -> SectionPart:
        return self._file.part(".pst")

    @cached_property
    def length_bytes(self) -> NDArray[np.uint8]:
        """uint8[n]: the length of the ranked text, as `segment_file.LENGTHS` numbers lengths."""
        return self._file.length_bytes()

    @cached_property
    def text_lengths(self) -> NDArray[np.uint32]:
        """uint32[n]: the length of the ranked text, exactly."""
        return self._file.array(".text.lengths")

    @cached_property
    def extents(self) -> NDArray[np.uint32]:
        """uint32[n]: more than the last position of the ranked text."""
        return self._file.array(".text.extents")

    @cached_property
    def bounds(self) -> NDArray[np.uint32]:
        """uint32[n, BOUNDS]: see `Rows`."""
        return self._file.array(".text.bounds").reshape(self.doc_count, BOUNDS)

    @cached_property
    def taken(self) -> NDArray[np.int32]:
        """int32[n]: see `Rows`."""
        return self._file.numbers("taken", ">i4").astype(np.int32)

    @cached_property
    def posted(self) -> NDArray[np.int64]:
        """int64[n]: see `Rows`."""
        return self._file.numbers("posted", ">i8").astype(np.int64)

    @cached_property
    def signatures(self) -> NDArray[np.uint8]:
        """uint8[n, LANES], zeros for none."""
        return self._file.column_bytes("signature").reshape(self.doc_count, LANES)

    def signatures_of(self, docs: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The same of a few documents."""
        starts = docs * LANES
        column = self._file.column_part("signature").with_each(starts, starts + LANES)
        return column.reshape(self.doc_count, LANES)[docs]

    @cached_property
    def band_keys(self) -> NDArray[np.uint32]:
        """uint32[B]: the keys of `rows.band_table`, ascending."""
        return self._file.array(".bands.keys")

    def band_docs(self, at: NDArray[np.int64]) -> NDArray[np.uint32]:
        """uint32[k]: the documents at some places of that table; few of many are looked at."""
        docs = self._file.part(".bands.docs").with_each(4 * at, 4 * at + 4).view("<u4")
        return docs[at]

    @property
    def title_starts(self) -> Starts:
        """The words of titles, owned by documents."""
        return self.starts("title")

    @cached_property
    def title_keys(self) -> NDArray[np.uint64]:
        """uint64[n]: see `Rows`."""
        return self._file.array(".title.keys")

    def starts(self, name: str) -> Starts:
        """The words of a facet's values, owned by places of the field's lexicon, or of titles."""
        found = self._starts.get(name)
        if found is None:
            words, owners = (self._file.array(f".{name}.{part}") for part in ("words", "owners"))
            found = self._starts[name] = Starts(words, owners)
        return found

    def codes(self, field: str) -> NDArray[np.uint32]:
        """The places of values in the field's lexicon.

        uint32[n] with 1 added and 0 for none, where a document has one value at
        most; else uint32[V], documents end to end: see `value_counts`.
        """
        return self._file.array(f".{field}.codes")

    def value_counts(self, field: str) -> NDArray[np.unsignedinteger[Any]]:
        """Of any width, [n]: how many values each document has, where it can have several."""
        return self._file.array(f".{field}.value_counts")

    @cached_property
    def definitions(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """The places of definitions in their lexicon by short form and by long form.

        Of 100,000 a second's tenth is spent here, once as long as the segment lives.
        """
        by_short: dict[str, list[int]] = {}
        by_long: dict[str, list[int]] = {}
        for place, term in enumerate(self.lexicon(DEFINITION).terms()):
            short, long = definition_keys(term)
            by_short.setdefault(short, []).append(place)
            by_long.setdefault(long, []).append(place)
        return by_short, by_long

    @cached_property
    def longest_names(self) -> dict[str, int]:
        """How many terms the longest defined name has, by the first two of them."""
        longest: dict[str, int] = {}
        for keys in self.definitions:
            for key in keys:
                first, _, behind = key.partition(" ")
                if behind:
                    head = f"{first} {behind.partition(' ')[0]}"
                    longest[head] = max(longest.get(head, 0), key.count(" ") + 1)
        return longest

    def id(self, doc: int) -> str:
        """The story's id."""
        return str(self._value("ids", doc), "utf-8")

    @cached_property
    def id_words(self) -> int:
        """How many times 8 bytes the longest id has."""
        sizes = np.diff(self._file.array(".ids.starts"))
        return -(-int(sizes.max(initial=0)) // 8)

    def id_word(self, docs: NDArray[Any], word: int) -> NDArray[np.uint64]:
        """uint64[n]: 8 bytes of each id, from the `word`th 8 on, as a number; zeros behind its end.

        Word by word these have the order of the ids.
        """
        data, starts = self._file.column_bytes("ids"), self._file.array(".ids.starts")
        first, end = starts[docs] + 8 * word, starts[docs + 1]
        at = first[:, None] + np.arange(8)
        letters = np.where(at < end[:, None], data.take(at, mode="clip"), np.uint8(0))
        return letters.view(">u8")[:, 0].astype(np.uint64)

    def ids(self) -> list[bytes]:
        """The ids of all documents."""
        starts = self._file.array(".ids.starts").tolist()
        data = self._file.column_bytes("ids").tobytes()
        return [data[start:end] for start, end in pairwise(starts)]

    def story(self, doc: int) -> Story:
        """The story."""
        return story_from(self._value("_stored", doc))

    def title(self, doc: int) -> str:
        """The story's title, sooner than by its story."""
        return bytes(self._value("titles", doc)).decode(errors="surrogatepass")

    def captures(self, doc: int) -> memoryview:
        """See `records.captures_bytes`."""
        return self._value("captures", doc)

    def live_captures(self) -> Iterator[tuple[str, bytes]]:
        """The id and the captures of each document that is not deleted."""
        starts = self._file.array(".captures.starts").tolist()
        data = self._file.column_bytes("captures").tobytes()
        for doc, story_id in enumerate(self.ids()):
            if not self.about.is_deleted(doc):
                yield story_id.decode(), data[starts[doc] : starts[doc + 1]]

    def place_of(self, story_id: str) -> int | None:
        """The document of a story, deleted or not; None if it is not here."""
        place = self.lexicon("id").place(story_id.encode(errors="surrogatepass"))
        return None if place is None else int(self.postings("id", place).docs[0])

    def places_of(self, story_ids: Sequence[str]) -> NDArray[np.int64]:
        """The documents of those of the stories that are here, deleted or not."""
        lexicon = self.lexicon("id")
        places = lexicon.places([story_id.encode() for story_id in story_ids])
        if not len(places):  # as of new stories: less is read of a large segment
            return places
        return self.lists_at("id", places).docs.astype(np.int64)

    def rows(self, kept: NDArray[np.int64] | None) -> Rows:
        """The columns of the documents `kept`, all by None."""
        file = self._file
        ids = self.ids()
        columns = {
            name: taken_rows(file.column_bytes(name), file.array(f".{name}.starts"), kept)
            for name in ("_stored", "captures", "titles")
        }
        which: Any = slice(None) if kept is None else kept
        values = {name: self._values(name) for name in VALUE_FIELDS}
        if kept is not None:
            values = {name: kept_values(one, kept) for name, one in values.items()}
        titles = self.title_starts
        return Rows(
            ids=ids if kept is None else [ids[doc] for doc in kept.tolist()],
            stories=columns["_stored"],
            captures=columns["captures"],
            titles=columns["titles"],
            taken=self.taken[which],
            posted=self.posted[which],
            text_lengths=self.text_lengths[which].astype(np.int64),
            extents=self.extents[which].astype(np.int64),
            bounds=self.bounds[which],
            signatures=self.signatures[which],
            values=values,
            title_starts=titles if kept is None else titles.kept(kept, self.doc_count),
            title_keys=self.title_keys[which],
        )

    def _values(self, field: str) -> Values:
        codes = self.codes(field).astype(np.int64)
        terms = self.lexicon(field).terms()
        if field in MULTIPLE:
            return Values(terms, self.value_counts(field).astype(np.int64), codes)
        return Values(terms, (codes > 0).astype(np.int64), codes[codes > 0] - 1)

    def _value(self, field: str, doc: int) -> memoryview:
        column = self._columns.get(field)
        if column is None:
            starts = self._file.array(f".{field}.starts")
            # Views give Python's own numbers, a third as dear as an array's one by one.
            column = self._columns[field] = (self._file.column_part(field), starts.data)
        values, starts_of = column
        return values.view(starts_of[doc], starts_of[doc + 1])
