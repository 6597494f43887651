"""A query as URL parameters and back: two exact inverses, and the links made of them.

Filters stand in the order of `FACETS`, so that one state has one URL whatever
was clicked first. Nothing here asks an engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, get_args
from urllib.parse import quote_plus

from flask import request, url_for
from werkzeug.datastructures import MultiDict

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
"""What an address without parameters asks for: readers want a story once, not each version."""
KEPT_PARAMETERS = 4_000
"""Written parameters, of some hundred bytes each: those of a page's links are mostly the same."""

Args = list[tuple[str, str]]


def query_from(args: MultiDict[str, str]) -> Query:
    """The query that URL parameters ask for; unknown and empty ones are ignored.

    Raises:
        QueryError: a value that cannot be used.
    """
    date_from, date_to = _day(args, "from", is_end=False), _day(args, "to", is_end=True)
    if date_from and date_to and date_from > date_to:
        raise QueryError(
            "from",
            f"The dates run from {date_from} to {date_to}, which is backwards. Swap the two dates.",
        )
    _refuse_many(args)
    return Query(
        text=args.get("q", ""),
        filters=_filters(args, ""),
        excluded=_filters(args, NOT),
        date_from=date_from,
        date_to=date_to,
        axis=_choice(args, "axis", get_args(Axis)) or "taken",
        match=_choice(args, "match", get_args(Match)) or "all",
        expand=_choice(args, "expand", ("0", "1")) != "0",
        without=tuple(args.getlist("without")),
        versions=_choice(args, "versions", get_args(Versions)) or DEFAULT.versions,
        sort=_choice(args, "sort", get_args(Sort)),
        newer=_choice(args, "newer", get_args(Newer)) or "prefer",
        page=_number(args, "page", DEFAULT.page),
        per_page=_number(args, "per_page", DEFAULT.per_page),
    )


def args_for(query: Query) -> Args:
    """The URL parameters of `query`, without those that have their default."""
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


def search_url(query: Query) -> str:
    """The address of a page of results."""
    return url_with(path("pages.search"), args_for(query))


def values_url(query: Query, facet: str, **more: str) -> str:
    """The address of every value of a facet among the matches; `more` are its own parameters."""
    given = [pair for pair in more.items() if pair[1]]
    return url_with(path("pages.values", facet=facet), [*args_for(query.on_page(1)), *given])


def map_url(query: Query) -> str:
    """The address of the map of a query's stories."""
    return url_with(path("pages.map"), args_for(query.on_page(1)))


def story_url(story_id: str, text: str = "") -> str:
    """The address of a story, with the words to mark in it."""
    url = url_for("stories.story", story_id=story_id)
    return url_with(url, [("q", text)] if text.strip() else [])


def path(endpoint: str, **parts: str) -> str:
    """The path of a page, built once: a page of results has a hundred links, most to itself."""
    return _path(request.script_root, endpoint, *parts.items())


@lru_cache(maxsize=100)
def _path(_script_root: str, endpoint: str, *parts: tuple[str, str]) -> str:
    return url_for(endpoint, **dict(parts))  # type: ignore[arg-type]  # no option is among them


def url_with(path: str, args: Args) -> str:
    """`path` with `args` as its query string; slashes of locations stay readable."""
    return f"{path}?{'&'.join(_parameter(*pair) for pair in args)}" if args else path


@lru_cache(KEPT_PARAMETERS)
def _parameter(name: str, value: str) -> str:
    return f"{quote_plus(name, safe='/')}={quote_plus(value, safe='/')}"


def _refuse_many(args: MultiDict[str, str]) -> None:
    """Raises: QueryError: more values are asked for at once than a page has room for."""
    names = ("without", *FACETS, *(NOT + name for name in FACETS))
    counts = {name: len(args.getlist(name)) for name in names}
    if (count := sum(counts.values())) > MAX_VALUES:
        raise QueryError(
            max(counts, key=counts.__getitem__),
            f"The search has {count:,} filters; at most {MAX_VALUES} can be asked for at once. "
            "Drop some, or search for a place or a year that has them all.",
        )


def _filters(args: MultiDict[str, str], prefix: str) -> Filters:
    def pairs() -> Iterator[tuple[str, str]]:
        for name in FACETS:
            for value in args.getlist(prefix + name):
                is_day = name == "date" and value != MISSING
                yield name, written_period(*_days(prefix + name, value)) if is_day else value

    return tuple(dict.fromkeys(pairs()))


def _day(args: MultiDict[str, str], name: str, *, is_end: bool) -> date | None:
    text = args.get(name, "").strip()
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


def _choice(args: MultiDict[str, str], name: str, choices: tuple[Any, ...]) -> Any:
    value = args.get(name) or None
    if value is not None and value not in choices:
        listed = " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1])))
        raise QueryError(name, f"“{name}” can be {listed}, not “{_shortened(value)}”.")
    return value


def _number(args: MultiDict[str, str], name: str, default: int) -> int:
    text = args.get(name, "").strip() or str(default)
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
