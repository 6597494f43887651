"""A scene told: title, paragraphs, quotes, captions, and the page's own fields.

Sentences are chosen here and never written here; those stand in `plots`.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from random import Random

from indexer.demo.casting import LAST_YEAR, Scene, scene
from indexer.demo.facts import Cast, cast_of, teller_of
from indexer.demo.people import unit_author
from indexer.demo.plots.plot import Plot, Quote
from indexer.demo.plots.shared import ABOUT, BACKGROUND, REMARKS
from indexer.demo.units import Unit
from indexer.demo.writing import Pattern, Teller, in_title_case
from indexer.story import Author, Caption, Kind, Location, Problem, Story

# Details and quotes of a story, from brief to long, and how often each is told.
_SIZES = ((3, 1), (5, 2), (8, 4), (12, 7))
_SIZE_WEIGHTS = (22, 36, 26, 16)
_NOTICE_SIZES = ((2, 0), (3, 1), (4, 1))
_KINDS: tuple[Kind, ...] = ("news", "image", "video")
_KIND_WEIGHTS = (93, 5, 2)
_DASHES = (" – ", " – ", " — ", " -- ")
# What a page does not say, as shares of all stories.
_NO_UNIT, _NO_LOCATION, _NO_DATE, _NO_DAY_TAKEN, _NO_AUTHOR = 0.03, 0.03, 0.025, 0.02, 0.055
_FROM_DATELINE = 0.015
_LATE_POST = 0.012


def story(rng: Random, story_id: str) -> Story:
    """A new story by the chances of `rng`."""
    setting = scene(rng)
    teller = teller_of(rng, setting)
    cast = cast_of(teller, setting)
    kind = rng.choices(_KINDS, _KIND_WEIGHTS)[0]
    title = _title(teller, setting.plot)
    body = "\n\n".join(
        _news(teller, setting, cast) if kind == "news" else _caption_page(teller, setting, kind)
    )
    unit = None if rng.random() < _NO_UNIT else setting.unit
    location = None if rng.random() < _NO_LOCATION else setting.place.location
    taken_on, posted_at = _dates(rng, setting.day)
    late = taken_on and posted_at and (posted_at.date() - taken_on).days
    return Story(
        id=story_id,
        kind=kind,
        title=title,
        body=body,
        author=_author(rng, setting),
        unit=unit.name if unit else None,
        unit_raw=_unit_as_typed(rng, unit) if unit else None,
        location=location,
        taken_on=taken_on,
        posted_at=posted_at,
        captions=_captions(teller, setting) if kind == "news" else (),
        tags=_tags(rng, setting, teller),
        inferred=_inferred(rng, location),
        problems=(
            (Problem("late-post", f"Posted {late} days after the day it was taken."),)
            if late and late > 30
            else ()
        ),
    )


def _title(teller: Teller, plot: Plot) -> str:
    headline = teller.say(teller.draw(plot.titles, 1)[0])
    return in_title_case(headline) if teller.rng.random() < 0.45 else headline


def _news(teller: Teller, setting: Scene, cast: Cast) -> list[str]:
    rng, plot = teller.rng, setting.plot
    if plot.is_notice:
        detail_count, quote_count = rng.choice(_NOTICE_SIZES)
    else:
        detail_count, quote_count = rng.choices(_SIZES, _SIZE_WEIGHTS)[0]
    opening = _told(teller, plot.leads, 1)
    context = _told(teller, plot.context, 1 + detail_count // 5)
    if rng.random() < 0.4 and any(role.voice == "guest" for role in plot.roles):
        context += _told(teller, BACKGROUND, 1)
    details = _told(teller, plot.details, detail_count)
    quotes = _quotes(teller, cast, plot.quotes, quote_count)
    ending = _told(teller, plot.closings, 1 if detail_count < 7 else 2)
    if rng.random() < 0.35:
        ending.append(teller.say(ABOUT[setting.unit.kind]))
    paragraphs = [_dateline(teller, setting) + " ".join(opening), " ".join(context)]
    # Speech and detail take turns; speech left over when the details end is dropped.
    while details:
        if quotes:
            paragraphs.append(quotes.pop(0))
        run = rng.choice((1, 2, 2, 3))
        paragraphs.append(" ".join(details[:run]))
        del details[:run]
    paragraphs.append(" ".join(ending))
    return paragraphs


def _told(teller: Teller, pool: tuple[Pattern, ...], count: int) -> list[str]:
    return [teller.say(text) for text in teller.draw(pool, count)]


def _quotes(teller: Teller, cast: Cast, pool: tuple[Quote, ...], count: int) -> list[str]:
    """Up to `count` paragraphs of speech; a speaker is introduced once."""
    fits = [quote for quote in pool if quote.voice in cast and quote.pattern.suits(teller.flags)]
    remarks = [quote for quote in REMARKS if quote.voice in cast and "new" not in cast]
    remark_count = min(count // 3, len(remarks))
    chosen = teller.rng.sample(fits, min(count - remark_count, len(fits)))
    chosen += teller.rng.sample(remarks, remark_count)
    chosen = _taking_turns(chosen)
    introduced: set[str] = {"hero", "old", "new"}
    paragraphs = []
    previous = ""
    for quote in chosen:
        speaker, role = cast[quote.voice]
        before, after = (teller.say(half) for half in quote.pattern.text.split(" / "))
        if quote.voice not in introduced:
            source = f"said {speaker}, {role}"
        elif quote.voice == previous:
            source = f"{speaker.last} added"
        else:
            source = teller.rng.choice((f"said {speaker.last}", f"{speaker.last} said"))
        introduced.add(quote.voice)
        previous = quote.voice
        paragraphs.append(f"“{before},” {source}. “{after}”")
    return paragraphs


def _taking_turns(quotes: list[Quote]) -> list[Quote]:
    """The quotes with the voices in turn, and no voice more than three times."""
    turns: Counter[str] = Counter()
    placed = []
    for order, quote in enumerate(quotes):
        turns[quote.voice] += 1
        if turns[quote.voice] <= 3:
            placed.append((turns[quote.voice], order, quote))
    return [quote for _, _, quote in sorted(placed, key=itemgetter(0, 1))]


def _dateline(teller: Teller, setting: Scene) -> str:
    """`YOKOTA AIR BASE, Japan – `; at sea with the day; a few stories have none."""
    dash = teller.rng.choice(_DASHES)
    if setting.place.zone == "sea":
        return f"{setting.place.dateline} ({teller.facts['date']}){dash}"
    return "" if teller.rng.random() < 0.06 else f"{setting.place.dateline}{dash}"


def _caption_page(teller: Teller, setting: Scene, kind: Kind) -> list[str]:
    """An image's or a video's text: what it shows, and who made it."""
    text = " ".join(_told(teller, setting.plot.captions, 1))
    extra = " ".join(_told(teller, setting.plot.context, 1))
    maker = _writer(teller.rng, setting)
    medium = "photo" if kind == "image" else "video"
    return [f"{text} {extra} (U.S. {setting.unit.service} {medium} by {maker})"]


def _captions(teller: Teller, setting: Scene) -> tuple[Caption, ...]:
    count = teller.rng.choices((0, 1, 2), (45, 42, 13))[0]
    return tuple(
        Caption(text, None if teller.rng.random() < 0.15 else str(_writer(teller.rng, setting)))
        for text in _told(teller, setting.plot.captions, count)
    )


def _writer(rng: Random, setting: Scene) -> Author:
    desk = rng.choice((0, 0, 0, 1, 1, 2))
    writer = unit_author(setting.unit.name, setting.unit.service, setting.day.year // 2, desk)
    return Author(writer.rank, writer.name)


def _author(rng: Random, setting: Scene) -> Author | None:
    """One of the unit's writers; `None` for a courtesy story."""
    return None if rng.random() < _NO_AUTHOR else _writer(rng, setting)


