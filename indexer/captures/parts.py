"""What a form's reader finds in a capture, before it is a story."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from indexer.story import Author, Caption, Kind, Location, Problem


class Parts(NamedTuple):
    """The parts of one story as its page gives them; `None` and `()` where it does not.

    `number` is the number that DVIDS gives the story among those of its kind;
    `url` the page's address where it is not the one that follows from it. The
    rest is as in `Story`.
    """

    title: str | None
    body: str
    kind: Kind = "news"
    author: Author | None = None
    unit_raw: str | None = None
    location: Location | None = None
    taken_on: date | None = None
    posted_at: datetime | None = None
    number: str | None = None
    url: str | None = None
    captions: tuple[Caption, ...] = ()
    tags: tuple[str, ...] = ()
    inferred: Mapping[str, str] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()
