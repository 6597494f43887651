"""What is asked: an immutable `Query`. Nothing here knows an engine or a URL.

What its text says is read by `language`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from indexer import IndexerError
from indexer.fields import Axis
from indexer.tree import Match

Sort = Literal["relevance", "newest", "oldest"]
Newer = Literal["prefer", "ignore"]
"""By relevance: whether of two all but equally relevant stories the newer comes first."""
Versions = Literal["all", "folded"]
"""Whether every version of a story is a hit, or the first one of each group alone."""
Filters = tuple[tuple[str, str], ...]
"""`(facet, value)` pairs: values of one facet are joined by OR, facets by AND."""

MAX_TEXT_CHARS = 1_000
"""A bound on one query's work; a pasted headline has about 100."""
MAX_PER_PAGE = 100


class QueryError(IndexerError):
    """A query that cannot be asked; `parameter` names the part to change."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Query:
    """One question to an engine. `sort=None` means relevance, or newest without text.

    With `expand` names are searched for as what they are called otherwise, too, but not as
    any name of `without`.

    Filters and names are kept in one order and once each: equal questions are equal values.

    Raises:
        QueryError: the text is too long, or `without` is, or the page or its size out of range.
    """

    text: str = ""
    filters: Filters = ()
    excluded: Filters = ()
    date_from: date | None = None
    date_to: date | None = None
    axis: Axis = "taken"
    match: Match = "all"
    versions: Versions = "all"
    expand: bool = True
    without: tuple[str, ...] = ()
    sort: Sort | None = None
    newer: Newer = "prefer"
    page: int = 1
    per_page: int = 10

    def __post_init__(self) -> None:
        for name in ("filters", "excluded", "without"):
            if values := getattr(self, name):  # a page's links are forty questions, most with few
                object.__setattr__(self, name, tuple(sorted({*values} - {""})))
        if len(self.text) > MAX_TEXT_CHARS:
            raise QueryError(
                "q",
                f"The search has {len(self.text):,} characters; at most {MAX_TEXT_CHARS:,} "
                "can be searched at once. Keep the words that matter most.",
            )
        if sum(map(len, self.without)) > MAX_TEXT_CHARS:
            raise QueryError(
                "without",
                f"The names to leave out have more than {MAX_TEXT_CHARS:,} characters. Search "
                "for the words as typed instead: expand=0.",
            )
        if self.page < 1:
            raise QueryError("page", f"There is no page {self.page}; pages begin at 1.")
        if not 1 <= self.per_page <= MAX_PER_PAGE:
            raise QueryError(
                "per_page",
                f"A page can have 1 to {MAX_PER_PAGE} stories, not {self.per_page}.",
            )

    @property
    def effective_sort(self) -> Sort:
        """The order that applies when none was asked for."""
        return self.sort or ("relevance" if self.text.strip() else "newest")

    def values(self, facet: str) -> tuple[str, ...]:
        """The selected values of `facet`."""
        return tuple(value for name, value in self.filters if name == facet)

    def excluded_values(self, facet: str) -> tuple[str, ...]:
        """The excluded values of `facet`."""
        return tuple(value for name, value in self.excluded if name == facet)

    def opened(self, facet: str) -> tuple[str, ...]:
        """What to show the values below of, though it is not selected.

        Those are excluded values, and the year or month that a range of dates is within.
        """
        found = [value for value in self.excluded_values(facet) if value]
        if facet == "date" and self.date_from and self.date_to:
            first, last = self.date_from.isoformat(), self.date_to.isoformat()
            found += [first[:end] for end in (4, 7) if first[:end] == last[:end]]
        return tuple(found)

    def with_filter(self, facet: str, value: str) -> Query:
        """The same question narrowed to `value` (or one more value), from page 1."""
        return replace(self, filters=(*self.filters, (facet, value)), page=1)

    def without_filter(self, facet: str, value: str) -> Query:
        """The same question without that value, from page 1."""
        kept = tuple(pair for pair in self.filters if pair != (facet, value))
        return replace(self, filters=kept, page=1)

    def with_only(self, facet: str, value: str | None) -> Query:
        """The question about one value of the facet, or about any, from page 1."""
        others = tuple(pair for pair in self.filters if pair[0] != facet)
        return replace(self, filters=(*others, (facet, value)) if value else others, page=1)

    def lesser(self) -> Iterator[tuple[str, str, bool, Query]]:
        """Each question that asks for one filter less, from page 1.

        Before it stand the filter's facet, or `from` or `to`, its value, and whether that is
        excluded.
        """
        first = replace(self, page=1)
        for pair in self.filters:
            yield *pair, False, self.without_filter(*pair)
        for pair in self.excluded:
            kept = tuple(other for other in self.excluded if other != pair)
            yield *pair, True, replace(first, excluded=kept)
        if self.date_from:
            yield "from", self.date_from.isoformat(), False, replace(first, date_from=None)
        if self.date_to:
            yield "to", self.date_to.isoformat(), False, replace(first, date_to=None)

    def without_filters(self) -> Query:
        """The same words over everything, from page 1."""
        return replace(self, filters=(), excluded=(), date_from=None, date_to=None, page=1)

    def sorted_by(self, sort: Sort) -> Query:
        """The same question in another order, from page 1."""
        return replace(self, sort=sort, page=1)

    def on_page(self, page: int) -> Query:
        """That page of the same answer."""
        return self if page == self.page else replace(self, page=page)
