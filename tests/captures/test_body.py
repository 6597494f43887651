"""What a body loses because it is not its own, and what it never loses."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.captures.text import mended
from indexer.story import Author, Location, Story

TOP = "(e.g. yourname@email.com)\n\nForgot Password?\n\n"
TITLE = "Divers Open New Lock at Lakeside"
HEADER = "LAKESIDE, OH, UNITED STATES\n\n03.04.2010\n\nStory by Ada Ferris\n\n9th Dive Company\n\n"
BODY = "LAKESIDE, Ohio -- Divers opened the lock.\n\n“It holds,” said Ferris."


def story(text: str) -> Story:
    (capture,) = captures_of("/captures/a.txt", text.encode())
    return clean(capture)


def of(body: str, header: str = HEADER) -> Story:
    return story(f"{TOP}{TITLE}\n\n{header}{body}\n\nNEWS INFO\n\nStory ID: 46123\n")


@pytest.mark.parametrize(
    ("byline", "author", "unit"),
    [
        ("By Sgt. Tom Marlow\n8th Dive Company", Author("Sgt.", "Tom Marlow"), "8th Dive Company"),
        ("by Tom Marlow\n\n8th Dive Company", Author(None, "Tom Marlow"), "8th Dive Company"),
        ("By Tom Marlow, 8th Dive Company", Author(None, "Tom Marlow"), "8th Dive Company"),
        ("By Tom Marlow", Author(None, "Tom Marlow"), None),
    ],
)
@pytest.mark.parametrize("repeat", ["", f"{TITLE.upper()}\n\n"])
def test_a_byline_that_opens_the_body_becomes_author_and_unit(
    byline: str, author: Author, unit: str | None, repeat: str
) -> None:
    found = of(f"{repeat}{byline}\n\n{BODY}", header="")
    assert (found.body, found.author, found.unit) == (BODY, author, unit)


@pytest.mark.parametrize(
    "mark", ["-30-", "– 30 –", "###", "# # #", "-USAF-", "-30-\n\n###", "***", "(END)", "[End]"]
)
def test_a_mark_at_the_end_is_none_of_the_body(mark: str) -> None:
    assert of(f"{BODY}\n\n{mark}").body == BODY


def test_a_mark_in_the_last_line_leaves_it() -> None:
    assert of(f"{BODY} -30-").body == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "By noon the lock was open, and all went home.",
        "By 7 p.m. Tom Marlow had closed it again.",
        "Photo by photo, the album grew.",
        "Date Taken: is what the clerk writes on every photo.",
        "The 5” pipe held.",
        "Temperatures fell to -30- or so.",
    ],
)
def test_a_sentence_that_looks_like_something_else_stays(sentence: str) -> None:
    assert of(f"{sentence}\n\n{BODY}").body == f"{sentence}\n\n{BODY}"
    assert of(f"{BODY}\n\n{sentence}").body == f"{BODY}\n\n{sentence}"


def test_signs_that_show_nothing_are_left_out() -> None:
    assert of("The\u200b lo\xadck is\ufeff open.").body == "The lock is open."


def test_a_caption_inside_the_body_moves_to_the_captions() -> None:
    line = "Photo By Ada Ferris | A lock...... read more read more"
    first, second = BODY.split("\n\n")
    found = of(f"{first}\n\n{line}\n\n{second}")
    assert (found.body, len(found.captions)) == (BODY, 1)


def test_the_dateline_fills_a_missing_place_and_says_so() -> None:
    found = of(BODY, header="")
    assert Location("Lakeside", "Ohio", "US", "United States") == found.location
    assert found.inferred["location"] == "the dateline"


def test_a_dateline_at_sea_may_give_the_day() -> None:
    found = of("PACIFIC OCEAN (May 3, 2019) – Divers opened a hatch at sea.", header="")
    assert (found.taken_on, found.inferred["taken_on"]) == (date(2019, 5, 3), "the dateline")


@pytest.mark.parametrize(
    ("dateline", "kinds"),
    [
        ("LAKESIDE, Ohio", []),
        ("CAMP EXAMPLE, Ohio", []),
        ("LAKESIDE, Texas", ["location-differs"]),
        ("BAGHDAD, Iraq", ["location-differs"]),
    ],
)
def test_a_dateline_in_another_country_or_state_is_a_problem(
    dateline: str, kinds: list[str]
) -> None:
    found = of(f"{dateline} -- Divers opened the lock.")
    assert Location("Lakeside", "Ohio", "US", "United States") == found.location
    assert [p.kind for p in found.problems] == kinds


@pytest.mark.parametrize(
    ("end", "kinds"),
    [("and then the", ["cut-off"]), ("and then it rained.", []), ("- tires\n- chains\n", [])],
)
def test_a_body_that_ends_within_a_sentence_is_a_problem(end: str, kinds: list[str]) -> None:
    found = story(f"{TOP}{TITLE}\n\n{HEADER}{BODY}\n\n{end}")
    assert [p.kind for p in found.problems] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&quot;Go&quot; &amp; see &amp;amp;", '"Go" & see &amp;'),
        ("one<br /> <br />two", "one\n \ntwo"),
        ("one<Br>two", "one\ntwo"),
        ("he said:\u2009”stay”", "he said:\u2009“stay”"),
        ("”Go,” he said. (”No”)", "“Go,” he said. (“No”)"),
        ("a 5” pipe", "a 5” pipe"),
        ("“Go,“ he said. “No.“", "“Go,” he said. “No.”"),
        ("„Na los.“ Er ging.", "„Na los.“ Er ging."),
        ("donâ€™t – cafÃ©", "don’t – café"),
        ("José Peña, Ålesund, São Paulo", "José Peña, Ålesund, São Paulo"),
        ("AT&T; R&D", "AT&T; R&D"),
    ],
)
def test_damage_to_a_text_is_mended_and_names_stay(text: str, expected: str) -> None:
    assert mended(text) == expected
