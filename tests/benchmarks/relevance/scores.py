"""What trec_eval says of a run, and how sure a difference is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
from ir_measures import AP, R, nDCG
from numpy.typing import NDArray

from tests.benchmarks.relevance.collection import Judgements
from tests.benchmarks.relevance.rankers import Run

MEASURES: Mapping[str, ir_measures.Measure] = {
    "nDCG@10": nDCG @ 10,
    "MAP": AP @ 100,
    "R@100": R @ 100,
}
RESAMPLES, SEED = 10_000, 1


@dataclass(frozen=True, slots=True)
class Scores:
    """A run's score of each query, by measure: float64[queries], all in one order."""

    of: Mapping[str, NDArray[np.float64]]

    def mean(self, measure: str) -> float:
        """The collection's score."""
        return float(self.of[measure].mean())


@dataclass(frozen=True, slots=True)
class Difference:
    """How much better one run is than another in the mean, with its 95 % interval."""

    mean: float
    low: float
    high: float


def scores(run: Run, judgements: Judgements, queries: Sequence[str]) -> Scores:
    """The run's scores of `queries`; one without hits has 0."""
    at = {query: place for place, query in enumerate(queries)}
    of = {name: np.zeros(len(queries)) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    judged = {query: dict(judgements[query]) for query in queries}
    for found in ir_measures.iter_calc(list(names), judged, run):
        if found.query_id in at:
            of[names[found.measure]][at[found.query_id]] = found.value
    return Scores(of)


def difference(one: NDArray[np.float64], other: NDArray[np.float64]) -> Difference:
    """The paired difference over queries, its interval by the bootstrap's percentiles."""
    apart = one - other
    rng = np.random.default_rng(SEED)
    picks = rng.integers(0, len(apart), (RESAMPLES, len(apart)))
    low, high = np.percentile(apart[picks].mean(axis=1), (2.5, 97.5))
    return Difference(float(apart.mean()), float(low), float(high))
