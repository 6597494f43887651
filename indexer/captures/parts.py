"""What a form's reader finds in a capture, before it is a story."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from indexer.story import Author, Caption, Location, Problem


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one story as its page gives them; `None` and `()` where it does not.

    `number` is the site's number for the story. The rest is as in `Story`.
    """

    title: str | None
    body: str
    author: Author | None = None
    unit_raw: str | None = None
    location: Location | None = None
    taken_on: date | None = None
    posted_at: datetime | None = None
    number: str | None = None
    captions: tuple[Caption, ...] = ()
    tags: tuple[str, ...] = ()
    inferred: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
