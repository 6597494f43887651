"""What a citation of a story says, whatever its format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from indexer.story import Story

DVIDS = "Defense Visual Information Distribution Service"

_SUFFIX = re.compile(r"(.+?),? (Jr\.?|Sr\.?|II|III|IV)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts; without `given` it is a name of one word."""

    family: str
    given: str | None
    suffix: str | None

    def __str__(self) -> str:
        """`Doe, John, Jr.`, as reference managers read it."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def name_of(story: Story) -> Name | None:
    """The author's name without the rank, its last word for the family's name.

    >>> from indexer.story import Author
    >>> str(name_of(Story("1", "news", "", "", author=Author("Sgt.", "John Q. Doe Jr."))))
    'Doe, John Q., Jr.'
    """
    if story.author is None:
        return None
    words = one_line(story.author.name)
    suffixed = _SUFFIX.fullmatch(words)
    name, suffix = (suffixed[1], suffixed[2]) if suffixed else (words, None)
    given, _, family = name.rpartition(" ")
    return Name(family, given or None, suffix)


def publisher_of(story: Story) -> str | None:
    """Who published it: DVIDS by its name, another site by its address."""
    host = urlsplit(story.url).hostname if story.url and "[" not in story.url else None
    if host is None:
        return None
    host = host.removeprefix("www.")
    return DVIDS if host == "dvidshub.net" else host


def one_line(text: str) -> str:
    """`text` without line breaks and control characters: neither can begin a new field."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
