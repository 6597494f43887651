"""Numbers and dates as a reader writes them, in pages whose words are English.

English has its regions: `Dec 3, 2024` and `3 Dec 2024`, `1,234,567` and `12,34,567`. To who
reads another language, a month's English name says less than a number: dates are then as
ISO 8601 has them, numbers with that language's separators. What is said comes from Unicode's
CLDR, by way of Babel.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

DEFAULT = "en_US"
MAX_LANGUAGES = 10
"""Of a browser's list; a person has fewer."""
KEPT = 20_000
"""Numbers and dates, of some hundred bytes each: to write one anew takes 14 microseconds."""
PATTERNS = {"short": {4: "y", 7: "MMM y", 10: "medium"}, "long": {4: "y", 7: "MMMM y", 10: "long"}}
"""How a year, a month and a day are written, by the length of what ISO 8601 has for them."""


@lru_cache(maxsize=1_000)
def locale_for(languages: Sequence[str]) -> str:
    """The first that is known of the language tags that a reader prefers, as CLDR has it.

    >>> locale_for(("tlh", "en-GB", "de"))
    'en_GB'
    """
    for tag in languages[:MAX_LANGUAGES]:
        for name in (tag.replace("-", "_"), tag.partition("-")[0]):
            try:
                return str(Locale.parse(name))
            except (ValueError, UnknownLocaleError):
                continue
    return DEFAULT


@lru_cache(KEPT)
def number(value: float, locale: str = DEFAULT) -> str:
    """A whole number, or one with a decimal.

    >>> number(1234567, "en_IN"), number(1234, "de"), number(1234.25, "de")
    ('12,34,567', '1.234', '1.234,2')
    """
    is_whole = isinstance(value, int)
    return str(format_decimal(value, None if is_whole else "#,##0.0", locale))


@lru_cache(KEPT)
def period(iso: str, locale: str = DEFAULT, *, is_short: bool = False) -> str:
    """A year, a month or a day.

    >>> period("2024-12"), period("2024-12-03", "en_GB", is_short=True), period("2024-12-03", "de")
    ('December 2024', '3 Dec 2024', '2024-12-03')
    """
    if not locale.startswith("en"):
        return iso
    try:
        first = date.fromisoformat(f"{iso}-01-01"[:10])
    except ValueError:
        return iso
    pattern = PATTERNS["short" if is_short else "long"].get(len(iso))
    return str(format_date(first, pattern, locale)) if pattern else iso


def counted(count: int, one: str, many: str, locale: str = DEFAULT) -> str:
    """How many there are of something.

    >>> counted(1, "match", "matches"), counted(1234, "match", "matches")
    ('1 match', '1,234 matches')
    """
    return f"{number(count, locale)} {one if count == 1 else many}"


def stories(count: int, locale: str = DEFAULT) -> str:
    """`1 story`, `1,234 stories`."""
    return counted(count, "story", "stories", locale)
