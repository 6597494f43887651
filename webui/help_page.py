"""The help page: the query language by examples, each of them a link."""

from __future__ import annotations

from indexer.examples import SECTIONS
from indexer.parameters import folded
from indexer.query import Query
from webui.site import Context, Link, Site
from webui.urls import search_url


def help_page(site: Site) -> Context:
    """Under each heading what can be typed, where it leads and what it finds."""
    return {
        "frame": site.frame("How to search", canonical_args=[]),
        "sections": [
            (
                heading,
                [(Link(text, search_url(folded(Query(text)))), finds) for text, finds in examples],
            )
            for heading, examples in SECTIONS
        ],
    }
