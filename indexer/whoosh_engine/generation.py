"""One generation of the index as arrays, its segments laid end to end.

A document's number here is its number in its segment plus the documents of the
segments before. Everything is immutable or guarded, so that any number of threads
can search one generation, also after another has taken its place.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FACETS, Axis
from indexer.tree import TextField
from indexer.whoosh_engine.arrays import Ints, ends_from, sizes_of
from indexer.whoosh_engine.facet_kinds import dates, places, values
from indexer.whoosh_engine.facets import FacetIndex
from indexer.whoosh_engine.labels import Labels
from indexer.whoosh_engine.lexicon import Lexicon
from indexer.whoosh_engine.membership import Membership
from indexer.whoosh_engine.merge import liveness
from indexer.whoosh_engine.packing import PackedPostings
from indexer.whoosh_engine.postings import (
    Docs,
    Places,
    PositionLists,
    TermCache,
    TermPostings,
)
from indexer.whoosh_engine.rows import BOUNDED_FIELDS, BOUNDS
from indexer.whoosh_engine.schema import TEXT
from indexer.whoosh_engine.segment import Segment
from indexer.whoosh_engine.segment_file import LENGTHS
from indexer.whoosh_engine.shown import Shown, numbering
from indexer.whoosh_engine.weighting import K1, B, rarity

Column = TypeVar("Column", bound=np.generic)


class Generation:
    """What one table of contents names. `N` documents, deleted ones among them.

    Attributes:
        starts: int64[segments + 1], the first document of each segment, and `N`.
        is_live: bool[N]; None if nothing is deleted.
        folded: of every group of versions the live document that is first, and all that are in
            none, ascending; by the order and the axis of dates. Kept by `select`.
        freshness: float32[C] of the codes of dates, by their axis. Kept by `rerank`.
    """

    def __init__(self, number: int, segments: Sequence[Segment], cache_bytes: int) -> None:
        self.number = number
        self.segments = segments
        self.starts = ends_from(np.array([s.doc_count for s in segments], np.int64))
        self._starts: list[int] = self.starts.tolist()
        self.size = self._starts[-1]
        self.is_live = self._liveness()
        self._cache = TermCache(cache_bytes)
        self._local = threading.local()
        self._facets: dict[tuple[str, ...], FacetIndex] = {}
        self._shown: dict[tuple[str, ...], Shown] = {}
        self._labels: dict[str, Labels] = {}
        self.folded: dict[tuple[str, Axis], Docs] = {}
        self.freshness: dict[Axis, NDArray[np.float32]] = {}
        text_length = sum(s.about._fieldlengths.get(TEXT, 0) for s in segments)  # noqa: SLF001  # as Whoosh's searcher averages
        average = text_length / self.size if text_length else 1
        self._norms = (K1 * ((1 - B) + B * LENGTHS / average)).astype(np.float32)

    def _liveness(self) -> NDArray[np.bool_] | None:
        if not any(segment.about.has_deletions() for segment in self.segments):
            return None
        return np.concatenate([liveness(segment.about) for segment in self.segments])

    @cached_property
    def live(self) -> Docs:
        """Every document that is not deleted."""
        if self.is_live is None:
            return np.arange(self.size, dtype=np.int32)
        return np.flatnonzero(self.is_live).astype(np.int32)

    def postings(self, term: bytes) -> TermPostings | None:
        """The documents of a term of the ranked text; None if no story has it."""
        found: TermPostings | None = self._cache.get(term, self._read_postings)
        return found

    def doc_counts(self, terms: Sequence[bytes]) -> dict[bytes, int]:
        """How many documents have each of the terms; 0 for one that is nowhere."""
        totals = np.zeros(len(terms), np.int64)
        for lexicon, found in zip(self.lexicons, self.term_places(terms), strict=True):
            is_there = found >= 0
            totals[is_there] += lexicon.counts[found[is_there]]
        return dict(zip(terms, totals.tolist(), strict=True))

    def term_places(self, terms: Sequence[bytes]) -> list[NDArray[np.int64]]:
        """For each segment where each of the terms is in its lexicon, -1 where it is not."""
        return [lexicon.found(terms) for lexicon in self.lexicons]

    @cached_property
    def lexicons(self) -> list[Lexicon]:
        """The terms of the ranked text in each segment."""
        return [segment.lexicon(TEXT) for segment in self.segments]

    def known_postings(self, term: bytes) -> TermPostings | None:
        """The documents of a term, if they are in memory."""
        found: TermPostings | None = self._cache.known(term)
        return found

    def places(self, term: bytes) -> Places:
        """Where a term of the ranked text stands, ascending; it has postings.

        A place is a position plus its document's `first_places`.
        """
        found: Places = self._cache.get((term, "places"), self._read_places)
        return found

    def first_positions(self, term: bytes) -> Ints:
        """[n]: the first position of a term in each of its documents; it has postings."""
        found: Ints = self._cache.get((term, "first"), self._read_first_positions)
        return found

    def positions(self, term: bytes) -> PositionLists:
        """Where a term stands in each of its documents; it has postings."""
        found: PositionLists = self._cache.get((term, "positions"), self._find_positions)
        return found

    def forms(self, term: bytes) -> NDArray[np.uint8]:
        """uint8[n]: its form mask in each of its documents, see `forms.py`; it has postings."""
        found: NDArray[np.uint8] = self._cache.get((term, "forms"), self._read_forms)
        return found

    def bounds(self, field: TextField) -> tuple[NDArray[np.uint32] | None, NDArray[np.uint32]]:
        """uint32[N] each: the first position of a field and the one behind its last.

        None for the first field, which begins at 0.
        """
        at = BOUNDED_FIELDS.index(field)
        return self._bounds[at - 1] if at else None, self._bounds[at]

    @cached_property
    def _bounds(self) -> NDArray[np.uint32]:
        """uint32[BOUNDS, N], each field's end to end."""
        every = [np.zeros((0, BOUNDS), np.uint32), *(one.bounds for one in self.segments)]
        return np.ascontiguousarray(np.concatenate(every).T)

    @cached_property
    def first_places(self) -> Places:
        """The place before each document's first, ascending; 32 bits wide if that is enough."""
        extents = self._end_to_end("extents", np.dtype(np.uint32))
        ends = ends_from(extents.astype(np.int64) + 1)
        width: type[np.unsignedinteger[Any]] = np.uint32 if ends[-1] < 1 << 32 else np.uint64
        return ends[:-1].astype(width)

    def docs_at(self, places: Places) -> NDArray[np.intp]:
        """The document of each place."""
        return self.first_places.searchsorted(places, "right") - 1

    def rarity(self, doc_count: int | NDArray[np.int64]) -> Any:
        """The factor of a term's gains, if so many documents have it."""
        return rarity(doc_count, self.size) * (K1 + 1)

    def gains(self, docs: NDArray[Any], weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """`TermPostings.gains` of weighted counts in these documents."""
        return weights / (weights + self.norms(docs))

    def norms(self, docs: NDArray[Any]) -> NDArray[np.float32]:
        """float32[n]: the weighted count that gains half of what it can, by each one's length."""
        norms: NDArray[np.float32] = self._norms[self._length_bytes[docs]]
        return norms

    @cached_property
    def _length_bytes(self) -> NDArray[np.uint8]:
        return self._end_to_end("length_bytes", np.dtype(np.uint8))

    def _read_postings(self, term: bytes) -> TermPostings | None:
        docs, weights = [], []
        for _, start, packed in self._packed(term):
            docs.append(packed.docs.astype(np.int32) + np.int32(start))
            weights.append(packed.weights())
        if not docs:
            return None
        every = np.concatenate(docs)
        return TermPostings(every, self.gains(every, np.concatenate(weights)))

    def _read_places(self, key: tuple[bytes, str]) -> Places:
        parts: list[Places] = []
        for segment, start, packed in self._packed(key[0]):
            first = self.first_places[start : start + segment.doc_count][packed.docs]
            parts.append(np.repeat(first, packed.counts()) + packed.positions())  # type: ignore[arg-type]  # without a sign, as both are
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _read_first_positions(self, key: tuple[bytes, str]) -> Ints:
        parts: list[Ints] = []
        for _, _, packed in self._packed(key[0]):
            parts.append(packed.positions()[ends_from(packed.counts())[:-1]])
        return np.concatenate(parts)

    def _find_positions(self, key: tuple[bytes, str]) -> PositionLists:
        found = [packed for _, _, packed in self._packed(key[0])]
        starts = ends_from(np.concatenate([packed.counts() for packed in found]))
        positions = tuple(packed.positions() for packed in found)
        return PositionLists(starts, ends_from(sizes_of(positions))[:-1], positions)

    def _read_forms(self, key: tuple[bytes, str]) -> NDArray[np.uint8]:
        return np.concatenate([packed.forms() for _, _, packed in self._packed(key[0])])

    def _packed(self, term: bytes) -> Iterator[tuple[Segment, int, PackedPostings]]:
        """The list of a term in each segment that has it, and the segment's first document."""
        for segment, start in zip(self.segments, self._starts, strict=False):
            place = segment.lexicon(TEXT).place(term)
            if place is not None:
                yield segment, start, segment.postings(TEXT, place)

    def marks(self) -> NDArray[np.bool_]:
        """bool[N], all False, this thread's own; whoever takes it leaves it so."""
        if not hasattr(self._local, "marks"):
            self._local.marks = np.zeros(self.size, bool)
        marks: NDArray[np.bool_] = self._local.marks
        return marks

    def laid(self) -> NDArray[np.float32]:
        """float32[N] of anything, this thread's own, to lay scores at their documents' places."""
        if not hasattr(self._local, "laid"):
            self._local.laid = np.empty(self.size, np.float32)
        laid: NDArray[np.float32] = self._local.laid
        return laid

    def facet(self, name: str, axis: Axis) -> FacetIndex:
        """A facet's values and which documents have them."""
        key = (name, axis) if name == "date" else (name,)
        index = self._facets.get(key)
        if index is None:
            index = self._facets[key] = self._facet(name, axis)
        return index

    def shown(self, name: str, axis: Axis) -> Shown:
        """What of a facet shows before anything is opened."""
        key = (name, axis) if name == "date" else (name,)
        shown = self._shown.get(key)
        if shown is None:
            first, width = self._numbering[0][name], self._numbering[1]
            shown = self._shown[key] = Shown(self.facet(name, axis), first, width)
        return shown

    @cached_property
    def _numbering(self) -> tuple[dict[str, int], type[np.signedinteger[Any]]]:
        return numbering(self.segments, self.size)

    def _facet(self, name: str, axis: Axis) -> FacetIndex:
        facet = FACETS[name]
        if name == "date":
            return dates(facet, self.days(axis))
        return (places if facet.is_tree else values)(facet, self.segments)

    def labels(self, name: str) -> Labels:
        """The words of a facet's labels."""
        found = self._labels.get(name)
        if found is None:
            found = self._labels[name] = Labels(self.facet(name, "taken"))
        return found

    @cached_property
    def taken(self) -> NDArray[np.int32]:
        """int32[N]: the story's date as YYYYMMDD, 0 for none."""
        return self._end_to_end("taken", np.dtype(np.int32))

    @cached_property
    def posted(self) -> NDArray[np.int64]:
        """int64[N]: when it was posted as YYYYMMDDhhmm, 0 for none."""
        return self._end_to_end("posted", np.dtype(np.int64))

    @cached_property
    def title_keys(self) -> NDArray[np.uint64]:
        """uint64[N]: see `Rows`."""
        return self._end_to_end("title_keys", np.dtype(np.uint64))

    def days(self, axis: Axis) -> NDArray[np.int32]:
        """int32[N]: the day of each document on `axis` as YYYYMMDD, 0 for none."""
        return self.taken if axis == "taken" else self._posted_days

    @cached_property
    def _posted_days(self) -> NDArray[np.int32]:
        return (self.posted // 10_000).astype(np.int32)

    @cached_property
    def groups(self) -> Membership:
        """The groups of versions."""
        return Membership(self.segments)

    @cached_property
    def group_numbers(self) -> NDArray[np.int32]:
        """int32[N]: the number of each document's group of versions, 0 if it is alone."""
        numbers = np.zeros(self.size, np.int32)
        if len(self.groups.docs):
            _, of_members = np.unique(self.groups.keys, return_inverse=True)
            numbers[self.groups.docs] = of_members + 1
        return numbers

    def place(self, doc: int) -> tuple[Segment, int]:
        """A document's segment and its number there."""
        at = bisect_right(self._starts, doc) - 1
        return self.segments[at], doc - self._starts[at]

    def id(self, doc: int) -> str:
        """The story's id."""
        at = bisect_right(self._starts, doc) - 1
        return self.segments[at].id(doc - self._starts[at])

    @cached_property
    def id_words(self) -> int:
        """How many words the longest id has: see `id_word`."""
        return max((segment.id_words for segment in self.segments), default=0)

    def id_word(self, docs: Docs, word: int) -> NDArray[np.uint64]:
        """uint64[n]: see `Segment.id_word`; `docs` may stand in any order."""
        words = np.zeros(len(docs), np.uint64)
        of_docs = self.starts.searchsorted(docs, "right") - 1
        for at in np.unique(of_docs).tolist():
            here = of_docs == at
            words[here] = self.segments[at].id_word(docs[here] - self._starts[at], word)
        return words

    def doc(self, story_id: str) -> int | None:
        """The live document of a story; None if there is none."""
        for segment, start in zip(self.segments, self._starts, strict=False):
            number = segment.place_of(story_id)
            if number is not None and not segment.about.is_deleted(number):
                return start + number
        return None

    def _end_to_end(self, name: str, dtype: np.dtype[Column]) -> NDArray[Column]:
        parts = [getattr(segment, name) for segment in self.segments]
        return np.concatenate([np.zeros(0, dtype), *parts])
