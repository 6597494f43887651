"""Dates as people write them become a first and a last day, and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.periods import period, written_period

TODAY = date(2026, 3, 18)  # a Wednesday


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-2-5", "2024-02-05", "2024-02-05"),
        ("FY26", "2025-10-01", "2026-09-30"),
        ("fy2026", "2025-10-01", "2026-09-30"),
        ("FY98", "1997-10-01", "1998-09-30"),
        ("2024-12-01..2025-01-31", "2024-12-01", "2025-01-31"),
        ("2024..2025-01", "2024-01-01", "2025-01-31"),
        ("2025..2024", "2024-01-01", "2025-12-31"),
        ("2024…2025", "2024-01-01", "2025-12-31"),
        ("2024..", "2024-01-01", ""),
        ("..2024", "", "2024-12-31"),
        ("..", "", ""),
        (">2024", "2025-01-01", ""),
        (">=2024", "2024-01-01", ""),
        ("<2024-02", "", "2024-01-31"),
        ("<=2024-02", "", "2024-02-29"),
        (">FY25", "2025-10-01", ""),
        ("today", "2026-03-18", "2026-03-18"),
        ("Yesterday", "2026-03-17", "2026-03-17"),
        ("this-week", "2026-03-16", "2026-03-22"),
        ("last week", "2026-03-09", "2026-03-15"),
        ("this-month", "2026-03-01", "2026-03-31"),
        ("last-month", "2026-02-01", "2026-02-28"),
        ("this-year", "2026-01-01", "2026-12-31"),
        ("last-year", "2025-01-01", "2025-12-31"),
        ("this-fy", "2025-10-01", "2026-09-30"),
        ("last-fy", "2024-10-01", "2025-09-30"),
        ("30d", "2026-02-16", "2026-03-18"),
        ("2w", "2026-03-04", "2026-03-18"),
        ("1m", "2026-02-18", "2026-03-18"),
        ("2y", "2024-03-18", "2026-03-18"),
        ("last-month..today", "2026-02-01", "2026-03-18"),
        (">=last-year", "2025-01-01", ""),
    ],
)
def test_a_text_names_its_days(text: str, first: str, last: str) -> None:
    assert period(text, TODAY) == (day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "24", "2024-13", "2024-02-30", "0000", "FY0", "FY0001", "FY0000", ">", "<="),
        *(">9999", "<0001", "99999y", "2024..soon", "soon..2024", "20240101", "٢٠٢٤"),
    ],
)
def test_what_names_no_days_is_none(text: str) -> None:
    assert period(text, TODAY) is None


def test_without_today_nothing_relative_is_understood() -> None:
    assert period("today", None) is None
    assert period("FY26", None) is not None


@given(st.text(max_size=20) | st.text(alphabet="0123456789-.<>=dwmyf ", max_size=14))
def test_any_text_is_days_or_none(text: str) -> None:
    days = period(text, TODAY)
    if days is not None:
        assert period(written_period(*days), None) == days


@given(st.dates(), st.dates())
def test_days_are_read_from_what_was_written_of_them(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for days in ((first, last), (first, None), (None, last), (None, None)):
        assert period(written_period(*days), None) == days


def test_days_are_written_as_short_as_they_can_be() -> None:
    spans = {
        written_period(day("2024-01-01"), day("2024-12-31")),
        written_period(day("2024-12-01"), day("2024-12-31")),
        written_period(day("2024-12-02"), day("2024-12-02")),
        written_period(day("2025-10-01"), day("2026-09-30")),
        written_period(day("2024-12-02"), None),
    }
    assert spans == {"2024", "2024-12", "2024-12-02", "FY2026", "2024-12-02.."}
