"""A report on the quality of what is indexed: what is missing, odd or there twice.

Reads stories one by one through the engine; no capture is needed. What it holds
grows with the number of different labels, not of stories.
"""

from __future__ import annotations

import heapq
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from indexer.engine import Engine
from indexer.misspellings import Lookalike, lookalikes
from indexer.query import Query
from indexer.story import Problem, Story

FIELDS = (
    "title",
    "body",
    "author",
    "unit",
    "location",
    "taken_on",
    "posted_at",
    "captions",
    "tags",
    "url",
)
"""What a story can lack."""

MAX_EXAMPLES = 3
MAX_GROUPS = 10
MAX_TITLES = 5
"""Shown of each kind of problem, of the version groups, and of each group."""

WIDTH = 100
"""Longest line of the report for people."""


@dataclass(frozen=True, slots=True)
class Example:
    """A story with a problem."""

    story: str
    detail: str


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """How many problems of one kind there are, with a few of them."""

    kind: str
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class InferredCount:
    """In how many stories a field was derived from one source."""

    field: str
    source: str
    count: int


@dataclass(frozen=True, slots=True)
class VersionGroup:
    """A group of versions: its id, its size, the first few different titles."""

    id: str
    stories: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found; everything ordered by how often it occurs.

    Attributes:
        missing: for each of `FIELDS`, how many stories lack it.
        groups: how many groups of two or more versions there are.
        grouped: how many stories are in one.
        largest: the largest groups.
    """

    stories: int
    missing: dict[str, int]
    problems: tuple[ProblemCount, ...]
    inferred: tuple[InferredCount, ...]
    lookalikes: tuple[Lookalike, ...]
    groups: int
    grouped: int
    largest: tuple[VersionGroup, ...]

    def to_json(self) -> dict[str, Any]:
        """The report as JSON values."""
        return asdict(self)

    def to_text(self) -> str:
        """The report for people."""
        sections = (
            [f"{_counted(self.stories, 'story', 'stories')} in the index."],
            self._missing_lines(),
            self._problem_lines(),
            self._inferred_lines(),
            self._lookalike_lines(),
            self._group_lines(),
        )
        return "\n\n".join("\n".join(lines) for lines in sections)

    def _missing_lines(self) -> list[str]:
        rows = [
            (f"{count:,}", f"{100 * count / self.stories:.1f} %", field)
            for field, count in self.missing.items()
            if count
        ]
        return _section("Stories that lack a field", rows)

    def _problem_lines(self) -> list[str]:
        rows: list[tuple[str, ...]] = []
        for problem in self.problems:
            rows.append((f"{problem.count:,}", problem.kind))
            rows += [("", f"  {e.story}: {_line(e.detail)}") for e in problem.examples]
        return _section("Problems", rows)

    def _inferred_lines(self) -> list[str]:
        rows = [(f"{found.count:,}", found.field, found.source) for found in self.inferred]
        return _section("Fields that were derived, and from what", rows)

    def _lookalike_lines(self) -> list[str]:
        rows = [
            (found.field, f"{found.count:,}", found.label, f"{found.like_count:,}", found.like)
            for found in self.lookalikes
        ]
        return _section("Labels that look like misspellings of another", rows)

    def _group_lines(self) -> list[str]:
        rows: list[tuple[str, ...]] = []
        for group in self.largest:
            rows.append((f"{group.stories:,}", f"{group.id}: {_line(group.titles[0])}"))
            rows += [("", f"  {_line(title)}") for title in group.titles[1:]]
        lines = _section("Versions", rows)
        if self.groups:
            groups = _counted(self.groups, "group", "groups")
            lines[0] = f"Versions: {groups} of {self.grouped:,} stories; the largest:"
        return lines


def check(engine: Engine) -> CheckReport:
    """Looks at every story in the index.

    Raises:
        EngineError: there is no index, or it cannot be read.
    """
    tally = _Tally()
    for story in engine.matches(Query(sort="oldest")):
        tally.add(story)
    groups = grouped = 0
    largest: list[tuple[int, str, tuple[str, ...]]] = []
    for group in engine.version_groups():
        groups += 1
        grouped += len(group)
        heapq.heappush(largest, (len(group), group[0], group))
        if len(largest) > MAX_GROUPS:
            heapq.heappop(largest)
    return CheckReport(
        stories=tally.stories,
        missing=dict(sorted(tally.missing.items(), key=_by_count)),
        problems=tally.problem_counts(),
        inferred=tuple(
            InferredCount(field, source, count)
            for (field, source), count in sorted(tally.inferred.items(), key=_by_count)
        ),
        lookalikes=tuple(
            found for field, labels in tally.labels.items() for found in lookalikes(field, labels)
        ),
        groups=groups,
        grouped=grouped,
        largest=tuple(
            VersionGroup(group_id, size, _titles(engine, ids))
            for size, group_id, ids in sorted(largest, key=lambda item: (-item[0], item[1]))
        ),
    )


class _Tally:
    """Counts what stories have and lack."""

    def __init__(self) -> None:
        self.stories = 0
        self.missing: Counter[str] = Counter(dict.fromkeys(FIELDS, 0))
        self.problems: Counter[str] = Counter()
        self.examples: dict[str, list[Example]] = {}
        self.inferred: Counter[tuple[str, str]] = Counter()
        self.labels: dict[str, Counter[str]] = {
            "unit": Counter(),
            "location": Counter(),
            "author": Counter(),
        }

    def add(self, story: Story) -> None:
        self.stories += 1
        self.missing.update(field for field in FIELDS if not getattr(story, field))
        self.inferred.update(story.inferred.items())
        for problem in story.problems:
            self._add_problem(story, problem)
        if story.unit:
            self.labels["unit"][story.unit] += 1
        if story.author:
            self.labels["author"][story.author.name] += 1
        if story.location:
            self.labels["location"].update(path for path, _ in story.location.levels)

    def _add_problem(self, story: Story, problem: Problem) -> None:
        self.problems[problem.kind] += 1
        examples = self.examples.setdefault(problem.kind, [])
        if len(examples) < MAX_EXAMPLES:
            examples.append(Example(story.id, problem.detail))

    def problem_counts(self) -> tuple[ProblemCount, ...]:
        return tuple(
            ProblemCount(kind, count, tuple(self.examples[kind]))
            for kind, count in sorted(self.problems.items(), key=_by_count)
        )


def _titles(engine: Engine, story_ids: Iterable[str]) -> tuple[str, ...]:
    """The first few different titles of these stories."""
    titles: dict[str, None] = {}
    for story_id in story_ids:
        titles[engine.story(story_id).title] = None
        if len(titles) == MAX_TITLES:
            break
    return tuple(titles)


def _by_count(item: tuple[Any, int]) -> tuple[int, Any]:
    """The most frequent first, then by name."""
    return -item[1], item[0]


def _section(heading: str, rows: Sequence[Sequence[str]]) -> list[str]:
    """A heading and its rows in columns, numbers to the right."""
    if not rows:
        return [f"{heading}: none."]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [f"{heading}:"] + ["  " + "  ".join(map(_aligned, row, widths)).rstrip() for row in rows]


def _aligned(cell: str, width: int) -> str:
    is_number = cell[:1].isdigit() and not cell.strip("0123456789,. %")
    return cell.rjust(width) if is_number else cell.ljust(width)


def _line(text: str) -> str:
    return textwrap.shorten(text, WIDTH - 20, placeholder=" …")


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many}"
