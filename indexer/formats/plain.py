"""One story as a citation in plain text."""

from __future__ import annotations

from indexer.fields import date_levels
from indexer.formats.citation import one_line, publisher_of
from indexer.story import Story


def plain(story: Story) -> str:
    """A sentence for each thing that is known: author, title, unit, publisher and date, address."""
    day = story.date and date_levels(story.date)[-1][1]
    published = ", ".join(part for part in (publisher_of(story), day) if part)
    title = one_line(story.title)
    parts = (
        story.author and _sentence(str(story.author)),
        f"“{title if title.endswith(('.', '?', '!')) else f'{title}.'}”",
        story.unit and _sentence(story.unit),
        published and _sentence(published),
        story.url and one_line(story.url),
    )
    return " ".join(part for part in parts if part) + "\n"


def _sentence(text: str) -> str:
    return f"{one_line(text).rstrip('.')}."
