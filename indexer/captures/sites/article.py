"""A story's page on a service's own site: its parts without what is around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from indexer.captures.addresses import is_address
from indexer.captures.body import is_end_mark
from indexer.captures.furniture import undated
from indexer.captures.inference import cut_off
from indexer.captures.page import Page, paragraphs
from indexer.captures.parts import Parts
from indexer.captures.problems import left_out, no_body, unused
from indexer.captures.sites import days, furniture, photos
from indexer.captures.sites.header import header
from indexer.story import Caption, Problem

_MAX_DATELINE_CHARS = 160
_DATED = re.compile(
    # `WASHINGTON, March 4, 2009 – `, `FORT EXAMPLE, Ky. (Army News Service, March 4, 2009) -- `
    r"(?P<place>[^–—()|]{3,90}?)(?:,? \((?:[^()]{0,60}?, )?(?P<bracketed>[^(),]{3,16}, \d{4})\)"
    r"|, (?P<day>[^\W\d_]{3,9}\.? \d{1,2}, \d{4}))(?P<dash> ?(?:[–—]|--?) ?)"
)


def article(page: Page) -> Parts:
    """The story that the page shows."""
    page = photos.without_rows(undated(page))
    first = page.text_from(0)
    url = page.line(first) if is_address(page.line(first)) else None
    if url:
        page = page.with_line(first, "")
    head = header(page)
    end, tags = furniture.end_of_story(page, head.end)
    lines, captions = _without_photos(page.lines[head.end : end])
    lines = _without_repeated_lead(lines)
    body = paragraphs(lines)
    credit = head.credit
    inferred: dict[str, str] = {}
    taken_on = head.day
    if taken_on is None and head.posted_at is None:
        taken_on = _day(lines)
        if taken_on:
            inferred["taken_on"] = "the dateline"
    return Parts(
        title=head.title,
        body=body,
        author=credit.author if credit else None,
        unit_raw=credit.unit_raw if credit else None,
        taken_on=taken_on,
        posted_at=head.posted_at,
        url=url,
        captions=tuple(dict.fromkeys((*head.captions, *captions))),
        tags=tags,
        inferred=inferred,
        problems=(
            *no_body(body),
            *((unused(head.cut),) if head.cut else ()),
            *left_out(head.left_out, "above the title"),
            *_cut_end(page, end, body),
        ),
    )


def _without_photos(lines: Sequence[str]) -> tuple[list[str], list[Caption]]:
    """The lines that are the story's, and the captions that stood among them."""
    kept: list[str] = []
    captions: list[Caption] = []
    for line in lines:
        gallery = photos.gallery_caption(line)
        caption = photos.bracketed_caption(line)
        if gallery:
            text, credit = gallery
            if text:
                captions.append(Caption(text, credit))
        elif caption:
            captions.append(caption)
        elif not (furniture.is_photo_link(line) or is_end_mark(line)):
            kept.append(line)
    return kept, captions


def _without_repeated_lead(lines: Sequence[str]) -> list[str]:
    """Without the first line where it stands once more below: navy.mil shows leads twice."""
    texts = [at for at, line in enumerate(lines) if line][:2]
    if len(texts) == 2 and lines[texts[0]] == lines[texts[1]]:
        return list(lines[texts[1] :])
    return list(lines)


def _lead(lines: Sequence[str]) -> str:
    """The story's first words; a dateline that stands on a line of its own, with the next."""
    texts = [line for line in lines if line][:2]
    if not texts:
        return ""
    if len(texts) == 2 and texts[0].endswith(("–", "—", "-")):
        return f"{texts[0]} {texts[1]}"[:_MAX_DATELINE_CHARS]
    return texts[0][:_MAX_DATELINE_CHARS]


def _day(lines: Sequence[str]) -> date | None:
    """The day in the dateline: `WASHINGTON, March 4, 2009 – `."""
    match = _DATED.match(_lead(lines))
    return days.written_day(match["bracketed"] or match["day"]) if match else None


def _cut_end(page: Page, end: int, body: str) -> tuple[Problem, ...]:
    """The problem of a capture that ends within the story, or within its first line below."""
    if end == len(page.lines):
        return cut_off(body, is_cut=page.is_cut)
    line = page.lines[end]
    if page.may_be_cut(end) and furniture.is_cut_ending(line):
        return (unused(line),)
    return ()
