"""Two texts become one, with what was taken out and what was put in."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from indexer.differences import Run, differences


def test_a_changed_word_is_marked_and_the_sentence_around_it_is_not() -> None:
    old, new = "It rained. Ten ships sailed at dawn.", "It rained. Two ships sailed at dawn."
    assert differences(old, new) == (
        Run("It rained. ", "same"),
        Run("Ten", "removed"),
        Run("Two", "added"),
        Run(" ships sailed at dawn.", "same"),
    )  # fmt: skip


def test_a_rewritten_sentence_is_shown_whole() -> None:
    found = differences("One. The fleet returned home today.", "One. Nobody knows what happened.")
    assert [run.change for run in found] == ["same", "removed", "added"]


def test_a_new_paragraph_is_one_run() -> None:
    found = differences("First one.\n\nLast one.", "First one.\n\nNew here.\n\nLast one.")
    assert Run("New here.\n\n", "added") in found


@given(st.text(), st.text())
def test_either_text_can_be_read_off(old: str, new: str) -> None:
    runs = differences(old, new)
    assert "".join(run.text for run in runs if run.change != "added") == old
    assert "".join(run.text for run in runs if run.change != "removed") == new
    assert all(run.text for run in runs)


def test_long_texts_without_anything_in_common_are_compared_in_a_moment() -> None:
    words = random.Random(1)
    old, new = (" ".join(f"w{words.random()}" for _ in range(20_000)) for _ in range(2))
    runs = differences(old, new)
    assert "".join(run.text for run in runs if run.change != "added") == old


def test_a_sentence_that_stands_very_often_holds_nobody_up() -> None:
    """This took a minute and a half."""
    same = "Same thing here. "
    old, new = same * 1_500, same + f"Other thing. {same}" * 700
    runs = differences(old, new)
    assert runs[0] == Run(same, "same")
    assert "".join(run.text for run in runs if run.change != "added") == old
    assert "".join(run.text for run in runs if run.change != "removed") == new
