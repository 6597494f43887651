"""The invented stories as an index."""

from __future__ import annotations

import sys

from tqdm import tqdm

from indexer.demo import stories
from indexer.engine import Changes, StoredStory
from indexer.open import open_engine


def index_invented(folder: str, count: int, *, processes: int = 1) -> None:
    """Fills the index in `folder` with `count` invented stories; a terminal sees how far it is.

    So many processes tell them, and as many index them; a server starts no others.
    """
    engine = open_engine(folder, processes=processes)
    invented = tqdm(
        stories(count, processes=processes),
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
