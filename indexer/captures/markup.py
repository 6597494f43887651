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
"""A page of the site has some 3,000. The standard's rules take time in the square
of the nesting (25,000 deep: 2 s, 100,000 deep: 42 s), so beyond this many the
markup is stripped unread."""

MAX_ATTRIBUTES = 5_000
"""Likewise: 20,000 in one tag take 1.6 s."""

_MAX_TAG_CHARS = 10_000

_FORMATTING = re.compile(
    r"(</?)(?=(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>])",
    re.IGNORECASE | re.ASCII,
)
"""Left open, the standard has these opened anew in each later paragraph: 16 kB of
them make 640,000 elements. Under another name they are only text's surroundings."""

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
    tree = LexborHTMLParser(_encodable(_FORMATTING.sub(r"\1x-", source)))
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
        return html.unescape(text)
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
    for piece in source.split(">"):
        tag = piece[piece.find("<") + 1 :] if len(piece) > _MAX_TAG_CHARS and "<" in piece else ""
        # Pictures are often a single attribute of a great size.
        separators = len(tag.split(None, MAX_ATTRIBUTES)) + tag.count('"') + tag.count("'")
        if separators > MAX_ATTRIBUTES or (tag.count("/") > MAX_ATTRIBUTES and "," not in tag):
            return True
    return False


def _stripped(source: str) -> Markup:
    """The text between the tags, each in a line of its own."""
    lines: list[Line] = []
    skipping: str | None = None
    for piece in source.split("<"):
        tag, closed, text = piece.partition(">")
        if not closed:
            continue
        name = tag.split(maxsplit=1)[0].casefold() if tag.strip() else ""
        if skipping:
            skipping = None if name == f"/{skipping}" else skipping
        elif name in ("script", "style"):
            skipping = name
        if not skipping and (text := " ".join(html.unescape(text).split())):
            lines += (Line(text), Line(""))
    return Markup(tuple(lines), None, None, {}, (), (), (), is_stripped=True)
