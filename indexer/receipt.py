"""How a query's text was understood, in the query language and in plain English; what it found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from indexer import locales
from indexer.fields import MONTHS
from indexer.language import Parsed
from indexer.periods import fiscal_year, written_period
from indexer.results import Part, Receipt, ResultsPage
from indexer.tree import (
    And,
    Between,
    Everything,
    Fuzzy,
    Match,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Value,
    Wildcard,
    Within,
    top_parts,
    without,
    written,
)


def receipt_of(
    parsed: Parsed, match: Match, capped: tuple[str, ...] = (), relaxed: tuple[str, ...] = ()
) -> Receipt:
    """The receipt of what was read and what became of it."""
    return Receipt(
        understood=str(parsed.tree),
        added=(),
        dropped=parsed.dropped,
        capped=capped,
        notes=parsed.notes,
        parts=parts_of(parsed.tree, match),
        relaxed=relaxed,
    )


def found(results: ResultsPage, locale: str) -> str:
    """How much there is, and what of it is on the page."""
    query, total, shown = results.query, results.total, len(results.hits)
    stories = locales.stories(total, locale)
    if not total:
        return "No stories found"
    if not shown:
        return f"Page {locales.number(query.page, locale)} is past the end of {stories}"
    if total == 1:
        return stories
    first = (query.page - 1) * query.per_page + 1
    last = first + shown - 1
    return f"{locales.number(first, locale)}–{locales.number(last, locale)} of {stories}"


def told_relaxation(receipt: Receipt) -> str | None:
    """How the stories differ from what was asked for, if none has all of it."""
    said = " and ".join(receipt.relaxed)
    return f"No story has all of it. Shown: stories {said}." if said else None


def told(receipt: Receipt, shown: int) -> Iterator[str]:
    """How the text was understood, where that is not obvious.

    So many of the added names at most are shown by other means.
    """
    if len(receipt.added) > shown:
        yield f"Also searched for: {', '.join(receipt.added)}"
    if receipt.dropped:
        yield f"Left out of the search: {' '.join(receipt.dropped)}"
    if receipt.capped:
        are_many = "stands" if len(receipt.capped) == 1 else "stand"
        yield (
            f"{', '.join(receipt.capped)} {are_many} for very many words; "
            "the most frequent of them were searched for."
        )
    yield from receipt.notes


def parts_of(tree: Node, match: Match) -> tuple[Part, ...]:
    """What is asked for at the top, each with the text that asks for all the others."""
    return tuple(
        Part(str(part), label_of(part), written(without(tree, part), match))
        for part in top_parts(tree)
    )


def label_of(node: Node) -> str:
    """The node in plain English.

    >>> label_of(Within("title", Phrase(("airlift", "wing"), "airlift wing")))
    'title contains “airlift wing”'
    """
    match node:
        case Everything():
            return "every story"
        case Phrase(terms, text, distance):
            shown = f"“{text}”" if len(terms) > 1 else text
            return shown if distance == 1 else f"{shown}, at most {distance} words apart"
        case Prefix(text):
            return f"words beginning with {text}"
        case Wildcard(pattern):
            return f"words like {pattern}"
        case Fuzzy(text, _, typed):
            return f"words spelled like {typed or text}"
        case Between(axis, first, last):
            return f"{axis} {_days(first, last)}"
        case Within(name, part):
            return f"{name} contains {label_of(part)}"
        case Value(name, text, is_prefix):
            shown = f"{text}…" if is_prefix else f"“{text}”" if " " in text else text
            verb = {"id": "number is", "kind": "kind is"}.get(name, f"{name} contains")
            return f"{verb} {shown}"
        case Not(child):
            return f"not: {label_of(child)}"
        case And(nodes):
            return " and ".join(map(_bracketed, dict.fromkeys(nodes)))
        case Or(nodes):
            return " or ".join(map(_bracketed, dict.fromkeys(nodes)))


def _bracketed(node: Node) -> str:
    return f"({label_of(node)})" if isinstance(node, And | Or) else label_of(node)


def _days(first: date | None, last: date | None) -> str:
    """`in December 2024`, `from 2024-12-02`."""
    written_days = written_period(first, last)
    low, separator, high = written_days.partition("..")
    year = fiscal_year(first, last)
    if year:
        return f"in fiscal year {year}"
    if separator:
        since = f"from {_day(low)}" if low else ""
        until = f"to {_day(high)}" if high else ""
        return " ".join(filter(None, (since, until))) or "on any known date"
    return f"{'on' if written_days.count('-') == 2 else 'in'} {_day(written_days)}"


def _day(iso: str) -> str:
    """A year, a month or a day as pages write it."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{month} {int(rest[1])}, {year}" if len(rest) > 1 else f"{month} {year}"
