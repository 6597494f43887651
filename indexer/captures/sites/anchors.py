"""The lines of a page's top that have a form of their own: days, bylines, headings of photos.

They show whose page it is and where its header stands. A sentence has none of
these forms.
"""

from __future__ import annotations

import re
from typing import Literal

from indexer.captures.page import Page
from indexer.captures.sites import credits as bylines
from indexer.captures.sites import days, furniture, photos

Anchor = Literal[
    "labelled", "published", "day", "number", "release",
    "by", "from", "bullet", "glued", "day-by", "by-day", "photo", "cut",
]  # fmt: skip
"""`labelled`: `NEWS | Mar. 4, 2019`. `published`: af.mil's `• Published Mar. 4, 2019`, its day
often lost. `day`: a day alone. `number`: navy.mil's `Story Number: …`. `release`: `From a … News
Release`. `bullet`: `• By …`. `glued`: `By NAME, UNITMarch 4, 2019`. `day-by`, `by-day`: day and
names between bars. `photo`: the heading above a lead photo. `cut`: the text ends within one."""

DAYS: frozenset[Anchor] = frozenset({"labelled", "day", "glued", "day-by", "by-day", "number"})
"""Those that give a day."""

BYLINES: frozenset[Anchor] = frozenset({
    "by", "from", "glued", "day-by", "by-day", "bullet", "published", "release", "number",
})  # fmt: skip
"""Those that stand below the title."""

PUBLISHED_BEHIND = " / Published "
"""`By Sgt. A. Example, 9th Example Wing / Published March 4, 2015`: af.mil's older bylines."""

_MAX_CHARS = 400
_MAX_ENDED_CHARS = 120
_BULLET = re.compile(r"[•·●▪] ?|[*-] ")
_PUBLISHED = re.compile(r"(?:Published|PUBLISHED|Posted)(?: on)?:?(?: (?P<day>.{6,40}))?")
_NUMBER = re.compile(
    r"(?:Story Number: ?NNS\d{6}-\d{1,3},? ?)?(?:Release Date: ?(?P<day>.{6,40}))?"
)
_NUMBER_STARTS = ("Story Number: NNS", "Story Number:NNS", "Release Date: ")
_RELEASE = re.compile(
    r"From (?:an?|the) .{3,120}? (?:News|Press|Media) (?:Release|Advisory)s?", re.IGNORECASE
)
_LABEL_WORDS = frozenset({
    "news", "noticias", "noticia", "release", "releases", "story", "stories", "feature",
    "features", "commentary", "article", "articles", "statement", "statements", "blog",
    "comunicado", "comunicados", "prensa", "media", "publications", "photos", "speech",
})  # fmt: skip
_MAX_LABEL_CHARS = 40
_CUT = re.compile(
    # The start of a line that gives a day or a name.
    r"[•·●▪] ?|[*-] (?:P|B)|(?:NEWS|News|NOTICIAS|Noticias)(?: \|.*)?\Z|Story Num|Release Dat"
    r"|N[Ee]?[Ww]?[Ss]?\Z|By?\Z|F(?:r(?:om?)?)?\Z|Published"
    r"|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4} ?\||By [A-Z]|From [A-Z]"
)


def anchor(page: Page, at: int) -> Anchor | None:
    """The form of the line at `at`, if it is one that only a header has."""
    line = page.line(at)
    if not line or len(line) > _MAX_CHARS:
        return None
    if len(line) > _MAX_ENDED_CHARS and line[-1] in '.!?”"':
        return None  # most lines are sentences: this saves the rest for the others
    if page.may_be_cut(at) and _CUT.match(line) and not furniture.is_prose(line):
        return "cut"
    if line.casefold() in photos.INFORMATION:
        return "photo"
    if bullet := _BULLET.match(line):
        return _bulleted(line[bullet.end() :])
    if line.startswith(_NUMBER_STARTS) and _NUMBER.fullmatch(line):
        return "number"
    if line[:5].lower() == "from " and _RELEASE.fullmatch(line):
        return "release"
    if " |" in line:
        return _barred(line)
    if line[0] == "P" and (published := _PUBLISHED.fullmatch(line)):
        if published["day"] is not None:
            return "published" if days.written_day(published["day"]) else None
        below = without_bullet(page.line(page.text_after(at)))
        return "published" if bylines.is_credit_line(below) else None
    if days.written_day(line):
        return "day"
    if not bylines.is_credit_line(line) or days.written_day(line.partition(" ")[2]):
        return None
    if days.glued_day(line):
        return "glued"
    return "from" if line.casefold().startswith("from") else "by"


def without_bullet(line: str) -> str:
    """The line without the mark that makes it an item of a list."""
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def has_bullet(line: str) -> bool:
    """Whether the line is an item of a list."""
    return _BULLET.match(line) is not None


def day_text(line: str) -> str:
    """`March 4, 2019` of `NEWS | March 4, 2019`, `• Published March 4, 2019` and the like."""
    if published := _PUBLISHED.fullmatch(without_bullet(line)):
        return published["day"] or ""
    if number := _NUMBER.fullmatch(line):
        return number["day"] or ""
    return line.rpartition("|")[2].strip()


def _bulleted(text: str) -> Anchor | None:
    published = _PUBLISHED.fullmatch(text)
    if published and (published["day"] is None or days.written_day(published["day"])):
        return "published"
    return "bullet" if bylines.is_credit_line(text) and "|" not in text else None


def _barred(line: str) -> Anchor | None:
    """The form of a line whose parts stand between bars."""
    first, *rest = (part.strip() for part in line.split("|"))
    if days.written_day(first):
        return "day-by" if any(rest) else None
    if not any(map(days.written_day, rest)):
        return None
    if bylines.is_credit_line(first):
        return "by-day"
    return "labelled" if len(rest) == 1 and _is_label(first) else None


def _is_label(text: str) -> bool:
    """Whether the text names a kind of page, as `NEWS` and `Press Releases` do."""
    return 0 < len(text) <= _MAX_LABEL_CHARS and (
        text.isupper() or not _LABEL_WORDS.isdisjoint(text.casefold().split())
    )
