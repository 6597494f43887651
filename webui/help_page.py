"""The help page: the query language by examples, each of them a link."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.examples import SECTIONS
from indexer.query import Query
from webui.site import Frame, Site
from webui.urls import search_url


@dataclass(frozen=True, slots=True)
class Example:
    """What can be typed, where it leads, what it finds."""

    text: str
    url: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HelpSection:
    """Examples under one heading."""

    heading: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """How to search, on one page."""

    frame: Frame
    sections: tuple[HelpSection, ...]


def help_page(site: Site) -> HelpPage:
    """The page, its examples as links."""
    return HelpPage(
        frame=site.frame("How to search", canonical_args=[]),
        sections=tuple(
            HelpSection(
                heading,
                tuple(
                    Example(text, search_url(Query(text)), meaning) for text, meaning in examples
                ),
            )
            for heading, examples in SECTIONS
        ),
    )
