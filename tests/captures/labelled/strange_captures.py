"""The hand-written captures in `strange/`: each file with the stories it must become.

`NAME.json` lists the stories' fields in the form of `Story.to_json`, those that are
certain. Besides: `inferred_has`, the fields that must be named as inferred;
`has_problems`; `paragraphs_end`, the body's last paragraphs. A title of `null`
means that none may be shown as the page's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.story import Story

FOLDER = Path(__file__).parent / "strange"


@dataclass(frozen=True, slots=True)
class StrangeCapture:
    """A capture with the expected fields of each of its stories."""

    name: str
    data: bytes
    stories: tuple[Mapping[str, Any], ...]


def strange_captures() -> tuple[StrangeCapture, ...]:
    """All of them, by name."""
    return tuple(
        StrangeCapture(
            path.stem,
            path.with_suffix(".txt").read_bytes(),
            tuple(json.loads(path.read_text(encoding="utf-8"))),
        )
        for path in sorted(FOLDER.glob("*.json"))
    )


def differences(capture: StrangeCapture) -> Iterator[str]:
    """What differs from the expected stories, a line each."""
    stories = tuple(map(clean, captures_of(f"/captures/{capture.name}.txt", capture.data)))
    if len(stories) != len(capture.stories):
        yield f"{len(stories)} stories, expected {len(capture.stories)}"
        return
    for story, expected in zip(stories, capture.stories, strict=True):
        for name, value in expected.items():
            actual = _actual(story, name, value)
            if actual != value:
                yield f"{name}: got {actual!r}, expected {value!r}"


def _actual(story: Story, name: str, expected: Any) -> Any:
    if name == "inferred_has":
        return [field for field in expected if field in story.inferred]
    if name == "has_problems":
        return bool(story.problems)
    if name == "paragraphs_end":
        return list(story.paragraphs[-len(expected) :])
    if name == "title" and expected is None:
        return None if "title" in story.inferred or not story.title else story.title
    return story.to_json()[name]
