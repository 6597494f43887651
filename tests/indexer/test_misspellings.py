"""Labels that look like misspellings of another."""

from __future__ import annotations

import pytest

from indexer.misspellings import lookalikes


def likenesses(labels: dict[str, int]) -> dict[str, str]:
    return {found.label: found.like for found in lookalikes("unit", labels)}


def test_labels_equal_but_for_case_accents_and_punctuation_look_alike() -> None:
    labels = {
        "Camp Example": 4,
        "CAMP EXAMPLE": 3,
        "Camp-Example": 1,
        "Cámp Example": 1,
        "Other": 9,
    }
    assert likenesses(labels) == dict.fromkeys(
        ("CAMP EXAMPLE", "Camp-Example", "Cámp Example"), "Camp Example"
    )


@pytest.mark.parametrize(
    "slip",
    [
        "374th Airlit Wing",
        "374th Airllift Wing",
        "374th Airlfit Wing",
        "374th Airlift Wing ",
        "374th Airloft Wing",
    ],
)
def test_a_rare_label_a_letter_off_looks_misspelt(slip: str) -> None:
    assert likenesses({"374th Airlift Wing": 50, slip: 1}) == {slip: "374th Airlift Wing"}


def test_two_letters_may_differ_in_a_long_word_only() -> None:
    labels = {
        "Expeditionary Group": 50,
        "Expedtionry Group": 1,
        "Medical Unit": 50,
        "Mdicl Unit": 1,
    }
    assert likenesses(labels) == {"Expedtionry Group": "Expeditionary Group"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("35th Fighter Wing", "36th Fighter Wing"),
        ("A Company", "B Company"),
        ("Iraq", "Iran"),
        ("1st Example Brigade", "1st Sample Battalion"),
        ("I Corps", "II Corps"),
    ],
)
def test_names_that_differ_by_design_do_not(one: str, other: str) -> None:
    assert likenesses({one: 50, other: 1}) == {}


def test_of_two_spellings_as_common_neither_is_a_slip() -> None:
    assert likenesses({"Jansen Wing": 50, "Hansen Wing": 40}) == {}


def test_labels_without_letters_are_left_alone() -> None:
    assert likenesses({"": 9, "-": 5, "…": 1}) == {}
