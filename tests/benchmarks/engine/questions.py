"""What is asked of every peer, in classes, chosen by how often words occur.

Frequencies are measured on the first stories of the corpus, so that one seed asks
the same questions at every size. Every word is its own stem and plain ASCII: no
difference between stemmers or foldings decides what it finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from random import Random
from typing import Literal

from indexer.analysis import terms
from indexer.fields import RANKED_FIELDS
from indexer.story import Story
from tests.benchmarks.engine.language import FUNCTION_WORDS

Shape = Literal["all", "any", "phrase", "prefix", "fuzzy"]
"""How the words are joined; `prefix` and `fuzzy` have one word. Fuzzy is one letter
added, lost or changed or two neighbours swapped, the first letter kept; what an engine
cannot do of that shows in its totals."""

MEASURED, PAIRED = 10_000, 2_000
"""Stories whose words are counted, and those whose pairs of neighbours are."""

COMMON, MIDDLE, FREQUENT, RARE = (0.15, 0.27), (0.02, 0.10), (0.01, 0.10), (0.0004, 0.001)
"""Shares of the stories that a word occurs in."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; without words it asks for everything.

    Attributes:
        name: of its class.
        without: a word that no match may have.
        first, last: the days between which a match must lie, or None for both.
        newest: whether the ten newest are asked for, rather than the ten best.
    """

    name: str
    words: tuple[str, ...] = ()
    shape: Shape = "all"
    without: str | None = None
    unit: str | None = None
    first: date | None = None
    last: date | None = None
    newest: bool = False

    @property
    def first_day(self) -> int:
        """`first` as YYYYMMDD, 0 for none."""
        return int(f"{self.first:%Y%m%d}") if self.first else 0

    @property
    def last_day(self) -> int:
        """`last` as YYYYMMDD, 0 for none."""
        return int(f"{self.last:%Y%m%d}") if self.last else 0


class Frequencies:
    """How many of some stories have each term, each pair of neighbours and each unit."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self.stories = 0
        self.terms = Counter[str]()
        self.units = Counter[str]()
        self._stories_of_pair = Counter[tuple[str, str]]()
        for story in stories:
            self.stories += 1
            texts = [terms(text) for field in RANKED_FIELDS for text in field.texts(story)]
            self.terms.update({term for text in texts for term in text})
            if self.stories <= PAIRED:
                self._stories_of_pair.update({pair for text in texts for pair in pairwise(text)})
            self.units.update([story.unit] if story.unit else ())
        for word in FUNCTION_WORDS:
            del self.terms[word]

    def band(self, shares: tuple[float, float], min_letters: int = 4) -> list[str]:
        """Words that occur in a share of the stories between the two, in alphabetical order."""
        low, high = shares[0] * self.stories, max(shares[1] * self.stories, 2)
        return sorted(
            term
            for term, count in self.terms.items()
            if low <= count <= high and len(term) >= min_letters and is_plain(term)
        )

    def phrases(self) -> list[tuple[str, str]]:
        """The most frequent pairs of frequent words, in alphabetical order."""
        words = set(self.band((FREQUENT[0], 1.0), min_letters=3))
        pairs = {
            pair: count
            for pair, count in self._stories_of_pair.items()
            if words.issuperset(pair) and pair[0] != pair[1]
        }
        return sorted(sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:300])

    def prefixes(self) -> list[str]:
        """Four letters with which 30 to 120 terms begin, in alphabetical order."""
        counts = Counter(term[:4] for term in self.terms if len(term) >= 4 and term.isascii())
        return sorted(p for p, count in counts.items() if 30 <= count <= 120 and p.isalpha())


def questions(known: Frequencies, count: int, seed: int) -> dict[str, tuple[Question, ...]]:
    """`count` questions of each class, by the class's name; fewer if there are no more."""
    rng = Random(f"questions {seed}")
    common, middle, frequent = known.band(COMMON), known.band(MIDDLE), known.band(FREQUENT)
    datable, units = known.band((0.05, 0.25)), [unit for unit, _ in known.units.most_common(60)]
    rare, fuzzy = known.band(RARE), known.band((0.005, 0.05), min_letters=6)
    phrases, prefixes = known.phrases(), known.prefixes()

    def two_years() -> tuple[date, date]:
        year = rng.randint(2006, 2023)
        return date(year, 1, 1), date(year + 1, 12, 31)

    def one(words: Sequence[str]) -> tuple[str, ...]:
        return (rng.choice(words),)

    def some(words: Sequence[str], most: int) -> tuple[str, ...]:
        return tuple(rng.sample(words, min(most, len(words))))

    # A class: its name, what it chooses from, and how a question of it is made.
    classes: tuple[tuple[str, Sequence[object], Callable[[str], Question]], ...] = (
        ("rare term", rare, lambda name: Question(name, one(rare))),
        ("common term", common, lambda name: Question(name, one(common))),
        ("two terms, AND", middle, lambda name: Question(name, some(middle, 2))),
        ("three terms, OR", frequent, lambda name: Question(name, some(frequent, 3), "any")),
        ("phrase of two", phrases, lambda name: Question(name, rng.choice(phrases), "phrase")),
        ("term + unit", middle, lambda name: Question(name, one(middle), unit=rng.choice(units))),
        (
            "term + two years",
            datable,
            lambda name: Question(name, one(datable), "all", None, None, *two_years()),
        ),
        ("everything + unit", units, lambda name: Question(name, unit=rng.choice(units))),
        ("prefix", prefixes, lambda name: Question(name, one(prefixes), "prefix")),
        ("fuzzy", fuzzy, lambda name: Question(name, one(fuzzy), "fuzzy")),
        (
            "term without term",
            common,
            lambda name: Question(name, one(common), without=rng.choice(middle)),
        ),
        ("term, newest", middle, lambda name: Question(name, one(middle), newest=True)),
    )
    asked: dict[str, tuple[Question, ...]] = {}
    for name, pool, make in classes:
        made: dict[Question, None] = {}
        for _ in range(20 * count if pool else 0):
            if len(made) < count:
                made[make(name)] = None
        asked[name] = tuple(made)
    return asked


def is_plain(term: str) -> bool:
    """Whether the term is a word that every peer's analyser leaves as it is."""
    return term.isascii() and term.isalpha() and terms(term) == (term,)
