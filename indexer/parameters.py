"""A query as parameters, each a name and a value, and back: two exact inverses.

Filters stand in the order of `FACETS`, so that one query has one form whatever was
chosen first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from indexer.fields import FACETS, MISSING, Axis
from indexer.periods import calendar_days, written_period
from indexer.query import Filters, Newer, Query, QueryError, Sort, Versions
from indexer.tree import Match

NOT = "not_"
"""Before a facet's name: the parameter of excluded values."""

MAX_PAGE = 1_000_000
"""Pages of 100 stories reach a hundred million stories; DVIDS has a few million."""

MAX_VALUES = 50
"""Of filters and the like. Each has a link on the page, which has all the others in it: 900 in an
address of 8 kB made a page of 11 MB."""

PLACES = {name: place for place, name in enumerate(FACETS)}
DEFAULT = Query(versions="folded")
"""What no parameters ask for: readers want a story once, not each version."""

Parameters = list[tuple[str, str]]
_Given = Mapping[str, Sequence[str]]


def query_from(parameters: Iterable[tuple[str, str]]) -> Query:
    """The query that parameters ask for; unknown and empty ones are ignored.

    Raises:
        QueryError: a value that cannot be used.
    """
    args: dict[str, list[str]] = {}
    for name, value in parameters:
        args.setdefault(name, []).append(value)
    date_from, date_to = _day(args, "from", is_end=False), _day(args, "to", is_end=True)
    if date_from and date_to and date_from > date_to:
        raise QueryError(
            "from",
            f"The dates run from {date_from} to {date_to}, which is backwards. Swap the two dates.",
        )
    _refuse_many(args)
    return Query(
        text=_first(args, "q"),
        filters=_filters(args, ""),
        excluded=_filters(args, NOT),
        date_from=date_from,
        date_to=date_to,
        axis=_choice(args, "axis", get_args(Axis)) or "taken",
        match=_choice(args, "match", get_args(Match)) or "all",
        expand=_choice(args, "expand", ("0", "1")) != "0",
        without=tuple(args.get("without", ())),
        versions=_choice(args, "versions", get_args(Versions)) or DEFAULT.versions,
        sort=_choice(args, "sort", get_args(Sort)),
        newer=_choice(args, "newer", get_args(Newer)) or "prefer",
        page=_number(args, "page", DEFAULT.page),
        per_page=_number(args, "per_page", DEFAULT.per_page),
    )


def parameters_of(query: Query) -> Parameters:
    """The parameters of `query`, without those that have their default."""
    single = (
        ("q", query.text, DEFAULT.text),
        ("from", query.date_from, DEFAULT.date_from),
        ("to", query.date_to, DEFAULT.date_to),
        ("axis", query.axis, DEFAULT.axis),
        ("match", query.match, DEFAULT.match),
        ("versions", query.versions, DEFAULT.versions),
        ("expand", int(query.expand), int(DEFAULT.expand)),
        ("sort", query.sort, DEFAULT.sort),
        ("newer", query.newer, DEFAULT.newer),
        ("page", query.page, DEFAULT.page),
        ("per_page", query.per_page, DEFAULT.per_page),
    )
    given = [(name, str(value)) for name, value, usual in single if value != usual]
    filters = sorted(query.filters, key=_place)
    excluded = [(NOT + name, value) for name, value in sorted(query.excluded, key=_place)]
    words = 1 if query.text else 0
    without = [("without", name) for name in query.without]
    return [*given[:words], *filters, *excluded, *given[words:], *without]


def _place(pair: tuple[str, str]) -> int:
    """Where a filter stands among the parameters: as its facet among the facets."""
    return PLACES[pair[0]]


def folded(query: Query) -> Query:
    """A question that came from elsewhere, as the pages ask it."""
    return replace(query, versions=DEFAULT.versions)


def _first(args: _Given, name: str) -> str:
    return args[name][0] if name in args else ""


def _refuse_many(args: _Given) -> None:
    """Raises: QueryError: more values are asked for at once than a page has room for."""
    names = ("without", *FACETS, *(NOT + name for name in FACETS))
    counts = {name: len(args.get(name, ())) for name in names}
    if (count := sum(counts.values())) > MAX_VALUES:
        raise QueryError(
            max(counts, key=counts.__getitem__),
            f"The search has {count:,} filters; at most {MAX_VALUES} can be asked for at once. "
            "Drop some, or search for a place or a year that has them all.",
        )


def _filters(args: _Given, prefix: str) -> Filters:
    def pairs() -> Iterator[tuple[str, str]]:
        for name in FACETS:
            for value in args.get(prefix + name, ()):
                is_day = name == "date" and value != MISSING
                yield name, written_period(*_days(prefix + name, value)) if is_day else value

    return tuple(dict.fromkeys(pairs()))


def _day(args: _Given, name: str, *, is_end: bool) -> date | None:
    text = _first(args, name).strip()
    return _days(name, text)[is_end] if text else None


def _days(name: str, text: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    with suppress(ValueError):
        if days := calendar_days(text):
            return days
    raise QueryError(
        name,
        f"“{_shortened(text)}” is no date that can be searched. "
        "Write a year, a month or a day: 2024, 2024-12 or 2024-12-02.",
    )


def _choice(args: _Given, name: str, choices: tuple[Any, ...]) -> Any:
    value = _first(args, name) or None
    if value is not None and value not in choices:
        listed = " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1])))
        raise QueryError(name, f"“{name}” can be {listed}, not “{_shortened(value)}”.")
    return value


def _number(args: _Given, name: str, default: int) -> int:
    text = _first(args, name).strip() or str(default)
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MAX_PAGE))
    if is_number and int(text) <= MAX_PAGE:
        return int(text)
    raise QueryError(
        name,
        f"“{name}” takes a whole number from 1 to {MAX_PAGE:,}, not “{_shortened(text)}”.",
    )


def _shortened(text: str) -> str:
    """What was typed, at a length that fits into a sentence."""
    return text if len(text) <= 40 else f"{text[:40]}…"
