"""Places in the spellings that a page has for each: header, footer, dateline."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from indexer.story import Location


@dataclass(frozen=True, slots=True)
class Place:
    """One place as a page prints it, and the locations that each print may become.

    `dateline` has no dash; `from_dateline` is what it says of itself.
    """

    header: str
    footer: str
    locations: tuple[Location | None, ...]
    dateline: str
    from_dateline: tuple[Location | None, ...]


_US_SITES = (
    # capitals, usual spelling, state's code, state, state in a dateline
    ("FORT BRAGG", "Fort Bragg", "NC", "North Carolina", "N.C."),
    ("CAMP LEJEUNE", "Camp Lejeune", "NC", "North Carolina", "N.C."),
    ("CAMP PENDLETON", "Camp Pendleton", "CA", "California", "Calif."),
    ("JOINT BASE LEWIS-MCCHORD", "Joint Base Lewis-McChord", "WA", "Washington", "Wash."),
    ("MACDILL AIR FORCE BASE", "MacDill Air Force Base", "FL", "Florida", "Fla."),
    ("HILL AIR FORCE BASE", "Hill Air Force Base", "UT", "Utah", "Utah"),
    ("EGLIN AFB", "Eglin AFB", "FL", "Florida", "Fla."),
    ("MCAS MIRAMAR", "MCAS Miramar", "CA", "California", "Calif."),
    ("JBER", "JBER", "AK", "Alaska", "Alaska"),
    ("FORT MCCOY", "Fort McCoy", "WI", "Wisconsin", "Wis."),
    ("O'FALLON", "O'Fallon", "IL", "Illinois", "Ill."),
    ("ISLE OF PALMS", "Isle of Palms", "SC", "South Carolina", "S.C."),
    ("ST. LOUIS", "St. Louis", "MO", "Missouri", "Mo."),
    ("FORT A.P. HILL", "Fort A.P. Hill", "VA", "Virginia", "Va."),
    ("NAVAL STATION NORFOLK", "Naval Station Norfolk", "VA", "Virginia", "Va."),
    ("NAS PENSACOLA", "NAS Pensacola", "FL", "Florida", "Fla."),
    ("FORT HOOD", "Fort Hood", "TX", "Texas", "Texas"),
    ("FORT STEWART", "Fort Stewart", "GA", "Georgia", "Ga."),
    ("HONOLULU", "Honolulu", "HI", "Hawaii", "Hawaii"),
    ("KANSAS CITY", "Kansas City", "MO", "Missouri", "Mo."),
    ("FORT KNOX", "Fort Knox", "KY", "Kentucky", "Ky."),
    ("TWENTYNINE PALMS", "Twentynine Palms", "CA", "California", "Calif."),
    ("FORT INDIANTOWN GAP", "Fort Indiantown Gap", "PA", "Pennsylvania", "Pa."),
    ("MINOT AIR FORCE BASE", "Minot Air Force Base", "ND", "North Dakota", "N.D."),
    ("PORTSMOUTH", "Portsmouth", "NH", "New Hampshire", "N.H."),
    ("FORT LEONARD WOOD", "Fort Leonard Wood", "MO", "Missouri", "Mo."),
    ("WRIGHT-PATTERSON AIR FORCE BASE", "Wright-Patterson Air Force Base", "OH", "Ohio", "Ohio"),
    ("SCHOFIELD BARRACKS", "Schofield Barracks", "HI", "Hawaii", "Hawaii"),
    ("COEUR D'ALENE", "Coeur d'Alene", "ID", "Idaho", "Idaho"),
    ("DOVER AIR FORCE BASE", "Dover Air Force Base", "DE", "Delaware", "Del."),
    ("INDIANAPOLIS", "Indianapolis", "IN", "Indiana", "Ind."),
    ("PORT HUENEME", "Port Hueneme", "CA", "California", "Calif."),
    ("NEW ORLEANS", "New Orleans", "LA", "Louisiana", "La."),
    ("MARINE CORPS AIR STATION YUMA", "Marine Corps Air Station Yuma", "AZ", "Arizona", "Ariz."),
    ("FORT DRUM", "Fort Drum", "NY", "New York", "N.Y."),
    ("SAN ANTONIO", "San Antonio", "TX", "Texas", "Texas"),
    ("FORT MEADE", "Fort Meade", "MD", "Maryland", "Md."),
    ("PETERSON AIR FORCE BASE", "Peterson Air Force Base", "CO", "Colorado", "Colo."),
)
_ABROAD = (
    # capitals, usual spelling, region (capitals, spelling) or none, country's name and code
    ("YOKOTA AIR BASE", "Yokota Air Base", ("TOKYO", "Tokyo"), "Japan", "JP"),
    ("CAMP FOSTER", "Camp Foster", ("OKINAWA", "Okinawa"), "Japan", "JP"),
    ("MCAS IWAKUNI", "MCAS Iwakuni", ("YAMAGUCHI", "Yamaguchi"), "Japan", "JP"),
    ("MISAWA AIR BASE", "Misawa Air Base", None, "Japan", "JP"),
    ("GRAFENWOEHR", "Grafenwoehr", ("BY", "Bavaria"), "Germany", "DE"),
    ("VILSECK", "Vilseck", ("BAVARIA", "Bavaria"), "Germany", "DE"),
    ("STUTTGART", "Stuttgart", None, "Germany", "DE"),
    ("RAF MILDENHALL", "RAF Mildenhall", ("SUFFOLK", "Suffolk"), "United Kingdom", "GB"),
    ("BAGHDAD", "Baghdad", None, "Iraq", "IQ"),
    ("CAMP LIBERTY", "Camp Liberty", None, "Iraq", "IQ"),
    ("COB SPEICHER", "COB Speicher", None, "Iraq", "IQ"),
    ("MOSUL", "Mosul", None, "Iraq", "IQ"),
    ("FORWARD OPERATING BASE HAMMER", "Forward Operating Base Hammer", None, "Iraq", "IQ"),
    ("AL ASAD", "Al Asad", None, "Iraq", "IQ"),
    ("BA'QUBAH", "Ba'qubah", None, "Iraq", "IQ"),
    ("KANDAHAR AIRFIELD", "Kandahar Airfield", None, "Afghanistan", "AF"),
    ("BAGRAM AIR FIELD", "Bagram Air Field", None, "Afghanistan", "AF"),
    ("KABUL", "Kabul", None, "Afghanistan", "AF"),
    ("CAMP ARIFJAN", "Camp Arifjan", None, "Kuwait", "KW"),
    ("GUANTANAMO BAY", "Guantanamo Bay", None, "Cuba", "CU"),
    ("OSAN AIR BASE", "Osan Air Base", None, "South Korea", "KR"),
    ("K-16 AIR BASE", "K-16 Air Base", None, "South Korea", "KR"),
    ("CAMP LEMONNIER", "Camp Lemonnier", None, "Djibouti", "DJ"),
    ("NAVAL STATION ROTA", "Naval Station Rota", None, "Spain", "ES"),
    ("AVIANO AIR BASE", "Aviano Air Base", None, "Italy", "IT"),
    ("INCIRLIK AIR BASE", "Incirlik Air Base", None, "Turkey", "TR"),
    ("MOSCOW", "Moscow", None, "Russia", "RU"),
    ("TBILISI", "Tbilisi", None, "Georgia", "GE"),
    ("PORT-AU-PRINCE", "Port-au-Prince", None, "Haiti", "HT"),
    ("MANAMA", "Manama", None, "Bahrain", "BH"),
    ("ZAGAN", "Zagan", None, "Poland", "PL"),
    ("HOHENFELS", "Hohenfels", ("BY", "Bavaria"), "Germany", "DE"),
    ("WIESBADEN", "Wiesbaden", ("HE", "Hesse"), "Germany", "DE"),
    ("CAMP ZAMA", "Camp Zama", ("KANAGAWA", "Kanagawa"), "Japan", "JP"),
    ("AL UDEID AIR BASE", "Al Udeid Air Base", None, "Qatar", "QA"),
    ("SOTO CANO AIR BASE", "Soto Cano Air Base", None, "Honduras", "HN"),
    ("NOVO SELO", "Novo Selo", None, "Bulgaria", "BG"),
    ("MONROVIA", "Monrovia", None, "Liberia", "LR"),
    ("DARWIN", "Darwin", ("NT", "Northern Territory"), "Australia", "AU"),
    ("THE HAGUE", "The Hague", None, "Netherlands", "NL"),
    ("ANDERSEN AIR FORCE BASE", "Andersen Air Force Base", None, "Guam", "GU"),
    ("SAN JUAN", "San Juan", None, "Puerto Rico", "PR"),
    ("SEOUL", "Seoul", None, "South Korea", "KR"),
    ("DA NANG", "Da Nang", None, "Vietnam", "VN"),
)
_KOSOVO = tuple(Location("Camp Bondsteel", None, code, "Kosovo") for code in (None, "XK"))
_DISTRICT = (
    Location("Washington", "District of Columbia", "US", "United States"),
    Location("Washington", None, "US", "United States"),
)
_WASHINGTON = Location("Washington", None, None, None)
_IRAQ = (Location(None, None, "IQ", "Iraq"),)
_KOREA = (Location(None, None, "KR", "South Korea"),)
_SEAS = (
    ("PACIFIC OCEAN", "Pacific Ocean"),
    ("TYRRHENIAN SEA", "Tyrrhenian Sea"),
    ("GULF OF ADEN", "Gulf of Aden"),
    ("SOUTH CHINA SEA", "South China Sea"),
    ("ARABIAN GULF", "Arabian Gulf"),
)
_OPEN = (
    # Places that only images and videos had, whole and without a site.
    ("UNITED STATES", "US", Location(None, None, "US", "United States")),
    ("TEXAS, UNITED STATES", "TEXAS, US", Location(None, "Texas", "US", "United States")),
    ("DC, UNITED STATES", "DC, US", Location(None, "District of Columbia", "US", "United States")),
    ("PUERTO RICO", "PR", Location(None, None, "PR", "Puerto Rico")),
    ("ANTARCTICA", "AQ", Location(None, None, "AQ", "Antarctica")),
    ("(UNDISCLOSED LOCATION)", "(UNDISCLOSED LOCATION)", None),
)


def news_place(random: Random) -> Place:
    """A place as news stories have it: 31 of 54 in the United States."""
    if random.random() < 31 / 54:
        return _american(random)
    roll = random.random()
    if roll < 1 / 23:
        return Place("IRAQ", "IQ", _IRAQ, "BAGHDAD, Iraq", _at("Baghdad", "Iraq", "IQ"))
    if roll < 2 / 23:
        return Place("SOUTH KOREA", "KR", _KOREA, "SEOUL, South Korea",
                     _at("Seoul", "South Korea", "KR"))  # fmt: skip
    if roll < 3 / 23:
        return Place("CAMP BONDSTEEL, KOSOVO", f"CAMP BONDSTEEL, {random.choice(('XK', 'KV'))}",
                     _KOSOVO, "CAMP BONDSTEEL, Kosovo", _KOSOVO)  # fmt: skip
    if roll < 5 / 23:
        region = random.choice(("Nangarhar", "Kunar", "Helmand", "Paktika"))
        here = (Location(None, region, "AF", "Afghanistan"),)
        name = f"{region.upper()} PROVINCE"
        return Place(f"{name}, AFGHANISTAN", f"{name}, AF", here, f"{name}, Afghanistan", here)
    return _abroad(random)


def media_place(random: Random) -> Place:
    """A place as image and video pages have it: seas and states among them."""
    roll = random.random()
    if roll < 0.15:
        name, cased = random.choice(_SEAS)
        here = (Location(cased, None, None, "At sea"),)
        return Place(name, name, here, name, here)
    if roll < 0.3:
        header, footer, found = random.choice(_OPEN)
        return Place(header, footer, (found,), header, (None,))
    return news_place(random)


def sea(random: Random) -> Place:
    """A sea, as a dateline names it."""
    name, cased = random.choice(_SEAS)
    here = (Location(cased, None, None, "At sea"),)
    return Place(name, name, here, name, here)


def post_in_province(random: Random) -> Place:
    """A dateline in three parts: post, province, country."""
    post = random.choice(("COMBAT OUTPOST BELLA", "FORWARD OPERATING BASE SALERNO"))
    region = random.choice(("Kunar", "Khost"))
    here = (Location(_title(post), region, "AF", "Afghanistan"),)
    line = f"{post}, {region.upper()} PROVINCE, AFGHANISTAN"
    return Place(line, line.replace("AFGHANISTAN", "AF"), here,
                 f"{post}, {region} province, Afghanistan", here)  # fmt: skip


def _american(random: Random) -> Place:
    roll = random.random()
    if roll < 1 / 31:
        return Place("WASHINGTON, UNITED STATES", "WASHINGTON, US", _DISTRICT,
                     "WASHINGTON", (*_DISTRICT, _WASHINGTON))  # fmt: skip
    capitals, cased, code, state, abbreviation = random.choice(_US_SITES)
    inside = (Location(cased, state, "US", "United States"),)
    dateline = f"{capitals}, {abbreviation}"
    if roll < 2 / 31:
        there = (Location(cased, None, "US", "United States"),)
        return Place(f"{capitals}, UNITED STATES", f"{capitals}, US", there, dateline, inside)
    region = random.choice((code, code, state.upper()))
    return Place(f"{capitals}, {region}, UNITED STATES", f"{capitals}, {region}, US",
                 inside, dateline, inside)  # fmt: skip


def _abroad(random: Random) -> Place:
    capitals, cased, region, name, code = random.choice(_ABROAD)
    level = f", {region[0]}" if region else ""
    return Place(
        f"{capitals}{level}, {name.upper()}",
        f"{capitals}{level}, {code}",
        (Location(cased, region[1] if region else None, code, name),),
        f"{capitals}, {name}",
        (Location(cased, None, code, name),),
    )


def _at(site: str, country: str, code: str) -> tuple[Location, ...]:
    return (Location(site, None, code, country),)


def _title(text: str) -> str:
    return " ".join(word.capitalize() for word in text.split())
