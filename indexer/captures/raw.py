"""A story between what its page puts above and below it, of which any line may be missing.

One reader for all such captures: the whole page, from its banner to its notice
on use; the page with lines dropped out of it; the text with a line or two left
of its page; the text alone. Pages of images, videos and recordings are laid
out like those of stories.
"""

from __future__ import annotations

import re

from indexer.captures import agreement, bare
from indexer.captures.addresses import Address, address
from indexer.captures.authors import COURTESY, author, byline
from indexer.captures.body import Body, body
from indexer.captures.captions import caption, is_caption, text_below
from indexer.captures.footer import Footer, footer
from indexer.captures.furniture import end_of_top, prefix_day, undated
from indexer.captures.header import Header, header
from indexer.captures.inference import cut_off
from indexer.captures.notices import has_count, without_count
from indexer.captures.page import Page
from indexer.captures.page_bylines import is_unit
from indexer.captures.parts import Parts
from indexer.captures.problems import left_out, no_body, unused
from indexer.captures.titles import are_same
from indexer.story import Author, Caption, Kind

_LABELS: dict[Kind, str] = {
    "news": "Story ID",
    "image": "Photo ID",
    "video": "Video ID",
    "audio": "Audio ID",
}
_INFO: dict[str | None, Kind] = {
    "NEWS INFO": "news",
    "IMAGE INFO": "image",
    "VIDEO INFO": "video",
    "AUDIO INFO": "audio",
}
_CREDIT = re.compile(
    # `(U.S. Army photo by Spc. Ada Ferris/Released)`
    r"\((?:U\. ?S\.|DoD|DOD|[Cc]ourtesy|Army|Navy|Air Force|Marine)[^()\n]{0,80}?"
    r"\b(?P<what>[Pp]hoto|[Gg]raphic|[Vv]ideo)\b[^()\n]{0,150}\)\.?\Z"
)
_MAX_DESCRIPTION_PARAGRAPHS = 2
_MAX_CREDIT_CHARS = 300
_OF_IMAGE = frozenset({"Resolution", "Size"})
_OF_AUDIO = frozenset({"High-Res. Downloads", "Artist", "Album", "Genre"})
_OF_VIDEO = frozenset({"Filename", "Length", "Category"})


def raw(page: Page) -> Parts:
    """The story between the site's own lines, with what header and footer say of it."""
    prefix = prefix_day(page)
    page, where = _without_address(undated(page))
    top = end_of_top(page)
    page, doubled = _without_doubled_caption(page, top)
    head = _header(page, top, is_page=top > 0)
    is_page = top > 0 or head.has_block
    foot = footer(page, head.end, is_page=is_page)
    is_page = is_page or foot.start < len(page.lines)
    inferred: dict[str, str] = {}
    if head.title is None and not is_page:
        title_end = bare.end_of_title(page, head.end)
        if title_end is not None:
            head = head._replace(title=page.line(page.text_from(head.end)), end=title_end)
            inferred["title"] = "the first line"
    if top == 0 and head.title is None and foot.notice and foot.notice.title:
        first = page.text_from(head.end)
        if first < foot.start and are_same(without_count(page.line(first)), foot.notice.title):
            head = head._replace(title=page.line(first), end=page.text_after(first))
    text = body(page, head.end, foot.start, head.title)
    kind = _kind(head, foot, where)
    if kind is None and not head.has_byline and (of_credit := _kind_of_credit(text.text)):
        kind, inferred["kind"] = of_credit, "the credit that ends the text"
    if kind is None:
        kind = "news"
        if not is_page and not doubled:
            inferred["kind"] = bare.INFERRED_KIND
    title, who, unit = _evidence(head, foot, text, where, inferred)
    place, place_problems = agreement.agreed_location(head, foot)
    taken_on, taken_problems = agreement.agreed_day(head, foot, prefix)
    posted_at, posted_problems = agreement.agreed_minute(foot, taken_on)
    number, number_problems = agreement.numbered(foot, _LABELS[kind])
    if number is None and where and where.kind == kind:
        number = where.number
    is_ended = foot.start < len(page.lines)
    problems = (
        *no_body(text.text),
        *place_problems,
        *taken_problems,
        *posted_problems,
        *number_problems,
        *(unused(line) for line in (head.cut, foot.cut) if line),
        *left_out(foot.unknown, "of the page's footer"),
        *(() if is_ended else cut_off(text.text, is_cut=page.is_cut)),
    )
    return Parts(
        title=title,
        body=text.text,
        kind=kind,
        author=who,
        unit_raw=unit,
        location=place,
        taken_on=taken_on,
        posted_at=posted_at,
        number=number,
        captions=(*doubled, *head.captions, *text.captions),
        tags=foot.tags,
        inferred=inferred,
        problems=problems,
    )


