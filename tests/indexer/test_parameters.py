"""A query and its URL parameters are two forms of the same thing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.fields import FACETS
from indexer.parameters import DEFAULT, MAX_PAGE, parameters_of, query_from
from indexer.query import MAX_PER_PAGE, MAX_TEXT_CHARS, Filters, Query, QueryError

DATE_VALUES = st.sampled_from(("", "2024", "2024-02", "2024-02-29", "0001", "9999-12-31"))


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    """Distinct filters in the order that URLs keep: by facet, then as chosen."""
    values = {
        name: draw(st.lists(DATE_VALUES if name == "date" else st.text(), unique=True, max_size=3))
        for name in FACETS
    }
    return tuple((name, value) for name in FACETS for value in values[name])


@st.composite
def queries(draw: st.DrawFn) -> Query:
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    return Query(
        text=draw(st.text(max_size=MAX_TEXT_CHARS)),
        filters=draw(filters()),
        excluded=draw(filters()),
        date_from=draw(st.sampled_from((None, days[0]))),
        date_to=draw(st.sampled_from((None, days[1]))),
        axis=draw(st.sampled_from(("taken", "posted"))),
        match=draw(st.sampled_from(("all", "any"))),
        expand=draw(st.booleans()),
        without=tuple(draw(st.lists(st.text(max_size=50), max_size=4))),
        versions=draw(st.sampled_from(("all", "folded"))),
        sort=draw(st.sampled_from((None, "relevance", "newest", "oldest"))),
        newer=draw(st.sampled_from(("prefer", "ignore"))),
        page=draw(st.integers(1, MAX_PAGE)),
        per_page=draw(st.integers(1, MAX_PER_PAGE)),
    )


@given(queries())
def test_parameters_of_a_query_give_that_query_back(query: Query) -> None:
    assert query_from(parameters_of(query)) == query


@given(queries())
def test_no_parameter_is_written_for_a_default(query: Query) -> None:
    names = {name for name, _ in parameters_of(query)}
    assert ("page" in names) == (query.page != 1)
    assert ("q" in names) == bool(query.text)
    assert parameters_of(DEFAULT) == []


def test_the_order_of_clicks_does_not_change_the_address() -> None:
    units_first = Query().with_filter("unit", "18th Wing").with_filter("location", "JP")
    places_first = Query().with_filter("location", "JP").with_filter("unit", "18th Wing")
    assert parameters_of(units_first) == parameters_of(places_first)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12-02", date(2024, 12, 2), date(2024, 12, 2)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_year_or_month_stands_for_all_its_days(text: str, first: date, last: date) -> None:
    query = query_from([("from", text), ("to", text)])
    assert (query.date_from, query.date_to) == (first, last)


def test_a_date_has_one_spelling_however_it_is_typed() -> None:
    assert query_from([("date", "2024-1-2")]).filters == (("date", "2024-01-02"),)
    assert query_from([("date", "2024-1")]).filters == (("date", "2024-01"),)


def test_empty_and_unknown_parameters_are_ignored() -> None:
    empty = [(name, "") for name in ("q", "from", "to", "axis")]
    more = [(name, "") for name in ("match", "sort", "page", "per_page")]
    assert query_from([*empty, *more, ("utm_source", "x")]) == DEFAULT


def test_a_filter_given_twice_counts_once() -> None:
    query = query_from([("unit", "18th Wing"), ("unit", "18th Wing")])
    assert query.filters == (("unit", "18th Wing"),)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("from", "2024-13", "2024-12-02"),
        ("to", "2023-02-29", "2024-12-02"),
        ("from", "yesterday", "2024-12-02"),
        ("to", "0000", "2024-12-02"),
        ("from", "٢٠٢٤", "2024-12-02"),
        ("date", "2024-00", "2024-12-02"),
        ("date", "FY24", "2024-12-02"),
        ("not_date", "spring", "2024-12-02"),
        ("page", "0", "pages begin at 1"),
        ("page", "two", "whole number"),
        ("page", "-1", "whole number"),
        ("page", "9" * 5000, "whole number"),
        ("page", "²", "whole number"),
        ("per_page", "0", "1 to 100"),
        ("per_page", "101", "1 to 100"),
        ("sort", "best", "relevance, newest or oldest"),
        ("axis", "born", "taken or posted"),
        ("match", "some", "all or any"),
        ("q", "x" * (MAX_TEXT_CHARS + 1), "Keep the words that matter most"),
    ],
)
def test_a_bad_value_is_named_and_the_message_says_what_to_write(
    name: str, value: str, says: str
) -> None:
    with pytest.raises(QueryError) as raised:
        query_from([(name, value)])
    assert raised.value.parameter == name
    assert says in str(raised.value)
    assert len(str(raised.value)) < 250


def test_more_filters_than_a_page_has_room_for_are_refused() -> None:
    units = [("unit", f"{number}th Wing") for number in range(30)]
    tags = [("not_tag", f"{number}") for number in range(20)]
    assert len(query_from([*units, *tags]).excluded) == 20
    with pytest.raises(QueryError, match="51 filters; at most 50") as raised:
        query_from([*units, *tags, ("without", "x")])
    assert raised.value.parameter == "unit"


def test_dates_that_run_backwards_are_refused() -> None:
    with pytest.raises(QueryError, match="Swap the two dates") as raised:
        query_from([("from", "2024"), ("to", "2023")])
    assert raised.value.parameter == "from"


@given(st.dictionaries(st.sampled_from(("from", "to", "date", "page", "per_page")), st.text()))
def test_any_text_as_a_parameter_is_a_query_or_a_query_error(args: dict[str, str]) -> None:
    blamed = None
    try:
        query_from(args.items())
    except QueryError as error:
        blamed = error.parameter
    assert blamed is None or blamed in args
