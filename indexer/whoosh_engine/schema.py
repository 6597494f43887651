"""What of this program Whoosh pickles into an index: the schema and what it refers to.

The class paths in this module are part of the file format. Raise `LAYOUT` with
every change of what is written into a segment.

Beside the exact terms of the facets there is one text field for ranking. Each
occurrence of a word counts with the weight of the field it stands in, and so does
the length, so that Whoosh's own BM25F over this one field is BM25F proper: weighted
before saturation, one posting list a term.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh import columns, fields, formats

from indexer.duplicates import LANES
from indexer.fields import FACETS
from indexer.whoosh_engine.packing import PackedPostings, packed_position_bytes

LAYOUT = 9

TEXT = "text"
"""The one ranked field."""

ID = "id"
"""The field whose terms are story ids."""

DEFINITION = "definition"
"""The field of the abbreviations that a story defines; no facet shows it: see `names`."""

VALUE_FIELDS = (*(name for name in FACETS if name != "date"), DEFINITION)
"""Fields whose values are terms: facets, but for dates, which are kept as numbers alone."""

MULTIPLE = frozenset({DEFINITION, *(name for name, facet in FACETS.items() if facet.is_multiple)})
"""Those of which a story can have several values."""


class PostingList:
    """A whole posting list as Whoosh's own reader takes it: one block, three parts.

    Whoosh unpickles a block and asks for its parts by number: the steps from one
    document to the next, the weights, and the encoded positions.
    """

    __slots__ = ("_packed",)

    def __init__(self, payload: bytes) -> None:
        self._packed = PackedPostings(payload)

    def __reduce__(self) -> tuple[Any, ...]:
        return PostingList, (bytes(self._packed.payload),)

    def __getitem__(self, part: int) -> Any:
        packed = self._packed
        if part == 0:
            return np.diff(packed.docs.astype(np.int64), prepend=0).tolist()
        if part == 1:
            return packed.weights().tolist()
        return EncodedPositions(packed)


class EncodedPositions:
    """The positions in each document, encoded one document at a time as it is asked for."""

    __slots__ = ("_positions", "_starts")

    def __init__(self, packed: PackedPostings) -> None:
        self._starts = np.append(0, np.cumsum(packed.counts(), dtype=np.int64))
        self._positions = packed.positions()

    def __getitem__(self, at: int) -> bytes:
        return packed_position_bytes(self._positions[self._starts[at] : self._starts[at + 1]])


class PackedPositions(formats.Positions):  # type: ignore[misc]  # whoosh ships no strict types
    """Positions as plain unsigned 32-bit numbers."""

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """The positions in one document, ascending."""
        positions: list[int] = np.frombuffer(valuestring, np.uint32).tolist()
        return positions

    def decode_frequency(self, valuestring: bytes) -> int:
        """How many positions there are."""
        return len(valuestring) // 4


class RankedText(fields.FieldType):  # type: ignore[misc]  # whoosh ships no strict types
    """The one ranked field. Only this program writes it, in bulk."""

    def __init__(self) -> None:
        super().__init__(PackedPositions(), analyzer=None, scorable=True)

    def index(self, value: object, **_kwargs: object) -> Iterator[Any]:
        """Nothing: Whoosh's own writer does not know how the field is made."""
        raise NotImplementedError("This index is written by reindex alone.")


class StorySchema(fields.Schema):  # type: ignore[misc]  # whoosh ships no strict types
    """The schema of every index that this version can read: see `is_current`."""

    def __init__(self) -> None:
        super().__init__(
            text=RankedText(),
            id=fields.ID(unique=True),
            **{name: fields.ID() for name in VALUE_FIELDS},
            ids=fields.COLUMN(columns.VarBytesColumn()),
            taken=fields.COLUMN(columns.NumericColumn("i")),
            posted=fields.COLUMN(columns.NumericColumn("q")),
            signature=fields.COLUMN(columns.FixedBytesColumn(LANES)),
            captures=fields.COLUMN(columns.VarBytesColumn()),
            titles=fields.COLUMN(columns.VarBytesColumn()),
            story=fields.STORED(),
        )
        self.layout = LAYOUT


def is_current(schema: object) -> bool:
    """Whether an index with that schema was written by this layout."""
    return isinstance(schema, StorySchema) and getattr(schema, "layout", None) == LAYOUT
