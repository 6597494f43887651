"""Queries as values, and any text as a tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.query import (
    MAX_TERMS,
    MAX_TEXT_CHARS,
    And,
    Everything,
    Not,
    Or,
    Phrase,
    Query,
    QueryError,
    parse,
    wanted_phrases,
)

SPACE = Phrase(("space",), "Space")
LIAISON = Phrase(("liaison", "officer"), "liaison officer")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Everything()),
        (" \t\n", Everything()),
        ("…!?", Everything()),
        ("😀", Everything()),
        ("Space", SPACE),
        ("-Space", Not(SPACE)),
        ('"liaison officer"', LIAISON),
        ("“liaison officer”", LIAISON),
        ('"liaison officer', LIAISON),
        ('Space -"liaison officer"', And((SPACE, Not(LIAISON)))),
        ("Space Space", SPACE),
        ("- Space", SPACE),
        ("F-35A", Phrase(("f35",), "F-35A")),
    ],
)
def test_text_is_understood(text: str, tree: object) -> None:
    assert parse(text).tree == tree


def test_any_of_the_words_joins_them_by_or_and_keeps_exclusions() -> None:
    tree = parse('Space "liaison officer" -navy', "any").tree
    assert tree == And((Or((SPACE, LIAISON)), Not(Phrase(("navi",), "navy"))))


def test_only_wanted_phrases_can_be_marked() -> None:
    assert list(wanted_phrases(parse('Space -"liaison officer"').tree)) == [SPACE]


def test_a_phrase_beyond_the_bound_is_cut_and_its_rest_named() -> None:
    parsed = parse('"' + "the " * 100 + 'end"')
    assert isinstance(parsed.tree, Phrase)
    assert len(parsed.tree.terms) == MAX_TERMS
    assert parsed.dropped[0].endswith("the end")


def test_a_repeated_word_is_asked_for_once() -> None:
    assert parse("Space " * 200) == parse("Space")


def test_words_beyond_the_bound_are_dropped_and_named() -> None:
    words = [f"w{number}" for number in range(MAX_TERMS + 2)]
    assert parse(" ".join(words)).dropped == tuple(words[-2:])


@given(st.text(), st.sampled_from(("all", "any")))
def test_any_text_parses_and_its_print_parses_to_the_same_terms(text: str, match: str) -> None:
    tree = parse(text, match).tree  # type: ignore[arg-type]  # sampled from the two it can be
    again = parse(str(parse(text).tree)).tree
    assert [p.terms for p in wanted_phrases(again)] == [p.terms for p in wanted_phrases(tree)]


def test_a_changed_question_begins_on_its_first_page() -> None:
    query = Query("x", page=7)
    changed = (
        query.with_filter("unit", "A"),
        query.without_filter("unit", "A"),
        query.without_filters(),
        query.sorted_by("newest"),
    )
    assert [one.page for one in changed] == [1, 1, 1, 1]


def test_the_order_of_filters_makes_no_other_question() -> None:
    one = Query().with_filter("unit", "A").with_filter("location", "JP").with_filter("unit", "B")
    other = Query().with_filter("location", "JP").with_filter("unit", "B").with_filter("unit", "A")
    assert one == other


def test_a_filter_taken_back_leaves_the_question_as_it_was() -> None:
    query = Query("x").with_filter("unit", "A")
    assert query.with_filter("unit", "A") == query
    assert query.with_filter("unit", "B").without_filter("unit", "B") == query


@pytest.mark.parametrize(
    ("arguments", "parameter"),
    [
        ({"text": "x" * (MAX_TEXT_CHARS + 1)}, "q"),
        ({"page": 0}, "page"),
        ({"per_page": 0}, "per_page"),
        ({"per_page": 101}, "per_page"),
    ],
)
def test_what_cannot_be_asked_names_the_parameter(
    arguments: dict[str, object], parameter: str
) -> None:
    with pytest.raises(QueryError) as caught:
        Query(**arguments)  # type: ignore[arg-type]  # wrong on purpose
    assert caught.value.parameter == parameter
