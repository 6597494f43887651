"""Numbers and dates as readers write them."""

from __future__ import annotations

import doctest

from hypothesis import given
from hypothesis import strategies as st

from indexer import locales


def test_the_examples_hold() -> None:
    assert doctest.testmod(locales).failed == 0


def test_a_language_of_which_no_region_is_known_is_read_by_its_name() -> None:
    assert locales.locale_for(("en-XX",)) == "en"
    assert locales.locale_for(("de-CH-1996",)) == "de_CH"
    assert locales.locale_for(("*", "", "-", "x" * 500)) == locales.DEFAULT


@given(st.lists(st.text(max_size=12), max_size=4), st.integers(0, 10**12), st.text(max_size=12))
def test_any_text_may_be_a_language_or_a_date(tags: list[str], value: int, text: str) -> None:
    locale = locales.locale_for(tuple(tags))
    assert locales.number(value, locale)
    assert locales.period(text, locale) == text or len(text) in (4, 7, 10)
