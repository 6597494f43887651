"""Stories that are versions of one another: which capture of a story to prefer."""

from __future__ import annotations

from indexer.story import Story

FIELD_WORTH_CHARS = 200
"""A known field outweighs this much body text: a capture cut short keeps about
2,000 characters, so one that has lost half its fields is still the poorer one."""


def fullness(story: Story) -> int:
    """How much of a story a capture holds, in characters; the fuller one is kept.

    Fields that were derived rather than read count for nothing.
    """
    described = ("author", "unit", "location", "taken_on", "posted_at", "captions", "tags", "title")
    known = sum(1 for name in described if getattr(story, name) and name not in story.inferred)
    return len(story.body) + FIELD_WORTH_CHARS * known
