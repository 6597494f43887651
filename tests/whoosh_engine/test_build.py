"""What building takes: stories as they come, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from indexer.engine import Changes, StoredStory
from indexer.story import Story
from indexer.whoosh_engine import build
from tests.whoosh_engine.corpora import engine_in


def test_stories_are_read_as_they_are_built_and_never_all_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    yielded = 0
    pending: list[int] = []
    written = build._written

    def coming() -> Iterator[StoredStory]:
        nonlocal yielded
        for number in range(3_000):
            yielded += 1
            yield StoredStory(Story(str(number), "news", "Wing", "It flew." * 100), ())

    def counted(folder: str, stories: Any) -> Any:
        pending.append(yielded - sum(pending))
        return written(folder, stories)

    monkeypatch.setattr(build, "_written", counted)
    engine = engine_in(tmp_path, memory_mb=12)
    with engine.lock():
        engine.apply(Changes(coming()))
    assert sum(pending) == engine.status().stories == 3_000
    assert max(pending) * (800 + build.OTHER_CHARS) < 2 * engine._resources.chars_per_batch
    assert len(pending) > 2
    engine.close()
