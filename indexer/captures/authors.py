"""A byline becomes an author: the rank apart from the name.

Knows the ranks of all services in the spellings that the site uses; people are
not matched with one another here.
"""

from __future__ import annotations

import re

from indexer.story import Author

STORY_BY = "Story by "
COURTESY = "Courtesy Story"

_DOTTED = (
    # Army, Marine Corps, Air Force and officers of all three. Written with full
    # stops on the site, without them in its `This work` line (`SSgt`, `Cpl`).
    "Pvt.", "Pvt. 1st Class", "Pfc.", "Spc.", "Cpl.", "Lance Cpl.",
    "Sgt.", "Sgt. 1st Class", "Staff Sgt.", "Tech. Sgt.", "Gunnery Sgt.",
    "Master Sgt.", "Senior Master Sgt.", "Chief Master Sgt.", "Master Gunnery Sgt.",
    "1st Sgt.", "First Sgt.", "Sgt. Maj.", "Command Sgt. Maj.",
    "2nd Lt.", "1st Lt.", "Lt.", "Capt.", "Maj.", "Lt. Col.", "Col.",
    "Brig. Gen.", "Maj. Gen.", "Lt. Gen.", "Gen.",
    # Navy and Coast Guard officers.
    "Ens.", "Lt. j.g.", "Lt. Cmdr.", "Cmdr.", "Rear Adm.", "Vice Adm.", "Adm.",
)  # fmt: skip
_SPELT = (
    "Private", "Private 1st Class", "Private First Class", "Specialist",
    "Corporal", "Lance Corporal", "Sergeant", "Sergeant 1st Class", "Sergeant First Class",
    "Staff Sergeant", "Technical Sergeant", "Gunnery Sergeant", "Master Sergeant",
    "Senior Master Sergeant", "Chief Master Sergeant", "First Sergeant", "1st Sergeant",
    "Sergeant Major", "Command Sergeant Major",
    "Airman", "Airman Basic", "Senior Airman",
    "Seaman", "Seaman Apprentice", "Seaman Recruit", "Airman Apprentice", "Airman Recruit",
    "Fireman", "Fireman Apprentice", "Fireman Recruit", "Constructionman", "Hospitalman",
    "Chief Petty Officer", "Senior Chief Petty Officer", "Master Chief Petty Officer",
    "Mass Communication Specialist Seaman", "Mass Communication Specialist Seaman Apprentice",
    "Chief Mass Communication Specialist", "Senior Chief Mass Communication Specialist",
    "Master Chief Mass Communication Specialist",
    "Second Lieutenant", "First Lieutenant", "2nd Lieutenant", "1st Lieutenant",
    "Lieutenant", "Lieutenant Junior Grade", "Lieutenant j.g.", "Lieutenant Commander",
    "Lieutenant Colonel", "Captain", "Major", "Colonel", "Commander", "Ensign",
    "Brigadier General", "Major General", "Lieutenant General", "General",
    "Rear Admiral", "Vice Admiral", "Admiral",
    "Officer Candidate", "Cadet", "Midshipman",
)  # fmt: skip
_COMPACT = (
    "AB", "Amn", "A1C", "SrA", "SSgt", "TSgt", "MSgt", "SMSgt", "CMSgt",
    "PV1", "PV2", "PVT", "PFC", "SPC", "CPL", "SGT", "SSG", "SFC", "MSG", "1SG", "SGM", "CSM",
    "LCpl", "GySgt", "MGySgt", "SgtMaj", "1stSgt",
    "SN", "PO1", "PO2", "PO3", "CPO", "SCPO", "MCPO", "MC1", "MC2", "MC3", "MCSN", "MCC",
    "2LT", "1LT", "2ndLt", "1stLt", "CPT", "MAJ", "LTC", "LtCol", "COL",
    "ENS", "LTJG", "LCDR", "CDR", "CAPT", "WO1", "CW2", "CW3", "CW4", "CW5",
)  # fmt: skip
_WITH_GRADE = (
    # `Airman 1st Class`, `Petty Officer 3rd Class`, `Boatswain's Mate 2nd Class`
    r"(?:[A-Z][\w'’-]{0,30} ){1,4}(?:1st|2nd|3rd|First|Second|Third) Class",
    r"(?:Chief )?Warrant Officer(?: [1-5])?(?: Candidate)?",
    r"Spc\.? [1-4]",
    r"Specialist [1-4]",
)


def _ranks() -> re.Pattern[str]:
    dotted = [re.escape(rank).replace(r"\.", r"\.?") for rank in _DOTTED]
    spelt = [re.escape(rank) for rank in _SPELT]
    # Longest first, so that `Lt. Col.` is not read as `Lt.` and a Mr. Col.
    any_case = "|".join([*_WITH_GRADE, *sorted(dotted + spelt, key=len, reverse=True)])
    # Only in their own letters: `Ab` and `Sn` may be names.
    compact = "|".join(_COMPACT)
    return re.compile(rf"(?:(?i:{any_case})|(?:{compact})\.?) (?=\S)")


_RANK = _ranks()


def is_author_line(line: str) -> bool:
    """Whether the line is the page's own byline, `Story by …` or `Courtesy Story`."""
    return line == COURTESY or line.startswith(STORY_BY)


def author(name: str) -> Author | None:
    """The author that `Airman 1st Class Ann Example` names; civilians have no rank."""
    name = " ".join(name.split())
    if not name:
        return None
    match = _RANK.match(name)
    if not match:
        return Author(None, name)
    return Author(match[0].rstrip(), name[match.end() :])


def author_of_line(line: str) -> Author | None:
    """The author that the page's byline names; a courtesy story names none."""
    return author(line.removeprefix(STORY_BY)) if line.startswith(STORY_BY) else None
