"""A capture becomes a story.

Pure: no file, no clock, no network; the same capture and `VERSION` always give
the same story. What a form looks like is known to the form's own reader alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from indexer.captures import CaptureError
from indexer.captures.bare import bare
from indexer.captures.forms import Form
from indexer.captures.page import Page
from indexer.captures.parts import Parts
from indexer.captures.raw import raw
from indexer.captures.read import Capture
from indexer.captures.titles import shortened, title_from_text
from indexer.captures.units import unit
from indexer.story import Story

VERSION = 1
"""Raised with every change of what `clean` returns: `reindex` then cleans anew."""

_READERS: Mapping[Form, Callable[[Page], Parts]] = {"raw": raw, "bare": bare}
_ID_DIGITS = 20


def clean(capture: Capture) -> Story:
    """The story that the capture holds.

    Raises:
        CaptureError: nothing readable remains once the page around it is gone.
    """
    parts = _READERS[capture.form](Page.of(capture.content))
    inferred = dict(parts.inferred)
    title = parts.title
    if title is None:
        title, inferred["title"] = _derived_title(parts)
    if not any(c.isalnum() for text in (title, parts.body) for c in text):
        raise CaptureError("no readable text in it")
    url = None
    if parts.number:
        url = f"https://www.dvidshub.net/news/{parts.number}"
        inferred["url"] = "the story number"
    return Story(
        id=parts.number or _text_id(title, parts),
        kind="news",
        title=title,
        body=parts.body,
        author=parts.author,
        unit=unit(parts.unit_raw) if parts.unit_raw else None,
        unit_raw=parts.unit_raw,
        location=parts.location,
        taken_on=parts.taken_on,
        posted_at=parts.posted_at,
        captions=parts.captions,
        tags=parts.tags,
        url=url,
        inferred=inferred,
        problems=parts.problems,
    )


def _derived_title(parts: Parts) -> tuple[str, str]:
    """A title for want of the page's, and what it was derived from."""
    if parts.body:
        return title_from_text(parts.body), "the first sentence"
    if parts.captions:
        return shortened(parts.captions[0].text), "the caption"
    return "", "nothing"


def _text_id(title: str, parts: Parts) -> str:
    """An id for a story without a number: its whole text's, for photo essays share bodies."""
    text = "\n\n".join((title, *(caption.text for caption in parts.captions), parts.body))
    return f"text-{hashlib.sha256(text.encode()).hexdigest()[:_ID_DIGITS]}"
