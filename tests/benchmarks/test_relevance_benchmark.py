"""The relevance benchmark reads a collection, and no query's text bites it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("bm25s")
pytest.importorskip("ir_measures")
pytest.importorskip("tantivy")

from indexer.whoosh_engine.rerank import Pieces
from tests.benchmarks import second_look, similar
from tests.benchmarks.relevance.__main__ import main
from tests.benchmarks.relevance.rankers import PEERS
from tests.benchmarks.relevance.scores import difference, scores

DOCUMENTS = {
    "d1": ("Airlift wing", "The airlift wing flew (two) sorties over the harbor."),
    "d2": ("", "A harbor without any planes, and not one bridge."),
    "d3": ("Bridge", "Engineers built a bridge: NOT over the harbor."),
}
QUERIES = {
    "q1": 'airlift AND (wing" OR NOT title:harbor',
    "q2": "bridge* -engineers ~ [a TO z] ^2 {x} \\ /",
    "q3": "what of the " + "very long query that never ends " * 60 + "harbor",
    "q4": "?!",
    "q5": "not judged",
}
JUDGED = (("q1", "d1", 2), ("q2", "d3", 1), ("q3", "d2", 1), ("q3", "d1", 0), ("q4", "d2", 1))


def collection_in(folder: Path, qrels: str, judged: Sequence[tuple[str, str, int]] = JUDGED) -> str:
    def lines(name: str, values: list[dict[str, str]]) -> None:
        (folder / name).write_text("\n".join(map(json.dumps, values)) + "\n", encoding="utf-8")

    lines("corpus.jsonl", [{"_id": i, "title": a, "text": b} for i, (a, b) in DOCUMENTS.items()])
    lines("queries.jsonl", [{"_id": i, "text": text} for i, text in QUERIES.items()])
    rows = ["query-id\tcorpus-id\tscore", *("\t".join(map(str, row)) for row in judged)]
    (folder / qrels).parent.mkdir(exist_ok=True)
    (folder / qrels).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize("qrels", ["qrels.tsv", "qrels/test.tsv"])
def test_every_engine_answers_queries_of_any_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qrels: str
) -> None:
    assert main([collection_in(tmp_path, qrels)]) == 0
    printed = capsys.readouterr().out
    assert "3 documents, 4 judged queries" in printed
    for name in (*PEERS, "ours"):
        (line,) = re.findall(rf"^{name} +([\d.]+) +([\d.]+) +([\d.]+)$", printed, re.MULTILINE)
        assert float(line[2]) >= 0.75, name  # all but `?!`, which asks for nothing
    assert printed.count("95 % from") == 3


def test_a_folder_without_a_collection_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    assert "qrels.tsv is missing" in capsys.readouterr().out


def test_titles_are_asked_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--titles", "300"]) == 0
    (found,) = re.findall(r"its story first: (\d+) of 300", capsys.readouterr().out)
    assert int(found) >= 297


def test_scores_are_those_of_the_textbook() -> None:
    run = {"a": {"x": 2.0, "y": 1.0}, "b": {}}
    found = scores(run, {"a": {"y": 1}, "b": {"z": 1}}, ["a", "b"])
    assert found.of["nDCG@10"] == pytest.approx([1 / np.log2(3), 0])
    assert found.of["MAP"] == pytest.approx([0.5, 0])
    assert found.of["R@100"] == pytest.approx([1, 0])


def test_the_interval_of_a_difference_surrounds_it() -> None:
    found = difference(np.array([0.5, 0.9, 0.4, 0.8]), np.array([0.4, 0.5, 0.4, 0.5]))
    assert found.low < found.mean < found.high
    assert found.mean == pytest.approx(0.2)
    same = difference(np.ones(5), np.ones(5))
    assert (same.mean, same.low, same.high) == (0, 0, 0)


def test_what_is_like_a_document_is_judged_and_timed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    judged = (*JUDGED, ("q2", "d1", 1))
    folder = collection_in(tmp_path, "qrels.tsv", judged)
    assert similar.main([folder, "--stories", "300"]) == 0
    printed = capsys.readouterr().out
    assert len(re.findall(r"^(?:10|25|50) words, .*\d\.\d+", printed, re.MULTILINE)) == 4
    assert printed.count("(the product)") == 1
    assert re.search(r"300 stories.* median [\d.]+ ms", printed)


def test_each_piece_of_the_second_look_is_timed(capsys: pytest.CaptureFixture[str]) -> None:
    assert second_look.main(["--stories", "300"]) == 0
    printed = capsys.readouterr().out
    for name in ("common term", "two terms, AND", "any of 8 terms"):
        (line,) = re.findall(rf"^{name} +(.*)$", printed, re.MULTILINE)
        assert len(line.split()) == 2 + len(fields(Pieces))
