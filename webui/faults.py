"""The one table from error to status and title, for pages and for the API."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.exceptions import HTTPException

from indexer import IndexerError
from indexer.engine import IndexMissing, IndexUnreadable, StoryNotFound
from indexer.originals import CaptureGone
from indexer.query import QueryError

FAULTS: dict[type[IndexerError], tuple[int, str]] = {
    StoryNotFound: (404, "No such story"),
    CaptureGone: (404, "The capture is gone"),
    QueryError: (400, "This search cannot be asked"),
    IndexMissing: (503, "Nothing has been indexed yet"),
    IndexUnreadable: (503, "The index cannot be read"),
    IndexerError: (500, "The search engine failed"),
}
"""Looked up along an error's base classes, so that the nearest one counts."""

HTTP_FAULTS: dict[int, tuple[str, str]] = {
    404: (
        "No such page",
        "There is nothing at this address. Check it for a slip, or search for the story.",
    ),
    405: ("This cannot be done here", "This address can be read, but nothing can be sent to it."),
    414: (
        "This address is too long",
        "Searches have room for about 1,000 characters. Keep the words that matter most.",
    ),
    500: (
        "Something went wrong here",
        "This page could not be made, and the fault is ours. Try again, or search anew.",
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What an error means to whoever asked; `parameter` names the one to change."""

    status: int
    title: str
    detail: str
    parameter: str | None = None


def fault_of(error: IndexerError | HTTPException) -> Fault:
    """The fault that `error` stands for."""
    if isinstance(error, HTTPException):
        status = error.code or 500
        usual = (error.name, error.description or error.name)
        return Fault(status, *HTTP_FAULTS.get(status, usual))
    status, title = next(FAULTS[kind] for kind in type(error).__mro__ if kind in FAULTS)
    return Fault(status, title, str(error), getattr(error, "parameter", None))
