"""Words are counted by weight as the index counts them, whatever stands between them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import terms
from indexer.fields import RANKED_FIELDS
from indexer.story import Caption, Story
from indexer.whoosh_engine.weighted import MAX_CACHED_CHARS, weighted_counts

texts = st.lists(
    st.sampled_from(("F-35A", "U.S.", "air-to-air", "374th", "x" * (MAX_CACHED_CHARS + 1), "a"))
    | st.text(max_size=5)
).map(" ".join)


@given(title=texts, body=texts, caption=texts, tag=texts)
def test_counts_are_those_of_whole_texts(title: str, body: str, caption: str, tag: str) -> None:
    story = Story("1", "news", title, body, captions=(Caption(caption, None),), tags=(tag,))
    expected: Counter[str] = Counter()
    for field in RANKED_FIELDS:
        for text in field.texts(story):
            for term in terms(text):
                expected[term] += field.weight
    assert weighted_counts(story) == expected
