"""The two captures that the project began with, field by field."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from indexer.captures.clean import clean
from indexer.captures.read import read
from indexer.story import Author, Caption, Location, Story

CORPUS = Path(__file__).parents[2] / "corpus"


def story_of(name: str) -> Story:
    (capture,) = read(str(CORPUS / name), 100_000)
    return clean(capture)


@pytest.fixture(scope="module")
def raw() -> Story:
    return story_of("000_7e22955fd7e20ed8.txt")


@pytest.fixture(scope="module")
def bare() -> Story:
    return story_of("004_4534915903400342.txt")


def test_the_raw_seed_gives_every_field_of_its_page(raw: Story) -> None:
    expected = Story(
        id="486775",
        kind="news",
        title="U.S. Space Force Leaders Engage With Allies in Japan",
        body=raw.body,
        author=Author("Airman 1st Class", "Cayla Hunt"),
        unit="374th Airlift Wing",
        unit_raw="374th Airlift Wing",
        location=Location("Yokota Air Base", "Tokyo", "JP", "Japan"),
        taken_on=date(2024, 12, 2),
        posted_at=datetime(2024, 12, 10, 1, 28),
        captions=(
            Caption(
                "Leaders from the U.S. Space Force and the Japan Air Self-Defense Force "
                "pose for a…",
                "Airman 1st Class Cayla Hunt",
            ),
        ),
        url="https://www.dvidshub.net/news/486775",
        inferred={"url": "the story number"},
    )
    assert expected == raw


def test_the_raw_seed_keeps_its_six_paragraphs_word_for_word(raw: Story) -> None:
    lines = (CORPUS / "000_7e22955fd7e20ed8.txt").read_text(encoding="utf-8").split("\n")
    start = next(i for i, line in enumerate(lines) if "YOKOTA AIR BASE, Japan" in line)
    end = lines.index("    NEWS INFO")
    expected = tuple(line.strip() for line in lines[start:end] if line.strip())
    assert expected == raw.paragraphs
    assert len(raw.paragraphs) == 6
    assert raw.body.startswith("YOKOTA AIR BASE, Japan – The commander of U.S. Space Forces")
    assert raw.body.endswith("ensuring the security of shared interests well into the future.")


def test_the_bare_seed_invents_nothing(bare: Story) -> None:
    expected = Story(
        id="text-d12caeef99660313e82d",
        kind="news",
        title="U.S. Space Command (USSC) and the Japan Air Self-Defense Force have signed an "
        "arrangement to assign…",
        body=bare.body,
        inferred={"kind": "a story's text without its page", "title": "the first sentence"},
    )
    assert expected == bare


def test_the_bare_seed_keeps_its_whole_text_one_paragraph_a_line(bare: Story) -> None:
    text = (CORPUS / "004_4534915903400342.txt").read_text(encoding="utf-8")
    assert tuple(text.split("\n")) == bare.paragraphs
    assert len(bare.paragraphs) == 8
    assert bare.body.startswith("U.S. Space Command (USSC) and the Japan Air Self-Defense Force")
    assert bare.body.endswith("improve bilateral and multilateral relationships.")
