"""The report on the quality of an index."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indexer.check import FIELDS, CheckReport, check
from indexer.engine import Changes, IndexMissing, StoredStory
from indexer.misspellings import Lookalike
from indexer.open import open_engine
from indexer.story import Author, Location, Problem, Story

YOKOTA = Location("Yokota Air Base", "Tokyo", "JP", "Japan")
LONG = " ".join(f"word{n}" for n in range(200))


def report(folder: Path, stories: Sequence[Story]) -> CheckReport:
    engine = open_engine(str(folder / "index"))
    shuffled = random.Random(1).sample(stories, len(stories))
    with engine.lock():
        engine.apply(Changes([StoredStory(story, ()) for story in shuffled]))
    found = check(engine)
    engine.close()
    return found


def story(number: int, **fields: object) -> Story:
    base = Story(str(number), "news", f"Story {number}", f"Text {number}.")
    return replace(base, **fields)  # type: ignore[arg-type]  # any field


def test_missing_fields_are_counted_also_those_that_none_lacks(tmp_path: Path) -> None:
    stories = [story(1, unit="A Wing", taken_on=date(2024, 1, 2)), story(2, unit="A Wing")]
    missing = report(tmp_path, stories).missing
    assert set(missing) == set(FIELDS)
    counted = {field: missing[field] for field in ("unit", "taken_on", "author", "title")}
    assert counted == {"unit": 0, "taken_on": 1, "author": 2, "title": 0}


def test_problems_come_by_kind_with_three_examples(tmp_path: Path) -> None:
    cut = (Problem("cut short", "ends in the middle of a sentence"),)
    dates = Problem("dates", "posted before taken")
    stories = [story(n, problems=cut) for n in range(1, 6)] + [story(9, problems=(dates, *cut))]
    problems = report(tmp_path, stories).problems
    assert [(p.kind, p.count, len(p.examples)) for p in problems] == [
        ("cut short", 6, 3),
        ("dates", 1, 1),
    ]
    assert (problems[1].examples[0].story, problems[1].examples[0].detail) == ("9", dates.detail)


def test_inferred_fields_are_counted_by_source(tmp_path: Path) -> None:
    stories = [story(n, inferred={"location": "the dateline"}) for n in (1, 2)]
    stories.append(story(3, inferred={"location": "the address", "url": "the story number"}))
    inferred = report(tmp_path, stories).inferred
    assert [(found.field, found.source, found.count) for found in inferred] == [
        ("location", "the dateline", 2),
        ("location", "the address", 1),
        ("url", "the story number", 1),
    ]


def test_labels_of_each_field_that_look_misspelt_are_named(tmp_path: Path) -> None:
    writer = Author("Sgt.", "Avery Example")
    stories = [story(n, unit="Example Wing", author=writer, location=YOKOTA) for n in range(9)]
    stories.append(story(10, unit="Exampel Wing", author=replace(writer, name="AVERY EXAMPLE")))
    stories.append(story(11, location=replace(YOKOTA, site="Yokota Airbase")))
    found = report(tmp_path, stories).lookalikes
    assert found == (
        Lookalike("unit", "Exampel Wing", 1, "Example Wing", 9),
        Lookalike("location", "JP/Tokyo/Yokota Airbase", 1, "JP/Tokyo/Yokota Air Base", 9),
        Lookalike("author", "AVERY EXAMPLE", 1, "Avery Example", 9),
    )


def test_version_groups_are_counted_and_the_largest_come_with_titles(tmp_path: Path) -> None:
    stories = [story(n, body=LONG) for n in range(1, 8)] + [story(20), story(21)]
    found = report(tmp_path, stories)
    assert (found.groups, found.grouped) == (1, 7)
    assert [(g.id, g.stories, g.titles) for g in found.largest] == [
        ("1", 7, ("Story 1", "Story 2", "Story 3", "Story 4", "Story 5"))
    ]


def test_the_report_for_people_is_aligned(tmp_path: Path) -> None:
    stories = [
        story(n, body=LONG, unit="Example Wing", problems=(Problem("cut short", "no end"),))
        for n in range(1, 13)
    ]
    text = report(tmp_path, stories).to_text()
    assert text.splitlines()[0] == "12 stories in the index."
    assert "Stories that lack a field:\n  12  100.0 %  author\n" in text
    assert "Problems:\n  12  cut short\n        1: no end\n" in text
    assert "Fields that were derived, and from what: none." in text
    assert (
        "Versions: 1 group of 12 stories; the largest:\n  12  1: Story 1\n        Story 2\n" in text
    )


def test_an_index_of_nothing_has_nothing_to_report(tmp_path: Path) -> None:
    found = report(tmp_path, [])
    assert (found.stories, found.groups, found.problems) == (0, 0, ())
    assert found.to_text().startswith("0 stories in the index.")


def test_without_an_index_there_is_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        check(open_engine(str(tmp_path / "index")))
