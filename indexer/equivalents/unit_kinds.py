"""The kinds of numbered units, with what each is abbreviated to."""

from __future__ import annotations

from indexer.captures.designators import ABBREVIATIONS

NUMBER_FIRST: tuple[tuple[str, str], ...] = (
    # Abbreviation and kind, as in `374 AW`.
    *ABBREVIATIONS.items(),
    # These are no help in reading a byline, where some mean other things; and some have
    # two meanings here: the stories then tell which unit there is.
    ("AACS", "Airborne Air Control Squadron"), ("ABN DIV", "Airborne Division"),
    ("AD", "Armored Division"), ("AD", "Air Division"),
    ("AES", "Aeromedical Evacuation Squadron"), ("AF", "Air Force"),
    ("AMDS", "Aerospace Medicine Squadron"), ("APS", "Aerial Port Squadron"),
    ("ATKS", "Attack Squadron"), ("ATKW", "Attack Wing"), ("BDE", "Brigade"), ("BN", "Battalion"),
    ("CAV DIV", "Cavalry Division"), ("CBCS", "Combat Communications Squadron"),
    ("CPTS", "Comptroller Squadron"), ("CRG", "Contingency Response Group"),
    ("CRW", "Contingency Response Wing"), ("CTS", "Combat Training Squadron"), ("DIV", "Division"),
    ("EMS", "Equipment Maintenance Squadron"), ("EW", "Expeditionary Wing"),
    ("FTS", "Flying Training Squadron"), ("FTS", "Flight Test Squadron"),
    ("FTW", "Flying Training Wing"), ("HCOS", "Healthcare Operations Squadron"),
    ("INF DIV", "Infantry Division"), ("IS", "Intelligence Squadron"),
    ("ISRW", "Intelligence, Surveillance and Reconnaissance Wing"),
    ("MDSS", "Medical Support Squadron"), ("MEDBDE", "Medical Brigade"),
    ("MLR", "Marine Littoral Regiment"), ("MTN DIV", "Mountain Division"),
    ("MUNS", "Munitions Squadron"), ("OMRS", "Operational Medical Readiness Squadron"),
    ("REGT", "Regiment"), ("RHG", "RED HORSE Group"), ("RS", "Reconnaissance Squadron"),
    ("RS", "Recruiting Squadron"), ("SB", "Sustainment Brigade"), ("SFG", "Special Forces Group"),
    ("SOG", "Special Operations Group"), ("SOPS", "Space Operations Squadron"),
    ("STS", "Special Tactics Squadron"), ("STW", "Special Tactics Wing"),
    ("SW", "Strategic Wing"), ("TRG", "Training Group"), ("TRS", "Training Squadron"),
    ("TW", "Test Wing"), ("TW", "Training Wing"), ("WS", "Weapons Squadron"),
    ("WS", "Weather Squadron"),
)  # fmt: skip

IN_WORDS = ("Air Force", "Army", "Fleet")
"""Kinds whose numbers are written out as often as not: `Fifth Air Force`, `Third Fleet`."""

ROMAN: tuple[tuple[str, ...], ...] = (
    # Kinds that have Roman numerals, with their abbreviations: `III MEF`, `V Corps`.
    ("Marine Expeditionary Force", "MEF"), ("Corps",), ("Airborne Corps", "ABC"),
    ("Armored Corps",),
)  # fmt: skip

