"""A story's capture as it lies on disk: plain text, and never from outside the corpus."""

from __future__ import annotations

import os
from pathlib import Path

from indexer import IndexerError
from indexer.captures import CaptureError
from indexer.engine import StoredStory


class CaptureGone(IndexerError):
    """No capture of the story can be shown; the message says why."""


def original(stored: StoredStory, corpus: str, max_bytes: int) -> str:
    """The text of the first of the story's captures that is still there.

    A file that holds many stories is shown whole. An index remembers paths; one that
    leads out of `corpus`, through links too, is never opened.

    Raises:
        CaptureGone: there is none, or none that can be read.
    """
    from indexer.captures.encodings import decoded, decoded_page  # noqa: PLC0415  # few ask for it
    from indexer.captures.gzipped import SUFFIX, unzipped  # noqa: PLC0415
    from indexer.captures.read import EXTENSIONS, read_bytes  # noqa: PLC0415

    inside = os.path.realpath(corpus)
    reason = "this index keeps no capture of it"
    for stamp in stored.captures:
        path = os.path.realpath(stamp.path)
        name = path.lower()
        if not (Path(path).is_relative_to(inside) and name.endswith(EXTENSIONS)):
            reason = "its capture lies outside the corpus folder that is served"
            continue
        try:
            data: bytes | None = read_bytes(path, max_bytes)
            if data is not None and name.endswith(SUFFIX):
                data = unzipped(data, max_bytes)
            if data is not None:
                is_page = name.removesuffix(SUFFIX).endswith((".html", ".htm"))
                return decoded_page(data) if is_page else decoded(data)
        except CaptureError as error:
            reason = f"its capture is {error}"
    raise CaptureGone(
        f"The capture of story {stored.story.id} cannot be shown: {reason}. "
        "The story itself is still here."
    )
