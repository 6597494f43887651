"""How long the titles and passages of a page of ten stories take.

    python -m tests.benchmarks.snippets [--pages N] [--words W] [--seed S]

The stories are those of the demo, with its quotations, dashes, ranks and designators,
joined until a body has 450 words. A page's words are drawn from one story, and its ten
are those with the most of them. Each page is made as it is served, by a marker of its
own, and again by one that analyses all of the text, by turns: what else the machine does
slows both. Milliseconds are of the process's own time; how fast the machine is just then,
an empty loop says that goes round 20,000 times.
"""

from __future__ import annotations

import argparse
import platform
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median, quantiles
from unittest.mock import patch

from indexer import openings
from indexer.analysis import terms
from indexer.demo import stories as demo_stories
from indexer.snippets import Marker
from indexer.story import Story
from indexer.tree import And, Phrase

_TARGET_MS = 1.0
_PAGE = 10
_WORD_COUNTS = (1, 3, 10)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the settings and a line for each number of words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--words", type=int, default=450, help="words of a body")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    print(
        f"Python {platform.python_version()}, {platform.machine()}; {options.pages} pages of "
        f"{_PAGE} bodies of about {options.words} words, seed {options.seed}"
    )
    stories = list(_of_length(demo_stories(seed=options.seed), options.words))
    words = [set(terms(story.body)) for story in stories]
    for count in _WORD_COUNTS:
        rng = random.Random(options.seed)
        ours, plain, loops = [], [], []
        for _ in range(options.pages):
            known = sorted(rng.choice(words))
            asked = set(rng.sample(known, count))
            best = sorted(range(len(stories)), key=lambda at: -len(asked & words[at]))[:_PAGE]
            page = [stories[at] for at in best]
            tree = And(tuple(Phrase((term,), term) for term in sorted(asked)))
            loops.append(_loop_ms())
            ours.append(_ms(tree, page))
            with patch.object(openings, "of", lambda _: None):
                plain.append(_ms(tree, page))
        took, whole = median(ours), median(plain)
        verdict = "reached" if took < _TARGET_MS else "missed"
        print(
            f"{count:2} words: {took:6.2f} ms a page, nine in ten below "
            f"{quantiles(ours, n=10)[-1]:.2f} ms; all of the text analysed {whole:6.2f} ms, "
            f"{whole / took:4.1f} times as long; target {_TARGET_MS} ms: {verdict}; "
            f"the loop {median(loops):.2f} ms"
        )
    return 0


def _ms(tree: And, page: Sequence[Story]) -> float:
    started = time.process_time()
    marker = Marker(tree)
    for story in page:
        marker.marked(story.title)
        marker.snippet(story.body)
    return (time.process_time() - started) * 1000


def _loop_ms() -> float:
    started = time.process_time()
    for _ in range(20_000):
        pass
    return (time.process_time() - started) * 1000


def _of_length(stories: Iterator[Story], words: int) -> Iterator[Story]:
    """Stories with the bodies of as many as it takes to have that many words."""
    for story in stories:
        bodies = [story.body]
        while sum(body.count(" ") for body in bodies) < words:
            following = next(stories, None)
            if following is None:
                return
            bodies.append(following.body)
        yield replace(story, body="\n\n".join(bodies))


if __name__ == "__main__":
    sys.exit(main())
