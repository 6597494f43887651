"""The forms in which results and stories can be taken along: their names and addresses."""

from __future__ import annotations

from flask import url_for

from indexer.query import Query
from webui.site import Take
from webui.urls import args_for, url_with

EXPORTS = {
    "csv": ("CSV, for spreadsheets", "text/csv"),
    "jsonl": ("JSON Lines, for programs", "application/jsonl"),
    "ris": ("RIS, for reference managers", "application/x-research-info-systems"),
}
"""Every match in one file, by the end of its address."""

CITATIONS = {
    "txt": ("Citation", "text/plain"),
    "bib": ("BibTeX", "application/x-bibtex"),
    "ris": ("RIS", "application/x-research-info-systems"),
    "json": ("CSL-JSON", "application/vnd.citationstyles.csl+json"),
}
"""One story, by the end of the citation's address."""

ATOM = "application/atom+xml"


def search_takes(query: Query) -> tuple[Take, ...]:
    """The feed of the newest matches, and every export of them all."""
    args = args_for(query.on_page(1))
    feed = Take("Feed of the newest", ATOM, url_with(url_for("exports.feed"), args))
    return (
        feed,
        *(
            Take(label, media_type, url_with(url_for("exports.export", form=form), args))
            for form, (label, media_type) in EXPORTS.items()
        ),
    )


def story_takes(story_id: str) -> tuple[Take, ...]:
    """The story's citation in every form."""
    return tuple(
        Take(label, media_type, url_for("exports.citation", story_id=story_id, form=form))
        for form, (label, media_type) in CITATIONS.items()
    )
