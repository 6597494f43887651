"""Random stories and random trees over so few words that everything collides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from indexer.analysis import terms
from indexer.engine import Changes, StoredStory
from indexer.fields import date_levels
from indexer.story import Author, Caption, Location, Story
from indexer.tree import (
    TEXT_FIELDS,
    And,
    Between,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Value,
    Wildcard,
    Within,
)
from indexer.whoosh_engine.build import Resources
from indexer.whoosh_engine.engine import WhooshEngine

WORDS = (
    *("ab", "abc", "acb", "abcd", "ba", "bca", "bcda"),
    *("xoz", "xжz", "жx", "374th", "日本", "U.S."),
)
TERMS = tuple(sorted({term for word in WORDS for term in terms(word)}))
_LONG = tuple(
    " ".join(WORDS[(at * step + at // 5) % len(WORDS)] for at in range(30)) for step in (1, 3)
)
"""Texts long enough to have versions."""

words = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)
days = st.dates(date(2023, 12, 30), date(2024, 1, 3))
story_ids = st.integers(0, 15).map(str)
stories = st.builds(
    Story,
    id=story_ids,
    kind=st.sampled_from(("news", "image")),
    title=words,
    body=words | st.builds("{} {}".format, st.sampled_from(_LONG), words),
    author=st.sampled_from((None, Author("Sgt.", "A B"), Author(None, "C D"))),
    unit=st.sampled_from((None, "ab Wing", "abc Wing")),
    location=st.sampled_from(
        (None, Location(None, "Tokyo", "JP", "Japan"), Location("ab", None, "DE", "Germany"))
    ),
    taken_on=st.none() | days,
    posted_at=st.none() | days.map(lambda day: datetime(day.year, day.month, day.day, 12, 5)),
    captions=st.lists(words.map(lambda text: Caption(text, None)), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(("ab", "bca", "xoz ab")), max_size=3).map(tuple),
)
histories = st.lists(
    st.tuples(st.lists(stories, max_size=6), st.sets(story_ids, max_size=3)),
    min_size=1,
    max_size=6,
)
"""Changes one after another: stories that come or are rewritten, and ids that go."""

phrases = st.builds(
    lambda found, distance: Phrase(tuple(found), " ".join(found), distance),
    st.lists(st.sampled_from(TERMS), min_size=1, max_size=3),
    st.sampled_from((1, 1, 1, 2, 3, 5)),
)
_starts = st.sampled_from(sorted({term[:size] for term in TERMS for size in (1, 2, 3)}))
_expanded = st.one_of(
    st.builds(Prefix, _starts),
    st.sampled_from(("*", "a*", "*b*", "?b?", "x?z", "b*a", "b*c*a", "??", "u.s.", "[a]b")).map(
        Wildcard
    ),
    st.builds(Fuzzy, st.sampled_from(TERMS), st.sampled_from((1, 2))),
)
_values = st.builds(
    Value,
    st.sampled_from(("author", "unit", "location", "tag")),
    st.sampled_from(("ab", "AB Wing", "a", "xoz ab", "wing", "Tokyo", "jp", "Germ", "DE/ab", "b")),
    st.booleans(),
) | st.builds(
    Value, st.sampled_from(("kind", "id")), st.sampled_from(("1", "NEWS", "n", "10")), st.booleans()
)
leaves = st.one_of(
    phrases,
    phrases,
    _expanded,
    st.builds(Within, st.sampled_from(TEXT_FIELDS), st.one_of(phrases, _expanded)),
    _values,
    st.builds(Between, st.sampled_from(("taken", "posted")), st.none() | days, st.none() | days),
    st.just(Everything()),
)


def _trees(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, inner))


trees: st.SearchStrategy[Node] = st.recursive(leaves, _trees, max_leaves=6)


def engine_in(folder: Path | str, **settings: Any) -> WhooshEngine:
    """An engine that works in this process alone, unless asked otherwise."""
    resources = Resources(settings.get("processes", 1), settings.get("memory_mb", 256))
    return WhooshEngine(str(folder), resources, settings.get("cache_mb", 16))


@contextmanager
def opened(folder: Path | str) -> Iterator[WhooshEngine]:
    """An engine that is closed afterwards."""
    engine = engine_in(folder)
    try:
        yield engine
    finally:
        engine.close()


def put(engine: WhooshEngine, stories: Iterable[Story], removed: Iterable[str] = ()) -> int:
    """One change."""
    with engine.lock():
        return engine.apply(Changes([StoredStory(story, ()) for story in stories], removed))


def replay(
    engine: WhooshEngine, history: Sequence[tuple[list[Story], set[str]]]
) -> dict[str, Story]:
    """Makes the changes one after another and returns what stays, by id."""
    left: dict[str, Story] = {}
    for came, gone in history:
        left.update((story.id, story) for story in came)
        only_gone = gone - {story.id for story in came}
        put(engine, came, only_gone)
        for story_id in only_gone:
            left.pop(story_id, None)
    return left


def paths(story: Story, facet: str) -> list[str]:
    """A story's values of a facet, of all levels, dates by `taken`."""
    values: dict[str, list[str]] = {
        "unit": [story.unit] if story.unit else [],
        "location": [path for path, _ in story.location.levels] if story.location else [],
        "date": [value for value, _ in date_levels(story.date)] if story.date else [],
        "author": [story.author.name] if story.author else [],
        "kind": [story.kind],
        "tag": list(dict.fromkeys(story.tags)),
    }
    return values[facet]
