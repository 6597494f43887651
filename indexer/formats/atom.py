"""Matches as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

from indexer.results import Hit
from indexer.story import Story

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEGINNING = "1970-01-01T00:00:00Z"
"""When an undated story was last changed: Atom demands a time, and this one moves no
story to the top of a reader's list."""
_TAG_YEAR = "2024"
"""Part of every id (RFC 4151): never changed, or every reader would see all stories anew."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself.

    Attributes:
        self_url: its own absolute address, with the parameters of the search.
        page_url: of the same matches as a page.
        publisher: the author of entries that name none.
    """

    title: str
    publisher: str
    self_url: str
    page_url: str


def atom(feed: Feed, hits: Sequence[Hit], story_url: Callable[[Story], str]) -> bytes:
    """The feed of `hits` as XML in UTF-8; times printed without a zone count as UTC."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    own = urlsplit(feed.self_url)
    _add(root, "id", _tag(own.hostname, f"{own.path}?{own.query}" if own.query else own.path))
    _add(root, "title", feed.title)
    _add(root, "updated", max((_updated(hit.story) for hit in hits), default=_BEGINNING))
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.self_url)
    _add(root, "link", rel="alternate", type="text/html", href=feed.page_url)
    _add(_add(root, "author"), "name", feed.publisher)
    for hit in hits:
        _entry(_add(root, "entry"), hit, own.hostname, story_url(hit.story))
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(entry: ET.Element, hit: Hit, host: str | None, url: str) -> None:
    story = hit.story
    _add(entry, "id", _tag(host, f"story/{story.id}"))
    _add(entry, "title", story.title)
    _add(entry, "updated", _updated(story))
    if story.date:
        _add(entry, "published", _time(story.posted_at or story.date))
    _add(entry, "link", rel="alternate", type="text/html", href=url)
    if story.url and story.url.startswith(("https://", "http://")):
        _add(entry, "link", rel="via", href=quote(story.url, safe=":/?#[]@!$&'()*+,;=%~"))
    if story.author:
        _add(_add(entry, "author"), "name", str(story.author))
    for tag in story.tags:
        _add(entry, "category", term=tag)
    _add(entry, "summary", "".join(piece.text for piece in hit.snippet))


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    clean = {key: _NOT_XML.sub("\ufffd", value) for key, value in attributes.items()}
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", clean)
    element.text = text and _NOT_XML.sub("\ufffd", text)
    return element


def _tag(host: str | None, specific: str) -> str:
    return f"tag:{host or 'localhost'},{_TAG_YEAR}:{quote(specific, safe='/?&=+%:@,;-._~')}"


def _updated(story: Story) -> str:
    day = story.posted_at or story.date
    return _time(day) if day else _BEGINNING


def _time(value: date | datetime) -> str:
    return f"{value:%Y-%m-%dT%H:%M:%SZ}" if value.year >= 1000 else _BEGINNING
