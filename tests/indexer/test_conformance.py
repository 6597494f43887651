"""What every engine does, whichever it is."""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import terms
from indexer.duplicates import Groups, are_versions, bands, seniority, signature_of
from indexer.engine import (
    CaptureStamp,
    Changes,
    Engine,
    FacetOrder,
    IndexLocked,
    IndexMissing,
    StoredStory,
    StoryNotFound,
)
from indexer.fields import FACETS, MISSING, RANKED_FIELDS, date_levels
from indexer.language import parse
from indexer.open import open_engine
from indexer.query import MAX_TEXT_CHARS, Query, Sort
from indexer.relaxation import relaxed
from indexer.results import FacetCounts, FacetPage, ResultsPage
from indexer.story import Author, Caption, Kind, Location, Story
from indexer.tree import And, Everything, Match, Node, Not, Or, Phrase

YOKOTA = Location("Yokota Air Base", "Tokyo", "JP", "Japan")
MISAWA = Location("Misawa Air Base", "Aomori", "JP", "Japan")
TOKYO = Location(None, "Tokyo", "JP", "Japan")
RAMSTEIN = Location("Ramstein Air Base", "RP", "DE", "Germany")
PACIFIC = Location("Pacific Ocean", None, None, "At sea")
STORIES = (
    Story("1", "news", "Liaison officer arrives", "A liaison officer joined the command.",
          unit="374th Airlift Wing", location=YOKOTA, taken_on=date(2024, 12, 2),
          posted_at=datetime(2024, 12, 10, 1, 28)),
    Story("2", "news", "Night flying", "The wing began night flying. An officer spoke.",
          unit="374th Airlift Wing", location=YOKOTA, taken_on=date(2023, 1, 5)),
    Story("3", "news", "Tour ends", "The officer and the liaison met.",
          unit="35th Fighter Wing", location=MISAWA, posted_at=datetime(2022, 6, 1, 12, 0)),
    Story("4", "news", "Bridge built", "Engineers built a bridge.",
          location=RAMSTEIN, taken_on=date(2024, 7, 4), posted_at=datetime(2024, 7, 5, 8, 0)),
    Story("5", "news", "Ship sails", "Sailors left port at dawn.",
          unit="USS Example (DDG 999)", location=PACIFIC),
    Story("6", "image", "Untold", "Nothing is known of this one."),
)  # fmt: skip


ENGINES = ("whoosh",)
"""Every engine passes the same conformance suite; a new one is added here."""

