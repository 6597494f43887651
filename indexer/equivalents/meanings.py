"""What a name is called otherwise, or the several things that it may mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from indexer.analysis import terms
from indexer.equivalents.models import longest_model, model
from indexer.equivalents.unit_names import fleet_names, longest_unit, unit_names
from indexer.equivalents.well_known import WELL_KNOWN, longest_names

MIN_SHARE = 0.1
"""A meaning with a lesser share of the stories that the first one has is a slip, or too rare to
ask about."""

MAX_CHOICES = 6
"""Meanings that are offered, the most frequent: a list to read at a glance."""

MAX_SHORTS = 5
"""Short forms of one name that are looked at, the most frequent."""

WELL_KNOWN_STORIES = 5
"""A well-known meaning counts as if so many stories defined it; most never do."""

MUCH_MORE = 20
"""A short form in so many times the stories that define it is rather a word, as `at` is
beside `annual training (AT)`. Stories define nearly all that they abbreviate."""

_WORDS = frozenset({
    "a", "am", "an", "and", "are", "as", "at", "be", "by", "do", "for", "go", "had", "has", "he",
    "his", "if", "in", "is", "it", "its", "me", "my", "no", "not", "of", "on", "or", "our", "she",
    "so", "the", "to", "up", "was", "we", "who",
})  # fmt: skip
"""The same where too few stories are indexed to tell."""


class Defined(NamedTuple):
    """A definition that stories give, and how many of those that are indexed do."""

    short: str
    long: str
    stories: int


class Names(Protocol):
    """What an index knows of names. A key has a name's terms, with spaces between."""

    def of_short(self, key: str) -> Sequence[Defined]:
        """The definitions of a short form."""

    def of_long(self, key: str) -> Sequence[Defined]:
        """The definitions that give a long form."""

    def longest(self, head: str) -> int:
        """How many terms the longest defined name has that begins with these two; 0 for none."""

    def frequency(self, term: str) -> int:
        """About how many stories have a term."""

    def unit_stories(self, unit: str) -> int:
        """How many stories are of a unit, by its full name."""


class Found(NamedTuple):
    """What is known of a name: other names, or the meanings that it may have, with stories."""

    others: tuple[str, ...] = ()
    meanings: tuple[tuple[str, int], ...] = ()


class _Meaning(NamedTuple):
    """The names of one thing, and how many stories define one of them."""

    names: tuple[str, ...]
    stories: int
    is_well_known: bool

    @property
    def weight(self) -> int:
        return self.stories + WELL_KNOWN_STORIES * self.is_well_known


def other_names(text: str, names: Names) -> tuple[str, ...]:
    """What the name that is the whole text is called otherwise, the likeliest first."""
    key = " ".join(terms(text))
    return looked_up(key, text, names).others if key else ()


def possible_names(text: str, names: Names) -> tuple[str, ...]:
    """The same, and of a name with several meanings each: to be offered, not searched for."""
    key = " ".join(terms(text))
    found = looked_up(key, text, names) if key else Found()
    return (*found.others, *(name for name, _ in found.meanings))


def longest_name(first: str, second: str, names: Names) -> int:
    """How many terms the longest name has that may begin with these two; 0 for none.

    Nearly all pairs of words begin none, so that few runs of a query's words need be looked
    up: a seventh of the time for twenty words (`tests.benchmarks.names`).
    """
    head = f"{first} {second}"
    return max(
        longest_unit(first, second),
        longest_model(first, second),
        longest_names(head),
        names.longest(head),
    )


def looked_up(key: str, typed: str, names: Names) -> Found:
    """What is known of a name; `key` has its terms with spaces between."""
    units = unit_names(key, typed) if " " in key else ()
    if len(units) > 1:
        # A unit without a story would be offered for nothing.
        known = [(unit, count) for unit in units if (count := sum(map(names.unit_stories, unit)))]
        if len(known) > 1:
            return Found(meanings=tuple((unit[0], count) for unit, count in known))
        units = tuple(unit for unit, _ in known)
    if units:
        return Found(others=_others(key, units[0]))
    fleet = fleet_names(typed)
    if fleet:
        return Found(others=fleet)
    one = model(typed) if " " in key else None
    if one:
        return Found(others=(one,))
    well_known = WELL_KNOWN.get(key, ())
    defined = names.of_short(key)
    if " " not in key:
        well_known = tuple(group for group in well_known if any(_spell(typed, n) for n in group))
        defined = [one for one in defined if _spell(typed, one.short)]
    if defined and not well_known and _is_word(key, defined, names):
        defined = defined if sum(map(str.isupper, typed)) > 1 else ()
    if well_known and not _is_short(key, well_known):
        # A full name: one meaning, as far as anybody knows.
        shorts = [name for group in well_known for name in group]
        return Found(others=_others(key, (*shorts, *_shorts(key, names))))
    if well_known or defined:
        return _of_meanings(key, _meanings(well_known, defined))
    defined = names.of_long(key)
    return Found(others=_others(key, _shorts(key, names))) if defined else Found()


