"""The words by which a unit's name is told from a person's, in lower case."""

from __future__ import annotations

STARTS = frozenset({
    "u.s.", "us", "united", "american", "army", "navy", "naval", "air", "marine", "marines",
    "coast", "space", "national", "joint", "combined", "task", "headquarters", "hq", "public",
    "office", "defense", "department", "dod", "special", "fort", "ft.", "camp",
    "multi-national", "multinational", "uss", "usns", "uscgc", "commander", "commando",
    "command", "state", "northern", "communications", "media", "armed", "for", "regional",
    "area", "district", "expeditionary", "theater", "allied", "nato", "eighth", "seventh",
    "sixth", "fifth", "first", "second", "third", "fourth", "ninth", "northeast", "northwest",
    "southeast", "southwest", "mid-atlantic", "center", "defence", "military", "civil", "base",
    "afn", "aafes", "comando", "fuerza", "fuerzas", "guardia", "oficina", "ejército", "armada",
    "asuntos", "relaciones", "atlantic", "combat", "cyber", "pacific", "training",
    "departamento", "embajada", "cuartel",
})  # fmt: skip
"""Words that begin a unit's name, if more follows."""

SURNAMES = frozenset({"camp", "fort", "marine", "air", "space", "state", "base", "center"})
"""Those of them that people are called by too."""

PAIRS = frozenset(
    {("center", "for"), ("north", "american"), ("space", "base"), ("the", "official")}
)
"""Words that begin a unit's name together, though the first is a surname as well."""

NOUNS = frozenset({
    "wing", "brigade", "battalion", "division", "command", "guard", "group", "squadron",
    "regiment", "fleet", "district", "center", "bureau", "office", "affairs", "service",
    "services", "news", "corps", "garrison", "detachment", "company", "flight", "agency",
    "force", "forces", "unit", "department", "activity", "base", "station", "academy",
    "college", "school", "hospital", "staff", "directorate", "team", "region", "depot",
    "installation", "sustainment", "infantry", "artillery", "airfield", "arsenal",
    "laboratory", "program", "camera", "journal", "magazine", "asuntos", "públicos", "guardia",
})  # fmt: skip
"""Words that a unit's name ends in or holds."""

STATE_FORCES = frozenset({"national", "army", "air", "military", "guard", "state", "department"})
"""What follows a state where a unit's name begins with one."""

SMALL_WORDS = frozenset({
    "a", "al", "and", "at", "bin", "da", "das", "de", "del", "della", "der", "di", "do", "dos",
    "du", "e", "el", "for", "in", "la", "las", "le", "los", "of", "on", "the", "to", "van",
    "von", "with", "y",
})  # fmt: skip
"""Words in small letters that names of people and units hold."""

SITE_ENDS = ("Air Force Base", "Air Base", "Air Reserve Base", "Air National Guard Base",
              "Air Force Station", "Air Station", "Army Airfield", "Army Depot", "Space Force Base",
              "Naval Air Station")  # fmt: skip
"""What the name of a place ends in: the word before it belongs to it."""