def _dates(rng: Random, day: date) -> tuple[date | None, datetime | None]:
    """The day taken and the time posted: the same day, some days or months later."""
    if rng.random() < _NO_DATE:
        return None, None
    if rng.random() < _LATE_POST:
        lapse = rng.randrange(40, 210)
    else:
        lapse = 0 if rng.random() < 0.4 else int(rng.expovariate(1 / 4))
    last_day = date(LAST_YEAR, 12, 31)
    posted_on = min(day + timedelta(days=lapse), last_day)
    posted_at = datetime.combine(posted_on, time(rng.randrange(24), rng.randrange(60)))
    return (None if rng.random() < _NO_DAY_TAKEN else day), posted_at


def _unit_as_typed(rng: Random, unit: Unit) -> str:
    return f"{unit.name} Public Affairs" if rng.random() < 0.2 else unit.name


def _tags(rng: Random, setting: Scene, teller: Teller) -> tuple[str, ...]:
    if rng.random() < 0.3:
        return ()
    tags = list(rng.sample(setting.plot.tags, rng.randrange(1, len(setting.plot.tags) + 1)))
    craft = teller.facts.get("craft")
    if craft and {"air", "search"} & set(setting.plot.name.split()):
        tags.append(craft)
    if setting.happening:
        tags.append(setting.happening.name.removeprefix("the "))
    if rng.random() < 0.4:
        tags.append(f"U.S. {setting.unit.service}")
    if rng.random() < 0.25:
        tags.append(setting.place.name.removeprefix("the "))
    return tuple(tags)


def _inferred(rng: Random, location: Location | None) -> dict[str, str]:
    return {"location": "the dateline"} if location and rng.random() < _FROM_DATELINE else {}
