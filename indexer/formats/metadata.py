"""What a story's page tells machines: a description, Open Graph and Dublin Core."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.formats.citation import one_line, publisher_of
from indexer.story import Story

MAX_DESCRIPTION_CHARS = 200
"""Search engines and previews show 160 to 200."""


@dataclass(frozen=True, slots=True)
class Meta:
    """One `meta` element; `attribute` is what names it: `name`, or `property` for Open Graph."""

    attribute: str
    name: str
    content: str


def metadata(story: Story, site: str, url: str | None) -> tuple[Meta, ...]:
    """The elements of `story`, those without a content left out; `url` is its public address."""
    return tuple(meta for meta in _every(story, site, url) if meta.content)


def _every(story: Story, site: str, url: str | None) -> Iterator[Meta]:
    # The opening alone: a long text need not be parted into words for 200 characters.
    opening = one_line(story.body[: 4 * MAX_DESCRIPTION_CHARS])
    description = textwrap.shorten(opening, MAX_DESCRIPTION_CHARS, placeholder=" …")
    day = story.date.isoformat() if story.date else ""
    author = str(story.author or "")
    yield Meta("name", "description", description)
    yield Meta("property", "og:type", "article")
    yield Meta("property", "og:site_name", site)
    yield Meta("property", "og:title", one_line(story.title))
    yield Meta("property", "og:description", description)
    yield Meta("property", "og:url", url or "")
    yield Meta("property", "article:published_time", day)
    yield Meta("name", "DC.title", one_line(story.title))
    yield Meta("name", "DC.creator", author or story.unit or "")
    yield Meta("name", "DC.date", day)
    yield Meta("name", "DC.publisher", publisher_of(story) or "")
    yield Meta("name", "DC.source", story.url or "")
    yield Meta("name", "DC.coverage", str(story.location or ""))
    yield Meta("name", "DC.subject", "; ".join(story.tags))
