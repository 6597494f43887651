"""Queries as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indexer.query import MAX_TEXT_CHARS, Query, QueryError


def test_a_changed_question_begins_on_its_first_page() -> None:
    query = Query("x", page=7)
    changed = (
        query.with_filter("unit", "A"),
        query.without_filter("unit", "A"),
        query.without_filters(),
        query.sorted_by("newest"),
    )
    assert [one.page for one in changed] == [1, 1, 1, 1]


def test_the_order_of_filters_makes_no_other_question() -> None:
    one = Query().with_filter("unit", "A").with_filter("location", "JP").with_filter("unit", "B")
    other = Query().with_filter("location", "JP").with_filter("unit", "B").with_filter("unit", "A")
    assert one == other


def test_a_filter_taken_back_leaves_the_question_as_it_was() -> None:
    query = Query("x").with_filter("unit", "A")
    assert query.with_filter("unit", "A") == query
    assert query.with_filter("unit", "B").without_filter("unit", "B") == query


@pytest.mark.parametrize(
    ("arguments", "parameter"),
    [
        ({"text": "x" * (MAX_TEXT_CHARS + 1)}, "q"),
        ({"page": 0}, "page"),
        ({"per_page": 0}, "per_page"),
        ({"per_page": 101}, "per_page"),
    ],
)
def test_what_cannot_be_asked_names_the_parameter(
    arguments: dict[str, object], parameter: str
) -> None:
    with pytest.raises(QueryError) as caught:
        Query(**arguments)  # type: ignore[arg-type]  # wrong on purpose
    assert caught.value.parameter == parameter


def test_each_lesser_question_asks_for_one_filter_less() -> None:
    asked = Query(
        "convoy",
        filters=(("unit", "A"), ("unit", "B")),
        excluded=(("kind", "image"),),
        date_from=date(2024, 1, 1),
        date_to=date(2024, 12, 31),
        page=3,
    )
    lesser = {(name, value, out): less for name, value, out, less in asked.lesser()}
    assert lesser == {
        ("unit", "A", False): asked.without_filter("unit", "A"),
        ("unit", "B", False): asked.without_filter("unit", "B"),
        ("kind", "image", True): replace(asked, excluded=(), page=1),
        ("from", "2024-01-01", False): replace(asked, date_from=None, page=1),
        ("to", "2024-12-31", False): replace(asked, date_to=None, page=1),
    }
    assert list(Query("convoy").lesser()) == []
