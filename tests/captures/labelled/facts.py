"""A story's true facts, invented from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from tests.captures.labelled import people, places, prose
from tests.captures.labelled.people import Person
from tests.captures.labelled.places import Place

_DASHES = (" – ", " — ", " - ", " -- ", ", -- ", "- ", "—", " –", "--")
JOINT_RELEASE = "Joint Press Release from"
"""Opens a story now and then: its heading, which may be kept or left out."""

_FIRST_DAY = date(2006, 1, 1)
_DAYS = 19 * 365


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of one story.

    Attributes:
        dateline: as the first paragraph has it, dash included; `""` where it has none.
        dateline_place: what the dateline names; may differ from `place`.
        paragraphs: the body after its dateline; the first of them follows it.
        captions: `(credit, text)` of each photo, the text whole.
    """

    number: int
    title: str
    author: Person | None
    unit_raw: str
    unit: str
    place: Place
    dateline: str
    dateline_place: Place | None
    dateline_day: date | None
    paragraphs: tuple[str, ...]
    taken_on: date
    posted_at: datetime
    captions: tuple[tuple[Person | None, str], ...]
    tags: tuple[str, ...]


def facts(random: Random) -> Facts:
    """One story."""
    taken_on = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
    posted_at = datetime(taken_on.year, taken_on.month, taken_on.day) + timedelta(
        days=random.choice((0, 0, 0, 1, 2, 8, 60, 200)), minutes=random.randrange(24 * 60)
    )
    place = places.news_place(random)
    unit_raw, unit = people.unit(random)
    paragraphs = _paragraphs(random)
    roll = random.random()
    if roll < 2 / 80:
        paragraphs = (f"{unit} marked its birthday Friday. {paragraphs[0]}", *paragraphs[1:])
    elif roll < 5 / 80 and place.locations[0] and place.locations[0].site:
        unit_raw = unit = place.locations[0].site
    elif roll < 7 / 80:
        paragraphs = (f"{JOINT_RELEASE} the {unit} and the town of Lakeside", *paragraphs)
    if random.random() < 0.02:
        posted_at = datetime(taken_on.year, taken_on.month, taken_on.day) - timedelta(hours=30)
    dateline_place, dateline, day = _dateline(random, place, taken_on)
    if paragraphs[0].startswith(JOINT_RELEASE):
        dateline_place, dateline, day = None, "", None
    caption = paragraphs[0] if random.random() < 0.03 else prose.sentence(random)
    if random.random() < 0.3:
        caption = f"{caption} {prose.sentence(random)}"
    return Facts(
        number=random.randint(1000, 999999),
        title=prose.title(random),
        author=people.person(random),
        unit_raw=unit_raw,
        unit=unit,
        place=place,
        dateline=dateline,
        dateline_place=dateline_place,
        dateline_day=day,
        paragraphs=paragraphs,
        taken_on=taken_on,
        posted_at=posted_at,
        captions=((people.person(random) if random.random() < 24 / 31 else None, caption),),
        tags=tuple(random.sample(prose.TAGS, random.randint(1, 5))),
    )


def _dateline(
    random: Random, place: Place, taken_on: date
) -> tuple[Place | None, str, date | None]:
    """60 of 80 have one; it often names another place than the header does."""
    if random.random() >= 60 / 80:
        return None, "", None
    roll = random.random()
    if roll < 0.03:
        sea = places.sea(random)
        bracket = f" ({taken_on:%b}. {taken_on.day}, {taken_on.year})"
        return sea, f"{sea.dateline}{bracket}{random.choice(_DASHES[:4])}", taken_on
    if roll < 0.2:
        place = places.news_place(random)
    elif roll < 0.23:
        place = places.post_in_province(random)
    return place, f"{place.dateline}{_dash(random)}", None


def _dash(random: Random) -> str:
    # En and em dashes and double hyphens are the usual ones; the others were met once or twice.
    return random.choice(_DASHES[:4] if random.random() < 0.75 else _DASHES)


def _paragraphs(random: Random) -> tuple[str, ...]:
    found = [prose.paragraph(random) for _ in range(random.randint(3, 12))]
    if random.random() < 0.06:
        found = found[:1]
    if random.random() < 0.15:
        found.insert(random.randint(0, len(found)), prose.furniture_sentence(random))
    if random.random() < 0.12 and len(found) > 2:
        found.insert(random.randint(1, len(found) - 1), prose.subhead(random))
    if random.random() < 0.1 and len(found) > 2:
        found.insert(random.randint(1, len(found) - 1), "\n".join(prose.items(random)))
    if random.random() < 0.08:
        found.append(prose.contact(random))
    if random.random() < 0.09:
        found.append(prose.boilerplate(random))
    return tuple(found)
