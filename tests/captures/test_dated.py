"""Pages out of which lines have dropped, singly and without a trace."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.story import Author, Caption, Location, Story

BANNER = (
    "Maintenance window scheduled to begin at February 14th 2200 est. until 0400 est. February 15th"
)
TITLE = "Engineers Rebuild Harbor Wall After Storm"
PLACE = "CAMP EXAMPLE, NC, UNITED STATES"
DAY = "03.04.2010"
AUTHOR = "Story by Sgt. Tom Marlow "
UNIT = "9th Engineer Company"
HEADER = (TITLE, PLACE, DAY, AUTHOR, UNIT)
BODY = (
    "Engineers poured the last concrete of the harbor wall Thursday.",
    "“We did not lose a day,” said Marlow of the work on it.",
)
DESCRIPTION = (
    "Spc. Ada Ferris, left, and Spc. Bo Lind, both of Lakeside, Ohio, pour concrete for the wall, "
    "March 4. (U.S. Army photo by Sgt. Tom Marlow)"
)
CAMP = Location("Camp Example", "North Carolina", "US", "United States")


def page(
    *header: str, body: tuple[str, ...] = BODY, footer: str = "", prefix: str = "2010-03-04"
) -> str:
    blocks = (f" date {prefix} {BANNER}", *(f"    {line}" for line in (*header, *body)))
    return "\n\n".join(blocks) + (f"\n\n{footer}" if footer else "") + "\n\n"


def story(text: str) -> Story:
    (capture,) = captures_of("/captures/a.txt", text.encode())
    return clean(capture)


def fields(found: Story) -> dict[str, object]:
    return {
        "title": None if "title" in found.inferred else found.title,
        "location": found.location,
        "taken_on": found.taken_on,
        "author": found.author,
        "unit": found.unit,
        "body": found.paragraphs,
    }


WHOLE = {
    "title": TITLE,
    "location": CAMP,
    "taken_on": date(2010, 3, 4),
    "author": Author("Sgt.", "Tom Marlow"),
    "unit": UNIT,
    "body": BODY,
}


def test_a_page_with_banner_and_date_gives_every_field() -> None:
    assert fields(story(page(*HEADER))) == WHOLE


@pytest.mark.parametrize(
    ("lost", "name"),
    [(TITLE, "title"), (PLACE, "location"), (DAY, "taken_on"), (AUTHOR, "author"), (UNIT, "unit")],
)
def test_a_line_that_is_gone_takes_nothing_but_its_own_field(lost: str, name: str) -> None:
    found = story(page(*(line for line in HEADER if line != lost)))
    assert fields(found) == WHOLE | {name: None}


def test_the_captures_own_date_never_becomes_the_storys() -> None:
    found = story(page(TITLE, PLACE, AUTHOR, UNIT))
    assert (found.taken_on, found.posted_at) == (None, None)


def test_day_and_month_that_the_captures_date_exchanges_are_a_problem() -> None:
    found = story(page(*HEADER, prefix="2010-04-03"))
    assert date(2010, 3, 4) == found.taken_on
    assert [p.kind for p in found.problems] == ["day-month-swapped"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Photo By Ada Ferris | A wall by the sea...... read more read more",
            Caption("A wall by the sea…", "Ada Ferris"),
        ),
        (
            "Photo By Ada Ferris | A wall by the sea....",
            Caption("A wall by the sea…", "Ada Ferris"),
        ),
        (
            "Photo By Ada Ferris | A wall by the sea, whole.",
            Caption("A wall by the sea, whole.", "Ada Ferris"),
        ),
        ("Photo By Ada Ferris | A wall by the", Caption("A wall by the", "Ada Ferris")),
        ("Photo By Spc. Ada Ferris", None),
        ("Courtesy Photo", None),
        (BODY[0], Caption(BODY[0], None)),
        ("The 9th Engineer Company builds since 1941....", Caption(
            "The 9th Engineer Company builds since 1941…", None
        )),
    ],
)  # fmt: skip
def test_a_caption_of_any_shape_stays_out_of_title_and_body(
    line: str, expected: Caption | None
) -> None:
    found = story(page(TITLE, line, *HEADER[1:]))
    assert fields(found) == WHOLE
    assert ((expected,) if expected else ()) == found.captions


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{BODY[0][:40]}......", f"{BODY[0][:40]}…"),
        (f"{BODY[0][:40]}...…", f"{BODY[0][:40]}…"),
        (BODY[0], BODY[0]),
        ("EXAMPLE HARBOR, Iraq -- Engineers pour the last of the concrete for the wall.", None),
        (DESCRIPTION, None),
    ],
)
@pytest.mark.parametrize("header", [HEADER[1:], (DAY, AUTHOR, UNIT), (AUTHOR, UNIT)])
def test_a_caption_is_no_title_where_the_title_is_gone(
    line: str, expected: str | None, header: tuple[str, ...]
) -> None:
    found = story(page(line, *header))
    assert (found.inferred["title"], found.paragraphs) == ("the first sentence", BODY)
    assert found.captions == (Caption(expected or line, None),)
    assert (found.author, found.unit) == (WHOLE["author"], UNIT)


def test_a_title_may_begin_like_a_byline() -> None:
    title = "Story by story: historians keep the record"
    found = story(page(title, *HEADER[1:]))
    assert fields(found) == WHOLE | {"title": title}
    assert fields(story(page(title, AUTHOR, UNIT))) | {"location": CAMP} == WHOLE | {
        "title": title,
        "taken_on": None,
    }


def test_a_byline_may_be_in_small_letters() -> None:
    found = story(page(*HEADER[:3], "Story by staff sgt. ada ferris", UNIT))
    assert fields(found) == WHOLE | {"author": Author("staff sgt.", "Ada Ferris")}
    found = story(page(*HEADER[:3], "Story by unknown", UNIT))
    assert fields(found) == WHOLE | {"author": None}
    title = "Story by story"
    assert fields(story(page(title, *HEADER[1:]))) == WHOLE | {"title": title}


def test_a_place_is_no_title_that_stands_there_twice() -> None:
    found = story(page("TF NEPTUNE", "TF NEPTUNE", DAY, AUTHOR, UNIT))
    assert fields(found) == WHOLE | {"title": "TF NEPTUNE", "location": None}


@pytest.mark.parametrize("second", ["Wall, whole...", "A wall by the sea."])
def test_a_photos_title_above_its_caption_is_no_caption(second: str) -> None:
    found = story(page(TITLE, second, "Photo By Ada Ferris | A wall.", *HEADER[1:]))
    assert found.captions == (Caption("A wall.", "Ada Ferris"),)


def test_a_units_name_may_begin_with_its_nickname_in_quotation_marks() -> None:
    assert story(page(*HEADER[:-1], '"Iron" Brigade, 4th ID')).unit == '"Iron" Brigade, 4th ID'
    quotation = "“Boats,” he said, “and more boats”"
    found = story(page(*HEADER[:-1], body=(quotation, *BODY)))
    assert (found.unit, found.paragraphs) == (None, (quotation, *BODY))


def test_a_units_name_of_many_words_may_end_in_an_abbreviation() -> None:
    unit = "1st Bn., 8th Inf. Regt., 3rd Bde., 4th Inf. Div."
    assert fields(story(page(*HEADER[:-1], unit))) == WHOLE | {"unit": unit}


def test_a_line_with_a_colon_in_it_is_no_unit() -> None:
    subhead = "UPDATE: Harbor wall done"
    found = story(page(*HEADER[:-1], body=(subhead, *BODY)))
    assert (found.unit, found.paragraphs) == (None, (subhead, *BODY))


@pytest.mark.parametrize(
    ("footer", "field", "expected"),
    [
        ("    Date Posted: 03.09.2010 07:05\n", "posted_at", datetime(2010, 3, 9, 7, 5)),
        ("    Story ID: 46123\n", "id", "46123"),
        ("    NEWS INFO\n", "posted_at", None),
        ("    Location: CAMP EXAMPLE, NC, US \n", "location", CAMP),
        ("    Web Views: 90\n", "tags", ()),
        (
            f"    This work, {TITLE}, by SGT Tom Marlow, identified by DVIDS, must comply with x.",
            "tags",
            (),
        ),
        ("    TAGS\n    Engineers\n    Harbor Wall\n", "tags", ("Engineers", "Harbor Wall")),
        ("    Story ID: 46123\n\n    Engineers\n    Sea\n", "tags", ("Engineers", "Sea")),
        ("    Engineers\n    Harbor Wall\n", "tags", ("Engineers", "Harbor Wall")),
        ("    Sea\n    9th Engineer Company\n    2010\n", "tags", ("Sea", UNIT, "2010")),
        ("    Location: CAMP EXAMPLE, NC, US\n\n    Sea\n    1-14 CAV\n", "location", CAMP),
    ],
)
def test_a_single_line_of_a_footer_is_known_without_a_heading(
    footer: str, field: str, expected: object
) -> None:
    found = story(page(*HEADER, footer=footer))
    assert found.paragraphs == BODY
    assert getattr(found, field) == expected


@pytest.mark.parametrize("comment", ["", "    LEAVE A COMMENT\n\n"])
def test_the_tags_may_stand_above_the_fields(comment: str) -> None:
    tags = ("Sea", UNIT, "Engineers of the Army and of the Navy in Europe")
    lines = "\n".join(f"    {tag}" for tag in ("TAGS", *tags))
    footer = f"{comment}{lines}\n\n    NEWS INFO\n\n    Story ID: 46123\n"
    found = story(page(*HEADER, footer=footer))
    assert (found.paragraphs, found.tags, found.id) == (BODY, tags, "46123")


def test_fields_that_abut_the_body_are_none_of_it() -> None:
    found = story(page(*HEADER).rstrip() + "\n    Date Taken: 03.04.2010\n    Story ID: 46123\n")
    assert (found.paragraphs, found.id) == (BODY, "46123")


@pytest.mark.parametrize(
    "list_",
    [
        "- tires\n- chains",
        "1. Tires\n2. Chains",
        "1030 Parade\n1200 Lunch",
        "What: Parade\nWhere: Main Post",
        "We need:\n\nTires\nChains",
        "Gate 5: open\nGate 6: closed 7 p.m.",
    ],
)
def test_a_list_that_ends_the_body_is_no_list_of_tags(list_: str) -> None:
    found = story(page(*HEADER, body=(*BODY, list_)))
    assert found.tags == ()
    assert found.body.endswith(list_.rpartition("\n")[2])


def test_the_footers_place_fills_a_missing_one_and_the_hometown_never_does() -> None:
    lines = (TITLE, DAY, AUTHOR, UNIT)
    footer = "    Hometown: LAKESIDE, OH, US\n    Location: CAMP EXAMPLE, NC, US\n"
    assert story(page(*lines, footer=footer)).location == CAMP
    assert story(page(*lines, footer="    Hometown: LAKESIDE, OH, US\n")).location is None


def test_the_notice_names_title_and_author_where_their_lines_are_gone() -> None:
    notice = (
        f"    This work, {TITLE}, by SGT Tom Marlow, identified by DVIDS, "
        "is free of known copyright restrictions under U.S. copyright law.\n"
    )
    found = story(page(PLACE, DAY, UNIT, footer=notice))
    assert (found.title, found.author) == (TITLE, Author("SGT", "Tom Marlow"))
    source = "the notice on use"
    assert {"title": source, "author": source}.items() <= found.inferred.items()


def test_a_story_posted_before_its_day_is_a_problem() -> None:
    found = story(page(*HEADER, footer="    Date Posted: 03.01.2010 07:05\n"))
    assert [p.kind for p in found.problems] == ["posted-before-taken"]


@pytest.mark.parametrize("end", ["This work, UPDATE FEB.", "This work, Engineers Re", "Date Ta"])
def test_a_footer_may_be_cut_off_in_its_last_line(end: str) -> None:
    found = story(page(*HEADER).rstrip() + f"\n\n    Web Views: 90\n\n    {end}")
    assert (found.paragraphs, found.tags) == (BODY, ())


def test_a_last_sentence_that_begins_like_the_notice_stays() -> None:
    sentence = "This work, by hand and in the heat, took the crew three weeks."
    assert story(page(*HEADER, body=(*BODY, sentence)).rstrip()).paragraphs == (*BODY, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Date Taken: 1944, reads the back of the picture that hangs in the hall.",
        "Downloads: 0 was all that the counter showed.",
        "Downloads: 0 was all that the coun",
    ],
)
def test_a_last_sentence_that_begins_like_a_field_stays(sentence: str) -> None:
    assert story(page(*HEADER, body=(*BODY, sentence)).rstrip()).paragraphs == (*BODY, sentence)


def test_a_label_without_its_space_is_no_field() -> None:
    found = story(page(*HEADER, footer="    Date Taken:x\n    Story ID: 46123\n"))
    assert found.id == "46123"
