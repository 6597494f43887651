"""A batch of stories becomes a segment: its columns as they come, then all of it at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.definitions import definitions_of
from indexer.duplicates import LANES, signature_of
from indexer.engine import StoredStory
from indexer.story import Story
from indexer.whoosh_engine.packing import sizes_of
from indexer.whoosh_engine.records import (
    captures_bytes,
    definition_term,
    location_term,
    posted_number,
    story_bytes,
    taken_number,
)
from indexer.whoosh_engine.rows import Blobs, Rows, Values
from indexer.whoosh_engine.schema import DEFINITION, MULTIPLE, VALUE_FIELDS
from indexer.whoosh_engine.texts import TextBuffer
from indexer.whoosh_engine.word_starts import StartsBuffer, title_key
from indexer.whoosh_engine.write import write_segment

_NO_SIGNATURE = bytes(LANES)


def written(folder: str, stories: Iterable[StoredStory]) -> Any:
    """Writes the stories, one at least, as a segment and returns it, as Whoosh has it."""
    batch = _Batch()
    for stored in stories:
        batch.add(stored)
    return batch.write(folder)


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
        self._text = TextBuffer()
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
        order, lists, lengths, extents, bounds = self._text.sorted()
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


def _in_order(numbers: dict[bytes, int], count: int) -> tuple[list[bytes], NDArray[np.int64]]:
    """The keys in order, and for each of `count` numbers the place of its key, if it has one."""
    terms = sorted(numbers)
    places = np.empty(count, np.int64)
    places[[numbers[term] for term in terms]] = np.arange(len(terms))
    return terms, places
