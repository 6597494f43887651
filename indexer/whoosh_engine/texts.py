"""The ranked text of a batch: analysed into numbers as it comes, then sorted as arrays."""

from __future__ import annotations

from array import array

import numpy as np
from numpy.typing import NDArray

from indexer.fields import RANKED_FIELDS
from indexer.story import Story
from indexer.whoosh_engine.arrays import ends_from, is_new
from indexer.whoosh_engine.packing import Lists
from indexer.whoosh_engine.rows import BOUNDED_FIELDS, BOUNDS
from indexer.whoosh_engine.words import kept_words

FIELD_GAP = 100
"""Positions left free between two texts of a story, so that no phrase spans them."""

CHARS_AT_ONCE = 1 << 19
"""Of text that is analysed at once: its arrays then fit a core's cache."""

KEY_BITS = 64
"""What a word's term, document and position can take to be sorted as one number: those of
10,000 stories of 400 words take 50."""

FORM_BITS = 3
MARK_BITS = FORM_BITS + (len(RANKED_FIELDS) - 1).bit_length()
"""Of the bit of a word's form, and of that with the number of its field."""

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
        first = first_positions(docs, lengths)
        text_lengths = np.bincount(docs, lengths * _WEIGHTS[fields], self._doc_count)
        extents = np.zeros(self._doc_count, np.int64)
        np.maximum.at(extents, docs, first + lengths)
        bounds = _bounds(docs, fields, lengths, self._doc_count)
        numbers = words >> 3
        terms, places = self._known.in_order(numbers)
        if not terms:
            none = Lists(np.zeros(0, np.int64), np.zeros(0, np.uint32))
            return [], none, text_lengths.astype(np.int64), extents, bounds
        position_bits = int(extents.max()).bit_length()
        of_texts = docs.astype(np.uint64) << np.uint64(position_bits + MARK_BITS)
        of_texts |= fields.astype(np.uint64) << np.uint64(FORM_BITS)
        what = np.repeat(of_texts, lengths)
        what |= _spread(first, lengths).astype(np.uint64) << np.uint64(MARK_BITS)
        what |= (words & 7).astype(np.uint64)
        lists = _lists(places.take(numbers), what, position_bits, len(terms))
        return terms, lists, text_lengths.astype(np.int64), extents, bounds


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
    places: NDArray[np.uint32], what: NDArray[np.uint64], position_bits: int, count: int
) -> Lists:
    """The posting lists of `count` terms.

    Of each word, in the order of the text, `places` has the place of its term, and `what`,
    which is not kept, from the highest bit to the lowest its document, its position there,
    the number of its field and the bit of its form.
    """
    doc_at = position_bits + MARK_BITS
    bits = doc_at + int(what[-1] >> np.uint64(doc_at)).bit_length()
    if bits + (count - 1).bit_length() <= KEY_BITS:
        # Sorted as one number with its term, which is faster than any other way.
        what |= places.astype(np.uint64) << np.uint64(bits)
        what.sort()
        term_of = (what >> np.uint64(bits)).astype(np.uint32)
        what &= np.uint64((1 << bits) - 1)
    else:
        order = np.argsort(places, kind="stable")
        term_of, what = places[order], what[order]
    forms = np.uint8(1) << (what.astype(np.uint8) & np.uint8((1 << FORM_BITS) - 1))
    weights = _WEIGHTS.take((what.astype(np.uint8) & (1 << MARK_BITS) - 1) >> FORM_BITS)
    what >>= np.uint64(MARK_BITS)
    positions = what.astype(np.uint32) & np.uint32((1 << position_bits) - 1)
    what >>= np.uint64(position_bits)
    doc_of = what.astype(np.uint32)
    is_first = is_new(term_of) | is_new(doc_of)
    starts = np.flatnonzero(is_first)
    return Lists(
        lengths=np.bincount(term_of[starts], minlength=count),
        docs=doc_of[starts],
        weights=np.add.reduceat(weights.astype(np.float32), starts),
        counts=np.diff(starts, append=len(doc_of)).astype(np.uint32),
        positions=positions,
        forms=np.bitwise_or.reduceat(forms, starts),
    )
