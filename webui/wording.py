"""Numbers and days as the pages write them, for the reader who asks."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import date

from flask import Flask, request

from indexer import locales

_LOCALE = ContextVar("locale", default=locales.DEFAULT)
"""A page asks for it a hundred times: Flask's `g` would take ten times as long."""


def register(app: Flask) -> None:
    """Has each request of `app` answered as its reader writes."""

    @app.before_request
    def note_locale() -> None:
        _LOCALE.set(locales.locale_for(tuple(tag for tag, _ in request.accept_languages)))


def locale() -> str:
    """How the reader writes numbers and dates, as the browser says."""
    return _LOCALE.get()


def number(value: float) -> str:
    """`1,234`, or `1.2`."""
    return locales.number(value, locale())


def counted(count: int, one: str, many: str) -> str:
    """`1 match`, `1,234 matches`."""
    return locales.counted(count, one, many, locale())


def stories(count: int) -> str:
    """`1 story`, `1,234 stories`."""
    return locales.stories(count, locale())


def day(value: date) -> str:
    """`Dec 2, 2024`."""
    return period(value.isoformat(), is_short=True)


def period(iso: str, *, is_short: bool = False) -> str:
    """A value of the date facet: `2024`, `December 2024`, `December 2, 2024`."""
    return locales.period(iso, locale(), is_short=is_short)


def duration(ms: float) -> str:
    """`3 ms`, `1.2 s`."""
    if ms < 1:
        return "under 1 ms"
    return f"{ms:.0f} ms" if ms < 1_000 else f"{number(ms / 1_000)} s"
