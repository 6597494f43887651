"""The cleaner against labelled captures of every form; people and events are invented."""

from __future__ import annotations

import pytest

from tests.captures.labelled import captures
from tests.captures.labelled.scorer import Tally, score
from tests.captures.labelled.strange_captures import (
    StrangeCapture,
    differences,
    strange_captures,
)

_SEED = 20
_COUNT = 300
_MISTAKES_IN_100 = 2


def is_good_enough(name: str, tally: Tally) -> bool:
    """Right in 98 of 100 captures that have the field, and never invented nor lost nor leaked."""
    having = tally.counts["right"] + tally.counts["wrong"] + tally.counts["missed"]
    allowed = 0 if name in ("losses", "leaks") else having * _MISTAKES_IN_100 / 100
    return not tally.counts["invented"] and having - tally.counts["right"] <= allowed


@pytest.mark.parametrize("form", captures.FORMS)
def test_98_of_100_captures_give_each_field_and_none_loses_or_leaks_text(form: str) -> None:
    tallies = score(captures.captures(form, _COUNT, _SEED))
    worse = {
        name: tally.examples
        for (_, name), tally in tallies.items()
        if not is_good_enough(name, tally)
    }
    assert worse == {}


@pytest.mark.parametrize("capture", strange_captures(), ids=lambda capture: capture.name)
def test_a_strange_capture_gives_the_story_that_was_read_in_it_by_hand(
    capture: StrangeCapture,
) -> None:
    assert list(differences(capture)) == []
