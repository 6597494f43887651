"""Days as the services' own sites write them: `Nov. 4, 2019`, `4 Nov 2019`, `3/4/2019 9:15:00 AM`.

Never guesses: what names no day of the calendar is `None`.
"""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero",
            "feb february febrero",
            "mar march marzo",
            "apr april abr abril",
            "may mayo",
            "jun june junio",
            "jul july julio",
            "aug august ago agosto",
            "sep sept september septiembre setiembre",
            "oct october octubre",
            "nov november noviembre",
            "dec december dic diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_MONTH_FIRST = rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}"
_DAY_FIRST = rf"(?P<day>\d{{1,2}})(?: de)? {_MONTH},?(?: de| del)? {_YEAR}"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day, )?"
_FLAGS = re.IGNORECASE | re.ASCII
_WRITTEN = tuple(re.compile(_WEEKDAY + form, _FLAGS) for form in (_MONTH_FIRST, _DAY_FIRST))
_TRAILING = tuple(re.compile(rf"{form}\Z", _FLAGS) for form in (_MONTH_FIRST, _DAY_FIRST))
_GLUED = re.compile(
    # Spelt out and in its own capitals: what stands before it is another word's end.
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{1,2}, (?:19|20)\d{2}\Z",
    re.ASCII,
)
_MINUTE = re.compile(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"
    r"(?: (?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?: ?(?P<half>[AP])\.?M\.?)?)?",
    _FLAGS,
)
_MAX_CHARS = 40
"""`Wednesday, September 30, 2020` has 29."""


def written_day(text: str) -> date | None:
    """The day that the whole text names, in English or Spanish."""
    if len(text) > _MAX_CHARS:
        return None
    for form in _WRITTEN:
        if match := form.fullmatch(text):
            return _date(match)
    return None


def trailing_day(text: str) -> tuple[str, date] | None:
    """The text without the day that it ends with, and that day."""
    start = max(len(text) - _MAX_CHARS, 0)
    if not text[-1:].isdigit():
        return None
    for form in _TRAILING:
        if match := form.search(text, start):
            day = _date(match)
            return (text[: match.start()].rstrip(), day) if day else None
    return None


def glued_day(text: str) -> tuple[str, date] | None:
    """Likewise, of a day that follows a letter with no space: `BrigadeMarch 4, 2019`."""
    match = _GLUED.search(text, max(len(text) - _MAX_CHARS, 0)) if text[-1:].isdigit() else None
    if not match or match.start() == 0 or text[match.start() - 1].isspace():
        return None
    day = written_day(match[0])
    return (text[: match.start()], day) if day else None


def day_or_minute(text: str) -> tuple[date | None, datetime | None]:
    """What `3/4/2019` or `3/4/2019 9:15:00 AM` names: a day, or a time without a zone."""
    match = _MINUTE.fullmatch(text) if len(text) <= _MAX_CHARS else None
    if not match:
        return written_day(text), None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match["hour"] is None:
            return day, None
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
        return None, datetime(day.year, day.month, day.day, hour, int(match["minute"]))
    except ValueError:
        return None, None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"]))
    except ValueError:
        return None
