"""A byline becomes an author: the rank apart from the name.

Reads names and the lines that hold them. People are not matched with one
another here, but one person's name comes out in one spelling.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.captures.designators import DESCRIBERS, ECHELONS
from indexer.captures.people import is_name_word, is_particle, is_suffix, person_name
from indexer.captures.ranks import split_rank
from indexer.captures.unit_starts import unit_start
from indexer.story import Author

COURTESY = "Courtesy Story"

_NO_PERSON = frozenset({
    "anonymous", "contributor", "courtesy", "courtesy asset", "courtesy photo", "courtesy story",
    "defense.gov", "dvids", "guest writer", "n/a", "news release", "news staff", "none",
    "not available", "null", "press release", "staff", "staff report", "staff reports",
    "staff writer", "tbd", "unknown", "unknown author", "various",
})  # fmt: skip
_PRESS_OFFICE = re.compile(r"\b(?:Public Affairs|PAO)\b", re.IGNORECASE)
_AND = re.compile(r" (?:and|&) ", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?P<told>(?:(?:courtesy )?story|article|commentary|feature|text|words|written|compiled"
    r"|news story)(?:(?:,? and |, | & |/)(?:photos?|photographs?|images?|video|graphics?))* )?"
    r"by(?: ?[:|-])? +)(?=\S)",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE_BEHIND = re.compile(
    rf"[ ,|/–—-]*(?:Published:? )?(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})$",
    re.IGNORECASE,
)
_TIGHT_COMMA = re.compile(r"(?<=[^\W\d]),(?=\w)")
_SERVICE_BEHIND = re.compile(
    # `, USN`, ` (USAF)`, `, USMC (Ret.)`: whose rank it is, and no unit.
    r"(?:, | \()(?:USAF?|USNR?|USMCR?|USCG|USSF)\b\.?(?:,? \(?ret(?:ired|\.)?\)?)?\)?(?=,|$)",
    re.IGNORECASE,
)
_UNIT_BEHIND = re.compile(r"(?:, ?| ?[|/] ?| [–—-]{1,2} )(?P<unit>\S.*)")
_NO_NAME = frozenset({
    # Words behind `By` in titles and sentences with which no name begins.
    "a", "air", "all", "an", "and", "any", "christmas", "day", "december",
    "demand", "design", "direction", "each", "every", "executive", "far", "fall", "february",
    "friday", "her", "his", "in", "its", "january", "july", "land", "law", "march",
    "monday", "morning", "my", "next", "night", "no", "november", "now", "numbers",
    "october", "of", "on", "one", "order", "our", "popular", "request", "saturday", "sea",
    "september", "spring", "sunday", "that", "the", "their", "then", "these", "this",
    "those", "thursday", "to", "today", "tuesday", "two", "using", "wednesday", "what", "when",
    "winter", "with", "working", "your",
})  # fmt: skip
_SMALL_WORDS = frozenset({
    "&", "-", "–", "and", "at", "de", "for", "in", "of", "on", "the", "to", "with",
})  # fmt: skip
_UNIT_WORDS = frozenset(word.casefold() for word in ECHELONS | DESCRIBERS)
_SENTENCE_END = re.compile(r"[^\W\d_]{5,}[.!?]$")
_MAX_CHARS = 200
"""Far more than names and a unit take; a longer text is a paragraph."""

_COMPACT_RANK = re.compile(r"[A-Z]{1,3}[1-9][A-Z]? ")
_MIN_NAME_WORDS = 2
_MAX_NAME_WORDS = 5
_MAX_UNIT_WORDS = 18
_CACHED_NAMES = 4096


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that says who wrote the story.

    `author` is `None` where the line names an office or nobody (`By None`).
    """

    author: Author | None
    unit_raw: str | None


@lru_cache(maxsize=_CACHED_NAMES)
def author(name: str) -> Author | None:
    """The author that `Airman 1st Class Ann Example` names.

    Civilians have no rank. `None` where no person is named, but an office or
    nobody. Of several, the first one's rank stands apart and the others follow.
    """
    found = people(name)
    if len(found) < 2:
        return found[0] if found else None
    return Author(found[0].rank, " and ".join([found[0].name, *map(str, found[1:])]))


def people(text: str) -> tuple[Author, ...]:
    """Each person that `Sgt. Ann Example and Ben Sample` names."""
    if len(text) > _MAX_CHARS:
        return ()
    found = (_person(part) for part in _AND.split(_tidy(text)))
    return tuple(person for person in found if person)


