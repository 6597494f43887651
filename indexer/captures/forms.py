"""Which form a capture's text has: how much of the page it came from is left.

Forms differ in what surrounds the story and in how its fields are written. To
add one: name it in `Form`, put its test where it wins over the looser ones, and
give `clean` its reader.
"""

from __future__ import annotations

from indexer.captures import furniture
from indexer.captures.listings import is_listing
from indexer.captures.page import Page
from indexer.captures.printable import is_printable
from indexer.captures.sites import site_form

Form = str
"""Of DVIDS: `raw`, the page with the site's own lines above it; `printable`, the
page for printing; `listing`, one of many stories on a page; `bare`, the story's
text with little or nothing of its page. Of other sites: what `sites` names them."""

_HEAD_CHARS = 4000
"""A form shows in its first lines."""

_TOP_CHARS = 600
"""The site's own lines take up some 200 characters."""


def form_of(content: str) -> Form:
    """The form of a capture's text; `bare` is what no other form's test knows."""
    if is_listing(content):
        return "listing"
    content = content.lstrip()
    if furniture.opens_with_login(content[:_TOP_CHARS]):
        return "raw"
    if furniture.end_of_top(furniture.undated(Page.of(content[:_TOP_CHARS]))) > 0:
        return "raw"
    page = furniture.undated(Page.of(content[:_HEAD_CHARS]))
    if is_printable(page):
        return "printable"
    return site_form(page) or "bare"
