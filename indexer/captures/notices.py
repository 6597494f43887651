"""The notice on a page's use, which names its title and its author once more.

`This work, TITLE, by NAME, identified by DVIDS, must comply with …`; on old
pages `… is free of known copyright restrictions …`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = "This work, "
_IDENTIFIED = ", identified by DVIDS"
_ENDINGS = ("identified by DVIDS", "must comply with", "free of known copyright restrictions")
_MAX_CHARS = 1000
_COUNT = re.compile(r" ?\[Images? \d{1,4} of \d{1,4}\]")
_MAX_NAME_CHARS = 100


@dataclass(frozen=True, slots=True)
class Notice:
    """The title and the author's name that the notice gives; `None` where it is cut short."""

    title: str | None
    name: str | None
    is_image: bool


def is_notice(line: str) -> bool:
    """Whether a line is the notice and not a sentence that begins like it."""
    return line.startswith(OPENING) and any(ending in line[:_MAX_CHARS] for ending in _ENDINGS)


def notice(line: str) -> Notice:
    """What the notice says; the count of `[Image 2 of 5]` may differ from the page's own."""
    work, identified, _ = line.removeprefix(OPENING)[:_MAX_CHARS].partition(_IDENTIFIED)
    is_image = _COUNT.search(work) is not None
    if not identified:
        return Notice(None, None, is_image)
    title, by, name = work.rpartition(", by ")
    # A title may hold the same words: `Sea Dragons, by the numbers`.
    if not by or len(name) > _MAX_NAME_CHARS or name[:1].islower():
        title, name = work, ""
    return Notice(without_count(title) or None, name.strip() or None, is_image)


def without_count(title: str) -> str:
    """The title without the `[Image 2 of 5]` that says where in a gallery the image stands."""
    return _COUNT.sub("", title).strip() if "[" in title else title


def has_count(title: str) -> bool:
    """Whether a title says that it is an image's."""
    return "[" in title and _COUNT.search(title) is not None
