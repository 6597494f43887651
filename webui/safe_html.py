"""Text with matches becomes HTML with `<mark>`: the one use of bleach.

Two walls. Every piece of text is escaped first, so the only tags are the ones
written here; then whatever has a tag passes bleach's allow-list, in one call a page.
No other module marks a string as safe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import bleach
from markupsafe import Markup, escape

from indexer.results import Snippet

SEPARATOR = '"'
"""Between two parts on their way through bleach. Escaping writes a quotation
mark as `&#34;`, so no part can contain this one."""

START, END = "\x02", "\x03"
"""Around a match until its text is escaped; no printable text has either."""

OPENED, CLOSED = "<mark>", "</mark>"
_MARK = re.compile(f"({OPENED}[^<]*{CLOSED})")

MAX_KEPT_CHARS = 2_000
"""Of the marks of a page, to be remembered: most have 200."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n?")


def highlighted(snippets: Sequence[Snippet]) -> tuple[Markup, ...]:
    """Each snippet as HTML, its matches in `<mark>`; the order is kept.

    Bleach sees every part that has a `<`, the marks among them: once each, for the same words
    are marked again and again. Without that letter nothing is a tag, and a page's text cost
    bleach more than all else that is made of it.
    """
    texts: list[list[str]] = [_MARK.split(_marked(snippet)) for snippet in snippets]
    tagged = sorted({part for text in texts for part in text if "<" in part})
    joined = SEPARATOR.join(tagged)
    clean = _kept if len(joined) < MAX_KEPT_CHARS else _cleaned
    cleaned = clean(joined).split(SEPARATOR) if tagged else []
    if len(cleaned) != len(tagged):  # never yet, but a wall does not trust the other
        return tuple(escape(printable(_text(snippet))) for snippet in snippets)
    safe = dict(zip(tagged, cleaned, strict=True))
    html = ("".join(safe.get(part, part) for part in text) for text in texts)
    return tuple(map(Markup, html))  # escaped, and cleaned wherever there is a tag


def numbered(texts: Sequence[Markup]) -> tuple[tuple[Markup, ...], int]:
    """The texts with a place to jump to at each `<mark>`, and how many there are.

    Beside each mark stand links to the one before and the one after; the
    stylesheet shows them where the reader has jumped to.
    """
    total = sum(text.count(OPENED) for text in texts)
    number = 0
    found = []
    for text in texts:
        first, *rest = text.split(OPENED)
        parts = [str(first)]
        for part in rest:
            number += 1
            marked, _, after = part.partition(CLOSED)
            hops = "".join(
                f'<a href="#mark-{other}" aria-label="{label} match">{arrow}</a>'
                for other, label, arrow in (
                    (number - 1, "Previous", "\u2191"),
                    (number + 1, "Next", "\u2193"),
                )
                if 1 <= other <= total
            )
            jumps = f'<span class="hops">{hops}</span>' if hops else ""
            parts.append(f'<mark id="mark-{number}" tabindex="-1">{marked}{CLOSED}{jumps}{after}')
        found.append(Markup("".join(parts)))  # noqa: S704  # was safe; what is added has no text
    return tuple(found), total


def printable(text: str) -> str:
    """`text` as an HTML page can carry it: what HTML forbids becomes U+FFFD."""
    if text.isprintable():  # most is, and this is seen at once
        return text
    return _UNPRINTABLE.sub("\ufffd", _LINE_END.sub("\n", text))


def _marked(snippet: Snippet) -> str:
    """The text escaped, what matches between tags; neighbours share theirs."""
    text = "".join(
        f"{START}{printable(piece.text)}{END}"
        if piece.is_match and piece.text
        else printable(piece.text)
        for piece in snippet
    )
    escaped = str(escape(text.replace(END + START, "")))
    return escaped.replace(START, OPENED).replace(END, CLOSED)


def _cleaned(html: str) -> str:
    return str(bleach.clean(html, tags={"mark"}, attributes={}))


_kept = lru_cache(maxsize=1_000)(_cleaned)
"""What bleach let through: a search's next pages and filters mark the same words."""


def _text(snippet: Snippet) -> str:
    return "".join(piece.text for piece in snippet)
