"""Fixed-width tables of what was measured, fit for a code block."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import exp, log
from statistics import median

from tests.benchmarks.engine.asking import Asked, agreement
from tests.benchmarks.engine.writing import Added, Built, Opened

US, REFERENCE = "ours", "tantivy"
"""Whose times are divided by whose."""


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of equal length, the first one the head; all but the first column to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def built(found: Mapping[str, Built]) -> str:
    """A line a peer."""
    rows = [["build", "stories/s", "seconds", "index MB", "peak MB"]]
    rows += [
        [
            name,
            f"{one.stories / one.seconds:,.0f}",
            f"{one.seconds:,.1f}",
            f"{one.index_bytes / 1e6:,.0f}",
            f"{one.peak_bytes / 1e6:,.0f}",
        ]
        for name, one in found.items()
    ]
    return table(rows)


def opened(opened_by: Mapping[str, Opened], added_by: Mapping[str, Added]) -> str:
    """A line a peer."""
    rows = [
        [
            "in a new process",
            "open ms",
            "first answer ms",
            "MB before",
            "MB after all",
            "add 100 ms",
            "open and search ms",
        ]
    ]
    for name, one in opened_by.items():
        added = added_by.get(name)
        rows.append(
            [
                name,
                f"{one.open_ms:,.1f}",
                f"{one.first_answer_ms:,.1f}",
                f"{one.bytes_before / 1e6:,.0f}",
                f"{one.bytes_after / 1e6:,.0f}",
                f"{added.add_ms:,.0f}" if added else "-",
                f"{added.open_and_search_ms:,.0f}" if added else "-",
            ]
        )
    return table(rows)


def answered(classes: Mapping[str, Mapping[str, Asked]], peers: Sequence[str]) -> str:
    """Medians and 95th percentiles, a line a class; then what was not answered."""
    parts = [
        _times("median ms", classes, peers, lambda asked: asked.median_ms),
        _times("95th percentile ms", classes, peers, lambda asked: asked.p95_ms),
        *_unanswered(classes, peers),
    ]
    return "\n\n".join(parts[:2]) + "".join(f"\n{line}" for line in parts[2:])


def _times(
    title: str,
    classes: Mapping[str, Mapping[str, Asked]],
    peers: Sequence[str],
    of: Callable[[Asked], float],
) -> str:
    """One of the two tables, with ours divided by the reference's and the geometric mean."""
    compared = [name for name in (US, REFERENCE) if name in peers]
    has_ratio = len(compared) == 2
    rows = [[title, "hits", *peers, *([f"{US}/{REFERENCE}"] if has_ratio else [])]]
    ratios: list[float] = []
    for label, asked in classes.items():
        totals = [answer.total for answer in asked[peers[0]].answers.values()]
        row = [label, f"{median(totals):,.0f}" if totals else "-"]
        row += [f"{of(asked[name]):,.2f}" if asked[name].times else "-" for name in peers]
        if has_ratio and all(asked[name].times for name in compared):
            ratios.append(of(asked[US]) / of(asked[REFERENCE]))
            row.append(f"{ratios[-1]:.2f}")
        rows.append(row + ["-"] * (len(rows[0]) - len(row)))
    if ratios:
        mean = exp(sum(map(log, ratios)) / len(ratios))
        rows.append(["geometric mean", *[""] * (len(rows[0]) - 2), f"{mean:.2f}"])
    return table(rows)


def agreed(classes: Mapping[str, Mapping[str, Asked]], peers: Sequence[str]) -> str:
    """For each peer beside the first one: equal totals, and equal counts where those are."""
    first, *others = peers
    rows = [[f"as {first} finds: totals, then facets", *others]]
    for label, asked in classes.items():
        row = [label]
        for name in others:
            found = agreement(asked[first], asked[name])
            row.append(
                f"{found.totals}/{found.questions}, {found.facets}/{found.totals}"
                if found.questions
                else "-"
            )
        rows.append(row)
    return table(rows)


def _unanswered(classes: Mapping[str, Mapping[str, Asked]], peers: Sequence[str]) -> list[str]:
    """What had not the time for all questions, or no way to answer them."""
    lines = []
    for name in peers:
        for label, asked in classes.items():
            one, most = asked[name], max(len(other.times) for other in asked.values())
            if not one.is_offered:
                lines.append(f"{name} has no way to ask: {label}")
            elif len(one.times) < most:
                lines.append(f"{name} had time for {len(one.times)} of {most}: {label}")
    return lines
