"""What is known of a story reads as a table, each line saying how it is known."""

from __future__ import annotations

from datetime import date, datetime

from indexer.formats.facts import Fact, facts
from indexer.story import Author, Location, Story

BARE = Story("1", "news", "Convoy", "A convoy.")


def test_a_bare_story_has_its_kind_and_its_number() -> None:
    assert [(fact.label, fact.values) for fact in facts(BARE, "en_US")] == [
        ("Kind", (("News", None),)),
        ("Number", (("1", None),)),
    ]


def test_every_field_leads_to_the_stories_that_have_it_too() -> None:
    story = Story(
        "image-7", "image", "T", "B",
        author=Author("Sgt.", "Ann Lee"), unit="18th Wing", unit_raw="18 WG",
        location=Location("Kadena Air Base", "Okinawa", "JP", "Japan"),
        taken_on=date(2024, 12, 2), posted_at=datetime(2024, 12, 10, 1, 28), tags=("a", "b"),
    )  # fmt: skip
    assert {fact.label: fact.values for fact in facts(story, "en_GB")} == {
        "Date": (("2 December 2024", ("date", "2024-12-02")),),
        "Posted": (("10 Dec 2024, 01:28", None),),
        "Location": (
            ("Kadena Air Base", ("location", "JP/Okinawa/Kadena Air Base")),
            ("Okinawa", ("location", "JP/Okinawa")),
            ("Japan", ("location", "JP")),
        ),
        "Unit": (("18th Wing", ("unit", "18th Wing")),),
        "Unit as written": (("18 WG", None),),
        "By": (("Sgt. Ann Lee", ("author", "Ann Lee")),),
        "Tags": (("a", ("tag", "a")), ("b", ("tag", "b"))),
        "Kind": (("Image", None),),
        "Number": (("image-7", None),),
    }


def test_what_was_derived_says_from_what_and_the_address_is_told_elsewhere() -> None:
    inferred = {"kind": "the address", "title": "the first line", "url": "the number"}
    told = list(facts(Story("1", "news", "T", "B", inferred=inferred), "en_US"))
    assert told[0] == Fact("Kind", (("News", None),), "inferred from the address")
    assert told[-1] == Fact("Title", (), "inferred from the first line")
    assert len(told) == 3
