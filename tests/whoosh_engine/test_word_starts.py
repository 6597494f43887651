"""Who has a word that begins with some letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.suggestions import folded_words
from indexer.whoosh_engine.word_starts import starts_of

_words = st.sampled_from(("a", "an", "and", "andes", "the", "wing", "wingspan", "winged", "b"))
_titles = st.lists(_words, max_size=4).map(" ".join)


@given(st.lists(_titles, max_size=30), st.lists(_words, min_size=1, max_size=3))
def test_owners_are_in_order_and_none_is_missed(titles: list[str], typed: list[str]) -> None:
    owners = starts_of(titles).owners_of(typed).tolist()
    fitting = [
        number
        for number, title in enumerate(titles)
        if all(any(word.startswith(start) for word in folded_words(title)) for start in typed)
    ]
    assert owners == sorted(set(owners))
    assert set(owners) >= set(fitting)


def test_owners_have_each_of_the_words_where_these_are_not_frequent() -> None:
    rare = ["air wing", "wing", "air base", "the wing of the air", "airmen wing, wings"]
    starts = starts_of([*rare, *(f"other{number}" for number in range(40))])
    assert starts.owners_of(("air", "win")).tolist() == [0, 3, 4]
    assert starts.owners_of(("win", "w")).tolist() == [0, 1, 3, 4]
    assert starts.owners_of(("air", "nowhere")).tolist() == []
