"""Bylines, with and without a rank."""

from __future__ import annotations

import pytest

from indexer.captures.authors import author, author_of_line
from indexer.story import Author


@pytest.mark.parametrize(
    "rank",
    [
        "Pfc.",
        "Spc.",
        "Lance Cpl.",
        "Sgt.",
        "Staff Sgt.",
        "Sgt. 1st Class",
        "Tech. Sgt.",
        "Sgt. Maj.",
        "Master Gunnery Sgt.",
        "1st Lt.",
        "Lt. Col.",
        "Lt. j.g.",
        "Maj. Gen.",
        "Airman",
        "Senior Airman",
        "Airman 1st Class",
        "Petty Officer 3rd Class",
        "Chief Petty Officer",
        "Senior Chief Petty Officer",
        "Mass Communication Specialist 2nd Class",
        "Chief Warrant Officer 3",
        "SSgt",
        "SGT",
        "PO2",
        "Cpl",
    ],
)
def test_a_rank_is_kept_as_written_apart_from_the_name(rank: str) -> None:
    assert Author(rank, "Ada B. Ferris") == author(f"{rank} Ada B. Ferris")


@pytest.mark.parametrize("name", ["Ada Ferris", "Ab Jones", "Mr. Tom Marlow", "Marshall Corporal"])
def test_a_civilian_has_no_rank(name: str) -> None:
    assert Author(None, name) == author(name)


def test_a_courtesy_story_names_no_author() -> None:
    assert author_of_line("Courtesy Story") is None
    assert author_of_line("Story by ") is None
