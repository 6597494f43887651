"""The facts of one story: what its sentence patterns may name, and its flags.

Everything that must agree within a story (a unit's people, a place's country, the
days) is settled here once; `telling.py` only chooses sentences.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from indexer.demo.casting import Scene
from indexer.demo.people import Person, guest, office_holder, person
from indexer.demo.places import NATIONS, Nation, Place
from indexer.demo.plots.plot import Role
from indexer.demo.plots.shared import MISSIONS
from indexer.demo.units import Unit
from indexer.demo.writing import Teller

Cast = dict[str, tuple[Person, str]]
"""Voice → who speaks with it and, in words, as what."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
    "Dec.",
)  # fmt: skip
# Service → its members, one of them, its medic, its mechanic, its builders, its flag.
_WORDS: dict[str, tuple[str, str, str, str, str, str]] = {
    "Air Force": ("Airmen", "Airman", "medical technician", "crew chief", "civil engineers", "af"),
    "Army": ("Soldiers", "Soldier", "combat medic", "helicopter repairer", "engineers", "army"),
    "Marine Corps": (
        "Marines", "Marine", "hospital corpsman", "aviation mechanic", "combat engineers",
        "marines",
    ),
    "Navy": (
        "Sailors", "Sailor", "hospital corpsman", "aviation machinist’s mate", "Seabees", "navy",
    ),
    "Coast Guard": (
        "Coast Guardsmen", "Coast Guardsman", "health services technician",
        "aviation maintenance technician", "Coast Guard engineers", "cg",
    ),
    "Space Force": (
        "Guardians", "Guardian", "medical technician", "maintenance technician",
        "civil engineers", "sf",
    ),
}  # fmt: skip
_TRADES: dict[str, str] = {
    "infantry": "infantryman",
    "engineers": "construction equipment operator",
    "medical": "patient administration specialist",
    "logistics": "motor transport operator",
    "ship": "deck seaman",
    "base": "security specialist",
    "rescue": "watchstander",
    "band": "musician",
    "cyber": "network specialist",
    "space": "space systems operator",
}
_COLD = {
    "Alaska", "Minnesota", "New York", "Maine", "Utah", "Washington", "Kansas", "Colorado",
    "Nebraska", "Pennsylvania", "Aomori", "DE", "PL", "LT", "RO", "MN", "KR",
}  # fmt: skip
_HOT = {
    "Texas", "California", "Georgia", "North Carolina", "Kansas", "Mississippi", "Florida",
    "Kentucky", "KW", "QA", "BH", "IQ", "AF", "DJ",
}  # fmt: skip
_SEASONS = ("winter", "spring", "summer", "fall")
# Partners of a space unit at home, where the place itself suggests none.
_SPACE_PARTNERS = ("JP", "JP", "AU", "CA", "DE", "KR", "IT")
_EXERCISE_MOODS = (
    "Ready", "Swift", "Steady", "Bright", "Patient", "Nimble", "Quiet", "Copper", "Silver", "Brisk",
    "Amber", "Granite", "Gentle", "Eager",
)  # fmt: skip
_EXERCISE_ANIMALS = (
    "Otter", "Heron", "Badger", "Kestrel", "Lynx", "Marten", "Osprey", "Plover", "Sparrow",
    "Bison", "Gannet", "Mustang", "Terrier", "Walrus",
)  # fmt: skip


def ap_date(day: date) -> str:
    """A day as news style has it: `Dec. 2`."""
    return f"{_AP_MONTHS[day.month - 1]} {day.day}"


def teller_of(rng: Random, scene: Scene) -> Teller:
    """A teller with all the facts and flags of a scene."""
    unit, place = scene.unit, scene.place
    flags = {unit.kind, place.zone, *_place_flags(place, scene.day), _WORDS[unit.service][5]}
    facts = _unit_facts(rng, unit, scene.day) | _day_facts(rng, scene.day)
    facts |= {
        "place": place.name,
        "at": place.at,
        "area": place.area,
        "count": str(rng.randrange(40, 400, 10)),
    }
    if unit.craft_in(scene.day.year):
        flags.add("air")
    if place.towns:
        town = rng.choice(place.towns)
        facts |= {"town": town, "near": f"near {town}", "spot": town}
    code = partner_code(rng, scene)
    if code:
        facts |= _partner_facts(NATIONS[code], unit, place) | {"partner_code": code}
    facts["exercise"] = _exercise_name(rng, scene)
    if scene.happening and scene.happening.disaster_kind:
        facts["disaster"] = scene.happening.name
        flags.add(scene.happening.disaster_kind)
    known = frozenset(flags)
    for word, choices in scene.plot.words:
        facts[word] = rng.choice([c.text for c in choices if c.suits(known)])
        flags.add(facts[word].replace(" ", "_"))
    if unit.kind == "fighter":
        facts["receiver"] = facts["craft"]
    if scene.plot.name == "deployment":
        flags.add(rng.choice(("return", "return", "depart")))
        facts["theater"] = _theater(rng, scene.day)
    return Teller(rng, facts, frozenset(flags))


