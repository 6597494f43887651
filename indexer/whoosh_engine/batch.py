"""A batch of stories becomes a segment, column by column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.definitions import definitions_of
from indexer.duplicates import LANES, signatures_of
from indexer.engine import StoredStory
from indexer.story import Location, Story
from indexer.whoosh_engine.arrays import sizes_of
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

SIGNED_AT_ONCE = 256
"""Stories whose signatures are made at once: their arrays then fit a core's cache."""


def written(folder: str, stories: Sequence[StoredStory]) -> Any:
    """Writes the stories, one at least, as a segment and returns it, as Whoosh has it."""
    told = [stored.story for stored in stories]
    text, title_starts = TextBuffer(), StartsBuffer()
    for story in told:
        text.add(story)
        title_starts.add(story.title)
    terms, lists, lengths, extents, bounds = text.sorted()
    packed = [story_bytes(story) for story in told]
    titles = [story.title.encode(errors="surrogatepass") for story in told]
    captures = [captures_bytes(stored.captures) for stored in stories]
    rows = Rows(
        ids=[story.id.encode() for story in told],
        stories=Blobs(packed, sizes_of(packed)),
        captures=Blobs(captures, sizes_of(captures)),
        titles=Blobs(titles, sizes_of(titles)),
        taken=np.array(list(map(taken_number, told)), np.int32),
        posted=np.array(list(map(posted_number, told)), np.int64),
        text_lengths=lengths,
        extents=extents,
        bounds=bounds,
        signatures=_signatures(told),
        values={name: _values(name, told) for name in VALUE_FIELDS},
        title_starts=title_starts.sorted(),
        title_keys=np.array([title_key(story.title) for story in told], np.uint64),
    )
    return write_segment(folder, rows, terms, [lists])


def _signatures(stories: Sequence[Story]) -> NDArray[np.uint8]:
    none = bytes(LANES)
    found: list[bytes] = []
    for first in range(0, len(stories), SIGNED_AT_ONCE):
        signatures = signatures_of(stories[first : first + SIGNED_AT_ONCE])
        found += [signature or none for signature in signatures]
    return np.frombuffer(b"".join(found), np.uint8).reshape(-1, LANES)


_VALUES: dict[str, Callable[[Story], tuple[Any, ...]]] = {
    "unit": lambda story: (story.unit,) if story.unit else (),
    "location": lambda story: (story.location,) if story.location else (),
    "author": lambda story: (story.author.name,) if story.author else (),
    "kind": lambda story: (story.kind,),
    "tag": lambda story: tuple(dict.fromkeys(filter(None, story.tags))),
    DEFINITION: lambda story: tuple(map(definition_term, definitions_of(story))),
}
"""What a story has of each of `VALUE_FIELDS`."""


def _values(name: str, stories: Sequence[Story]) -> Values:
    found = list(map(_VALUES[name], stories))
    if name not in MULTIPLE:
        found = [values[:1] for values in found]
    every = list(chain.from_iterable(found))
    term_of = {value: _term(value) for value in dict.fromkeys(every)}
    terms = sorted(set(term_of.values()))
    place = {term: at for at, term in enumerate(terms)}
    code_of = {value: place[term] for value, term in term_of.items()}
    codes = np.fromiter(map(code_of.__getitem__, every), np.int64, len(every))
    return Values(terms, sizes_of(found), codes)


def _term(value: str | bytes | Location) -> bytes:
    if isinstance(value, bytes):
        return value
    return location_term(value) if isinstance(value, Location) else value.encode()
