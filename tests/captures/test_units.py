"""Units lose their press office, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.captures.units import NumberedUnit, numbered_unit, ordinal, unit


@pytest.mark.parametrize(
    "text",
    [
        "9th Example Wing",
        "  9th  Example Wing ",
        "9th Example Wing/Public Affairs",
        "9th Example Wing / Public Affairs",
        "9th Example Wing Public Affairs",
        "9th Example Wing – Public Affairs",
        "9th Example Wing, Public Affairs Office",
        "9th Example Wing, Office of Public Affairs",
        "9th Example Wing PAO",
        "9th Example Wing (PAO)",
        "9th Example Wing/PA",
        "9th Example Wing PA",
        "Public Affairs Office, 9th Example Wing",
        "9TH Example Wing,",
    ],
)
def test_the_press_office_is_its_units(text: str) -> None:
    assert unit(text) == "9th Example Wing"


@pytest.mark.parametrize(
    "text",
    [
        "319th Mobile Public Affairs Detachment",
        "Office of Public Affairs",
        "Navy Public Affairs",
        "U.S. Army Public Affairs",
        "Navy Public Affairs Support Element Japan",
        "Public Affairs",
        "Commander, U.S. 3rd Fleet",
        "Joint Task Force-Bravo",
        "Defense.gov",
        "374 XYZ",
        "IV MEF",
        "MEF",
        "JTF-GTMO",
        "USARCENT",
        "3D Printing Laboratory",
    ],
)
def test_a_name_that_needs_its_words_keeps_them(text: str) -> None:
    assert text == unit(text)


@pytest.mark.parametrize(
    ("full", "texts"),
    [
        (
            "374th Airlift Wing",
            ("374 AW", "374AW", "374th AW", "374 AW/PA", "374th AW Public Affairs"),
        ),
        ("III Marine Expeditionary Force", ("III MEF", "III MEF Public Affairs")),
        ("22nd Marine Expeditionary Unit", ("22 MEU", "22nd MEU")),
        ("1st Infantry Division", ("1 ID", "1st ID")),
    ],
)
def test_an_abbreviation_of_one_meaning_is_written_out(full: str, texts: tuple[str, ...]) -> None:
    assert {unit(text) for text in (*texts, full)} == {full}


@pytest.mark.parametrize(
    ("expected", "texts"),
    [
        (
            "USS Example (DDG 999)",
            [
                "USS EXAMPLE (DDG 999)",
                "USS Example (DDG-999)",
                "USS Example (DDG999)",
                "USS Example DDG 999",
                "USS EXAMPLE (DDG 999) Public Affairs",
            ],
        ),
        ("USNS Example (T-AH 20)", ["USNS EXAMPLE (T-AH-20)", "USNS Example (T-AH 20)"]),
        ("USS John Q. Example (CVN 99)", ["USS JOHN Q. EXAMPLE (CVN 99)"]),
        ("USS Example Strike Group", ["USS EXAMPLE STRIKE GROUP"]),
        ("3rd Marine Division", ["3d Marine Division", "3D MARINE DIVISION"]),
        ("374th Airlift Wing", ["374TH AIRLIFT WING", "374TH AIRLIFT WING PUBLIC AFFAIRS"]),
        ("Yokota Air Base", ["YOKOTA AIR BASE", "Yokota Air Base"]),
        ("Camp Lejeune", ["CAMP LEJEUNE"]),
        ("Commander, U.S. 3rd Fleet", ["Commander, U.S. 3rd Fleet Public Affairs"]),
        ("Defense.gov", ["DEFENSE.GOV", "defense.gov"]),
        ("The Adjutant General's Office", ["The Adjutant General’s Office"]),
    ],
)
def test_spellings_of_one_unit_are_one(expected: str, texts: list[str]) -> None:
    assert [expected] * len(texts) == [unit(text) for text in texts]


@pytest.mark.parametrize("text", ["", "  "])
def test_blank_text_names_no_unit(text: str) -> None:
    assert unit(text) is None


numbers = st.integers(1, 999)
full_kinds = [
    "Airlift Wing", "Air Wing", "Fighter Wing", "Airlift Squadron", "Infantry Division",
    "Infantry Regiment", "Public Affairs Detachment", "Mobile Public Affairs Detachment",
    "Marine Division", "Marine Regiment", "Signal Brigade", "Signal Battalion",
    "Brigade Combat Team, 9th Infantry Division", "Brigade Combat Team, 10th Infantry Division",
]  # fmt: skip
short_kinds = {"AW": "Airlift Wing", "FW": "Fighter Wing", "ID": "Infantry Division"}
unknown_kinds = ["XYZ", "QW"]
kinds = st.sampled_from([
    *((kind, kind) for kind in (*full_kinds, *unknown_kinds)),
    *short_kinds.items(),
])  # fmt: skip
"""How a kind is written, and the kind that is meant."""

ships = st.builds(
    "USS {} ({} {})".format,
    st.sampled_from(["Example", "Example Bay", "John Q. Example"]),
    st.sampled_from(["DDG", "LHD"]),
    numbers,
)
names = st.builds(
    lambda number, kind: (f"{ordinal(number)} {kind[0]}", f"{ordinal(number)} {kind[1]}"),
    numbers,
    kinds,
) | ships.map(lambda ship: (ship, ship))
"""How a unit is written, and the unit that is meant."""

offices = st.sampled_from(["", "/Public Affairs", " Public Affairs", ", Public Affairs Office"])


@given(names, names, offices, offices)
def test_two_units_are_never_made_one_and_one_is_never_made_two(
    one: tuple[str, str], other: tuple[str, str], office: str, other_office: str
) -> None:
    (written, meant), (other_written, other_meant) = one, other
    assert (unit(written + office) == unit(other_written + other_office)) == (meant == other_meant)


@given(numbers, kinds, kinds, offices, offices)
def test_units_of_one_number_are_one_only_if_their_kinds_are(
    number: int, one: tuple[str, str], other: tuple[str, str], office: str, other_office: str
) -> None:
    (written, meant), (other_written, other_meant) = one, other
    found = unit(f"{ordinal(number)} {written}{office}")
    other_found = unit(f"{ordinal(number)} {other_written}{other_office}")
    assert (found == other_found) == (meant == other_meant)


@given(st.text(max_size=400))
def test_a_facet_value_is_its_own(text: str) -> None:
    found = unit(text)
    assert found is None or unit(found) == found


def test_a_numbered_unit_has_a_full_name_and_short_ones() -> None:
    expected = NumberedUnit(374, "Airlift Wing", "AW")
    for text in ("374 AW", "374AW", "374th AW", "374th Airlift Wing"):
        assert expected == numbered_unit(text)
    assert expected.name == "374th Airlift Wing"
    assert expected.short_names == ("374 AW", "374AW", "374th AW")
    assert numbered_unit("725th Transportation Company") == NumberedUnit(
        725, "Transportation Company", None
    )


@pytest.mark.parametrize("text", ["1st Place", "374 XYZ", "AW", "Airlift Wing", "12.02.2024"])
def test_a_number_without_a_unit_s_noun_is_no_unit(text: str) -> None:
    assert numbered_unit(text) is None


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (112, "112th")]
)
def test_ordinals_are_those_of_units(number: int, expected: str) -> None:
    assert expected == ordinal(number)
