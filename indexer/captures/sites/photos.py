"""The photos of a story's page on a service's own site: captions and their credits.

The sites put them between title and text or among the text; each has a mark of
its own, and what has none is left to the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

from indexer.captures.page import Page
from indexer.story import Caption

_GALLERY = re.compile(
    # `1 / 2 Show Caption + Hide Caption – Soldiers train. (Photo Credit: U.S. Army) VIEW ORIGINAL`
    r"(?:\d{1,3} ?/ ?\d{1,3} )?Show Caption ?\+ ?Hide Caption ?[–—-]? ?(?P<text>.*)"
)
_VIEW_ORIGINAL = "VIEW ORIGINAL"
_PHOTO_CREDIT = re.compile(
    r"\(Photo Credit: (?P<credit>[^()]{1,200}(?:\([^()]{0,80}\))?[^()]{0,80})\)"
)
_SERVICE = (
    r"(?:(?:U\.?S\.? |Official |DO?D |Courtesy )?(?:Army|Navy|Air Force|Marine Corps|Marine|Coast"
    r" Guard|Space Force|National Guard|Air National Guard|Army National Guard|Air Guard|Reserve"
    r"|Defense Department|Department of Defense|DO?D|DoD)?(?: National Guard| Reserve)?)"
)
_BRACKETED_CREDIT = re.compile(
    rf"\({_SERVICE} ?(?:[Cc]ourtesy )?(?:[Pp]hoto|[Gg]raphic|[Ii]llustration|[Vv]ideo|[Ff]oto)"
    r"(?:graph)?(?: illustration)?s?"
    r"(?: ?/ ?| by:? | courtesy of | por | de )?(?P<name>[^()]{0,120}?)"
    r"(?: ?/ ?[Rr]eleased| ?/ ?RELEASED)?\.?\)\Z"
)
_PHOTO_BY = re.compile(
    r"(?:Photo|PHOTO|Foto) (?:[Bb]y|BY|[Pp]or):? (?P<name>.{2,120})|Courtesy Photo"
)
_CREDIT_OF = re.compile(rf"{_SERVICE} [Pp]hoto(?:graph)?(?: by|/) ?(?P<name>.{{2,120}})")
_MAX_CHARS = 4000
_MAX_CREDIT_CHARS = 320

INFORMATION = ("photo information", "photo info", "información de la foto")
"""The heading of a lead photo on marines.mil, in any capitals."""


_ITEM = re.compile(r"(?<=\S) (?=\d{1,3} / \d{1,3} Show Caption)|(?<=VIEW ORIGINAL) (?=\S)")


def without_rows(page: Page) -> Page:
    """The page with each item of a gallery on a line of its own, and what follows it too."""
    if not any(_VIEW_ORIGINAL in line for line in page.lines):
        return page
    lines = (_ITEM.split(line) if _VIEW_ORIGINAL in line else (line,) for line in page.lines)
    return replace(page, lines=tuple(chain.from_iterable(lines)))


def gallery_caption(line: str) -> tuple[str, str | None] | None:
    """Text (it may be blank) and credit of an item of army.mil's gallery."""
    match = _GALLERY.fullmatch(line) if len(line) <= _MAX_CHARS and "Hide Caption" in line else None
    if not match:
        return None
    return _credited(match["text"])


def _credited(text: str) -> tuple[str, str | None]:
    """The text without `(Photo Credit: …)`, and the name that stands there or before it."""
    text = text.removesuffix(_VIEW_ORIGINAL).rstrip()
    start = text.rfind("(Photo Credit: ")
    match = _PHOTO_CREDIT.fullmatch(text, start) if start >= 0 else None
    if not match:
        return text, None
    text = text[:start].rstrip()
    credit = match["credit"]
    if photographer := _CREDIT_OF.fullmatch(credit):
        return text, photographer["name"]
    inner = bracketed_caption(text)
    return text, (inner.credit if inner else None) or credit


def bracketed_caption(line: str) -> Caption | None:
    """A caption that ends in its credit, `(U.S. Army photo by Sgt. Avery Example)`."""
    line = line.removesuffix(_VIEW_ORIGINAL).rstrip()
    if not line.endswith(")") or len(line) > _MAX_CHARS:
        return None
    if "(Photo Credit: " in line:
        text, credit = _credited(line)
        return Caption(text, credit) if text and credit else None
    start = line.rfind("(", max(len(line) - _MAX_CREDIT_CHARS, 0))
    match = _BRACKETED_CREDIT.fullmatch(line, start) if start > 0 else None
    if not match:
        return None
    name = match["name"].strip(" /")
    return Caption(line, name or None)


def photo_by(line: str) -> tuple[bool, str | None]:
    """Whether the line is a photo's credit, and whom it names."""
    match = _PHOTO_BY.fullmatch(line) if len(line) <= _MAX_CREDIT_CHARS else None
    return match is not None, match["name"] if match else None
