"""Any text is read as a tree, and a tree's print is read as the tree again."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.analysis import terms, tokens
from indexer.function_words import FUNCTION_TERMS
from indexer.language import MAX_DEPTH, parse
from indexer.leaves import MAX_TERMS
from indexer.receipt import label_of, parts_of
from indexer.tree import (
    TEXT_FIELDS,
    VALUE_FIELDS,
    And,
    Between,
    Everything,
    Fuzzy,
    Match,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Value,
    Wildcard,
    Within,
    conjunction,
    disjunction,
    negation,
    wanted_phrases,
    written,
)

TODAY = date(2026, 3, 18)


def phrase(text: str, distance: int = 1) -> Phrase:
    return Phrase(terms(text), text, distance)


SPACE = phrase("Space")
LIAISON = phrase("liaison officer")
A, B, C, D = map(phrase, ("alpha", "bravo", "charlie", "delta"))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Everything()),
        (" \t\n", Everything()),
        ("…!?", Everything()),
        ("😀", Everything()),
        ('"', Everything()),
        ('""', Everything()),
        ("Space", SPACE),
        ("-Space", Not(SPACE)),
        ("−Space", Not(SPACE)),
        ("NOT Space", Not(SPACE)),
        ("NOT -Space", SPACE),
        ('"liaison officer"', LIAISON),
        ("“liaison officer”", LIAISON),
        ("„liaison officer“", LIAISON),
        ('"liaison officer', LIAISON),
        ('Space -"liaison officer"', And((SPACE, Not(LIAISON)))),
        ("Space Space", And((SPACE, SPACE))),
        ("- Space", SPACE),
        ("F-35A", phrase("F-35A")),
        ("C++", phrase("C++")),
        ("AT&T", phrase("AT&T")),
        ("10:30", phrase("10:30")),
        ("http://x.mil/a?b=1", phrase("http://x.mil/a?b=1")),
        ("Note: alpha", And((phrase("Note:"), A))),
        ("title: alpha", And((phrase("title:"), A))),
    ],
)
def test_words_and_phrases_are_read(text: str, tree: Node) -> None:
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("alpha AND bravo", And((A, B))),
        ("alpha OR bravo", Or((A, B))),
        ("alpha bravo OR charlie", Or((And((A, B)), C))),
        ("alpha OR bravo charlie", Or((A, And((B, C))))),
        ("alpha AND NOT bravo", And((A, Not(B)))),
        ("NOT alpha OR bravo", Or((Not(A), B))),
        ("(alpha OR bravo) charlie", And((Or((A, B)), C))),
        ("-(alpha bravo) charlie", And((Not(And((A, B))), C))),
        ("-(-alpha)", A),
        ("alpha or bravo", And((A, phrase("or"), B))),
        ("AND alpha OR", A),
        ("alpha AND OR bravo", Or((A, B))),
        ("(alpha", A),
        ("alpha)", A),
        (") alpha (", A),
        ("() alpha", A),
        ("((alpha bravo) OR charlie", Or((And((A, B)), C))),
        ("alpha OR (bravo OR charlie)", Or((A, B, C))),
        ("alpha (bravo charlie)", And((A, B, C))),
    ],
)
def test_operators_and_brackets_are_read(text: str, tree: Node) -> None:
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("title:alpha", Within("title", A)),
        ("TITLE:alpha", Within("title", A)),
        ('body:"liaison officer"', Within("body", LIAISON)),
        ('caption:"liaison officer"~5', Within("caption", phrase("liaison officer", 5))),
        ("title:(alpha OR bravo)", Or((Within("title", A), Within("title", B)))),
        ("title:(alpha -bravo)", And((Within("title", A), Not(Within("title", B))))),
        ("title:(alpha body:bravo)", And((Within("title", A), Within("body", B)))),
        ("-title:alpha", Not(Within("title", A))),
        ("title:com*", Within("title", Prefix("com"))),
        ("title:AND", Within("title", phrase("AND"))),
        ('unit:"airlift wing"', Value("unit", "airlift wing")),
        ('unit:"airlift w"*', Value("unit", "airlift w", is_prefix=True)),
        ("author:Do*", Value("author", "Do", is_prefix=True)),
        ("tag:(alpha OR bravo)", Or((Value("tag", "alpha"), Value("tag", "bravo")))),
        ("-location:JP", Not(Value("location", "JP"))),
        ("id:image-8026225", Value("id", "image-8026225")),
        ("kind:news", Value("kind", "news")),
    ],
)
def test_fields_are_read(text: str, tree: Node) -> None:
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("com*", Prefix("com")),
        ("US*", Prefix("us")),
        ("Zürich*", Prefix("zurich")),
        ("F-35*", Prefix("f35")),
        ("CVN71*", phrase("CVN71")),
        ("KC-1*", phrase("KC-1*")),
        ("wom?n", Wildcard("wom?n")),
        ("*craft", Wildcard("*craft")),
        ("air**craft", Wildcard("air*craft")),
        ("alpha?", A),
        ("alpha??", phrase("alpha")),
        ("liason~", Fuzzy(terms("liason")[0], 1, "liason")),
        ("liason~2", Fuzzy(terms("liason")[0], 2, "liason")),
        ("liason~9", Fuzzy(terms("liason")[0], 2, "liason")),
        ('"alpha bravo"~5', phrase("alpha bravo", 5)),
        ('"alpha bravo"~9999999999', phrase("alpha bravo", 50)),
        ('"alpha bravo"~0', phrase("alpha bravo")),
        ('"alpha"~5', A),
    ],
)
def test_patterns_are_read(text: str, tree: Node) -> None:
    assert parse(text).tree == tree


@pytest.mark.parametrize("text", ["*", "?*", "a*", "*?*", "*a?", "title:*"])
def test_a_pattern_with_too_few_letters_is_dropped_and_said(text: str) -> None:
    parsed = parse(f"alpha {text}")
    assert parsed.tree == A
    assert parsed.dropped
    assert "too few letters" in parsed.notes[0]


def test_dates_are_read_and_bad_ones_are_dropped_and_said() -> None:
    assert parse("taken:2024-12").tree == Between("taken", date(2024, 12, 1), date(2024, 12, 31))
    assert parse("posted:>2024").tree == Between("posted", date(2025, 1, 1), None)
    assert parse("taken:yesterday", today=TODAY).tree == Between(
        "taken", date(2026, 3, 17), date(2026, 3, 17)
    )
    parsed = parse("alpha taken:soon", today=TODAY)
    assert (parsed.tree, parsed.dropped) == (A, ("taken:soon",))
    assert "“soon” is no date" in parsed.notes[0]


def test_any_of_the_words_joins_them_by_or_and_keeps_what_excludes_or_restricts() -> None:
    tree = parse('Space "liaison officer" -navy taken:2024 kind:news', "any").tree
    assert isinstance(tree, And)
    assert tree.nodes == (
        Or((SPACE, LIAISON)),
        Not(phrase("navy")),
        Between("taken", date(2024, 1, 1), date(2024, 12, 31)),
        Value("kind", "news"),
    )
    assert parse("alpha AND bravo charlie", "any").tree == Or((And((A, B)), C))


def test_stray_operators_are_named_among_what_was_dropped() -> None:
    assert parse("AND alpha AND OR bravo OR").dropped == ("AND", "OR")


def test_only_wanted_phrases_can_be_marked() -> None:
    tree = parse('Space (alpha OR title:bravo) -"liaison officer" -(charlie)').tree
    assert list(wanted_phrases(tree)) == [SPACE, A, B]


def test_a_phrase_beyond_the_bound_is_cut_and_its_rest_named() -> None:
    parsed = parse('"' + "the " * 100 + 'end"')
    assert isinstance(parsed.tree, Phrase)
    assert len(parsed.tree.terms) == MAX_TERMS
    assert parsed.dropped[0].endswith("the end")


def test_a_repeated_word_stays_where_it_was_typed_and_takes_no_more_room() -> None:
    parsed = parse("Space " * (MAX_TERMS + 2) + "alpha")
    assert parsed.tree == And((*[SPACE] * (MAX_TERMS + 2), A))
    assert parsed.dropped == ()


def test_a_repeated_word_is_one_part_and_goes_as_one() -> None:
    (first, second) = parts_of(parse("Space alpha Space").tree, "all")
    assert (first.label, first.without) == ("Space", "alpha")
    assert (second.label, second.without) == ("alpha", "Space Space")
    assert label_of(parse("a OR b OR a").tree) == "a or b"


def test_what_restricts_is_asked_for_once() -> None:
    assert str(parse("-alpha title:x -alpha title:x taken:2024 taken:2024").tree) == (
        "-alpha title:x taken:2024"
    )


def test_words_beyond_the_bound_are_dropped_and_named() -> None:
    words = [f"w{number}" for number in range(MAX_TERMS + 2)]
    assert parse(" ".join(words)).dropped == tuple(words[-2:])


@pytest.mark.parametrize("match", ["all", "any"])
def test_words_without_a_subject_are_the_first_to_go(match: Match) -> None:
    words = [f"w{number}" for number in range(MAX_TERMS)]
    parsed = parse(f"what of {' '.join(words[:-1])} and {words[-1]}", match)
    assert [phrase.text for phrase in wanted_phrases(parsed.tree)] == words
    assert parsed.dropped == ("what", "of", "and")


def test_where_all_words_are_without_a_subject_they_are_searched_for() -> None:
    some = [term for term in sorted(FUNCTION_TERMS) if terms(term) == (term,)][: MAX_TERMS + 1]
    assert len(list(wanted_phrases(parse(" ".join(some)).tree))) == MAX_TERMS


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5_000 + "alpha OR " + ")" * 5_000,
        "(alpha OR " * 5_000,
        "-(" * 5_000 + "alpha",
        "NOT " * 5_001 + "alpha",
        "title:" * 5_000 + "alpha",
        "*" * 5_000,
        '"' * 5_000,
        "a*" * 5_000,
        "alpha~" * 5_000,
    ],
)
def test_depth_and_length_exhaust_nothing(text: str) -> None:
    tree = parse(text).tree
    assert parse(str(tree)).tree == tree


def test_brackets_too_deep_are_passed_over_and_said() -> None:
    text = "".join(f"(w{depth} OR x{depth} " for depth in range(MAX_DEPTH + 5))
    parsed = parse(text)
    assert "were passed over" in parsed.notes[0]
    assert parse(str(parsed.tree)).tree == parsed.tree


pieces = st.sampled_from(
    (
        *("AND", "OR", "NOT", "(", ")", "-", "−", '"', "“", "”", "~", "~2", "*", "?", ":", " "),
        *(f"{name}:" for name in (*TEXT_FIELDS, *VALUE_FIELDS, "taken", "posted")),
        *("alpha", "Bravo", "F-35A", "U.S.", "US", "AT&T", "C++", "it's", "ﬁn", "℡", "日本", "😀"),
        *("2024", "2024-12", "..", ">", "<=", "today", "FY26", "30d", "e\u0301", "ẞ", "İ", "²"),
    )
)
texts = st.text() | st.lists(pieces | st.just(" "), max_size=25).map("".join)


@given(texts, st.sampled_from(("all", "any")))
@example("ϔa* ℡*", "all")
@example("ab?_ a?b_* F-35A*", "all")
@example("x (a b OR c) d", "any")
def test_any_text_parses_and_its_print_is_read_as_the_same_tree(text: str, match: Match) -> None:
    tree = parse(text, match, TODAY).tree
    assert parse(str(tree)).tree == tree
    assert parse(written(tree, match), match).tree == tree


words = st.sampled_from(
    ("alpha", "bravo", "F-35A", "AND", "Title:x", "a b c", "don't", "x*y", "-x")
)
typed_phrases = st.builds(
    lambda text, distance: phrase(text, distance if len(terms(text)) > 1 else 1),
    words,
    st.sampled_from((1, 1, 5)),
)
typed_patterns = st.one_of(
    st.sampled_from(("com", "us")).map(Prefix),
    st.sampled_from(("wom?n", "*craft", "a*b*c")).map(Wildcard),
    st.sampled_from(("liason", "Kadina")).map(lambda w: Fuzzy(next(tokens(w)).term, 2, w)),
)
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
leaves = st.one_of(
    typed_phrases,
    typed_patterns,
    st.builds(Within, st.sampled_from(TEXT_FIELDS), typed_phrases | typed_patterns),
    st.builds(Value, st.sampled_from(VALUE_FIELDS), st.sampled_from(("JP", "x y")), st.booleans()),
    st.tuples(days, days)
    .map(lambda ends: ends if None in ends else tuple(sorted(ends)))  # type: ignore[type-var]  # no None is left
    .map(lambda ends: Between("posted", *ends)),
)
trees: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(conjunction),
        st.lists(inner, min_size=1, max_size=3).map(disjunction),
        inner.map(negation),
    ),
    max_leaves=6,
)


@given(trees)
def test_any_tree_in_normal_form_is_read_from_its_print(tree: Node) -> None:
    parsed = parse(str(tree))
    assert parsed.tree == tree
    assert parsed.dropped == parsed.notes == ()


def test_the_print_is_what_people_write() -> None:
    text = 'alpha "bravo charlie" -delta title:x (a OR b) taken:2024-12 FY* unit:"1st Wing"'
    assert str(parse(text).tree) == re.sub("FY", "fy", text)
