"""Slips are undone where they may have happened, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.spelling import edits, replaced, words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("teh", "the"), ("comand", "command"), ("bridgw", "bridge"), ("nridge", "bridge")],
)
def test_a_slip_is_among_the_edits(typed: str, meant: str) -> None:
    assert meant in edits(typed)


def test_neighbouring_keys_doubled_letters_and_swaps_cost_less() -> None:
    costs = edits("bridgw")
    assert costs["bridge"] < costs["bridgp"]
    assert edits("comand")["command"] < edits("comand")["cozmand"]
    assert edits("ofifcer")["officer"] < edits("officxr")["officer"]


@given(st.text("abcxyz", min_size=1, max_size=8))
def test_whatever_is_a_slip_away_is_so_both_ways(typed: str) -> None:
    for other in edits(typed):
        assert typed in edits(other)


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ('comand "airlift wng"', ["comand", "airlift", "wng"]),
        ('good -bad -"bad words" good', ["good", "good"]),
        ("title:brdge id:abc http://bad.example", ["brdge"]),
        ("pre* w?ld fuzy~ AND word", ["word"]),
    ],
)
def test_only_words_that_stand_for_themselves_are_mended(text: str, looked_for: list[str]) -> None:
    assert [word.form for word in words(text)] == looked_for


def test_a_mended_word_is_written_as_the_one_that_was_typed() -> None:
    text = "COMAND Comand comand"
    spans = [(word.start, word.end) for word in words(text)]
    assert replaced(text, dict.fromkeys(spans, "command")) == "COMMAND Command command"
