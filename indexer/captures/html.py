"""Saved web pages: their visible lines are read like the text captures of the same pages.

What the page's head and scripts say is stronger evidence than a line. The
readers of texts are given in, for they are put together elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from indexer.captures import body
from indexer.captures.article import article
from indexer.captures.captions import caption, is_caption
from indexer.captures.evidence import Evidence, evidence, title_pieces, without_site
from indexer.captures.footer_fields import LABELS
from indexer.captures.forms import Form, form_of
from indexer.captures.markup import markup
from indexer.captures.notices import without_count
from indexer.captures.page import Page
from indexer.captures.parts import Parts
from indexer.captures.sites.photos import bracketed_caption
from indexer.captures.visible import Line
from indexer.story import Caption, Problem

ReadText = Callable[[Form, str], Parts]
"""Reads a text of that form."""

_TOP = "(e.g. yourname@email.com)\n\nForgot Password?\n\n"
"""What the text of such a page begins with; by it the readers know the page as whole."""

_NOTICE = "An official website of the United States government\n\n"
"""Likewise of the services' sites, whose pages have it above their menus."""

_PRINTED = ("Date:", "Posted:", "News ID:")
_LABELS = (*(f"{label}:" for label in LABELS), *_PRINTED)
_GLUED = re.compile(rf"({'|'.join(map(re.escape, _LABELS))})(?=\S)")
_SIGNS = re.compile(r"(?:Date Taken|Date Posted|(?:News|Story|Photo|Image|Video|Audio) ID): ?\d")
_TAIL = frozenset({
    "more like this", "associated news", "associated images", "associated videos",
    "related", "related articles", "related content", "related links", "related news",
    "related stories", "more from this unit", "more news", "more stories", "latest news",
    "recent news", "you may also like", "share this", "comments", "leave a reply",
    "controlled vocabulary keywords", "flickr images",
})  # fmt: skip
_LESSER_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_FOOT_HEADINGS = frozenset({"LEAVE A COMMENT", "NEWS INFO", "PUBLIC DOMAIN", "TAGS"})
_COMMENTS = "LEAVE A COMMENT"
_BYLINES = ("Story by ", "Courtesy Story", "By ")
_TAGS = frozenset({"TAGS", "TAGS:", "Tags", "Tags:"})
_MIN_TITLE_LETTERS = 12
"""Shorter headings, such as `News`, begin many a title."""

_MIN_PROSE_CHARS = 80


def html(source: str, read_text: ReadText) -> Parts:
    """The story of a page of HTML."""
    page = markup(source)
    said = evidence(source, page)
    lines, captions = _without_captions(list(_tidied(page.lines)), is_dvids=said.is_dvids)
    is_cut = not source.rstrip().endswith(">")  # the file ends within the page's text
    title_at, title = _title(lines, said)
    story = lines if title_at is None else lines[title_at:]
    parts = _known(lines, story, said, read_text, is_cut=is_cut)
    if parts is None:
        # What the parser cannot take, the extractor cannot either.
        parts = _unknown(None if page.is_stripped else source, story, title, said)
    parts = parts._replace(captions=(*parts.captions, *captions))
    parts = _with_evidence(parts, title, said)
    if page.is_stripped:
        detail = "The page has more markup than any page of news; it was read without it."
        parts = parts._replace(problems=(*parts.problems, Problem("markup", detail)))
    return parts


def _known(
    lines: Sequence[Line],
    story: Sequence[Line],
    said: Evidence,
    read_text: ReadText,
    *,
    is_cut: bool,
) -> Parts | None:
    """What the text's own reader finds, if one of them knows the page."""
    text = _text(story, is_cut=is_cut)
    is_dvids = said.is_dvids or any(_SIGNS.match(line.text) for line in story)
    if is_dvids or form_of(_text(lines)) == "raw":
        may_be_printable = any(line.text.startswith(_PRINTED) for line in story)
        if may_be_printable and form_of(text) == "printable":
            return read_text("printable", text)
        return read_text("raw", _TOP + text)
    candidates = [_text(list(_marked(lines))), _text(list(_marked(story)))]
    if said.is_official:
        candidates.append(_NOTICE + candidates[-1])
    for candidate in dict.fromkeys(candidates):
        form = form_of(candidate)
        if form not in ("bare", "listing"):
            return read_text(form, candidate)
    return None


def _unknown(source: str | None, story: Sequence[Line], title: str | None, said: Evidence) -> Parts:
    below = list(_marked(story[1:] if story and story[0].text == title else story))
    page = Page.of(article(source, below, said.body) + "\n")
    found = body.body(page, 0, len(page.lines), title)
    inferred = {} if title else {"kind": "a page of an unknown site"}
    if found.author:
        inferred["author"] = "the byline in the body"
    if found.unit:
        inferred["unit"] = "the byline in the body"
    return Parts(
        title=title,
        body=found.text,
        author=found.author,
        unit_raw=found.unit,
        captions=found.captions,
        inferred=inferred,
    )