def _spell(typed: str, name: str) -> bool:
    """Whether a word is spelt as a name is, but for a plural.

    Others can have its term: `aged` has that of `AGE`.
    """
    one, other = ("".join(filter(str.isalnum, text)).casefold() for text in (typed, name))
    return one.removesuffix("s") == other.removesuffix("s")


def _is_short(key: str, groups: Sequence[Sequence[str]]) -> bool:
    """Whether the words are one of the short forms, which are single words."""
    return " " not in key and bool(groups)


def _of_meanings(key: str, meanings: Sequence[_Meaning]) -> Found:
    least = MIN_SHARE * max(meaning.weight for meaning in meanings)
    likely = [meaning for meaning in meanings if meaning.weight >= least][:MAX_CHOICES]
    if len(likely) > 1:
        return Found(meanings=tuple((_longest(one.names), one.stories) for one in likely))
    return Found(others=_others(key, likely[0].names))


def _longest(known: Sequence[str]) -> str:
    """The first name in full of a meaning."""
    return next((name for name in known if " " in name), known[0])


def _meanings(well_known: Sequence[Sequence[str]], defined: Sequence[Defined]) -> list[_Meaning]:
    """What a short form may mean, the likeliest first."""
    found = [_Meaning(tuple(group), 0, is_well_known=True) for group in well_known]
    same = {_squeezed(name): at for at, one in enumerate(found) for name in one.names}
    for one in sorted(defined, key=lambda one: (-one.stories, one.long)):
        at = same.setdefault(_squeezed(one.long), len(found))
        if at == len(found):
            found.append(_Meaning((), 0, is_well_known=False))
        names, stories, is_well_known = found[at]
        found[at] = _Meaning((*names, one.long), stories + one.stories, is_well_known)
    return sorted(found, key=lambda meaning: -meaning.weight)


def _squeezed(name: str) -> str:
    """What spellings of one name have in common: hyphens, `U.S.` and small words are no part."""
    bare = name.removeprefix("the ").removeprefix("The ")
    for prefix in ("U.S. ", "US ", "United States "):
        bare = bare.removeprefix(prefix)
    return "".join(term for term in terms(bare) if term not in _WORDS)


def _shorts(key: str, names: Names) -> tuple[str, ...]:
    """The short forms of a full name that stand for it alone."""
    shorts = sorted(names.of_long(key), key=lambda one: (-one.stories, one.short))[:MAX_SHORTS]
    kept = []
    for one in shorts:
        short_key = " ".join(terms(one.short))
        well_known, defined = WELL_KNOWN.get(short_key, ()), names.of_short(short_key)
        if _is_word(short_key, defined, names) and not well_known:
            continue
        found = _of_meanings(short_key, _meanings(well_known, defined))
        if not found.meanings and _squeezed(one.long) in map(_squeezed, found.others):
            kept.append(one.short)
            kept += [name for name in found.others if " ".join(terms(name)) != key]
    return tuple(kept)


def _is_word(key: str, defined: Sequence[Defined], names: Names) -> bool:
    """Whether a short form is rather read as the word that is spelt so."""
    if " " in key or not key.isalpha():
        return False
    stories = sum(one.stories for one in defined)
    return key in _WORDS or names.frequency(key) > MUCH_MORE * max(stories, 1)


def _others(key: str, known: Sequence[str]) -> tuple[str, ...]:
    """The names whose words are others than those of the key, each once."""
    found: dict[str, str] = {}
    for name in known:
        own = " ".join(terms(name))
        if own and own != key:
            found.setdefault(own, name)
    return tuple(found.values())
