"""A batch of stories becomes a segment: analysed into numbers, then sorted as arrays."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterable, Iterator
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import analysed
from indexer.definitions import definitions_of
from indexer.duplicates import LANES, signature_of
from indexer.engine import StoredStory
from indexer.fields import RANKED_FIELDS
from indexer.story import Story
from indexer.whoosh_engine.forms import form_bit
from indexer.whoosh_engine.packing import Lists, ends_from, sizes_of
from indexer.whoosh_engine.records import (
    captures_bytes,
    definition_term,
    location_term,
    posted_number,
    story_bytes,
    taken_number,
)
from indexer.whoosh_engine.rows import BOUNDED_FIELDS, BOUNDS, Blobs, Rows, Values
from indexer.whoosh_engine.schema import DEFINITION, MULTIPLE, VALUE_FIELDS
from indexer.whoosh_engine.word_starts import StartsBuffer, title_key
from indexer.whoosh_engine.write import write_segment

FIELD_GAP = 100
"""Positions left free between two texts of a story, so that no phrase spans them."""

MAX_CACHED_CHARS = 40
"""Longer runs of characters are seldom seen twice."""

MAX_CACHED_RUNS = 500_000
"""About 100 MB; half of the runs of 100,000 stories are seen once."""

_NO_SIGNATURE = bytes(LANES)
_INT32 = Struct("=i").pack


def written(folder: str, stories: Iterable[StoredStory]) -> Any:
    """Writes the stories, one at least, as a segment and returns it, as Whoosh has it."""
    batch = _Batch()
    for stored in stories:
        batch.add(stored)
    return batch.write(folder)


class _Words(dict[str, bytes]):
    """The words of a run of characters without white space, as int32 bytes.

    Terms are numbered as they come; a word is 8 times its term's number, plus the bit of
    its form. What stands between two spaces is analysed once:
    no term reaches across white space. Bytes, because a thousand of them are joined
    in a quarter of the time that a thousand numbers take.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}

    def __missing__(self, run: str) -> bytes:
        numbers = self._numbers
        found = b"".join(
            [
                _INT32(numbers.setdefault(term, len(numbers)) << 3 | form_bit(form))
                for term, form in analysed(run)
            ]
        )
        if len(run) <= MAX_CACHED_CHARS:
            self[run] = found
        return found

    @property
    def term_count(self) -> int:
        """How many terms have a number."""
        return len(self._numbers)

    def in_order(self, numbers: NDArray[np.int32]) -> tuple[list[bytes], NDArray[np.int64]]:
        """The terms with these numbers, in order, and the place of each number's term."""
        is_used = np.zeros(len(self._numbers), bool)
        is_used[numbers] = True
        known = list(self._numbers)
        used = {known[number].encode(): number for number in np.flatnonzero(is_used).tolist()}
        return _in_order(used, len(known))


_kept = threading.local()


def _words() -> _Words:
    """The words that this thread has met so far, or none if they have become too many."""
    words: _Words | None = getattr(_kept, "words", None)
    if words is None or max(len(words), words.term_count) > MAX_CACHED_RUNS:
        words = _kept.words = _Words()
    return words


class _Batch:
    """Stories as they are added; a document's number is how many came before it."""

    def __init__(self) -> None:
        self._ids: list[bytes] = []
        self._stories: list[bytes] = []
        self._captures: list[bytes] = []
        self._signatures: list[bytes] = []
        self._taken = array("i")
        self._posted = array("q")
        self._values = {name: _ValueBuffer() for name in VALUE_FIELDS}
        self._text = _TextBuffer()
        self._title_starts = StartsBuffer()
        self._title_keys = array("Q")

    def add(self, stored: StoredStory) -> None:
        """Takes the next story."""
        story = stored.story
        self._ids.append(story.id.encode())
        self._stories.append(story_bytes(story))
        self._captures.append(captures_bytes(stored.captures))
        self._signatures.append(signature_of(story) or _NO_SIGNATURE)
        self._taken.append(taken_number(story))
        self._posted.append(posted_number(story))
        for name, values in facet_terms(story):
            self._values[name].add(values)
        self._text.add(story)
        self._title_starts.add(story.title)
        self._title_keys.append(title_key(story.title))

    def write(self, folder: str) -> Any:
        """Writes the segment."""
        order, lists, lengths, extents = self._text.sorted()
        bounds = np.frombuffer(self._text.bounds, np.uint32).reshape(-1, BOUNDS)
        rows = Rows(
            ids=self._ids,
            stories=Blobs(self._stories, sizes_of(self._stories)),
            captures=Blobs(self._captures, sizes_of(self._captures)),
            taken=np.frombuffer(self._taken, np.int32),
            posted=np.frombuffer(self._posted, np.int64),
            text_lengths=lengths,
            extents=extents,
            bounds=bounds,
            signatures=np.frombuffer(b"".join(self._signatures), np.uint8).reshape(-1, LANES),
            values={name: values.sorted() for name, values in self._values.items()},
            title_starts=self._title_starts.sorted(),
            title_keys=np.frombuffer(self._title_keys, np.uint64),
        )
        return write_segment(folder, rows, order, [lists])


