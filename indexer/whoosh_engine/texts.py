"""The ranked text of a batch: analysed into numbers as it comes, then sorted as arrays."""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray

from indexer.fields import RANKED_FIELDS
from indexer.story import Story
from indexer.whoosh_engine.packing import Lists, ends_from
from indexer.whoosh_engine.rows import BOUNDED_FIELDS, BOUNDS
from indexer.whoosh_engine.words import kept_words

FIELD_GAP = 100
"""Positions left free between two texts of a story, so that no phrase spans them."""

CHARS_AT_ONCE = 1 << 19
"""Of text that is analysed at once: its arrays then fit a core's cache."""

_WEIGHTS = np.array([field.weight for field in RANKED_FIELDS], np.uint8)
_BOUNDED = [at for at, field in enumerate(RANKED_FIELDS) if field.name in BOUNDED_FIELDS]


class TextBuffer:
    """The ranked text of documents, and the texts it is made of, `X` of them.

    Of each text are kept its words (see `words.py`), how many they are, the document it is
    in and the number of its field. A document's number is how many came before it.
    """

    def __init__(self) -> None:
        self._known = kept_words()
        self._waiting: list[str] = []
        self._waiting_chars = 0
        self._words = [np.zeros(0, np.int32)]
        self._lengths = [np.zeros(0, np.int64)]
        self._docs = array("I")
        self._fields = array("B")
        self._doc_count = 0

    def add(self, story: Story) -> None:
        """Takes the texts of the next document."""
        for number, field in enumerate(RANKED_FIELDS):
            for text in field.texts(story):
                self._waiting.append(text)
                self._waiting_chars += len(text)
                self._docs.append(self._doc_count)
                self._fields.append(number)
        self._doc_count += 1
        if self._waiting_chars > CHARS_AT_ONCE:
            self._analyse()

    def _analyse(self) -> None:
        words, lengths = self._known.of(self._waiting)
        self._words.append(words)
        self._lengths.append(lengths)
        self._waiting, self._waiting_chars = [], 0

    def sorted(
        self,
    ) -> tuple[list[bytes], Lists, NDArray[np.int64], NDArray[np.int64], NDArray[np.uint32]]:
        """The terms in order, their posting lists; of `Rows` the lengths, extents and bounds."""
        self._analyse()
        words, lengths = np.concatenate(self._words), np.concatenate(self._lengths)
        docs = np.frombuffer(self._docs, np.uint32)
        fields = np.frombuffer(self._fields, np.uint8)
        weights = _WEIGHTS[fields]
        first = first_positions(docs, lengths)
        text_lengths = np.bincount(docs, lengths * weights, self._doc_count).astype(np.int64)
        extents = np.zeros(self._doc_count, np.int64)
        np.maximum.at(extents, docs, first + lengths)
        bounds = _bounds(docs, fields, lengths, self._doc_count)
        numbers = words >> 3
        terms, places = self._known.in_order(numbers)
        if not terms:
            none = Lists(np.zeros(0, np.int64), np.zeros(0, np.uint32))
            return [], none, text_lengths, extents, bounds
        # One number for each word: its document, and its position there.
        where = np.repeat(docs.astype(np.uint64) << np.uint64(32), lengths)
        where |= _spread(first, lengths).astype(np.uint64)
        # And one for the weight of its field, and the mask of its form.
        marks = np.repeat(weights.astype(np.uint16) << 8, lengths)
        marks |= np.uint16(1) << (words & 7).astype(np.uint16)
        lists = _lists(places.take(numbers), where, marks, len(terms))
        return terms, lists, text_lengths, extents, bounds


def first_positions(docs: NDArray[np.uint32], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """int64[X]: the position of each text's first word.

    A document's first text begins at 0, each other one a gap behind the one before.
    """
    if not len(docs):
        return np.zeros(0, np.int64)
    first = ends_from(lengths + FIELD_GAP)[:-1]
    begins = np.flatnonzero(np.append(True, docs[1:] != docs[:-1]))
    first -= np.repeat(first[begins], np.diff(begins, append=len(docs)))
    return first


def _bounds(
    docs: NDArray[np.uint32], fields: NDArray[np.uint8], lengths: NDArray[np.int64], count: int
) -> NDArray[np.uint32]:
    """uint32[count, BOUNDS]: the position behind each of `BOUNDED_FIELDS`."""
    bounds = np.zeros((count, BOUNDS), np.uint32)
    for at, number in enumerate(_BOUNDED):
        is_before = fields <= number
        bounds[:, at] = np.bincount(docs[is_before], (lengths + FIELD_GAP)[is_before], count)
    return bounds


def _spread(first: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each text so many numbers from its first one on."""
    spread: NDArray[np.int64] = np.repeat(first - ends_from(lengths)[:-1], lengths)
    spread += np.arange(len(spread))
    return spread


def _lists(
    places: NDArray[np.uint32], where: NDArray[np.uint64], marks: NDArray[np.uint16], count: int
) -> Lists:
    """The posting lists of `count` terms.

    Of each word, in the order of the text, `places` has the place of its term, `where` its
    document and in the lower half its position, `marks` the weight of its field and in the
    lower half the mask of its form.
    """
    # Sorted as one number with their place in the text, which is faster than any other way.
    keys = places.astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= np.arange(len(keys), dtype=np.uint64)
    keys.sort()
    at = keys.astype(np.uint32).astype(np.intp)
    keys >>= np.uint64(32)
    term_of = keys.astype(np.uint32)
    del keys
    where, marks = where.take(at), marks.take(at)  # memory is far: two looks are enough
    del at
    positions = where.astype(np.uint32)
    where >>= np.uint64(32)
    doc_of = where.astype(np.uint32)
    is_first = np.ones(len(doc_of), bool)
    is_first[1:] = (term_of[1:] != term_of[:-1]) | (doc_of[1:] != doc_of[:-1])
    starts = np.flatnonzero(is_first)
    return Lists(
        lengths=np.bincount(term_of[starts], minlength=count),
        docs=doc_of[starts],
        weights=np.add.reduceat((marks >> 8).astype(np.float32), starts),
        counts=np.diff(starts, append=len(doc_of)).astype(np.uint32),
        positions=positions,
        forms=np.bitwise_or.reduceat(marks.astype(np.uint8), starts),
    )
