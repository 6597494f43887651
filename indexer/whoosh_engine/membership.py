"""Which documents are in groups of versions, as Whoosh's objects for segments carry it.

Of a segment they have the documents that are in a group of two or more, each with its
group's key: see `groups.key_of`. Elsewhere document numbers are those of all segments
end to end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from indexer.whoosh_engine.segment import Segment

_SIDES: tuple[Literal["left"], Literal["right"]] = "left", "right"

Docs = NDArray[np.int64]


class Membership:
    """Which documents are in groups.

    Attributes:
        docs: int64[m], ascending.
        keys: uint64[m], the key of each one's group.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        docs, keys = [np.zeros(0, np.int64)], [np.zeros(0, np.uint64)]
        base = 0
        for segment in segments:
            members, of_members = of_segment(segment.about)
            docs.append(members + base)
            keys.append(of_members)
            base += segment.doc_count
        self.docs: Docs = np.concatenate(docs)
        self.keys: NDArray[np.uint64] = np.concatenate(keys)
        self._order = np.argsort(self.keys, kind="stable")
        self._sorted_keys = self.keys[self._order]

    def members(self, key: np.uint64) -> Docs:
        """The documents of a group."""
        first, end = (self._sorted_keys.searchsorted(key, side) for side in _SIDES)
        return self.docs[self._order[first:end]]

    def size(self, doc: int) -> int:
        """How many documents the document's group has; 1 if it is alone."""
        key = self.key_of(doc)
        if key is None:
            return 1
        first, end = (self._sorted_keys.searchsorted(key, side) for side in _SIDES)
        return int(end - first)

    def key_of(self, doc: int) -> np.uint64 | None:
        """The key of the document's group; None if it is alone."""
        at = int(np.searchsorted(self.docs, doc))
        return self.keys[at] if at < len(self.docs) and self.docs[at] == doc else None

    def firsts(self, docs: Docs) -> Docs:
        """The first document of each one's group; itself if it is alone."""
        if not len(self.docs):
            return docs
        at = np.searchsorted(self.docs, docs).clip(max=len(self.docs) - 1)
        first = np.searchsorted(self._sorted_keys, self.keys[at], "left")
        return np.where(self.docs[at] == docs, self.docs[self._order[first]], docs)

    def every(self) -> Iterator[Docs]:
        """The documents of each group."""
        for key in np.unique(self.keys):
            yield self.members(key)


def of_segment(about: Any) -> tuple[Docs, NDArray[np.uint64]]:
    """The documents of a segment that are in groups, and their groups' keys."""
    docs, keys = getattr(about, "groups", (b"", b""))
    return np.frombuffer(docs, "<u4").astype(np.int64), np.frombuffer(keys, "<u8")


def put_into(about: Any, docs: Docs, keys: NDArray[np.uint64]) -> None:
    """Makes Whoosh's segment carry these."""
    about.groups = docs.astype("<u4").tobytes(), keys.astype("<u8").tobytes()
