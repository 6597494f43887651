"""Each searched field and each facet, declared once.

A field knows where a story keeps its text; a facet knows which of its values a
story has. Engines, the parser and the pages all read these two tables, and
nothing else says what can be searched or filtered.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indexer.story import Story

Axis = Literal["taken", "posted"]
"""Which date a story is filtered, counted and sorted by."""

MISSING = ""
"""The value that stands for having none: no story has an empty one."""

MONTHS = tuple(calendar.month_name)[1:]


@dataclass(frozen=True, slots=True)
class Field:
    """A part of the story that searches look in.

    `weight` multiplies each occurrence's count, and the field's share of the
    length, before BM25 saturates them (Robertson, Zaragoza and Taylor, "Simple
    BM25 extension to multiple weighted fields", CIKM 2004).
    """

    name: str
    weight: int
    texts: Callable[[Story], tuple[str, ...]]


RANKED_FIELDS: tuple[Field, ...] = (
    Field("title", 3, lambda story: (story.title,)),
    Field("caption", 1, lambda story: tuple(caption.text for caption in story.captions)),
    Field("body", 1, lambda story: (story.body,)),
    Field("unit", 1, lambda story: (story.unit,) if story.unit else ()),
    Field("location", 1, lambda story: (str(story.location),) if story.location else ()),
    Field("tags", 1, lambda story: story.tags),
)


@dataclass(frozen=True, slots=True)
class Facet:
    """A property that results are counted and filtered by.

    Attributes:
        missing_label: what stories without a value are called.
        separator: what joins the levels of a tree's values, as in `JP/Tokyo` or
            `2024-12`; None for a facet without levels. A tree's value stands
            for everything below it.
        levels_shown: how many levels of a tree show before anything is selected.
        limit: how many values show before "more"; all of them by `None`.
        is_multiple: whether a story can have several values.
    """

    name: str
    label: str
    missing_label: str
    separator: str | None
    levels_shown: int = 1
    limit: int | None = 10
    is_multiple: bool = False

    @property
    def is_tree(self) -> bool:
        """Whether its values have levels."""
        return self.separator is not None

    def ancestors(self, value: str) -> tuple[str, ...]:
        """The values above `value`, the widest first.

        >>> FACETS["location"].ancestors("JP/Tokyo/Yokota Air Base")
        ('JP', 'JP/Tokyo')
        """
        if self.separator is None:
            return ()
        steps = value.split(self.separator)
        return tuple(self.separator.join(steps[:depth]) for depth in range(1, len(steps)))

    def parent(self, value: str, among: Container[str]) -> str | None:
        """The narrowest of `among` that `value` is in.

        >>> FACETS["location"].parent("JP/Tokyo/Yokota Air Base", {"JP", "DE"})
        'JP'
        """
        while self.separator and self.separator in value:
            value = value.rpartition(self.separator)[0]
            if value in among:
                return value
        return None

    def within(self, value: str, labels: Mapping[str, str]) -> str:
        """What `value` is in, as far as `labels` has it, the narrowest first: `Tokyo, Japan`."""
        return ", ".join(labels[above] for above in self.ancestors(value)[::-1] if above in labels)


FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet("unit", "Unit", "Unit not stated", separator=None),
        Facet(
            "location", "Location", "Location not stated", separator="/", levels_shown=2, limit=8
        ),
        Facet("date", "Date", "Undated", separator="-", limit=None),
        Facet("author", "Author", "Author not stated", separator=None, limit=6),
        Facet("kind", "Kind", "Kind not stated", separator=None),
        Facet("tag", "Tag", "No tags", separator=None, limit=6, is_multiple=True),
    )
}


def date_levels(day: date) -> tuple[tuple[str, str], ...]:
    """`(value, label)` of the year, month and day, as `Location.levels`.

    >>> date_levels(date(2024, 12, 2))[1]
    ('2024-12', 'December 2024')
    """
    iso, month = day.isoformat(), MONTHS[day.month - 1]
    return (
        (iso[:4], iso[:4]),
        (iso[:7], f"{month} {iso[:4]}"),
        (iso, f"{month} {day.day}, {iso[:4]}"),
    )
