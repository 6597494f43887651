"""Who a story is by: `Sgt. Avery Example 1st Example Brigade` and its many shapes.

The sites put a comma, a bar, a bracket or nothing between a name and a unit.
Where nothing stands between them, the unit begins at the first word that no
person is called by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.captures import authors
from indexer.captures.place_names import is_acronym
from indexer.captures.ranks import split_rank
from indexer.captures.regions import is_state_name
from indexer.captures.sites.unit_words import (
    NOUNS,
    PAIRS,
    SITE_ENDS,
    SMALL_WORDS,
    STARTS,
    STATE_FORCES,
    SURNAMES,
)
from indexer.story import Author

_MAX_CHARS = 300
_MAX_UNIT_WORDS = 14
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?:][\"”’]?\Z")

_PREFIX = re.compile(r"(?:Story (?:and photos? )?)?(?:By|BY|by|Por|POR|From|FROM)(?: |: ?)(?=\S)")
_NOBODY = re.compile(
    r"(?:None|NONE|Unknown|N/A|Courtesy(?: [Ss]tory)?|Staff [Rr]eports?|Staff [Ww]riters?"
    r"|Ninguno|Compiled [Rr]eports?)(?:[ ,|]+|\Z)|Staff\Z"
)
_COURTESY_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Sr|Sra|Srta)\.? (?=[A-Z])")
_BRACKETED = re.compile(r"(?P<name>[^()]{3,80}) \((?P<unit>[^()]{2,120})\)")
_NAME_SUFFIX = re.compile(r",? ?(?:Jr|Sr)\.?|I{2,3}|IV|,? ?(?:Ph\.?D|M\.?D)\.?")
_INITIAL = re.compile(
    r"[A-Z]\.?|[A-Z]\.[A-Z]\.?|[\"“'‘].{1,20}[\"”'’]|(?:van|von|de|der|da|del|la)"
)
_ACRONYM = re.compile(r"[A-Z]{3,}[A-Z0-9]*(?:[-/&][A-Za-z0-9&/-]*)?\W?|[A-Z]+-[A-Z]\w*")
_OFFICES = frozenset({"commander", "commandant"})
"""A comma may follow these where they begin a unit's name: `Commander, U.S. 3rd Fleet`."""

_ROMAN = re.compile(r"[IVX]{1,5}")


@dataclass(frozen=True, slots=True)
class Credit:
    """A person, a unit, or both; neither where a site's form was left empty (`By None`)."""

    author: Author | None
    unit_raw: str | None


def is_credit_line(line: str) -> bool:
    """Whether a line can be a byline by its form: `By` or `From`, then names and no sentence."""
    match = _PREFIX.match(line)
    if not match or len(line) > _MAX_CHARS:
        return False
    rest = line[match.end() :]
    if not (rest[0].isupper() or rest[0].isdigit()):
        return False
    return not _is_sentence(rest)


def credit(text: str) -> Credit:
    """Who `text` names, with or without its `By`."""
    if match := _PREFIX.match(text):
        text = text[match.end() :]
    text = text[:_MAX_CHARS].strip(" |,")
    if nobody := _NOBODY.match(text):
        return Credit(None, text[nobody.end() :].strip(" |,") or None)
    text = _COURTESY_TITLE.sub("", text, count=1)
    if " | " in text or text.endswith(" |"):
        name, _, unit = text.partition(" |")
        who = _at_word(name.strip())
        return Credit(who.author, unit.strip(" |,") or who.unit_raw)
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and not _holds_person(_rank_and_name(bracketed["name"])[1]):
        who = _whole(bracketed["name"])
        return Credit(who.author, bracketed["unit"]) if who.author else Credit(None, text)
    if "," in text:
        return _at_comma(text)
    return _at_word(text)


def is_unit_line(line: str) -> bool:
    """Whether a line below a byline names a unit: a few words, one of which says so."""
    return len(line.split()) <= _MAX_UNIT_WORDS and not _is_sentence(line) and _is_unit(line)


def _is_sentence(text: str) -> bool:
    """Whether the text holds words that no name has: `By Tuesday, the bridge was open`."""
    strange = sum(
        word[:1].islower() and word.strip(".,;:()/") not in SMALL_WORDS for word in text.split()
    )
    is_ended = _SENTENCE_END.search(text) is not None
    return strange > 0 and (is_ended or strange > 1 or split_rank(text)[0] is None)


def is_person(text: str) -> bool:
    """Whether a name without a rank can be a person's: two to five words, none a unit's."""
    return 2 <= len(text.split()) <= 5 and not _is_unit(text)


def _author(rank: str | None, name: str) -> Author | None:
    return authors.author(f"{rank} {name}" if rank else name)


def _rank_and_name(text: str) -> tuple[str | None, str]:
    return split_rank(text.replace("’", "'"))


def _whole(text: str) -> Credit:
    """The credit of a text that holds no unit behind a name: a person, or else a unit."""
    rank, name = _rank_and_name(text)
    found = _author(rank, name) if rank or not _is_unit(name) else None
    return Credit(found, None) if found else Credit(None, text or None)


