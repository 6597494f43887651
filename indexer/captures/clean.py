"""A capture becomes a story.

Pure: no file, no clock, no network; the same capture and `VERSION` always give
the same story. What a form looks like is known to the form's own reader alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from itertools import chain

from indexer.captures import CaptureError
from indexer.captures.addresses import page_url
from indexer.captures.api import api
from indexer.captures.containers import API, DAMAGED, HTML
from indexer.captures.forms import Form
from indexer.captures.html import html
from indexer.captures.inference import with_dateline
from indexer.captures.listings import listing
from indexer.captures.page import Page
from indexer.captures.parts import Parts
from indexer.captures.printable import printable
from indexer.captures.raw import raw
from indexer.captures.read import Capture
from indexer.captures.sites import READERS as SITES
from indexer.captures.titles import shortened, title_from_text
from indexer.captures.units import unit
from indexer.story import Story

VERSION = 4
"""Raised with every change of what `clean` returns: `reindex` then cleans anew."""

_READERS: Mapping[Form, Callable[[Page], Parts]] = {
    "raw": raw,
    "bare": raw,
    "printable": printable,
    "listing": listing,
    **SITES,
}
_ID_DIGITS = 20


def clean(capture: Capture) -> Story:
    """The story that the capture holds.

    Raises:
        CaptureError: nothing readable remains once the page around it is gone.
    """
    parts = with_dateline(_parts(capture.form, capture.content))
    inferred = dict(parts.inferred)
    title = parts.title
    if title is None:
        title, inferred["title"] = _derived_title(parts)
    if not any(map(str.isalnum, chain(title, parts.body))):
        raise CaptureError("no readable text in it")
    url = parts.url
    if parts.number and url is None:
        url = page_url(parts.kind, parts.number)
        inferred["url"] = "the story number"
    return Story(
        id=_id(title, parts),
        kind=parts.kind,
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


def _parts(form: Form, content: str) -> Parts:
    if form == DAMAGED:
        raise CaptureError(content)
    if form == API:
        return api(content)
    if form == HTML:
        return html(content, _parts)
    return _READERS[form](Page.of(content))


def _id(title: str, parts: Parts) -> str:
    """The site's number, which counts each kind apart; else a digest of the text."""
    if not parts.number:
        return _text_id(title, parts)
    return parts.number if parts.kind == "news" else f"{parts.kind}-{parts.number}"


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
