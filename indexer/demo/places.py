"""Where the invented stories play: real places, each with its way of being named.

A place knows its location in the tree, its dateline and its neighbours; it does
not know who serves there (`units.py`) or what happens (`plots`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.story import Location

Zone = Literal["home", "abroad", "deployed", "sea"]


@dataclass(frozen=True, slots=True)
class Nation:
    """How a country and its forces are spoken of."""

    name: str
    adjective: str
    air: str
    land: str
    sea: str


@dataclass(frozen=True, slots=True)
class Place:
    """A scene: `at` is the phrase in running text, `area` what lies around it."""

    location: Location
    zone: Zone
    dateline: str
    name: str
    at: str
    area: str
    towns: tuple[str, ...]
    nation: Nation | None
    # The partner's country code; at sea several partners may be met.
    partner_codes: tuple[str, ...] = ()


def _forces(name: str, adjective: str, noun: str = "Armed Forces") -> Nation:
    forces = f"the {adjective} {noun}"
    return Nation(name, adjective, forces, forces, forces)


def _three(name: str, adjective: str, owner: str | None = None) -> Nation:
    word = owner or adjective
    return Nation(name, adjective, f"the {word} Air Force", f"the {word} Army", f"the {word} Navy")


NATIONS: dict[str, Nation] = {
    "AF": _forces("Afghanistan", "Afghan", "National Army"),
    "AU": Nation(
        "Australia",
        "Australian",
        "the Royal Australian Air Force",
        "the Australian Army",
        "the Royal Australian Navy",
    ),
    "BH": _forces("Bahrain", "Bahraini", "Defense Force"),
    "CA": Nation(
        "Canada",
        "Canadian",
        "the Royal Canadian Air Force",
        "the Canadian Army",
        "the Royal Canadian Navy",
    ),
    "CO": _three("Colombia", "Colombian"),
    "DE": _three("Germany", "German"),
    "DJ": _forces("Djibouti", "Djiboutian"),
    "ES": _three("Spain", "Spanish"),
    "GB": Nation(
        "the United Kingdom", "British", "the Royal Air Force", "the British Army", "the Royal Navy"
    ),
    "GH": _forces("Ghana", "Ghanaian"),
    "GR": _three("Greece", "Greek", "Hellenic"),
    "HN": _three("Honduras", "Honduran"),
    "IQ": _forces("Iraq", "Iraqi", "Army"),
    "IT": _three("Italy", "Italian"),
    "JP": Nation(
        "Japan",
        "Japanese",
        "the Japan Air Self-Defense Force",
        "the Japan Ground Self-Defense Force",
        "the Japan Maritime Self-Defense Force",
    ),
    "KE": _forces("Kenya", "Kenyan", "Defence Forces"),
    "KR": _three("South Korea", "South Korean", "Republic of Korea"),
    "KW": _forces("Kuwait", "Kuwaiti"),
    "LT": _forces("Lithuania", "Lithuanian"),
    "MN": _forces("Mongolia", "Mongolian"),
    "PH": _three("the Philippines", "Philippine"),
    "PL": _three("Poland", "Polish"),
    "QA": _forces("Qatar", "Qatari"),
    "RO": _three("Romania", "Romanian"),
    "TH": _three("Thailand", "Thai", "Royal Thai"),
}
_CAPITALISED_NAMES = {"GB": "United Kingdom", "PH": "Philippines"}
_AP_STATES = {
    "Alaska": "Alaska",
    "California": "Calif.",
    "Colorado": "Colo.",
    "Florida": "Fla.",
    "Georgia": "Ga.",
    "Hawaii": "Hawaii",
    "Kansas": "Kan.",
    "Kentucky": "Ky.",
    "Maine": "Maine",
    "Maryland": "Md.",
    "Minnesota": "Minn.",
    "Mississippi": "Miss.",
    "Nebraska": "Neb.",
    "New York": "N.Y.",
    "North Carolina": "N.C.",
    "Oregon": "Ore.",
    "Pennsylvania": "Pa.",
    "Texas": "Texas",
    "Utah": "Utah",
    "Virginia": "Va.",
    "Washington": "Wash.",
}


def _us(site: str, state: str, towns: str) -> Place:
    """A site in one of the fifty states; `towns` are separated by commas."""
    return Place(
        location=Location(site, state, "US", "United States"),
        zone="home",
        dateline=f"{site.upper()}, {_AP_STATES[state]}",
        name=site,
        at=_at(site),
        area=f"{state} state" if state == "Washington" else state,
        towns=tuple(towns.split(", ")),
        nation=None,
    )


def _abroad(code: str, site: str, region: str | None, towns: str, zone: Zone = "abroad") -> Place:
    nation = NATIONS[code]
    country = _CAPITALISED_NAMES.get(code, nation.name)
    return Place(
        location=Location(site, region, code, country),
        zone=zone,
        dateline=f"{site.upper()}, {country}",
        name=site,
        at=_at(site),
        area=nation.name,
        towns=tuple(towns.split(", ")),
        nation=nation,
        partner_codes=(code,),
    )


def _country(code: str, towns: str, zone: Zone) -> Place:
    """A place that is not told more closely than by its country."""
    nation = NATIONS[code]
    return Place(
        location=Location(None, None, code, nation.name),
        zone=zone,
        dateline=nation.name.upper(),
        name=nation.name,
        at=f"in {nation.name}",
        area=nation.name,
        towns=tuple(towns.split(", ")),
        nation=nation,
        partner_codes=(code,),
    )


def _sea(name: str, partners: str) -> Place:
    return Place(
        location=Location(name, None, None, "At sea"),
        zone="sea",
        dateline=name.upper(),
        name=f"the {name}",
        at=f"in the {name}",
        area=f"the {name}",
        towns=(),
        nation=None,
        partner_codes=tuple(partners.split()),
    )


def _territory(site: str, code: str, country: str, towns: str) -> Place:
    return Place(
        location=Location(site, None, code, country),
        zone="home",
        dateline=f"{site.upper()}, {country}",
        name=site,
        at=_at(site),
        area=country,
        towns=tuple(towns.split(", ")),
        nation=None,
    )


_BASE_WORDS = ("Base", "Air", "Camp", "Fort", "Station", "Barracks", "Center", "Gap", "RAF", "Site")
_BASE_SITES = ("Training Area", "Airfield", "Activity", "Port of", "Combat Center")


def _at(site: str) -> str:
    """`at Camp Lejeune` but `in Duluth`."""
    is_base = any(word in _BASE_WORDS for word in site.split())
    return f"{'at' if is_base or any(s in site for s in _BASE_SITES) else 'in'} {site}"


PLACES: dict[str, Place] = {
    # The United States
    "hill": _us("Hill Air Force Base", "Utah", "Layton, Clearfield, Roy"),
    "fairchild": _us("Fairchild Air Force Base", "Washington", "Airway Heights, Spokane, Cheney"),
    "mcconnell": _us("McConnell Air Force Base", "Kansas", "Derby, Wichita, Haysville"),
    "travis": _us("Travis Air Force Base", "California", "Fairfield, Vacaville, Suisun City"),
    "eielson": _us("Eielson Air Force Base", "Alaska", "North Pole, Fairbanks, Salcha"),
    "bangor": _us("Bangor", "Maine", "Hampden, Brewer, Orono"),
    "lincoln": _us("Lincoln", "Nebraska", "Waverly, Hickman, Seward"),
    "salem": _us("Salem", "Oregon", "Woodburn, Silverton, Dallas"),
    "peterson_af": _us("Peterson Air Force Base", "Colorado", "Colorado Springs, Fountain"),
    "peterson": _us("Peterson Space Force Base", "Colorado", "Colorado Springs, Fountain"),
    "vandenberg": _us("Vandenberg Space Force Base", "California", "Lompoc, Santa Maria"),
    "buckley": _us("Buckley Space Force Base", "Colorado", "Aurora, Watkins"),
    "carson": _us("Fort Carson", "Colorado", "Colorado Springs, Fountain, Pueblo"),
    "drum": _us("Fort Drum", "New York", "Watertown, Carthage, Black River"),
    "riley": _us("Fort Riley", "Kansas", "Junction City, Manhattan, Ogden"),
    "campbell": _us("Fort Campbell", "Kentucky", "Clarksville, Hopkinsville, Oak Grove"),
    "bliss": _us("Fort Bliss", "Texas", "El Paso, Horizon City, Socorro"),
    "stewart": _us("Fort Stewart", "Georgia", "Hinesville, Richmond Hill, Ludowici"),
    "meade": _us("Fort Meade", "Maryland", "Odenton, Laurel, Severn"),
    "lewis": _us("Joint Base Lewis-McChord", "Washington", "Lakewood, DuPont, Yelm"),
    "lejeune": _us("Camp Lejeune", "North Carolina", "Jacksonville, Swansboro, Sneads Ferry"),
    "pendleton": _us("Camp Pendleton", "California", "Oceanside, San Clemente, Fallbrook"),
    "twentynine": _us(
        "Marine Corps Air Ground Combat Center Twentynine Palms",
        "California",
        "Joshua Tree, Yucca Valley",
    ),
    "cherry_point": _us(
        "Marine Corps Air Station Cherry Point", "North Carolina", "Havelock, New Bern"
    ),
    "miramar": _us("Marine Corps Air Station Miramar", "California", "Poway, Santee"),
    "norfolk": _us("Naval Station Norfolk", "Virginia", "Norfolk, Hampton, Virginia Beach"),
    "san_diego": _us("Naval Base San Diego", "California", "National City, Chula Vista"),
    "whidbey": _us("Naval Air Station Whidbey Island", "Washington", "Oak Harbor, Coupeville"),
    "gulfport": _us(
        "Naval Construction Battalion Center Gulfport", "Mississippi", "Gulfport, Biloxi"
    ),
    "everett": _us("Naval Station Everett", "Washington", "Marysville, Mukilteo"),
    "mayport": _us("Naval Station Mayport", "Florida", "Atlantic Beach, Neptune Beach"),
    "bellingham": _us("Bellingham", "Washington", "Ferndale, Blaine, Anacortes"),
    "seward": _us("Seward", "Alaska", "Whittier, Homer"),
    "wilmington": _us("Wilmington", "North Carolina", "Southport, Wrightsville Beach"),
    "duluth": _us("Duluth", "Minnesota", "Two Harbors, Knife River"),
    "key_largo": _us("Key Largo", "Florida", "Islamorada, Tavernier"),
    "ripley": _us("Camp Ripley", "Minnesota", "Little Falls, Brainerd, Pillager"),
    "shelby": _us("Camp Shelby", "Mississippi", "Hattiesburg, Petal, Purvis"),
    "indiantown": _us("Fort Indiantown Gap", "Pennsylvania", "Annville, Lebanon, Jonestown"),
    "roberts": _us("Camp Roberts", "California", "Paso Robles, San Miguel, Bradley"),
    "pearl": _us("Joint Base Pearl Harbor-Hickam", "Hawaii", "Aiea, Waipahu, Ewa Beach"),
    "schofield": _us("Schofield Barracks", "Hawaii", "Wahiawa, Mililani"),
    "alaska": _us("Joint Base Elmendorf-Richardson", "Alaska", "Anchorage, Eagle River"),
    "san_antonio": _us("Joint Base San Antonio", "Texas", "Schertz, Universal City, Converse"),
    "washington": Place(
        Location("Washington", None, "US", "United States"),
        "home",
        "WASHINGTON",
        "Washington",
        "in Washington",
        "the Washington area",
        ("Arlington", "Alexandria", "Bethesda"),
        None,
    ),
    "andersen": _territory("Andersen Air Force Base", "GU", "Guam", "Yigo, Tumon"),
    "apra": _territory("Naval Base Guam", "GU", "Guam", "Agat, Santa Rita"),
    "san_juan": _territory("San Juan", "PR", "Puerto Rico", "Caguas, Ponce, Utuado"),
    # Allies and partners
    "yokota": _abroad("JP", "Yokota Air Base", "Tokyo", "Fussa, Hamura, Akishima"),
    "misawa": _abroad("JP", "Misawa Air Base", "Aomori", "Misawa, Towada, Hachinohe"),
    "kadena": _abroad("JP", "Kadena Air Base", "Okinawa", "Chatan, Okinawa City, Yomitan"),
    "foster": _abroad("JP", "Camp Foster", "Okinawa", "Ginowan, Kitanakagusuku"),
    "hansen": _abroad("JP", "Camp Hansen", "Okinawa", "Kin, Onna"),
    "iwakuni": _abroad("JP", "Marine Corps Air Station Iwakuni", "Yamaguchi", "Iwakuni, Otake"),
    "yokosuka": _abroad("JP", "Yokosuka", "Kanagawa", "Zushi, Miura"),
    "zama": _abroad("JP", "Camp Zama", "Kanagawa", "Zama, Sagamihara, Atsugi"),
    "osan": _abroad("KR", "Osan Air Base", None, "Songtan, Pyeongtaek"),
    "humphreys": _abroad("KR", "Camp Humphreys", None, "Anjeong-ri, Pyeongtaek"),
    "korea": _country("KR", "Pohang, Wonju, Chuncheon", "abroad"),
    "ramstein": _abroad("DE", "Ramstein Air Base", "Rheinland-Pfalz", "Landstuhl, Kaiserslautern"),
    "spangdahlem": _abroad("DE", "Spangdahlem Air Base", "Rheinland-Pfalz", "Bitburg, Wittlich"),
    "landstuhl": _abroad("DE", "Landstuhl", "Rheinland-Pfalz", "Kaiserslautern, Homburg"),
    "grafenwoehr": _abroad("DE", "Grafenwoehr Training Area", "Bavaria", "Eschenbach, Weiden"),
    "hohenfels": _abroad("DE", "Hohenfels", "Bavaria", "Parsberg, Velburg"),
    "aviano": _abroad("IT", "Aviano Air Base", None, "Aviano, Pordenone, Sacile"),
    "vicenza": _abroad("IT", "Vicenza", "Veneto", "Longare, Torri di Quartesolo"),
    "sigonella": _abroad("IT", "Naval Air Station Sigonella", "Sicily", "Motta, Catania"),
    "mildenhall": _abroad("GB", "RAF Mildenhall", "England", "Beck Row, Mildenhall, Ely"),
    "lakenheath": _abroad("GB", "RAF Lakenheath", "England", "Brandon, Thetford, Lakenheath"),
    "rota": _abroad("ES", "Naval Station Rota", None, "Rota, Chipiona"),
    "souda": _abroad("GR", "Naval Support Activity Souda Bay", "Crete", "Chania, Mouzouras"),
    "powidz": _abroad("PL", "Powidz", None, "Witkowo, Gniezno"),
    "drawsko": _abroad("PL", "Drawsko Pomorskie", None, "Zlocieniec, Kalisz Pomorski"),
    "constanta": _abroad("RO", "Mihail Kogalniceanu Air Base", None, "Constanta, Navodari"),
    "pabrade": _abroad("LT", "Pabrade", None, "Nemencine, Svencionys"),
    "darwin": _abroad("AU", "Darwin", "Northern Territory", "Palmerston, Humpty Doo"),
    "subic": _abroad("PH", "Subic Bay", None, "Olongapo, Castillejos"),
    "palawan": _abroad("PH", "Puerto Princesa", "Palawan", "Narra, Roxas"),
    "korat": _abroad("TH", "Korat", None, "Pak Chong, Sikhio"),
    "five_hills": _abroad("MN", "Five Hills Training Area", None, "Ulaanbaatar, Nalaikh"),
    "soto_cano": _abroad("HN", "Soto Cano Air Base", None, "Comayagua, La Paz, Siguatepeque"),
    "cartagena": _abroad("CO", "Cartagena", None, "Turbaco, Arjona"),
    "accra": _abroad("GH", "Accra", None, "Tema, Kasoa"),
    # On deployment
    "arifjan": _abroad("KW", "Camp Arifjan", None, "Fahaheel, Ahmadi", "deployed"),
    "buehring": _abroad("KW", "Camp Buehring", None, "Jahra", "deployed"),
    "udeid": _abroad("QA", "Al Udeid Air Base", None, "Doha", "deployed"),
    "manama": _abroad("BH", "Manama", None, "Juffair, Muharraq", "deployed"),
    "lemonnier": _abroad("DJ", "Camp Lemonnier", None, "Arta, Damerjog, Chabelley", "deployed"),
    "manda_bay": _abroad("KE", "Manda Bay", None, "Lamu, Mokowe", "deployed"),
    "iraq": _country("IQ", "Balad, Tikrit, Kirkuk", "deployed"),
    "baghdad": _abroad("IQ", "Baghdad", None, "Mahmudiyah, Taji", "deployed"),
    "anbar": _abroad("IQ", "Al Asad Air Base", "Anbar Province", "Hit, Baghdadi", "deployed"),
    "mosul": _abroad("IQ", "Mosul", "Ninewa Province", "Tal Afar, Hamam al-Alil", "deployed"),
    "bagram": _abroad("AF", "Bagram Airfield", "Parwan Province", "Charikar, Bagram", "deployed"),
    "kandahar": _abroad("AF", "Kandahar Airfield", "Kandahar Province", "Daman", "deployed"),
    "leatherneck": _abroad("AF", "Camp Leatherneck", "Helmand Province", "Gereshk", "deployed"),
    "afghanistan": _country("AF", "Jalalabad, Khost, Ghazni", "deployed"),
    # Seas
    "pacific": _sea("Pacific Ocean", "JP AU CA KR"),
    "philippine_sea": _sea("Philippine Sea", "JP PH AU"),
    "atlantic": _sea("Atlantic Ocean", "GB CA ES"),
    "mediterranean": _sea("Mediterranean Sea", "IT GR ES GB"),
    "arabian": _sea("Arabian Sea", "GB AU JP"),
    "aden": _sea("Gulf of Aden", "JP GB IT ES"),
    "caribbean": _sea("Caribbean Sea", "CO HN CA"),
    "bering": _sea("Bering Sea", "CA"),
    "baltic": _sea("Baltic Sea", "PL LT DE GB"),
}
