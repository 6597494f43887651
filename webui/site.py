"""What every page has around its content: the frame, and the site it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request

from indexer.formats.metadata import Meta, metadata
from indexer.parameters import Parameters
from indexer.story import Story
from webui.urls import url_with

NAME = "DVIDS Story Search"
DESCRIPTION = "Full-text search over US military news stories."

Context = dict[str, Any]
"""What a template shows, by the names that it has there; links included, so that it computes
nothing. A name that a template asks for in vain is an error."""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; the current one is where the reader is."""

    text: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Take:
    """The page's content in a form to take along; `label` is what a link says."""

    label: str
    media_type: str
    url: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The head and the search box of one page.

    Attributes:
        title: the window's.
        canonical: the page's one public address; None where the site has none.
        text: what stands in the search box.
        carried: hidden inputs that a search from this page takes along.
        meta: what the page tells machines.
        takes: the same content in other forms.
    """

    title: str
    canonical: str | None
    text: str
    carried: Parameters
    meta: tuple[Meta, ...]
    takes: tuple[Take, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """What every page shows of the site: `site` in the templates.

    Attributes:
        base_url: the public address without a slash at its end, or empty. Never
            taken from a request, whose Host header anyone can write.
        address: where the server was told to listen: stands in for `base_url`
            where a format has no relative links.
    """

    base_url: str
    is_demo: bool
    address: str
    name: str = NAME
    description: str = DESCRIPTION

    def absolute(self, url: str) -> str:
        """The public address of a page, from its path as `url_for` gives it."""
        return (self.base_url or self.address) + url.removeprefix(request.script_root)

    def frame(
        self,
        title: str,
        *,
        text: str = "",
        carried: Parameters | None = None,
        canonical_args: Parameters | None = None,
        story: Story | None = None,
        takes: tuple[Take, ...] = (),
    ) -> Frame:
        """The frame of the page that is being answered.

        `canonical_args` are the parameters that make this page what it is; a
        page without them, such as an error, has no address of its own.
        """
        has_address = bool(self.base_url) and canonical_args is not None
        path = url_with(request.path, canonical_args or [])
        canonical = self.base_url + path if has_address else None
        return Frame(
            title=f"{title} – {NAME}" if title else NAME,
            canonical=canonical,
            text=text,
            carried=carried or [],
            meta=metadata(story, NAME, canonical) if story else (),
            takes=takes,
        )
