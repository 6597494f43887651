"""Numbers, days and places as the pages write them."""

from __future__ import annotations

from datetime import date, datetime

from indexer.fields import MONTHS


def number(value: int) -> str:
    """`1,234`."""
    return f"{value:,}"


def stories(count: int) -> str:
    """`1 story`, `1,234 stories`."""
    return f"{number(count)} {'story' if count == 1 else 'stories'}"


def day(value: date) -> str:
    """`Dec 2, 2024`."""
    return f"{MONTHS[value.month - 1][:3]} {value.day}, {value.year}"


def minute(value: datetime) -> str:
    """`Dec 10, 2024, 01:28`, as printed by the source: without a zone."""
    return f"{day(value)}, {value:%H:%M}"


def duration(ms: float) -> str:
    """`3 ms`, `1.2 s`."""
    if ms < 1:
        return "under 1 ms"
    return f"{ms:.0f} ms" if ms < 1_000 else f"{ms / 1_000:.1f} s"
