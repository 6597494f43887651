"""How well more-like-this finds stories of one subject, and how long it takes.

    python -m tests.benchmarks.similar [FOLDER] [--stories N] [--seed S] [--kept FOLDER]

FOLDER holds a test collection as `tests.benchmarks.relevance` takes it. Of two documents
that are relevant to one query each should find the other: documents drawn at random ask,
and what they find is judged, with the product's settings and with others. Then invented
stories drawn at random ask, and their times are printed.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np

from indexer.engine import Changes, StoredStory
from indexer.open import open_engine
from indexer.whoosh_engine import similar
from indexer.whoosh_engine.engine import WhooshEngine
from tests.benchmarks.engine.stories import stories
from tests.benchmarks.relevance.collection import Collection, read
from tests.benchmarks.relevance.ours import indexed
from tests.benchmarks.relevance.rankers import DEPTH, Run
from tests.benchmarks.relevance.scores import MEASURES, scores

_ASKED = 250
"""Documents, or stories, that ask."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a line for each setting, and the times."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", help="a collection in the shapes of BEIR")
    parser.add_argument("--stories", type=int, default=0, help="invented stories to be timed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kept", help="where to keep the index of these")
    options = parser.parse_args(arguments)
    if options.folder:
        _judge(read(Path(options.folder)), options.seed)
    if options.stories:
        _time(options.stories, options.seed, options.kept)
    return 0


def _judge(collection: Collection, seed: int) -> None:
    others: dict[str, dict[str, int]] = {}
    for found in collection.judgements.values():
        relevant = [document for document, score in found.items() if score > 0]
        for document in relevant:
            of_it = others.setdefault(document, {})
            of_it.update((other, 1) for other in relevant if other != document)
    able = {document.id for document in collection.documents}
    asked = sorted(document for document, found in others.items() if found and document in able)
    asked = random.Random(seed).sample(asked, min(_ASKED, len(asked)))
    print(f"{len(collection.documents):,} documents, {len(asked)} of them ask, seed {seed}")
    print("".join(["setting".ljust(32), *(name.rjust(9) for name in MEASURES)]))
    texts = (document.story for document in collection.documents)
    with tempfile.TemporaryDirectory() as folder, indexed(folder, texts) as engine:
        for terms, is_weighted in ((10, True), (25, True), (25, False), (50, True)):
            with _setting(terms, is_weighted=is_weighted):
                judged = scores(_run(engine, asked), others, asked)
            name = f"{terms} words, {'by their gain' if is_weighted else 'all alike'}"
            marks = "".join(f"{judged.mean(one):9.4f}" for one in MEASURES)
            is_ours = is_weighted and terms == similar.TERMS
            print(f"{name:32}{marks}{'   (the product)' if is_ours else ''}", flush=True)


def _run(engine: WhooshEngine, asked: Sequence[str]) -> Run:
    found = {one: engine.similar(one, DEPTH) for one in asked}
    return {
        one: {hit.story.id: float(DEPTH - at) for at, hit in enumerate(hits)}
        for one, hits in found.items()
    }


@contextmanager
def _setting(terms: int, *, is_weighted: bool) -> Iterator[None]:
    chosen = similar.telling_words

    def alike(*given: object) -> list[similar.Word]:
        return [word._replace(weight=1.0) for word in chosen(*given)]  # type: ignore[arg-type]  # passed on

    with (
        patch.object(similar, "TERMS", terms),
        patch.object(similar, "telling_words", chosen if is_weighted else alike),
    ):
        yield


def _time(count: int, seed: int, kept: str | None) -> None:
    with ExitStack() as stack:
        folder = kept or stack.enter_context(tempfile.TemporaryDirectory())
        if not any(Path(folder).glob("*.toc")):
            with closing(open_engine(folder)) as engine, engine.lock():
                made = (StoredStory(story, ()) for story in stories(count, seed))
                engine.apply(Changes(made, is_rebuild=True))
        engine = stack.enter_context(closing(open_engine(folder)))
        drawn = random.Random(seed).sample(range(engine.status().stories), _ASKED)
        asked = [engine.ids(at, 1)[0] for at in drawn]
        took = []
        for one in asked:
            started = time.perf_counter()
            engine.similar(one, 10)
            took.append((time.perf_counter() - started) * 1e3)
    middle, slow = np.percentile(took, (50, 95))
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; "
        f"{count:,} stories, seed {seed}: {_ASKED} asked for 10 like them, "
        f"median {middle:.1f} ms, p95 {slow:.1f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
