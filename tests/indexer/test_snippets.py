"""Passages and marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import tokens
from indexer.language import parse
from indexer.marking import MAX_READ_CHARS
from indexer.patterns import fits
from indexer.results import Snippet
from indexer.snippets import MAX_CHARS, Marker
from indexer.tree import Not, Phrase, TextField, wanted_leaves

WORDY = st.lists(
    st.sampled_from(
        ("wing", "Wings,", "air-to-air", "F-35A", "f35", "U.S.", "us", "training", "Trained.",
         "O’Brien's", "374th", "374", "Łódź", "a", "b", "\n\n", "1,234", "日本"),
    )
).map(" ".join)  # fmt: skip
QUERIES = ("wing", "air", '"air to air"', "F-35 us", "train*", "tr?in", "wing~", '"a b" b', "US",
           "obrien 374 lodz", '"wing training" 日本', '"a a"', "1234 OR b")  # fmt: skip

FILLER = "Nothing of note happened here on this day. " * 30


def marker(text: str) -> Marker:
    return Marker(parse(text).tree)


def marked(text: str, query: str, field: TextField = "body") -> Snippet:
    return marker(query).marked(text, field)


def snippet(text: str, query: str, max_chars: int = MAX_CHARS) -> Snippet:
    return marker(query).snippet(text, max_chars=max_chars)


def joined(pieces: Snippet) -> str:
    return "".join(piece.text for piece in pieces)


def matches(pieces: Snippet) -> list[str]:
    return [piece.text for piece in pieces if piece.is_match]


def test_a_phrase_is_marked_whole_and_its_words_alone_are_not() -> None:
    text = "The liaison met an officer. A liaison officer came."
    assert matches(marked(text, '"liaison officer"')) == ["liaison officer"]


def test_a_long_text_is_marked_as_far_as_it_is_read() -> None:
    before = "officer " + "x " * (MAX_READ_CHARS // 2 - 7)
    text = before + "officers " + "officer " * 5
    assert len(before) < MAX_READ_CHARS < len(before + "officers ")
    assert matches(marked(text, "officer")) == ["officer"]
    assert joined(marked(text, "officer")) == text
    assert matches(marked("x" * MAX_READ_CHARS + "y officer", "officer OR x*")) == []
    parts = ["", before, "officer", "", "officer"]
    found = list(marker("officer").marked_each(parts, "body"))
    assert [matches(part) for part in found] == [[], ["officer"], [], [], []]
    assert [joined(part) for part in found] == parts


def test_marks_follow_the_analyser() -> None:
    text = "Officers of the U.S. Navy's F-35A told us"
    assert matches(marked(text, "officer US navy F-35A")) == [
        "Officers",
        "U.S.",
        "Navy's",
        "F-35A",
    ]


def test_overlapping_phrases_are_marked_once() -> None:
    text = "air force base"
    assert matches(marked(text, '"air force" "force base"')) == ["air force base"]


def test_the_passage_with_most_of_the_query_is_shown() -> None:
    body = f"A liaison. {FILLER}The liaison officer came to the embassy. {FILLER}An officer."
    found = snippet(body, "liaison officer embassy")
    assert matches(found) == ["liaison", "officer", "embassy"]


def test_a_passage_begins_with_its_sentence_and_says_what_was_cut() -> None:
    found = joined(snippet(f"{FILLER}The officer came. {FILLER}", "officer"))
    assert found.startswith("… ")
    assert "… The officer came. Nothing" in found or ". The officer came." in found
    assert found.endswith(" …")


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    body = f"{FILLER}Members of the U.S. Navy saw an officer there. {FILLER}"
    assert "Members of the U.S. Navy saw an officer" in joined(snippet(body, "officer"))


def test_without_a_match_the_opening_words_are_shown() -> None:
    found = joined(snippet(FILLER, "zebra"))
    assert found.startswith("Nothing of note")
    assert found.endswith("…")
    assert len(found) <= MAX_CHARS + 2


def test_line_breaks_become_spaces() -> None:
    assert joined(snippet("One.\n\n- two\n- officer", "officer")) == "One. - two - officer"


@given(st.text(), st.text(max_size=40))
def test_marked_text_is_the_text(text: str, query: str) -> None:
    assert joined(marked(text, query)) == text


@given(st.text(), st.text(max_size=40), st.integers(1, 400))
def test_a_snippet_is_a_bounded_passage_of_the_text(text: str, query: str, max_chars: int) -> None:
    found = snippet(text, query, max_chars)
    whole = "".join(text.split())
    at = 0
    for passage in passages(found):
        at = whole.find("".join(passage.split()), at)
        assert at >= 0


def passages(found: Snippet) -> list[str]:
    """The passages of a snippet; none of the texts used here has the mark between them."""
    return [part for part in re.split(" … |^… | …$", joined(found)) if part]


@given(WORDY, st.sampled_from(QUERIES))
def test_what_is_marked_is_what_a_reading_of_every_word_finds(text: str, query: str) -> None:
    tree = parse(query).tree
    expected = [False] * len(text)
    words = list(tokens(text))
    for _, leaf in wanted_leaves(tree):
        length = len(leaf.terms) if isinstance(leaf, Phrase) else 1
        for run in zip(*(words[first:] for first in range(length)), strict=False):
            found = tuple(word.term for word in run)
            if found == leaf.terms if isinstance(leaf, Phrase) else fits(leaf)(found[0]):
                for at in range(run[0].start, run[-1].end):
                    expected[at] = True
    actual = [piece.is_match for piece in marked(text, query) for _ in piece.text]
    assert actual == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("train*", "Trainers trained a strain", ["Trainers", "trained"]),
        ("officer*", "Officers and an office", ["Officers"]),
        ("wom?n", "A woman, two women", ["woman", "women"]),
        ("liason~", "The liaison and the lesson", ["liaison"]),
        ('"relief supplies"~3', "relief and medical supplies", ["relief and medical supplies"]),
        ('"relief supplies"~2', "relief and medical supplies", []),
        ('"a b"~3', "a x a b", ["a b"]),
        ("(typhoon OR storm) -relief", "Typhoon relief", ["Typhoon"]),
        ("title:storm wing", "A storm, a wing", ["wing"]),
        ("F-35", "F-35As and an F35", ["F-35As", "F35"]),
        ("374", "the 374th", ["374th"]),
        ("US", "told us of the U.S.", ["U.S."]),
    ],
)
def test_what_matched_is_marked(query: str, text: str, expected: list[str]) -> None:
    assert matches(marked(text, query)) == expected


def test_what_is_looked_for_in_one_field_is_marked_in_it_alone() -> None:
    assert matches(marked("A storm", "title:storm", "title")) == ["storm"]
    assert matches(marked("A storm", "title:storm", "caption")) == []


def test_what_is_excluded_is_not_marked() -> None:
    tree = Not(parse("storm").tree)
    assert matches(Marker(tree).marked("storm")) == []


def test_words_far_apart_are_shown_in_passages_of_their_own() -> None:
    body = f"{FILLER}The liaison left. {FILLER}An embassy. {FILLER}A typhoon came. {FILLER}"
    found = snippet(body, "typhoon liaison embassy")
    assert matches(found) == ["liaison", "embassy", "typhoon"]
    assert len(passages(found)) == 3
    assert len(joined(found)) <= MAX_CHARS + 4 * len(" … ")


def test_one_passage_is_enough_where_it_has_all_the_words() -> None:
    body = f"{FILLER}A liaison. {FILLER}The liaison saw the embassy. {FILLER}An embassy. {FILLER}"
    assert len(passages(snippet(body, "liaison embassy"))) == 1


def test_words_close_together_are_shown_rather_than_the_same_words_apart() -> None:
    apart = "The liaison spoke of many things to all who cared to hear him and to an officer. "
    body = f"{apart}{FILLER}The liaison officer came. {FILLER}"
    assert "The liaison officer came." in joined(snippet(body, "liaison officer"))


def test_alternatives_need_no_passage_each() -> None:
    body = f"A liaison for the command. {FILLER}USSPACECOM has one. {FILLER}"
    assert matches(snippet(body, "liaison (command OR USSPACECOM)")) == ["liaison", "command"]


def test_a_passage_ends_with_a_sentence_where_it_can() -> None:
    body = "The officer came. " + "It rained on the runway for hours. " * 20
    assert joined(snippet(body, "officer")).endswith("for hours. …")


def test_a_phrase_is_not_cut_at_the_end_of_a_passage() -> None:
    body = f"{FILLER}{'word ' * 40}air force base {FILLER}"
    assert matches(snippet(body, '"air force base"', 30)) == ["air force base"]


@pytest.mark.parametrize("size", [100_000])
def test_a_huge_body_is_cut_without_trouble(size: int) -> None:
    body = "word " * size + "officer"
    assert matches(snippet(body, "officer")) == ["officer"]
    assert matches(snippet(body, '"word word" "word officer" w*'))
    assert matches(snippet("x" * size + ",officer", "officer x")) == ["officer"]