NUMBER_LAST: tuple[tuple[str, ...], ...] = (
    # Kinds whose number comes last, with their abbreviations: `CSG 5`, `VMFA-121`.
    # Ships, and what goes ashore from them.
    ("Amphibious Construction Battalion", "ACB", "PHIBCB"), ("Amphibious Squadron", "PHIBRON"),
    ("Assault Craft Unit", "ACU"), ("Beachmaster Unit", "BMU"), ("Carrier Air Wing", "CVW"),
    ("Carrier Strike Group", "CSG"), ("Coastal Riverine Group", "CORIVGRU"),
    ("Coastal Riverine Squadron", "CORIVRON"),
    ("Construction Battalion Maintenance Unit", "CBMU"), ("Destroyer Squadron", "DESRON"),
    ("Expeditionary Strike Group", "ESG"), ("Explosive Ordnance Disposal Group", "EODGRU"),
    ("Explosive Ordnance Disposal Mobile Unit", "EODMU"),
    ("Littoral Combat Ship Squadron", "LCSRON"),
    ("Maritime Expeditionary Security Group", "MESG"),
    ("Maritime Expeditionary Security Squadron", "MSRON"),
    ("Mine Countermeasures Squadron", "MCMRON"), ("Mobile Diving and Salvage Unit", "MDSU"),
    ("Naval Construction Group", "NCG"),
    ("Naval Mobile Construction Battalion", "NMCB"), ("Submarine Group", "SUBGRU"),
    ("Submarine Squadron", "SUBRON"), ("Tactical Air Control Squadron", "TACRON"),
    # `Combined Task Force 151` and `Commander, Task Force 70` have these words, too.
    ("Task Force", "CTF", "TF"), ("Underwater Construction Team", "UCT"),
    # The Navy's squadrons.
    ("Air Test and Evaluation Squadron", "VX"),
    ("Airborne Command and Control Squadron", "VAW"),
    ("Carrier Airborne Early Warning Squadron", "VAW"), ("Electronic Attack Squadron", "VAQ"),
    ("Fleet Air Reconnaissance Squadron", "VQ"), ("Fleet Logistics Multi-Mission Squadron", "VRM"),
    ("Fleet Logistics Support Squadron", "VR", "VRC"),
    ("Helicopter Maritime Strike Squadron", "HSM"),
    ("Helicopter Mine Countermeasures Squadron", "HM"),
    ("Helicopter Sea Combat Squadron", "HSC"), ("Helicopter Training Squadron", "HT"),
    ("Patrol Squadron", "VP"), ("Strike Fighter Squadron", "VFA"), ("Training Squadron", "VT"),
    ("Unmanned Patrol Squadron", "VUP"),
    # The Marines'.
    ("Combat Logistics Battalion", "CLB"), ("Combat Logistics Regiment", "CLR"),
    ("Marine Aerial Refueler Transport Squadron", "VMGR"), ("Marine Air Control Group", "MACG"),
    ("Marine Air Control Squadron", "MACS"), ("Marine Air Support Squadron", "MASS"),
    ("Marine Aircraft Group", "MAG"),
    ("Marine All-Weather Fighter Attack Squadron", "VMFA(AW)"),
    ("Marine Attack Squadron", "VMA"), ("Marine Aviation Logistics Squadron", "MALS"),
    ("Marine Fighter Attack Squadron", "VMFA"),
    ("Marine Fighter Attack Training Squadron", "VMFAT"),
    ("Marine Fighter Training Squadron", "VMFT"), ("Marine Heavy Helicopter Squadron", "HMH"),
    ("Marine Helicopter Squadron", "HMX"), ("Marine Light Attack Helicopter Squadron", "HMLA"),
    ("Marine Medium Helicopter Squadron", "HMM"), ("Marine Medium Tiltrotor Squadron", "VMM"),
    ("Marine Medium Tiltrotor Training Squadron", "VMMT"),
    ("Marine Operational Test and Evaluation Squadron", "VMX"),
    ("Marine Tactical Air Command Squadron", "MTACS"),
    ("Marine Tactical Electronic Warfare Squadron", "VMAQ"),
    ("Marine Unmanned Aerial Vehicle Squadron", "VMU"),
    ("Marine Wing Communications Squadron", "MWCS"),
    ("Marine Wing Headquarters Squadron", "MWHS"), ("Marine Wing Support Group", "MWSG"),
    ("Marine Wing Support Squadron", "MWSS"), ("Regimental Combat Team", "RCT"),
)  # fmt: skip

COMMANDED = frozenset({
    "Amphibious Squadron", "Carrier Strike Group", "Destroyer Squadron",
    "Expeditionary Strike Group", "Submarine Group", "Submarine Squadron", "Task Force",
})  # fmt: skip
"""What a unit of the Navy is called by its commander: `Commander, Destroyer Squadron 15`."""

RENAMED = (("Carrier Airborne Early Warning Squadron", "Airborne Command and Control Squadron"),)
"""One squadron each, under its name of old and its name of today."""

GOES_ON = {
    # By the last word of a kind: what makes it part of another name.
    "Force": ("Academy", "Base", "Reserve", "Station"),
    "Army": ("Airfield", "Community", "Depot", "Hospital", "National", "Reserve"),
    "Fleet": ("Logistics", "Marine", "Readiness", "Week"),
}
"""`5th Air Force Base` is of no Fifth Air Force, `3rd Fleet Week` of no Third Fleet."""

READ_AS_WORDS = frozenset({
    "ad", "af", "as", "cab", "id", "in", "is", "mag", "mass", "pad", "sow",
})  # fmt: skip
"""In small letters beside a number these are words: `15 as of today`, `2-27 in Japan`."""

RATINGS = frozenset({"hm", "ht"})
MAX_RATING = 3
"""As far as this number these are petty officers: `HM2` is a hospital corpsman."""
