"""Stories as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from indexer.story import Story

COLUMNS = (
    "id", "kind", "title", "date", "taken_on", "posted_at", "author_rank", "author", "unit",
    "site", "region", "country", "country_code", "tags", "captions", "url", "body",
)  # fmt: skip

_FORMULA = re.compile(r"[\t\r\n]|[\s\ufeff\u200b\0]*[=+\-@＝＋－＠]")
"""What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"); the wide
signs count where the keyboard is Japanese."""


def csv_records(stories: Iterable[Story]) -> Iterator[str]:
    """The header, then a record for each story; a record may hold line breaks."""
    yield _record(COLUMNS)
    for story in stories:
        yield _record(_cells(story))


def defused(cell: str) -> str:
    """`cell`, behind an apostrophe if a spreadsheet would run it.

    >>> defused(" =1+1")
    "' =1+1"
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _record(cells: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line).writerow([defused(cell) for cell in cells])
    return line.getvalue()


def _cells(story: Story) -> tuple[str, ...]:
    """As many cells as `COLUMNS`; what the source does not say is empty."""
    author, place = story.author, story.location
    cells = (
        story.id,
        story.kind,
        story.title,
        story.date and story.date.isoformat(),
        story.taken_on and story.taken_on.isoformat(),
        story.posted_at and story.posted_at.isoformat(timespec="minutes"),
        author and author.rank,
        author and author.name,
        story.unit,
        *((place and (place.site, place.region, place.country, place.country_code)) or [None] * 4),
        "; ".join(story.tags),
        "\n".join(caption.text for caption in story.captions),
        story.url,
        story.body,
    )
    return tuple(cell or "" for cell in cells)
