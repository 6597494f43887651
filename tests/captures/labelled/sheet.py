"""A capture as it is put together: each piece of text knows what it says of the story.

A capture can be cut off after any number of characters; the label then follows
from the pieces that are left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

State = Literal["whole", "part", "gone"]


_SCRAP_CHARS = 3


class Anything:
    """Stands for a value that is not scored, for the capture leaves it open."""

    def __repr__(self) -> str:
        return "anything"


ANYTHING = Anything()


_PREFIX = re.compile(r" ?date (\d{4})-(\d\d)-(\d\d) ")


def _disagree(text: str, values: Mapping[str, tuple[Any, ...]]) -> bool:
    """Whether the dates are odd: posted before taken, or the prefix's day and month swapped."""
    taken = values.get("taken_on", (None,))
    posted = values.get("posted_at", (None,))
    if len(taken) != 1 or not isinstance(taken[0], date):
        return False
    if len(posted) == 1 and isinstance(posted[0], datetime) and posted[0].date() < taken[0]:
        return True
    found = _PREFIX.match(text)
    swapped = (taken[0].year, taken[0].day, taken[0].month)
    is_swapped = found is not None and tuple(map(int, found.groups())) == swapped
    return is_swapped and taken[0].day != taken[0].month


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a piece says: a field's name, its acceptable values, whether it is derived.

    Of several pieces for one field the one with the lowest `rank` is believed.
    """

    name: str
    values: tuple[Any, ...]
    rank: int = 0
    chars: int | None = None
    """How much of the piece says it; all of it unless told."""
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, what stands before it, and what it is.

    `body` marks text of the story's body: `yes`, `no`, or `optional` where a reader
    may rightly keep it or leave it out.
    """

    text: str
    before: str = "\n\n"
    evidence: tuple[Evidence, ...] = ()
    body: Literal["yes", "no", "optional"] = "no"
    shown: str | None = None
    """The body's text where it differs from what is written (entities, odd spaces)."""


@dataclass(frozen=True, slots=True)
class Label:
    """The story that a capture must become.

    Attributes:
        values: a field's acceptable values; a field that is missing here is not scored.
        inferred: the fields that must be named in `Story.inferred`.
        body: the body's segments in order, and whether each may be left out.
        problems: whether at least one problem must be recorded.
    """

    values: Mapping[str, tuple[Any, ...]]
    inferred: frozenset[str]
    body: tuple[tuple[str, bool], ...]
    problems: bool = False
    may_be_caption: bool = False
    """Whether the text may stand among the captions instead, as on an image's page."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A capture's bytes with the stories that it holds."""

    name: str
    form: str
    path: str
    data: bytes
    labels: tuple[Label, ...]


@dataclass(slots=True)
class Sheet:
    """The pieces of one capture in order."""

    pieces: list[Piece] = field(default_factory=list)
    fixed: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """Values that hold whatever is left, such as the kind."""
    may_be_caption: bool = False

    def add(self, text: str, *evidence: Evidence, before: str = "\n\n", **more: Any) -> None:
        """Appends a piece."""
        self.pieces.append(Piece(text, before, evidence, **more))

    def without(self, *at: int) -> Sheet:
        """The sheet without the pieces at those indices."""
        return Sheet([p for i, p in enumerate(self.pieces) if i not in at], dict(self.fixed))

    def text(self) -> str:
        """The whole capture."""
        return "".join(p.before * (i > 0) + p.text for i, p in enumerate(self.pieces))

    def label(self, length: int, names: tuple[str, ...]) -> Label:
        """What the first `length` characters say of the fields `names`.

        A body that breaks off within a sentence is a problem to be recorded.
        """
        states = self._states(length)
        problems = any(
            piece.body == "yes"
            and 0 < left < len(piece.text) - 1
            and piece.text[left - 1].isalnum()
            for piece, left in states
        )
        whole = self.text()
        is_ended = whole[:length].endswith("\n")
        last = -1 if is_ended else max(i for i, (_, left) in enumerate(states) if left >= 0)
        inferred: set[str] = set()
        values = {
            name: self._values(name, states, inferred, last=last, is_cut=length < len(whole))
            for name in names
        } | self.fixed
        problems = problems or _disagree(whole[:length], values) or self._is_elsewhere(states)
        return Label(values, frozenset(inferred), self._body(states), problems, self.may_be_caption)

    def _is_elsewhere(self, states: list[tuple[Piece, int]]) -> bool:
        """Whether the dateline names another country than header and footer do."""
        named: dict[bool, set[str]] = {True: set(), False: set()}
        for piece, left in states:
            for evidence in piece.evidence:
                needed = len(piece.text) if evidence.chars is None else evidence.chars
                if evidence.name == "location" and left >= needed:
                    countries = {place.country for place in evidence.values if place}
                    named[evidence.is_inferred] |= countries
        return bool(named[True] and named[False]) and not named[True] & named[False]

    def _states(self, length: int) -> list[tuple[Piece, int]]:
        """Each piece with how many of its characters are left; -1 where it is gone."""
        found: list[tuple[Piece, int]] = []
        at = 0
        for index, piece in enumerate(self.pieces):
            at += len(piece.before) * (index > 0)
            left = min(len(piece.text), length - at)
            found.append((piece, left if left > 0 else -1))
            at += len(piece.text)
        return found

    def _values(
        self,
        name: str,
        states: list[tuple[Piece, int]],
        inferred: set[str],
        *,
        last: int,
        is_cut: bool,
    ) -> tuple[Any, ...]:
        """The acceptable values; `last` is the piece whose line is not ended, or -1."""
        best: Evidence | None = None
        doubt: list[tuple[Any, ...]] = []
        for index, (piece, left) in enumerate(states):
            for evidence in piece.evidence:
                if evidence.name != name or left < 0:
                    continue
                needed = len(piece.text) if evidence.chars is None else evidence.chars
                # The last number or place of a text without a line break may lack its end.
                is_open = is_cut or name in ("id", "location")
                may_be_cut = is_open and index == last and evidence.chars is None
                if left < needed or may_be_cut:
                    doubt.append(evidence.values)
                elif best is None or evidence.rank < best.rank:
                    best = evidence
        if name in ("tags", "captions"):
            return self._many(name, states)
        if doubt and best is None:
            return (None, *(ANYTHING if name == "title" else v for vs in doubt for v in vs))
        if best is None:
            return (None,)
        if best.is_inferred and None not in best.values and not doubt:
            inferred.add(name)
        if doubt:
            return (*best.values, *(v for vs in doubt for v in vs))
        return best.values

    def _many(self, name: str, states: list[tuple[Piece, int]]) -> tuple[Any, ...]:
        found: list[Any] = []
        doubt = False
        for piece, left in states:
            for evidence in piece.evidence:
                if evidence.name != name or left < 0:
                    continue
                if left < len(piece.text) or evidence.values == (ANYTHING,):
                    doubt = True
                else:
                    found.extend(evidence.values)
        if doubt:
            return (ANYTHING,)
        return (tuple(dict.fromkeys(found)) if name == "tags" else tuple(found),)

    def _body(self, states: list[tuple[Piece, int]]) -> tuple[tuple[str, bool], ...]:
        found: list[tuple[str, bool]] = []
        for piece, left in states:
            if piece.body == "no" or left < 0:
                continue
            text = piece.text[:left]
            if piece.shown is not None and left == len(piece.text):
                text = piece.shown
            # A few letters at the very end may as well be the beginning of a heading.
            is_scrap = left < len(piece.text) and left <= _SCRAP_CHARS
            found.append((text, is_scrap or piece.body == "optional"))
        return tuple(found)
