"""A capture's text as tidy lines, which every form is read from.

Nothing here knows what a line means: that is for the forms.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import repeat

from indexer.captures.text import mended_with_signs

_MAX_MARKS = 30
"""Accents on one letter. Unicode's Stream-Safe Text Format (UAX 15) allows as
many; Python's normalisation takes time in the square of the run: 15 s for 80 kB."""

_BLANK_LINES = re.compile(r"\n\n\n+")
_CONTROLS: dict[int, str | None] = {
    **dict.fromkeys((*range(10), *range(11, 32), *range(127, 160)), " "),
    # Places where a word may break, and marks of byte order, which show nothing.
    **dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF)),
}


_PLAIN = frozenset("‘’“”–—…").union(filter(str.isprintable, map(chr, range(161, 256))))
"""Of a text's signs those that can be seen, and that no mark can be missing from: none
joins with the letter before it to be another one, as NFC has it."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a text: NFC, no indentation, single spaces; a blank line is `""`.

    `is_cut` says that the text ends without a line break, so that its last line
    may lack its end. Captures are often cut off in the middle of a word.
    """

    lines: tuple[str, ...]
    is_cut: bool

    @classmethod
    def of(cls, content: str) -> Page:
        """The page that `content` shows."""
        text, signs = mended_with_signs(content)
        is_plain = _PLAIN.issuperset(signs)
        if not is_plain:
            text = _nfc(text)
        lines = tuple(map(str.strip, text.split("\n")))
        # Most texts need no more: one look at all of it is a tenth of the looks at each line.
        if not is_plain:
            lines = tuple(map(_tidy, lines))
        elif "  " in text and "  " in "".join(lines):
            lines = tuple([" ".join(line.split()) if "  " in line else line for line in lines])
        return cls(lines, is_cut=not content.endswith("\n"))

    def line(self, at: int) -> str:
        """The line at that index; blank past the end."""
        try:
            return self.lines[at]
        except IndexError:
            return ""

    def text_from(self, at: int) -> int:
        """The index of the first line with text at or after `at`, else one past the end."""
        lines = self.lines
        for index in range(at, len(lines)):
            if lines[index]:
                return index
        return len(lines)

    def text_after(self, at: int) -> int:
        """The index of the first line with text below the line at `at`."""
        lines = self.lines
        for index in range(at + 1, len(lines)):
            if lines[index]:
                return index
        return len(lines)

    def texts(self, start: int, most: int) -> list[int]:
        """The indexes of the first lines with text from `start` on, so many at most."""
        lines = self.lines
        found: list[int] = []
        for index in range(start, len(lines)):
            if lines[index]:
                found.append(index)
                if len(found) == most:
                    break
        return found

    def may_be_cut(self, at: int) -> bool:
        """Whether the line at that index is the one that the text ends in."""
        return self.is_cut and at == len(self.lines) - 1

    def is_start_of(self, at: int, *wordings: str) -> bool:
        """Whether the text ends there, within or at the end of one of `wordings`."""
        line = self.line(at)
        return (
            bool(line) and self.may_be_cut(at) and any(map(str.startswith, wordings, repeat(line)))
        )

    def holds(self, at: int) -> bool:
        """Whether there is a line at that index."""
        return at < len(self.lines)

    def with_line(self, at: int, text: str) -> Page:
        """The page with another line in that place."""
        return replace(self, lines=(*self.lines[:at], text, *self.lines[at + 1 :]))


def paragraphs(lines: Iterable[str]) -> str:
    """The lines as a story's body: one blank line between paragraphs.

    Lines that stand together stay together (lists), unless no blank line
    divides the text at all: then each line is a paragraph.
    """
    text = "\n".join(lines).strip("\n")
    if "\n\n" not in text:
        return text.replace("\n", "\n\n")
    return _BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text


def _tidy(line: str) -> str:
    """A line that has been stripped, with single spaces and nothing that cannot be seen."""
    if "  " in line:
        line = " ".join(line.split())
    # No other white space is printable. Such lines are rare, and translating takes long.
    return line if line.isprintable() else " ".join(line.translate(_CONTROLS).split())


def _nfc(text: str) -> str:
    if text.isascii():
        return text
    # Cheaper than the search, and most texts have but a few curly quotes.
    others = len(text) - len(text.encode("ascii", "ignore"))
    if others > _MAX_MARKS and re.search(rf"[^\x00-\x7f]{{{_MAX_MARKS + 1}}}", text):
        text = _too_many_marks().sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


@cache
def _too_many_marks() -> re.Pattern[str]:
    # Built on first need only: it looks at every character there is, and English
    # news never has that many letters beyond ASCII in a row.
    marks = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.combining(c))
    return re.compile(rf"([{marks}]{{{_MAX_MARKS}}})[{marks}]+")
