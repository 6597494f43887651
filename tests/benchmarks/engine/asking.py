"""Asks every peer every question, in turn, in one process."""

from __future__ import annotations

import gc
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.benchmarks.engine.peers import Answer, Index, NotOffered
from tests.benchmarks.engine.questions import Question


@dataclass
class Asked:
    """A peer's answers to one class of questions.

    Attributes:
        answers: by the question's place.
        times: seconds of each answer to a question, by its place.
        spent_s: all of them together.
        is_offered: whether the engine can answer such questions at all.
    """

    answers: dict[int, Answer] = field(default_factory=dict)
    times: dict[int, list[float]] = field(default_factory=dict)
    spent_s: float = 0.0
    is_offered: bool = True

    def medians_ms(self) -> list[float]:
        """A number a question that was answered: the median of its rounds.

        The first answer, which may have waited for the disk, counts only where the
        time allowed no other.
        """
        return [1000 * median(times[1:] or times) for times in self.times.values()]

    @property
    def median_ms(self) -> float:
        """Over the questions."""
        return median(self.medians_ms())

    @property
    def p95_ms(self) -> float:
        """Over the questions: 95 in 100 are answered at least as fast."""
        ordered = sorted(self.medians_ms())
        return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def ask(
    indexes: Mapping[str, Index], questions: Sequence[Question], rounds: int, budget_s: float
) -> dict[str, Asked]:
    """Each peer's answers to one class; one that has used up its time stops early.

    Question by question the peers take turns, so that whatever else the machine does
    meets all of them, and who goes first changes with each. Each question is asked once
    more than there are rounds.
    """
    asked = {name: Asked() for name in indexes}
    names = list(indexes)
    gc.collect()
    gc.freeze()  # one peer's objects are not to be searched for garbage on another's time
    for turn in range(rounds + 1):
        for place, question in enumerate(questions):
            first = (turn + place) % len(names)
            for name in names[first:] + names[:first]:
                so_far = asked[name]
                if so_far.is_offered and so_far.spent_s < budget_s:
                    _ask_once(indexes[name], question, place, so_far)
    gc.unfreeze()
    return asked


def _ask_once(index: Index, question: Question, place: int, asked: Asked) -> None:
    started = time.perf_counter()
    try:
        answer = index.answer(question)
    except NotOffered:
        asked.is_offered = False
        return
    seconds = time.perf_counter() - started
    asked.spent_s += seconds
    asked.times.setdefault(place, []).append(seconds)
    asked.answers[place] = answer


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two peers' answers are the same.

    Attributes:
        questions: that both answered.
        totals: how many of them have equal totals.
        facets: how many of those have equal counts, too.
    """

    questions: int
    totals: int
    facets: int


def agreement(one: Asked, other: Asked) -> Agreement:
    """Of one class."""
    pairs = [
        (one.answers[place], other.answers[place])
        for place in one.answers.keys() & other.answers.keys()
    ]
    same = [(mine, theirs) for mine, theirs in pairs if mine.total == theirs.total]
    return Agreement(len(pairs), len(same), sum(_same_facets(*pair) for pair in same))


def _same_facets(one: Answer, other: Answer) -> bool:
    """Every year's count, and those of the most frequent units and countries.

    Peers list more or fewer values and may take any of equal counts for the last one,
    which may also be the one that is filtered by: so the counts before the last have to
    be equal, and those of every value that both list.
    """
    if {year: count for year, count in one.years.items() if count} != dict(other.years):
        return False
    for mine, theirs in ((one.units, other.units), (one.countries, other.countries)):
        compared = min(len(mine), len(theirs)) - 1
        ordered = [sorted(found.values(), reverse=True) for found in (mine, theirs)]
        if compared > 0 and ordered[0][:compared] != ordered[1][:compared]:
            return False
        if any(mine[value] != theirs[value] for value in mine.keys() & theirs.keys()):
            return False
    return True
