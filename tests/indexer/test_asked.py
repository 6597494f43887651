"""A question's parts are told one by one, each with the question that lacks it alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from indexer import asked
from indexer.asked import Asked
from indexer.equivalents.expand import Choice, Meaning
from indexer.language import parse
from indexer.parameters import DEFAULT
from indexer.query import MAX_TEXT_CHARS, Query
from indexer.receipt import receipt_of
from indexer.results import ResultsPage

ASKED = replace(
    DEFAULT,
    text="airlift -marines",
    filters=(("location", "JP/Tokyo"), ("date", "2024-12"), ("unit", "")),
    excluded=(("kind", "image"),),
    date_from=date(2024, 12, 3),
    page=4,
)


def answer(query: Query, *choices: Choice, added: tuple[str, ...] = ()) -> ResultsPage:
    receipt = replace(receipt_of(parse(query.text), query.match), choices=choices, added=added)
    return ResultsPage(query, (), 0, (), receipt, 0.0, 1)


def told(parts: Iterable[Asked]) -> list[str]:
    return [f"{part.kind}: {part.label}" for part in parts]


def test_each_filter_is_told_as_the_reader_writes_it_and_by_its_label() -> None:
    assert told(asked.filters(ASKED, {("location", "JP/Tokyo"): "Tokyo"}, "en_GB")) == [
        "Date: December 2024",
        "Location: Tokyo",
        "Unit: Unit not stated",
        "Kind: not image",
        "Date: from 3 Dec 2024",
    ]


def test_without_a_filter_the_rest_is_asked_for_from_page_one() -> None:
    less = [part.less for part in asked.filters(ASKED, {}, "en_US")]
    assert less[0] == replace(ASKED, filters=(("location", "JP/Tokyo"), ("unit", "")), page=1)
    assert less[-1] == replace(ASKED, date_from=None, page=1)


def test_words_are_told_as_they_were_understood() -> None:
    receipt = receipt_of(parse(ASKED.text), "all")
    parts = list(asked.words(ASKED, receipt))
    assert told(parts) == ["Words: airlift", "Words: not: marines"]
    assert [part.less.text for part in parts] == ["-marines", "airlift"]


def test_words_alone_as_typed_are_not_told() -> None:
    alone = replace(DEFAULT, text="airlift")
    assert list(asked.words(alone, receipt_of(parse("airlift"), "all"))) == []


def test_each_added_name_can_be_left_out() -> None:
    receipt = replace(receipt_of(parse("USAF"), "all"), added=("U.S. Air Force",))
    (part,) = asked.names(DEFAULT, receipt)
    assert (told([part]), part.less.without) == (["Names: or U.S. Air Force"], ("U.S. Air Force",))


def test_whatever_is_not_as_usual_is_told() -> None:
    query = replace(
        DEFAULT, axis="posted", versions="all", match="any", expand=False, without=("A", "B")
    )
    parts = list(asked.unusual(query))
    assert told(parts) == [
        "Date: by day of posting",
        "Versions: every version",
        "Words: any of the words",
        "Words: names as typed alone",
        "Names: not as A",
        "Names: not as B",
    ]
    assert parts[-1].less == replace(query, without=("A",))
    assert list(asked.unusual(Query(versions="folded"))) == []


def test_each_meaning_of_a_name_can_be_asked_for() -> None:
    choice = Choice("CSG", (Meaning("Carrier Strike Group", 1234, '"Carrier Strike Group"'),))
    query = replace(DEFAULT, text="CSG", page=3)
    assert list(asked.readings(answer(query, choice, added=("group",)), "en_US")) == [
        (
            "CSG as “Carrier Strike Group” (1,234 stories)",
            replace(DEFAULT, text='"Carrier Strike Group"'),
        ),
        ("Search only for what was typed", replace(DEFAULT, text="CSG", expand=False)),
    ]


def test_a_meaning_that_is_longer_than_a_question_can_be_is_not_offered() -> None:
    choice = Choice("CSG", (Meaning("Long", 1, "w" * (MAX_TEXT_CHARS + 1)),))
    assert list(asked.readings(answer(replace(DEFAULT, text="CSG"), choice), "en_US")) == []


def test_where_nothing_was_found_less_can_be_asked_for() -> None:
    assert [label for label, _ in asked.wider(answer(ASKED))] == [
        "Look for any of the words instead of all",
        "Drop all filters",
    ]
    assert list(asked.wider(answer(replace(DEFAULT, text="airlift")))) == []
