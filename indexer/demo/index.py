"""The invented stories as an index."""

from __future__ import annotations

import sys

from tqdm import tqdm

from indexer.demo import stories
from indexer.engine import Changes, StoredStory
from indexer.open import open_engine


def index_invented(folder: str, count: int) -> None:
    """Fills the index in `folder` with `count` invented stories; a terminal sees how far it is."""
    engine = open_engine(folder, processes=1)  # a server starts no others
    invented = tqdm(
        stories(count),
        "Indexing invented stories",
        count,
        unit=" stories",
        leave=False,
        disable=not sys.stderr.isatty(),
    )
    with engine.lock():
        engine.apply(
            Changes(stories=(StoredStory(story, ()) for story in invented), is_rebuild=True)
        )
    engine.close()
