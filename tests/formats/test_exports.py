"""Files of every match: other programs read them back as the stories are."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from indexer.formats.json_lines import json_lines
from indexer.formats.ris import ris_records
from indexer.formats.spreadsheet import COLUMNS, csv_records, defused
from indexer.story import Author, Caption, Location, Story

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
dates = st.none() | st.dates()
stories = st.builds(
    Story,
    id=st.from_regex(r"[0-9]{1,7}", fullmatch=True),
    kind=st.sampled_from(("news", "image", "video", "audio", "other")),
    title=texts,
    body=texts,
    author=st.none() | st.builds(Author, st.none() | texts, texts),
    unit=st.none() | texts,
    location=st.none() | st.builds(Location, texts, texts, st.just("JP"), st.just("Japan")),
    taken_on=dates,
    captions=st.lists(st.builds(Caption, texts, st.none()), max_size=2).map(tuple),
    tags=st.lists(texts, max_size=3).map(tuple),
    url=st.none() | st.just("https://www.dvidshub.net/news/1"),
)

STORY = Story(
    id="7",
    kind="news",
    title="Convoy, “east”",
    body="One.\n\nTwo.",
    author=Author("Sgt.", "Jane Q. Doe Jr."),
    unit="1st Test Wing",
    location=Location("Yokota Air Base", "Tokyo", "JP", "Japan"),
    taken_on=date(2024, 12, 2),
    posted_at=datetime(2024, 12, 10, 1, 28),
    tags=("convoy", "sea"),
    url="https://www.dvidshub.net/news/7",
)


def rows(made: list[Story]) -> list[dict[str, str]]:
    text = "".join(csv_records(made))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_csv_has_a_column_for_all_that_is_known() -> None:
    (row,) = rows([STORY])
    assert tuple(row) == COLUMNS
    assert row["title"] == "Convoy, “east”"
    assert (row["date"], row["posted_at"]) == ("2024-12-02", "2024-12-10T01:28")
    assert (row["author_rank"], row["author"]) == ("Sgt.", "Jane Q. Doe Jr.")
    assert (row["site"], row["country_code"]) == ("Yokota Air Base", "JP")
    assert row["tags"] == "convoy; sea"
    assert row["body"] == "One.\n\nTwo."


@given(made=st.lists(stories, max_size=4))
def test_csv_reads_back_as_it_was_but_for_apostrophes(made: list[Story]) -> None:
    read = rows(made)
    assert [row["body"] for row in read] == [defused(story.body) for story in made]
    assert [row["title"].removeprefix("'") for row in read] == [
        story.title.removeprefix("'") for story in made
    ]
    assert all(None not in row and None not in row.values() for row in read)


@given(made=stories)
def test_no_cell_of_csv_is_run_by_a_spreadsheet(made: Story) -> None:
    for cell in rows([made])[0].values():
        assert not cell.startswith(("\t", "\r"))
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "\n=1", "\ufeff=1", "＝1"]
)
def test_a_formula_stands_behind_an_apostrophe(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1", "a=1", "1-1", "“=1”"])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert defused(cell) == cell


@given(made=st.lists(stories, max_size=4))
def test_json_lines_are_the_stories(made: list[Story]) -> None:
    lines = "".join(json_lines(made)).split("\n")
    assert lines.pop() == ""
    assert [Story.from_json(json.loads(line)) for line in lines] == made


def test_ris_says_what_is_known() -> None:
    (entry,) = rispy.loads("".join(ris_records([STORY])))
    assert entry["type_of_reference"] == "NEWS"
    assert entry["id"] == "7"
    assert entry["title"] == "Convoy, “east”"
    assert entry["authors"] == ["Doe, Jane Q., Jr."]
    assert (entry["year"], entry["date"]) == ("2024", "2024/12/02/")
    assert entry["keywords"] == ["convoy", "sea"]
    assert entry["publisher"] == "Defense Visual Information Distribution Service"
    assert entry["urls"] == ["https://www.dvidshub.net/news/7"]


@given(made=st.lists(stories, max_size=4))
def test_no_text_breaks_a_record_of_ris(made: list[Story]) -> None:
    text = "".join(ris_records(made))
    entries = rispy.loads(text.replace("\r\n", "\n"))
    assert [entry["id"] for entry in entries] == [story.id for story in made]
    for line in filter(None, text.split("\r\n")):
        assert line[2:6] == "  - "
        assert line.isprintable()
