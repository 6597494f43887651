"""Addresses of the pages: a query's parameters behind their paths."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import starmap
from urllib.parse import quote_plus

from flask import request, url_for

from indexer.parameters import Parameters, parameters_of, query_from
from indexer.query import Query

KEPT_PARAMETERS = 4_000
"""Written parameters, of some hundred bytes each: those of a page's links are mostly the same."""
MAX_KEPT_CHARS = 100
"""Of a value; a name has 40, a pasted text 1,000."""


def query_asked() -> Query:
    """The query that the request asks.

    Raises:
        QueryError: a value that cannot be used.
    """
    return query_from(request.args.items(multi=True))


def search_url(query: Query) -> str:
    """The address of a page of results."""
    return url_with(path("pages.search"), parameters_of(query))


def urls_by_value(
    query: Query, facet: str, url: Callable[[Query], str] = search_url
) -> Callable[[str], str]:
    """The addresses of the query about one value of the facet, whichever it is.

    They differ in that alone, and a picture has a hundred of them.
    """
    before, _, after = url(query.with_only(facet, "-")).partition(f"{facet}=")
    return lambda value: f"{before}{_parameter(facet, value)}{after[1:]}"


def values_url(query: Query, facet: str, **more: str) -> str:
    """The address of every value of a facet among the matches; `more` are its own parameters."""
    given = [pair for pair in more.items() if pair[1]]
    return url_with(path("pages.values", facet=facet), [*parameters_of(query.on_page(1)), *given])


def map_url(query: Query) -> str:
    """The address of the map of a query's stories."""
    return url_with(path("pages.map"), parameters_of(query.on_page(1)))


def story_url(story_id: str, text: str = "") -> str:
    """The address of a story, with the words to mark in it."""
    return url_with(path("stories.story", story_id=story_id), [("q", text)] if text.strip() else [])


def path(endpoint: str, **parts: str) -> str:
    """What `url_for` says, asked once: a page of results has a hundred links, most to itself."""
    return _path(request.script_root, endpoint, *parts.items())


@lru_cache(maxsize=2_000)
def _path(_script_root: str, endpoint: str, *parts: tuple[str, str]) -> str:
    return url_for(endpoint, **dict(parts))  # type: ignore[arg-type]  # no option is among them


def url_with(path: str, args: Parameters) -> str:
    """`path` with `args` as its query string; slashes of locations stay readable."""
    return f"{path}?{'&'.join(starmap(_parameter, args))}" if args else path


def _parameter(name: str, value: str) -> str:
    return (_kept if len(value) < MAX_KEPT_CHARS else _written)(name, value)


def _written(name: str, value: str) -> str:
    return f"{quote_plus(name, safe='/')}={quote_plus(value, safe='/')}"


_kept = lru_cache(KEPT_PARAMETERS)(_written)
