"""The help page: the query language by examples, each of them a link."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.examples import SECTIONS
from indexer.query import Query
from webui.site import Frame, Link, Site
from webui.urls import folded, search_url


@dataclass(frozen=True, slots=True)
class HelpPage:
    """How to search: under each heading what can be typed, where it leads, what it finds."""

    frame: Frame
    sections: tuple[tuple[str, tuple[tuple[Link, str], ...]], ...]


def help_page(site: Site) -> HelpPage:
    """The page, its examples as links."""
    return HelpPage(
        site.frame("How to search", canonical_args=[]),
        tuple(
            (
                heading,
                tuple(
                    (Link(text, search_url(folded(Query(text)))), finds) for text, finds in examples
                ),
            )
            for heading, examples in SECTIONS
        ),
    )