Fill = Callable[[Iterable[Story]], Engine]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine of each kind, with nothing indexed yet."""
    addresses = {"whoosh": str(tmp_path / "index")}
    engine = open_engine(addresses[request.param])
    yield engine
    engine.close()


@pytest.fixture
def fill(engine: Engine) -> Fill:
    """Indexes stories in a shuffled order: no test may lean on the order of arrival."""

    def filled(stories: Iterable[Story]) -> Engine:
        shuffled = list(stories)
        random.Random(7).shuffle(shuffled)
        with engine.lock():
            engine.apply(Changes(StoredStory(story, ()) for story in shuffled))
        return engine

    return filled


def ids(page: ResultsPage) -> list[str]:
    return [hit.story.id for hit in page.hits]


def facet(page: ResultsPage, name: str) -> FacetCounts:
    return next(counts for counts in page.facets if counts.facet == name)


def count_of(page: ResultsPage, name: str) -> dict[str, int]:
    return {value.value: value.count for value in facet(page, name).values}


# 1. Totals and facet counts are exact.


def test_total_and_facet_counts_cover_all_matches_not_only_the_page(fill: Fill) -> None:
    engine = fill(replace(STORIES[0], id=str(number)) for number in range(1, 251))
    page = engine.search(Query("liaison", per_page=10))
    assert len(page.hits) == 10
    assert page.total == 250
    assert count_of(page, "unit") == {"374th Airlift Wing": 250}
    assert count_of(page, "location") == {"JP": 250, "JP/Tokyo": 250}


# 2. A facet ignores its own filter and honours the others.


def test_a_facet_ignores_its_own_filter_and_honours_the_others(fill: Fill) -> None:
    query = Query().with_filter("unit", "35th Fighter Wing").with_filter("location", "JP")
    page = fill(STORIES).search(query)
    assert ids(page) == ["3"]
    assert count_of(page, "unit") == {"374th Airlift Wing": 2, "35th Fighter Wing": 1}
    assert count_of(page, "location") == {
        "JP": 1,
        "JP/Aomori": 1,
    }
    assert count_of(page, "date") == {"2022": 1}


def test_values_of_one_facet_are_joined_by_or_and_facets_by_and(fill: Fill) -> None:
    engine = fill(STORIES)
    either = Query().with_filter("location", "JP/Tokyo").with_filter("location", "DE")
    assert sorted(ids(engine.search(either))) == ["1", "2", "4"]
    both = either.with_filter("date", "2024")
    assert sorted(ids(engine.search(both))) == ["1", "4"]


def test_a_place_stands_for_everything_below_it(fill: Fill) -> None:
    engine = fill([*STORIES, Story("7", "news", "t", "b", location=TOKYO)])
    found = {
        value: engine.search(Query().with_filter("location", value)).total
        for value in ("JP", "JP/Tokyo", "JP/Tokyo/Yokota Air Base", "At sea", "J", "JP/Tok")
    }
    assert found == {
        "JP": 4,
        "JP/Tokyo": 3,
        "JP/Tokyo/Yokota Air Base": 2,
        "At sea": 1,
        "J": 0,
        "JP/Tok": 0,
    }


def test_an_excluded_value_is_taken_out_but_still_counted_in_its_facet(fill: Fill) -> None:
    page = fill(STORIES).search(Query(excluded=(("unit", "374th Airlift Wing"),)))
    assert sorted(ids(page)) == ["3", "4", "5", "6"]
    assert count_of(page, "unit")["374th Airlift Wing"] == 2


def test_a_selected_value_never_disappears_even_if_nothing_matches_it(fill: Fill) -> None:
    query = (
        Query("bridge")
        .with_filter("unit", "374th Airlift Wing")
        .with_filter("location", "JP/Tokyo")
    )
    page = fill(STORIES).search(query.with_filter("date", "1999-02"))
    assert page.total == 0
    selected = {v.value: (v.label, v.count) for c in page.facets for v in c.values if v.selected}
    assert selected == {
        "374th Airlift Wing": ("374th Airlift Wing", 0),
        "JP/Tokyo": ("Tokyo", 0),
        "1999-02": ("February 1999", 0),
    }
    assert ("JP", "Japan") in {(v.value, v.label) for v in facet(page, "location").values}


@pytest.mark.parametrize("value", ["/", "//", "JP/", "/JP", "JP//Tokyo", "-", "\x00"])
def test_a_selected_value_that_can_be_no_value_matches_nothing(fill: Fill, value: str) -> None:
    page = fill(STORIES).search(Query().with_filter("location", value).with_filter("unit", value))
    assert page.total == 0
    assert (value, 0) in {(v.value, v.count) for v in facet(page, "location").values}


@pytest.mark.parametrize(
    ("facet_name", "without"),
    [("unit", ["4", "6"]), ("location", ["6"]), ("date", ["5", "6"]), ("tag", list("123456"))],
)
def test_having_no_value_is_filtered_by_as_a_value_is(
    fill: Fill, facet_name: str, without: list[str]
) -> None:
    engine = fill(STORIES)
    page = engine.search(Query().with_filter(facet_name, MISSING))
    assert sorted(ids(page)) == without
    assert facet(page, facet_name).missing == len(without)
    assert MISSING not in count_of(page, facet_name)
    rest = engine.search(Query(excluded=((facet_name, MISSING),)))
    assert sorted(ids(rest)) == sorted({s.id for s in STORIES} - set(without))


def test_having_no_value_can_be_asked_for_beside_a_value(fill: Fill) -> None:
    query = Query().with_filter("unit", MISSING).with_filter("unit", "35th Fighter Wing")
    assert sorted(ids(fill(STORIES).search(query))) == ["3", "4", "6"]
    assert sorted(ids(fill(STORIES).search(replace(query, text="officer")))) == ["3"]


def test_an_excluded_value_shows_even_if_nothing_matches_it(fill: Fill) -> None:
    query = Query("bridge", excluded=(("unit", "374th Airlift Wing"), ("location", "JP/Tokyo")))
    page = fill(STORIES).search(query)
    assert count_of(page, "unit")["374th Airlift Wing"] == 0
    assert count_of(page, "location")["JP/Tokyo"] == 0


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), {"2024-07", "2024-12"}),
        (date(2024, 7, 1), date(2024, 7, 31), {"2024-07", "2024-12", "2024-07-04"}),
        (date(2023, 1, 1), date(2024, 12, 31), set()),
    ],
)
def test_a_range_of_dates_opens_the_year_or_month_it_is_within(
    fill: Fill, first: date, last: date, shown: set[str]
) -> None:
    page = fill(STORIES).search(Query(date_from=first, date_to=last))
    assert {value for value in count_of(page, "date") if "-" in value} == shown


def test_a_selected_place_opens_the_level_below_it(fill: Fill) -> None:
    page = fill(STORIES).search(Query().with_filter("location", "JP/Tokyo"))
    assert [(v.value, v.label, v.count) for v in facet(page, "location").values][:4] == [
        ("JP", "Japan", 3),
        ("JP/Tokyo", "Tokyo", 2),
        ("JP/Tokyo/Yokota Air Base", "Yokota Air Base", 2),
        ("JP/Aomori", "Aomori", 1),
    ]


def test_values_left_out_of_a_facet_are_counted(fill: Fill) -> None:
    units = (replace(STORIES[5], id=str(n), unit=f"Unit {n:02}") for n in range(14))
    counts = facet(fill(units).search(Query()), "unit")
    assert len(counts.values) == FACETS["unit"].limit == 10
    assert counts.others == 4


# 3. Absent values are missing, never a made-up label; undated stories come last.


def test_absent_values_are_counted_as_missing(fill: Fill) -> None:
    page = fill(STORIES).search(Query())
    assert {counts.facet: counts.missing for counts in page.facets} == {
        "date": 2,
        "unit": 2,
        "location": 1,
        "author": 6,
        "kind": 0,
        "tag": 6,
    }


def test_undated_stories_come_last_in_both_orders(fill: Fill) -> None:
    engine = fill(STORIES)
    assert ids(engine.search(Query(sort="newest"))) == ["1", "4", "2", "3", "5", "6"]
    assert ids(engine.search(Query(sort="oldest"))) == ["3", "2", "4", "1", "5", "6"]


def test_the_posted_axis_counts_filters_and_sorts_by_posting_date(fill: Fill) -> None:
    engine = fill(STORIES)
    page = engine.search(Query(axis="posted", sort="newest"))
    assert ids(page)[:3] == ["1", "4", "3"]
    assert count_of(page, "date") == {"2024": 2, "2022": 1}
    assert facet(page, "date").missing == 3
    ranged = Query(axis="posted", date_from=date(2024, 7, 5), date_to=date(2024, 7, 5))
    assert ids(engine.search(ranged)) == ["4"]


def test_a_range_of_dates_has_both_its_ends_and_no_undated_story(fill: Fill) -> None:
    engine = fill(STORIES)
    assert sorted(
        ids(engine.search(Query(date_from=date(2023, 1, 5), date_to=date(2024, 7, 4))))
    ) == ["2", "4"]
    assert sorted(ids(engine.search(Query(date_from=date(1900, 1, 1))))) == ["1", "2", "3", "4"]


def test_without_words_the_newest_story_comes_first(fill: Fill) -> None:
    assert ids(fill(STORIES).search(Query()))[0] == "1"


# 4. No text raises, or silently matches nothing because of its syntax.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("officer", "123"),
        ("officers", "123"),
        ("OFFICER", "123"),
        ("liaison officer", "13"),
        ('"liaison officer"', "1"),
        ("“liaison officer”", "1"),
        ("officer -liaison", "2"),
        ('officer -"liaison officer"', "23"),
        ("-officer", "456"),
        ("liaison-officer", "1"),
        ('"liaison officer', "1"),
        ('liaison" officer', "13"),
        ("officer's", "123"),
        ("374th", "12"),
        ("yokota", "12"),
        ("!!! officer ???", "123"),
        ("...", "123456"),
        ("", "123456"),
    ],
)
def test_a_text_finds_what_a_person_means(fill: Fill, text: str, found: str) -> None:
    assert "".join(sorted(ids(fill(STORIES).search(Query(text))))) == found


def test_an_unwanted_word_is_kept_out_wherever_its_matches_begin(fill: Fill) -> None:
    stories = [Story("0", "news", "wing", "wing"), Story("1", "news", "wing", "wing wing")]
    assert ids(fill(stories).search(Query('-wing "wing wing"'))) == []


def test_any_of_the_words_is_enough_when_asked_so(fill: Fill) -> None:
    page = fill(STORIES).search(Query("bridge dawn", match="any"))
    assert sorted(ids(page)) == ["4", "5"]


def test_what_cannot_be_searched_is_said_on_the_receipt(fill: Fill) -> None:
    receipt = fill(STORIES).search(Query('officer && "liaison officer" -tour')).receipt
    assert receipt.understood == 'officer "liaison officer" -tour'
    assert receipt.dropped == ("&&",)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("US", "the U.S. Navy"),
        ("u.s. navy", "the US Navy’s"),
        ("374", "the 374th Wing"),
        ("374th", "Wing 374"),
        ("F-35A", "an F35 flew"),
        ("F35A", "an F–35 flew"),
        ("f-35", "two F‑35As flew"),
        ("F-18", "an F/A-18E/F flew"),
        ("KC-135", "a KC-135R refueled"),
        ("kc135r", "a KC–135 refueled"),
        ("CVN-71", "the ship (CVN 71) sailed"),
        ("cvn 71", "the ship CVN-71 sailed"),
        ("374AW", "374 AW"),
        ("Sgt", "Sgt. Doe"),
        ("soldier", "the soldiers’ families"),
        ("OBrien", "Capt. O’Brien’s"),
        ("Lodz", "in Łódź"),
        ("air to air", "air–to–air"),
        ("re-fueling", "re fueling"),
        ("1234", "1,234 troops"),
        ("1,234", "1234 troops"),
        ("dvids_hub", "follow @DVIDS_hub"),
        ("@army", "at army.mil"),
        ("example.org", "see https://www.example.org/news"),
        ("東京", "在日米軍は東京都に"),
        ("IED", "two IEDs went off"),
        ("ieds", "an IED went off"),
        ("UAS", "two UASs flew"),
        ("MRAPs", "an MRAP drove"),
    ],
)
def test_a_word_is_found_however_it_is_written(fill: Fill, text: str, written: str) -> None:
    engine = fill([Story("1", "news", "Untold", written), *STORIES[3:]])
    page = engine.search(Query(text))
    assert ids(page) == ["1"]
    assert any(piece.is_match for piece in page.hits[0].snippet)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("us", "the U.S. Navy"),
        ("US", "it told us"),
        ("unit", "the United States"),
        ("F-35", "an F-36 flew in 35 minutes"),
        ("A-10", "a 10-mile run"),
        ("35", "an F-35 flew"),
        ("5G", "5 radios"),
        ("3.5", "35 of them"),
        ("IED", "others, i.e. them"),
    ],
)
def test_another_word_is_not_found_however_alike(fill: Fill, text: str, written: str) -> None:
    engine = fill([Story("1", "news", "Untold", written), *STORIES[3:]])
    assert ids(engine.search(Query(f"body:{text}"))) == []  # as it is, and nothing near to it


# 4a. The query language.

LANGUAGE = (
    Story("1", "news", "Typhoon relief begins", "Crews loaded water and food at Kadena.",
          author=Author("Sgt.", "Jane Doe"), unit="374th Airlift Wing", location=YOKOTA,
          taken_on=date(2024, 12, 2), posted_at=datetime(2025, 1, 3, 8, 0),
          captions=(Caption("A crane lifts pallets.", None),), tags=("relief", "Pacific Focus")),
    Story("2", "news", "Water for the harbor", "After the earthquake a typhoon came. Women led.",
          author=Author(None, "John Smith"), unit="35th Fighter Wing", location=MISAWA,
          taken_on=date(2024, 9, 30), tags=("Focus",)),
    Story("image-3", "image", "Pallets", "Relief supplies and much food wait in the rain.",
          location=RAMSTEIN, posted_at=datetime(2023, 5, 1, 8, 0),
          captions=(Caption("Food for the typhoon area.", None),)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("typhoon AND water", "1 2"),
        ("earthquake OR pallets", "1 2 image-3"),
        ("typhoon NOT earthquake", "1 image-3"),
        ("typhoon -(earthquake OR crane)", "image-3"),
        ("(earthquake OR crane) water -title:water", "1"),
        ("title:typhoon", "1"),
        ("title:pallets", "image-3"),
        ("body:typhoon", "2"),
        ("caption:typhoon", "image-3"),
        ("caption:pallets", "1"),
        ("body:(water OR rain)", "1 image-3"),
        ('title:"typhoon relief"', "1"),
        ('body:"typhoon relief"', ""),
        ("title:typ*", "1"),
        ("body:typ*", "2"),
        ("caption:typh?on", "image-3"),
        ("title:tyhpoon~", "1"),
        ('body:"supplies food"~3', "image-3"),
        ('body:"supplies food"~2', ""),
        ("water* -author:smith", "1"),
        ("wom?n", "2"),
        ("supplies*", "image-3"),
        ("Kadina~", "1"),
        ('"water food"~2', "1"),
        ("author:doe", "1"),
        ('author:"jane doe"', "1"),
        ("author:(doe OR smith)", "1 2"),
        ('unit:"airlift wing"', "1"),
        ('unit:"wing airlift"', ""),
        ("unit:wing", "1 2"),
        ("unit:air*", "1"),
        ("location:JP", "1 2"),
        ("location:japan -location:tokyo", "2"),
        ('location:"Yokota Air Base"', "1"),
        ("location:JP/Tokyo", "1"),
        ("location:ramst*", "image-3"),
        ("tag:focus", "1 2"),
        ('tag:"pacific focus"', "1"),
        ("kind:image", "image-3"),
        ("kind:NEWS", "1 2"),
        ("id:1", "1"),
        ("id:Image-3", "image-3"),
        ("id:image*", "image-3"),
        ("-kind:news", "image-3"),
        ("kind:image OR author:doe", "1 image-3"),
        ("taken:2024-12", "1"),
        ("taken:2024", "1 2"),
        ("taken:FY24", "2"),
        ("taken:2024-10..", "1"),
        ("taken:<2024", "image-3"),
        ("posted:>2024", "1"),
        ("posted:2025 OR kind:image", "1 image-3"),
        ("taken:nonsense kind:image", "image-3"),
        ("water *", "1 2"),
        ("water AND (", "1 2"),
        ("Title: typhoon relief", "1 image-3"),
        ("crane?", "1"),
        ("suppl?es", "image-3"),
        ("?ood", "1 image-3"),
    ],
)
def test_the_query_language_finds_what_it_says(fill: Fill, text: str, found: str) -> None:
    page = fill(LANGUAGE).search(Query(text))
    assert " ".join(sorted(ids(page))) == found
    assert page.total == len(page.hits)


def test_dates_that_are_relative_are_relative_to_today(fill: Fill) -> None:
    today = datetime.now(UTC)
    yesterday = today - timedelta(days=1)
    stories = [
        Story("1", "news", "a", "b", posted_at=yesterday.replace(tzinfo=None)),
        Story("2", "news", "a", "b", posted_at=datetime(2000, 1, 1)),
    ]
    assert ids(fill(stories).search(Query("posted:7d"))) == ["1"]


def test_what_is_known_of_a_story_adds_nothing_to_its_score(fill: Fill) -> None:
    engine = fill(LANGUAGE)
    scores = {
        text: {hit.story.id: hit.score for hit in engine.search(Query(text)).hits}
        for text in ("typhoon", "typhoon kind:news taken:2024 unit:wing")
    }
    plain, narrowed = scores.values()
    assert narrowed == pytest.approx({i: plain[i] for i in ("1", "2")})


def test_the_receipt_has_each_part_and_the_text_without_it(fill: Fill) -> None:
    engine = fill(LANGUAGE)
    text = 'water title:"typhoon relief" -smith taken:2024-12'
    receipt = engine.search(Query(text)).receipt
    assert receipt.understood == text
    assert [(part.text, part.label) for part in receipt.parts] == [
        ("water", "water"),
        ('title:"typhoon relief"', "title contains “typhoon relief”"),
        ("-smith", "not: smith"),
        ("taken:2024-12", "taken in December 2024"),
    ]
    assert receipt.parts[1].without == "water -smith taken:2024-12"
    assert [len(engine.search(Query(p.without)).receipt.parts) for p in receipt.parts] == [3] * 4


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("water nosuchword", "1 2", ("without nosuchword",)),
        ('"relief typhoon"', "1 image-3", ("with the words of “relief typhoon” anywhere",)),
        ('"typhoon relief" rain -begins', "image-3",
         ("with the words of “typhoon relief” anywhere",)),
        ("crane earthquake harbor", "2", ("without crane",)),
        ("crane earthquake", "1 2", ("with any of crane and earthquake",)),
        ("crane earthquake -smith", "1 2", ("with any of crane and earthquake",)),
        ("crane earthquake kind:image", "", ()),
        ("crane earthquake -water", "", ()),
        ("5G", "", ()),
        ("nosuchword", "", ()),
        ("nosuchword neither", "", ()),
        ("title:crane title:pallets", "", ()),
        ("taken:1999", "", ()),
    ],
)  # fmt: skip
def test_where_no_story_has_all_the_words_the_nearest_are_shown_and_it_is_said(
    fill: Fill, text: str, found: str, said: tuple[str, ...]
) -> None:
    engine = fill(LANGUAGE)
    page = engine.search(Query(text))
    assert " ".join(sorted(ids(page))) == found
    assert page.receipt.relaxed == said
    assert page.receipt.understood == text
    assert sorted(story.id for story in engine.matches(Query(text))) == sorted(ids(page))
    kinds = engine.facet_values(Query(text), "kind")
    assert sum(value.count for value in kinds.values) == page.total


def test_words_that_filters_rule_out_are_not_relaxed(fill: Fill) -> None:
    page = fill(LANGUAGE).search(Query("earthquake water").with_filter("kind", "image"))
    assert (page.total, page.receipt.relaxed) == (0, ())


def test_without_any_match_each_filter_and_part_is_counted_without(fill: Fill) -> None:
    query = Query("earthquake water", date_to=date(2024, 10, 1)).with_filter("kind", "image")
    engine = fill(LANGUAGE)
    drops = engine.search(query).drops
    assert [(drop.kind, drop.label, drop.total) for drop in drops] == [
        ("kind", "image", 1),
        ("to", "2024-10-01", 0),
        ("words", "earthquake", 0),
        ("words", "water", 0),
    ]
    assert [engine.search(drop.query).total for drop in drops] == [drop.total for drop in drops]
    assert engine.search(Query("water")).drops == ()
    assert engine.search(Query("nosuchword")).drops == ()


# 5. A page past the end.


def test_a_page_past_the_end_has_no_hits_and_the_true_total(fill: Fill) -> None:
    page = fill(STORIES).search(Query("officer", page=99))
    assert (page.hits, page.total) == ((), 3)


def test_pages_put_together_are_the_whole_result_once(fill: Fill) -> None:
    engine = fill(replace(STORIES[0], id=f"{number:03}") for number in range(57))
    found = [i for page in range(1, 7) for i in ids(engine.search(Query("liaison", page=page)))]
    assert found == sorted(found)
    assert len(found) == 57


# 6. Snippets.


def test_a_hit_without_a_match_in_its_body_shows_its_opening_words(fill: Fill) -> None:
    (hit,) = fill(STORIES).search(Query("sails")).hits
    assert "".join(piece.text for piece in hit.snippet) == "Sailors left port at dawn."
    assert [piece.text for piece in hit.title if piece.is_match] == ["sails"]


def test_snippets_survive_markup_and_punctuation(fill: Fill) -> None:
    body = 'Then <script>alert("officer")</script> & an “officer”, said AT&T (officer).'
    (hit,) = fill([Story("1", "news", "t", body)]).search(Query("officer")).hits
    assert "".join(piece.text for piece in hit.snippet) == body
    assert [piece.text for piece in hit.snippet if piece.is_match] == ["officer"] * 3


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("officers", ["officer"]),
        ('"liaison officer" joined', ["liaison officer", "joined"]),
        ("comm*", ["command"]),
        ("l?aison", ["liaison"]),
        ("laison~", ["liaison"]),
        ("title:officer command", ["command"]),
        ("officer -embassy", ["officer"]),
    ],
)
def test_what_is_marked_is_what_matched(fill: Fill, text: str, marks: list[str]) -> None:
    hit = fill(STORIES[:1]).search(Query(text)).hits[0]
    assert [piece.text for piece in hit.snippet if piece.is_match] == marks


def test_titles_are_marked_as_well(fill: Fill) -> None:
    hit = fill(STORIES[:1]).search(Query('"liaison officers" arriv*')).hits[0]
    assert [piece.text for piece in hit.title if piece.is_match] == ["Liaison officer", "arrives"]


def test_words_far_apart_are_shown_in_passages_of_their_own(fill: Fill) -> None:
    body = f"A liaison came. {'It rained. ' * 90}Then an officer. {'It rained. ' * 90}It was over."
    hit = fill([Story("1", "news", "Untold", body)]).search(Query("liaison officer")).hits[0]
    assert [piece.text for piece in hit.snippet if piece.is_match] == ["liaison", "officer"]
    assert " … " in [piece.text for piece in hit.snippet]


# 7. Changes are all or nothing, seen within a second, by one writer at a time.


def test_a_failed_apply_leaves_the_old_generation(fill: Fill) -> None:
    engine = fill(STORIES)
    before = engine.status()

    def broken() -> Iterator[StoredStory]:
        yield StoredStory(replace(STORIES[0], title="Changed"), ())
        yield StoredStory(replace(STORIES[0], id="new"), ())
        raise ZeroDivisionError

    with engine.lock(), pytest.raises(ZeroDivisionError):
        engine.apply(Changes(broken(), removed=["2"]))
    assert engine.status() == before
    assert engine.story("1").title == "Liaison officer arrives"
    with engine.lock():
        assert engine.apply(Changes((), removed=["2"])) == before.generation + 1
    assert engine.status().stories == len(STORIES) - 1


def test_another_engine_sees_a_new_generation_within_a_second(
    engine: Engine, fill: Fill, tmp_path: Path
) -> None:
    fill(STORIES)
    reader = open_engine(str(tmp_path / "index"))
    assert reader.search(Query("zebra")).total == 0
    with engine.lock():
        engine.apply(Changes([StoredStory(Story("z", "news", "Zebra", "A zebra."), ())]))
    deadline = time.monotonic() + 1
    while reader.search(Query("zebra")).total == 0:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    reader.close()


def test_searches_go_on_unharmed_while_generations_come(fill: Fill, engine: Engine) -> None:
    fill(STORIES)
    failures: list[BaseException] = []
    is_over = threading.Event()

    def search() -> None:
        try:
            while not is_over.is_set():
                page = engine.search(Query("liaison"))
                assert page.total == len(page.hits) == sum(count_of(page, "unit").values())
        except BaseException as error:  # noqa: BLE001  # a thread's failure is carried to the test
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(12):
        with engine.lock():
            extra = replace(STORIES[0], id=f"n{number}")
            engine.apply(Changes([StoredStory(extra, ())], removed=[f"n{number - 2}"]))
    is_over.set()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_story_with_a_known_id_replaces_the_known_one(fill: Fill) -> None:
    engine = fill(STORIES)
    changed = replace(STORIES[0], title="Zebra parade", body="Stripes.")
    with engine.lock():
        engine.apply(
            Changes([StoredStory(replace(changed, title="First"), ()), StoredStory(changed, ())])
        )
    assert engine.status().stories == len(STORIES)
    assert engine.search(Query("first")).total == 0
    assert engine.search(Query("liaison")).total == 1
    assert engine.story("1") == changed


def test_an_empty_change_makes_no_generation(fill: Fill) -> None:
    engine = fill(STORIES)
    with engine.lock():
        assert engine.apply(Changes((), removed=["unknown"])) == engine.status().generation


def test_a_rebuild_keeps_nothing_of_what_was_there(fill: Fill) -> None:
    engine = fill(STORIES)
    before = engine.status().generation
    with engine.lock():
        after = engine.apply(Changes([StoredStory(STORIES[1], ())], is_rebuild=True))
    assert after > before
    assert ids(engine.search(Query())) == ["2"]


def test_a_second_writer_is_refused_and_told_who_holds_the_lock(
    engine: Engine, tmp_path: Path
) -> None:
    other = open_engine(str(tmp_path / "index"))
    with engine.lock(), pytest.raises(IndexLocked, match=r"process \d+"), other.lock():
        pass
    with other.lock():
        pass


# 8. Results are complete values.


def test_results_stay_usable_after_the_engine_is_closed(fill: Fill) -> None:
    engine = fill(STORIES)
    page = engine.search(Query("officer"))
    engine.close()
    assert page.hits[0].story in STORIES
    assert facet(page, "unit").values[0].label == "374th Airlift Wing"


def test_every_field_of_a_story_comes_back_as_it_was(fill: Fill) -> None:
    story = Story(
        "9", "news", "Tïtle “quoted”", "One.\n\n- two\n- three", Author("Staff Sgt.", "A. Writer"),
        "Unit", "Unit/Public Affairs", YOKOTA, date(2007, 3, 9), datetime(2007, 3, 10, 0, 5),
        (Caption("Cut off…", "Sgt. B"),), ("tag one", "tag two"), "https://example.org/9",
        {"url": "the story number"},
    )  # fmt: skip
    assert fill([story]).story("9") == story


def test_an_unknown_story_is_not_found(fill: Fill) -> None:
    engine = fill(STORIES)
    for story_id in ("", "0", "999", "../1", "1 ", "\x00"):
        with pytest.raises(StoryNotFound):
            engine.story(story_id)


def test_without_an_index_searching_says_so_and_the_ledger_is_empty(engine: Engine) -> None:
    assert engine.ledger() == {}
    with pytest.raises(IndexMissing, match="reindex"):
        engine.search(Query("x"))


def test_an_index_of_nothing_answers_with_nothing(fill: Fill) -> None:
    engine = fill(())
    page = engine.search(Query("officer"))
    assert (page.total, page.hits) == (0, ())
    assert engine.status().stories == 0


def test_the_ledger_knows_every_capture_and_its_stories(engine: Engine) -> None:
    one = CaptureStamp("/c/one.txt", 10, 1_700_000_000_123_456_789, "aa", "v1")
    two = CaptureStamp("/c/t\udce9\n\t.txt", 20, 2, "bb", "v1")
    with engine.lock():
        engine.apply(
            Changes([StoredStory(STORIES[0], (one, two)), StoredStory(STORIES[1], (two,))])
        )
    ledger = engine.ledger()
    assert {path: set(record.story_ids) for path, record in ledger.items()} == {
        one.path: {"1"},
        two.path: {"1", "2"},
    }
    assert (ledger[one.path].stamp, ledger[two.path].stamp) == (one, two)
    assert engine.stored("1") == StoredStory(STORIES[0], (one, two))


# Every match, one by one.


def test_matches_are_all_of_them_in_order_whatever_the_page(fill: Fill) -> None:
    engine = fill(STORIES)
    for query in (
        Query("officer", page=3, per_page=1),
        Query(sort="oldest", per_page=2),
        Query("bridge dawn", match="any"),
        Query().with_filter("location", "JP/Tokyo"),
        Query("nothing at all"),
    ):
        whole = engine.search(replace(query, page=1, per_page=100))
        assert [story.id for story in engine.matches(query)] == ids(whole)


def test_matches_stay_with_their_generation(fill: Fill) -> None:
    engine = fill(STORIES)
    matches = engine.matches(Query(sort="oldest"))
    found = [next(matches)]
    with engine.lock():
        engine.apply(Changes([StoredStory(replace(STORIES[1], body="New."), ())], removed=["1"]))
    assert engine.status().stories == 5
    found += matches
    assert {story.id: story for story in found} == {story.id: story for story in STORIES}


def test_without_an_index_there_are_no_matches_but_an_error(engine: Engine) -> None:
    with pytest.raises(IndexMissing):
        next(engine.matches(Query()))


# Every value of a facet, a page at a time.

NAMED: tuple[Story, ...] = (
    Story("1", "news", "Wing", "Flew.", unit="Élan Squadron", location=YOKOTA, tags=("Ánimo", "b"),
          taken_on=date(2024, 12, 2)),
    Story("2", "news", "Wing", "Flew.", unit="elan group", location=MISAWA, tags=("animal",)),
    Story("3", "news", "Wing", "Sat.", unit="ELAN GROUP", location=RAMSTEIN, tags=("b", "b"),
          taken_on=date(2024, 12, 3)),
    Story("4", "news", "Wing", "Flew.", unit="Zulu", location=TOKYO, taken_on=date(2023, 1, 5)),
    Story("5", "news", "Wing", "Flew.", unit="elan group"),
)  # fmt: skip


def values_of(page: FacetPage) -> list[tuple[str, int]]:
    return [(value.value, value.count) for value in page.values]


def test_facet_values_come_by_count_or_by_label_whatever_its_case(fill: Fill) -> None:
    engine = fill(NAMED)
    by_count = engine.facet_values(Query(), "unit")
    assert values_of(by_count)[0] == ("elan group", 2)
    assert {count for _, count in values_of(by_count)[1:]} == {1}
    by_label = engine.facet_values(Query(), "unit", order="label")
    assert [value for value, _ in values_of(by_label)] == [
        "ELAN GROUP",
        "elan group",
        "Élan Squadron",
        "Zulu",
    ]
    assert (by_label.total, by_label.missing) == (by_count.total, by_count.missing) == (4, 0)


def test_facet_values_put_together_are_all_of_them_once(fill: Fill) -> None:
    units = [replace(STORIES[5], id=str(n), unit=f"Unit {n % 23:02}") for n in range(50)]
    engine = fill([*units, replace(STORIES[5], id="none")])
    for order in get_args(FacetOrder):
        pages = [
            engine.facet_values(Query(), "unit", order=order, page=page, per_page=7)
            for page in range(1, 6)
        ]
        assert [len(page.values) for page in pages] == [7, 7, 7, 2, 0]
        assert {(page.total, page.missing) for page in pages} == {(23, 1)}
        found = [value for page in pages for value in values_of(page)]
        counts = Counter(f"Unit {n % 23:02}" for n in range(50))
        assert dict(found) == counts
        key = {"count": lambda v: (-v[1], v[0]), "label": lambda v: v[0]}[order]
        assert found == sorted(found, key=key)


@pytest.mark.parametrize(
    ("facet_name", "containing", "found"),
    [
        ("unit", "elan", {"Élan Squadron", "elan group", "ELAN GROUP"}),
        ("unit", "ÉLAN", {"Élan Squadron", "elan group", "ELAN GROUP"}),
        ("unit", "n s", {"Élan Squadron"}),
        ("unit", "", {"Élan Squadron", "elan group", "ELAN GROUP", "Zulu"}),
        ("unit", "*", set()),
        ("tag", "anim", {"Ánimo", "animal"}),
        ("location", "tokyo", {"JP/Tokyo"}),
        ("location", "BASE", {"JP/Tokyo/Yokota Air Base", "JP/Aomori/Misawa Air Base",
                              "DE/RP/Ramstein Air Base"}),
        ("date", "december", {"2024-12", "2024-12-02", "2024-12-03"}),
        ("date", "2024", {"2024", "2024-12", "2024-12-02", "2024-12-03"}),
    ],
)  # fmt: skip
def test_facet_values_are_looked_for_in_labels_whatever_their_case_and_accents(
    fill: Fill, facet_name: str, containing: str, found: set[str]
) -> None:
    page = fill(NAMED).facet_values(Query(), facet_name, containing)
    assert {value for value, _ in values_of(page)} == found
    assert page.total == len(found)


def test_facet_values_of_a_tree_are_of_every_level(fill: Fill) -> None:
    page = fill(NAMED).facet_values(Query("flew"), "location", order="label")
    assert {value.value: (value.label, value.count) for value in page.values} == {
        "JP": ("Japan", 3),
        "JP/Tokyo": ("Tokyo", 2),
        "JP/Tokyo/Yokota Air Base": ("Yokota Air Base", 1),
        "JP/Aomori": ("Aomori", 1),
        "JP/Aomori/Misawa Air Base": ("Misawa Air Base", 1),
    }
    assert page.missing == 1


def test_facet_values_ignore_their_own_filter_and_honour_the_others(fill: Fill) -> None:
    engine = fill(NAMED)
    query = Query("flew").with_filter("unit", "Zulu").with_filter("location", "JP")
    page = engine.facet_values(query, "unit")
    assert dict(values_of(page)) == {"Élan Squadron": 1, "elan group": 1, "Zulu": 1}
    assert [value.value for value in page.values if value.selected] == ["Zulu"]
    assert values_of(engine.facet_values(query, "date")) == [
        ("2023", 1),
        ("2023-01", 1),
        ("2023-01-05", 1),
    ]


# Several values a story.


def test_a_story_counts_once_for_each_of_its_tags(fill: Fill) -> None:
    engine = fill(NAMED)
    page = engine.search(Query())
    assert count_of(page, "tag") == {"b": 2, "animal": 1, "Ánimo": 1}
    assert facet(page, "tag").missing == 2
    either = Query().with_filter("tag", "b").with_filter("tag", "animal")
    assert sorted(ids(engine.search(either))) == ["1", "2", "3"]
    assert sorted(ids(engine.search(Query(excluded=(("tag", "b"),))))) == ["2", "4", "5"]
    both = Query(excluded=(("tag", "b"),)).with_filter("tag", "Ánimo")
    assert engine.search(both).total == 0
    assert count_of(engine.search(both), "tag")["Ánimo"] == 1


def test_a_story_can_have_hundreds_of_tags(fill: Fill) -> None:
    tags = tuple(f"tag {n:03}" for n in range(700))
    engine = fill([replace(NAMED[0], tags=tags), replace(NAMED[1], tags=tags[350:])])
    page = engine.facet_values(Query(), "tag", per_page=1_000)
    assert dict(values_of(page)) == {tag: 1 + (n >= 350) for n, tag in enumerate(tags)}
    assert ids(engine.search(Query().with_filter("tag", "tag 000"))) == ["1"]


# Stories that are made where they are indexed.


@dataclass(frozen=True)
class Made:
    """A batch of a few stories, or one that fails."""

    first: int
    count: int
    title: str = "Wing"
    fails: bool = False

    def stories(self) -> tuple[list[StoredStory], object]:
        """They, and a note that says which."""
        if self.fails:
            raise ZeroDivisionError
        numbers = range(self.first, self.first + self.count)
        made = [StoredStory(Story(str(n), "news", self.title, "Flew."), ()) for n in numbers]
        return made, f"{self.count} from {self.first}"


def test_batches_are_indexed_and_their_notes_come_in_order(engine: Engine) -> None:
    notes: list[object] = []
    batches = (Made(first, 3) for first in range(0, 60, 3))
    extra = StoredStory(Story("99", "news", "Wing", "Flew."), ())
    with engine.lock():
        engine.apply(Changes([extra], batches=batches, noted=notes.append))
    assert notes == [f"3 from {first}" for first in range(0, 60, 3)]
    assert engine.search(Query("wing")).total == 61


def test_of_one_id_the_last_story_counts_be_it_in_a_batch_or_not(engine: Engine) -> None:
    apply(engine, [Story("1", "news", "Oldest", "Flew.")])
    batches = [Made(0, 4, "First"), Made(2, 4, "Second"), Made(9, 0, "None")]
    last = StoredStory(Story("3", "news", "Third", "Flew."), ())
    with engine.lock():
        engine.apply(Changes([last], removed=["unknown"], batches=batches))
    titles = {story.id: story.title for story in engine.matches(Query())}
    assert titles == {"0": "First", "1": "First", "2": "Second", "3": "Third", "4": "Second",
                      "5": "Second"}  # fmt: skip
    assert engine.status().stories == 6


def test_a_batch_that_fails_leaves_the_index_and_says_why(engine: Engine) -> None:
    apply(engine, STORIES)
    before = engine.status()
    batches = [Made(10, 2), Made(20, 2, fails=True), Made(30, 2)]
    with engine.lock(), pytest.raises(ZeroDivisionError):
        engine.apply(Changes((), batches=batches, removed=["1"]))
    assert engine.status() == before
    assert engine.story("1") == STORIES[0]


def test_batches_without_stories_make_an_index_of_nothing(engine: Engine) -> None:
    notes: list[object] = []
    with engine.lock():
        engine.apply(Changes((), batches=[Made(0, 0)], noted=notes.append))
    assert notes == ["0 from 0"]
    assert engine.status().stories == 0


# Versions of a story.

VERSION_WORDS = [f"{a}{b}" for a in ("wing", "base", "gate", "port", "unit") for b in range(60)]


def telling(story_id: str, subject: int, changed: int = 0, kind: Kind = "news") -> Story:
    """One of the stories on a subject, each of which shares 200 words less `changed`."""
    body = random.Random(subject).choices(VERSION_WORDS, k=200)
    body[:changed] = random.Random(f"{subject} {changed}").choices(VERSION_WORDS, k=changed)
    return Story(story_id, kind, "Same title", " ".join(body))


def apply(engine: Engine, stories: Iterable[Story], removed: Iterable[str] = ()) -> None:
    with engine.lock():
        engine.apply(Changes([StoredStory(story, ()) for story in stories], removed))


def groups_of(engine: Engine) -> set[tuple[str, ...]]:
    return set(engine.version_groups())


def test_versions_are_found_in_one_batch(fill: Fill) -> None:
    engine = fill([telling("20", 1), telling("text-a", 1, 9), telling("7", 1, 12), telling("8", 2)])
    for story_id in ("20", "text-a", "7"):
        assert engine.versions(story_id) == ("7", "20", "text-a")
    assert engine.versions("8") == ("8",)
    assert groups_of(engine) == {("7", "20", "text-a")}


def test_versions_are_found_across_batches_and_a_senior_one_renames_the_group(
    engine: Engine,
) -> None:
    apply(engine, [telling("20", 1), telling("8", 2)])
    apply(engine, [telling("30", 1, 9)])
    assert engine.versions("20") == ("20", "30")
    apply(engine, [telling("10", 1, 12), telling("9", 2)])
    assert groups_of(engine) == {("10", "20", "30"), ("8", "9")}
    assert engine.story("20") == telling("20", 1)
    assert engine.status().stories == 5


def test_a_version_that_is_rewritten_or_removed_leaves_its_group(fill: Fill) -> None:
    engine = fill([telling("1", 1), telling("2", 1, 9), telling("3", 1, 12)])
    apply(engine, [telling("1", 2)])
    assert (engine.versions("1"), engine.versions("3")) == (("1",), ("2", "3"))
    apply(engine, [], removed=["3"])
    assert groups_of(engine) == set()
    apply(engine, [telling("1", 1, 12)])
    assert groups_of(engine) == {("1", "2")}


def test_a_group_falls_apart_when_the_story_that_joined_it_goes(fill: Fill) -> None:
    first, last = telling("1", 1), telling("3", 1)
    body = first.body.split()
    between = replace(first, id="2", body=" ".join([*body[:155], *VERSION_WORDS[:45]]))
    last = replace(
        last, body=" ".join([*VERSION_WORDS[60:105], *body[45:155], *VERSION_WORDS[:45]])
    )
    engine = fill([first, between, last])
    assert groups_of(engine) == {("1", "2", "3")}
    apply(engine, [], removed=["2"])
    assert groups_of(engine) == set()


def test_two_groups_become_one_when_a_story_joins_them(engine: Engine) -> None:
    first = telling("1", 1)
    body = first.body.split()
    last = replace(
        first, body=" ".join([*VERSION_WORDS[60:105], *body[45:155], *VERSION_WORDS[:45]])
    )
    apply(engine, [first, replace(first, id="5"), replace(last, id="3"), replace(last, id="4")])
    assert groups_of(engine) == {("1", "5"), ("3", "4")}
    apply(engine, [replace(first, id="9", body=" ".join([*body[:155], *VERSION_WORDS[:45]]))])
    assert groups_of(engine) == {("1", "3", "4", "5", "9")}


def test_a_large_group_tells_its_size_and_its_seniors(fill: Fill) -> None:
    odd = ("text-b", "text-a", "1x", "ж7", "x", "123456789012345678", "12345678", "1234567")
    numbers = tuple(map(str, range(5, 1_000, 11)))
    engine = fill([telling("4", 2), *(telling(story_id, 1) for story_id in (*odd, *numbers))])
    group = tuple(sorted((*odd, *numbers), key=seniority))
    for story_id in ("5", "x", "ж7"):
        assert engine.version_count(story_id) == len(group)
        assert engine.versions(story_id) == group
        for limit in (0, 1, 3, len(group) - 5, len(group) + 1):
            assert engine.versions(story_id, limit) == group[:limit]
    assert (engine.version_count("4"), engine.versions("4", 3)) == (1, ("4",))


def test_pictures_of_one_gallery_are_no_versions(fill: Fill) -> None:
    assert groups_of(fill([telling("image-1", 1, kind="image"), telling("image-2", 1)])) == set()


def test_versions_of_an_unknown_story_are_not_found(fill: Fill) -> None:
    with pytest.raises(StoryNotFound):
        fill(STORIES).versions("999")
    with pytest.raises(StoryNotFound):
        fill(STORIES).version_count("999")


def test_a_failed_apply_leaves_the_groups(fill: Fill) -> None:
    engine = fill([telling("1", 1), telling("2", 1, 9)])

    def broken() -> Iterator[StoredStory]:
        yield StoredStory(telling("0", 1, 12), ())
        raise ZeroDivisionError

    with engine.lock(), pytest.raises(ZeroDivisionError):
        engine.apply(Changes(broken(), removed=["2"]))
    assert groups_of(engine) == {("1", "2")}


def test_folded_a_group_is_one_hit_and_counts_once(fill: Fill) -> None:
    engine = fill(
        [
            replace(telling("10", 1), unit="A Wing", tags=("x", "y")),
            replace(telling("11", 1, 9), unit="A Wing", tags=("y",)),
            replace(telling("12", 1, 12), unit="B Wing"),
            replace(telling("13", 2), unit="B Wing"),
        ]
    )
    everything = Query("same", versions="folded")
    page = engine.search(everything)
    assert (page.total, len(page.hits)) == (2, 2)
    assert {engine.versions(story_id)[0] for story_id in ids(page)} == {"10", "13"}
    assert sum(count_of(page, "unit").values()) == 2
    assert engine.search(replace(everything, versions="all")).total == 4
    assert [story.id for story in engine.matches(everything)] == ids(page)
    shown = engine.facet_values(everything, "unit")
    assert sum(value.count for value in shown.values) == 2


def test_folded_the_first_of_a_group_in_the_order_stands_for_it(fill: Fill) -> None:
    days = {"10": date(2024, 1, 1), "11": date(2024, 1, 3), "12": date(2024, 1, 2)}
    group = [replace(telling(i, 1, n * 4), taken_on=day) for n, (i, day) in enumerate(days.items())]
    other = replace(telling("13", 2), taken_on=date(2024, 1, 2))
    undated = replace(telling("14", 1, 2))
    engine = fill([*group, other, undated])
    assert ids(engine.search(Query(versions="folded", sort="newest"))) == ["11", "13"]
    assert ids(engine.search(Query(versions="folded", sort="oldest"))) == ["10", "13"]


def test_folded_a_version_that_is_filtered_out_stands_for_nothing(fill: Fill) -> None:
    engine = fill(
        [
            replace(telling("10", 1), unit="A Wing", title="Same title zebra"),
            replace(telling("11", 1, 9), unit="B Wing"),
            replace(telling("12", 2), unit="B Wing"),
        ]
    )
    folded = Query("same", versions="folded")
    page = engine.search(folded.with_filter("unit", "B Wing"))
    assert sorted(ids(page)) == ["11", "12"]
    # Its own facet counts as if there were no filter: one of the two versions.
    assert sum(count_of(page, "unit").values()) == 2
    assert ids(engine.search(Query("zebra", versions="folded"))) == ["10"]
    assert engine.search(Query("same -zebra", versions="folded")).total == 2


def test_folded_groups_follow_changes(engine: Engine) -> None:
    query = Query("same", versions="folded")
    apply(engine, [telling("10", 1), telling("11", 1, 9), telling("12", 2)])
    assert engine.search(query).total == 2
    apply(engine, [telling("12", 1, 12)])
    assert engine.search(query).total == 1
    apply(engine, [], removed=["10", "12"])
    assert ids(engine.search(query)) == ["11"]


version_steps = st.lists(
    st.tuples(
        st.lists(
            st.builds(
                telling,
                st.integers(1, 12).map(str),
                st.integers(1, 2),
                st.sampled_from((0, 15, 30, 45, 60)),
            ),
            max_size=6,
        ),
        st.sets(st.integers(1, 12).map(str), max_size=3),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize("kind", ENGINES)
@settings(max_examples=40, deadline=None)
@given(steps=version_steps, rng=st.randoms(use_true_random=False))
def test_groups_depend_on_what_is_indexed_and_on_nothing_else(
    kind: str, steps: list[tuple[list[Story], set[str]]], rng: random.Random
) -> None:
    assert kind == "whoosh"
    left: dict[str, Story] = {}
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(folder)
        for stories, removed in steps:
            put = {story.id for story in stories}
            apply(engine, stories, removed - put)
            left.update((story.id, story) for story in stories)
            left = {i: story for i, story in left.items() if i not in removed - put}
        grown = {story_id: engine.versions(story_id) for story_id in left}
        shuffled = list(left.values())
        rng.shuffle(shuffled)
        with engine.lock():
            engine.apply(Changes([StoredStory(s, ()) for s in shuffled], is_rebuild=True))
        assert {story_id: engine.versions(story_id) for story_id in left} == grown
        assert groups_of(engine) == {group for group in grown.values() if len(group) > 1}
        engine.close()
    assert grown == versions_by_comparing_all(left)


def versions_by_comparing_all(stories: dict[str, Story]) -> dict[str, tuple[str, ...]]:
    signatures = {i: signature_of(story) or b"" for i, story in stories.items()}
    groups = Groups()
    for one, other in combinations(stories, 2):
        first, second = signatures[one], signatures[other]
        if set(bands(first)) & set(bands(second)) and are_versions(first, second):
            groups.join(one, other)
    by_group: dict[str, list[str]] = {}
    for story_id in sorted(stories, key=seniority):
        by_group.setdefault(groups.of(story_id), []).append(story_id)
    return {i: tuple(by_group[groups.of(i)]) for i in stories}


# 9. The same terms everywhere: equality with a slow, plain reading of the rules.

WORDS = ("wing", "flies", "fly", "U.S.", "us", "base", "F-35A", "officer")
story_texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
locations = st.sampled_from((None, YOKOTA, MISAWA, TOKYO, RAMSTEIN, PACIFIC))
corpora = st.lists(
    st.builds(
        Story,
        id=st.integers(0, 30).map(str),
        kind=st.sampled_from(("news", "image")),
        author=st.sampled_from((None, Author("Sgt.", "A B"), Author("SSgt", "A B"))),
        tags=st.lists(st.sampled_from(("space", "tour")), max_size=2).map(tuple),
        title=story_texts,
        body=story_texts,
        unit=st.sampled_from((None, "A Wing", "B Wing")),
        location=locations,
        taken_on=st.none() | st.dates(date(2023, 12, 1), date(2024, 2, 1)),
        posted_at=st.none()
        | st.dates(date(2023, 12, 1), date(2024, 2, 1)).map(
            lambda day: datetime(day.year, day.month, day.day, 12) + timedelta(minutes=5)
        ),
    ),
    max_size=12,
    unique_by=lambda story: story.id,
)
word_queries = st.lists(
    st.tuples(
        st.sampled_from(("", "-")),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    ).map(lambda part: f'{part[0]}"{part[1]}"'),
    max_size=3,
).map(" ".join)
queries = st.builds(
    Query,
    text=word_queries,
    filters=st.lists(
        st.sampled_from(
            (
                ("unit", "A Wing"),
                ("unit", "B Wing"),
                ("location", "JP"),
                ("location", "JP/Tokyo"),
                ("location", "At sea"),
                ("date", "2024"),
                ("date", "2023-12"),
                ("tag", "space"),
                ("tag", "tour"),
                ("author", "A B"),
                ("kind", "image"),
            )
        ),
        max_size=3,
        unique=True,
    ).map(tuple),
    excluded=st.sampled_from(
        ((), (("unit", "A Wing"),), (("location", "DE"),), (("tag", "tour"),), (("date", "2024"),))
    ),
    date_from=st.none() | st.dates(date(2023, 12, 1), date(2024, 2, 1)),
    axis=st.sampled_from(("taken", "posted")),
    match=st.sampled_from(("all", "any")),
    per_page=st.just(50),
)


def has_phrase(story: Story, phrase: Phrase) -> bool:
    for field in RANKED_FIELDS:
        for text in field.texts(story):
            words = terms(text)
            for at in range(len(words)):
                if words[at : at + len(phrase.terms)] == phrase.terms:
                    return True
    return False


def matches(story: Story, node: Node) -> bool:
    match node:
        case Phrase():
            return has_phrase(story, node)
        case Not(child):
            return not matches(story, child)
        case And(nodes):
            return all(matches(story, child) for child in nodes)
        case Or(nodes):
            return any(matches(story, child) for child in nodes)
        case _:
            return True


def day_of(story: Story, query: Query) -> date | None:
    if query.axis == "taken" and story.taken_on:
        return story.taken_on
    return story.posted_at.date() if story.posted_at else None


def paths(story: Story, name: str, query: Query) -> list[str]:
    if name == "unit":
        return [story.unit] if story.unit else []
    if name == "location":
        return [path for path, _ in story.location.levels] if story.location else []
    if name == "author":
        return [story.author.name] if story.author else []
    if name == "kind":
        return [story.kind]
    if name == "tag":
        return list(dict.fromkeys(story.tags))
    day = day_of(story, query)
    return [value for value, _ in date_levels(day)] if day else []


def passes(story: Story, name: str, query: Query) -> bool:
    values = set(paths(story, name, query))
    if query.values(name) and not values & set(query.values(name)):
        return False
    if values & set(query.excluded_values(name)):
        return False
    if name == "date" and query.date_from:
        day = day_of(story, query)
        return day is not None and day >= query.date_from
    return True


@pytest.mark.parametrize("kind", ENGINES)
@settings(max_examples=60, deadline=None)
@given(corpus=corpora, query=queries)
def test_hits_and_counts_equal_a_plain_reading_of_the_rules(
    kind: str, corpus: list[Story], query: Query
) -> None:
    assert kind == "whoosh"
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(folder)
        half = len(corpus) // 2
        with engine.lock():  # two segments
            engine.apply(Changes(StoredStory(story, ()) for story in corpus[:half]))
            engine.apply(Changes(StoredStory(story, ()) for story in corpus[half:]))
        page = engine.search(query)
        engine.close()
    tree = parse(query.text, query.match).tree
    by_text = [s for s in corpus if matches(s, tree)]
    if not by_text and query.match == "all":

        def count(tree: Node) -> int:
            found = (s for s in corpus if matches(s, tree))
            return sum(all(passes(s, name, query) for name in FACETS) for s in found)

        nearest = relaxed(tree, count)
        by_text = [s for s in corpus if nearest and matches(s, nearest.tree)]
    expected = [story for story in by_text if all(passes(story, name, query) for name in FACETS)]
    assert sorted(ids(page)) == sorted(story.id for story in expected)
    assert page.total == len(expected)
    for name in FACETS:
        others = [other for other in FACETS if other != name]
        counted = [s for s in by_text if all(passes(s, other, query) for other in others)]
        tally = Counter(path for story in counted for path in paths(story, name, query))
        shown = {value.value: value.count for value in facet(page, name).values}
        assert shown == {value: tally[value] for value in shown}
        roots = {path for path in tally if not FACETS[name].ancestors(path)}
        assert roots <= set(shown)
        assert facet(page, name).missing == sum(1 for s in counted if not paths(s, name, query))


@pytest.mark.parametrize("kind", ENGINES)
@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=MAX_TEXT_CHARS))
def test_any_text_is_answered(kind: str, text: str, seeds_engine: Engine) -> None:
    assert kind == "whoosh"
    page = seeds_engine.search(Query(text))
    if isinstance(parse(text).tree, Everything):
        assert page.total == len(STORIES)


@pytest.fixture(scope="session")
def seeds_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_engine(str(tmp_path_factory.mktemp("any-text") / "index"))
    with engine.lock():
        engine.apply(Changes(StoredStory(story, ()) for story in STORIES))
    return engine


# Suggestions while typing, and what was meant.


def suggested(engine: Engine, text: str, limit: int = 20) -> dict[tuple[str, str], int]:
    return {(one.kind, one.text): one.count for one in engine.suggest(text, limit)}


TYPED_AT: tuple[Story, ...] = (
    *STORIES,
    replace(STORIES[0], id="7", author=Author("Sgt.", "José Ávila"), tags=("Yokota's Finest",)),
)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("374", "unit", "374th Airlift Wing"),
        ("air wi", "unit", "374th Airlift Wing"),
        ("AIRLIFT, wing!", "unit", "374th Airlift Wing"),
        ("yoko", "location", "Yokota Air Base"),
        ("tok", "location", "Tokyo"),
        ("jose av", "author", "José Ávila"),
        ("JOSÉ", "author", "José Ávila"),
        ("yokotas fi", "tag", "Yokota's Finest"),
        ("bridge bu", "title", "Bridge built"),
        ("expeditionaryx", "unit", None),
    ],
)
def test_what_is_typed_begins_words_of_what_is_suggested(
    fill: Fill, text: str, kind: str, expected: str | None
) -> None:
    found = {one for of_kind, one in suggested(fill(TYPED_AT), text) if of_kind == kind}
    assert found == ({expected} if expected else set())


@pytest.mark.parametrize(
    "text", ["", "   ", "-", "zzz", "wing airlift", "irlift", "日本", "374 374"]
)
def test_nothing_is_suggested_for_what_begins_nothing(fill: Fill, text: str) -> None:
    assert fill(TYPED_AT).suggest(text, 10) == ()


@pytest.mark.parametrize("text", ["a", "air", "yoko", "jap", "jos", "lia", "nig", "fi", "ar wi"])
def test_a_suggestion_counts_what_choosing_it_finds(fill: Fill, text: str) -> None:
    engine = fill(TYPED_AT)
    for one in engine.suggest(text, 20):
        assert (one, engine.search(one.query).total) == (one, one.count)


def test_a_title_of_several_stories_is_suggested_once_with_their_number(fill: Fill) -> None:
    engine = fill(replace(STORIES[3], id=str(number)) for number in range(90))
    assert suggested(engine, "bridge")[("title", "Bridge built")] == 90


def test_words_that_several_titles_have_are_suggested_as_a_phrase(fill: Fill) -> None:
    titles = ("Night flying resumes", "Quiet night flying", "Night flying")
    engine = fill(
        Story(str(number), "news", title, "Night flying." if number else "Nothing.")
        for number, title in enumerate(titles)
    )
    assert suggested(engine, "nig")[("phrase", "Night flying")] == 3


def test_a_phrase_of_old_titles_is_suggested_though_new_ones_lack_it(fill: Fill) -> None:
    old = [
        Story(f"o{n}", "news", f"Typhoon relief at {n}", "Food.", posted_at=datetime(2010, 1, 1))
        for n in range(300)
    ]
    new = [
        Story(f"n{n}", "news", f"Typhoon{n:02}", "Rain.", posted_at=datetime(2024, 1, 1))
        for n in range(80)
    ]
    assert suggested(fill([*old, *new]), "typ")[("phrase", "Typhoon relief")] == 300


def test_the_limit_holds_and_kinds_share_it(fill: Fill) -> None:
    engine = fill(
        replace(STORIES[5], id=str(n), unit=f"Air Unit {n}", tags=("airlift",)) for n in range(30)
    )
    found = engine.suggest("air", 5)
    assert [one.kind for one in found] == ["unit", "unit", "unit", "unit", "tag"]


def test_what_is_gone_is_suggested_no_more(fill: Fill) -> None:
    engine = fill(TYPED_AT)
    with engine.lock():
        engine.apply(Changes([StoredStory(replace(STORIES[1], unit=None), ())], removed=["7", "3"]))
    assert suggested(engine, "374") == {("unit", "374th Airlift Wing"): 1}
    assert suggested(engine, "jos") == {}
    assert suggested(engine, "35t") == {}
    assert suggested(engine, "tour") == {}


# More like a story.

ALIKE = (
    Story("1", "news", "Levee repaired", "Engineers closed the levee after the hurricane.",
          unit="5th Engineer Battalion", taken_on=date(2024, 1, 1)),
    Story("2", "news", "Hurricane floods a levee", "The levee broke in the night."),
    Story("3", "news", "Forecasters brief crews", "A hurricane may turn north tonight."),
    *(Story(f"4{n}", "image", "Band plays", "Musicians of a band played.") for n in range(9)),
)  # fmt: skip


def similar(engine: Engine, story_id: str, limit: int = 10) -> list[str]:
    return [hit.story.id for hit in engine.similar(story_id, limit)]


def test_stories_that_share_a_storys_telling_words_are_similar(fill: Fill) -> None:
    hits = fill(ALIKE).similar("1")
    assert [hit.story for hit in hits][:2] == [ALIKE[1], ALIKE[2]]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
    assert not any(piece.is_match for hit in hits for piece in (*hit.title, *hit.snippet))


def test_a_word_of_the_title_tells_more_than_one_of_the_body(fill: Fill) -> None:
    asked = Story("5", "news", "Zebra seen", "Two words of it: walrus seen.")
    animals = [Story("6", "news", "Notice", "A zebra."), Story("7", "news", "Notice", "A walrus.")]
    assert similar(fill([*ALIKE, asked, *animals]), "5", 2) == ["6", "7"]


def test_neither_a_story_nor_its_versions_are_similar_to_it(fill: Fill) -> None:
    own, other = ([telling(f"{s}{n}", s, 4 * n) for n in range(5)] for s in (1, 2))
    engine = fill([*own, *other, telling("30", 3)])
    assert len(engine.versions("10")) == len(engine.versions("20")) == 5
    for story_id in ("10", "13"):
        found = similar(engine, story_id)
        assert len(found) == 2
        assert "30" in found
        assert set(found) & set(engine.versions("20"))


def test_a_story_that_shares_nothing_has_no_similar_ones(fill: Fill) -> None:
    engine = fill([*ALIKE, Story("8", "news", "Quokka", "Wombat."), Story("9", "image", "", "")])
    assert similar(engine, "8") == similar(engine, "9") == []


def test_as_many_similar_stories_come_as_are_asked_for(fill: Fill) -> None:
    engine = fill([*ALIKE, *(replace(ALIKE[1], id=f"1{n}", title=f"Levee {n}") for n in range(9))])
    assert [len(similar(engine, "1", limit)) for limit in (0, 1, 7)] == [0, 1, 7]


def test_what_is_gone_is_not_similar_and_has_no_similar_ones(fill: Fill) -> None:
    engine = fill(ALIKE)
    apply(engine, [], removed=["2"])
    assert similar(engine, "1")[0] == "3"
    with pytest.raises(StoryNotFound):
        engine.similar("2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("liason", "liaison"),
        ("Laiison offcer", "Liaison officer"),
        ("bridgw", "bridge"),
        ("nridge", "bridge"),
        ("SAILRS", "SAILORS"),
        ("enginers", "engineers"),
        ("arrivs", None),  # finds the same as what was meant
        ('"liaison oficer" -embasy', '"liaison officer" -embasy'),
        ("nightflying", "night flying"),
        ("air lift", "airlift"),
        ("bridge liason", None),  # no story has both words
        ("liason xqzvw", "liaison xqzvw"),  # the other word is left out of either
        ("liason officer xqzvw", "liaison officer xqzvw"),  # `officer` alone is further off
        ("liaison", None),
        ("36th", None),
        ("xqzvw", None),
        ("-liason", None),
        ("", None),
    ],
)
def test_a_misspelt_query_is_mended_and_nothing_else_of_it_changes(
    fill: Fill, text: str, expected: str | None
) -> None:
    assert fill(STORIES).search(Query(text)).did_you_mean == expected


def test_what_was_meant_finds_something_with_the_same_filters(fill: Fill) -> None:
    engine = fill(STORIES)
    asked = Query("liason").with_filter("unit", "35th Fighter Wing")
    page = engine.search(asked)
    assert (page.did_you_mean, page.did_you_mean_total) == ("liaison", 1)
    beside = Query("liason xqzvw").with_filter("unit", "35th Fighter Wing")
    assert engine.search(beside).did_you_mean_total == 1
    nowhere = Query("bridgw").with_filter("unit", "35th Fighter Wing")
    assert engine.search(nowhere).did_you_mean is None


def test_a_word_that_was_deleted_with_its_stories_is_not_meant(fill: Fill) -> None:
    engine = fill(STORIES)
    with engine.lock():
        engine.apply(Changes([], removed=["4"]))
    assert engine.search(Query("bridgw")).did_you_mean is None


@pytest.fixture(scope="module")
def typed_at() -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(folder)
        with engine.lock():
            engine.apply(Changes(StoredStory(story, ()) for story in TYPED_AT))
        yield engine
        engine.close()


_typed = st.text(max_size=30) | st.lists(
    st.sampled_from(("374", "air", "liason", '"', "-", "offcer", "AND", "unit:", "wi", "x*", "é")),
    max_size=6,
).map(" ".join)


@settings(deadline=None)
@given(text=_typed)
def test_any_text_can_be_typed_and_a_correction_finds_more(typed_at: Engine, text: str) -> None:
    for one in typed_at.suggest(text, 10):
        assert one.count > 0
    page = typed_at.search(Query(text))
    if page.did_you_mean is not None:
        again = typed_at.search(Query(page.did_you_mean))
        assert again.total == page.did_you_mean_total
        # What is shown instead of nothing does not count.
        assert page.did_you_mean_total > (0 if page.receipt.relaxed else page.total)


def test_an_edition_changes_with_each_change_and_with_nothing_else(fill: Fill) -> None:
    engine = fill(STORIES[:3])
    before = engine.edition()
    assert engine.search(Query("officer")).generation == before.generation
    assert engine.edition() == before
    engine = fill(STORIES[3:])
    assert engine.edition() != before


def test_without_an_index_there_is_no_edition(engine: Engine) -> None:
    with pytest.raises(IndexMissing):
        engine.edition()


def test_ids_lead_through_every_story_once(fill: Fill) -> None:
    engine = fill(STORIES)
    with engine.lock():
        engine.apply(Changes((), removed=["2"]))
    pages = [engine.ids(first, 2) for first in (0, 2, 4, 6)]
    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert sorted(sum(pages, ())) == ["1", "3", "4", "5", "6"]


def test_the_last_report_of_each_kind_is_kept_and_survives_changes(fill: Fill) -> None:
    engine = fill(STORIES[:2])
    assert engine.report("check") is None
    engine.keep_report("check", {"stories": 1})
    engine.keep_report("check", {"stories": 2, "title": "Grüße"})
    fill(STORIES)
    assert engine.report("check") == {"stories": 2, "title": "Grüße"}
    assert engine.report("reindex") is None


def test_status_says_how_many_parts_the_index_has_and_what_they_take(fill: Fill) -> None:
    status = fill(STORIES).status()
    assert status.segments >= 1
    assert status.bytes > 1_000


# 30. Names that mean the same find the same.

COMMAND = Story("c1", "news", "Satellites", "U.S. Space Command tracks every satellite.")
COMMAND_SHORT = Story("c2", "news", "Tracking", "USSPACECOM tracks debris, a general said.")
JAPANESE = Story("j1", "news", "Pilots meet", "Japan Air Self-Defense Force pilots came.")
JAPANESE_SHORT = Story("j2", "news", "Pilots fly", "JASDF pilots flew home.")
WINGS = (
    Story("w1", "news", "Airdrop", "The 374th Airlift Wing dropped bundles."),
    Story("w2", "news", "Airdrop again", "The 374 AW dropped more of them."),
    Story("w3", "news", "Airdrop at last", "A 374AW crew dropped the last."),
    Story("w4", "news", "Not they", "The 36th Airlift Squadron watched 374 of them."),
)
NAMES = (COMMAND, COMMAND_SHORT, JAPANESE, JAPANESE_SHORT, *WINGS)


def found(engine: Engine, text: str, **asked: object) -> set[str]:
    return set(ids(engine.search(Query(text, **asked))))  # type: ignore[arg-type]


def test_a_short_name_finds_the_full_one_and_the_other_way_round(fill: Fill) -> None:
    engine = fill(NAMES)
    for name in ("USSPACECOM", "usspacecom", "U.S. Space Command", '"US Space Command"'):
        assert found(engine, name) == {"c1", "c2"}
    for name in ("JASDF", "Japan Air Self-Defense Force", "Japan Air Self Defense Force pilots"):
        assert found(engine, name) == {"j1", "j2"}
    receipt = engine.search(Query("JASDF")).receipt
    assert receipt.added == ("Japan Air Self-Defense Force",)
    assert receipt.understood == "JASDF"


def test_every_way_to_write_a_unit_finds_it(fill: Fill) -> None:
    engine = fill(NAMES)
    for name in ("374 AW", "374AW", "374th AW", "374 aw", "374th Airlift Wing"):
        assert found(engine, name) == {"w1", "w2", "w3"}


def test_a_model_typed_with_a_space_finds_those_with_a_hyphen(fill: Fill) -> None:
    engine = fill([
        Story("f1", "news", "Jets", "An F-35A landed."),
        Story("f2", "news", "Jets", "An F35 took off."),
        Story("f3", "news", "Jets", "The F 35 jets flew."),
        Story("f4", "news", "Tankers", "A KC-135R refueled them."),
        Story("f5", "news", "Other", "The @US_Army had 35 of them."),
    ])  # fmt: skip
    for text in ("F 35", '"f 35"', "F 35A"):
        assert found(engine, text) >= {"f1", "f2"}
    assert found(engine, "F 35") == {"f1", "f2", "f3"}
    assert found(engine, "KC 135R") == found(engine, "KC 135") == {"f4"}
    assert engine.search(Query("F 35 landed")).receipt.added == ("F-35",)
    assert found(engine, "F 35", expand=False) == {"f3"}
    for text in ("@US_Army", "US_Army", "US Army", "u.s. army"):
        assert found(engine, text) == {"f5"}


def test_what_is_excluded_is_excluded_by_its_other_names_too(fill: Fill) -> None:
    assert found(fill(NAMES), "tracks -USSPACECOM") == set()


def test_without_expansion_a_name_is_the_words_that_were_typed(fill: Fill) -> None:
    engine = fill(NAMES)
    assert found(engine, "USSPACECOM", expand=False) == {"c2"}
    assert found(engine, "USSPACECOM", without=("U.S. Space Command",)) == {"c2"}
    assert engine.search(Query("USSPACECOM", expand=False)).receipt.added == ()


def test_a_name_among_any_words_is_found_by_its_other_names(fill: Fill) -> None:
    assert found(fill(NAMES), "bundles JASDF", match="any") == {"w1", "j1", "j2"}


def test_a_match_by_another_name_is_marked(fill: Fill) -> None:
    hits = fill(NAMES).search(Query("USSPACECOM")).hits
    marks = {
        hit.story.id: "".join(piece.text for piece in hit.snippet if piece.is_match) for hit in hits
    }
    assert marks == {"c1": "U.S. Space Command", "c2": "USSPACECOM"}


def test_an_abbreviation_is_known_as_long_as_a_story_defines_it(fill: Fill) -> None:
    engine = fill(
        [*STORIES, Story("n1", "news", "Moss", "The Quiet Moss Observatory counts spores.")]
    )
    defining = Story("n2", "news", "News", "A Quiet Moss Observatory (QUMO) opened its doors.")
    assert found(engine, "QUMO") == set()
    for _ in range(2):
        with engine.lock():
            engine.apply(Changes([StoredStory(defining, ())]))
        assert found(engine, "QUMO") == {"n1", "n2"}
        assert engine.search(Query("QUMO")).receipt.added == ("Quiet Moss Observatory",)
        assert engine.search(Query("quiet moss observatory spores")).receipt.added == ("QUMO",)
        with engine.lock():
            engine.apply(Changes((), removed=["n2"]))
        assert found(engine, "QUMO") == set()
        assert engine.search(Query("QUMO")).receipt.added == ()


def test_a_name_with_two_meanings_is_not_expanded_but_each_can_be_picked(fill: Fill) -> None:
    team = "The Quick Response Team (QRT) drilled."
    engine = fill([
        Story("q1", "news", "a", team),
        Story("q2", "news", "b", team),
        Story("q3", "news", "c", "The Quarterly Review Table (QRT) is long."),
        Story("q4", "news", "d", "A quick response team drilled elsewhere."),
        Story("q5", "news", "e", "QRT, nobody says which, drilled."),
    ])  # fmt: skip
    page = engine.search(Query("QRT drilled"))
    assert set(ids(page)) == {"q1", "q2", "q5"}
    assert page.receipt.added == ()
    (choice,) = page.receipt.choices
    assert choice.typed == "QRT"
    assert [(one.name, one.stories, one.text) for one in choice.meanings] == [
        ("Quick Response Team", 2, '"Quick Response Team" drilled'),
        ("Quarterly Review Table", 1, '"Quarterly Review Table" drilled'),
    ]
    assert found(engine, choice.meanings[0].text) == {"q1", "q2", "q4"}


def test_stories_tell_which_of_two_units_an_abbreviation_is(fill: Fill) -> None:
    engine = fill([
        Story("u1", "news", "a", "They fly.", unit="53rd Weapons Squadron"),
        Story("u2", "news", "b", "They watch clouds.", unit="7th Weather Squadron"),
        Story("u3", "news", "c", "They teach.", unit="7th Weapons Squadron"),
    ])  # fmt: skip
    assert found(engine, "53 WS") == {"u1"}
    (choice,) = engine.search(Query("7 WS")).receipt.choices
    assert {(one.name, one.stories) for one in choice.meanings} == {
        ("7th Weapons Squadron", 1),
        ("7th Weather Squadron", 1),
    }


def test_a_unit_s_short_name_filters_as_its_full_name_does(fill: Fill) -> None:
    engine = fill(STORIES)
    for short in ("374 AW", "374AW", "374th AW"):
        page = engine.search(Query().with_filter("unit", short))
        assert set(ids(page)) == {"1", "2"}
        assert page.query == Query().with_filter("unit", "374th Airlift Wing")
        assert {value.value for value in facet(page, "unit").values if value.selected} == {
            "374th Airlift Wing"
        }
    assert set(ids(engine.search(Query(excluded=(("unit", "374 AW"),))))) == {"3", "4", "5", "6"}
    values = engine.facet_values(Query(), "unit", containing="374 AW").values
    assert [value.value for value in values] == ["374th Airlift Wing"]


def test_what_a_name_is_called_otherwise_is_suggested(fill: Fill) -> None:
    guard = Story(
        "g", "news", "Guard", "It drilled.", unit="U.S. Space Command", tags=("RANGERS", "DoDEA")
    )
    engine = fill([*STORIES, *NAMES, guard])
    for short in ("374 AW", "374aw", "374th AW"):
        assert [(one.kind, one.text) for one in engine.suggest(short)] == [
            ("unit", "374th Airlift Wing")
        ]
    assert "U.S. Space Command" in {one.text for one in engine.suggest("USSPACECOM")}
    assert engine.suggest("Department of Defense") == ()
    found = engine.facet_values(Query(), "unit", containing="usspacecom").values
    assert [value.value for value in found] == ["U.S. Space Command"]
    assert engine.facet_values(Query(), "tag", containing="Air National Guard").values == ()


def test_names_stand_for_one_another_in_one_field_too(fill: Fill) -> None:
    engine = fill([*NAMES, *STORIES])
    assert found(engine, 'body:"U.S. Space Command"') == {"c1", "c2"}
    assert found(engine, "title:USSPACECOM OR body:JASDF") == {"j1", "j2"}
    assert found(engine, 'unit:"374 AW"') == {"1", "2"}


FILLER = tuple(
    Story(f"filler-{n}", "news", f"Notice {n}", f"Nothing of note took place at gate {n} today.")
    for n in range(40)
)
"""Stories that make other words rare."""


@pytest.mark.parametrize("match", ["all", "any"])
def test_words_that_stand_together_rank_above_the_same_words_apart(
    fill: Fill, match: Match
) -> None:
    apart = "The airlift of food began at dawn before everyone else and the wing flew."
    together = "The food was brought at dawn before everyone else and the airlift wing flew."
    turned = "The food was brought at dawn before everyone else and the wing airlift flew."
    engine = fill(
        [
            *FILLER,
            Story("9", "news", "Story", together),
            Story("1", "news", "Story", apart),
            Story("5", "news", "Story", turned),
        ]
    )
    hits = engine.search(Query("airlift wing", match=match)).hits
    assert [hit.story.id for hit in hits] == ["9", "5", "1"]


def test_a_story_that_is_about_what_the_best_hits_are_about_ranks_higher(fill: Fill) -> None:
    filler = [replace(FILLER[0], id=f"more-{n}", body=f"Nothing at gate {n}.") for n in range(150)]
    best = [
        Story(f"best-{n}", "news", "Hurricane", f"The levee broke at mile {n} and evacuees fled.")
        for n in range(10)
    ]
    other = Story("a", "news", "Team wins", "The hurricane team beat visitors, trophies shone.")
    alike = Story("b", "news", "Camp opens", "The hurricane camp took evacuees, a levee broke.")
    engine = fill([*filler, *best, replace(alike, body=f"{alike.body} More."), other])
    hits = engine.search(Query("hurricane", match="any", per_page=20)).hits
    assert [hit.story.id for hit in hits][10:] == ["b", "a"]
    hits = engine.search(Query("hurricane", match="all", per_page=20)).hits
    assert {hit.story.id for hit in hits} == {"a", "b", *(story.id for story in best)}


def test_the_newer_of_two_all_but_equally_relevant_stories_comes_first_if_preferred(
    fill: Fill,
) -> None:
    engine = fill(
        [
            *FILLER,
            Story("old", "news", "Exercise", "bridge " * 29 + "x " * 9, taken_on=date(2010, 1, 1)),
            Story("new", "news", "Exercise", "bridge " * 28 + "x " * 10, taken_on=date(2025, 1, 1)),
            Story("best", "news", "Bridge", "bridge " * 38, taken_on=date(2001, 1, 1)),
        ]
    )
    preferred = [hit.story.id for hit in engine.search(Query("bridge")).hits]
    ignored = [hit.story.id for hit in engine.search(Query("bridge", newer="ignore")).hits]
    assert (preferred, ignored) == (["best", "new", "old"], ["best", "old", "new"])


def test_scores_descend(fill: Fill) -> None:
    engine = fill([*FILLER, *STORIES])
    for text in ("officer liaison wing", "nothing of note", "notice 7"):
        scores = [hit.score for hit in engine.search(Query(text, match="any", per_page=100)).hits]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) > 1


@pytest.mark.parametrize(
    ("text", "exact", "other"),
    [
        ("training", "training", "trained"),
        ("trained", "trained", "training"),
        ("374th", "374th", "374"),
        ("F-35A", "F-35A", "F-35B"),
        ("f35b", "F-35B", "F-35A"),
        ("IED", "IED", "IEDs"),
        ("UAVs", "UAVs", "UAV"),
    ],
)
@pytest.mark.parametrize("match", ["all", "any"])
def test_a_word_as_it_was_typed_ranks_above_other_forms_of_it(
    fill: Fill, text: str, exact: str, other: str, match: Match
) -> None:
    engine = fill(
        [
            *FILLER,
            Story("1", "news", "Story", f"They saw {other} there."),
            Story("2", "news", "Story", f"They saw {exact} there."),
        ]
    )
    assert ids(engine.search(Query(text, match=match))) == ["2", "1"]


@pytest.mark.parametrize("match", ["all", "any"])
@pytest.mark.parametrize("sort", ["relevance", "newest"])
@pytest.mark.parametrize(
    "text",
    [
        "airlift wing", '"airlift wing" OR liaison', "USSPACECOM satellite", "wing* -night",
        "officer taken:2024 unit:wing", "title:liaison officers", "the of wing", "",
        'wing* OR (airlift "airlift flies") OR (officer taken:1999)',
    ],
)  # fmt: skip
def test_what_a_score_is_made_of_adds_up_to_it(
    fill: Fill, text: str, match: Match, sort: Sort
) -> None:
    engine = fill([*STORIES, *NAMES, *FILLER])
    query = Query(text, match=match, sort=sort)
    page = engine.search(query, explain=True)
    assert page.hits
    for hit in page.hits:
        reason = hit.explanation
        assert reason is not None
        second = reason.content + reason.feedback + reason.proximity + reason.exact + reason.newer
        assert sum(part.score for part in reason.parts) + second == pytest.approx(hit.score, 1e-3)
        assert all(part.stories > 0 for part in reason.parts)
    without = engine.search(query)
    assert [(hit.story.id, hit.score) for hit in without.hits] == [
        (hit.story.id, hit.score) for hit in page.hits
    ]
    assert all(hit.explanation is None for hit in without.hits)


def test_a_word_of_the_query_tells_how_often_it_is_in_a_story_by_weight(fill: Fill) -> None:
    (hit,) = fill(STORIES).search(Query('liaison "the command" joine*'), explain=True).hits
    assert hit.explanation is not None
    weight = {field.name: field.weight for field in RANKED_FIELDS}
    found = {part.term: (part.text, part.stories, part.count) for part in hit.explanation.parts}
    assert found == {
        "liaison": ("liaison", 2, weight["title"] + weight["body"]),
        "the": ('"the command"', 3, weight["body"]),
        "command": ('"the command"', 1, weight["body"]),
        None: ("joine*", 1, None),
    }
    assert all(part.saturated is None or 0 < part.saturated < 1 for part in hit.explanation.parts)