def _without_address(page: Page) -> tuple[Page, Address | None]:
    """The page without the line of its own address, above or below everything else."""
    first = page.text_from(0)
    last = len(page.lines) - 1
    while last > first and not page.lines[last]:
        last -= 1
    for at in (first, last):
        found = address(page.line(at))
        if found and (at == first or not _is_link(page, at, found)):
            return page.with_line(at, ""), found
    return page, None


def _is_link(page: Page, at: int, found: Address) -> bool:
    """Whether an address below a story is one that the story sends its readers to."""
    above = next((page.lines[i] for i in range(at - 1, -1, -1) if page.lines[i]), "")
    return above.endswith(":") or found.kind != "news"


def _without_doubled_caption(page: Page, top: int) -> tuple[Page, tuple[Caption, ...]]:
    """The page without a caption in its first line, cut and then whole, and that caption."""
    at = page.text_from(top)
    line = page.line(at)
    if "see less" not in line or not is_caption(line):
        return page, ()
    found = caption(page, at)
    return page.with_line(at, text_below(line)), (found,) if found else ()


def _header(page: Page, top: int, *, is_page: bool) -> Header:
    """The header, or the byline with its unit that alone is left of one."""
    first = page.text_from(top)
    line = page.line(first)
    if line.startswith(f"{COURTESY}, ") and is_unit(line) and not page.may_be_cut(first):
        unit = line.removeprefix(f"{COURTESY}, ")
        return Header(is_courtesy=True, unit=unit, end=page.text_after(first))
    # A sentence may begin so, too: `Story by story, the album grew.`
    is_byline = line.startswith("Story by ") and not line[len("Story by ") :][:1].islower()
    if not is_byline or page.may_be_cut(first):
        return header(page, top, is_page=is_page)
    found = byline(line) if "," in line else None
    if found and found.author and found.unit_raw:
        return Header(name=str(found.author), unit=found.unit_raw, end=page.text_after(first))
    if "," in line:
        name, _, unit = line.removeprefix("Story by ").partition(",")
        return Header(name=name, unit=unit.strip() or None, end=page.text_after(first))
    return header(page, top, is_page=True)


def _kind(head: Header, foot: Footer, where: Address | None) -> Kind | None:
    """What the page shows: a story, an image, a video, a recording; `None` if nothing says."""
    for kind, label in _LABELS.items():
        if label in foot.labels:
            return kind
    if foot.info:
        return _INFO[foot.info]
    if where:
        return where.kind
    if head.kind:
        return head.kind
    if (foot.notice and foot.notice.is_image) or has_count(head.title or ""):
        return "image"
    if foot.labels & _OF_IMAGE:
        return "image"
    if foot.labels & _OF_AUDIO or foot.fields.get("Filename", "").endswith(".mp3"):
        return "audio"
    if foot.labels & _OF_VIDEO:
        return "video"
    return "image" if "VIRIN" in foot.labels else None


def _kind_of_credit(text: str) -> Kind | None:
    """What a text is the description of, if it is so short and ends in a credit."""
    if not text.endswith((")", ").")) or text.count("\n\n") >= _MAX_DESCRIPTION_PARAGRAPHS:
        return None
    credit = _CREDIT.search(text, max(0, len(text) - _MAX_CREDIT_CHARS))
    if not credit:
        return None
    return "video" if credit["what"].lower() == "video" else "image"


def _evidence(
    head: Header, foot: Footer, text: Body, where: Address | None, inferred: dict[str, str]
) -> tuple[str | None, Author | None, str | None]:
    """Title, author and unit from the best that there is.

    What they were derived from is added to `inferred`.
    """
    title = without_count(head.title) if head.title else None
    who: Author | None = author(head.name) if head.name else None
    unit = head.unit
    if who is None and text.author:
        who, inferred["author"] = text.author, "the byline"
    if unit is None and text.unit:
        unit, inferred["unit"] = text.unit, "the byline"
    if foot.notice:
        if title is None and foot.notice.title:
            title, inferred["title"] = foot.notice.title, "the notice on use"
        if who is None and foot.notice.name:
            who, inferred["author"] = author(foot.notice.name), "the notice on use"
    if title is None and where and where.title:
        title, inferred["title"] = where.title, "the address"
    return title, who, unit
