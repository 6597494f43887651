"""Invented people with ranks of every service, and invented units."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from indexer.story import Author

_RANKS = (
    # as a byline has it, as the notice on use has it
    ("Pvt.", "PVT"), ("Pfc.", "PFC"), ("Spc.", "SPC"), ("Spc.", "SPC"), ("Cpl.", "CPL"),
    ("Sgt.", "SGT"), ("Sgt.", "SGT"), ("Staff Sgt.", "SSG"), ("Sgt. 1st Class", "SFC"),
    ("Master Sgt.", "MSG"), ("1st Sgt.", "1SG"), ("Sgt. Maj.", "SGM"),
    ("Command Sgt. Maj.", "CSM"), ("2nd Lt.", "2LT"), ("1st Lt.", "1LT"), ("Capt.", "CPT"),
    ("Maj.", "MAJ"), ("Lt. Col.", "LTC"), ("Chief Warrant Officer 2", "CW2"),
    ("Lance Cpl.", "LCpl"), ("Cpl.", "Cpl"), ("Sgt.", "Sgt"), ("Staff Sgt.", "SSgt"),
    ("Gunnery Sgt.", "GySgt"), ("1st Lt.", "1stLt"), ("Pfc.", "PFC"),
    ("Airman", "Amn"), ("Airman 1st Class", "A1C"), ("Senior Airman", "SrA"),
    ("Staff Sgt.", "SSgt"), ("Tech. Sgt.", "TSgt"), ("Master Sgt.", "MSgt"),
    ("Senior Master Sgt.", "SMSgt"), ("Capt.", "Capt"),
    ("Seaman", "SN"), ("Petty Officer 3rd Class", "PO3"), ("Petty Officer 2nd Class", "PO2"),
    ("Petty Officer 1st Class", "PO1"), ("Chief Petty Officer", "CPO"),
    ("Senior Chief Petty Officer", "SCPO"), ("Mass Communication Specialist 2nd Class", "MC2"),
    ("Mass Communication Specialist Seaman", "MCSN"), ("Lt. j.g.", "LTJG"), ("Ensign", "ENS"),
    ("Lt. Cmdr.", "LCDR"),
)  # fmt: skip
_FIRST = (
    "Ada", "Tom", "Jane", "Luis", "Priya", "Marcus", "Olga", "D'Andre", "Mary Beth", "José",
    "Keiko", "R.J.", "Samuel", "Hollis", "Ming", "Grace", "Ab", "Sean", "Rashida", "Joel",
)  # fmt: skip
_MIDDLE = ("", "", "", "B. ", "T. ", "Lee ")
_LAST = (
    "By", "Day", "Lake", "Tran-Ortiz", "St. John", "Washington", "Camp", "Van der Berg",
    "Ferris", "Marlow", "O'Brien", "McAllister", "de la Cruz", "Van Horn", "Reed-Hughes",
    "Corporal", "Major", "Quill", "Ngata", "Sørensen", "Castellanos", "Yarborough", "Li",
    "Pell Jr.", "Hart III", "Gunn", "Story", "Photos",
)  # fmt: skip
_UNITS = (
    "374th Airlift Wing", "9th Engineer Company", "1st Battalion, 502nd Infantry Regiment",
    "2nd Brigade Combat Team, 10th Mountain Division", "Commander, U.S. 3rd Fleet",
    "USS EXAMPLE (DDG 999)", "USS Harbor Wall (LPD 31)", "Defense.gov",
    "319th Mobile Public Affairs Detachment", "III Marine Expeditionary Force",
    "Marine Corps Base Camp Lejeune", "U.S. Coast Guard District 13", "13th SC(E)",
    "Multi-National Division - Baghdad", "Joint Task Force Guantanamo",
    "725th Transportation Company",
    "4th BCT, 1st Cav. Div.", "Navy Recruiting District Lakes", "Fort Example Garrison",
    "Combined Joint Task Force - Horn of Africa", "MCAS Miramar", "1/25 SBCT",
    "Headquarters, 21st Theater Sustainment Command", "Task Force Lethal",
    "Naval Mobile Construction Battalion 11", "Fleet Activities Yokosuka", "CJTF-OIR",
    "Marine Wing Support Squadron 371", "U.S. Army Garrison Bavaria", "4-9 Infantry",
    "82nd Airborne Division Sustainment Brigade", "Regimental Combat Team 8",
    "Area Support Group - Kuwait", "American Forces Network Tokyo", "I Corps",
    "U.S. Coast Guard Cutter Alder", "Soldier Systems Center", "1st SFG (A)",
)  # fmt: skip
_OFFICES = (
    "/Public Affairs",
    " Public Affairs",
    " PAO",
    ", Public Affairs",
    " Public Affairs Office",
)
_NO_OFFICE = ("Defense.gov", "319th Mobile Public Affairs Detachment")
"""Units to which nobody adds their press office."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a rank, in both of the site's styles, or without one."""

    rank: str | None
    short_rank: str | None
    name: str

    def __str__(self) -> str:
        return f"{self.rank} {self.name}" if self.rank else self.name

    @property
    def in_notice(self) -> str:
        """As the notice on use names them: `PO2 Ada Ferris`."""
        return f"{self.short_rank} {self.name}" if self.short_rank else self.name

    @property
    def author(self) -> Author:
        """As the page's byline gives them."""
        return Author(self.rank, self.name)

    @property
    def notice_author(self) -> Author:
        """As the notice gives them."""
        return Author(self.short_rank, self.name)


def person(random: Random) -> Person:
    """Somebody; 11 of 54 authors are civilians."""
    name = f"{random.choice(_FIRST)} {random.choice(_MIDDLE)}{random.choice(_LAST)}"
    if random.random() < 11 / 54:
        return Person(None, None, name)
    rank, short_rank = random.choice(_RANKS)
    return Person(rank, short_rank, name)


def soldier(random: Random) -> Person:
    """Somebody with a rank."""
    found = person(random)
    return found if found.rank else soldier(random)


def unit(random: Random) -> tuple[str, str]:
    """A unit as its press office types it, and as the facet has it."""
    name = random.choice(_UNITS)
    if name in _NO_OFFICE or random.random() < 0.6:
        return name, name
    return name + random.choice(_OFFICES), name
