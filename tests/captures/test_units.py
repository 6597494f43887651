"""Units lose their press office, and nothing else."""

from __future__ import annotations

import pytest

from indexer.captures.units import unit


@pytest.mark.parametrize(
    "text",
    [
        "9th Example Wing",
        "  9th  Example Wing ",
        "9th Example Wing/Public Affairs",
        "9th Example Wing Public Affairs",
        "9th Example Wing, Public Affairs Office",
        "9th Example Wing PAO",
    ],
)
def test_the_press_office_is_its_units(text: str) -> None:
    assert unit(text) == "9th Example Wing"


@pytest.mark.parametrize(
    "text",
    [
        "319th Mobile Public Affairs Detachment",
        "Office of Public Affairs",
        "Navy Public Affairs",
        "Public Affairs",
        "Commander, U.S. 3rd Fleet",
        "USS EXAMPLE (DDG 999)",
    ],
)
def test_a_name_that_needs_its_words_keeps_them(text: str) -> None:
    assert text == unit(text)


def test_blank_text_names_no_unit() -> None:
    assert unit("  ") is None
