"""Passages and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.language import parse
from indexer.results import Snippet
from indexer.snippets import MAX_CHARS, marked, snippet
from indexer.tree import Phrase, wanted_phrases

FILLER = "Nothing of note happened here on this day. " * 30


def phrases(text: str) -> tuple[Phrase, ...]:
    return tuple(wanted_phrases(parse(text).tree))


def joined(pieces: Snippet) -> str:
    return "".join(piece.text for piece in pieces)


def matches(pieces: Snippet) -> list[str]:
    return [piece.text for piece in pieces if piece.is_match]


def test_a_phrase_is_marked_whole_and_its_words_alone_are_not() -> None:
    text = "The liaison met an officer. A liaison officer came."
    assert matches(marked(text, phrases('"liaison officer"'))) == ["liaison officer"]


def test_marks_follow_the_analyser() -> None:
    text = "Officers of the U.S. Navy's F-35A told us"
    assert matches(marked(text, phrases("officer US navy F-35A"))) == [
        "Officers",
        "U.S.",
        "Navy's",
        "F-35A",
    ]


def test_overlapping_phrases_are_marked_once() -> None:
    text = "air force base"
    assert matches(marked(text, phrases('"air force" "force base"'))) == ["air force base"]


def test_the_passage_with_most_of_the_query_is_shown() -> None:
    body = f"A liaison. {FILLER}The liaison officer came to the embassy. {FILLER}An officer."
    found = snippet(body, phrases("liaison officer embassy"))
    assert matches(found) == ["liaison", "officer", "embassy"]


def test_a_passage_begins_with_its_sentence_and_says_what_was_cut() -> None:
    found = joined(snippet(f"{FILLER}The officer came. {FILLER}", phrases("officer")))
    assert found.startswith("… ")
    assert "… The officer came. Nothing" in found or ". The officer came." in found
    assert found.endswith(" …")


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    body = f"{FILLER}Members of the U.S. Navy saw an officer there. {FILLER}"
    assert "Members of the U.S. Navy saw an officer" in joined(snippet(body, phrases("officer")))


def test_without_a_match_the_opening_words_are_shown() -> None:
    found = joined(snippet(FILLER, phrases("zebra")))
    assert found.startswith("Nothing of note")
    assert found.endswith("…")
    assert len(found) <= MAX_CHARS + 2


def test_line_breaks_become_spaces() -> None:
    assert joined(snippet("One.\n\n- two\n- officer", phrases("officer"))) == "One. - two - officer"


@given(st.text(), st.text(max_size=40))
def test_marked_text_is_the_text(text: str, query: str) -> None:
    assert joined(marked(text, phrases(query))) == text


@given(st.text(), st.text(max_size=40), st.integers(1, 400))
def test_a_snippet_is_a_bounded_passage_of_the_text(text: str, query: str, max_chars: int) -> None:
    found = snippet(text, phrases(query), max_chars)
    passage = joined(found).removeprefix("… ").removesuffix(" …")
    assert passage in " ".join(text.split()) or "".join(passage.split()) in "".join(text.split())


@pytest.mark.parametrize("size", [100_000])
def test_a_huge_body_is_cut_without_trouble(size: int) -> None:
    found = snippet("word " * size + "officer", phrases("officer"))
    assert matches(found) == ["officer"]