def facet_terms(story: Story) -> Iterator[tuple[str, tuple[bytes, ...]]]:
    """The terms of the story in each of `VALUE_FIELDS`."""
    values: dict[str, tuple[bytes, ...]] = {
        "unit": (story.unit.encode(),) if story.unit else (),
        "location": (location_term(story.location),) if story.location else (),
        "author": (story.author.name.encode(),) if story.author else (),
        "kind": (story.kind.encode(),),
        "tag": tuple(dict.fromkeys(tag.encode() for tag in story.tags if tag)),
        DEFINITION: tuple(map(definition_term, definitions_of(story))),
    }
    for name in VALUE_FIELDS:
        found = values[name]
        yield name, found if name in MULTIPLE else found[:1]


class _ValueBuffer:
    """The values of one facet as they come, numbered."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._codes = array("q")
        self._counts = array("q")

    def add(self, values: tuple[bytes, ...]) -> None:
        """Takes the values of the next document."""
        self._counts.append(len(values))
        for value in values:
            self._codes.append(self._numbers.setdefault(value, len(self._numbers)))

    def sorted(self) -> Values:
        """The values, numbered in their order."""
        terms, places = _in_order(self._numbers, len(self._numbers))
        codes = places[np.frombuffer(self._codes, np.int64)]
        return Values(terms, np.frombuffer(self._counts, np.int64), codes)


class _TextBuffer:
    """The ranked text of documents as `_Words` has it, and the texts it is made of.

    Of each text of a document are kept how many terms it has, which document it is
    in, the position of its first term and the weight of its field. `bounds` has those
    of `Rows`, documents end to end.
    """

    def __init__(self) -> None:
        self._words = _words()
        self._words_of: list[bytes] = []
        self._texts = array("q")
        self.bounds = array("I")
        self._doc_count = 0

    def add(self, story: Story) -> None:
        """Takes the texts of the next document."""
        words, buffer, texts = self._words, self._words_of, self._texts
        position = 0
        for field in RANKED_FIELDS:
            for text in field.texts(story):
                # What ends a clause belongs to no term; without it fewer runs are different.
                runs = text.replace(", ", " ").replace(". ", " ").split()
                numbers = b"".join(map(words.__getitem__, runs))
                buffer.append(numbers)
                length = len(numbers) // 4
                texts.extend((length, self._doc_count, position, field.weight))
                position += length + FIELD_GAP
            if field.name in BOUNDED_FIELDS:
                self.bounds.append(position)
        self._doc_count += 1

    def sorted(self) -> tuple[list[bytes], Lists, NDArray[np.int64], NDArray[np.int64]]:
        """The terms in order, their posting lists, and of `Rows` `text_lengths` and `extents`."""
        words = np.frombuffer(b"".join(self._words_of), np.int32)
        masks = np.uint8(1) << (words & 7).astype(np.uint8)
        numbers = words >> 3
        terms, places = self._words.in_order(numbers)
        lengths, docs, positions, weights = (
            np.frombuffer(self._texts, np.int64).reshape(-1, 4).T
            if self._texts
            else np.zeros((4, 0), np.int64)
        )
        text_lengths = np.bincount(docs, lengths * weights, self._doc_count).astype(np.int64)
        extents = np.zeros(self._doc_count, np.int64)
        np.maximum.at(extents, docs, positions + lengths)
        # One number for each word: its term, then where in the batch it stands.
        pairs = places[numbers].astype(np.uint64)
        pairs <<= np.uint64(32)
        pairs |= np.arange(len(pairs), dtype=np.uint64)
        pairs.sort()
        at = pairs.astype(np.uint32)
        pairs >>= np.uint64(32)
        term_of = pairs.astype(np.uint32)
        del pairs
        text_of = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)[at]
        doc_of = docs.astype(np.uint32)[text_of]
        shift = positions - ends_from(lengths)[:-1]
        position_of = (at + shift[text_of]).astype(np.uint32)
        is_first = np.ones(len(at), bool)
        is_first[1:] = (term_of[1:] != term_of[:-1]) | (doc_of[1:] != doc_of[:-1])
        starts = np.flatnonzero(is_first)
        if not len(starts):
            return [], Lists(np.zeros(0, np.int64), np.zeros(0, np.uint32)), text_lengths, extents
        weight_of = weights.astype(np.float32)[text_of]
        lists = Lists(
            lengths=np.bincount(term_of[starts], minlength=len(terms)),
            docs=doc_of[starts],
            weights=np.add.reduceat(weight_of, starts),
            counts=np.diff(starts, append=len(at)).astype(np.uint32),
            positions=position_of,
            forms=np.bitwise_or.reduceat(masks[at], starts),
        )
        return terms, lists, text_lengths, extents


def _in_order(numbers: dict[bytes, int], count: int) -> tuple[list[bytes], NDArray[np.int64]]:
    """The keys in order, and for each of `count` numbers the place of its key, if it has one."""
    terms = sorted(numbers)
    places = np.empty(count, np.int64)
    places[[numbers[term] for term in terms]] = np.arange(len(terms))
    return terms, places
