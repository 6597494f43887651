"""Dates as the site prints them: `12.02.2024` and `12.10.2024 01:28`.

Never guesses: what is not such a date is `None`, and another order of day and
month is not tried.
"""

from __future__ import annotations

import re
from datetime import date, datetime

_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_MINUTE = re.compile(_DAY.pattern + r" (\d{1,2}):(\d{2})", re.ASCII)
_DATE_LINE = re.compile(r"\d{1,4}[./-]\d{1,4}[./-]\d{1,4}", re.ASCII)


def day(text: str) -> date | None:
    """The day that `MM.DD.YYYY` names."""
    match = _DAY.fullmatch(text)
    if not match:
        return None
    month, day_of_month, year = map(int, match.groups())
    return _existing(year, month, day_of_month)


def iso_day(text: str) -> date | None:
    """The day that `YYYY-MM-DD` names."""
    year, _, rest = text.partition("-")
    month, _, day_of_month = rest.partition("-")
    parts = (year, month, day_of_month)
    return _existing(*map(int, parts)) if all(p.isdecimal() for p in parts) else None


def minute(text: str) -> datetime | None:
    """The time that `MM.DD.YYYY HH:MM` names, without a zone, as printed."""
    match = _MINUTE.fullmatch(text)
    if not match:
        return None
    month, day_of_month, year, hour, minute_of_hour = map(int, match.groups())
    try:
        return datetime(year, month, day_of_month, hour, minute_of_hour)
    except ValueError:
        return None


def is_date_line(line: str) -> bool:
    """Whether a line has the shape of a date and nothing else, right or wrong."""
    return _DATE_LINE.fullmatch(line) is not None


def are_swapped(one: date, other: date) -> bool:
    """Whether two different days are the same with day and month exchanged."""
    return one != other and (one.year, one.month, one.day) == (other.year, other.day, other.month)


def _existing(year: int, month: int, day_of_month: int) -> date | None:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None
