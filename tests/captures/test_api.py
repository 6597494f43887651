"""Answers of the API: the same facts in many types, and none of them certain."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.captures import CaptureError
from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.captures.stories import stories_of
from indexer.story import Author, Location, Problem, Story

ASSET: dict[str, Any] = {
    "id": "news:999999",
    "title": "Wing hosts neighbours &amp; friends",
    "body": "<p>EXAMPLE AIR BASE, Japan &ndash; The wing opened its gates.</p>\r\n"
    "<p>Guests saw:</p><ul><li>a fire truck</li><li>an <b>old</b> bus</li></ul>"
    "Rain fell<br />on nobody.<br><br>They left at noon.",
    "description": "A summary.",
    "short_description": "A short summary.",
    "keywords": "example, tour,, tour",
    "date": "2024-12-02T00:00:00Z",
    "date_published": "2024-12-10T01:28:31Z",
    "timestamp": "2024-12-11T01:30:00Z",
    "branch": "Air Force",
    "unit_name": "374th Example Wing Public Affairs",
    "category": "News",
    "credit": [{"id": 1, "name": "Ann Writer", "rank": "A1C"}],
    "location": {
        "city": "Yokota Air Base",
        "state": "Tokyo",
        "country": "Japan",
        "country_abbreviation": "JP",
    },
    "url": "https://www.dvidshub.net/news/999999/example",
}
ROW: dict[str, Any] = {
    "id": "news:999999",
    "type": "news",
    "title": "Wing hosts neighbours",
    "short_description": "The wing opened its gates.",
    "city": "Yokota Air Base",
    "state": "Tokyo",
    "country": "Japan",
    "credit": "A1C Ann Writer and SSG Bea Author",
    "date": "2024-12-02T00:00:00Z",
    "date_published": "2024-12-10T01:28:00Z",
    "unit_name": "374th Example Wing",
    "url": "https://www.dvidshub.net/news/999999/example",
}


NOTHING: tuple[Any, ...] = (None, "", [], {}, True)
"""What a field may hold that says nothing, in every type."""


def story(**changes: object) -> Story:
    (capture,) = captures_of("/c/a.json", json.dumps({"results": ASSET | changes}).encode())
    return clean(capture)


def row(**changes: object) -> Story:
    answer = {"page_info": {"total_results": 1}, "results": [ROW | changes]}
    (capture,) = captures_of("/c/a.json", json.dumps(answer).encode())
    return clean(capture)


def kinds(found: Story) -> list[str]:
    return [problem.kind for problem in found.problems]


def test_an_asset_s_answer_gives_every_field() -> None:
    expected = Story(
        id="999999",
        kind="news",
        title="Wing hosts neighbours & friends",
        body="EXAMPLE AIR BASE, Japan – The wing opened its gates.\n\nGuests saw:\n\n"
        "- a fire truck\n- an old bus\n\nRain fell\non nobody.\n\nThey left at noon.",
        author=Author("A1C", "Ann Writer"),
        unit=story().unit,
        unit_raw="374th Example Wing Public Affairs",
        location=Location("Yokota Air Base", "Tokyo", "JP", "Japan"),
        taken_on=date(2024, 12, 2),
        posted_at=datetime(2024, 12, 10, 1, 28),
        tags=("example", "tour"),
        url="https://www.dvidshub.net/news/999999/example",
    )
    assert expected == story()


def test_a_search_s_result_has_a_summary_for_its_body_and_says_so() -> None:
    found = row()
    assert found.body == "The wing opened its gates."
    assert found.inferred == {"body": "the short description"}
    assert found.location == Location("Yokota Air Base", "Tokyo", "JP", "Japan")


def test_the_first_of_several_authors_is_taken_and_the_others_are_named() -> None:
    expected = Problem("several-authors", "Also by SSG Bea Author; the first is used here.")
    assert row().author == Author("A1C", "Ann Writer")
    assert expected in row().problems
    people = [{"name": "Ann Writer", "rank": "A1C"}, {"name": "Bea Author", "rank": "SSG"}]
    assert expected in story(credit=people).problems


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        ([{"name": "Ann Writer", "rank": None}], Author(None, "Ann Writer")),
        ([{"name": "Ann Writer", "rank": ""}], Author(None, "Ann Writer")),
        ([{"name": "SSgt Ann Writer"}], Author("SSgt", "Ann Writer")),
        ([{"name": "SSgt Ann Writer", "rank": "SSgt"}], Author("SSgt", "Ann Writer")),
        ({"name": "Ann Writer", "rank": "SSgt"}, Author("SSgt", "Ann Writer")),
        (["SSgt Ann Writer"], Author("SSgt", "Ann Writer")),
        ("Ann Writer", Author(None, "Ann Writer")),
        ("Courtesy Story", None),
        ([{"rank": "SSgt"}], None),
        *((value, None) for value in (*NOTHING, " ", [None])),
    ],
)
def test_credit_is_a_list_an_object_a_string_or_nothing(
    credit: object, expected: Author | None
) -> None:
    assert expected == story(credit=credit).author


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": "image:5"}, ("image-5", "image")),
        ({"id": "video:5"}, ("video-5", "video")),
        ({"id": "audio:5"}, ("audio-5", "audio")),
        ({"id": 5, "type": "image"}, ("image-5", "image")),
        ({"id": "5", "type": "news"}, ("5", "news")),
        ({"id": "5", "url": "https://www.dvidshub.net/image/5/x"}, ("image-5", "image")),
        ({"id": None}, ("999999", "news")),
        ({"id": None, "url": None, "type": "news"}, (None, "news")),
        ({"id": "publication_issue:5", "url": None}, (None, "other")),
    ],
)
def test_prefix_type_and_address_give_kind_and_number(
    changes: dict[str, object], expected: tuple[str | None, str]
) -> None:
    found = story(**changes)
    number = None if found.id.startswith("text-") else found.id
    assert expected == (number, found.kind)


def test_a_title_may_have_markup_and_a_unit_may_be_a_list() -> None:
    found = story(title="A &amp; B <i>sail</i>", unit_name=["9th Example Wing"])
    assert (found.title, found.unit) == ("A & B sail", "9th Example Wing")


def test_an_address_of_another_story_is_a_problem() -> None:
    assert "disagreement" in kinds(story(id="news:5"))
    assert story(id="news:5").id == "5"


def test_what_cannot_be_an_id_is_a_problem() -> None:
    assert "malformed" in kinds(story(id="news:abc"))


def test_an_image_s_description_is_its_own_text() -> None:
    found = story(id="image:5", body=None, url=None, description="A bus &lt;old&gt; waits.")
    assert (found.body, "body" in found.inferred) == ("A bus <old> waits.", False)


@pytest.mark.parametrize("body", [None, "", "  ", [], {}, "<p></p>", "null", False])
def test_a_description_stands_for_a_body_that_is_missing(body: object) -> None:
    found = story(body=body)
    assert (found.body, found.inferred["body"]) == ("A summary.", "the description")


def test_line_ends_count_in_a_body_without_paragraphs() -> None:
    assert story(body="One.\n\nTwo <b>bold</b>.\n- a\n- b").body == "One.\n\nTwo bold.\n- a\n- b"
    assert story(body="<p>One\nline.</p>\n<p>Two.</p>").body == "One line.\n\nTwo."


def test_a_byline_that_opens_the_body_is_the_author_s_for_want_of_a_credit() -> None:
    body = "<p>By Sgt. Ann Example, 9th Example Wing</p><p>The lock opened on Monday.</p>"
    found = story(body=body, credit=[], unit_name=None)
    assert found.body == "The lock opened on Monday."
    assert found.author == Author("Sgt.", "Ann Example")
    assert found.inferred["author"] == "the byline in the body"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ({"city": "", "state": None, "country": "Iraq"}, Location(None, None, "IQ", "Iraq")),
        ({"country_abbreviation": "IQ"}, Location(None, None, "IQ", "Iraq")),
        (
            {"city": "Fort Example", "state": "NC", "country": "United States"},
            Location("Fort Example", "North Carolina", "US", "United States"),
        ),
        ("YOKOTA AIR BASE, TOKYO, JAPAN", Location("Yokota Air Base", "Tokyo", "JP", "Japan")),
        *((value, None) for value in (*NOTHING, {"city": []}, {"city": {"a": 1}})),
    ],
)
def test_a_place_is_an_object_or_a_line_or_nothing(
    location: object, expected: Location | None
) -> None:
    assert expected == story(location=location, body="<p>It rained.</p>").location


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-12-02T23:59:59-09:00", date(2024, 12, 2)),
        ("2024-12-02 00:00:00", date(2024, 12, 2)),
        ("2024-12-02", date(2024, 12, 2)),
        ("0000-00-00T00:00:00Z", None),
        *((value, None) for value in (*NOTHING, "null")),
    ],
)
def test_the_date_is_the_day_as_written(text: object, expected: date | None) -> None:
    found = story(date=text)
    assert (expected, []) == (found.taken_on, kinds(found))


@pytest.mark.parametrize("text", ["2024-13-02", "soon", 20241202, "2024-12-02T00"])
def test_what_is_no_date_is_a_problem(text: object) -> None:
    found = story(date=text)
    assert found.taken_on is None
    assert kinds(found) == ["malformed"]


def test_the_older_name_of_the_time_of_posting_counts_for_want_of_the_newer() -> None:
    posted_at = datetime(2024, 12, 9, 3, 4)
    assert story(publishdate="2024-12-09T03:04:00Z").posted_at == datetime(2024, 12, 10, 1, 28)
    assert story(date_published=None, publishdate="2024-12-09T03:04:00Z").posted_at == posted_at
    found = story(date_published="2024-12-09")
    assert found.posted_at == datetime(2024, 12, 9)
    assert found.inferred["posted_at"] == "a day without a time"


def test_a_story_posted_before_its_day_is_a_problem() -> None:
    assert kinds(story(date="2024-12-12")) == ["posted-before-taken"]


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ("a, b;c", ("a", "b", "c")),
        (["a", " b ", "a", None, 5], ("a", "b", "5")),
        ([{"name": "a &amp; b"}], ("a & b",)),
        *((value, ()) for value in NOTHING),
    ],
)
def test_keywords_are_a_string_or_a_list(keywords: object, expected: tuple[str, ...]) -> None:
    assert expected == story(keywords=keywords).tags


def test_half_a_character_is_replaced() -> None:
    (capture,) = captures_of("/c/a.json", b'{"title": "A \\ud83d b", "body": "C \\udc00 d."}')
    found = clean(capture)
    assert (found.title, found.body) == ("A � b", "C � d.")


def test_a_number_of_any_length_is_text() -> None:
    (capture,) = captures_of("/c/a.json", b'{"title": ' + b"1" * 10_000 + b', "body": NaN}')
    assert clean(capture).title == "1" * 10_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON | st.fixed_dictionaries({}, optional=dict.fromkeys(ASSET | ROW, JSON)))
def test_any_json_is_stories_or_a_reason(value: object) -> None:
    for path in ("/c/a.json", "/c/a.jsonl"):
        try:
            found = stories_of(path, json.dumps(value).encode(), 1_000_000)
        except CaptureError:
            continue
        assert all(item == Story.from_json(item.to_json()) for item in found.stories)


@given(st.sampled_from(sorted(ASSET)), JSON)
def test_a_field_of_any_type_never_costs_the_story(name: str, value: object) -> None:
    assert story(**{name: value}).title
