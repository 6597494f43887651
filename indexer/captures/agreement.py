"""What header and footer say of one thing, made one value; where they differ, a problem.

The header is believed: it is what the page shows first, and its date and place
were the footer's wherever both were seen.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from indexer.captures import dates
from indexer.captures.footer import Footer
from indexer.captures.header import Header
from indexer.captures.locations import location
from indexer.captures.problems import malformed, posted_before_taken, quoted
from indexer.story import Location, Problem

_NUMBER = re.compile(r"[1-9][0-9]{0,11}")


def agreed_location(head: Header, foot: Footer) -> tuple[Location | None, tuple[Problem, ...]]:
    """The header's place, which nearly every page has; the footer's for want of it."""
    above = location(head.place) if head.place else None
    below = location(foot.fields.get("Location", ""), is_footer=True)
    if above and below and not _are_compatible(above, below):
        return above, (_disagreement("place", str(above), str(below)),)
    return above or below, ()


def _are_compatible(one: Location, other: Location) -> bool:
    """Whether two places can be one: footers of old pages drop some of the levels."""
    pairs = (
        (one.country_code or one.country, other.country_code or other.country),
        (one.region, other.region),
        (one.site, other.site),
    )
    return all(a is None or b is None or a == b for a, b in pairs)


def agreed_day(
    head: Header, foot: Footer, prefix: date | None
) -> tuple[date | None, tuple[Problem, ...]]:
    """The header's date, or the footer's.

    `prefix` is the date that the capture, not the page, begins with: it is only
    held against the page's own.
    """
    found: dict[str, date] = {}
    problems: list[Problem] = []
    for text in (head.day, foot.fields.get("Date Taken")):
        day = dates.day(text) if text else None
        if day and text:
            found[text] = day
        elif text is not None:
            problems.append(malformed("date", text))
    days = tuple(dict.fromkeys(found.values()))
    if len(days) > 1:
        problems.append(
            _swapped(days[0], days[1], "the header", "the footer")
            if dates.are_swapped(*days[:2])
            else _disagreement("date", days[0].isoformat(), days[1].isoformat())
        )
    if days and prefix and dates.are_swapped(days[0], prefix):
        problems.append(_swapped(days[0], prefix, "the page", "the capture's first line"))
    return days[0] if days else None, tuple(problems)


def agreed_minute(
    foot: Footer, taken_on: date | None
) -> tuple[datetime | None, tuple[Problem, ...]]:
    """When the story was posted, which only the footer says."""
    text = foot.fields.get("Date Posted")
    if text is None:
        return None, ()
    posted_at = dates.minute(text)
    if posted_at is None:
        return None, (malformed("time of posting", text),)
    return posted_at, posted_before_taken(posted_at, taken_on)


def numbered(foot: Footer, label: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The number in the footer's field of that label, such as `Story ID`."""
    text = foot.fields.get(label)
    if text is None:
        return None, ()
    if _NUMBER.fullmatch(text):
        return text, ()
    return None, (malformed("story number" if label == "Story ID" else label.lower(), text),)


def _swapped(one: date, other: date, where: str, elsewhere: str) -> Problem:
    return Problem(
        "day-month-swapped",
        f"The date is {one.isoformat()} in {where}, used here, and {other.isoformat()}, "
        f"with day and month exchanged, in {elsewhere}.",
    )


def _disagreement(noun: str, above: str, below: str) -> Problem:
    return Problem(
        "disagreement",
        f"The {noun} is “{quoted(above)}” in the header, used here, "
        f"and “{quoted(below)}” in the footer.",
    )
