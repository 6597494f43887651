"""The raw form: a whole page of the site, from its banner to its notice on use."""

from __future__ import annotations

import re
from datetime import date, datetime

from indexer.captures import dates
from indexer.captures.authors import author_of_line
from indexer.captures.footer import Footer, footer
from indexer.captures.furniture import end_of_top, undated
from indexer.captures.header import Header, header
from indexer.captures.locations import location
from indexer.captures.page import Page, paragraphs
from indexer.captures.parts import Parts
from indexer.story import Location, Problem

_NUMBER = re.compile(r"[1-9][0-9]{0,11}")
_MAX_QUOTED_CHARS = 60


def raw(page: Page) -> Parts:
    """The story between the site's own lines, with what header and footer say of it."""
    page = undated(page)
    head = header(page, end_of_top(page))
    foot = footer(page, head.end)
    body = paragraphs(page.lines[head.end : foot.start])
    place, place_problems = _location(head, foot)
    taken_on, taken_problems = _taken_on(head, foot)
    posted_at, posted_problems = _posted_at(foot)
    number, number_problems = _number(foot)
    return Parts(
        title=head.title,
        body=body,
        author=author_of_line(head.byline) if head.byline else None,
        unit_raw=head.unit,
        location=place,
        taken_on=taken_on,
        posted_at=posted_at,
        number=number,
        captions=head.captions,
        tags=foot.tags,
        problems=(
            *(() if body else (Problem("no-body", "The capture ends before the story's text."),)),
            *place_problems,
            *taken_problems,
            *posted_problems,
            *number_problems,
            *_left_out(head, foot),
        ),
    )


def _location(head: Header, foot: Footer) -> tuple[Location | None, tuple[Problem, ...]]:
    """The header's place, which nearly every page has; the footer's for want of it."""
    above = location(head.place) if head.place else None
    below = location(foot.fields.get("Location", ""))
    if above and below and not _are_compatible(above, below):
        return above, (_disagreement("place", str(above), str(below)),)
    return above or below, ()


def _are_compatible(one: Location, other: Location) -> bool:
    """Whether two places can be one: footers of old pages drop some of the levels."""
    pairs = (
        (one.country_code or one.country, other.country_code or other.country),
        (one.region, other.region),
        (one.site, other.site),
    )
    return all(a is None or b is None or a == b for a, b in pairs)


def _taken_on(head: Header, foot: Footer) -> tuple[date | None, tuple[Problem, ...]]:
    """The header's date, or the footer's: the two were equal wherever both were seen."""
    found: dict[str, date] = {}
    problems: list[Problem] = []
    for text in (head.day, foot.fields.get("Date Taken")):
        day = dates.day(text) if text else None
        if day and text:
            found[text] = day
        elif text is not None:
            problems.append(_malformed("date", text))
    days = tuple(dict.fromkeys(found.values()))
    if len(days) > 1:
        problems.append(_disagreement("date", days[0].isoformat(), days[1].isoformat()))
    return days[0] if days else None, tuple(problems)


def _posted_at(foot: Footer) -> tuple[datetime | None, tuple[Problem, ...]]:
    text = foot.fields.get("Date Posted")
    if text is None:
        return None, ()
    posted_at = dates.minute(text)
    return posted_at, () if posted_at else (_malformed("time of posting", text),)


def _number(foot: Footer) -> tuple[str | None, tuple[Problem, ...]]:
    text = foot.fields.get("Story ID")
    if text is None:
        return None, ()
    if _NUMBER.fullmatch(text):
        return text, ()
    return None, (_malformed("story number", text),)


def _left_out(head: Header, foot: Footer) -> tuple[Problem, ...]:
    cut = tuple(
        Problem("cut-off", f"The capture ends within “{_quoted(line)}”, which is not used.")
        for line in (head.cut, foot.cut)
        if line
    )
    if not foot.unknown:
        return cut
    count, first = len(foot.unknown), _quoted(foot.unknown[0])
    lines = "1 line" if count == 1 else f"{count} lines"
    return (
        *cut,
        Problem("unknown-lines", f"Left out {lines} of the page's footer, the first “{first}”."),
    )


def _malformed(noun: str, text: str) -> Problem:
    return Problem("malformed", f"“{_quoted(text)}” is no {noun}.")


def _disagreement(noun: str, above: str, below: str) -> Problem:
    return Problem(
        "disagreement",
        f"The {noun} is “{_quoted(above)}” in the header, used here, "
        f"and “{_quoted(below)}” in the footer.",
    )


def _quoted(text: str) -> str:
    return text if len(text) <= _MAX_QUOTED_CHARS else f"{text[:_MAX_QUOTED_CHARS]}…"
