"""Captures that hold a story's text and nothing of its page."""

from __future__ import annotations

import pytest

from indexer.captures import CaptureError
from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.story import Story

SENTENCE = "LAKESIDE, Ohio – Sgt. Tom Marlow and the U.S. Army's divers opened the new lock Monday."
PROSE = f"{SENTENCE} Boats passed it within the hour, and the town came to watch them."
INFERRED = {"kind": "a story's text without its page", "location": "the dateline"}
FIRST_SENTENCE = {**INFERRED, "title": "the first sentence"}
FIRST_LINE = {**INFERRED, "title": "the first line"}


def story(text: str) -> Story:
    (capture,) = captures_of("/captures/a.txt", text.encode())
    assert capture.form == "bare"
    return clean(capture)


def test_the_title_is_the_first_sentence_past_its_abbreviations() -> None:
    found = story(PROSE)
    assert (found.title, found.body, found.inferred) == (SENTENCE, PROSE, FIRST_SENTENCE)


def test_a_long_first_sentence_is_cut_after_a_word() -> None:
    found = story("Divers " + "worked and " * 30 + "rested.")
    assert found.title.endswith(("worked…", "and…"))
    assert 80 <= len(found.title) <= 100


def test_one_endless_word_is_cut_too() -> None:
    assert story("a" * 5000).title == "a" * 99 + "…"


def test_a_title_line_of_its_own_becomes_the_title_and_leaves_the_body() -> None:
    found = story(f"Divers Open New Lock at Lakeside\n\n{PROSE}\n")
    expected = ("Divers Open New Lock at Lakeside", PROSE, FIRST_LINE)
    assert expected == (found.title, found.body, found.inferred)


@pytest.mark.parametrize(
    "lead",
    [
        "Divers from the town opened the new lock.",
        "Monday, June 3, 2013",
        "“We did it at last,” said the lock’s keeper.",
    ],
)
def test_a_title_may_stand_above_a_short_opening(lead: str) -> None:
    found = story(f"Divers Open New Lock at Lakeside\n\n{lead}\n\n{PROSE}\n")
    assert (found.title, found.body) == ("Divers Open New Lock at Lakeside", f"{lead}\n\n{PROSE}")


@pytest.mark.parametrize(
    "opening",
    [
        "Monday, June 3, 2013",
        "LAKESIDE, Ohio – Divers opened the lock",
        "Divers opened the lock.",
        "Lakeside",
    ],
)
def test_a_first_line_that_may_be_the_storys_own_stays_in_the_body(opening: str) -> None:
    assert f"{opening}\n\n{PROSE}" == story(f"{opening}\n\n{PROSE}").body


@pytest.mark.parametrize(
    "sentence",
    [
        "Maintenance window at the gym: Downloads: 0, said the NEWS INFO desk.",
        "NEWS INFO",
        "Story ID: 999",
        "Photo By Ada Ferris | A wall",
    ],
)
def test_a_sentence_with_a_pages_words_stays_in_the_body(sentence: str) -> None:
    found = story(f"{PROSE}\n\n{sentence}")
    assert f"{PROSE}\n\n{sentence}" == found.body
    assert found.id.startswith("text-")


def test_the_date_that_some_captures_begin_with_is_not_part_of_the_story() -> None:
    assert story(PROSE) == story(f" date 2013-06-03 {PROSE}")


def test_text_with_no_letters_or_digits_is_no_story() -> None:
    (capture,) = captures_of("/captures/a.txt", "— … !\n\n?".encode())
    with pytest.raises(CaptureError, match=r"^no readable text in it$"):
        clean(capture)


def test_a_page_with_nothing_but_furniture_is_no_story() -> None:
    (capture,) = captures_of("/captures/a.txt", b"(e.g. yourname@email.com)\n\nForgot Password?\n")
    with pytest.raises(CaptureError, match=r"^no readable text in it$"):
        clean(capture)
