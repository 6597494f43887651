"""Which group of versions each story is in: looked up in the index, kept up with a batch.

The senior story of a group has neither term nor value for it; the others have
both, and so a story that joins as a junior leaves the rest of its group as it is.
"""

from __future__ import annotations

import os
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from whoosh.externalsort import SortingPool

from indexer.duplicates import LANES, Groups, bands, seniority
from indexer.whoosh_engine.evaluate import segments

MAX_BANDS_IN_MEMORY = 500_000
"""Bands of a batch, about 100 bytes each, before they are sorted out to disk."""


class Indexed:
    """The groups of one generation of the index."""

    def __init__(self, searcher: Any, is_deleted: Callable[[int], bool]) -> None:
        self._searcher = searcher
        self._is_deleted = is_deleted
        self._segments = segments(searcher)
        self._offsets = [offset for _, offset in self._segments]
        self._columns: dict[tuple[int, str], Any] = {}

    def docnum(self, story_id: str) -> int | None:
        """Where the story is; None if it is nowhere."""
        docnum = self._searcher.document_number(id=story_id)
        return None if docnum is None or self._is_deleted(docnum) else int(docnum)

    def id_of(self, docnum: int) -> str:
        """The story's id."""
        return self._value("ids", docnum).decode()

    def group_of(self, docnum: int) -> str:
        """The id of the story's group; its own if it is alone or the senior one."""
        return self._value("group", docnum).decode() or self.id_of(docnum)

    def signature_of(self, docnum: int) -> bytes:
        """What `duplicates.signature_of` gave for the story; zeros if it gave none."""
        return self._value("signature", docnum)

    def captures_of(self, docnum: int) -> bytes:
        """The column value of the story's captures."""
        return self._value("captures", docnum)

    def members(self, group: str) -> list[int]:
        """The stories of a group, in no order."""
        senior = self.docnum(group)
        return [*([] if senior is None else [senior]), *self._holders("group", group.encode())]

    def ids(self, group: str) -> tuple[str, ...]:
        """The ids of a group's stories, the senior one first."""
        return tuple(sorted(map(self.id_of, self.members(group)), key=seniority))

    def groups(self) -> Iterator[tuple[str, ...]]:
        """The ids of every group of two or more."""
        if self._segments:
            for group in self._searcher.reader().lexicon("group"):
                ids = self.ids(group.decode())
                if len(ids) > 1:
                    yield ids

    def with_band(self, band: bytes) -> list[int]:
        """The stories whose signature has that band."""
        return self._holders("bands", band)

    def _holders(self, field: str, term: bytes) -> list[int]:
        found: list[int] = []
        for reader, offset in self._segments:
            if (field, term) in reader:
                found += [offset + docnum for docnum in reader.postings(field, term).all_ids()]
        return [docnum for docnum in found if not self._is_deleted(docnum)]

    def _value(self, name: str, docnum: int) -> bytes:
        at = bisect_right(self._offsets, docnum) - 1
        reader, offset = self._segments[at]
        if (at, name) not in self._columns:
            self._columns[at, name] = reader.column_reader(name, translate=False)
        return bytes(self._columns[at, name][docnum - offset])


class Arrivals:
    """The stories of one batch; what grows with their number is kept on disk."""

    def __init__(self, folder: str) -> None:
        self._bands = SortingPool(maxsize=MAX_BANDS_IN_MEMORY, tempdir=folder)
        self._signatures = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # closed by `close`
        self.ids: list[str] = []

    def close(self) -> None:
        """Removes what is on disk."""
        self._signatures.close()
        self._bands.cleanup()

    def add(self, story_id: str, signature: bytes | None) -> None:
        """Takes the next story of the batch, in the order of document numbers."""
        if signature is not None:
            docnum = len(self.ids)
            os.pwrite(self._signatures.fileno(), signature, docnum * LANES)
            for band in bands(signature):
                self._bands.add((band, docnum))
        self.ids.append(story_id)

    def signature_of(self, docnum: int) -> bytes:
        """What the story was added with; not for one that had no signature."""
        return os.pread(self._signatures.fileno(), LANES, docnum * LANES)

    def by_band(self) -> Iterator[tuple[bytes, list[int]]]:
        """Every band with the stories that have it; can be asked for once."""
        for band, items in groupby(self._bands.items(), key=itemgetter(0)):
            yield band, [docnum for _, docnum in items]


class Move(NamedTuple):
    """A story of the index that is in another group from now on."""

    docnum: int
    group: str


class Regrouping:
    """What a batch does to the groups of an index.

    Args:
        indexed: the index before; deleted is what the batch deletes.
        arrivals: the stories that come.
        is_superseded: whether an arrival gave way to a later one.
        left: the documents that go. Groups that lose a story are put together
            anew from those that remain, for they may have hung together by it;
            all others can only grow.
    """

    def __init__(
        self,
        indexed: Indexed,
        arrivals: Arrivals,
        is_superseded: Callable[[int], bool],
        left: list[int],
    ) -> None:
        self._indexed = indexed
        self._groups = Groups()
        self._met: set[str] = set()
        self._loose: dict[int, str] = {}
        for group in {indexed.group_of(docnum) for docnum in left}:
            self._loosen(group)
        for band, docnums in arrivals.by_band():
            new = [docnum for docnum in docnums if not is_superseded(docnum)]
            known = indexed.with_band(band) if new else []
            if len(new) + len(known) > 1:
                self._groups.meet(
                    [(self._node(docnum), indexed.signature_of(docnum)) for docnum in known],
                    [(arrivals.ids[docnum], arrivals.signature_of(docnum)) for docnum in new],
                )

    def group_of(self, story_id: str) -> str:
        """The group that an arrival is in."""
        return self._groups.of(story_id)

    def moves(self) -> Iterator[Move]:
        """The stories of the index that change their group."""
        for docnum, before in self._loose.items():
            group = self._groups.of(self._indexed.id_of(docnum))
            if group != before:
                yield Move(docnum, group)
        for joined in self._groups:
            if joined in self._met:
                group = self._groups.of(joined)
                yield from (Move(docnum, group) for docnum in self._indexed.members(joined))

    def _loosen(self, group: str) -> None:
        """Puts together anew what is left of a group that has lost a story."""
        members = self._indexed.members(group)
        self._loose.update(dict.fromkeys(members, group))
        if len(members) < 2:
            return
        by_band: dict[bytes, list[tuple[str, bytes]]] = {}
        for docnum in members:
            member = self._indexed.id_of(docnum), self._indexed.signature_of(docnum)
            for band in bands(member[1]):
                by_band.setdefault(band, []).append(member)
        for sharing in by_band.values():
            self._groups.meet((), sharing)

    def _node(self, docnum: int) -> str:
        """What stands for a story: its group, or itself where that is being remade."""
        if docnum in self._loose:
            return self._indexed.id_of(docnum)
        group = self._indexed.group_of(docnum)
        self._met.add(group)
        return group
