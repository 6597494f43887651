"""Date counts become bars: by year, month or day, as a query narrows them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indexer.query import Query
from indexer.results import FacetCounts, FacetValue
from indexer.timeline import MAX_LABELS, MAX_YEARS, timeline, zoomed


def counts(**by_value: int) -> FacetCounts:
    values = [
        FacetValue(name[1:].replace("_", "-"), "", count, selected=False)
        for name, count in by_value.items()
    ]
    return FacetCounts("date", tuple(values), 0, 0)


def test_years_stand_in_a_row_with_those_between_them() -> None:
    found = timeline(Query(), counts(_2024=10, _2021=5))
    assert [(bar.value, bar.count) for bar in found.bars] == [
        ("2021", 5), ("2022", 0), ("2023", 0), ("2024", 10),
    ]  # fmt: skip
    assert [bar.height for bar in found.bars] == [50, 0, 0, 100]
    assert [bar.x for bar in found.bars] == [0, 25, 50, 75]
    assert found.unit == "year"


def test_a_year_shows_its_months_and_a_month_its_days() -> None:
    found = timeline(zoomed(Query(), "2024"), counts(_2024=3, _2024_02=3))
    assert (found.within, found.unit, len(found.bars)) == ("2024", "month", 12)
    assert found.bars[1].value == "2024-02"
    assert found.bars[1].count == 3
    found = timeline(zoomed(Query(), "2024-02"), counts(_2024=3, _2024_02=3, _2024_02_29=1))
    assert (found.within, found.unit, len(found.bars)) == ("2024-02", "day", 29)
    assert found.bars[28].value == "2024-02-29"
    assert timeline(zoomed(Query(), "2024-02-03"), counts()).within == "2024-02"


def test_a_range_zooms_to_the_year_or_month_it_is_within() -> None:
    def within(first: date, last: date) -> str:
        return timeline(Query(date_from=first, date_to=last), counts(_2024=1)).within

    assert within(date(2024, 2, 1), date(2024, 2, 29)) == "2024-02"
    assert within(date(2024, 2, 1), date(2024, 3, 1)) == "2024"
    assert within(date(2023, 2, 1), date(2024, 2, 29)) == ""


def test_what_is_asked_for_is_selected() -> None:
    by_year = counts(_2020=1, _2022=1, _2024=1)
    ranged = timeline(Query(date_from=date(2021, 5, 1)), by_year)
    assert [bar.value for bar in ranged.bars if bar.is_selected] == ["2021", "2022", "2023", "2024"]
    two = timeline(Query(filters=(("date", "2020"), ("date", "2022-03"))), by_year)
    assert [bar.value for bar in two.bars if bar.is_selected] == ["2020", "2022"]
    assert not any(bar.is_selected for bar in timeline(Query(), by_year).bars)


@given(st.dictionaries(st.integers(1, 9999), st.integers(0, 10**6), max_size=300))
def test_any_years_fit_into_the_row(years: dict[int, int]) -> None:
    values = tuple(FacetValue(f"{y:04}", "", n, selected=False) for y, n in years.items())
    found = timeline(Query(), FacetCounts("date", values, 0, 0))
    assert len(found.bars) <= MAX_YEARS
    assert sum(bool(bar.tick) for bar in found.bars) <= MAX_LABELS
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.1 for bar in found.bars)
    assert all(0 <= bar.height <= 100 for bar in found.bars)


def test_zooming_keeps_everything_but_the_dates() -> None:
    query = Query("a", (("unit", "b"), ("date", "2020")), date_to=date(2021, 1, 1), page=3)
    assert zoomed(query, "2022") == Query("a", (("unit", "b"), ("date", "2022")))
    assert zoomed(query, "") == Query("a", (("unit", "b"),))
