"""All stories of one capture file, and why parts of it give none.

One bad part never costs the others.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.captures import CaptureError
from indexer.captures.clean import clean
from indexer.captures.containers import DAMAGED
from indexer.captures.read import captures_of
from indexer.story import Story

MAX_REASONS = 100
"""A file of a million bad lines needs no report of a million."""


@dataclass(frozen=True, slots=True)
class FileStories:
    """The stories of a file in its order, and the reasons why parts of it give none.

    A reason begins with the part's place: `line 7: not JSON`, `story 3: no …`.
    """

    stories: tuple[Story, ...]
    reasons: tuple[str, ...]


def stories_of(path: str, data: bytes, max_bytes: int, digest: str | None = None) -> FileStories:
    """The stories in the bytes of the capture file at `path`; see `captures_of`.

    Raises:
        CaptureError: the file as a whole gives none, and this is why.
    """
    captures = captures_of(path, data, max_bytes, digest)
    stories: list[Story] = []
    reasons: list[str] = []
    for capture in captures:
        try:
            stories.append(clean(capture))
        except CaptureError as error:
            if len(captures) == 1:
                raise
            is_placed = capture.form == DAMAGED
            reasons.append(str(error) if is_placed else f"story {capture.part + 1}: {error}")
    if not stories:
        others = f" (and {len(reasons) - 1:,} more)" if len(reasons) > 1 else ""
        raise CaptureError(f"no story in it: {reasons[0]}{others}")
    if len(reasons) > MAX_REASONS:
        reasons[MAX_REASONS - 1 :] = [f"{len(reasons) - MAX_REASONS + 1:,} more parts likewise"]
    return FileStories(tuple(stories), tuple(reasons))
