"""Problems that the readers of several forms find, each in one wording."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from indexer.story import Problem

_MAX_QUOTED_CHARS = 60


def no_body(body: str) -> tuple[Problem, ...]:
    """The problem of a story without a text."""
    return () if body else (Problem("no-body", "The capture ends before the story's text."),)


def malformed(noun: str, text: str) -> Problem:
    """The problem of a value that is not of the shape that its field has."""
    return Problem("malformed", f"“{quoted(text)}” is no {noun}.")


def unused(line: str) -> Problem:
    """The problem of a line that the capture ends in, where its value cannot be trusted."""
    return Problem("cut-off", f"The capture ends within “{quoted(line)}”, which is not used.")


def left_out(lines: Sequence[str], where: str) -> tuple[Problem, ...]:
    """The problem of lines that were taken for no part of the story though nothing knows them."""
    if not lines:
        return ()
    count = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
    detail = f"Left out {count} {where}, the first “{quoted(lines[0])}”."
    return (Problem("unknown-lines", detail),)


def posted_before_taken(posted_at: datetime, taken_on: date | None) -> tuple[Problem, ...]:
    """The problem of a story that was posted before the day that it gives as its own."""
    if taken_on is None or posted_at.date() >= taken_on:
        return ()
    days = f"{posted_at.date().isoformat()}, before {taken_on.isoformat()}"
    return (Problem("posted-before-taken", f"Posted on {days}, the day of the story."),)


def quoted(text: str) -> str:
    """A text short enough for a message."""
    return text if len(text) <= _MAX_QUOTED_CHARS else f"{text[:_MAX_QUOTED_CHARS]}…"
