"""Stories on the services' own sites and the commands', as text."""

from __future__ import annotations

from random import Random

from tests.captures.labelled import page_parts, people
from tests.captures.labelled.facts import Facts
from tests.captures.labelled.sheet import ANYTHING, Evidence, Sheet

_NOTICES = (
    ("An official website of the United States government", "Here's how you know",
     "Official websites use .mil",
     "A .mil website belongs to an official U.S. Department of Defense organization.",
     "Secure .mil websites use HTTPS",
     ("A lock (lock icon) or https:// means you’ve safely connected to the .mil website. Share "
      "sensitive information only on official, secure websites.")),
    ("An official website of the United States government",),
)  # fmt: skip
_UNITS = (
    "3rd Infantry Division", "Marine Corps Base Camp Lejeune", "II Marine Expeditionary Force",
    "U.S. Southern Command", "124th Mobile Detachment", "Joint Force Headquarters",
    "National Guard Bureau", "Headquarters Marine Corps",
)  # fmt: skip
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.",
           "Nov.", "Dec.")  # fmt: skip
_SPANISH = (
    "Los soldados del batallón repararon la escuela y entregaron libros a los niños del pueblo.",
    "“Trabajamos juntos por la región”, dijo el comandante durante la ceremonia del jueves.",
    "La visita terminó con un recorrido por el puerto y una reunión con las autoridades.",
    "El ejercicio continuará hasta el 14 de mayo, según la Fuerza de Tarea.",
)


def af(random: Random, facts: Facts) -> Sheet:
    """af.mil: title, bullets without a date, a dateline with a double hyphen."""
    sheet = _sheet(random, facts)
    bullet = random.choice(("- ", "• ", "* "))
    sheet.add(facts.title, Evidence("title", _twice(facts.title)))
    sheet.add(f"{bullet}Published")
    sheet.add(
        f"{bullet}By {facts.author}",
        Evidence("author", _twice(facts.author and facts.author.author)),
        before="\n",
    )
    sheet.add(f"{bullet}{facts.unit_raw}", Evidence("unit", _twice(facts.unit)), before="\n")
    page_parts.add_body(sheet, random, facts, before="\n\n", has_title=False)
    return sheet


def marines(random: Random, facts: Facts) -> Sheet:
    """marines.mil: a photo's lines above the title, or a byline with bars below it."""
    sheet = _sheet(random, facts)
    who = _unnumbered(random)
    unit = random.choice(_UNITS)
    day = facts.taken_on
    if random.random() < 0.5:
        sheet.add("Photo Information")
        credit, caption = facts.captions[0]
        sheet.add(caption, page_parts.caption_evidence(caption, credit))
        sheet.add(f"Photo by {credit or who}")
        sheet.fixed["captions"] = (ANYTHING,)
        sheet.add(facts.title, Evidence("title", _twice(facts.title)))
        line = f"{day.day:02} {day:%b} {day.year} | {who} {unit}"
    else:
        sheet.add(facts.title, Evidence("title", _twice(facts.title)))
        line = f"By {who} | {unit} | {day:%B} {day.day}, {day.year}"
    sheet.add(line, *_byline_evidence(facts, who, unit))
    page_parts.add_body(sheet, random, facts, before="\n\n", has_title=False)
    return sheet


def army(random: Random, facts: Facts) -> Sheet:
    """army.mil: the date glued to the unit's last letter, captions between furniture."""
    sheet = _sheet(random, facts)
    who = people.soldier(random)
    unit = random.choice(_UNITS)
    day = facts.taken_on
    sheet.add(facts.title, Evidence("title", _twice(facts.title)))
    line = f"By {who}, {unit}{day:%B} {day.day}, {day.year}"
    sheet.add(line, *_byline_evidence(facts, who, unit))
    if random.random() < 0.6:
        sheet.fixed["captions"] = (ANYTHING,)
        for k in (1, 2):
            text = facts.captions[0][1]
            sheet.add(f"{k} / 2 Show Caption + Hide Caption – {text} (Photo Credit: U.S. Army) "
                      "VIEW ORIGINAL")  # fmt: skip
    page_parts.add_body(sheet, random, facts, before="\n\n", has_title=False)
    return sheet


def command(random: Random, facts: Facts) -> Sheet:
    """Commands and the National Guard, now and then in Spanish."""
    sheet = _sheet(random, facts)
    day = facts.taken_on
    who = _unnumbered(random)
    unit = random.choice(_UNITS)
    date = f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    sheet.add(f"NEWS | {date}", *_day_evidence(facts))
    is_spanish = random.random() < 0.1
    title = "Soldados entregan libros en la escuela" if is_spanish else facts.title
    sheet.add(title, Evidence("title", _twice(title)))
    if random.random() < 0.1:
        sheet.add("By None")
    else:
        sheet.add(f"By {who} {unit}", *_byline_evidence(facts, who, unit)[:2])
    if is_spanish:
        for sentence in random.sample(_SPANISH, 3):
            sheet.add(sentence, body="yes")
    else:
        page_parts.add_body(sheet, random, facts, before="\n\n", has_title=False)
    return sheet


def defense(random: Random, facts: Facts) -> Sheet:
    """defense.gov: no author, place and date before the dash."""
    sheet = _sheet(random, facts)
    day = facts.taken_on
    sheet.add(facts.title, Evidence("title", _twice(facts.title)))
    office = random.choice(("Defense Department", "U.S. Northern Command", "Joint Staff"))
    sheet.add(f"From a {office} News Release")
    date = f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
    opening = f"WASHINGTON, {date} {random.choice('–—-')} "
    sheet.fixed |= {"author": (None,), "location": (ANYTHING,)}
    for index, paragraph in enumerate(facts.paragraphs):
        evidence = _day_evidence(facts) if index == 0 else ()
        sheet.add(opening + paragraph if index == 0 else paragraph, *evidence, body="yes")
    return sheet


def navy(random: Random, facts: Facts) -> Sheet:
    """navy.mil: the byline with its unit after a comma."""
    sheet = _sheet(random, facts)
    who = people.soldier(random)
    sheet.add(facts.title, Evidence("title", _twice(facts.title)))
    sheet.add(f"By {who}, USS EXAMPLE Public Affairs",
              *_byline_evidence(facts, who, "USS EXAMPLE")[:2])  # fmt: skip
    page_parts.add_body(sheet, random, facts, before="\n\n", has_title=False)
    return sheet


def _sheet(random: Random, facts: Facts) -> Sheet:
    """An empty page; most begin with the notice that the site is official."""
    _ = facts
    sheet = Sheet(fixed={"kind": ("news", "other"), "taken_on": (ANYTHING,),
                         "posted_at": (ANYTHING,)})  # fmt: skip
    if random.random() < 0.6:
        for line in random.choice(_NOTICES):
            sheet.add(line, before="\n")
    return sheet


def _unnumbered(random: Random) -> people.Person:
    """Somebody whose name does not end in a word that could begin a unit's."""
    who = people.soldier(random)
    return _unnumbered(random) if who.name.endswith(("III", "Camp", "Washington")) else who


def _twice(value: object) -> tuple[object, ...]:
    """Scored, but whether it was read or inferred is left open."""
    return (value, value)


def _byline_evidence(facts: Facts, who: people.Person, unit: str) -> tuple[Evidence, ...]:
    return (
        Evidence("author", _twice(who.author)),
        Evidence("unit", _twice(unit)),
        *_day_evidence(facts),
    )


def _day_evidence(facts: Facts) -> tuple[Evidence, ...]:
    """The day that the page prints, whether it is kept as taken or as posted."""
    return (Evidence("date", _twice(facts.taken_on)),)
