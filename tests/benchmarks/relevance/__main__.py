"""Judges our ranking and four peers' by a test collection, or by titles.

    python -m tests.benchmarks.relevance FOLDER [--ablate]
    python -m tests.benchmarks.relevance --titles 10000

FOLDER holds `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` (or `qrels/test.tsv`) in
the shapes of BEIR.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path

from indexer.whoosh_engine.rerank import ALL_PIECES, NO_PIECES, Pieces
from tests.benchmarks.relevance.collection import Collection, read
from tests.benchmarks.relevance.ours import indexed, ours
from tests.benchmarks.relevance.rankers import PEERS, Run
from tests.benchmarks.relevance.scores import MEASURES, Scores, difference, scores
from tests.benchmarks.relevance.titles import missed_titles


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a line an engine, and how far ours is from the best of the others."""
    options = _options(arguments)
    if options.folder:
        try:
            collection = read(Path(options.folder))
        except FileNotFoundError as error:
            print(f"{options.folder} is no test collection: {error.filename} is missing")
            return 1
        _judge(collection, ablate=options.ablate)
    if options.titles:
        missed = missed_titles(options.titles, options.seed)
        found = options.titles - len(missed)
        print(
            f"own title finds its story first: {found:,} of {options.titles:,} "
            f"({found / options.titles:.2%}), seed {options.seed}"
        )
        for title in missed[:5]:
            print(f"  not: {title}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.relevance",
        description=(__doc__ or "").partition("\n")[0],
    )
    parser.add_argument("folder", nargs="?", help="a collection in the shapes of BEIR")
    parser.add_argument("--ablate", action="store_true", help="judge ours without each piece too")
    parser.add_argument("--titles", type=int, default=0, help="ask so many stories by their titles")
    parser.add_argument("--seed", type=int, default=1, help="of the invented stories")
    options = parser.parse_args(arguments)
    if not (options.folder or options.titles):
        parser.error("name a FOLDER with a collection, or a number of --titles")
    return options


def _judge(collection: Collection, *, ablate: bool) -> None:
    queries = list(collection.queries)
    print(f"{len(collection.documents):,} documents, {len(queries):,} judged queries")
    print("".join(["engine".ljust(24), *(name.rjust(9) for name in MEASURES)]))

    def judged(name: str, run: Run) -> Scores:
        found = scores(run, collection.judgements, queries)
        print(name.ljust(24) + "".join(f"{found.mean(one):9.4f}" for one in MEASURES), flush=True)
        return found

    peers = {name: judged(name, ranker(collection)) for name, ranker in PEERS.items()}
    stories = (document.story for document in collection.documents)
    with tempfile.TemporaryDirectory() as folder, indexed(folder, stories) as engine:
        _compare(judged("ours", ours(engine, collection)), peers)
        if ablate:
            for piece in fields(Pieces):
                without = replace(ALL_PIECES, **{piece.name: False})
                judged(f"ours without {piece.name}", ours(engine, collection, without))
            judged("ours, first look alone", ours(engine, collection, NO_PIECES))


def _compare(mine: Scores, peers: Mapping[str, Scores]) -> None:
    for name in MEASURES:
        best = max(peers, key=lambda peer: peers[peer].mean(name))
        apart = difference(mine.of[name], peers[best].of[name])
        print(
            f"{name} against {best}: {apart.mean:+.4f} "
            f"(95 % from {apart.low:+.4f} to {apart.high:+.4f}), "
            f"{mine.mean(name) / peers[best].mean(name) - 1:+.1%}"
        )


if __name__ == "__main__":
    sys.exit(main())
