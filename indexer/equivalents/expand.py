"""A query's tree with what its names are called otherwise.

Only names of one meaning are added to. Of one with several, the meanings are offered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from indexer.analysis import terms
from indexer.equivalents.unit_names import unit_names
from indexer.equivalents.well_known import WELL_KNOWN
from indexer.tree import (
    And,
    Match,
    Node,
    Not,
    Or,
    Phrase,
    Value,
    Within,
    conjunction,
    disjunction,
    negation,
    written,
)

MAX_ADDED = 5
"""Names that one name is searched for as beside itself; each costs what a phrase does."""

MAX_NAME_TERMS = 10
"""`Chemical, Biological, Radiological and Nuclear Defense Command` has 8."""

MIN_SHARE = 0.1
"""A meaning with a lesser share of the stories that the first one has is a slip, or too rare to
ask about."""

MAX_CHOICES = 6
"""Meanings that are offered, the most frequent: a list to read at a glance."""

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

    def frequency(self, term: str) -> int:
        """About how many stories have a term."""

    def unit_stories(self, unit: str) -> int:
        """How many stories are of a unit, by its full name."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One of several things that a short form stands for.

    Attributes:
        stories: how many define it so, or are of that unit.
        text: the query's text with this meaning in place of the short form.
    """

    name: str
    stories: int
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A short form that was searched for as typed alone, since it has several meanings."""

    typed: str
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Expanded:
    """A tree with what was added to it; `added` has that in words, each once."""

    tree: Node
    added: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


def expand(tree: Node, names: Names, match: Match = "all") -> Expanded:
    """The tree, each name in it joined by OR with what it is called otherwise.

    Excluded names too, so that what is said in other words is excluded as well.
    """
    expansion = _Expansion(names, match)
    expanded = expansion.of(tree, lambda node: node, is_wanted=True)
    return Expanded(expanded, tuple(expansion.added), tuple(expansion.choices))


def other_names(text: str, names: Names) -> tuple[str, ...]:
    """What the name that is the whole text is called otherwise, the likeliest first."""
    key = " ".join(terms(text))
    return _looked_up(key, text, names).others if key else ()


class _Found(NamedTuple):
    """What is known of a name: other names, or the meanings that it may have."""

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


