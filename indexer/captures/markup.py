"""HTML becomes lines of visible text, as the pages of the text captures have them.

Parses with Lexbor, the HTML standard's own rules, through selectolax. Which
line means what is for the readers; here only what a browser would show, what
is the page's and not the story's by its very tag, and where lines break.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.captures.visible import Line, Walk

MAX_TAGS = 20_000
"""A page of the site has some 3,000. Beyond this many the markup is stripped unread:
no news is in it, and going from tag to tag takes ten times as long."""

MAX_DEPTH = 2_500
"""Likewise: browsers stop at 512. The standard's rules take time in the square of
the nesting (2,500 deep: 10 ms, 20,000 deep: 0.7 s, 100,000 deep: 42 s)."""

MAX_ATTRIBUTES = 5_000
"""Likewise: each is compared with all others of its tag; 20,000 take 1.6 s. Many
tags may have no more such pairs together than one may."""

_MIN_TAG_CHARS = 2_000
_TAG_NAME = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE | re.ASCII)
_UNNESTED = frozenset({
    # These have no end, or end where the next of their kind begins.
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot",
})  # fmt: skip

_RENAMED = r"(?=(?:a|b|big|code|em|font|i|nobr|s|select|small|strike|strong|tt|u)[\s/>])"
"""Left open, the standard has formatting opened anew in each later paragraph: 16 kB
of it make 640,000 elements; and of a `select` the parser looks at every option for
each (20,000: 1.6 s). Under another name they are only text's surroundings."""

_RENAMED_START = re.compile(f"<{_RENAMED}", re.IGNORECASE | re.ASCII)
_RENAMED_END = re.compile(f"</{_RENAMED}", re.IGNORECASE | re.ASCII)

_HIDDEN = (
    '[hidden],[aria-hidden="true"],[style*="display:none"],[style*="display: none"],'
    '[role="navigation"],[role="search"],[role="menu"],[role="dialog"],[role="alertdialog"],'
    '[role="complementary"],.modal,.breadcrumb,.breadcrumbs,.sr-only,.visually-hidden,'
    ".skip-link,.skip-to-content"
)
_BLOCK = re.compile(
    r"<(?:p|br|div|li|ul|ol|h[1-6]|table|tr|blockquote|section|article|pre|hr)[\s/>]",
    re.IGNORECASE | re.ASCII,
)
_TAG = re.compile(r"<(?:/?[a-z][^<]*>|!--)", re.IGNORECASE | re.ASCII)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's lines, and what its head and scripts say that no reader of it sees.

    `metas` has name or property → the first content; `tags` the contents of all
    `article:tag`; `scripts` the texts of its JSON-LD. `is_stripped` says that the
    markup was too much to be read.
    """

    lines: tuple[Line, ...]
    title: str | None
    canonical: str | None
    metas: dict[str, str]
    tags: tuple[str, ...]
    scripts: tuple[str, ...]
    times: tuple[str, ...]
    is_stripped: bool

    @property
    def text(self) -> str:
        r"""The lines as a text, with `\n` between."""
        return "\n".join(line.text for line in self.lines)


def has_markup(text: str) -> bool:
    """Whether a text holds any tag at all."""
    return _TAG.search(text) is not None


def markup(source: str) -> Markup:
    """What the page of that HTML shows and says of itself."""
    if _is_hostile(source):
        return _stripped(source)
    renamed = _RENAMED_END.sub("</x-", _RENAMED_START.sub("<x-", source))
    tree = LexborHTMLParser(_encodable(renamed))
    root = tree.root
    if root is None:
        return _stripped(source)
    walk = Walk({node.mem_id for node in tree.css(_HIDDEN)})
    walk.over(root)
    metas: dict[str, str] = {}
    tags: list[str] = []
    for node in tree.css("meta[content]"):
        name, content = _attribute(node, "property") or _attribute(node, "name"), node.attrs
        value = " ".join((content.get("content") or "").split())
        if name and value:
            metas.setdefault(name.casefold(), value)
            if name.casefold() == "article:tag":
                tags.append(value)
    title = tree.css_first("title")
    canonical = tree.css_first('link[rel~="canonical"][href]')
    return Markup(
        lines=tuple(walk.lines()),
        title=(" ".join(title.text().split()) or None) if title else None,
        canonical=_attribute(canonical, "href") if canonical else None,
        metas=metas,
        tags=tuple(tags),
        scripts=tuple(node.text() for node in tree.css('script[type*="ld+json"]')),
        times=tuple(node.attrs.get("datetime") or "" for node in tree.css("time[datetime]")),
        is_stripped=False,
    )


def paragraphs_of(text: str) -> str:
    r"""A field of HTML, or of plain text, as lines: one blank line between paragraphs.

    Line ends count where nothing else divides the text, and blank lines always.
    """
    if not has_markup(text):
        text = html.unescape(text)
        if not _BLOCK.search(text):  # or it was HTML, spelt out once more
            return text
    is_divided = _BLOCK.search(text) is not None
    source = _BLANK_LINE.sub("<br><br>", text) if is_divided else text.replace("\n", "<br>")
    return markup(source).text.strip("\n")


def _attribute(node: LexborNode, name: str) -> str | None:
    return (node.attrs.get(name) or "").strip() or None


def _encodable(text: str) -> str:
    """The text without half characters, which no parser takes."""
    return text.encode("utf-8", "replace").decode()


def _is_hostile(source: str) -> bool:
    """Whether the parser would take time in the square of what this is made of."""
    tags, ends = source.count("<"), source.count(">")
    if tags > MAX_TAGS or ends > tags + MAX_TAGS:
        return True
    if tags > MAX_DEPTH and _depth(source) > MAX_DEPTH:
        return True
    pairs = 0
    for piece in source.split(">"):
        if len(piece) <= _MIN_TAG_CHARS or "<" not in piece:
            continue
        tag = piece[piece.find("<") + 1 :]
        # Pictures are often a single attribute of a great size.
        attributes = len(tag.split(None, MAX_ATTRIBUTES)) + tag.count('"') + tag.count("'")
        if "," not in tag:
            attributes = max(attributes, tag.count("/"))
        pairs += attributes**2
        if pairs > MAX_ATTRIBUTES**2:
            return True
    return False


def _depth(source: str) -> int:
    """How deep the tags stand in one another, or more: scripts are not told from markup."""
    opened: dict[str, int] = {}
    depth = deepest = 0
    for end, written in _TAG_NAME.findall(source):
        name = written.lower()
        if name in _UNNESTED:
            continue
        count = opened.get(name, 0)
        if not end:
            opened[name] = count + 1
            depth += 1
            deepest = max(deepest, depth)
        elif count:
            opened[name] = count - 1
            depth -= 1
    return deepest


def _stripped(source: str) -> Markup:
    """The text between the tags, each in a line of its own."""
    lines: list[Line] = []
    blank = Line("")
    skipping: str | None = None
    for piece in source.split("<"):
        tag, _, text = piece.partition(">")
        if skipping:
            if tag.startswith("/") and tag[1:].strip().casefold() == skipping:
                skipping = None
        elif tag[:1] in "sS" and (name := tag.split(maxsplit=1)[:1]):
            skipping = name[0].casefold() if name[0].casefold() in ("script", "style") else None
        if text and not skipping and (text := " ".join(html.unescape(text).split())):
            lines += (Line(text), blank)
    return Markup(tuple(lines), None, None, {}, (), (), (), is_stripped=True)
