"""The dateline with which a story opens: `YOKOTA AIR BASE, Japan –`.

Told from a sentence that begins in capitals by what stands before the dash, all
of which must be a place, a date or a news service.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from indexer.captures import cities
from indexer.captures.locations import known_location
from indexer.story import Location

_MAX_CHARS = 200
"""Far more than a dateline takes (the longest known has 110)."""

_CACHED_HEADS = 4096
"""Offices write the same few places over and over."""

_MAX_PLACE_WORDS = 9
_DASH = re.compile(
    # All that may begin one stands in the first set, for a search is fast at that.
    r"(?P<dash>[—–―−‒\"“”-](?:(?<=[—–―−‒])[—–―−‒]{1,2}|(?<=-)(?:-{1,2}|\s-))?)(?P<after>\s*)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|ust|tember|ember|ober)?\.?"
)
_DATE = re.compile(
    rf"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? )?"
    rf"(?:{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<day_first>\d{{1,2}}) {_MONTH.replace('month', 'month_second')}"
    r",?(?: (?P<year_last>\d{4}))?)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r" ?[(\[](?P<inside>[^()\[\]]{1,60})[)\]]")
_SERVICE = re.compile(
    r"(?:[A-Z]{2,8}|(?:[A-Z][a-z]+ ){1,4}(?:News|Service|Press|Affairs)(?: Service)?)(?:, .*)?"
)
_DATE_AT_END = re.compile(rf",? (?:{_DATE.pattern})$", re.IGNORECASE)
_CAPITALS = re.compile(r"(?=\d*[^\d])[A-ZÀ-Þ\d][A-ZÀ-Þ\d.'’/&()–-]*(?: [A-ZÀ-Þ\d.'’/&()–-]+)*")
_WITH_SMALL_PREFIX = re.compile(r"\b(?:Mc|Mac|De|Du|La|Le)(?=[A-Z]{2})|(?<=\d)(?:st|nd|rd|th)\b")
_SMALL_WORDS = frozenset({
    "al", "and", "at", "de", "del", "el", "in", "la", "near", "of", "on", "province", "region",
    "district", "sea", "the",
})  # fmt: skip
_OPENINGS = ('"', "“", "‘", "'", "(")
_IN_FRONT = re.compile(
    r"\d{6}-[A-Z]-[A-Z0-9]{4,6}-\d{3,4},?:? "
    r"|(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}) - (?=[A-Z])"
)
"""A picture's number, as in the Navy's captions (`230522-N-AB123-1001 PACIFIC OCEAN (…`), or the
day, as on old pages of af.mil (`3/4/2010 - EXAMPLE AIR BASE, Japan -- …`)."""

_ABOARD = re.compile(r"(?:ABOARD|ON BOARD|ONBOARD)(?: THE)? ", re.IGNORECASE)
_FIRST_WORDS = frozenset({
    # With one of these in front, or of the next at the end, capitals name a place.
    "CAMP", "COB", "COMBAT", "CONTINGENCY", "COP", "COS", "FOB", "FORT", "FORWARD", "FT", "JOINT",
    "JSS", "LSA", "MARINE", "MCAS", "MCB", "MCRD", "NAF", "NAS", "NAVAL", "NSA", "RAF",
    "UNDISCLOSED", "USCGC", "USNS", "USS",
})  # fmt: skip
_LAST_WORDS = frozenset({
    "AAF", "AB", "AFB", "AFRICA", "AIRFIELD", "AIRPORT", "ANGB", "ARB", "ARSENAL", "ASIA",
    "BARRACKS", "BASE", "BAY", "BEACH", "CITY", "DEPOT", "EUROPE", "FIELD", "GARRISON", "GULF",
    "HARBOR", "ISLAND", "ISLANDS", "JBER", "JBLM", "JBSA", "KASERNE", "LOCATION", "OCEAN",
    "PENTAGON", "PROVINCE", "SEA", "STATION", "VALLEY",
})  # fmt: skip
_NO_PLACE_WORDS = frozenset({
    # Labels and openings in capitals; none of them is a word of a place's name.
    "A", "ADVISORY", "AN", "ARE", "ATTENTION", "BREAKING", "CAPTION", "CAUTION",
    "CLOSED", "CONTACT", "CORRECTION", "DATE", "EDITOR'S", "EVENT", "FACT", "FOR", "HOW", "IF",
    "IMMEDIATE", "IMPORTANT", "IS", "IT", "MEDIA", "NO", "NOT", "NOTE", "NOTICE",
    "NOW", "OPEN", "PHOTO", "PHOTOS", "PRESS", "QUESTION", "RELEASE", "REMINDER", "SUMMARY",
    "THIS", "TIME", "TO", "UPDATE", "UPDATED", "VIDEO", "WARNING", "WAS", "WE", "WHAT", "WHEN",
    "WHERE", "WHO", "WHY", "WILL", "WITH", "YOU", "YOUR",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as written, its dash included, and what it says.

    `location` is `None` where the place alone is not certain (`FOB EXAMPLE –`);
    `end` is the index in the paragraph at which the sentence begins.
    """

    text: str
    location: Location | None
    day: date | None
    end: int


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens the paragraph, if one does."""
    in_front = _IN_FRONT.match(paragraph) if paragraph[:1].isdigit() else None
    start = in_front.end() if in_front else 0
    opening = paragraph[start : start + _MAX_CHARS]
    if not opening[:1].isupper() and not opening[:1].isdigit():
        return None
    for head, end, is_firm in _heads(opening):
        found = _read(head, is_firm=is_firm, is_start=_is_start(opening[end:], is_firm=is_firm))
        if found:
            location, day = found
            if in_front and in_front["year"]:
                day = day or _numeric_date(in_front)
            return Dateline(paragraph[: start + end].rstrip(), location, day, start + end)
    return None


def _heads(opening: str) -> Iterator[tuple[str, int, bool]]:
    """What stands before each dash, where the text goes on, and if only a dash can stand there.

    A hyphen or a quote may be part of a name or of a sentence. Behind a bracketed
    date no dash is needed.
    """
    for match in _DASH.finditer(opening):
        head, dash = opening[: match.start()], match["dash"]
        if any(map(_is_of_sentence, head.partition("(")[0].split())):
            return  # and so would be all that is longer
        end, after = match.end(), match["after"]
        before = head[len(head.rstrip(" ,")) :]
        if dash in '"“”':
            if not after:
                return  # a quotation begins
            yield head, end, False
        else:
            is_firm = bool(before or after) or not opening[end : end + 1].isalpha()
            # Behind `…, Germany` a dash divides; a hyphen may join (`…, Texas-area`).
            is_firm |= dash != "-" and "," in head and opening[end : end + 1].isupper()
            yield head, end, is_firm
    bracket = _BRACKETED.search(opening) if "(" in opening or "[" in opening else None
    day = _DATE.search(bracket["inside"]) if bracket else None
    if bracket and day and _date(day):
        yield opening[: bracket.end()], _skip_spaces(opening, bracket.end()), True


def _is_of_sentence(word: str) -> bool:
    return word.islower() and word.rstrip(",") not in _SMALL_WORDS


def _skip_spaces(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip())


@lru_cache(maxsize=_CACHED_HEADS)
def _read(
    head: str, *, is_firm: bool, is_start: bool
) -> tuple[Location | None, date | None] | None:
    """Place and day of what stands before the dash, or nothing if it is no dateline.

    `is_start` says that a sentence can begin behind it.
    """
    place, day = _undated(head)
    place = " ".join(_ABOARD.sub("", place, count=1).split())
    parts = [part.strip() for part in place.split(",")]
    if not all(parts) or len(place.split()) > _MAX_PLACE_WORDS + len(parts):
        return None
    is_place_in_capitals = _is_in_capitals(parts[0])
    if not all(map(_is_place_like, parts)) or _NO_PLACE_WORDS.intersection(place.split()):
        return None
    location = _location(place)
    if not is_place_in_capitals:
        is_certain = len(parts) > 1 and location is not None and is_firm and is_start
    elif location is None:
        is_certain = _is_base(parts[0]) and is_firm and is_start
    else:
        is_certain = is_start or (len(parts) > 1 and is_firm)
    return (location, day) if is_certain else None


def _undated(head: str) -> tuple[str, date | None]:
    """The head without its date and its news service, and the date."""
    day = None
    head = head.rstrip(" ,")
    for _ in range(2):
        bracket = _BRACKETED.search(head)
        if bracket is None or bracket.end() < len(head):
            break
        inside = bracket["inside"]
        found = _DATE.search(inside)
        if found:
            day = day or _date(found)
        elif not _SERVICE.fullmatch(inside):
            break
        head = head[: bracket.start()].rstrip(" ,")
    if found := _DATE_AT_END.search(head):
        day = day or _date(found)
        head = head[: found.start()]
    return head.strip(" ,"), day


def _date(match: re.Match[str]) -> date | None:
    month = match["month"] or match["month_second"]
    year = match["year"] or match["year_last"]
    if not year:
        return None
    try:
        number = _MONTHS.index(month[:3].casefold()) + 1
        return date(int(year), number, int(match["day"] or match["day_first"]))
    except ValueError:
        return None


def _numeric_date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _location(place: str) -> Location | None:
    """The place, where the dateline alone says for certain which it is."""
    last = place.rpartition(",")[2]
    if land := cities.land_of(last):
        return known_location(f"{place}, {land}")
    return known_location(place)


def _is_in_capitals(text: str) -> bool:
    return _CAPITALS.fullmatch(_WITH_SMALL_PREFIX.sub("", text)) is not None


def _is_place_like(part: str) -> bool:
    """Whether each word of a dateline's part is written as a name's are."""
    return not part[:1].islower() and all(
        word[:1].isupper() or word[:1].isdigit() or word[:1] in "(&'’-" or word in _SMALL_WORDS
        for word in part.split()
    )


def _is_base(text: str) -> bool:
    words = text.rstrip(".").split()
    return (len(words) > 1 and words[0] in _FIRST_WORDS) or words[-1] in _LAST_WORDS


def _is_start(rest: str, *, is_firm: bool) -> bool:
    """Whether a sentence can begin there; behind a mere hyphen, more is asked of it."""
    is_start = rest[:1].isupper() or rest[:1].isdigit() or rest.startswith(_OPENINGS)
    return is_start and (is_firm or _begins_with_word(rest))


def _begins_with_word(rest: str) -> bool:
    """Whether a sentence's word stands there, not a name's second half in capitals."""
    word = rest.split(maxsplit=1)[0] if rest.strip() else ""
    word = _WITH_SMALL_PREFIX.sub("", word)  # `JOINT BASE LEWIS-McCHORD`
    return word[:1].isupper() and (len(word) == 1 or any(map(str.islower, word)))
