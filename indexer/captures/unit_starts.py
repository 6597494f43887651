"""Where a unit's name begins behind a person's, with nothing between the two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.captures import regions
from indexer.captures.designators import DESCRIBERS, ECHELONS
from indexer.captures.people import is_particle, is_suffix
from indexer.captures.place_names import is_acronym
from indexer.captures.units import starts_unit

_STARTERS = frozenset({
    # Words that begin a unit's name and no surname ends in, if more follows.
    "air", "american", "area", "army", "camp", "coast", "combat", "combined", "commander",
    "defense", "department", "dvids", "fleet", "fort", "headquarters", "hhc", "hq",
    "international", "joint", "marine", "marines", "multi-national", "multinational", "national",
    "naval", "navy", "office", "pacific", "public", "regimental", "regional", "space", "special",
    "task", "theater", "u.s", "us", "usag",
})  # fmt: skip
_BEFORE_COMMA = frozenset({"commander", "headquarters", "hhc", "hq"})
_STATE_FORCES = frozenset({"national", "army", "air", "military", "guard", "state"})
_ROMAN_NUMERAL = re.compile(r"[IVX]{1,5}")
_BEHIND_ROMAN = frozenset({"corps", "mef", "marine", "armored"})
_MIN_NAME_WORDS = 2


def unit_start(words: Sequence[str]) -> int | None:
    """The index of the word with which a unit's name begins, behind a name or at 0.

    Where the line does not say, but ends in a unit's noun, the name is taken to
    be two words, or to end behind the word after an initial.
    """
    bare = [word.strip(",.()") for word in words]
    if not words:
        return None
    if _begins_at(words, bare, 0):
        return 0
    are_capitals = all(word.isupper() for word in bare if word.isalpha())
    for at in range(1, len(words)):
        if words[at][0].isdigit():
            return at
        if words[at - 1].endswith(",") and not is_suffix(bare[at]):
            return None  # a comma parts the two
        if at < _MIN_NAME_WORDS or len(bare[at - 1]) == 1 or _joins(words[at - 1]):
            continue  # `Camp` may be a surname
        is_short = not are_capitals and len(bare[at]) > 2 and is_acronym(bare[at])
        if is_short or _begins_at(words, bare, at) or bare[at].casefold() == "defense.gov":
            return at
    return _by_length(words, bare)


def _begins_at(words: Sequence[str], bare: Sequence[str], at: int) -> bool:
    """Whether the words from `at` on say themselves that they are a unit's name."""
    if words[at][0].isdigit():
        return starts_unit(" ".join(words[at:]))
    if at + 1 == len(words):
        return False
    word, below = bare[at].casefold(), bare[at + 1].casefold()
    if word in _STARTERS and (not words[at].endswith(",") or word in _BEFORE_COMMA):
        return True
    if bare[at] in ("USS", "USNS", "USCGC", "NATO"):
        return True
    if _ROMAN_NUMERAL.fullmatch(words[at]) and below in _BEHIND_ROMAN:
        return True
    behind = bare[at + 2].casefold() if at + 2 < len(bare) else ""
    return (
        (at > 0 and word.title() in DESCRIBERS and _has_noun(bare[at + 1 :]))
        or (below in _STATE_FORCES and regions.is_state_name(bare[at]))
        or (behind in _STATE_FORCES and regions.is_state_name(" ".join(bare[at : at + 2])))
    )


def _by_length(words: Sequence[str], bare: Sequence[str]) -> int | None:
    initial = next((at for at, word in enumerate(bare[:3]) if at and len(word) == 1), 0)
    end = initial + 2 if initial else _MIN_NAME_WORDS
    while end < len(words) and _joins(words[end - 1]):
        end += 1
    while end < len(words) and is_suffix(bare[end]):
        end += 1
    is_long = len(words) > end + 1 and not any("," in word for word in words[:end])
    return end if is_long and _has_noun(bare[end + 1 :]) else None


def _joins(word: str) -> bool:
    """Whether a name goes on behind the word: `Van`, `de`, `St.`."""
    return is_particle(word.casefold())


def _has_noun(words: Sequence[str]) -> bool:
    return not ECHELONS.isdisjoint(word.title() for word in words)
