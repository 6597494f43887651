"""Metrics for Prometheus. Loaded only where a setting asks for them.

With several processes the client adds up what each has counted, in the folder
that PROMETHEUS_MULTIPROC_DIR names; what is said of the index is looked up when
it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, cast

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    Metric,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from indexer import IndexerError
from indexer.engine import Engine
from indexer.operation.access_log import Answered
from indexer.query import Query
from indexer.results import ResultsPage

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
"""A search takes milliseconds, an export of everything seconds."""
CONTENT_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """What is counted of one application."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        own = CollectorRegistry()
        self._requests = Counter(
            "stories_requests", "Answers sent.", ("route", "method", "status"), registry=own
        )
        self._seconds = Histogram(
            "stories_request_seconds",
            "From a request's arrival to the last byte of its answer.",
            ("route",),
            buckets=SECONDS,
            registry=own,
        )
        self._engine_seconds = Histogram(
            "stories_engine_seconds", "A search in the engine.", buckets=SECONDS, registry=own
        )
        self._shown = own
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            self._shown = CollectorRegistry()
            MultiProcessCollector(self._shown)  # type: ignore[no-untyped-call]  # untyped there
        self._shown.register(IndexCollector(engine))

    def answered(self, answered: Answered) -> None:
        """Counts an answer."""
        route = answered.route or "none"
        # Any other word than these could be anything, and each would be a series of its own.
        method = answered.method if answered.method in ("GET", "HEAD", "OPTIONS") else "other"
        self._requests.labels(route, method, str(answered.status)).inc()
        self._seconds.labels(route).observe(answered.ms / 1000)

    def measured(self) -> Engine:
        """The engine, whose searches are counted."""
        return cast("Engine", MeasuredEngine(self._engine, self._engine_seconds))

    def text(self) -> bytes:
        """Everything counted, in Prometheus' text format (`CONTENT_TYPE`)."""
        return generate_latest(self._shown)


class MeasuredEngine:
    """An engine whose searches are timed; all else is the engine's own."""

    def __init__(self, engine: Engine, seconds: Histogram) -> None:
        self._engine = engine
        self._seconds = seconds

    def search(self, query: Query, *, explain: bool = False) -> ResultsPage:
        """What the engine's own answers."""
        results = self._engine.search(query, explain=explain)
        self._seconds.observe(results.took_ms / 1000)
        return results

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


class IndexCollector(Collector):
    """What the index is at the moment; nothing while there is none."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[Metric]:
        """A gauge each."""
        try:
            status = self._engine.status()
        except IndexerError:
            return
        for name in ("generation", "stories", "segments", "bytes"):
            text = f"Of the index: {name}."
            yield GaugeMetricFamily(f"stories_index_{name}", text, getattr(status, name))
