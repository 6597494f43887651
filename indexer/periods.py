"""The text of a date becomes a first and a last day, and back.

A year, a month, a day, a fiscal year; ranges and comparisons of these; and words
that are relative to a day that the caller names as today.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Period = tuple[date | None, date | None]
"""The first and the last day; None is an open end."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_FISCAL = re.compile(r"fy-?([0-9]{2}|[0-9]{4})", re.IGNORECASE)
_AGO = re.compile(r"([0-9]{1,5})([dwmy])", re.IGNORECASE)
_COMPARED = re.compile(r"(>=|<=|>|<)(.*)", re.DOTALL)

FISCAL_CENTURY = 70
"""Fiscal years of two figures from here on are of the 1900s: `FY98` is 1998."""


def period(text: str, today: date | None) -> Period | None:
    """The days that a text names; None if it names none.

    Without a day for `today`, nothing relative is understood.
    """
    text = "-".join(text.split()).replace("…", "..")
    try:
        compared = _COMPARED.fullmatch(text)
        if compared:
            return _compared(compared[1], compared[2].strip("-"), today)
        if ".." in text:
            low, _, high = text.partition("..")
            return _range(low, high, today)
        return _named(text, today)
    except (ValueError, OverflowError):  # the 31st of February, the year 0
        return None


def calendar_days(text: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day: `2024-12`; None for other texts.

    Raises:
        ValueError: there is no such month or day.
    """
    dated = _DATE.fullmatch(text)
    if not dated:
        return None
    year, month, day = dated.groups()
    first = date(int(year), int(month or 1), int(day or 1))
    last_month = int(month or 12)
    return first, date(first.year, last_month, int(day or monthrange(first.year, last_month)[1]))


def _compared(sign: str, text: str, today: date | None) -> Period | None:
    named = _named(text, today)
    if named is None:
        return None
    first, last = named
    match sign:
        case ">":
            return last + timedelta(1), None
        case ">=":
            return first, None
        case "<":
            return None, first - timedelta(1)
        case _:
            return None, last


def _range(low: str, high: str, today: date | None) -> Period | None:
    """From the first day of the one to the last of the other, whichever is earlier."""
    below, above = (_named(text.strip(".-"), today) for text in (low, high))
    if (below is None) != (not low.strip(".-")) or (above is None) != (not high.strip(".-")):
        return None
    if below and above and below[0] > above[1]:
        below, above = above, below
    return below[0] if below else None, above[1] if above else None


def _named(text: str, today: date | None) -> tuple[date, date] | None:
    """The days of one name."""
    dated = calendar_days(text)
    if dated:
        return dated
    fiscal = _FISCAL.fullmatch(text)
    if fiscal:
        year = int(fiscal[1])
        if len(fiscal[1]) == 2:
            year += 1900 if year >= FISCAL_CENTURY else 2000
        return date(year - 1, 10, 1), date(year, 9, 30)
    return _relative(text.lower(), today) if today else None


def _relative(text: str, today: date) -> tuple[date, date] | None:
    """The days of a name that depends on the day it is said. Weeks begin on Mondays."""
    ago = _AGO.fullmatch(text)
    if ago:
        return _before(today, int(ago[1]), ago[2]), today
    monday = today - timedelta(today.weekday())
    fiscal_year = today.year + (today.month >= 10)
    match text:
        case "today":
            return today, today
        case "yesterday":
            return today - timedelta(1), today - timedelta(1)
        case "this-week":
            return monday, monday + timedelta(6)
        case "last-week":
            return monday - timedelta(7), monday - timedelta(1)
        case "this-month":
            return _named(f"{today:%Y-%m}", None)
        case "last-month":
            return _named(f"{today.replace(day=1) - timedelta(1):%Y-%m}", None)
        case "this-year":
            return _named(f"{today.year:04}", None)
        case "last-year":
            return _named(f"{today.year - 1:04}", None)
        case "this-fy":
            return _named(f"fy{fiscal_year:04}", None)
        case "last-fy":
            return _named(f"fy{fiscal_year - 1:04}", None)
    return None


def _before(today: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years before; a month's last day at most."""
    if unit in "dw":
        return today - timedelta(count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def written_period(first: date | None, last: date | None) -> str:
    """The shortest text that `period` reads as these days, whatever the day is.

    >>> written_period(date(2024, 12, 1), date(2024, 12, 31))
    '2024-12'
    """
    if first and last:
        for text in (f"{first.year:04}", f"{first.year:04}-{first.month:02}", first.isoformat()):
            if _named(text, None) == (first, last):
                return text
        if fiscal_year(first, last):
            return f"FY{last.year:04}"
    return f"{first or ''}..{last or ''}"


def fiscal_year(first: date | None, last: date | None) -> int | None:
    """The federal fiscal year with these days, from October to September; None for others."""
    if first and last and last.year == first.year + 1:
        is_one = (first.month, first.day, last.month, last.day) == (10, 1, 9, 30)
        return last.year if is_one else None
    return None
