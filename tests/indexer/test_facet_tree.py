"""Counts become a list or a tree: nothing is lost, and what is asked for lies open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.facet_tree import ShownValue, facet_tree
from indexer.fields import FACETS, MISSING
from indexer.query import Query
from indexer.results import FacetValue

PLACES = (
    FacetValue("JP", "Japan", 40, selected=False),
    FacetValue("JP/Tokyo", "Tokyo", 30, selected=False),
    FacetValue("JP/Tokyo/Yokota Air Base", "Yokota Air Base", 10, selected=True),
    FacetValue("DE", "Germany", 1234, selected=False),
)


def tree(query: Query, *values: FacetValue, missing: int = 0) -> tuple[ShownValue, ...]:
    return facet_tree(query, FACETS["location"], values, missing, "en_US")


def test_each_place_is_below_the_place_that_it_is_in() -> None:
    japan, germany = tree(Query(), *PLACES)
    assert [value.label for value in japan.flat()] == ["Japan", "Tokyo", "Yokota Air Base"]
    assert (germany.below, germany.count, germany.share) == ((), "1,234", 100)


def test_what_is_asked_for_and_all_that_it_is_in_lies_open() -> None:
    japan, germany = tree(Query(), *PLACES)
    assert [value.is_open for value in (*japan.flat(), germany)] == [True, True, True, False]
    excluding = Query(excluded=(("location", "DE"),))
    assert [value.is_excluded for value in tree(excluding, *PLACES)] == [False, True]


def test_having_none_comes_last_where_a_story_has_none_or_it_is_asked_for() -> None:
    assert [value.label for value in tree(Query(), *PLACES, missing=7)] == [
        "Japan",
        "Germany",
        "Location not stated",
    ]
    asked = Query(filters=(("location", MISSING),))
    assert [(value.count, value.is_selected) for value in tree(asked)] == [("0", True)]
    assert tree(Query()) == ()


def test_a_list_says_what_each_place_is_in() -> None:
    names = {value.value: value.label for value in PLACES}
    listed = facet_tree(Query(), FACETS["location"], PLACES, 0, "en_US", names)
    assert [value.within for value in listed] == ["", "Japan", "Tokyo, Japan", ""]


def test_a_day_is_written_as_the_reader_writes_it() -> None:
    day = FacetValue("2024-12-02", "December 2, 2024", 1234, selected=False)
    shown = facet_tree(Query(), FACETS["date"], (day,), 0, "en_GB")
    assert [value.label for value in shown] == ["2 December 2024"]
    assert facet_tree(Query(), FACETS["date"], (day,), 0, "de")[0].count == "1.234"


@given(
    st.dictionaries(
        st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join),
        st.integers(0, 9),
    ),
    st.integers(0, 3),
)
def test_each_value_is_shown_once(counts: dict[str, int], missing: int) -> None:
    values = [FacetValue(value, value, count, selected=False) for value, count in counts.items()]
    shown = [value for top in tree(Query(), *values, missing=missing) for value in top.flat()]
    assert sorted(value.value for value in shown) == sorted([*counts, *[MISSING] * (missing > 0)])
    assert all(0 <= value.share <= 100 for value in shown)
