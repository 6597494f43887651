"""What is marked, and that nothing is missed that reading every word would find."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer import openings
from indexer.analysis import terms, tokens
from indexer.language import parse
from indexer.marking import Marking
from indexer.patterns import fits
from indexer.tree import And, Fuzzy, Not, Or, Phrase, Prefix, TextField, Wildcard, Within
from tests.indexer.test_analysis import texts


def marked_words(query: str, text: str, field: TextField = "body") -> list[str]:
    return [text[at:to] for at, to, _ in Marking(parse(query).tree).marks(text, field)]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("officer", "Officers, an OFFICER’s office", ["Officers", "OFFICER’s"]),
        ("fly", "flies flying fly", ["flies", "flying", "fly"]),
        ("hope", "hoping", ["hoping"]),
        ("die", "dying", ["dying"]),
        ("possible", "possibility", ["possibility"]),
        ("US", "The U.S. told us, US-led, u.s.", ["U.S.", "US", "u.s."]),
        ("us", "The U.S. told us", ["us"]),
        ("D.C.", "DC and D.C.", ["DC", "D.C."]),
        ("phd", "a Ph.D. here", ["Ph.D."]),
        ("F-35", "F–35A, F35, F‑35Bs, f-35-based, 35", ["F–35A", "F35", "F‑35Bs", "f-35"]),
        ("F-18", "F/A-18E/F", ["F/A-18E"]),
        ("KC-135", "a KC-135R and a kc 135", ["KC-135R", "kc 135"]),
        ("374AW", "the 374 AW and 374", ["374 AW"]),
        ("374", "374th 1374 374,000", ["374th"]),
        ("1234", "1,234 and 12,345 and 1234.", ["1,234", "1234"]),
        ("3.5", "$3.5 million, 3, 5", ["3.5"]),
        ("OBrien", "O’Brien's", ["O’Brien's"]),
        ("cafe", "Café cafe\u0301 ＣＡＦＥ", ["Café", "cafe\u0301", "ＣＡＦＥ"]),
        ("lodz", "in Łódź", ["Łódź"]),
        ("refuel", "re\u00adfueling", ["re\u00adfueling"]),
        ("東京", "在日米軍は東京都に", ["東京"]),
        ("comm*", "Command, communities, a commit", ["Command", "communities", "commit"]),
        ("officer*", "officers office", ["officers"]),
        ("wom?n", "women, a woman", ["women", "woman"]),
        ("*craft", "aircraft watercraft", ["aircraft", "watercraft"]),
        ("comand~", "Command commands demand", ["Command", "commands"]),
        ("-officer wing", "an officer of the wing", ["wing"]),
        ("officer OR wing", "an officer of the wing", ["officer", "wing"]),
        ('"air base"~3', "air force base", ["air force base"]),
        ('"air base"~3', "air base", ["air base"]),
        ('"air base"~3', "air one two three base", []),
        ('"a b a b"', "b a b a b a", ["a b a b"]),
    ],
)
def test_what_matches_is_marked(query: str, text: str, words: list[str]) -> None:
    assert marked_words(query, text) == words


def test_what_is_looked_for_in_one_field_is_marked_there_alone() -> None:
    for field in ("title", "body", "caption"):
        found = marked_words("title:wing body:off* officer", "an officer of the wing", field)
        expected = {
            "title": ["officer", "wing"],
            "body": ["officer"],
            "caption": ["officer"],
        }
        assert found == expected[field]


def test_alternatives_of_one_condition_are_one_part() -> None:
    marks = Marking(parse("(USSPACECOM OR command) officer").tree).marks(
        "officer command usspacecom"
    )
    assert [part for _, _, part in marks] == [1, 0, 0]


_words = st.sampled_from(("officer", "fly", "US", "usa", "F35", "KC-135", "1234", "obrien", "o"))
_leaf_words = st.one_of(_words, texts, st.text("abcdefilmnorsty", min_size=1, max_size=6))
leaves = st.one_of(
    st.builds(
        lambda text, distance: Phrase(terms(text) or ("x",), text, distance),
        _leaf_words,
        st.integers(1, 3),
    ),
    st.builds(Prefix, st.sampled_from(("o", "fl", "fli", "1", "f3", "u", "us", "ab", "é", "kc"))),
    st.builds(Prefix, _leaf_words.flatmap(lambda w: st.sampled_from(terms(w) or ("x",)))),
    st.builds(Wildcard, st.sampled_from(("fl?", "f?y", "*y", "o*r", "policie?", "??", "3?"))),
    st.builds(
        Fuzzy,
        _leaf_words.flatmap(lambda w: st.sampled_from(terms(w) or ("x",))),
        st.integers(1, 2),
    ),
)
_stories = st.lists(
    st.one_of(
        texts,
        st.sampled_from(
            (
                *("Officers’", "flies", "U.S.", "U.S.A.,", "F–35A", "KC 135R", "1,234", "O'Brien"),
                *(
                    "US",
                    "us",
                    "Us",
                    "off\u00adicer",
                    "ofﬁcer",
                    "Óffícer",
                    "ability",
                    "—",
                    "?",
                    "’90s",
                ),
            )
        ),
    ),
    max_size=10,
).map(" ".join)


def plainly(leaf: Phrase | Prefix | Wildcard | Fuzzy, text: str) -> set[int]:
    """Where words stand that a match of the leaf ends with: found by reading all of them."""
    words = list(tokens(text))
    if not isinstance(leaf, Phrase):
        return {word.end for word in words if fits(leaf)(word.term)}
    ends = {at for at, word in enumerate(words) if word.term == leaf.terms[0]}
    for wanted in leaf.terms[1:]:
        ends = {
            at
            for at, word in enumerate(words)
            if word.term == wanted and any(1 <= at - end <= leaf.distance for end in ends)
        }
    return {words[at].end for at in ends}


@given(leaves, _stories)
@example(Phrase(("di",), "di"), "D.I. dying")
@example(Prefix("polici"), "policies policy")
def test_no_match_is_missed(leaf: Phrase | Prefix | Wildcard | Fuzzy, text: str) -> None:
    marks = Marking(leaf).marks(text)
    ends = {end for _, end, _ in marks}
    expected = plainly(leaf, text)
    if isinstance(leaf, Phrase) and len(leaf.terms) > 1:
        assert expected <= ends
        assert bool(expected) == bool(ends)
    else:
        assert ends == expected


@given(leaves, _stories, texts)
def test_marks_do_not_depend_on_what_was_marked_before(
    leaf: Phrase | Prefix | Wildcard | Fuzzy, text: str, before: str
) -> None:
    marker = Marking(And((leaf, Not(Prefix("x")), Or((Within("title", leaf), leaf)))))
    marker.marks(before)
    assert marker.marks(text) == Marking(
        And((leaf, Not(Prefix("x")), Or((Within("title", leaf), leaf))))
    ).marks(text)


@given(texts, _stories)
def test_runs_are_in_order_and_cut_at_white_space(query: str, text: str) -> None:
    wanted = openings.of([Phrase(terms(query) or ("x",), query)])
    end = 0
    for start, stop in openings.runs(text, wanted):
        assert end <= start < stop
        assert start == 0 or text[start - 1].isspace()
        assert stop == len(text) or text[stop].isspace()
        end = stop


_ascii = st.text("abeinlsty", min_size=1, max_size=4)
_STEMS = st.one_of(
    st.sampled_from(("th", "hop", "fl", "d", "sk", "t", "ab", "ag", "i", "be")), _ascii
)
_ENDINGS = ("", "e", "s", "es", "ed", "ing", "y", "ies", "ied", "ying", "ly", "ness", "ful")
_LATE_ENDINGS = ("ability", "ibly", "ization", "ational", "ency", "eedly", "er", "ance", "iveness")


@given(_STEMS, st.sampled_from((*_ENDINGS, *_LATE_ENDINGS)), st.sampled_from((0, 1)))
@example("d", "ying", 0)
@example("sk", "ies", 0)
@example("hop", "ing", 0)
@example("t", "o", 0)
def test_each_word_is_found_by_its_term(stem: str, ending: str, doubled: int) -> None:
    word = stem + stem[-1] * doubled + ending
    wanted = openings.of([Phrase(terms(word), word)])
    text = f"({word} an {word}-and {word}’s"
    found = {text[start:end] for start, end in openings.runs(text, wanted)}
    assert found >= {f"({word}", f"{word}-and", f"{word}’s"}


def test_a_short_word_is_not_looked_for_in_longer_ones() -> None:
    text = "and the at then that to are in it"
    wanted = openings.of([Phrase((word,), word) for word in ("a", "i", "t")])
    assert [text[start:end] for start, end in openings.runs(text, wanted)] == []
