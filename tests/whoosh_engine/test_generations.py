"""Many search while one writes: each search sees one generation whole, and soon the newest."""

from __future__ import annotations

import gc
import multiprocessing
import threading
import time
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pytest

from indexer.engine import EngineError
from indexer.query import Query
from indexer.story import Story
from indexer.tree import Phrase, Prefix
from indexer.whoosh_engine import generations, merge
from indexer.whoosh_engine.engine import WhooshEngine
from indexer.whoosh_engine.segment import Segment
from tests.whoosh_engine.corpora import engine_in, opened, put

SIZE = 12
"""Stories, all of which every change writes anew."""


def edition(number: int) -> list[Story]:
    """The same stories again, all of which now say another number."""
    body = f"edition{number} It flew over the sea."
    return [Story(f"{n}", "news", "Wing", body, unit=f"Unit {number}") for n in range(SIZE)]


def looked_at(engine: WhooshEngine) -> int:
    """The edition that a search sees; every part of its answer is of the same one."""
    page = engine.search(Query('wing "the sea"', per_page=100))
    assert page.total == len(page.hits) == SIZE
    bodies = {hit.story.body.split()[0] for hit in page.hits}
    (units,) = (counts for counts in page.facets if counts.facet == "unit")
    assert [value.count for value in units.values] == [SIZE]
    assert len(bodies) == 1
    number = int(bodies.pop().removeprefix("edition"))
    assert units.values[0].value == f"Unit {number}"
    return number


def search_until(over: Any, engine: WhooshEngine, failures: list[BaseException]) -> None:
    """Searches, and sees no edition after a later one."""
    try:
        newest = 0
        while not over.is_set():
            number = looked_at(engine)
            assert number >= newest
            newest = number
            assert engine.ranked(Query("x"), Prefix("edition")).total == SIZE
            assert sum(1 for _ in engine.matches(Query("flew"))) == SIZE
    except BaseException as error:  # noqa: BLE001  # a thread's failure is carried to the test
        failures.append(error)


def search_in_a_process(folder: str, over: Event, failures: Any) -> None:
    """The same, elsewhere."""
    found: list[BaseException] = []
    with opened(folder) as engine:
        search_until(over, engine, found)
    failures.put([repr(error) for error in found])


