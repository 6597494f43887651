"""Place lines, above and below a story, become one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.captures.locations import location


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        (
            "JP/Tokyo/Yokota Air Base",
            ["YOKOTA AIR BASE, TOKYO, JAPAN", "YOKOTA AIR BASE, TOKYO, JP "],
        ),
        (
            "US/North Carolina/Camp Lejeune",
            [
                "CAMP LEJEUNE, NC, UNITED STATES",
                "CAMP LEJEUNE, NC, US",
                "CAMP LEJEUNE, NORTH CAROLINA, UNITED STATES",
                "CAMP  LEJEUNE , NORTH CAROLINA,US",
            ],
        ),
        ("US/Camp Lejeune", ["CAMP LEJEUNE, UNITED STATES", "CAMP LEJEUNE, US"]),
        ("US/Texas", ["TEXAS, UNITED STATES", "TX, US"]),
        (
            "US/District of Columbia/Washington",
            ["WASHINGTON, UNITED STATES", "WASHINGTON, DC, US", "WASHINGTON, D.C., US"],
        ),
        ("US/Washington/Joint Base Lewis-McChord", ["JOINT BASE LEWIS-MCCHORD, WA, US"]),
        ("US/Georgia/Fort Stewart", ["FORT STEWART, GA, US", "FORT STEWART, GEORGIA, US"]),
        ("GE/Tbilisi", ["TBILISI, GEORGIA", "TBILISI, GE"]),
        ("IQ", ["IRAQ", "IQ"]),
        ("IQ/Baghdad", ["BAGHDAD, IRAQ"]),
        ("KR", ["SOUTH KOREA", "REPUBLIC OF KOREA", "KR"]),
        ("AF/Nangarhar", ["NANGARHAR PROVINCE, AFGHANISTAN", "NANGARHAR PROVINCE, AF"]),
        (
            "DE/Bavaria/Grafenwoehr",
            ["GRAFENWOEHR, BY, GERMANY", "GRAFENWOEHR, BAVARIA, DE"],
        ),
        ("PR/San Juan", ["SAN JUAN, PUERTO RICO", "SAN JUAN, PR", "SAN JUAN, PR, US"]),
        ("GB/England/RAF Mildenhall", ["RAF MILDENHALL, ENGLAND, GB", "RAF MILDENHALL, ENGLAND"]),
        ("Kosovo/Pristina", ["PRISTINA, KOSOVO", "PRISTINA, XK"]),
        ("At sea/Pacific Ocean", ["PACIFIC OCEAN"]),
        ("At sea/Gulf of Aden/USS Example", ["USS EXAMPLE, GULF OF ADEN"]),
        ("At sea/USS Example", ["USS EXAMPLE, AT SEA"]),
        ("AQ", ["ANTARCTICA"]),
        ("Atlantis/Port Example", ["PORT EXAMPLE, ATLANTIS"]),
    ],
)
def test_all_spellings_of_a_place_lead_to_one_path(expected: str, lines: list[str]) -> None:
    found = [location(line) for line in lines]
    assert [expected] * len(lines) == [place.path if place else None for place in found]
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("HILL AFB", "Hill AFB"),
        ("MCAS IWAKUNI", "MCAS Iwakuni"),
        ("JBER", "JBER"),
        ("CITY OF O'FALLON", "City of O'Fallon"),
        ("BA'QUBAH", "Ba'qubah"),
        ("GARMISCH-PARTENKIRCHEN", "Garmisch-Partenkirchen"),
        ("K-16 AIR BASE", "K-16 Air Base"),
        ("ST. PAUL", "St. Paul"),
        ("MACDILL AIR FORCE BASE", "MacDill Air Force Base"),
        ("NORTH ISLAND/CORONADO", "North Island-Coronado"),
        ("Already as It Should Be", "Already as It Should Be"),
    ],
)
def test_a_site_is_spelt_as_people_spell_it(printed: str, expected: str) -> None:
    found = location(f"{printed}, JAPAN")
    assert found
    assert expected == found.site


@pytest.mark.parametrize("text", ["", " , ,", "(UNDISCLOSED LOCATION)", "—"])
def test_a_line_that_names_no_place_gives_none(text: str) -> None:
    assert location(text) is None


odd_lines = st.lists(st.sampled_from(["US", "NC", "/", "PROVINCE", "A/B", ","])).map(",".join)


@given(st.text() | odd_lines)
def test_any_text_gives_levels_without_slashes_or_nothing(text: str) -> None:
    found = location(text)
    for path, label in found.levels if found else ():
        assert label
        assert "/" not in path.rpartition("/")[2]
        assert "/" not in label