def cast_of(teller: Teller, scene: Scene) -> Cast:
    """Who may speak in the story; their names become facts where the plot needs them."""
    rng, unit, facts = teller.rng, scene.unit, dict(teller.facts)
    term = scene.day.year // 2
    cast: Cast = {}
    for role in rng.sample(scene.plot.roles, len(scene.plot.roles)):
        if role.voice in cast or not role.wording.suits(teller.flags):
            continue
        speaker = _speaker(rng, scene, role, facts.get("partner_code"), term)
        if speaker and all(speaker.last != other.last for other, _ in cast.values()):
            cast[role.voice] = (speaker, teller.fill_text(role.wording.text))
    if scene.plot.name == "change of command":
        cast |= _two_commanders(scene, facts)
    if scene.plot.name == "profile":
        hero = person(rng, unit.service, rng.choice(("junior", "nco")))
        cast["hero"] = (hero, "")
        leader = office_holder(unit.name, unit.service, "commander", unit.team, term)
        facts |= {"hero": str(hero), "hero_last": hero.last, "leader": str(leader)}
        facts["home_city"] = facts["hometown"].split(",")[0]
    facts["cast"] = f"U.S. {unit.service} {person(rng, unit.service, 'junior')}"
    teller.facts = facts
    return cast


def _speaker(rng: Random, scene: Scene, role: Role, code: str | None, term: int) -> Person | None:
    unit = scene.unit
    if role.level is None:
        return guest(rng, code, at_sea=scene.place.zone == "sea") if code else None
    if role.level == "commander":
        # Of the one real organisation, nobody speaks as its commander.
        if unit.kind == "staff":
            return None
        return office_holder(unit.name, unit.service, "commander", unit.team, term)
    return person(rng, unit.service, role.level)


def _two_commanders(scene: Scene, facts: dict[str, str]) -> Cast:
    """The outgoing and the incoming commander, whose terms meet in the scene's year."""
    unit, term = scene.unit, scene.day.year // 2
    old = office_holder(unit.name, unit.service, "commander", unit.team, term)
    new = office_holder(unit.name, unit.service, "commander", unit.team, term + 1)
    if new.last == old.last:
        new = office_holder(unit.name, unit.service, "commander", unit.team, term + 2)
    facts |= {"old": str(old), "new": str(new), "old_last": old.last, "new_last": new.last}
    return {"old": (old, "the outgoing commander"), "new": (new, "the new commander")}


def _unit_facts(rng: Random, unit: Unit, day: date) -> dict[str, str]:
    members, member, medic, mechanic, engineers, _ = _WORDS[unit.service]
    if unit.kind == "staff":
        # The staff of a command comes from every service.
        members, member = "service members", "service member"
    facts = {
        "unit": unit.said,
        "unit_label": unit.label,
        "team": f"the {unit.team}",
        "service": unit.service,
        "members": members,
        "member": member,
        "medic": medic,
        "medics": "hospital corpsmen" if medic.endswith("corpsman") else f"{medic}s",
        "mechanic": mechanic,
        "engineers": engineers,
        "trade": _trade(unit),
        "mission": MISSIONS[unit.kind],
        "commissioned": str(day.year - rng.randrange(17, 22)),
    }
    aircraft = unit.craft_in(day.year)
    if aircraft:
        facts |= {"aircraft": aircraft, "craft": aircraft.split()[0]}
    return facts


def _trade(unit: Unit) -> str:
    if unit.kind == "infantry" and unit.service == "Marine Corps":
        return "rifleman"
    return _TRADES.get(unit.kind, "team member")


def _day_facts(rng: Random, day: date) -> dict[str, str]:
    # Days before and after stay within the year, so that none needs its year said.
    start = max(date(day.year, 1, 1), day - timedelta(days=rng.randrange(3, 10)))
    end = min(date(day.year, 12, 31), day + timedelta(days=rng.randrange(4, 25)))
    earlier = day - timedelta(days=rng.randrange(60, 150))
    return {
        "day": ap_date(day),
        "date": f"{ap_date(day)}, {day.year}",
        "year": str(day.year),
        "start": ap_date(start),
        "end": ap_date(end),
        "weekday": _WEEKDAYS[day.weekday()],
        "weekday2": _WEEKDAYS[(day.weekday() - 2) % 7],
        "month": _MONTHS[earlier.month - 1],
        "two_years_ago": str(earlier.year - 2),
    }


def _place_flags(place: Place, day: date) -> set[str]:
    """The country, the region, and the season where it can be felt."""
    location = place.location
    names = {name for name in (location.country_code, location.region) if name}
    season = _SEASONS[day.month % 12 // 3]
    if (season == "winter" and not names & _COLD) or (season == "summer" and not names & _HOT):
        season = "mild"
    return names | {season} | ({"december"} if day.month == 12 else set())


def partner_code(rng: Random, scene: Scene) -> str | None:
    """The country whose forces take part, if the place or the plot has one."""
    if scene.place.partner_codes:
        return rng.choice(scene.place.partner_codes)
    return rng.choice(_SPACE_PARTNERS) if scene.plot.name == "space cooperation" else None


def _partner_facts(nation: Nation, unit: Unit, place: Place) -> dict[str, str]:
    if place.zone == "sea" or unit.service in ("Navy", "Coast Guard"):
        partner = nation.sea
    elif unit.service in ("Air Force", "Space Force"):
        partner = nation.air
    else:
        partner = nation.land
    return {
        "nation": nation.name,
        "host": nation.adjective,
        "partner": partner,
        "partner_nation": nation.name,
        "partner_adjective": nation.adjective,
    }


def _exercise_name(rng: Random, scene: Scene) -> str:
    if scene.happening and not scene.happening.disaster_kind:
        return scene.happening.name
    words = f"{rng.choice(_EXERCISE_MOODS)} {rng.choice(_EXERCISE_ANIMALS)}"
    return f"{words} {scene.day.year % 100:02}-{rng.randrange(1, 5)}"


def _theater(rng: Random, day: date) -> str:
    pacific = "U.S. Indo-Pacific Command" if day.year > 2018 else "U.S. Pacific Command"
    return rng.choice(("U.S. Central Command", "U.S. Central Command", "U.S. European Command",
                       pacific))  # fmt: skip
