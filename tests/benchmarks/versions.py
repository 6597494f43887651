"""How well versions of a story are told from other stories, and how fast.

`python tests/benchmarks/versions.py`; seeded. Every demo story is another one told
from a pattern, so that pairs of one pattern are harder to tell apart than stories
that people wrote. The settings that `indexer/duplicates.py` names are tried there.
"""

from __future__ import annotations

import math
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import Any

from indexer import duplicates
from indexer.demo import stories
from indexer.story import Story

SENTENCE_END = re.compile(r"(?<=[a-z0-9][.!?])”?\s+(?=[A-Z“])")
CLOSING = (
    "The 999th Example Wing, headquartered at Example Air Base, is the largest of its kind in the "
    "region and is home to more than 11,000 service members, civilian employees and their "
    "families. Its mission is to provide ready forces and responsive support to the joint team and "
    "to the host nation. For more information about the wing, its history and its people, visit "
    "the public website at www.example.mil or follow the wing on social media, and for imagery and "
    "stories by its public affairs office visit its page. Media inquiries may be sent to the "
    "public affairs office at any time."
)
Pair = tuple[str, str, str]
"""What it is, and two bodies."""


class Variants:
    """Pairs of bodies made of invented stories."""

    def __init__(self, count: int, seed: int) -> None:
        self._rng = random.Random(seed)
        self._stories = [story for story in stories(count) if story.kind == "news"]
        self.bodies = [story.body for story in self._stories]
        self._sentences = [s for body in self.bodies for p in sentences(body) for s in p]

    def versions(self) -> Iterator[Pair]:
        for at, body in enumerate(self.bodies):
            long = body + "\n\n" + self.bodies[(at * 7 + 13) % len(self.bodies)]
            yield "first sentence and dates changed", body, self._republished(body)
            for changed in (1, 2, 3):
                yield f"{changed} sentences changed, 1 added", body, self._updated(body, changed)
            yield "retyped, a slip every 60 words", body, self._retyped(body)
            yield "long, cut at 1,700 characters", long, long[:1_700]
            yield "the same, first sentence changed", long, self._republished(long)[:1_700]

    def others(self) -> Iterator[Pair]:
        for one in self.bodies:
            other = self._rng.choice(self.bodies)
            if one == other:
                continue
            yield "others, one closing paragraph", f"{one}\n\n{CLOSING}", f"{other}\n\n{CLOSING}"
            short, brief = ("\n\n".join(b.split("\n\n")[:3]) for b in (one, other))
            yield "short others, same closing", f"{short}\n\n{CLOSING}", f"{brief}\n\n{CLOSING}"
        by_title: dict[str, list[str]] = defaultdict(list)
        for story in self._stories:
            by_title[story.title].append(story.body)
        for same in by_title.values():
            for one, other in combinations(same, 2):
                yield "others, one title", one, other

    def _republished(self, body: str) -> str:
        parts = sentences(body)
        parts[0][0] = self._rng.choice(self._sentences)
        dated = re.compile(r"\b(Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\.? \d+")
        return dated.sub("May 30", joined(parts))

    def _updated(self, body: str, changed: int) -> str:
        parts = sentences(body)
        places = [(i, j) for i, part in enumerate(parts) for j in range(len(part))]
        for i, j in self._rng.sample(places, min(changed, len(places) // 3 or 1)):
            parts[i][j] = self._rng.choice(self._sentences)
        return f"UPDATE Feb. 11, 7 p.m.: {self._rng.choice(self._sentences)}\n\n{joined(parts)}"

    def _retyped(self, body: str) -> str:
        plain = body.replace("“", '"').replace("”", '"').replace("’", "'").replace("—", "--")
        words = plain.split(" ")
        for at in self._rng.sample(range(len(words)), max(1, len(words) // 60)):
            words[at] += "s"
        return " ".join(words)


def sentences(body: str) -> list[list[str]]:
    return [SENTENCE_END.split(part) for part in duplicates.without_dateline(body).split("\n\n")]


def joined(parts: list[list[str]]) -> str:
    return "\n\n".join(" ".join(part) for part in parts)


def signature(body: str) -> bytes | None:
    return duplicates.signature_of(Story("1", "news", "", body))


def found(pairs: list[Pair]) -> dict[str, tuple[int, float, float]]:
    """For each kind of pair: how many, the share above the threshold, the share found."""
    pairs_of, similar, met = Counter[str](), Counter[str](), Counter[str]()
    for what, first, second in pairs:
        pairs_of[what] += 1
        one, other = signature(first), signature(second)
        if one and other and duplicates.are_versions(one, other):
            similar[what] += 1
            met[what] += bool(set(duplicates.bands(one)) & set(duplicates.bands(other)))
    return {what: (n, similar[what] / n, met[what] / n) for what, n in pairs_of.items()}


def with_settings(pairs: list[Pair], **settings: Any) -> dict[str, tuple[int, float, float]]:
    """As `found`, with other constants."""
    before = {name: getattr(duplicates, name) for name in settings}
    try:
        set_constants(settings)
        return found(pairs)
    finally:
        set_constants(before)


def set_constants(constants: dict[str, Any]) -> None:
    for name, value in constants.items():
        setattr(duplicates, name, value)
    lanes, threshold = duplicates.LANES, duplicates.THRESHOLD
    derived: dict[str, Any] = {
        "_LOWEST_BITS": int.from_bytes(b"\x01" * lanes),
        "_MIN_EQUAL_LANES": math.ceil(lanes * (threshold + (1 - threshold) / 256)),
    }
    for name, value in derived.items():
        setattr(duplicates, name, value)


def best_us(work: Callable[[Any], object], items: list[Any], rounds: int = 7) -> float:
    """Processor time an item of the fastest round, in microseconds."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        for item in items:
            work(item)
        times.append(time.process_time() - started)
    return min(times) / len(items) * 1e6


def main(count: int = 1_500, seed: int = 5) -> None:
    variants = Variants(count, seed)
    versions, others = list(variants.versions()), list(variants.others())
    print(
        f"{len(variants.bodies):,} invented stories, seed {seed}, Python {sys.version.split()[0]}"
    )
    settings: tuple[dict[str, Any], ...] = (
        {},
        {"THRESHOLD": 0.5},
        {"THRESHOLD": 0.6},
        {"SHINGLE_WORDS": 3},
        {"SHINGLE_WORDS": 5},
        {"HEAD_CHARS": 1_000_000},
        {"LANES": 256},
        {"BANDS": 24, "BAND_LANES": 4},
        {"BANDS": 12},
    )
    for changed in settings:
        print(f"\n{changed or 'as set'}: pairs, % above the threshold, % found")
        for what, (n, similar, met) in with_settings(versions + others, **changed).items():
            print(f"  {what:34}{n:7,}{100 * similar:8.1f}{100 * met:8.1f}")
    long = [f"{body}\n\n{other}" for body, other in combinations(variants.bodies[:40], 2)]
    words = sum(len(body.split()) for body in long) / len(long)
    made = [signature(body) for body in long]
    stories = [Story("1", "news", "", body) for body in long]
    sign = best_us(duplicates.signatures_of, [stories]) / len(stories)
    print(f"\nsignature of a story of {words:.0f} words, of many: {sign:.0f} µs")
    pairs = list(pairwise(made))
    compare = best_us(lambda pair: duplicates.are_versions(*pair), pairs)
    print(f"comparison of two signatures: {compare:.1f} µs")


if __name__ == "__main__":
    main()
