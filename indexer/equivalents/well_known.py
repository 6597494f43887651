"""The names that every reader knows, and stories therefore seldom define."""

from __future__ import annotations

from indexer.analysis import terms

_NAMES: tuple[tuple[str, ...], ...] = (
    # Unified commands.
    ("USAFRICOM", "AFRICOM", "U.S. Africa Command", "United States Africa Command"),
    ("USCENTCOM", "CENTCOM", "U.S. Central Command", "United States Central Command"),
    ("USCYBERCOM", "CYBERCOM", "U.S. Cyber Command", "United States Cyber Command"),
    ("USEUCOM", "EUCOM", "U.S. European Command", "United States European Command"),
    ("USINDOPACOM", "INDOPACOM", "U.S. Indo-Pacific Command", "United States Indo-Pacific Command"),
    ("USPACOM", "PACOM", "U.S. Pacific Command", "United States Pacific Command"),
    ("USNORTHCOM", "NORTHCOM", "U.S. Northern Command", "United States Northern Command"),
    ("USSOUTHCOM", "SOUTHCOM", "U.S. Southern Command", "United States Southern Command"),
    ("USSPACECOM", "SPACECOM", "U.S. Space Command", "United States Space Command"),
    ("USSOCOM", "SOCOM", "U.S. Special Operations Command",
     "United States Special Operations Command"),
    ("USSTRATCOM", "STRATCOM", "U.S. Strategic Command", "United States Strategic Command"),
    ("USTRANSCOM", "TRANSCOM", "U.S. Transportation Command",
     "United States Transportation Command"),
    ("NORAD", "North American Aerospace Defense Command"),
    ("USFJ", "U.S. Forces Japan", "United States Forces Japan"),
    ("USFK", "U.S. Forces Korea", "United States Forces Korea"),
    # Services and their great commands.
    ("USAF", "U.S. Air Force", "United States Air Force"),
    ("USMC", "U.S. Marine Corps", "United States Marine Corps"),
    ("USCG", "U.S. Coast Guard", "United States Coast Guard"),
    ("USSF", "U.S. Space Force", "United States Space Force"),
    ("PACAF", "Pacific Air Forces"), ("USAFE", "U.S. Air Forces in Europe"),
    ("ACC", "Air Combat Command"), ("AMC", "Air Mobility Command"),
    ("AMC", "Army Materiel Command", "U.S. Army Materiel Command"),
    ("AETC", "Air Education and Training Command"), ("AFMC", "Air Force Materiel Command"),
    ("AFGSC", "Air Force Global Strike Command"), ("AFSOC", "Air Force Special Operations Command"),
    ("AFRC", "Air Force Reserve Command"), ("ANG", "Air National Guard"),
    ("ARNG", "Army National Guard"), ("FORSCOM", "U.S. Army Forces Command"),
    ("TRADOC", "U.S. Army Training and Doctrine Command"),
    ("INSCOM", "U.S. Army Intelligence and Security Command"),
    ("USARPAC", "U.S. Army Pacific"), ("USAREUR-AF", "U.S. Army Europe and Africa"),
    ("USACE", "U.S. Army Corps of Engineers"), ("MARFORPAC", "U.S. Marine Corps Forces, Pacific"),
    ("NAVFAC", "Naval Facilities Engineering Systems Command"),
    ("NAVSEA", "Naval Sea Systems Command"), ("NAVAIR", "Naval Air Systems Command"),
    # Allies.
    ("JASDF", "Japan Air Self-Defense Force"), ("JGSDF", "Japan Ground Self-Defense Force"),
    ("JMSDF", "Japan Maritime Self-Defense Force"), ("JSDF", "Japan Self-Defense Forces"),
    ("ROKAF", "Republic of Korea Air Force"), ("RAAF", "Royal Australian Air Force"),
    ("RCAF", "Royal Canadian Air Force"), ("NATO", "North Atlantic Treaty Organization"),
    # The Department and its agencies.
    ("DoD", "Department of Defense", "Defense Department"), ("DLA", "Defense Logistics Agency"),
    ("DMA", "Defense Media Activity"), ("DPAA", "Defense POW/MIA Accounting Agency"),
    ("DARPA", "Defense Advanced Research Projects Agency"),
    ("VA", "Department of Veterans Affairs", "Veterans Affairs"),
    ("FEMA", "Federal Emergency Management Agency"),
    ("DVIDS", "Defense Visual Information Distribution Service"),
    # What else is on every page.
    ("NCO", "noncommissioned officer", "non-commissioned officer"),
    ("EOD", "explosive ordnance disposal"), ("UAV", "unmanned aerial vehicle"),
    ("HIMARS", "High Mobility Artillery Rocket System"),
    ("ROTC", "Reserve Officers' Training Corps"), ("POW", "prisoner of war"),
    ("MIA", "missing in action"), ("IED", "improvised explosive device"),
    ("PCS", "permanent change of station"), ("TDY", "temporary duty"),
    ("CBRN", "chemical, biological, radiological and nuclear"),
    ("HADR", "humanitarian assistance and disaster relief"),
)  # fmt: skip


def _by_words() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for names in _NAMES:
        for name in names:
            key = " ".join(terms(name))
            found[key] = (*found.get(key, ()), names)
    return found


WELL_KNOWN = _by_words()
"""By the words of any of its names, as analysed and with spaces between: every name of
each meaning."""

_LONGEST: dict[str, int] = {}
for _key in WELL_KNOWN:
    _head = " ".join(_key.split()[:2])
    _LONGEST[_head] = max(_LONGEST.get(_head, 0), _key.count(" ") + 1)


def longest_names(head: str) -> int:
    """How many terms the longest of these names has that begins with two terms; 0 for none."""
    return _LONGEST.get(head, 0)
