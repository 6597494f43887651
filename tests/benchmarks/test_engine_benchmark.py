"""The engine benchmark's corpus is what it says, and its command runs."""

from __future__ import annotations

import re
from collections import Counter
from importlib.util import find_spec
from itertools import pairwise
from statistics import mean, median

import pytest

from indexer.analysis import terms
from indexer.whoosh_engine.engine import WhooshEngine
from tests.benchmarks.engine.__main__ import main
from tests.benchmarks.engine.asking import Asked, agreement
from tests.benchmarks.engine.peers import Answer
from tests.benchmarks.engine.questions import Frequencies, questions
from tests.benchmarks.engine.stories import BLOCK, stories


def test_a_story_depends_on_its_seed_and_place_only() -> None:
    whole = list(stories(2 * BLOCK + 10, seed=1))
    assert list(stories(20, seed=1)) == whole[:20]
    assert list(stories(BLOCK + 5, seed=1, start=BLOCK - 2)) == whole[BLOCK - 2 : 2 * BLOCK + 3]
    assert next(stories(1, seed=2)) != whole[0]


def test_stories_have_the_statistics_of_news() -> None:
    found = list(stories(1_000, seed=1))
    lengths = [len(terms(story.body)) for story in found]
    assert 370 < median(lengths) < 430
    assert all(5 <= len(story.title.split()) <= 12 for story in found)
    assert 400 < sum(bool(story.captions) for story in found) < 600
    assert all(re.fullmatch(r"[A-Z0-9].*\.", part) for s in found for part in s.paragraphs)
    assert all(story.posted_at and story.date for story in found)
    # Bursts: a word that a story has once it often has again.
    counts = Counter(term for story in found for term in terms(story.body))
    stories_of = Counter(term for story in found for term in set(terms(story.body)))
    again = [counts[term] / of for term, of in stories_of.items() if 5 <= of <= 50]
    assert mean(again) > 1.3
    # Collocations: pairs that occur far more often than their words would by chance.
    pairs = Counter(pair for story in found for pair in pairwise(terms(story.body)))
    words = sum(counts.values())
    assert any(n > 30 * counts[a] * counts[b] / words for (a, b), n in pairs.most_common(500))


def test_every_class_has_its_questions() -> None:
    known = Frequencies(stories(600, seed=1))
    asked = questions(known, 5, seed=1)
    assert {name: len(set(group)) for name, group in asked.items()} == dict.fromkeys(asked, 5)
    assert asked == questions(known, 5, seed=1)
    assert asked != questions(known, 5, seed=2)


def test_answers_agree_if_totals_and_then_counts_do() -> None:
    def answer(total: int, **units: int) -> Answer:
        return Answer((), (), total, units, {}, {2020: total})

    one = Asked({0: answer(9, a=5, b=3, c=1), 1: answer(9, a=5, b=3), 2: answer(4)})
    other = Asked({0: answer(9, a=5, b=3), 1: answer(9, a=4, b=4), 2: answer(5)})
    found = agreement(one, other)
    assert (found.questions, found.totals, found.facets) == (3, 2, 1)


@pytest.mark.skipif(not hasattr(WhooshEngine, "ranked"), reason="the engine does not rank yet")
def test_the_command_compares_the_engines(capsys: pytest.CaptureFixture[str]) -> None:
    peers = ["ours", "sqlite", *(["tantivy"] if find_spec("tantivy") else [])]
    arguments = "--stories 300 --queries 2 --rounds 1 --processes 1 --peers"
    assert main([*arguments.split(), ",".join(peers)]) == 0
    printed = capsys.readouterr().out
    for heading in ("build ", "median ms", "95th percentile ms", "as ours finds", "in a new proc"):
        assert heading in printed
    for name in peers:
        assert re.search(rf"^{name} +[\d,]+ ", printed, re.MULTILINE)
    (common,) = re.findall(r"^common term +\d+/\d+.*", printed, re.MULTILINE)
    assert re.search(r"2/2, 2/2", common)
