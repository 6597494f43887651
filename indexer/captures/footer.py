"""The foot of a story's page: its fields, its tags, the notice on its use."""

from __future__ import annotations

from typing import NamedTuple

from indexer.captures import footer_fields
from indexer.captures.footer_start import (
    DOMAIN,
    HEADINGS,
    INFO,
    KEYWORDS,
    LISTS,
    MAX_TAG_CHARS,
    TAGS,
    WORDINGS,
    beginning,
    cells,
    is_cut_start,
)
from indexer.captures.furniture import is_certificate
from indexer.captures.notices import OPENING, Notice, is_notice, notice
from indexer.captures.page import Page


class Footer(NamedTuple):
    """The footer's values as they stand, and the index of its first line.

    `cut` holds the field that the capture ends in, whose value may lack its end;
    `unknown` the lines that are no part of any footer seen so far. `info` is the
    heading that the fields stand under, as in `NEWS INFO`; `labels` has those too
    whose values are missing.
    """

    start: int
    fields: dict[str, str]
    tags: tuple[str, ...]
    cut: str | None
    unknown: tuple[str, ...]
    notice: Notice | None
    info: str | None
    labels: frozenset[str]


def footer(page: Page, start: int, *, is_page: bool = True) -> Footer:
    """The footer of the page whose header ends at `start`; empty if there is none.

    `is_page` says that a page of the site is known to stand there; of a text that
    may be nothing but a story, more is asked before its end is taken from it.
    """
    begin = beginning(page, start, is_page=is_page)
    if begin == len(page.lines):
        return Footer(begin, {}, (), None, (), None, None, frozenset())
    reading = _Reading()
    for at in range(begin, len(page.lines)):
        if page.lines[at]:
            reading.read(page, at)
    tags, unknown = reading.tags()
    reading.fill_lost_labels()
    return Footer(
        start=begin,
        fields=reading.fields,
        tags=tags,
        cut=reading.cut,
        unknown=unknown,
        notice=reading.notice,
        info=reading.info,
        labels=frozenset({*reading.labels, *reading.fields}),
    )


class _Reading:
    """Collects a footer's values line by line."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.cut: str | None = None
        self.notice: Notice | None = None
        self.info: str | None = None
        self.labels: set[str] = set()
        self._sections: list[tuple[str, list[str]]] = [("", [])]
        self._open_label: str | None = None
        self._values: list[str] = []

    def read(self, page: Page, at: int) -> None:
        line = cells(page.lines[at])
        if not line:
            return
        if line in HEADINGS and not self._open_label:
            self.info = line if line in INFO else self.info
            self._sections.append((line, []))
            return
        for heading in INFO if line.startswith(INFO) else ():
            if line == heading or line.startswith(f"{heading} "):
                self.info = heading
                self._sections.append((heading, []))
                line = line[len(heading) + 1 :]
                if not line:
                    return
        opening = ""
        if OPENING in line:
            is_all = is_notice(line)
            line, opening, work = line.partition(OPENING) if is_all else _before_notice(line)
        if opening:
            self.notice = self.notice or notice(opening + work)
            self._sections.append((OPENING, []))
        if line.endswith(DOMAIN) and line != DOMAIN:
            line = line.removesuffix(DOMAIN).rstrip()
        if not line:
            return
        if footer_fields.proof(line) is not None:
            self._read_fields(line, is_cut=page.may_be_cut(at) and not opening)
        elif self._open_label and footer_fields.is_value(self._open_label, line):
            if page.may_be_cut(at) and not footer_fields.is_whole(self._open_label, line):
                self.cut = line
            else:
                self.fields[self._open_label] = line
            self._open_label = None
        elif (
            line in HEADINGS
            or is_certificate(line)
            or is_cut_start(page, at)
            or page.is_start_of(at, *WORDINGS)
            or (line.startswith(OPENING) and page.may_be_cut(at))
        ):
            self._sections.append((line, []))
        elif page.lines[at].startswith("|"):
            self._values.append(line)
        else:
            self._sections[-1][1].append(line)

    def _read_fields(self, line: str, *, is_cut: bool) -> None:
        found = footer_fields.fields(line)
        if not found:
            return
        self._sections.append(("", []))
        for i, (label, value) in enumerate(found):
            self.labels.add(label)
            is_last = is_cut and i == len(found) - 1
            if is_last and not footer_fields.is_whole(label, value):
                self.cut = line
            elif value:
                self.fields.setdefault(label, value)
        label, value = found[-1]
        self._open_label = None if value or label in self.fields else label

    def tags(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The tags, without repeats, and the other lines that are no part of any footer.

        Tags stand under their heading, or at the end without one, above other pages' lists.
        """
        tags: dict[str, None] = {}
        unknown: list[str] = []
        sections = [(head, lines) for head, lines in self._sections if head not in LISTS]
        for heading, lines in sections:
            if heading == KEYWORDS:
                continue
            are_tags = heading == TAGS or lines is sections[-1][1]
            for line in lines:
                if are_tags and len(line) <= MAX_TAG_CHARS:
                    tags[line] = None
                else:
                    unknown.append(line)
        return tuple(tags), tuple(unknown)

    def fill_lost_labels(self) -> None:
        """Gives the values of a table that has lost its labels those that their shapes name."""
        for value in self._values:
            if footer_fields.is_date(value):
                self.fields.setdefault("Date Posted" if " " in value else "Date Taken", value)
            elif value[:6].isdecimal() and footer_fields.is_value("VIRIN", value) and "-" in value:
                self.fields.setdefault("VIRIN", value)
            elif "," in value and footer_fields.is_value("Location", value):
                self.fields.setdefault("Location", value)
            elif footer_fields.is_value("Resolution", value):
                self.fields.setdefault("Resolution", value)


def _before_notice(line: str) -> tuple[str, str, str]:
    """A line of fields, and the notice that follows in it, if the whole foot is one line."""
    at = line.find(f" {OPENING}")
    if at > 0 and is_notice(line[at + 1 :]):
        return line[:at], OPENING, line[at + 1 + len(OPENING) :]
    return line, "", ""
