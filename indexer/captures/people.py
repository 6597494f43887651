"""A person's name in one spelling, so that one person counts once."""

from __future__ import annotations

import re

_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b\.? *(?=[A-Z])", re.IGNORECASE)
_SUFFIXES = {
    "jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV",
}  # fmt: skip
_TRAILING_NOTE = re.compile(r" ?(?:\([^()]{0,40}\)|\S+@\S+)$")
_PARTICLES = frozenset({
    "al", "bin", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "el", "la",
    "las", "le", "los", "st.", "ten", "van", "vander", "von", "y",
})  # fmt: skip
_INSIDE = re.compile(r"(?<=\S )(?:De(?: L(?:a|as|os))?|Del|Der|Von)(?= \S)")
"""Particles that names hold in small letters, nearly always; `Van` is written both ways."""

_BEHIND_DASH = re.compile(r"(?<=\S) [–—-] .*")
_EDGES = " ,;:|/\\–—-_*"
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['.-])*")
_NICKNAME = re.compile(r"[\"“(][^\W\d_]['\w. -]{0,30}[\"”)]")
_VOWEL = re.compile(r"[AEIOUY]", re.IGNORECASE)
_MIN_SURNAME_CHARS = 4
"""A word of as many capitals in a mixed name is no pair of initials: `John SMITH`."""


def person_name(text: str) -> str:
    """The name without courtesy title, unit and stray signs, in ordinary capitals."""
    name = _TITLE.sub("", text.strip(_EDGES), count=1)
    name = _TRAILING_NOTE.sub("", name)
    first, _, rest = name.partition(",")
    suffix = rest.strip(" .").partition(",")[0].rstrip(".").casefold()
    if suffix in _SUFFIXES:
        name = f"{first} {_SUFFIXES[suffix]}"
    elif " " in first.strip():
        name = _BEHIND_DASH.sub("", first)  # what follows a whole name is a unit
    words = name.strip(_EDGES).split()
    if words and not _is_initial(words[-1]) and words[-1].rstrip(".").casefold() not in _SUFFIXES:
        words[-1:] = filter(None, [words[-1].rstrip(".")])  # dots alone are no word
    are_capitals = name.isupper()
    are_small = name.islower()
    tidy = " ".join(
        _word(word, at, len(words), are_capitals=are_capitals, are_small=are_small)
        for at, word in enumerate(words)
    )
    return _INSIDE.sub(lambda particle: particle[0].lower(), tidy) if are_capitals else tidy


def is_name_word(word: str) -> bool:
    """Whether a word can be one of a person's name: `Ann`, `O'Hara-Lee`, `J.`, `de`, `"Al"`."""
    if word in _PARTICLES or _NICKNAME.fullmatch(word):
        return True
    return word[:1].isupper() and _NAME_WORD.fullmatch(word) is not None


def is_particle(word: str) -> bool:
    """Whether a word only joins a name's others: `de`, `van`."""
    return word in _PARTICLES


def is_suffix(word: str) -> bool:
    """Whether a word is `Jr.`, `III` or the like."""
    return word.rstrip(".").casefold() in _SUFFIXES


def _is_initial(word: str) -> bool:
    letters = word.replace(".", "")
    return "." in word and len(letters) <= 2 and letters.isalpha()


def _word(word: str, at: int, count: int, *, are_capitals: bool, are_small: bool) -> str:
    bare = word.rstrip(".").casefold()
    if at > 1 and bare in _SUFFIXES:
        return _SUFFIXES[bare]
    if len(word) == 1 and word.isalpha() and word.isupper() and at < count - 1:
        return f"{word}."
    if not word[0].isalpha():  # a nickname in quotes
        return word[0] + _capitalised(word[1:]) if are_capitals else word
    if are_small:
        return word if word in _PARTICLES else _capitalised(word)
    if not word.isupper() or len(bare) < 2 or "." in word:
        return word
    is_surname = at == count - 1 or len(word) >= _MIN_SURNAME_CHARS
    # `JD Smith`, `AJ`: two capitals are initials unless all is in capitals.
    if (are_capitals and _VOWEL.search(word)) or (len(word) > 2 and is_surname):
        return _capitalised(word)
    return word


def _capitalised(word: str) -> str:
    return "-".join(_capitalised_part(part) for part in word.split("-"))


def _capitalised_part(part: str) -> str:
    first, apostrophe, rest = part.partition("'")
    if apostrophe and len(first) == 1 and len(rest) > 1:
        return f"{first.upper()}'{_capitalised_part(rest)}"
    if part[:2].upper() == "MC" and len(part) > 3:
        return f"Mc{part[2].upper()}{part[3:].lower()}"
    return part.capitalize()
