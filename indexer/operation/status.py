"""How the index is: what it holds, what its stories lack, the last reports on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from indexer import locales
from indexer.engine import Engine
from indexer.fields import FACETS
from indexer.query import Query

Rows = tuple[tuple[str, str], ...]
"""What is known, in pairs of a label and a value."""


def status_json(engine: Engine) -> dict[str, Any]:
    """What the index holds, what it lacks, and the last reports on it, as JSON values."""
    status = engine.status()
    facets = engine.search(Query(per_page=1)).facets
    return {
        "stories": status.stories,
        "generation": status.generation,
        "segments": status.segments,
        "bytes": status.bytes,
        "earliest": status.earliest and status.earliest.isoformat(),
        "latest": status.latest and status.latest.isoformat(),
        "missing": {facet.facet: facet.missing for facet in facets},
        "reindex": engine.report("reindex"),
        "check": engine.report("check"),
    }


def status_tables(status: Mapping[str, Any], locale: str) -> Iterator[tuple[str, Rows]]:
    """What `status_json` says, as tables for the people of a locale with their headings."""

    def number(value: float) -> str:
        return locales.number(value, locale)

    def reported(report: Mapping[str, Any] | None) -> Rows:
        """The numbers of a report, and when it was made."""
        return tuple(
            (name.capitalize().replace("_", " "), value if name == "at" else number(value))
            for name, value in (report or {}).items()
            if name == "at" or isinstance(value, int | float)
        )

    def day(iso: str) -> str:
        return locales.period(iso, locale, is_short=True)

    numbers = ("stories", "generation", "segments")
    size = f"{number(status['bytes'] / 1e6)} MB"
    ends = dict.fromkeys(filter(None, (status["earliest"], status["latest"])))
    dates = " to ".join(map(day, ends)) or "none"
    counts = tuple((name.capitalize(), number(status[name])) for name in numbers)
    yield "Index", (*counts, ("Size on disk", size), ("Dates", dates))
    yield (
        "What stories lack",
        tuple(
            (FACETS[name].missing_label, number(count)) for name, count in status["missing"].items()
        ),
    )
    yield "Last reindex", reported(status["reindex"]) or (("Report", "none kept yet"),)
    check = status["check"]
    problems = [(each["kind"], each["count"]) for each in check["problems"]] if check else []
    yield (
        "Data quality",
        (
            *reported(check),
            *((kind.capitalize().replace("-", " "), number(count)) for kind, count in problems),
        )
        or (("Report", "none yet: run reindex --check"),),
    )
