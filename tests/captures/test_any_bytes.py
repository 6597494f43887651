"""What holds for every file, however odd."""

from __future__ import annotations

import json
import tracemalloc
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.captures import CaptureError
from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.captures.text import mended
from indexer.story import Story

TOP = "(e.g. yourname@email.com)\n\nForgot Password?\n\n"
PIECES = (
    "date 2010-01-02 ",
    "Maintenance window scheduled to begin at ",
    TOP,
    "A Title",
    "Photo By Sgt. A B | text...... read more read more",
    "CAMP EXAMPLE, NC, US",
    "03.04.2010",
    "99.99.9999",
    "Story by ",
    "Courtesy Story",
    "LEAVE A COMMENT",
    "NEWS INFO",
    "Story ID: 12",
    "Location: /, US",
    "Date Posted: 1",
    "TAGS",
    "e\u0301",
    "\n",
    "\n\n    ",
    " ",
    "\x85",
    "\u2028",
)
pages = st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join)


def stories(data: bytes) -> tuple[Story, ...]:
    try:
        return tuple(map(clean, captures_of("/captures/a.txt", data)))
    except CaptureError:
        return ()


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


@given(st.binary() | pages.map(str.encode) | pages.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_tidy_stories_or_a_reason_why_not(data: bytes) -> None:
    for story in stories(data):
        assert story == Story.from_json(story.to_json())
        assert story.title == " ".join(story.title.split())
        assert unicodedata.is_normalized("NFC", story.title + "\n" + story.body)
        for paragraph in story.paragraphs:
            lines = paragraph.split("\n")
            assert all(lines)
            assert lines == [" ".join(line.split()) for line in lines]


FURNITURE = (
    TOP,
    "Photo By Sgt. A B | text...... read more read more",
    "Date Posted: 1",
    "Story by ",
)
"""Each of these is a page's even if it stands alone."""

HEADER = ("CAMP EXAMPLE, NC, US", "03.04.2010", "99.99.9999", "Courtesy Story")
FOOTER = ("LEAVE A COMMENT", "NEWS INFO", "Story ID: 12", "Location: /, US", "TAGS")
"""Two of these are a page's header or footer; one alone proves nothing."""

plain = st.lists(
    st.sampled_from([piece for piece in PIECES if piece not in FURNITURE + HEADER + FOOTER])
    | st.text(max_size=5)
).map("".join)
texts = st.tuples(
    *(st.just("Once "), plain, st.just("") | st.sampled_from(HEADER)),
    *(plain, st.just("") | st.sampled_from(FOOTER), plain),
).map("".join)


@example("Once \nLEAVE A COMMENT\ndate 2010-01-02 ")
@example("Once \nStory ID: 12\ndate 2010-01-02 ")
@given(texts)
def test_every_letter_of_a_text_without_a_page_is_in_its_title_or_body(text: str) -> None:
    for story in stories(text.encode()):
        kept = story.body
        if story.inferred.get("title") == "the first line":
            kept = story.title + kept
        assert letters(mended(text.replace("\r", "\n"))) == letters(kept)


@pytest.mark.parametrize("top", ["", TOP, f"{TOP}A Title\n\n"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 10_000_000, id="one line"),
        pytest.param("\n" * 1_000_000 + "a", id="blank lines"),
        pytest.param("." * 1_000_000 + "a", id="dots"),
        pytest.param("read more " * 100_000, id="read more"),
        pytest.param("Photo By " + "a " * 500_000, id="a credit without end"),
        pytest.param("NEWS INFO\n\n\n" * 100_000, id="footers"),
        pytest.param("NEWS INFO\n\nLocation: " + "A," * 500_000 + "\n", id="places"),
        pytest.param("e" + "\u0301\u0327" * 500_000, id="accents"),
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(top: str, text: str) -> None:
    # Any of these would take hours if it were the square of the length.
    assert len(stories((top + text).encode())) <= 1


def test_what_is_too_long_for_a_place_or_a_unit_is_not_kept() -> None:
    size = 1_000_000
    tracemalloc.start()
    try:
        for number in range(20):
            values = {"title": "A", "city": f"{number} {'x' * size}", "unit_name": "y" * size}
            captured = captures_of("/captures/a.json", json.dumps(values).encode())
            clean(captured[0])
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 10 * size
