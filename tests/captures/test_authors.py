"""Bylines, with and without a rank."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.captures.authors import Byline, author, byline, people
from indexer.story import Author


@pytest.mark.parametrize(
    "rank",
    [
        *("Pvt.", "Pfc.", "Pfc", "PFC", "PV2", "Spc.", "SPC", "Spc. 4", "Specialist 4", "Cpl."),
        *("Cpl", "CPL", "Lance Cpl.", "LCpl", "LCpl.", "Lcpl", "Sgt.", "SGT", "Sgt"),
        *("Staff Sgt.", "SSgt", "SSG", "SSgt.", "Sgt. 1st Class", "Sgt 1st Class", "SFC"),
        *("Sgt. First Class", "Tech. Sgt.", "TSgt", "Gunnery Sgt.", "GySgt", "Master Sgt."),
        *("MSgt", "MSG", "Senior Master Sgt.", "Chief Master Sgt.", "Master Gunnery Sgt."),
        *("1st Sgt.", "First Sgt.", "Sgt. Maj.", "Sgt.Maj.", "SgtMaj", "Command Sgt. Maj.", "CSM"),
        *(
            "2nd Lt.",
            "1st Lt.",
            "1st Lt",
            "2d Lt",
            "1LT",
            "2ndLt",
            "Lt.",
            "Lt. j.g.",
            "LTJG",
        ),
        *("Capt.", "CPT", "Capt", "Maj.", "MAJ", "Lt. Col.", "Lt Col", "LtCol", "LTC", "Col."),
        *("Brig. Gen.", "Maj. Gen.", "Lt. Gen.", "Gen.", "Ensign", "Lt. Cmdr.", "Cmdr."),
        *("Rear Adm.", "Rear Adm. (lower half)", "Vice Adm.", "Adm.", "Ret. Col.", "Col. (Ret.)"),
        *("Airman", "Airman Basic", "Airman 1st Class", "Airman First Class", "A1C"),
        *("Senior Airman", "SrA", "SRA", "Amn"),
        *("Seaman", "Seaman Apprentice", "Petty Officer 3rd Class", "PO2", "PO3"),
        *("Petty Officer 2nd Class", "Petty Officer First Class", "Chief Petty Officer"),
        *("Senior Chief Petty Officer", "Master Chief Petty Officer", "Fireman", "Constructionman"),
        *("Mass Communication Specialist 2nd Class", "Mass Communication Specialist Seaman"),
        *("Mass Communication Specialist Seaman Apprentice", "Chief Mass Communication Specialist"),
        *("MC2", "MC1", "MCC", "MCSN", "PA3", "HM2", "BM1", "Boatswain's Mate 1st Class"),
        *("Lt. (j.g.)", "L/Cpl.", "Sr. Airman", "Sgt. 1st. Class"),
        *("Naval Aircrewman (Helicopter) 2nd Class", "Aviation Boatswain's Mate (Fuel) 3rd Class"),
        *("Chief Warrant Officer 3", "Chief Warrant Officer 2", "CW3", "CWO3", "WO1"),
        *(
            "Warrant Officer",
            "Cadet",
            "Midshipman",
            "Auxiliarist",
            "Chaplain (Capt.)",
            "Officer Candidate",
        ),
    ],
)
def test_a_rank_is_kept_as_written_apart_from_the_name(rank: str) -> None:
    assert Author(rank, "Ada B. Ferris") == author(f"{rank} Ada B. Ferris")


@pytest.mark.parametrize("name", ["Ada Ferris", "Ab Jones", "Sn Lee", "Marshall Corporal"])
def test_a_civilian_has_no_rank(name: str) -> None:
    assert Author(None, name) == author(name)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("U.S. Army Sgt. Ada Ferris", "Sgt."),
        ("Navy Petty Officer 2nd Class Ada Ferris", "Petty Officer 2nd Class"),
        ("USMC Cpl Ada Ferris", "Cpl"),
        ("MC2 (SW/AW) Ada Ferris", "MC2"),
        ("Petty Officer 2nd Class MC2 Ada Ferris", "Petty Officer 2nd Class"),
    ],
)
def test_service_and_qualifications_are_no_part_of_a_rank(printed: str, expected: str) -> None:
    assert Author(expected, "Ada Ferris") == author(printed)


@pytest.mark.parametrize(
    ("expected", "spellings"),
    [
        (
            "Ada B. Ferris",
            [
                "ADA B. FERRIS",
                "ADA B FERRIS",
                "Ada B Ferris",
                "Ada  B. Ferris,",
                "Ada B. FERRIS",
                "ada b. ferris",
                "Ms. Ada B. Ferris",
                "Dr. Ada B. Ferris",
                "Sgt. Ada B. Ferris, 9th Example Brigade",
                "Sgt. Ada B. Ferris 9th Example Brigade",
                "Col. Ada B. Ferris (Ret.)",
                "SGT. ADA B. FERRIS",
            ],
        ),
        ("Tom Marlow Jr.", ["Tom Marlow, Jr.", "Tom Marlow Jr", "TOM MARLOW JR."]),
        ("Tom Marlow III", ["TOM MARLOW III", "Tom Marlow, III", "Mr. Tom Marlow III"]),
        ("Ada O'Hara-McLean", ["ADA O'HARA-MCLEAN", "Ada O’Hara-McLean"]),
        ("TJ Marlow", ["TJ Marlow", "TJ MARLOW"]),
        ("Ada de la Cruz", ["Ada de la Cruz", "ADA DE LA CRUZ"]),
        ('Ada "Bo" Ferris', ['Ada "Bo" Ferris', 'ADA "BO" FERRIS', 'Ada "Bo" Ferris - DVIDS']),
        ('Ada "JD" Ferris', ['Ada "JD" Ferris']),
    ],
)
def test_one_person_counts_once(expected: str, spellings: list[str]) -> None:
    found = [author(spelling) for spelling in spellings]
    assert [expected] * len(spellings) == [person.name if person else None for person in found]


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "—", "None", "Unknown", "Courtesy Story", "Staff Report"),
        *("9th Airlift Wing Public Affairs", "U.S. Army Garrison Japan", "Fort Example PAO"),
    ],
)
def test_an_office_or_nobody_is_no_person(text: str) -> None:
    assert author(text) is None


def test_several_people_stand_in_one_author_and_come_apart_again() -> None:
    text = "Sgt. Ada Ferris and Cpl. TOM MARLOW"
    assert author(text) == Author("Sgt.", "Ada Ferris and Cpl. Tom Marlow")
    assert people(text) == (Author("Sgt.", "Ada Ferris"), Author("Cpl.", "Tom Marlow"))


ADA = Author("Sgt.", "Ada Ferris")
TOM = Author(None, "Tom Marlow")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Sgt. Ada Ferris", Byline(ADA, None)),
        ("by Sgt. Ada Ferris", Byline(ADA, None)),
        ("By: Sgt. Ada Ferris ", Byline(ADA, None)),
        ("By Sgt. ADA FERRIS,", Byline(ADA, None)),
        ("By Tom Marlow", Byline(TOM, None)),
        ("Story by Tom Marlow", Byline(TOM, None)),
        ("Written by Tom Marlow", Byline(TOM, None)),
        ("Story and photos by Sgt. Ada Ferris", Byline(ADA, None)),
        ("Story by Sgt. Ada Ferris, 9th Example Wing", Byline(ADA, "9th Example Wing")),
        ("By Sgt. Ada Ferris, 9th Cav. Div.", Byline(ADA, "9th Cav. Div.")),
        ("By Sgt. Ada Ferris, Jr.", Byline(Author("Sgt.", "Ada Ferris Jr."), None)),
        (
            "By Sgt. Ada Ferris, Jr., 9th Example Wing",
            Byline(Author("Sgt.", "Ada Ferris Jr."), "9th Example Wing"),
        ),
        (
            "By Sgt. Ada Ferris 9th Example Brigade Public Affairs",
            Byline(ADA, "9th Example Brigade Public Affairs"),
        ),
        ("By Tom Marlow Nebraska National Guard", Byline(TOM, "Nebraska National Guard")),
        ("By Tom Marlow U.S. Army Garrison Japan", Byline(TOM, "U.S. Army Garrison Japan")),
        ("By Tom Marlow USARCENT", Byline(TOM, "USARCENT")),
        (
            "By Sgt. Ada Ferris, Multi-National Division - Baghdad",
            Byline(ADA, "Multi-National Division - Baghdad"),
        ),
        ("By Sgt. Ada Ferris, Commander, U.S. 3rd Fleet", Byline(ADA, "Commander, U.S. 3rd Fleet")),
        ("By Tom Marlow | 9th Example Wing | Dec. 2, 2024", Byline(TOM, "9th Example Wing")),
        ("By Tom Marlow, Army News ServiceApril 4, 2012", Byline(TOM, "Army News Service")),
        ("By Tom Marlow/Fort Example Public Affairs", Byline(TOM, "Fort Example Public Affairs")),
        ("By 9th Airlift Wing Public Affairs", Byline(None, "9th Airlift Wing Public Affairs")),
        ("By None", Byline(None, None)),
        ("Story by Sgt. Ada Ferris,9th Example Wing", Byline(ADA, "9th Example Wing")),
        ("By Sgt. Ada Ferris, USA", Byline(ADA, None)),
        ("By Sgt. Ada Ferris (USMC)", Byline(ADA, None)),
        ("By Tom Marlow, USN (Ret.), 9th Example Wing", Byline(TOM, "9th Example Wing")),
        ("By Tom Marlow, USACE", Byline(TOM, "USACE")),
        ("By Tom Camp, 9th Example Wing", Byline(Author(None, "Tom Camp"), "9th Example Wing")),
        (
            "By Tom B. Camp, 9th Example Wing/Public Affairs",
            Byline(Author(None, "Tom B. Camp"), "9th Example Wing/Public Affairs"),
        ),
        (
            "By Tom Marlow III, Marine Corps Base Example",
            Byline(Author(None, "Tom Marlow III"), "Marine Corps Base Example"),
        ),
        (
            "By Sgt. Mary Beth T. Van der Berg, 9th Example Wing",
            Byline(Author("Sgt.", "Mary Beth T. Van der Berg"), "9th Example Wing"),
        ),
        ("By Ada Day", Byline(Author(None, "Ada Day"), None)),
        ("By April Ferris", Byline(Author(None, "April Ferris"), None)),
        (
            "By Sgt. Ada Ferris MCAS Example Public Affairs",
            Byline(ADA, "MCAS Example Public Affairs"),
        ),
        (
            "By Tom B. Marlow Soldier Systems Center",
            Byline(Author(None, "Tom B. Marlow"), "Soldier Systems Center"),
        ),
        (
            "By Sgt. Ada Ferris and Tom Marlow, 9th Example Wing",
            Byline(Author("Sgt.", "Ada Ferris and Tom Marlow"), "9th Example Wing"),
        ),
    ],
)
def test_a_byline_gives_its_author_and_unit(line: str, expected: Byline) -> None:
    assert expected == byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the crew had rebuilt the bridge.",
        "By Monday, the crew had rebuilt the bridge",
        "By Christmas Day the Soldiers were home",
        "By 2012, the Army had left.",
        "By 1st Brigade standards the work was good.",
        "By Sgt. Ferris' count, nine had left.",
        "By Sgt. Ada Ferris, the platoon had left.",
        "By Sgt. Ada Ferris, Soldiers of the 9th Brigade were there.",
        "By Tom Marlow the work was done.",
        "By The Numbers",
        "By Land, Air And Sea",
        "By Order of the Commander",
        "By Executive Order",
        "By working together, Soldiers and Marines",
        "Bye Tom Marlow",
        "Photo by Tom Marlow",
        "Courtesy Story",
        "Story by",
        "",
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert byline(line) is None


bits = st.lists(
    st.sampled_from(["By ", "Sgt. ", "Ada ", "and ", ", ", "9th ", "Wing ", "USS", "/", "the "])
).map("".join)


@given(
    st.text() | st.lists(bits).map("".join) | st.lists(bits).map(lambda some: "By " + "".join(some))
)
@example(".")
@example("Sgt. . and Ann Example ..")
def test_any_text_names_somebody_or_nobody(text: str) -> None:
    byline(text)
    found = author(text)
    assert found is None or (found.name == found.name.strip() and found.name)