def test_threads_and_processes_search_unharmed_while_a_writer_commits(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    over, theirs = context.Event(), context.Queue()
    writer, shared = engine_in(tmp_path), engine_in(tmp_path)
    put(writer, edition(1))
    processes = [
        context.Process(target=search_in_a_process, args=(str(tmp_path), over, theirs))
        for _ in range(2)
    ]
    failures: list[BaseException] = []
    threads = [
        threading.Thread(target=search_until, args=(over, engine, failures))
        for engine in (shared, shared, shared, writer)
    ]
    workers: list[Any] = [*processes, *threads]
    for one in workers:
        one.start()
    for number in range(2, 20):
        put(writer, edition(number))
        time.sleep(0.02)
    over.set()
    said = [theirs.get(timeout=20) for _ in processes]
    for one in workers:
        one.join(20)
    assert failures == []
    assert said == [[], []]
    time.sleep(2 * generations.LOOK_AGAIN_S)
    assert looked_at(shared) == 19
    writer.close()
    shared.close()


def test_a_new_generation_is_seen_within_a_second_without_a_pause(tmp_path: Path) -> None:
    with opened(tmp_path) as writer, opened(tmp_path) as reader:
        put(writer, edition(1))
        assert looked_at(reader) == 1
        put(writer, edition(2))
        committed = time.monotonic()
        while looked_at(reader) == 1:
            assert time.monotonic() - committed < 1
            time.sleep(0.01)
        assert looked_at(writer) == 2  # whoever has written sees it at once


def test_others_are_answered_while_one_opens_the_next_generation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_opening, may_open = threading.Event(), threading.Event()
    with opened(tmp_path) as writer, opened(tmp_path) as reader:
        put(writer, edition(1))
        assert looked_at(reader) == 1
        put(writer, edition(2))
        opened_generation = generations.Generations._generation

        def slowly(self: Any, number: int) -> Any:
            is_opening.set()
            assert may_open.wait(20)
            return opened_generation(self, number)

        monkeypatch.setattr(generations.Generations, "_generation", slowly)
        time.sleep(generations.LOOK_AGAIN_S)
        seen: list[int] = []
        opener = threading.Thread(target=lambda: seen.append(looked_at(reader)))
        opener.start()
        assert is_opening.wait(20)
        assert looked_at(reader) == 1
        may_open.set()
        opener.join(20)
        assert seen == [2]
        assert looked_at(reader) == 2


def test_an_old_generation_serves_on_after_its_files_are_gone(tmp_path: Path) -> None:
    with opened(tmp_path) as writer, opened(tmp_path) as reader:
        put(writer, edition(1))
        in_flight = reader.matches(Query("flew"))
        first = next(in_flight)
        before = set(tmp_path.glob("*.seg"))
        for number in range(2, 2 + merge.FACTOR):
            put(writer, edition(number))
        assert not before & set(tmp_path.glob("*.seg"))
        assert looked_at(writer) == 1 + merge.FACTOR
        assert {story.body for story in in_flight} == {first.body}


def test_segments_that_stay_are_not_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as writer, opened(tmp_path) as reader:
        put(writer, [Story(str(n), "news", "Wing", f"body{n}") for n in range(50)])
        assert reader.search(Query("wing")).total == 50
        put(writer, [Story("60", "news", "Wing", "new")], ["3"])
        names: list[str] = []
        segment = Segment

        def counted(folder: str, about: Any) -> Any:
            names.append(about.segment_id())
            return segment(folder, about)

        monkeypatch.setattr(generations, "Segment", counted)
        time.sleep(generations.LOOK_AGAIN_S)
        assert reader.search(Query("wing")).total == 50
        assert len(names) == 1


def mapped_segments(folder: Path) -> list[str]:
    """The index's files that this process has mapped, deleted ones too."""
    maps = Path("/proc/self/maps").read_text()
    return [line for line in maps.splitlines() if f"{folder}/MAIN_" in line]


def open_handles(folder: Path) -> list[str]:
    links = []
    for path in Path("/proc/self/fd").iterdir():
        try:
            links.append(str(path.readlink()))
        except FileNotFoundError:
            continue
    return [link for link in links if link.startswith(str(folder))]


def test_a_closed_engine_answers_nothing_and_holds_nothing(tmp_path: Path) -> None:
    engine = engine_in(tmp_path)
    put(engine, edition(1))
    page = engine.search(Query("wing"))
    assert mapped_segments(tmp_path)
    engine.close()
    gc.collect()
    assert mapped_segments(tmp_path) == []
    assert open_handles(tmp_path) == []
    for ask in (
        lambda: engine.search(Query("wing")),
        engine.status,
        lambda: next(engine.matches(Query())),
        lambda: engine.story("1"),
    ):
        with pytest.raises(EngineError, match="closed"):
            ask()
    assert page.hits[0].story in edition(1)
    engine.close()


def test_generations_that_nobody_reads_are_let_go_of(tmp_path: Path) -> None:
    with opened(tmp_path) as engine:
        for number in range(1, 6):
            put(engine, edition(number))
            looked_at(engine)
        gc.collect()
        assert not [line for line in mapped_segments(tmp_path) if "(deleted)" in line]


def test_what_is_searched_when_the_cache_is_too_small_is_the_same(tmp_path: Path) -> None:
    with opened(tmp_path) as engine:
        put(engine, edition(1))
    expected = None
    for cache_mb in (0, 64):
        engine = engine_in(tmp_path, cache_mb=cache_mb)
        for _ in range(2):
            found = engine.ranked(Query("x", per_page=100), Phrase(("the", "sea"), "the sea"))
            expected = expected or found
            assert found == expected
        engine.close()
    assert expected is not None
    assert expected.total == SIZE
