"""Stories as JSON Lines: one complete story a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from indexer.story import Story


def json_lines(stories: Iterable[Story]) -> Iterator[str]:
    """A line for each story, as `Story.from_json` reads it."""
    for story in stories:
        yield json.dumps(story.to_json(), ensure_ascii=False) + "\n"
