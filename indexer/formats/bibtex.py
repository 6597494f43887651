"""One story as a BibTeX entry."""

from __future__ import annotations

import re

from indexer.formats.citation import name_of, one_line, publisher_of
from indexer.story import Story

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""Braces are spelled out: BibTeX counts them even where they are escaped."""


def bibtex(story: Story) -> str:
    """The entry of `story`, in UTF-8; its key is `dvids` and the id."""
    name = name_of(story)
    author = _escaped(str(name)) if name else story.unit and f"{{{_escaped(story.unit)}}}"
    if name and name.suffix:  # BibTeX has the suffix in the middle
        author = _escaped(", ".join(filter(None, (name.family, name.suffix, name.given))))
    day = story.date
    fields = {
        "title": f"{{{_escaped(story.title)}}}",
        "author": author,
        "year": day and f"{day:%Y}",
        "month": day and _MONTHS[day.month - 1],
        "day": day and str(day.day),
        "organization": story.unit and _escaped(story.unit),
        "publisher": _escaped(publisher_of(story) or ""),
        "address": story.location and _escaped(str(story.location)),
        "url": story.url and _address(story.url),
    }
    lines = "".join(
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    )
    key = re.sub(r"[^A-Za-z0-9-]", "-", story.id)
    return f"@misc{{dvids{key},\n{lines}}}\n"


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPES)


def _address(url: str) -> str:
    """`url` with what would end the field percent-encoded."""
    return re.sub(r"[\\{}\s]", lambda found: f"%{ord(found[0]):02X}", url)
