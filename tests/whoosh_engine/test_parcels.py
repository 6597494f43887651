"""Stories arrive in another process as they were sent."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from indexer.engine import CaptureStamp, StoredStory
from indexer.story import Problem, Story
from indexer.whoosh_engine.parcels import _KINDS, packed, unpacked
from tests.whoosh_engine.corpora import stories

stored = st.builds(
    StoredStory,
    stories,
    st.lists(st.builds(CaptureStamp, st.text(), st.integers(0), st.integers(0))).map(tuple),
)


@given(st.lists(stored, max_size=3))
def test_stories_are_unpacked_as_they_were_packed(sent: list[StoredStory]) -> None:
    assert unpacked(packed(sent)) == sent


def test_each_part_of_a_story_is_packed_in_the_fast_way() -> None:
    story = Story("1", "news", "", "", inferred={"unit": "text"}, problems=(Problem("a", "b"),))
    assert unpacked(packed([StoredStory(story, ())]))[0].story == story
    assert all(fields(kind) for kind in _KINDS)
    parts: set[Any] = {type(part) for part in story.problems}
    assert parts <= set(_KINDS)