def _with_evidence(parts: Parts, title: str | None, said: Evidence) -> Parts:
    inferred, problems = dict(parts.inferred), parts.problems
    number, kind, posted_at = parts.number, parts.kind, parts.posted_at
    if title:
        title = without_count(title) or title
        inferred.pop("title", None)
    elif parts.title is None and said.address and said.address.title:
        title, inferred["title"] = said.address.title, "the address"
    if said.address:
        if number and number != said.address.number:
            detail = f"The address has the number {said.address.number}, the page {number}."
            problems = (*problems, Problem("disagreement", detail))
        number, kind = said.address.number, said.address.kind
        inferred.pop("kind", None)
    elif said.kind and kind == "news":
        kind = said.kind
    if posted_at is None and said.posted_at:
        posted_at = said.posted_at
        if not said.has_time:
            inferred["posted_at"] = "a day without a time"
    author = parts.author
    if said.author and (author is None or "author" in inferred):
        author = said.author
        inferred.pop("author", None)
    return parts._replace(
        title=title or parts.title,
        number=number,
        kind=kind,
        url=said.url or parts.url,
        posted_at=posted_at,
        author=author,
        tags=parts.tags or said.tags,
        inferred=inferred,
        problems=problems,
    )


def _title(lines: Sequence[Line], said: Evidence) -> tuple[int | None, str | None]:
    """Where the title stands among the lines, if it does, and what it is.

    A line in which a page's own title stands is better than that title, which
    may have the site's name behind it or be cut short.
    """
    headings = [at for at, line in enumerate(lines) if line.tag == "h1"]
    lesser = [at for at, line in enumerate(lines) if line.tag in _LESSER_HEADINGS]
    for title in said.titles:
        key, pieces = _letters(title), {_letters(piece) for piece in title_pieces(title)}
        for at in headings[::-1] + lesser:  # the site's own name stands first
            letters = _letters(lines[at].text)
            is_long = min(len(letters), len(key)) >= _MIN_TITLE_LETTERS
            if letters in pieces or (
                is_long and (key.startswith(letters) or letters.startswith(key))
            ):
                return at, lines[at].text
        for at, line in enumerate(lines):
            if line.text and len(line.text) <= 2 * len(title) and _letters(line.text) in pieces:
                return at, line.text
    if headings:
        return headings[0], lines[headings[0]].text
    return None, without_site(said.titles[0]) if said.titles else None


def _marked(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that the page marks as its article's, if most of its prose is there.

    Below the first paragraph, what is nothing but links leads elsewhere.
    """
    if not any(line.in_story or line.links for line in lines):
        yield from lines
        return
    prose = [line for line in lines if len(line.text) >= _MIN_PROSE_CHARS and not line.links]
    is_marked = 2 * sum(line.in_story for line in prose) > len(prose)
    is_below = False
    for line in lines:
        is_below = is_below or (len(line.text) >= _MIN_PROSE_CHARS and not line.links)
        if (line.in_story or not is_marked or not line.text) and not (is_below and line.links):
            yield line


def _tidied(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines as the text captures have them: a label beside its value, a tag a line.

    Leaves out what stands under the heading of something else than the story,
    down to the next that is the story's.
    """
    is_tags = is_elsewhere = False
    for line in _joined(lines):
        text = line.text
        if text.startswith("- ") and text[2:].startswith(_LABELS):
            text = text[2:]  # fields are no points made, even in a list
        if line.tag in _LESSER_HEADINGS and text.casefold().rstrip(":") in _TAIL:
            is_elsewhere = True
        elif is_elsewhere and (text in _FOOT_HEADINGS or _SIGNS.match(text)):
            is_elsewhere = False
        if is_elsewhere:
            continue
        is_elsewhere = text == _COMMENTS  # itself the end of many a story
        is_tags = text in _TAGS or (is_tags and (not text or bool(line.links)))
        if is_tags and len(line.links) > 1:
            yield from (replace(line, text=link, links=(link,)) for link in line.links)
        elif ":" in text and _GLUED.match(text):
            yield replace(line, text=_GLUED.sub(r"\1 ", text, count=1))
        else:
            yield line if text is line.text else replace(line, text=text)


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with the value that stands below a label beside it; no label without one."""
    label: Line | None = None
    for line in lines:
        if label and not line.text:
            continue
        if label:
            is_value = (
                line.tag not in _LESSER_HEADINGS
                and line.text not in _FOOT_HEADINGS
                and not line.text.startswith(_LABELS)
            )
            if is_value:
                yield replace(label, text=f"{label.text} {line.text}")
            label = None
            if is_value:
                continue
        if line.text in _LABELS:
            label = line
        else:
            yield line


def _without_captions(
    lines: Sequence[Line], *, is_dvids: bool
) -> tuple[list[Line], tuple[Caption, ...]]:
    """The lines without those that the page marks as captions, and the story's captions.

    The reader of the site's own pages finds the lead photo's, above the byline, itself.
    """
    is_marked = any(line.in_story for line in lines)
    is_above = is_dvids
    kept: list[Line] = []
    captions: list[Caption] = []
    for line in lines:
        is_above = is_above and not line.text.startswith(_BYLINES)
        if line.tag != "figcaption" or (is_above and is_caption(line.text)):
            kept.append(line)
        elif not line.links and (line.in_story or not is_marked):
            found = bracketed_caption(line.text) or caption(Page.of(line.text + "\n"), 0)
            captions += [found] if found else []
    return kept, tuple(captions)


def _text(lines: Sequence[Line], *, is_cut: bool = False) -> str:
    return "\n".join(line.text for line in lines) + ("" if is_cut else "\n")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
