"""The fields of the Whoosh index and how a story fills them.

The class paths in this module are part of the file format: Whoosh pickles the
schema into the index. Raise `LAYOUT` with every change of what is written here.

Beside the two exact terms of the facets there is one text field for ranking.
Each occurrence of a word counts with the weight of the field it stands in, and
so does the length, so that Whoosh's own BM25F over this one field is BM25F
proper: weighted before saturation, one posting list a term.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from whoosh import columns, fields, formats

from indexer.analysis import tokens
from indexer.duplicates import LANES, bands
from indexer.engine import CaptureStamp, StoredStory
from indexer.fields import RANKED_FIELDS
from indexer.story import Location, Story

LAYOUT = 2

FIELD_GAP = 100
"""Positions left free between two texts of a story, so that no phrase spans them."""


class RankedText(fields.FieldType):  # type: ignore[misc]  # whoosh ships no strict types
    """The one ranked field: every word of a story, weighted by where it stands."""

    def __init__(self) -> None:
        super().__init__(formats.Positions(), analyzer=None, scorable=True)

    def index(self, value: Story, **_kwargs: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """`(term, weighted count, weight, encoded positions)` of each distinct term."""
        positions: dict[str, list[int]] = {}
        weights: dict[str, int] = {}
        base = 0
        for field in RANKED_FIELDS:
            for text in field.texts(value):
                position = -1
                for term, position, _, _ in tokens(text):
                    positions.setdefault(term, []).append(base + position)
                    weights[term] = weights.get(term, 0) + field.weight
                base += position + 1 + FIELD_GAP
        for term, places in positions.items():
            yield term.encode(), weights[term], float(weights[term]), self.format.encode(places)


class Bands(fields.FieldType):  # type: ignore[misc]  # whoosh ships no strict types
    """The terms under which a story's versions are looked for; nothing is scored."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), analyzer=None)

    def index(self, value: bytes, **_kwargs: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """`(term, 1, 1.0, no more)` of each band of a signature."""
        for band in bands(value):
            yield band, 1, 1.0, b""


class StorySchema(fields.Schema):  # type: ignore[misc]  # whoosh ships no strict types
    """The schema of every index that this version can read: see `is_current`."""

    def __init__(self) -> None:
        super().__init__(
            id=fields.ID(unique=True),
            text=RankedText(),
            ids=fields.COLUMN(columns.VarBytesColumn()),
            unit=fields.COLUMN(columns.RefBytesColumn()),
            location=fields.COLUMN(columns.RefBytesColumn()),
            taken=fields.COLUMN(columns.NumericColumn("i")),
            posted=fields.COLUMN(columns.NumericColumn("q")),
            bands=Bands(),
            signature=fields.COLUMN(columns.FixedBytesColumn(LANES)),
            group=fields.ID(sortable=True),
            story=fields.STORED(),
            captures=fields.COLUMN(columns.VarBytesColumn()),
        )
        self.layout = LAYOUT


def is_current(schema: object) -> bool:
    """Whether an index with that schema was written by this layout."""
    return isinstance(schema, StorySchema) and getattr(schema, "layout", None) == LAYOUT


def document(
    stored: StoredStory, signature: bytes | None, group: str | None = None
) -> dict[str, Any]:
    """The Whoosh fields of one story; it has no `group` if it is the senior one of its own."""
    story = stored.story
    day = story.date
    return {
        "id": story.id,
        "ids": story.id.encode(),
        "text": story,
        "unit": (story.unit or "").encode(),
        "location": _location_bytes(story.location),
        "taken": day.year * 10_000 + day.month * 100 + day.day if day else 0,
        "posted": int(f"{story.posted_at:%Y%m%d%H%M}") if story.posted_at else 0,
        "bands": signature,
        "signature": signature,
        "group": group,
        "story": json.dumps(story.to_json(), ensure_ascii=False, separators=(",", ":")),
        "captures": _captures_bytes(stored.captures),
    }


def story_from(stored_fields: dict[str, Any]) -> Story:
    """The story of a document's stored fields."""
    return Story.from_json(json.loads(stored_fields["story"]))


def _location_bytes(location: Location | None) -> bytes:
    """Labels and path of a location in one value: `country name, tab, path`."""
    if location is None:
        return b""
    (_, country), *_ = location.levels
    return f"{country}\t{location.path}".encode()


def location_levels(value: bytes) -> tuple[tuple[str, str], ...]:
    """What `Location.levels` was, from the column's value; `()` for none."""
    if not value:
        return ()
    country, path = value.decode().split("\t")
    steps = path.split("/")
    return tuple(
        ("/".join(steps[: depth + 1]), label) for depth, label in enumerate([country, *steps[1:]])
    )


def _captures_bytes(captures: Sequence[CaptureStamp]) -> bytes:
    rows = [(c.path, c.size, c.mtime_ns, c.sha256, c.version) for c in captures]
    return json.dumps(rows, ensure_ascii=True).encode()


def captures_from(value: bytes) -> tuple[CaptureStamp, ...]:
    """The capture stamps of the column's value, the preferred one first."""
    return tuple(CaptureStamp(*row) for row in json.loads(value))
