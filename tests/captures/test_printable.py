"""Pages for printing, and texts with a line or two left of their page."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.story import Author, Caption, Location, Story

TITLE = "Engineers Rebuild Harbor Wall After Storm"
UNIT = "9th Engineer Company"
FIELDS = "Date: 03.04.2010\nPosted: 03.09.2010 07:05\nNews ID: 46123\n"
BODY = (
    "Engineers poured the last concrete of the harbor wall Thursday.",
    "“We did not lose a day,” said Marlow of the work on it.",
)
TEXT = "\n\n".join(BODY)


def story(text: str) -> Story:
    (capture,) = captures_of("/captures/a.txt", text.encode())
    return clean(capture)


@pytest.mark.parametrize("repeat", ["", f"{TITLE}\n"])
@pytest.mark.parametrize("between", ["\n\n", " <br /> <br /> "])
def test_a_printable_page_gives_every_field_but_the_place(repeat: str, between: str) -> None:
    head = f"{TITLE}\n\n{UNIT}\nStory by Sgt. Tom Marlow\n\n{FIELDS}{repeat}\n"
    expected = Story(
        id="46123",
        kind="news",
        title=TITLE,
        body=TEXT,
        author=Author("Sgt.", "Tom Marlow"),
        unit=UNIT,
        unit_raw=UNIT,
        taken_on=date(2010, 3, 4),
        posted_at=datetime(2010, 3, 9, 7, 5),
        url="https://www.dvidshub.net/news/46123",
        inferred={"url": "the story number"},
    )
    assert expected == story(head + between.join(BODY) + "\n")


def test_a_doubled_caption_becomes_one_and_the_body_follows() -> None:
    caption = "Photo By Spc. Ada Ferris | A wall"
    line = f"{caption}...... read more read more {caption} by the sea. see less | View Image Page"
    found = story(f" date 2010-03-05 {line}\n\n{TEXT}\n")
    assert (Caption("A wall by the sea.", "Spc. Ada Ferris"),) == found.captions
    assert (found.body, found.inferred["title"]) == (TEXT, "the first sentence")


@pytest.mark.parametrize(
    "tail",
    [
        "|Date Taken:\n|03.04.2010\n|Story ID:\n|461234\n",
        "| Date Taken:\n\n| 03.04.2010\n\n| Story ID:\n\n| 461234",
        "Date Taken: | 03.04.2010 |\nStory ID: | 461234 |\n",
        "NEWS INFO Date Taken: 03.04.2010 Story ID: 461234 PUBLIC DOMAIN\n",
    ],
)
def test_a_table_at_the_end_gives_its_values(tail: str) -> None:
    found = story(f"{TEXT}\n{tail}")
    assert (found.body, found.taken_on, found.id) == (TEXT, date(2010, 3, 4), "461234")


def test_values_behind_bars_are_known_by_their_shapes() -> None:
    found = story(f"{TEXT}\n| 03.04.2010\n| 03.09.2010 07:05\n| CAMP EXAMPLE, NC, US\n")
    assert found.body == TEXT
    assert date(2010, 3, 4) == found.taken_on
    assert Location("Camp Example", "North Carolina", "US", "United States") == found.location


@pytest.mark.parametrize("rank", ["Sgt.", "1st Lt."])
@pytest.mark.parametrize("unit", [UNIT, "4th BCT, 1st Cav. Div."])
def test_a_byline_with_its_unit_may_be_all_that_is_left(rank: str, unit: str) -> None:
    found = story(f"Story by {rank} Tom Marlow, {unit}\n\n{TEXT}\n")
    assert (found.author, found.unit_raw) == (Author(rank, "Tom Marlow"), unit)
    assert found.body == TEXT


def test_a_courtesy_story_with_its_unit_may_be_all_that_is_left() -> None:
    found = story(f"Courtesy Story, {UNIT}\n\n{TEXT}\n")
    assert (found.author, found.unit, found.body) == (None, UNIT, TEXT)
    sentence = "Courtesy Story, the old barracks cat, came home after a week in the woods."
    assert story(f"{sentence}\n\n{TEXT}\n").body == f"{sentence}\n\n{TEXT}"


def test_a_sentence_that_begins_like_a_byline_stays() -> None:
    sentence = "Story by story, the old barracks came down."
    assert story(f"{sentence}\n\n{TEXT}\n").body == f"{sentence}\n\n{TEXT}"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.dvidshub.net/news/46123/engineers-rebuild-harbor-wall",
        "http://dvidshub.net/news/printable/46123",
        "http://www.dvidshub.net/index.php?script=news/news_show.php&id=46123",
        "http://www.dvidshub.net/?id=46123&script=news/news_show.php",
        "URL: https://www.dvidshub.net/news/46123/engineers-rebuild-harbor-wall",
        "Source: <http://m.dvidshub.net/news/46123>",
        "https://web.archive.org/web/20100304000000/http://www.dvidshub.net:80/public/news/46123",
    ],
)
def test_an_address_line_gives_the_number(address: str) -> None:
    found = story(f"{address}\n\n{TEXT}\n")
    assert (found.id, found.body) == ("46123", TEXT)


@pytest.mark.parametrize(
    "end",
    [
        "Read how it was built:\n\nhttps://www.dvidshub.net/news/46123/wall",
        "https://www.dvidshub.net/image/1234",
    ],
)
def test_an_address_that_a_story_ends_with_may_be_a_link(end: str) -> None:
    found = story(f"{TEXT}\n\n{end}\n")
    assert (found.kind, found.body) == ("news", f"{TEXT}\n\n{end}")
    assert found.id.startswith("text-")


def test_an_address_gives_a_title_for_want_of_any_other() -> None:
    found = story(f"https://www.dvidshub.net/news/46123/engineers-rebuild-wall\n\n{TEXT}\n")
    assert (found.title, found.inferred["title"]) == ("Engineers rebuild wall", "the address")


def test_a_list_of_stories_gives_each_its_row() -> None:
    row = "Story by Sgt. Tom Marlow | 9th Engineer Company | 03.04.2010"
    captures = captures_of("/a.txt", f"{row}\n{BODY[0]}.....\n\n{row}\n{BODY[1]}.....\n".encode())
    first, second = map(clean, captures)
    assert (first.taken_on, second.unit) == (date(2010, 3, 4), "9th Engineer Company")
    assert (first.body, second.body) == (f"{BODY[0][:-1]}…", f"{BODY[1][:-1]}…")
