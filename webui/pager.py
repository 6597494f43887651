"""Links to the other pages of a long answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from webui import wording
from webui.site import Link

NEIGHBOURS = 2
"""Page links on each side of the current one: seven links fit a phone's width."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Links to other pages; `None` among `pages` is a gap."""

    previous_url: str | None
    next_url: str | None
    pages: tuple[Link | None, ...]


def pager(current: int, page_count: int, url: Callable[[int], str]) -> Pager:
    """The links around page `current` of `page_count`, each at its `url`."""
    near = range(current - NEIGHBOURS, current + NEIGHBOURS + 1)
    shown = sorted({1, page_count, *(n for n in near if 1 <= n <= page_count)})
    pages: list[Link | None] = []
    for before, number in zip((0, *shown), shown, strict=False):
        if number - before > 1:
            pages.append(None)
        pages.append(Link(wording.number(number), url(number), is_current=number == current))
    return Pager(
        previous_url=url(current - 1) if 1 < current <= page_count else None,
        next_url=url(current + 1) if current < page_count else None,
        pages=tuple(pages),
    )
