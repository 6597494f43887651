"""What every page has around its content: the frame, and the site it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request, url_for

from indexer.formats.metadata import Meta, metadata
from indexer.story import Story
from webui.urls import Args, url_with

NAME = "DVIDS Story Search"
DESCRIPTION = "Full-text search over US military news stories."


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
    """The head, the search box, the footer of one page.

    Attributes:
        title: the window's.
        canonical: the page's one public address; None where the site has none.
        text: what stands in the search box.
        carried: hidden inputs that a search from this page takes along.
        meta: what the page tells machines.
        takes: the same content in other forms.
    """

    title: str
    site_name: str
    home_url: str
    help_url: str
    search_url: str
    style_url: str
    script_url: str
    suggest_url: str
    icon_url: str
    canonical: str | None
    is_demo: bool
    text: str
    carried: Args
    search_description_url: str
    description: str
    meta: tuple[Meta, ...]
    takes: tuple[Take, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """The settings that pages show.

    Attributes:
        base_url: the public address without a slash at its end, or empty. Never
            taken from a request, whose Host header anyone can write.
        version: of the static files; part of their addresses.
        address: where the server was told to listen: stands in for `base_url`
            where a format has no relative links.
    """

    base_url: str
    is_demo: bool
    version: str
    address: str

    def absolute(self, url: str) -> str:
        """The public address of a page, from its path as `url_for` gives it."""
        return (self.base_url or self.address) + url.removeprefix(request.script_root)

    def frame(
        self,
        title: str,
        *,
        text: str = "",
        carried: Args | None = None,
        canonical_args: Args | None = None,
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
            site_name=NAME,
            home_url=url_for("pages.home"),
            help_url=url_for("pages.help"),
            search_url=url_for("pages.search"),
            style_url=url_for("static", filename="style.css", v=self.version),
            script_url=url_for("static", filename="page.js", v=self.version),
            suggest_url=url_for("api.suggest"),
            icon_url=url_for("static", filename="icon.svg", v=self.version),
            canonical=canonical,
            is_demo=self.is_demo,
            text=text,
            carried=carried or [],
            search_description_url=url_for("crawling.search_description"),
            description=DESCRIPTION,
            meta=metadata(story, NAME, canonical) if story else (),
            takes=takes,
        )
