"""The ranks of all services, in the spellings that the site and the services use.

Knows where a rank at the head of a name ends; not who holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_DOTTED = (
    # Army, Marine Corps, Air Force and officers of all three. Written with full
    # stops on the site, without them in its `This work` line (`SSgt`, `Cpl`).
    "Pvt.", "Pvt. 1st Class", "Pvt. 2nd Class", "Pfc.", "Spc.", "Spec.", "Cpl.", "Lance Cpl.",
    "L/Cpl.", "Sgt.", "Sgt. 1st Class", "Sgt. First Class", "Staff Sgt.", "Tech. Sgt.",
    "Gunnery Sgt.", "Master Sgt.", "Senior Master Sgt.", "Chief Master Sgt.",
    "Command Chief Master Sgt.",
    "Master Gunnery Sgt.", "Chief Master Sgt. of the Air Force", "Sgt. Maj. of the Army",
    "Sgt. Maj. of the Marine Corps", "1st Sgt.", "First Sgt.", "Sgt. Maj.", "Command Sgt. Maj.",
    "Sr. Airman", "2nd Lt.", "1st Lt.", "2d Lt.", "Lt.", "Capt.", "Maj.", "Lt. Col.", "Col.",
    "Brig. Gen.", "Maj. Gen.", "Lt. Gen.", "Gen.",
    # Navy and Coast Guard officers.
    "Ens.", "Lt. j.g.", "Lt. jg", "Lt. (j.g.)", "Lt. Cmdr.", "Cmdr.", "Lt. Cdr.",
    "Rear Adm.", "Vice Adm.", "Adm.",
    # Allies.
    "Flight Lt.", "Flt. Lt.", "Squadron Leader", "Wing Cmdr.", "Sub-Lt.", "Master Cpl.",
)  # fmt: skip
_SPELT = (
    "Private", "Private 1st Class", "Private First Class", "Specialist",
    "Corporal", "Lance Corporal", "Master Corporal", "Sergeant", "Sergeant 1st Class",
    "Sergeant First Class", "Staff Sergeant", "Technical Sergeant", "Gunnery Sergeant",
    "Master Sergeant", "Senior Master Sergeant", "Chief Master Sergeant", "First Sergeant",
    "1st Sergeant", "Master Gunnery Sergeant", "Sergeant Major", "Command Sergeant Major",
    "Airman", "Airman Basic", "Senior Airman", "Seaman", "Seaman Apprentice", "Seaman Recruit",
    "Airman Apprentice", "Airman Recruit", "Fireman", "Fireman Apprentice", "Fireman Recruit",
    "Constructionman", "Constructionman Apprentice", "Constructionman Recruit",
    "Hospitalman", "Hospitalman Apprentice", "Hospitalman Recruit",
    "Petty Officer", "Chief Petty Officer", "Senior Chief Petty Officer",
    "Master Chief Petty Officer", "Command Master Chief", "Chief", "Senior Chief", "Master Chief",
    "Second Lieutenant", "First Lieutenant", "2nd Lieutenant", "1st Lieutenant",
    "Lieutenant", "Lieutenant Junior Grade", "Lieutenant (j.g.)", "Lieutenant j.g.",
    "Lieutenant Commander", "Lieutenant Colonel", "Captain", "Major", "Colonel", "Commander",
    "Ensign", "Brigadier", "Brigadier General", "Major General", "Lieutenant General", "General",
    "Rear Admiral", "Vice Admiral", "Admiral", "Chaplain",
    "Officer Candidate", "Cadet", "Midshipman", "Flying Officer", "Flight Lieutenant",
    "Group Captain", "Wing Commander", "Leading Aircraftman", "Leading Aircraftwoman",
    "Leading Seaman", "Able Seaman", "Sub-Lieutenant", "Auxiliarist",
)  # fmt: skip
_COMPACT = (
    # In these letters whatever their case: no name is spelt so.
    "A1C", "SSgt", "TSgt", "MSgt", "SMSgt", "CMSgt", "CCMSgt",
    "PV1", "PV2", "PVT", "PFC", "SPC", "CPL", "SGT", "SSG", "SFC", "MSG", "1SG", "SGM", "CSM",
    "LCpl", "GySgt", "MGySgt", "SgtMaj", "1stSgt", "1st Sgt", "SPC4",
    "PO1", "PO2", "PO3", "CPO", "SCPO", "MCPO", "PO1C", "PO2C", "PO3C",
    "2LT", "1LT", "2ndLt", "1stLt", "2d Lt", "CPT", "MAJ", "LTC", "LtCol", "COL", "BG", "MG", "LTG",
    "BGen", "MajGen", "LtGen", "ENS", "LTJG", "LCDR", "CDR", "CAPT", "RADM", "RDML", "VADM", "ADM",
    "WO1", "CW2", "CW3", "CW4", "CW5", "CWO2", "CWO3", "CWO4", "CWO5", "CWO-2", "CWO-3",
    "CWO-4", "CWO-5",
)  # fmt: skip
_AS_WRITTEN = ("AB", "Amn", "AMN", "SrA", "SRA", "SN", "SA", "FN", "LT", "BG", "MG", "CAPT")
"""Only in their own letters: `Ab` and `Sn` may be names."""

_RATES = (
    # Navy and Coast Guard: what stands before `1st Class`, `Chief` or `Seaman`.
    "Mass Communications? Specialist", "Public Affairs Specialist", "Journalist",
    "Photographer's Mate", "Photojournalist", "Hospital Corpsman", "Boatswain's Mate",
    "Gunner's Mate", "Machinist's Mate", "Electrician's Mate", "Electronics Technician",
    "Information Systems Technician", "Intelligence Specialist", "Logistics Specialist",
    "Culinary Specialist", "Operations Specialist", "Personnel Specialist",
    "Religious Program Specialist", "Yeoman", "Quartermaster", "Master-at-Arms", "Navy Diver",
    "Naval Aircrewman", "Legalman", "Musician", "Builder", "Steelworker", "Utilitiesman",
    "Equipment Operator", "Construction Mechanic", "Construction Electrician",
    "Damage Controlman", "Fire Controlman", "Aviation [A-Z][a-z']+(?: [A-Z][a-z']+)?",
    "Cryptologic Technician", "Marine Science Technician", "Maritime Enforcement Specialist",
    "Health Services Technician",
)  # fmt: skip
_CLASS = r"(?:1st|2nd|3rd|First|Second|Third)\.?[ -]Class"
_SENIOR = "(?:Senior |Master )?Chief"
_SEAMAN = "(?:Seaman|Fireman|Airman|Constructionman)(?: Apprentice| Recruit)?"
_OF_CLASS = (
    # `Airman 1st Class`, `Petty Officer 3rd Class`, `Boatswain's Mate 2nd Class`
    # `Aviation Boatswain's Mate (Handling) 3rd Class`
    rf"(?:[A-Z][\w'-]{{0,30}}\.? ){{1,4}}(?:\([A-Z][a-z]{{3,15}}\) )?{_CLASS}(?: Petty Officer)?"
)
_GRADES = (
    r"(?:Chief )?Warrant Officer(?:[ -](?:[1-5]|One|Two|Three|Four|Five))?(?: Candidate)?",
    r"(?:Spc\.?|Specialist|Pvt\.?|Private)[ -]?[1-4]",
    r"Chaplain \((?:[A-Z][\w.]{1,9} ?){1,3}\)",
    r"Rear (?:Adm\.?|Admiral) \((?:lower|upper) half\)",
)
_SHORT_RATES = (
    # `MC2`, `PA3`, `CTT1`, `ABH2`; chiefs and seamen of the rates that write.
    r"(?:A[BCDEMOSTWZ]|AB[EFH]|BM|BU|C[EMS]|CT[IMNRT]|DC|E[AMNOT]|F[CT]|GM|GS[EM]|H[MT]|I[CST]"
    r"|JO|L[INS]|M[AEKMSU]|M[CN]|M[RT]|N[CD]|OS|P[AHRS]|QM|RP|S[BKOTW]|STG|TM|UT|YN)[1-3]"
    r"|(?:MC|PA|JO|PH|HM|BM)(?:C|CS|CM)|MC(?:SN|SA|SR|AN|FN)|PASN"
)
_SERVICE = (
    r"(?:(?:U\.?S\.? |United States )?(?:Army National Guard|Air National Guard"
    r"|National Guard|Army Reserve|Air Force Reserve|Army|Air Force|Marine Corps|Marine|Navy"
    r"|Coast Guard|Space Force)"
    r"|USMC|USAF|USCG|USN|USA) "
)
_RETIRED = r"\(?(?:Ret|Retired|RET)\.?\)?"
_QUALIFICATION = r"(?: ?\([A-Z]{2,5}(?:[/ ][A-Z]{2,5}){0,5}\))"
"""A sailor's qualifications behind the rank, `(SW/AW)`."""


