"""Text with matches becomes HTML with `<mark>`: the one use of bleach.

Two walls. Every piece of text is escaped first, so the only tags are the ones
written here; then everything passes bleach's allow-list, in one call a page.
No other module marks a string as safe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import bleach
from markupsafe import Markup, escape

from indexer.results import Snippet

SEPARATOR = '"'
"""Between two texts on their way through bleach. Escaping writes a quotation
mark as `&#34;`, so no text can contain this one."""

OPENED, CLOSED = "<mark>", "</mark>"

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n?")


def highlighted(snippets: Sequence[Snippet]) -> tuple[Markup, ...]:
    """Each snippet as HTML, its matches in `<mark>`; the order is kept.

    What has no match is escaped and nothing more: there is no tag to allow.
    """
    html = [_marked(snippet) for snippet in snippets]
    with_marks = [at for at, snippet in enumerate(snippets) if any(p.is_match for p in snippet)]
    joined = SEPARATOR.join(html[at] for at in with_marks)
    cleaned = bleach.clean(joined, tags={"mark"}, attributes={}).split(SEPARATOR)
    if len(cleaned) != max(1, len(with_marks)):
        return tuple(escape(printable(_text(snippet))) for snippet in snippets)
    for at, part in zip(with_marks, cleaned, strict=False):
        html[at] = part
    return tuple(Markup(part) for part in html)  # noqa: S704  # escaped, and cleaned if marked


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
    return _UNPRINTABLE.sub("\ufffd", _LINE_END.sub("\n", text))


def _marked(snippet: Snippet) -> str:
    """Escaped pieces, those that match between tags; neighbours share theirs."""
    written = "".join(
        f"<mark>{escape(printable(piece.text))}</mark>"
        if piece.is_match and piece.text
        else str(escape(printable(piece.text)))
        for piece in snippet
    )
    return written.replace("</mark><mark>", "")


def _text(snippet: Snippet) -> str:
    return "".join(piece.text for piece in snippet)
