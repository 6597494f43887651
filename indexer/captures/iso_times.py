"""Days and times as programs write them: `2024-12-10T01:28:00Z`.

The zone is left out and the time kept as written, as the site prints its own.
"""

from __future__ import annotations

import re
from datetime import date, datetime

_TIME = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?"
    r" ?(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?",
    re.IGNORECASE | re.ASCII,
)


def day(text: str) -> date | None:
    """The day of such a time; what stands behind the day does not change it."""
    minute_of_day = minute(text)
    return minute_of_day.date() if minute_of_day else None


def minute(text: str) -> datetime | None:
    """The minute of such a time; midnight where only the day is given."""
    match = _TIME.fullmatch(text.strip())
    if not match:
        return None
    try:
        return datetime(*(int(group or 0) for group in match.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None


def has_time(text: str) -> bool:
    """Whether a text that names a minute gives the time of day, too."""
    return ":" in text
