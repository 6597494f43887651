"""The story of a web page of a site that no reader here knows.

What the page itself marks as its article comes first; where it marks nothing,
an extractor tells the story from the menus around it.
"""

from __future__ import annotations

from collections.abc import Sequence

from indexer.captures.authors import byline
from indexer.captures.visible import Line

_MIN_BODY_CHARS = 250
_MIN_MARKED_CHARS = 80
"""The shortest stories have two or three sentences."""

_MAX_DESCRIBED_CHARS = 100_000
_MIN_COVERED = 4 / 5
_MAX_EXTRACTED_CHARS = 2_000_000
"""A page of 100 kB takes the extractor some 10 ms; a larger one is no page of news."""

_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_RIGHTS = ("©", "Copyright ©", "Copyright 1", "Copyright 2")
_MIN_LINE_LETTERS = 12
"""Shorter lines stand in any text by chance."""


def article(source: str | None, lines: Sequence[Line], described: str | None) -> str:
    """The body as lines, one blank line between paragraphs.

    `lines` are those below the title; `described` is the body as the page's own
    JSON-LD has it, which has lost its paragraphs; `source` is the page, if the
    extractor may be asked.
    """
    if described and (text := _described(lines, described)):
        return text
    marked = _text([line for line in lines if line.in_story])
    if len(marked) >= _MIN_MARKED_CHARS:
        return marked
    if source and len(source) <= _MAX_EXTRACTED_CHARS and (extent := _extent(lines, source)):
        return _text(extent)
    return marked or _text(lines)


def _described(lines: Sequence[Line], described: str) -> str | None:
    """The page's lines that are in its own description of the body, if they make it up."""
    letters = _letters(described) if len(described) <= _MAX_DESCRIBED_CHARS else ""
    if len(letters) < _MIN_BODY_CHARS:
        return None
    kept = [line for line in lines if not line.text or _letters(line.text) in letters]
    covered = sum(len(_letters(line.text)) for line in kept)
    return _text(kept) if covered >= _MIN_COVERED * len(letters) else described


def _text(lines: Sequence[Line]) -> str:
    """Those lines that can be a story's: not those that are nothing but links."""
    return "\n".join(line.text for line in lines if not line.links).strip()


def _extent(lines: Sequence[Line], source: str) -> list[Line]:
    """The lines from the first to the last that the extractor takes for the story's.

    Those between stay, for it leaves out a short paragraph at times; so do a
    byline above and sentences below, which it takes for the page's.
    """
    from trafilatura import extract  # noqa: PLC0415 - loads a quarter of a second, rarely needed

    extracted = extract(source, include_comments=False, with_metadata=False) or ""
    letters = _letters(extracted)
    found = [
        at
        for at, line in enumerate(lines)
        if len(line.text) >= _MIN_LINE_LETTERS
        and len(own := _letters(line.text)) >= _MIN_LINE_LETTERS
        and own in letters
    ]
    if not found:
        return []
    above = [line for line in lines[: found[0]] if not line.text or byline(line.text)]
    end = found[-1] + 1
    tag = lines[found[-1]].tag
    while end < len(lines) and (not lines[end].text or _is_sentence(lines[end], tag)):
        end += 1
    kept = [line for line in lines[found[0] : end] if not line.text.startswith(_RIGHTS)]
    return [*above, *kept]


def _is_sentence(line: Line, tag: str | None) -> bool:
    return line.tag == tag and not line.links and line.text.endswith(_SENTENCE_ENDS)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
