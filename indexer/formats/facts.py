"""What is known of a story, line by line, for people: how it is called, and how it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from indexer import locales
from indexer.story import Story

LABELS = {
    "title": "Title",
    "taken_on": "Date",
    "posted_at": "Posted",
    "location": "Location",
    "unit": "Unit",
    "unit_raw": "Unit as written",
    "author": "By",
    "tags": "Tags",
    "kind": "Kind",
    "id": "Number",
    "captions": "Captions",
    "body": "Text",
}

Stated = tuple[str, tuple[str, str] | None]
"""A value as people read it, and the facet and its value that stories with it have."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a story; `note` says what it was inferred from."""

    label: str
    values: tuple[Stated, ...]
    note: str | None


def facts(story: Story, locale: str) -> Iterator[Fact]:
    """A line for each thing the source says, then for what of the text was only inferred."""
    stated = dict(_stated(story, locale))
    inferred = {field: () for field in story.inferred if field not in stated and field != "url"}
    for field, values in {**stated, **inferred}.items():
        yield Fact(LABELS.get(field, field), values, note(story, field))


def line(story: Story) -> tuple[str, ...]:
    """Location, unit, author and kind, for a list's one line; most stories are news."""
    parts = (story.location, story.unit, story.author)
    kind = () if story.kind == "news" else (story.kind.capitalize(),)
    return (*(str(part) for part in parts if part), *kind)


def note(story: Story, field: str) -> str | None:
    """How a field is known, where the source does not say it."""
    source = story.inferred.get(field)
    return f"inferred from {source}" if source else None


def _stated(story: Story, locale: str) -> Iterator[tuple[str, tuple[Stated, ...]]]:
    """Each field that has something to show, with its values."""
    if story.taken_on:
        iso = story.taken_on.isoformat()
        yield "taken_on", ((locales.period(iso, locale), ("date", iso)),)
    if story.posted_at:  # as printed by the source: without a zone
        day = locales.period(story.posted_at.date().isoformat(), locale, is_short=True)
        yield "posted_at", ((f"{day}, {story.posted_at:%H:%M}", None),)
    if story.location:
        levels = reversed(story.location.levels)
        yield "location", tuple((label, ("location", path)) for path, label in levels)
    if story.unit:
        yield "unit", ((story.unit, ("unit", story.unit)),)
    if story.unit_raw and story.unit_raw != story.unit:
        yield "unit_raw", ((story.unit_raw, None),)
    if story.author:
        yield "author", ((str(story.author), ("author", story.author.name)),)
    if story.tags:
        yield "tags", tuple((tag, ("tag", tag)) for tag in story.tags)
    yield "kind", ((story.kind.capitalize(), None),)
    yield "id", ((story.id, None),)