def byline(line: str) -> Byline | None:
    """Who a line such as `By Sgt. Ann Example, 9th Example Wing` says wrote the story.

    Also `Story by …`, `by …` and a unit without a comma. `None` for a sentence
    that begins with `By`: every word must belong to a name or a unit.
    """
    if len(line) > _MAX_CHARS:
        return None
    lead = _LEAD.match(line)
    if not lead:
        return None
    rest = _DATE_BEHIND.sub("", _tidy(line[lead.end() :]))
    if "," in rest or "(" in rest:
        rest = _SERVICE_BEHIND.sub("", _TIGHT_COMMA.sub(", ", rest))
    if rest.casefold() in _NO_PERSON:
        return Byline(None, None)
    end = 0
    while name_end := _name_end(rest, end, is_certain=bool(lead["told"])):
        end = name_end
        joined = _AND.match(rest, end)
        if not joined or not _name_end(rest, joined.end(), is_certain=bool(lead["told"])):
            break
        end = joined.end()
    if not end:
        is_office = split_rank(rest)[0] is None and _is_office(rest) and _is_unit(rest)
        return Byline(None, rest) if is_office else None
    unit = _unit_in(rest[end:])
    if unit is None and rest[end:].strip(" .,|"):
        return None
    found = author(rest[:end])
    return Byline(found, unit) if found else None


def _tidy(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


def _person(text: str) -> Author | None:
    rank, name = split_rank(text)
    if rank is not None:
        # Some give their rank twice: `Petty Officer 2nd Class MC2 Ann Example`.
        name = _COMPACT_RANK.sub("", name)
    name = _without_unit(name)
    if not any(map(str.isalpha, name)) or any(map(str.isdigit, name)):
        return None
    if rank is None and (name.casefold() in _NO_PERSON or _is_office(text)):
        return None
    return Author(rank, name)


@lru_cache(maxsize=_CACHED_NAMES)
def _without_unit(name: str) -> str:
    """A person's name in its one spelling, without what follows it.

    Met before more often than with its rank: who writes for years does so in several.
    """
    words = name.split()
    behind = unit_start(words)
    return person_name(name if behind is None else " ".join(words[:behind]))


def _is_office(text: str) -> bool:
    """Whether a text names a unit or an office where a person is expected."""
    words = text.replace("/", " ").replace(",", " ").split()
    return (
        _PRESS_OFFICE.search(text) is not None
        or unit_start(words) == 0
        or (len(words) > 2 and sum(word.casefold() in _UNIT_WORDS for word in words) > 1)
    )


def _name_end(text: str, start: int, *, is_certain: bool) -> int:
    """The index at which the name that begins at `start` ends; 0 if there is none.

    A rank, or `is_certain`, says that a person is named; else two words at least
    must look like a name's.
    """
    rank, name = split_rank(text[start:])
    is_certain = is_certain or rank is not None
    words = name.split(" ")
    behind = unit_start(words)
    count = end = 0
    for at, word in enumerate(words[:behind]):
        bare = word.partition("/")[0].rstrip(",")
        if not is_name_word(bare):
            break
        if at == 0 and not is_certain and bare.casefold() in _NO_NAME:
            return 0
        count += not is_particle(bare)
        end += len(bare) + (at > 0)
        if at and is_suffix(bare):
            break
        if bare != word:  # a comma ends the name, unless `Jr.` is what follows it
            if not (at + 1 < len(words) and is_suffix(words[at + 1].rstrip(","))):
                break
            end += len(word) - len(bare)
    if not (1 if is_certain else _MIN_NAME_WORDS) <= count <= _MAX_NAME_WORDS:
        return 0
    return len(text) - len(name) + end


def _unit_in(behind: str) -> str | None:
    """The unit in what follows a name, if all of that is one."""
    match = _UNIT_BEHIND.fullmatch(behind.rstrip(" ,"))
    unit = (match["unit"] if match else behind).partition(" | ")[0].strip(" ,|")
    return unit if _is_unit(unit) else None


def _is_unit(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= _MAX_UNIT_WORDS
        and (text[0].isupper() or text[0].isdigit())
        and all(map(_is_unit_word, words))
        and _SENTENCE_END.search(text) is None
    )


def _is_unit_word(word: str) -> bool:
    bare = word.strip("(),.\"'“”/").casefold()
    is_small = bare in _SMALL_WORDS or bare in _UNIT_WORDS or not bare
    return is_small or not word.lstrip("(\"'“")[:1].islower()
