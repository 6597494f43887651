"""A query's tree with what its names are called otherwise.

Only names of one meaning are added to. Of one with several, the meanings are offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from indexer.analysis import terms
from indexer.equivalents.meanings import Names, longest_name, looked_up, other_names
from indexer.equivalents.unit_names import goes_on
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


def expand(tree: Node, names: Names, match: Match = "all", without: Iterable[str] = ()) -> Expanded:
    """The tree, each name in it joined by OR with what it is called otherwise.

    Excluded names too, so that what is said in other words is excluded as well. No name is
    added that has the words of one of `without` in a row.
    """
    expansion = _Expansion(names, match, tuple(filter(None, map(terms, without))))
    expanded = expansion.of(tree, lambda node: node, is_wanted=True)
    return Expanded(expanded, tuple(expansion.added), tuple(expansion.choices))


@dataclass
class _Expansion:
    names: Names
    match: Match
    without: tuple[tuple[str, ...], ...]
    added: dict[str, None] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)

    def of(self, node: Node, whole: Callable[[Node], Node], *, is_wanted: bool) -> Node:
        """The node, expanded; `whole` is the query's tree with another node in its place."""
        match node:
            case Phrase():
                found = self._name((node,), whole, is_wanted=is_wanted)
                return disjunction((node, *found)) if found else node
            case Within(name, Phrase() as phrase):
                found = self._name(
                    (phrase,),
                    lambda new: whole(Within(name, new)),  # type: ignore[arg-type]  # a phrase
                    is_wanted=is_wanted,
                )
                return disjunction((node, *(Within(name, other) for other in found)))
            case Value("unit", text, is_prefix=False):
                others = [
                    name
                    for name in other_names(text, self.names)
                    if not self._is_left_out(terms(name))
                ][:MAX_ADDED]
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

            for run in self._runs(nodes, at):
                end = at + len(run)
                seen = len(self.choices)
                found = self._name(
                    run,
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

    def _runs(self, nodes: tuple[Node, ...], at: int) -> Iterator[tuple[Phrase, ...]]:
        """The words from a node on that can be one name together, the longest run first."""
        words: list[Phrase] = []
        own: list[str] = []
        sizes: list[int] = []
        longest = MAX_NAME_TERMS
        for node in nodes[at : at + MAX_NAME_TERMS]:
            if not isinstance(node, Phrase) or node.distance > 1 or " " in node.text:
                break
            words.append(node)
            own += node.terms
            sizes.append(len(own))
            if len(words) == 2:
                longest = min(longest, longest_name(own[0], own[1], self.names))
            if sizes[-1] >= longest:
                break
        for count in range(len(words), 1, -1):
            behind = nodes[at + count] if at + count < len(nodes) else None
            is_whole = not (
                isinstance(behind, Phrase) and goes_on(words[count - 1].terms[-1], behind.terms[0])
            )
            if sizes[count - 1] <= longest and is_whole:
                yield tuple(words[:count])

    def _name(
        self, run: Sequence[Phrase], whole: Callable[[Node], Node], *, is_wanted: bool
    ) -> tuple[Phrase, ...]:
        """What to search for beside a run of words; a choice is noted."""
        own = tuple(term for phrase in run for term in phrase.terms)
        if len(own) > MAX_NAME_TERMS or any(phrase.distance > 1 for phrase in run):
            return ()
        typed = " ".join(phrase.text for phrase in run)
        found = looked_up(" ".join(own), typed, self.names)
        if not found.others and not found.meanings:
            return ()
        if found.meanings and is_wanted:
            meanings = (
                Meaning(name, stories, written(whole(Phrase(terms(name), name)), self.match))
                for name, stories in found.meanings
            )
            self.choices.append(Choice(typed, tuple(meanings)))
        others = [Phrase(terms(name), name) for name in found.others]
        phrases = [phrase for phrase in others if not self._is_left_out(phrase.terms)]
        added = _shortest(phrases, own)[:MAX_ADDED]
        if is_wanted:
            self.added.update(dict.fromkeys(phrase.text for phrase in added))
        return added

    def _is_left_out(self, name: tuple[str, ...]) -> bool:
        return any(_has(name, some) for some in self.without)


def _shortest(phrases: Sequence[Phrase], own: tuple[str, ...]) -> tuple[Phrase, ...]:
    """The phrases that find what neither another nor the words themselves do, each once."""
    return tuple(
        phrase
        for at, phrase in enumerate(phrases)
        if not _has(phrase.terms, own)
        and not any(
            _has(phrase.terms, other.terms) and (len(other.terms) < len(phrase.terms) or which < at)
            for which, other in enumerate(phrases)
            if which != at
        )
    )


def _has(terms: tuple[str, ...], some: tuple[str, ...]) -> bool:
    """Whether some terms stand among the others in a row."""
    size = len(some)
    return any(terms[at : at + size] == some for at in range(len(terms) - size + 1))
