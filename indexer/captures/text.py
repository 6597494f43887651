"""Damage that copying does to a text, undone: entities, tags for line breaks, mojibake.

Only what cannot have been meant is changed. What costs time is done where a
cheap test finds its traces, which few captures have.
"""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_WRONG_WAY = re.compile(r"”(?=\w)(?<![^\s(\[]”)")
"""A closing quotation mark where a word begins; a mark of inches follows a digit.
The mark stands first, for a literal is what a search is fast at."""

_WRONG_END = re.compile(r"“(?=\s|\Z)(?<=[,.?!]“)")
"""An opening quotation mark where a sentence ends."""

_MOJIBAKE = re.compile(
    # UTF-8 read as Windows-1252 or Latin-1: `â€™`, `Ã©`, `Â ` (the latter's second
    # half is the no-break space). Words in capitals hold no such second halves.
    "[ÂÃâð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
)
_ORDINARY = bytes((ord("\n"), *range(ord(" "), 127)))
_MAX_LINE_CHARS = 20_000
"""Longer lines are no prose, and mending them would take long."""


def mended(content: str) -> str:
    """The text with its entities decoded once, its line breaks real, its letters whole."""
    return mended_with_signs(content)[0]


def mended_with_signs(content: str) -> tuple[str, str]:
    """The same, and its `signs`."""
    if "&" in content:
        content = _ENTITY.sub(lambda entity: html.unescape(entity[0]), content)
    if "<" in content:
        content = _BREAK.sub("\n", content)
    found = signs(content)
    if content.isascii():
        return content, found
    if any(first in found for first in "âÃÂð") and _MOJIBAKE.search(content):
        content = "\n".join(map(_decoded, content.split("\n")))
        found = signs(content)
    if "”" in found:
        content = _WRONG_WAY.sub("“", content)
    # In German `“` closes what `„` opens.
    if "“" in found and "„" not in found:
        content = _WRONG_END.sub("”", content)
    return content, found


def signs(text: str) -> str:
    """All characters but ASCII's spaces, line breaks and what it shows, in order.

    They are few, and what they need can be asked of them in a tenth of the time that
    asking it of the whole text takes.
    """
    others = text.encode(errors="surrogatepass").translate(None, _ORDINARY)
    return others.decode(errors="surrogatepass")


def _decoded(line: str) -> str:
    if len(line) > _MAX_LINE_CHARS or not _MOJIBAKE.search(line):
        return line
    import ftfy  # noqa: PLC0415 - takes a while to load, and few captures need it

    return ftfy.fix_encoding(line)
