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

PLACE = "'"
"""Where a mark belongs in a text, on the same way; escaping writes `&#39;`."""

OPENED, CLOSED = "<mark>", "</mark>"
_MARK = re.compile(f"{OPENED}([^<]*){CLOSED}")

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n?")


def highlighted(snippets: Sequence[Snippet]) -> tuple[Markup, ...]:
    """Each snippet as HTML, its matches in `<mark>`; the order is kept.

    What has no match is escaped and nothing more: there is no tag to allow. The same
    words are marked again and again, and a tag costs bleach as much as a hundred letters:
    it sees each marked text once, and all others with places for the marks.
    """
    html = [_marked(snippet) for snippet in snippets]
    with_marks = [at for at, text in enumerate(html) if OPENED in text]
    marks = [_MARK.findall(html[at]) for at in with_marks]
    distinct = list(dict.fromkeys(mark for found in marks for mark in found))
    texts = [_MARK.sub(PLACE, html[at]) for at in with_marks]
    joined = SEPARATOR.join([*texts, *(f"{OPENED}{mark}{CLOSED}" for mark in distinct)])
    cleaned = bleach.clean(joined, tags={"mark"}, attributes={}).split(SEPARATOR)
    mark_of = dict(zip(distinct, cleaned[len(texts) :], strict=False))
    for at, text, found in zip(with_marks, cleaned, marks, strict=False):
        between = text.split(PLACE)
        if len(cleaned) != len(texts) + len(distinct) or len(between) != len(found) + 1:
            return tuple(escape(printable(_text(snippet))) for snippet in snippets)
        after = zip(map(mark_of.__getitem__, found), between[1:], strict=True)
        html[at] = between[0] + "".join(mark + rest for mark, rest in after)
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
    if text.isprintable():  # most is, and this is seen at once
        return text
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