def _at_comma(text: str) -> Credit:
    """Name and unit at the first comma that does not belong to either."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        return Credit(None, None)
    names = 2 if len(parts) > 1 and _NAME_SUFFIX.fullmatch(parts[1]) else 1
    first, rest = ", ".join(parts[:names]), parts[names:]
    rank, name = _rank_and_name(first)
    if rank is None and not is_person(name.partition(" and ")[0]):
        # A unit's own name has commas too, and one without a person may begin with a word.
        return _at_word(text) if _holds_person(name) else Credit(None, ", ".join((first, *rest)))
    words = name.split()
    at = _unit_start(words, has_rank=rank is not None)
    if at is None and rest and len(words) > 1 and words[-1].casefold() in _OFFICES:
        at = len(words) - 1
    if at:
        # `Sgt. A. Example 154th Wing, Hawaii Air National Guard`
        unit = ", ".join((" ".join(words[at:]), *rest))
        return Credit(_author(rank, " ".join(words[:at])), unit)
    # `Sgt. A. Example, Spc. B. Example, 1st Brigade`
    people = [first]
    while rest and _rank_and_name(rest[0].removeprefix("and "))[0]:
        people.append(rest.pop(0).removeprefix("and "))
    found = authors.author(" and ".join(people))
    return Credit(found, ", ".join(rest) or None)


def _holds_person(name: str) -> bool:
    """Whether a name without a rank runs on into a unit's: `Bo Example 154th Wing`."""
    return bool(_unit_start(name.split(), has_rank=False))


def _at_word(text: str) -> Credit:
    """Name and unit with nothing between them."""
    rank, name = _rank_and_name(text)
    words = name.split()
    at = _unit_start(words, has_rank=rank is not None)
    if at is None:
        return _whole(text)
    if at == 0 or (at == 1 and rank is None):
        return Credit(None, text)
    return Credit(_author(rank, " ".join(words[:at]).rstrip(",")), " ".join(words[at:]))


def _unit_start(words: list[str], *, has_rank: bool) -> int | None:
    """The index of the word that a unit's name begins with; `None` where none is named."""
    if not words or (not has_rank and _starts_unit(words, 0) and _is_unit(" ".join(words))):
        return 0 if words else None
    shortest = 1
    while shortest < len(words) - 1 and _INITIAL.fullmatch(words[shortest]):
        shortest += 1
    for at in range(1, len(words)):
        is_early = at <= shortest
        if is_early and not words[at][0].isdigit():
            continue
        if _starts_unit(words, at):
            ends_site = any(" ".join(words[at:]).startswith(end) for end in SITE_ENDS)
            return at - 1 if ends_site and at - 1 > shortest else at
    rest = words[shortest + 1 :]
    if any(_bare(word) in NOUNS for word in rest):
        while rest and _NAME_SUFFIX.fullmatch(rest[0]):
            shortest, rest = shortest + 1, rest[1:]
        return shortest + 1
    return None


def _starts_unit(words: list[str], at: int) -> bool:
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if any(c.isdigit() for c in word):
        return True
    if _ROMAN.fullmatch(word):
        # `Bo Example III Marine Corps Base Example`: there it is the name's.
        is_force = following == "Marine" and words[at + 2 : at + 3] not in (["Corps"], ["Forces"])
        return is_force or following == "MEF" or following.startswith("Corps")
    if _ACRONYM.fullmatch(word):
        if at == 0:
            # `BO EXAMPLE 9th Wing`: a name in capitals.
            return is_acronym(word) or not (following.isupper() and following.isalpha())
        are_capitals = words[0].isupper() and words[0].isalpha() and len(words[0]) > 1
        return not are_capitals or is_acronym(word)
    plain = word.casefold().strip(",/")
    if (plain, following.casefold()) in PAIRS or _starts_with_state(words, at):
        return True
    if plain not in STARTS or not following or word.endswith(","):
        return False
    # `Bo Camp Joint Task Force-Example`: what stands right before a unit's first word is a name.
    return plain not in SURNAMES or not _starts_unit(words, at + 1)


def _is_unit(text: str) -> bool:
    words = text.split()
    if _rank_and_name(text)[0]:
        return False
    return any(
        any(c.isdigit() for c in word)
        or _bare(word) in NOUNS
        or (at < len(words) - 1 and word.casefold().strip(",/") in STARTS)
        for at, word in enumerate(words)
    ) or (len(words) == 1 and len(text) > 3 and text.isupper())


def _starts_with_state(words: list[str], at: int) -> bool:
    """Whether a state's forces stand there: `Minnesota National Guard`, `New York Air Guard`."""
    first, *below = map(_bare, words[at : at + 5])
    if below and is_state_name(f"{first} {below[0]}"):
        below = below[1:]
    elif not is_state_name(first) and first != "d.c":
        return False
    # The Bureau is of no state: the word before it is a surname.
    is_bureau = below[:3] == ["national", "guard", "bureau"]
    return bool(below) and below[0] in STATE_FORCES and not is_bureau


def _bare(word: str) -> str:
    return word.casefold().strip(".,;:()/’'").partition("/")[0]