def _pattern() -> re.Pattern[str]:
    # `Lt. Col.`, `Lt Col`, `Lt.Col.` and `LtCol`
    dotted = [re.escape(rank).replace(r"\.\ ", r"\. ?").replace(r"\.", r"\.?") for rank in _DOTTED]
    spelt = [re.escape(rank) for rank in _SPELT]
    # Longest first, so that `Lt. Col.` is not read as `Lt.` and a Mr. Col.
    named = [
        *sorted(dotted + spelt, key=len, reverse=True),
        *(re.escape(rank) + r"\.?" for rank in sorted(_COMPACT, key=len, reverse=True)),
    ]
    rates, grades, as_written = _by_first(_RATES), "|".join(_GRADES), "|".join(_AS_WRITTEN)
    rank = (
        rf"(?:(?i:{_OF_CLASS})"
        rf"|(?i:{_SENIOR}) (?:{rates})"
        rf"|(?:{rates}) (?i:{_SENIOR}(?: Petty Officer)?)"
        rf"|(?:{rates}) (?i:{_SEAMAN})"
        rf"|(?=[CPRSWcprsw])(?i:{grades})"
        rf"|{_by_first(named)}"
        rf"|(?:{_SHORT_RATES}|{as_written})\.?)"
    )
    service = rf"(?:(?=[ACMNSUacmnsu])(?i:{_SERVICE}))?"
    return re.compile(
        rf"{service}"
        rf"(?P<rank>(?:(?i:{_RETIRED}) )?{service}{rank}(?P<retired>,? {_RETIRED})?)"
        rf"{_QUALIFICATION}?(?:[ ,]+|(?<=\.))(?=[^\W\d_]|[\"“(])"
    )


def _by_first(patterns: Iterable[str]) -> str:
    """A pattern for any of these, in any case, tried in their order.

    Those with one first letter stand together, so that the others are not tried at all.
    """
    rests: dict[str, list[str]] = {}
    for pattern in patterns:
        rests.setdefault(pattern[0].lower(), []).append(pattern[1:])
    return "|".join(
        f"[{first}{first.upper()}](?i:{'|'.join(rest)})" for first, rest in rests.items()
    )


_RANK = _pattern()


def split_rank(text: str) -> tuple[str | None, str]:
    """The rank as written, or nothing, and the rest; the service before it is left out.

    `text` has single spaces and straight apostrophes.
    """
    match = _RANK.match(text)
    if not match:
        return None, text
    return match["rank"].strip(), text[match.end() :]
