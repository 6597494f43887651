"""The top of a story's page on a service's own site: title, day, byline, lead photos.

The sites share these lines and differ in their order. Lines with a form of
their own (anchors) show where the header is; the title is the line that stands
nearest above the byline, or below the day where there is no byline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from indexer.captures.page import Page
from indexer.captures.sites import credits as bylines
from indexer.captures.sites import days, furniture, photos
from indexer.captures.sites.anchors import (
    BYLINES,
    DAYS,
    PUBLISHED_BEHIND,
    Anchor,
    anchor,
    day_text,
    has_bullet,
    without_bullet,
)
from indexer.captures.sites.credits import Credit
from indexer.story import Caption

_MAX_HEADER_LINES = 80
_MAX_LINES_TO_ANCHOR = 12
_MAX_MENU_LINES = 40
_MAX_PROSE_ABOVE = 2
"""Some pages have a site's mission or a photo's caption above the title."""

_MAX_TITLE_CHARS = 300
_MAX_UNIT_CHARS = 150
_PRESS_SERVICES = (
    "American Forces Press Service", "Armed Forces Press Service", "DOD News", "DoD News",
    "Army News Service", "Air Force News Service", "Defense Media Activity",
    "Special to American Forces Press Service", "Department of Defense",
)  # fmt: skip
_DATELINE = re.compile(r"[A-Z][A-Z0-9 .,'’/()-]{2,60}.{0,60}?(?: ?[–—]| -{1,2} |--)")


@dataclass(slots=True)
class Header:
    """What the header says, and the index of the first line below it.

    `anchors` names the forms of the lines that were found; `left_out` holds
    prose above the title that is no caption, `cut` the line that the capture
    ends in where its value cannot be trusted.
    """

    title: str | None = None
    credit: Credit | None = None
    day: date | None = None
    posted_at: datetime | None = None
    captions: list[Caption] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    cut: str | None = None
    end: int = 0


def header(page: Page) -> Header:
    """The header of the page, which begins with the notice or without it."""
    return _Reader(page).read()


class _Reader:
    """Reads one header: line by line down to the last anchor, then what belongs to it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found = Header()
        self._candidates: list[int] = []
        self._by_at: int | None = None
        self._day_at: int | None = None

    def read(self) -> Header:
        page, found = self._page, self._found
        at = start = furniture.end_of_notice(page)
        last = self._last_anchor(start)
        lines = 0
        while page.holds(at) and at <= last and lines < _MAX_HEADER_LINES:
            at, lines = self._look_at(at), lines + 1
        at = self._below_anchors(at)
        self._take_title()
        found.end = self._below_title(at)
        return found

    def _last_anchor(self, start: int) -> int:
        """The index of the last line of the header that has a form of its own, or before it."""
        page = self._page
        at, last, lines, prose, in_photo = start, start - 1, 0, 0, False
        # Below the notice a page's menu may stand.
        limit = _MAX_LINES_TO_ANCHOR if start == page.text_from(0) else _MAX_MENU_LINES
        has_day = has_byline = False
        while page.holds(at) and lines < limit:
            line = page.line(at)
            form = self._anchor(at)
            if form and not (form == "day" and has_day):
                last, lines, prose = at, 0, 0
                limit = _MAX_LINES_TO_ANCHOR
                has_day, has_byline = has_day or form in DAYS, has_byline or form in BYLINES
                in_photo = line.casefold() in photos.INFORMATION
            elif photos.gallery_caption(line) or photos.photo_by(line)[0]:
                lines, in_photo = lines + 1, False
            elif furniture.is_above_story(line) or photos.bracketed_caption(line):
                pass
            elif in_photo:
                lines += 1
            elif has_byline:
                break  # the title stands above the byline, so that this is the story's
            elif furniture.is_prose(line):
                prose, lines = prose + 1, lines + 1
                if last >= start or prose > _MAX_PROSE_ABOVE:
                    break
            else:
                lines += 1
            at = page.text_after(at)
        return last

    def _anchor(self, at: int) -> Anchor | None:
        return anchor(self._page, at)

    def _look_at(self, at: int) -> int:
        """Takes what the line at `at` says; the index of the next line to look at."""
        page, found = self._page, self._found
        line = page.line(at)
        form = self._anchor(at)
        if form:
            found.anchors.append(form)
        if form and page.may_be_cut(at) and form not in ("photo", "release"):
            # Half a name or half a unit is another's: it is named as cut off, and not used.
            found.cut = line
            return page.text_after(at)
        if form:
            return self._take(form, at)
        after = page.text_after(at)
        gallery = photos.gallery_caption(line)
        if gallery:
            self._take_gallery(at, gallery)
        elif caption := photos.bracketed_caption(line):
            found.captions.append(caption)
        elif photos.photo_by(line)[0] or furniture.is_above_story(line):
            pass
        else:
            self._candidates.append(at)
        return after

    def _take(self, form: Anchor, at: int) -> int:
        """Reads the anchor at `at`; the index of the next line to look at."""
        page, found = self._page, self._found
        line, below = page.line(at), page.text_after(at)
        if form == "photo":
            return self._take_photo(below)
        if form in ("labelled", "day", "published", "number"):
            self._day_at = at if self._day_at is None else self._day_at
            day, posted_at = days.day_or_minute(day_text(line))
            found.day, found.posted_at = found.day or day, found.posted_at or posted_at
            return below
        self._by_at = at if self._by_at is None else self._by_at
        if form == "release":
            # It names the office that told the press, not the unit that wrote the story.
            return below
        text = without_bullet(line)
        if form == "glued":
            text, found.day = days.glued_day(line) or (line, found.day)
        elif form in ("day-by", "by-day"):
            parts = [part.strip() for part in line.split("|")]
            found.day = next((day for part in parts if (day := days.written_day(part))), None)
            text = " | ".join(part for part in parts if part and not days.written_day(part))
        elif trailing := days.trailing_day(line):
            text = f"{trailing[0]} ".removesuffix(PUBLISHED_BEHIND).rstrip(" |,")
            found.day = trailing[1]
        credit = bylines.credit(text)
        if found.credit is None or found.credit == Credit(None, None):
            found.credit = credit
        if (
            credit.author
            and credit.unit_raw is None
            and self._is_unit(below, is_bullet=form == "bullet")
        ):
            if page.may_be_cut(below):
                found.cut = page.line(below)
            elif found.credit is credit:
                found.credit = Credit(credit.author, without_bullet(page.line(below)))
            return page.text_after(below)
        return below

    def _is_unit(self, at: int, *, is_bullet: bool) -> bool:
        """Whether the line below a byline names its unit."""
        line = self._page.line(at)
        if not line or len(line) > _MAX_UNIT_CHARS or self._anchor(at) not in (None, "cut"):
            return False
        if is_bullet or has_bullet(line):
            return is_bullet and has_bullet(line)
        if self._page.may_be_cut(at) or _DATELINE.match(line):
            return False
        return line.startswith(_PRESS_SERVICES) or bylines.is_unit_line(line)

    def _take_photo(self, at: int) -> int:
        """Reads the lead photo below its heading: caption lines down to its credit."""
        page, found = self._page, self._found
        texts: list[str] = []
        credit: str | None = None
        for _ in range(6):
            line = page.line(at)
            is_credit, name = photos.photo_by(line)
            if is_credit:
                credit, at = name, page.text_after(at)
                break
            is_first = not texts and not self._is_title_of_anchor(at)
            if not line or self._anchor(at) or not (is_first or self._is_caption(at)):
                break
            texts.append(line)
            at = page.text_after(at)
        if texts:
            found.captions.append(Caption(" ".join(texts), credit or _credit_in(texts[-1])))
        return at

    def _is_title_of_anchor(self, at: int) -> bool:
        """Whether the line stands right above a byline and is no sentence: a title."""
        below = self._page.text_after(at)
        return self._anchor(below) in BYLINES and not furniture.is_prose(self._page.line(at))

    def _is_caption(self, at: int) -> bool:
        line = self._page.line(at)
        below = self._page.text_after(at)
        return (
            furniture.is_prose(line)
            or photos.bracketed_caption(line) is not None
            or photos.photo_by(self._page.line(below))[0]
        )

    def _take_gallery(self, at: int, item: tuple[str, str | None]) -> None:
        """Takes an item of a gallery, whose own title stands on the line above it."""
        page, found = self._page, self._found
        text, credit = item
        above = next((i for i in range(at - 1, -1, -1) if page.line(i)), None)
        title = None
        if above is not None and self._candidates and self._candidates[-1] == above:
            is_own = at - above == 1 or self._by_at is not None
            if is_own and not (self._by_at is None and len(self._candidates) == 1):
                title = page.line(self._candidates.pop())
        if text or title:
            found.captions.append(Caption(text or title or "", credit))

    def _below_anchors(self, at: int) -> int:
        """The index of the first line below the anchors that is no photo's and no furniture's."""
        page = self._page
        for _ in range(_MAX_HEADER_LINES):
            line, after = page.line(at), page.text_after(at)
            gallery = photos.gallery_caption(line)
            caption = photos.bracketed_caption(line)
            if gallery:
                self._take_gallery(at, gallery)
            elif caption:
                self._found.captions.append(caption)
            elif line and furniture.is_above_story(line):
                pass
            elif photos.gallery_caption(page.line(after)) and not furniture.is_prose(line):
                self._candidates.append(at)
            else:
                return at
            at = after
        return at

    def _take_title(self) -> None:
        """Chooses the title among the lines that are no anchors."""
        page, found = self._page, self._found
        limit = self._by_at
        above = [i for i in self._candidates if limit is None or i < limit]
        titles = [i for i in above if _is_title(page.line(i))]
        chosen = None
        if limit is not None:
            chosen = titles[-1] if titles else None
        elif self._day_at is not None:
            below = [i for i in titles if i > self._day_at]
            chosen = below[0] if below else None
            if chosen is None and found.anchors[:1] != ["labelled"]:
                chosen = titles[-1] if titles else None
        elif titles:
            chosen = titles[0]
        if chosen is not None:
            found.title = page.line(chosen)
        found.left_out += [
            page.line(i) for i in above if i != chosen and furniture.is_prose(page.line(i))
        ]

    def _below_title(self, at: int) -> int:
        """The index of the body's first line: below a title that stands below the anchors."""
        page, found = self._page, self._found
        has_byline = self._by_at is not None and found.anchors != ["release"]
        if found.title is None and not has_byline and self._is_title_below(at):
            found.title, at = page.line(at), page.text_after(at)
        while page.holds(at) and (
            furniture.is_above_story(page.line(at)) or self._is_repeated_title(at)
        ):
            at = page.text_after(at)
        return at

    def _is_title_below(self, at: int) -> bool:
        line = self._page.line(at)
        return bool(line) and _is_title(line) and not _DATELINE.match(line)

    def _is_repeated_title(self, at: int) -> bool:
        title = self._found.title
        return title is not None and self._page.line(at).casefold() == title.casefold()


def _is_title(line: str) -> bool:
    return len(line) <= _MAX_TITLE_CHARS and not furniture.is_prose(line)


def _credit_in(text: str) -> str | None:
    caption = photos.bracketed_caption(text)
    return caption.credit if caption else None