@dataclass
class _Expansion:
    names: Names
    match: Match
    added: dict[str, None] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)

    def of(self, node: Node, whole: Callable[[Node], Node], *, is_wanted: bool) -> Node:
        """The node, expanded; `whole` is the query's tree with another node in its place."""
        match node:
            case Phrase():
                found = self._name((node,), whole, is_wanted=is_wanted)
                return disjunction((node, *found))
            case Within(name, Phrase() as phrase):
                found = self._name(
                    (phrase,),
                    lambda new: whole(Within(name, new)),  # type: ignore[arg-type]  # a phrase
                    is_wanted=is_wanted,
                )
                return disjunction((node, *(Within(name, other) for other in found)))
            case Value("unit", text, is_prefix=False):
                others = other_names(text, self.names)[:MAX_ADDED]
                if is_wanted:
                    self.added.update(dict.fromkeys(others))
                return disjunction((node, *(Value("unit", other) for other in others)))
            case Not(child):
                return Not(self.of(child, lambda new: whole(negation(new)), is_wanted=False))
            case And(nodes) | Or(nodes):
                return self._joined(node, nodes, whole, is_wanted=is_wanted)
            case _:
                return node

    def _joined(
        self,
        node: And | Or,
        nodes: tuple[Node, ...],
        whole: Callable[[Node], Node],
        *,
        is_wanted: bool,
    ) -> Node:
        """An And or Or, in which names can be several words in a row."""
        expanded: list[Node] = []
        at = 0
        join = type(node)
        joined = conjunction if join is And else disjunction
        while at < len(nodes):

            def with_other(new: Node, first: int = at, end: int = at + 1) -> Node:
                return whole(joined((*nodes[:first], new, *nodes[end:])))

            for end in range(at + _run_length(nodes[at:]), at + 1, -1):
                run = nodes[at:end]
                seen = len(self.choices)
                found = self._name(
                    run,  # type: ignore[arg-type]  # `_run_length` counts phrases alone
                    lambda new, last=end: with_other(new, end=last),  # type: ignore[misc]
                    is_wanted=is_wanted,
                )
                if found:
                    expanded += (*run, *found) if join is Or else (Or((And(run), *found)),)
                elif len(self.choices) > seen:
                    expanded += run
                else:
                    continue
                at = end
                break
            else:
                expanded.append(self.of(nodes[at], with_other, is_wanted=is_wanted))
                at += 1
        return join(tuple(expanded)) if tuple(expanded) != nodes else node

    def _name(
        self, run: Sequence[Phrase], whole: Callable[[Node], Node], *, is_wanted: bool
    ) -> tuple[Phrase, ...]:
        """What to search for beside a run of words; a choice is noted."""
        own = tuple(term for phrase in run for term in phrase.terms)
        if len(own) > MAX_NAME_TERMS or any(phrase.distance > 1 for phrase in run):
            return ()
        typed = " ".join(phrase.text for phrase in run)
        found = _looked_up(" ".join(own), typed, self.names)
        if found.meanings and is_wanted:
            meanings = (
                Meaning(name, stories, written(whole(Phrase(terms(name), name)), self.match))
                for name, stories in found.meanings
            )
            self.choices.append(Choice(typed, tuple(meanings)))
        phrases: dict[tuple[str, ...], Phrase] = {}
        for name in found.others:
            phrase = Phrase(terms(name), name)
            if phrase.terms != own:
                phrases.setdefault(phrase.terms, phrase)
        added = tuple(phrases.values())[:MAX_ADDED]
        if is_wanted:
            self.added.update(dict.fromkeys(phrase.text for phrase in added))
        return added


def _run_length(nodes: Sequence[Node]) -> int:
    """How many of the first nodes are words that can be one name together."""
    for length, node in enumerate(nodes[:MAX_NAME_TERMS]):
        if not isinstance(node, Phrase) or node.distance > 1 or " " in node.text:
            return length
    return min(len(nodes), MAX_NAME_TERMS)


def _looked_up(key: str, typed: str, names: Names) -> _Found:
    """What is known of a name as typed."""
    units = unit_names(key, typed)
    if len(units) > 1:
        with_stories = [(unit, names.unit_stories(unit[0])) for unit in units]
        known = [(unit, stories) for unit, stories in with_stories if stories]
        if len(known) != 1:
            return _Found(meanings=tuple((unit[0], count) for unit, count in known or with_stories))
        units = (known[0][0],)
    if units:
        return _Found(others=_others(key, units[0]))
    well_known = WELL_KNOWN.get(key, ())
    defined = names.of_short(key)
    if defined and not well_known and _is_word(key, defined, names):
        defined = defined if sum(map(str.isupper, typed)) > 1 else ()
    if well_known and not _is_short(key, well_known):
        # A full name: one meaning, as far as anybody knows.
        shorts = [name for group in well_known for name in group]
        return _Found(others=_others(key, (*shorts, *_shorts(key, names))))
    if well_known or defined:
        return _of_meanings(key, _meanings(well_known, defined))
    return _Found(others=_others(key, _shorts(key, names)))


def _is_short(key: str, groups: Sequence[Sequence[str]]) -> bool:
    """Whether the words are one of the short forms, which are single words."""
    return " " not in key and bool(groups)


def _of_meanings(key: str, meanings: Sequence[_Meaning]) -> _Found:
    least = MIN_SHARE * max(meaning.weight for meaning in meanings)
    likely = [meaning for meaning in meanings if meaning.weight >= least][:MAX_CHOICES]
    if len(likely) > 1:
        return _Found(meanings=tuple((_longest(one.names), one.stories) for one in likely))
    return _Found(others=_others(key, likely[0].names))


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
    shorts = sorted(names.of_long(key), key=lambda one: (-one.stories, one.short))[:MAX_ADDED]
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
