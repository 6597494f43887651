"""A story and its parts: the value that every other room reads.

Nothing here reads files, cleans text or knows an engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, get_args

Kind = Literal["news", "image", "video", "audio", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a story; `rank` as written (`Airman 1st Class`, `SSgt`)."""

    rank: str | None
    name: str

    def __str__(self) -> str:
        return f"{self.rank} {self.name}" if self.rank else self.name


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the tree country → region → site; a level may be unknown.

    `country_code` is ISO 3166-1 alpha-2, and `XK` for Kosovo. Seas stand
    under the country `At sea`, which has none. No level contains a slash.
    """

    site: str | None
    region: str | None
    country_code: str | None
    country: str | None

    @property
    def levels(self) -> tuple[tuple[str, str], ...]:
        """`(path, label)` of each known level, the widest first.

        >>> Location("Yokota Air Base", "Tokyo", "JP", "Japan").levels[1]
        ('JP/Tokyo', 'Tokyo')
        """
        steps = (
            (self.country_code or self.country, self.country or self.country_code),
            (self.region, self.region),
            (self.site, self.site),
        )
        levels: list[tuple[str, str]] = []
        for key, label in steps:
            if key and label:
                levels.append((f"{levels[-1][0]}/{key}" if levels else key, label))
        return tuple(levels)

    @property
    def path(self) -> str:
        """The facet value and URL parameter: the path of the narrowest level."""
        return self.levels[-1][0]

    def __str__(self) -> str:
        return ", ".join(level for level in (self.site, self.region, self.country) if level)


@dataclass(frozen=True, slots=True)
class Caption:
    """A photo's caption as the page shows it; `credit` is the name before its bar."""

    text: str
    credit: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the capture that a reader should know, and was not mended."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Story:
    """One clean story. `None` and `()` mean that the source does not say.

    Attributes:
        id: `"486775"` for a DVIDS news story, `image-…`, `video-…`, `audio-…`
            for its other number spaces, else `text-` and a digest of the text.
        body: paragraphs separated by one blank line; a paragraph may hold line
            breaks (lists).
        unit: the unit as a facet value; `unit_raw` is its spelling as read.
        taken_on: the day the page gives as the story's own.
        posted_at: when it was posted, as printed: without a zone.
        url: the page that was captured, where it is known or follows from `id`.
        inferred: a field's name → what it was derived from, for each field that
            was derived rather than read.
    """

    id: str
    kind: Kind
    title: str
    body: str
    author: Author | None = None
    unit: str | None = None
    unit_raw: str | None = None
    location: Location | None = None
    taken_on: date | None = None
    posted_at: datetime | None = None
    captions: tuple[Caption, ...] = ()
    tags: tuple[str, ...] = ()
    url: str | None = None
    inferred: Mapping[str, str] = field(default_factory=dict, hash=False)
    problems: tuple[Problem, ...] = ()

    @property
    def date(self) -> date | None:
        """The story's date: `taken_on`, else the day of `posted_at`."""
        return self.taken_on or (self.posted_at.date() if self.posted_at else None)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body's paragraphs in order."""
        return tuple(self.body.split("\n\n")) if self.body else ()

    def to_json(self) -> dict[str, Any]:
        """The story as JSON values, in the fields' order; see `from_json`."""
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "body": self.body,
            "author": self.author and {"rank": self.author.rank, "name": self.author.name},
            "unit": self.unit,
            "unit_raw": self.unit_raw,
            "location": self.location
            and {
                "site": self.location.site,
                "region": self.location.region,
                "country_code": self.location.country_code,
                "country": self.location.country,
            },
            "taken_on": self.taken_on and self.taken_on.isoformat(),
            "posted_at": self.posted_at and self.posted_at.isoformat(timespec="minutes"),
            "captions": [{"text": c.text, "credit": c.credit} for c in self.captions],
            "tags": list(self.tags),
            "url": self.url,
            "inferred": dict(self.inferred),
            "problems": [{"kind": p.kind, "detail": p.detail} for p in self.problems],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Story:
        """The story that `to_json` wrote; the two are inverse."""
        taken_on, posted_at = values["taken_on"], values["posted_at"]
        return cls(
            id=values["id"],
            kind=values["kind"],
            title=values["title"],
            body=values["body"],
            author=Author(**values["author"]) if values["author"] else None,
            unit=values["unit"],
            unit_raw=values["unit_raw"],
            location=Location(**values["location"]) if values["location"] else None,
            taken_on=date.fromisoformat(taken_on) if taken_on else None,
            posted_at=datetime.fromisoformat(posted_at) if posted_at else None,
            captions=tuple(Caption(**caption) for caption in values["captions"]),
            tags=tuple(values["tags"]),
            url=values["url"],
            inferred=dict(values["inferred"]),
            problems=tuple(Problem(**problem) for problem in values["problems"]),
        )
