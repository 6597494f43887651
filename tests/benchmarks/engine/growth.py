"""Whether a query costs what it finds, or what the index holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from tests.benchmarks.engine.asking import ask
from tests.benchmarks.engine.peers import Index
from tests.benchmarks.engine.questions import Frequencies, Question
from tests.benchmarks.engine.report import table

HITS = (100, 1_000)
TOLERANCE = 0.2
"""How far a question may be from the hits it stands for."""

_MAX_TRIES = 2_000


def growth(
    indexes: Mapping[int, Index], known: Frequencies, count: int, rounds: int, seed: int
) -> str:
    """A line for each number of hits: the median at each size, and the last to the first.

    `indexes` has one peer's index of each size, the smallest first.
    """
    rows = [["one term, median ms", *(f"{size:,} stories" for size in indexes), "ratio"]]
    for hits in HITS:
        medians = []
        for size, index in indexes.items():
            found = _questions(index, size, hits, known, count, rng=Random(f"growth {seed}"))
            asked = ask({"": index}, found, rounds, budget_s=60)[""]
            medians.append(asked.median_ms if asked.times else None)
        first, last = medians[0], medians[-1]
        rows.append(
            [
                f"about {hits:,} hits",
                *("-" if one is None else f"{one:.2f}" for one in medians),
                f"{last / first:.2f}" if first and last else "-",
            ]
        )
    return table(rows)


def _questions(
    index: Index, size: int, hits: int, known: Frequencies, count: int, *, rng: Random
) -> Sequence[Question]:
    """Words that about so many stories have; tried, as frequencies are of a part only."""
    share = hits / size
    margin = 1 / known.stories
    words = known.band((share / 2 - margin, share * 2 + margin))
    rng.shuffle(words)
    found: list[Question] = []
    for word in words[:_MAX_TRIES]:
        question = Question("growth", (word,))
        if abs(index.answer(question).total - hits) <= TOLERANCE * hits:
            found.append(question)
        if len(found) == count:
            break
    return found
