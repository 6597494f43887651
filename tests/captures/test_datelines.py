"""Datelines, and openings that only look like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.captures.datelines import Dateline, dateline

DASHES = [
    " – ", " — ", " - ", " -- ", ", -- ", ", – ", " - - ", "- ", "-", " -", "—", "–", "--", ' " ',
    '" ', " ― ",
]  # fmt: skip


def path(text: str) -> str | None:
    found = dateline(text)
    return found.location.path if found and found.location else None


@pytest.mark.parametrize("dash", DASHES)
def test_every_dash_ends_a_dateline(dash: str) -> None:
    head = f"YOKOTA AIR BASE, Japan{dash}"
    found = dateline(f"{head}The commander came.")
    assert found
    assert head.rstrip() == found.text
    assert len(head) == found.end
    assert found.location
    assert found.location.path == "JP/Yokota Air Base"


@pytest.mark.parametrize("quote", ["“", '"', "‘", "'"])
@pytest.mark.parametrize("dash", [" – ", " - ", " -- ", "—", "--", "- ", " –"])
def test_the_sentence_may_begin_with_a_quotation(dash: str, quote: str) -> None:
    head = f"JBER, Alaska{dash}"
    found = dateline(f"{head}{quote}It is cold,” she said.")
    assert found
    assert (head.rstrip(), len(head)) == (found.text, found.end)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("CAMP LEJEUNE, N.C.", "US/North Carolina/Camp Lejeune"),
        ("MAXWELL AIR FORCE BASE, Ala.", "US/Alabama/Maxwell Air Force Base"),
        ("FORT CARSON, Colo.", "US/Colorado/Fort Carson"),
        ("HILL AFB, Utah", "US/Utah/Hill AFB"),
        ("FORT BRAGG, NC", "US/North Carolina/Fort Bragg"),
        ("FORT STEWART, Georgia", "US/Georgia/Fort Stewart"),
        ("TBILISI, Georgia", "GE/Tbilisi"),
        ("JOINT BASE LEWIS-McCHORD, Wash.", "US/Washington/Joint Base Lewis-McChord"),
        ("JOINT BASE LEWIS–MCCHORD, Wash.", "US/Washington/Joint Base Lewis-McChord"),
        ("WINSTON-SALEM, N.C.", "US/North Carolina/Winston-Salem"),
        ("NEW ORLEANS, La.", "US/Louisiana/New Orleans"),
        ("NEWPORT NEWS, Va.", "US/Virginia/Newport News"),
        ("29 PALMS, Calif.", "US/California/29 Palms"),
        ("WASHINGTON", "US/District of Columbia/Washington"),
        ("WASHINGTON, D.C.", "US/District of Columbia/Washington"),
        ("SAN DIEGO", "US/California/San Diego"),
        ("BAGHDAD", "IQ/Baghdad"),
        ("CAMP LIBERTY, Baghdad", "IQ/Baghdad/Camp Liberty"),
        ("IRAQ", "IQ"),
        ("CAMP FOSTER, OKINAWA, Japan", "JP/Okinawa/Camp Foster"),
        ("CAMP FOSTER, Okinawa", "JP/Okinawa/Camp Foster"),
        ("JALALABAD, Nangarhar province, Afghanistan", "AF/Nangarhar/Jalalabad"),
        ("NANGARHAR PROVINCE, Afghanistan", "AF/Nangarhar"),
        ("GRAFENWOEHR, Bavaria, Germany", "DE/Bavaria/Grafenwoehr"),
        ("SEOUL, Republic of Korea", "KR/Seoul"),
        ("USS EXAMPLE, At Sea", "At sea/USS Example"),
        ("USS EXAMPLE, At sea", "At sea/USS Example"),
        ("ABOARD USS EXAMPLE, Arabian Sea", "At sea/Arabian Sea/USS Example"),
        ("Camp Lejeune, N.C.", "US/North Carolina/Camp Lejeune"),
        ("FORWARD OPERATING BASE EXAMPLE", None),
        ("USS EXAMPLE", None),
        ("SOUTHWEST ASIA", None),
        ("UNDISCLOSED LOCATION, Southwest Asia", None),
        ("THE PENTAGON", None),
    ],
)
def test_a_place_stands_before_the_dash(head: str, expected: str | None) -> None:
    text = f"{head} – Soldiers rebuilt a bridge."
    found = dateline(text)
    assert found
    assert f"{head} –" == found.text
    assert text[found.end :] == "Soldiers rebuilt a bridge."
    assert expected == path(text)


@pytest.mark.parametrize("dash", ["--", "—", "–"])
def test_a_sentence_may_begin_with_an_abbreviation_behind_a_glued_dash(dash: str) -> None:
    assert path(f"STUTTGART, Germany{dash}U.S. crews rested.") == "DE/Stuttgart"


def test_a_pictures_number_may_stand_before_the_place() -> None:
    head = "230522-N-AB123-1001 PACIFIC OCEAN (May 22, 2023) "
    found = dateline(f"{head}Sailors move stores. The ship is on its way home.")
    assert found
    assert (head.rstrip(), len(head), date(2023, 5, 22)) == (found.text, found.end, found.day)
    assert found.location
    assert found.location.path == "At sea/Pacific Ocean"


@pytest.mark.parametrize(("head", "day"), [("3/4/2010", date(2010, 3, 4)), ("3/44/2010", None)])
def test_the_day_may_stand_before_the_place(head: str, day: date | None) -> None:
    found = dateline(f"{head} - KADENA AIR BASE, Japan -- The commander came.")
    assert found
    assert found.location
    assert (day, found.location.path) == (found.day, "JP/Kadena Air Base")


def test_a_capture_may_end_with_the_dash() -> None:
    text = "YOKOTA AIR BASE, Japan –"
    found = dateline(text)
    assert found
    assert (text, len(text)) == (found.text, found.end)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("PACIFIC OCEAN (Nov. 5, 2012) –", date(2012, 11, 5)),
        ("PACIFIC OCEAN (Nov. 5, 2012) --", date(2012, 11, 5)),
        ("PACIFIC OCEAN (Nov. 5, 2012)", date(2012, 11, 5)),
        ("PACIFIC OCEAN [5 November 2012] —", date(2012, 11, 5)),
        ("PACIFIC OCEAN, NOV. 5, 2012 —", date(2012, 11, 5)),
        ("PACIFIC OCEAN (NNS, Sept. 30, 2012) --", date(2012, 9, 30)),
        ("PACIFIC OCEAN (Nov. 5) –", None),
        ("PACIFIC OCEAN (Nov. 31, 2012) –", None),
        ("PACIFIC OCEAN (NNS) --", None),
    ],
)
def test_a_date_beside_the_place_is_the_day(head: str, day: date | None) -> None:
    text = f"{head} Sailors rebuilt a bridge."
    found = dateline(text)
    assert found
    assert (head, day, "At sea/Pacific Ocean") == (found.text, found.day, path(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The commander of the base – who came late – spoke.",
        "U.S. ARMY SOLDIERS – the best of them – came.",
        "NASA – the agency – was there.",
        "NATO, the U.S. – and Japan met.",
        "UPDATE – The road is closed.",
        "UPDATE FEB. 11, 7 p.m. – The road is closed.",
        "MEDIA ADVISORY – The base opens.",
        "FOR IMMEDIATE RELEASE – The base opens.",
        "COVID-19 – The clinic opens.",
        "KABUL-based troops rebuilt a bridge.",
        "C-17 – A big aircraft.",
        "GLOBAL EXAMPLE – The exercise began.",
        "In Baghdad, Iraq – a city – the crew rested.",
        "On Nov. 5, 2012 – the day – it rained.",
        "“YOKOTA AIR BASE, Japan – the best,” she said.",
        "CAMP EXAMPLE is a base – The crew rested.",
        "YOKOTA AIR BASE, Japan",
        "SOUTH KOREA –",
        "AUSTIN, Texas-area crews rested.",
    ],
)
def test_an_opening_that_names_no_place_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


heads = st.lists(
    st.sampled_from(["BAGHDAD", "Iraq", ", ", " ", "(", ")", "-", "–", "2012", "Nov. 5"])
)


@given(st.text() | heads.map("".join))
def test_any_text_gives_a_dateline_at_its_start_or_none(text: str) -> None:
    found = dateline(text)
    assert found is None or (
        text.startswith(found.text) and text[: found.end].rstrip() == found.text and found.end > 0
    )
    assert dateline(text) == found


def test_a_dateline_compares_by_value() -> None:
    assert dateline("FOB EXAMPLE – Soldiers") == Dateline("FOB EXAMPLE –", None, None, 14)
