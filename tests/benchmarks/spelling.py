"""How many single slips in words of a corpus are mended, and how long that takes.

    python -m tests.benchmarks.spelling [--stories N] [--words W] [--seed S] [--corpus demo|engine]

Words of the stories' titles and bodies are drawn, once as often as they stand there and
once each word alike; each gets one slip: a letter swapped with its neighbour, left out,
doubled, put in or changed, half of the latter two to a neighbouring key.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from itertools import islice
from statistics import median

from indexer.analysis import terms, tokens
from indexer.demo import stories as of_the_demo
from indexer.engine import Changes, StoredStory
from indexer.open import open_engine
from indexer.query import Query
from indexer.spelling import Word, are_neighbours
from indexer.story import Story
from indexer.whoosh_engine import correcting
from indexer.whoosh_engine.generations import Generations
from indexer.whoosh_engine.understand import understood
from tests.benchmarks.engine.stories import stories as invented

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SLIPS = ("swapped", "left out", "doubled", "put in", "changed")
_MIN_LETTERS = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the settings and a line a way of drawing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=3_000)
    parser.add_argument("--corpus", choices=("demo", "engine"), default="demo")
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; "
        f"{options.stories:,} stories of the {options.corpus}'s, {options.words} words, "
        f"seed {options.seed}"
    )
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        counts = _filled(folder, options.corpus, options.stories)
        print(f"{len(counts):,} different words of {_MIN_LETTERS} letters or more")
        generations = stack.enter_context(closing(Generations(folder, 256 << 20)))
        vocabulary = sorted(counts)
        rng = random.Random(options.seed)
        by_frequency = rng.choices(vocabulary, [counts[w] for w in vocabulary], k=options.words)
        _measure("as frequent as they are", by_frequency, generations, counts, rng)
        alike = rng.choices(vocabulary, k=options.words)
        _measure("each word alike", alike, generations, counts, rng)
    return 0


def _filled(folder: str, corpus: str, count: int) -> Counter[str]:
    """Indexes the stories and counts their words."""
    counts: Counter[str] = Counter()
    given = of_the_demo(count=count) if corpus == "demo" else islice(invented(count, 1), count)

    def counted(stories: Iterable[Story]) -> Iterable[StoredStory]:
        for story in stories:
            for text in (story.title, story.body):
                counts.update(
                    token.form
                    for token in tokens(text)
                    if len(token.form) >= _MIN_LETTERS
                    and token.form.isascii()
                    and token.form.isalpha()
                )
            yield StoredStory(story, ())

    with closing(open_engine(folder)) as engine, engine.lock():
        engine.apply(Changes(counted(given), is_rebuild=True))
    return counts


def _measure(
    drawn: str, words: Sequence[str], generations: Generations, counts: Counter[str],
    rng: random.Random,
) -> None:  # fmt: skip
    outcomes: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    took_ms = []
    with generations.reading() as generation:
        for word in words:
            kind = rng.choice(_SLIPS)
            typed = misspelt(word, kind, rng)
            if counts[typed]:
                outcomes["a word too"] += 1
                continue
            (term,) = terms(typed)
            if terms(word) == (term,):
                outcomes["found as it is"] += 1
                continue
            postings = generation.postings(term.encode())
            total = 0 if postings is None else len(postings.docs)
            shown = understood(Query(typed), generation)
            started = time.perf_counter()
            found = correcting.correction(shown, total)
            took_ms.append((time.perf_counter() - started) * 1000)
            better = correcting.likely_words(
                generation, Word(term, typed, 0, len(typed)), total
            )  # what the first three are, apart from the clock
            if found is not None and terms(found.text) == terms(word):
                outcomes["first"] += 1
            elif any(terms(one) == terms(word) for one in better):
                outcomes["first three"] += 1
            else:
                missed[kind] += 1
                if os.environ.get("SHOW"):
                    print(word, typed, found and found.text, better, total)
    asked = len(words) - outcomes["a word too"]
    first = outcomes["found as it is"] + outcomes["first"]
    three = first + outcomes["first three"]
    took_ms.sort()
    print(
        f"{drawn:24} mended first {first / asked:6.1%}, in the first three {three / asked:6.1%} "
        f"of {asked} ({outcomes['found as it is']} found by their stem, without mending; "
        f"{outcomes['a word too']} slips made another word and are left out); "
        f"{median(took_ms):.1f} ms a word, p95 {took_ms[int(len(took_ms) * 0.95)]:.1f}; "
        f"missed: {dict(missed)}"
    )


def misspelt(word: str, kind: str, rng: random.Random) -> str:
    """The word with one slip of that kind."""
    while True:
        at = rng.randrange(len(word))
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        near = [other for other in _LETTERS if are_neighbours(letter, other) and other != letter]
        other = rng.choice(near if near and rng.random() < 0.5 else _LETTERS)
        made = {
            "swapped": head + tail[:1] + letter + tail[1:],
            "left out": head + tail,
            "doubled": head + letter + letter + tail,
            "put in": head + other + letter + tail,
            "changed": head + other + tail,
        }[kind]
        if made != word:
            return made
        if kind == "swapped" and len(set(word)) == 1:
            return word + word[-1]


if __name__ == "__main__":
    sys.exit(main())
