"""The elements of a page become the lines that a browser would show.

One walk without recursion, so that no nesting is too deep. What the tags
themselves say is not the story's (menus, forms, asides) is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

ANCHOR, SELECT = "x-a", "x-select"
"""Links and menus to choose from, under the names that they are parsed by."""

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "audio", "video", "canvas", "map", SELECT, "button", "input", "textarea", "dialog",
    "datalist", "nav", "menu", "head", "frameset", "progress", "meter",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MARGINS = {
    # How many line breaks stand before and after: two make a blank line.
    **dict.fromkeys(
        ("address", "article", "aside", "blockquote", "body", "caption", "center", "details", "div",
         "dl", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr",
         "main", "ol", "p", "pre", "section", "summary", "table", "ul", *_HEADINGS), 2,
    ),
    **dict.fromkeys(("dd", "dt", "li", "legend", "option", "tr"), 1),
}  # fmt: skip
_STORY_TAGS = frozenset({"article", "main"})
_KINDS = _HEADINGS | {"figcaption", "p", "pre"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of visible text, single-spaced; a blank one is `""`.

    `tag` is the heading, caption or paragraph that it stands in; `in_story` whether
    that is inside `article` or `main`; `links` the texts of its links, if it is
    nothing but links.
    """

    text: str
    tag: str | None = None
    in_story: bool = False
    links: tuple[str, ...] = ()


_BLANK = Line("")
FIELDS = ("Date Taken:", "Date Posted:")
"""What stands beside the story and is of it: its fields."""


class Walk:
    """Goes through a tree once, without recursion, and collects its lines."""

    def __init__(self, hidden: set[int]) -> None:
        """`hidden` are the ids in memory of the elements that are not shown."""
        self._hidden = hidden
        self._out: list[Line] = []
        self._buffer: list[str] = []
        self._links: list[str] = []
        self._items = self._pre = self._story = self._anchors = 0
        self._headings = self._prose = 0
        self._tag: list[str] = []
        self._ordinals: list[int | None] = []

    def lines(self) -> Iterator[Line]:
        """The lines of what was visited, without blank ones at the end."""
        self._break(1)
        last = len(self._out)
        while last and not self._out[last - 1].text:
            last -= 1
        yield from self._out[:last]

    def over(self, root: LexborNode) -> None:
        """Visits every node below `root` that is shown, and each end of one."""
        ends: list[tuple[LexborNode, Callable[[], None] | None]] = []
        node: LexborNode | None = root
        while True:
            while node is not None:
                tag = node.tag or ""
                if tag == "-text":
                    self._text(node.text_content or "")
                elif tag not in _DROPPED and not (
                    tag[0:1] != "-" and self._hidden and node.mem_id in self._hidden
                ):
                    below = node.child
                    end = self._begin(tag)
                    if below is not None:
                        ends.append((node, end))
                        node = below
                        continue
                    if end:
                        end()
                node = node.next
            if not ends:
                return
            node, end = ends.pop()
            if end:
                end()
            node = None if node.mem_id == root.mem_id else node.next

    def _text(self, text: str) -> None:
        if self._pre:
            first, *rest = text.split("\n")
            self._buffer.append(first)
            for line in rest:
                self._line_end()
                self._buffer.append(line)
            return
        if not self._buffer and text.isspace():
            return  # between two tags, as most texts of a page are
        self._buffer.append(text)
        if self._anchors:
            self._links[-1] += text

    def _begin(self, tag: str) -> Callable[[], None] | None:
        """What opening a tag does; returns what closing it will."""
        if tag == ANCHOR:
            self._anchors += 1
            self._links.append("")
            return self._end_of_anchor
        if tag == "br":
            self._line_end()
            return None
        if tag in ("td", "th"):
            self._buffer.append(" ")
            return None
        margin = _MARGINS.get(tag)
        if margin is None:
            return None
        self._break(margin)
        if tag in _KINDS:
            return self._begin_of_kind(tag)
        if tag == "li":
            return self._begin_of_item()
        if tag in ("ul", "ol"):
            self._ordinals.append(0 if tag == "ol" else None)
            return self._end_of_list
        if tag in _STORY_TAGS:
            self._story += 1
            return self._end_of_story
        if tag in ("aside", "form", "header", "footer"):
            start, before = len(self._out), self._headings + (self._prose if tag == "form" else 0)
            return lambda: self._end_of_region(tag, start, before)
        return lambda: self._break(margin)

    def _begin_of_kind(self, tag: str) -> Callable[[], None]:
        is_captions = tag == "p" and "figcaption" in self._tag[-1:]
        self._tag.append("figcaption" if is_captions else tag)
        self._pre += tag == "pre"
        self._headings += tag == "h1"
        self._prose += tag == "p"
        return self._end_of_kind

    def _end_of_kind(self) -> None:
        self._break(2)
        self._pre -= self._tag.pop() == "pre"

    def _begin_of_item(self) -> Callable[[], None]:
        self._items += 1
        ordinal = self._ordinals[-1] if self._ordinals else None
        if ordinal is not None:
            self._ordinals[-1] = ordinal + 1
        start = len(self._out)
        mark = "- " if ordinal is None else f"{ordinal + 1}. "
        return lambda: self._end_of_item(start, mark)

    def _end_of_item(self, start: int, mark: str) -> None:
        self._break(1)
        self._items -= 1
        while start < len(self._out) and not self._out[start].text:
            start += 1
        # What is nothing but a link is a menu's or a tag's, and not a point made.
        if start < len(self._out) and not self._out[start].links:
            line = self._out[start]
            self._out[start] = Line(mark + line.text, line.tag, line.in_story)

    def _end_of_list(self) -> None:
        self._ordinals.pop()
        self._break(2)

    def _end_of_story(self) -> None:
        self._break(2)
        self._story -= 1

    def _end_of_anchor(self) -> None:
        self._anchors -= 1

    def _end_of_region(self, tag: str, start: int, before: int) -> None:
        """Leaves out menus and forms; some pages are inside one as a whole."""
        self._break(2)
        if tag == "aside":
            is_story = any(line.text.startswith(FIELDS) for line in self._out[start:])
        elif tag == "form":
            is_story = self._headings + self._prose > before
        else:
            is_story = self._story > 0 or self._headings > before
        if not is_story:
            del self._out[start:]

    def _line_end(self) -> None:
        """Ends the line; where it has no text, leaves a blank one."""
        if not self._flush() and self._out and self._out[-1].text:
            self._out.append(_BLANK)

    def _break(self, margin: int) -> None:
        if self._buffer:
            self._flush()
        if margin > 1 and not self._items and self._out and self._out[-1].text:
            self._out.append(_BLANK)

    def _flush(self) -> bool:
        if not self._buffer:
            return False
        text = " ".join("".join(self._buffer).split())
        self._buffer.clear()
        links: tuple[str, ...] = ()
        if self._links:
            links = tuple(filter(None, (" ".join(link.split()) for link in self._links)))
            if _letters("".join(links)) != _letters(text):
                links = ()
            self._links = [""] if self._anchors else []
        if text:
            tag = self._tag[-1] if self._tag else None
            self._out.append(Line(text, tag, self._story > 0, links))
        return bool(text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
