"""Which form a capture's text has: how much of the page it came from is left.

Forms differ in what surrounds the story and in how its fields are written. To
add one: name it in `Form`, put its test in `_TESTS` where it wins over the
looser ones, and give `clean` its reader.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from indexer.captures import furniture
from indexer.captures.page import Page

Form = Literal["raw", "bare"]
"""`raw`: the whole page, furniture included. `bare`: nothing but the story's text."""

_HEAD_CHARS = 4000
"""A form shows in its first lines; the site's own take up some 200 characters."""


def form_of(content: str) -> Form:
    """The form of a capture's text; `bare` is what no other form's test knows."""
    page = furniture.undated(Page.of(content.lstrip()[:_HEAD_CHARS]))
    return next((form for form, is_form in _TESTS if is_form(page)), "bare")


def _is_raw(page: Page) -> bool:
    return furniture.end_of_top(page) > 0


_TESTS: tuple[tuple[Form, Callable[[Page], bool]], ...] = (("raw", _is_raw),)
