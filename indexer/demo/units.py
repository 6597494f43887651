"""Invented units: what each is, where it serves and when, and what it flies.

The designators are made up, so that no story is laid at a real commander's
door; the kinds of unit, their stations and their equipment are true to life.
`U.S. Space Command` alone is real, and only its unnamed staff speak.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from indexer.demo.people import Service

UnitKind = Literal[
    "fighter", "tanker", "airlift", "helicopters", "patrol", "infantry", "engineers", "medical",
    "logistics", "ship", "rescue", "space", "staff", "cyber", "band", "base",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stay:
    """A unit's time at a place, in whole years; `share` against its other stays."""

    place: str
    first: int = 2006
    last: int = 2025
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Craft:
    """An aircraft and the years in which a unit has flown it."""

    name: str
    first: int = 2006
    last: int = 2025


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A unit: `said` is how running text names it, `team` what it calls itself.

    Compared by identity: there is one of each.
    """

    name: str
    said: str
    team: str
    service: Service
    kind: UnitKind
    stays: tuple[Stay, ...]
    craft: tuple[Craft, ...] = ()

    @property
    def label(self) -> str:
        """The name without its article, for headlines."""
        return self.said.removeprefix("the ")

    def stays_in(self, year: int) -> tuple[Stay, ...]:
        """The stays that the unit has in `year`; none if it is not active."""
        return tuple(stay for stay in self.stays if stay.first <= year <= stay.last)

    def craft_in(self, year: int) -> str | None:
        """What the unit flies in `year`."""
        return next((c.name for c in self.craft if c.first <= year <= c.last), None)


def _stays(spelled: str) -> tuple[Stay, ...]:
    """Stays from `place first-last *share` entries between semicolons, parts optional."""
    stays = []
    for entry in spelled.split(";"):
        place, *rest = entry.split()
        first, last, share = 2006, 2025, 1.0
        for part in rest:
            if part.startswith("*"):
                share = float(part[1:])
            else:
                first, last = (int(year) for year in part.split("-"))
        stays.append(Stay(place, first, last, share))
    return tuple(stays)


_COMMA_OR_BRACKET = re.compile(r",| \(")
# `4th Battalion, 31st Marines` is said `the 31st Marines’ 4th Battalion`.
_OF_REGIMENT = re.compile(r"(\d+\w+ Battalion), ([^,]+)")
# Numbered units take an article when the number comes first, and so do these.
_WITH_ARTICLE = ("Air Force Band", "Pacific Space", "Kuwait Area")


def _unit(
    service: Service, kind: UnitKind, team: str, name: str, stays: str, *craft: Craft
) -> Unit:
    """A unit; running text names it without what follows a comma or a bracket."""
    said = _COMMA_OR_BRACKET.split(name, maxsplit=1)[0]
    battalion = _OF_REGIMENT.match(name)
    if battalion:
        owner = f"{battalion[2]}’" if battalion[2].endswith("s") else f"{battalion[2]}’s"
        said = f"{owner} {battalion[1]}"
    if said[0].isdigit() or said.startswith(_WITH_ARTICLE):
        said = f"the {said}"
    return Unit(name, said, team, service, kind, _stays(stays), craft)


_C130 = (Craft("C-130H Hercules", last=2016), Craft("C-130J Super Hercules", first=2017))
_F15 = Craft("F-15C Eagle")
_F16 = Craft("F-16C Fighting Falcon")
_KC135 = Craft("KC-135 Stratotanker")
_BLACK_HAWK = Craft("UH-60 Black Hawk")
_DOLPHIN = (Craft("MH-65 Dolphin", last=2022), Craft("MH-60 Jayhawk", first=2023))
_SEAHAWK = (Craft("SH-60B Seahawk", last=2008), Craft("MH-60R Seahawk", first=2009))
_SEA_PATROL = (Craft("P-3C Orion", last=2014), Craft("P-8A Poseidon", first=2015))

# The busiest first: a unit's place in this list sets how often it is met.
UNITS: tuple[Unit, ...] = (
    _unit("Air Force", "airlift", "wing", "394th Airlift Wing", "yokota; subic 2010-2025 *.05",
          *_C130),
    _unit("Marine Corps", "infantry", "expeditionary unit", "35th Marine Expeditionary Unit",
          "hansen *.9; korea *.15; subic *.2; darwin 2012-2025 *.1; korat *.1"),
    _unit("Space Force", "space", "delta", "Space Delta 61", "peterson 2021-2025; buckley 2021-2025"
          " *.4"),
    _unit("Space Force", "staff", "command", "U.S. Space Command",
          "peterson_af 2020-2020; peterson 2021-2025"),
    _unit("Army", "infantry", "brigade", "6th Brigade Combat Team, 17th Infantry Division",
          "riley; iraq 2006-2007 *3; baghdad 2006-2007 *4; mosul 2009-2010 *4;"
          "afghanistan 2012-2012 *3; arifjan 2015-2016 *1; drawsko 2018-2025 *.6"),
    _unit("Marine Corps", "base", "garrison", "Marine Corps Base Support Group East", "lejeune"),
    _unit("Air Force", "fighter", "wing", "391st Fighter Wing", "hill; udeid 2016-2022 *.2",
          Craft("F-16C Fighting Falcon", last=2015), Craft("F-35A Lightning II", first=2016)),
    _unit("Air Force", "tanker", "wing", "397th Air Refueling Wing",
          "fairchild; udeid *.3; mildenhall 2014-2025 *.1", _KC135),
    _unit("Army", "logistics", "command", "519th Theater Sustainment Command",
          "arifjan; buehring *.2; iraq 2006-2011 *.6; baghdad 2015-2020 *.2"),
    _unit("Navy", "ship", "ship", "USS Halloran (DDG 184)",
          "pacific; philippine_sea *.7; san_diego *.5; arabian *.3; yokosuka *.1; apra *.1",
          *_SEAHAWK),
    _unit("Coast Guard", "rescue", "air station", "Coast Guard Air Station Bellingham",
          "bellingham", *_DOLPHIN),
    _unit("Army", "engineers", "battalion", "948th Engineer Battalion, Oregon National Guard",
          "salem; iraq 2008-2009 *2; kandahar 2011-2011 *3; five_hills 2014-2024 *.1"),
    _unit("Navy", "engineers", "battalion", "Naval Mobile Construction Battalion 37",
          "gulfport *.8; lemonnier 2008-2022 *.5; apra *.5; leatherneck 2010-2012 *2;"
          "palawan 2013-2025 *.2; rota *.3"),
    _unit("Air Force", "fighter", "wing", "356th Fighter Wing", "spangdahlem; powidz 2014-2025 *.2",
          _F16),
    _unit("Army", "infantry", "brigade", "184th Airborne Brigade",
          "vicenza; afghanistan 2007-2010 *1.5; bagram 2012-2012 *2; pabrade 2014-2025 *.5;"
          "hohenfels *.4"),
    _unit("Air Force", "base", "wing", "786th Air Base Wing", "ramstein"),
    _unit("Navy", "ship", "ship", "USS Cedar Point (LPD 47)",
          "atlantic; norfolk *.8; mediterranean *.6; caribbean *.3; cartagena *.1; rota *.2",
          Craft("MH-60S Seahawk")),
    _unit("Army", "helicopters", "brigade", "22nd Combat Aviation Brigade",
          "humphreys 2008-2025; korea *.3", _BLACK_HAWK),
    _unit("Marine Corps", "fighter", "squadron", "Marine Fighter Attack Squadron 257",
          "iwakuni; kadena *.1; darwin 2012-2025 *.1",
          Craft("F/A-18D Hornet", last=2017), Craft("F-35B Lightning II", first=2018)),
    _unit("Army", "medical", "hospital", "267th Field Hospital",
          "bliss; soto_cano *.4; baghdad 2006-2008 *1; bagram 2010-2011 *1.5; accra 2015-2024 *.2"),
    _unit("Air Force", "fighter", "wing", "849th Fighter Wing", "kadena; andersen *.15", _F15),
    _unit("Air Force", "tanker", "wing", "209th Air Refueling Wing, Maine Air National Guard",
          "bangor; udeid 2008-2020 *.2; sigonella 2011-2011 *2",
          Craft("KC-135 Stratotanker", last=2021), Craft("KC-46A Pegasus", first=2022)),
    _unit("Marine Corps", "infantry", "battalion", "4th Battalion, 31st Marines",
          "pendleton; anbar 2006-2008 *4; leatherneck 2010-2011 *3; twentynine *.5;"
          "hansen 2013-2025 *.3"),
    _unit("Navy", "patrol", "squadron", "Patrol Squadron 63",
          "whidbey; misawa *.3; kadena *.3; sigonella *.2", *_SEA_PATROL),
    _unit("Army", "band", "band", "489th Army Band", "san_antonio; washington *.1"),
    _unit("Air Force", "space", "squadron", "Pacific Space Liaison Squadron",
          "yokota 2020-2025 *.6; pearl 2020-2025"),
    _unit("Air Force", "cyber", "squadron", "784th Cyberspace Operations Squadron",
          "san_antonio 2010-2025"),
    _unit("Army", "cyber", "brigade", "298th Cyber Protection Brigade", "meade 2011-2025"),
    _unit("Coast Guard", "rescue", "sector", "Coast Guard Sector Wilmington", "wilmington",
          *_DOLPHIN),
    _unit("Army", "infantry", "brigade", "62nd Infantry Brigade Combat Team, Pennsylvania National"
          " Guard", "indiantown; iraq 2009-2009 *5; buehring 2017-2018 *1; pabrade 2019-2025 *.2"),
    _unit("Army", "base", "garrison", "U.S. Army Garrison Bavaria East", "grafenwoehr"),
    _unit("Air Force", "airlift", "wing", "468th Air Mobility Wing",
          "travis; udeid *.3; ramstein *.1; bagram 2008-2014 *.4",
          Craft("C-17A Globemaster III")),
    _unit("Army", "logistics", "brigade", "188th Sustainment Brigade",
          "carson; iraq 2007-2010 *2; kandahar 2012-2013 *2; powidz 2017-2025 *.5"),
    _unit("Marine Corps", "airlift", "squadron", "Marine Medium Tiltrotor Squadron 278",
          "miramar 2009-2025; darwin 2014-2025 *.2", Craft("MV-22B Osprey")),
    _unit("Navy", "medical", "unit", "Navy Expeditionary Medical Unit 14",
          "san_diego; subic *.4; palawan *.3; lemonnier *.3; landstuhl *.2"),
    _unit("Army", "infantry", "brigade", "5th Stryker Brigade, 19th Infantry Division",
          "lewis; iraq 2006-2007 *2; mosul 2006-2006 *3; kandahar 2009-2010 *4; korea 2016-2025"
          " *.3; korat 2014-2025 *.2"),
    _unit("Navy", "ship", "ship", "USS Marrow Bay (LSD 71)",
          "philippine_sea; pacific *.6; subic *.2; korea 2008-2025 *.1; everett *.6",
          *_SEAHAWK),
    _unit("Army", "helicopters", "battalion", "3rd Battalion, 211th Aviation",
          "campbell; bagram 2008-2013 *1.5; iraq 2007-2009 *1", Craft("CH-47 Chinook")),
    _unit("Air Force", "fighter", "wing", "747th Fighter Wing", "osan",
          Craft("A-10C Thunderbolt II")),
    _unit("Army", "engineers", "brigade", "127th Engineer Brigade",
          "schofield; mosul 2009-2009 *3; afghanistan 2011-2013 *2; palawan 2015-2025 *.2;"
          "korat 2012-2025 *.2"),
    _unit("Marine Corps", "logistics", "battalion", "Combat Logistics Battalion 34",
          "foster; lejeune *.3; leatherneck 2009-2013 *1.5; subic *.2"),
    _unit("Air Force", "base", "wing", "735th Air Base Wing", "misawa"),
    _unit("Coast Guard", "rescue", "air station", "Coast Guard Air Station Seward", "seward",
          Craft("MH-60 Jayhawk")),
    _unit("Navy", "band", "band", "Navy Band Gulf Coast", "gulfport; mayport *.4"),
    _unit("Air Force", "fighter", "wing", "558th Arctic Wing", "eielson",
          Craft("F-16C Fighting Falcon", last=2019), Craft("F-35A Lightning II", first=2020)),
    _unit("Army", "medical", "brigade", "38th Medical Brigade",
          "landstuhl; constanta 2014-2025 *.3; accra 2012-2024 *.3"),
    _unit("Navy", "base", "garrison", "Naval Support Group Rota", "rota"),
    _unit("Army", "logistics", "battalion", "746th Transportation Battalion",
          "zama; apra *.2; subic *.1"),
    _unit("Air Force", "airlift", "wing", "198th Rescue and Airlift Wing, Alaska Air National "
          "Guard", "alaska 2011-2025", Craft("HC-130J Combat King II", first=2017),
          Craft("HC-130N Combat King", last=2016)),
    _unit("Air Force", "tanker", "wing", "328th Air Refueling Wing", "mcconnell; udeid *.2",
          Craft("KC-135 Stratotanker", last=2019), Craft("KC-46A Pegasus", first=2020)),
    _unit("Navy", "ship", "ship", "USS Trask (FFG 88)",
          "caribbean 2006-2014; mayport 2006-2014; aden 2009-2013 *.7; cartagena 2006-2014 *.1",
          Craft("SH-60B Seahawk")),
    _unit("Coast Guard", "ship", "ship", "Coast Guard Cutter Sandpiper (WMSL 771)",
          "bering 2010-2025; pacific 2010-2025; caribbean 2010-2025 *.5",
          Craft("MH-65 Dolphin")),
    _unit("Army", "base", "garrison", "U.S. Army Garrison Zama North", "zama"),
    _unit("Air Force", "engineers", "squadron", "586th Expeditionary Civil Engineer Squadron",
          "udeid; lemonnier *.3; anbar 2016-2020 *.5; bagram 2009-2015 *.6"),
    _unit("Army", "infantry", "battalion", "2nd Battalion, 291st Infantry, Minnesota National "
          "Guard", "ripley; iraq 2006-2007 *3; lemonnier 2019-2019 *3"),
    _unit("Air Force", "medical", "group", "876th Expeditionary Medical Group",
          "soto_cano 2008-2025 *.6; bagram 2007-2014; udeid *.4"),
    _unit("Space Force", "space", "delta", "Space Delta 72", "vandenberg 2021-2025"),
    _unit("Marine Corps", "band", "band", "6th Marine Division Band", "foster; hansen *.2"),
    _unit("Navy", "ship", "ship", "USS Bellweather (CVN 89)",
          "pacific; arabian 2006-2021 *.8; san_diego *.4; philippine_sea *.5",
          Craft("MH-60S Seahawk")),
    _unit("Army", "helicopters", "battalion", "1st Battalion, 268th Aviation, California National "
          "Guard", "roberts; buehring 2011-2020 *.3", _BLACK_HAWK),
    _unit("Air Force", "fighter", "wing", "346th Fighter Wing", "lakenheath",
          Craft("F-15E Strike Eagle", last=2020), Craft("F-35A Lightning II", first=2021)),
    _unit("Army", "logistics", "brigade", "1016th Quartermaster Brigade, Puerto Rico National "
          "Guard", "san_juan; arifjan 2010-2020 *.3"),
    _unit("Navy", "logistics", "detachment", "Navy Cargo Handling Detachment 9",
          "apra; manama *.6; arifjan *.2"),
    _unit("Coast Guard", "rescue", "sector", "Coast Guard Sector Duluth", "duluth",
          Craft("MH-65 Dolphin")),
    _unit("Air Force", "airlift", "wing", "835th Contingency Wing", "ramstein; accra 2012-2025 *.1"
          "; constanta 2014-2025 *.3", _C130[0], _C130[1]),
    _unit("Marine Corps", "helicopters", "squadron", "Marine Light Attack Squadron 479",
          "cherry_point; leatherneck 2010-2013 *1", Craft("UH-1Y Venom", first=2009),
          Craft("UH-1N Huey", last=2008)),
    _unit("Army", "cyber", "battalion", "147th Cyber Battalion, Nebraska National Guard",
          "lincoln 2014-2025"),
    _unit("Navy", "ship", "ship", "USS Ostrander (DDG 187)",
          "mediterranean 2012-2025; baltic 2014-2025 *.7; rota 2014-2025 *.4; souda 2014-2025 *.3",
          *_SEAHAWK),
    _unit("Army", "engineers", "company", "1397th Horizontal Engineer Company, Mississippi National"
          " Guard", "shelby; soto_cano 2010-2025 *.2"),
    _unit("Air Force", "band", "band", "Air Force Band of the Rhine", "ramstein; spangdahlem *.2"),
    _unit("Army", "infantry", "battalion", "1st Battalion, 277th Field Artillery",
          "stewart; grafenwoehr 2017-2025 *.7; buehring *.2"),
    _unit("Coast Guard", "ship", "ship", "Coast Guard Cutter Resolve Point (WPC 1189)",
          "key_largo 2013-2025; caribbean 2013-2025"),
    _unit("Navy", "logistics", "group", "Task Force 78 Logistics Group", "manama;"
          "manda_bay *.2"),
    _unit("Army", "infantry", "battalion", "3rd Battalion, 88th Mountain Infantry",
          "drum; afghanistan 2006-2007 *3; bagram 2010-2011 *2; iraq 2008-2008 *2; constanta"
          " 2018-2024 *.5"),
    _unit("Marine Corps", "engineers", "battalion", "14th Marine Support Engineer Battalion",
          "pendleton; lejeune *.2; leatherneck 2010-2012 *2; five_hills 2008-2024 *.15"),
    _unit("Army", "helicopters", "battalion", "6th Battalion, 172nd Aviation",
          "grafenwoehr; soto_cano *.2; powidz 2018-2025 *.5", _BLACK_HAWK),
    _unit("Navy", "rescue", "squadron", "Helicopter Sea Combat Squadron 29", "andersen",
          Craft("MH-60S Seahawk")),
    _unit("Army", "medical", "company", "569th Area Support Medical Company", "campbell;"
          "mosul 2008-2010 *1; humphreys *.3"),
    _unit("Air Force", "base", "wing", "606th Installation Support Wing", "fairchild"),
    _unit("Army", "logistics", "company", "1784th Transportation Company, Kansas National Guard",
          "riley; iraq 2006-2008 *2; buehring 2012-2013 *1"),
    _unit("Air Force", "cyber", "squadron", "664th Combat Communications Squadron",
          "andersen 2012-2025; yokota 2012-2025 *.3"),
    _unit("Navy", "patrol", "squadron", "Patrol Squadron 71", "mayport; rota *.2; sigonella *.2",
          *_SEA_PATROL),
    _unit("Army", "base", "garrison", "Kuwait Area Support Group South", "arifjan; buehring *.5"),
    _unit("Air Force", "base", "wing", "631st Air Base Wing", "aviano"),
)  # fmt: skip
UNIT_NAMED: dict[str, Unit] = {unit.name: unit for unit in UNITS}
