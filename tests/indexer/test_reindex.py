"""`reindex` on real folders: what is new, changed and gone reaches the index."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import looks
from indexer.engine import Engine, IndexUnreadable
from indexer.open import open_engine
from indexer.query import Query
from indexer.reindex import MassDelete, Options, SourceMissing, reindex
from indexer.reindex_report import ReindexReport

CORPUS = Path(__file__).parents[2] / "corpus"
MAX_BYTES = 1_000_000

Run = Callable[..., ReindexReport]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "captures"
    folder.mkdir()
    return folder


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(str(tmp_path / "index"))


@pytest.fixture
def run(engine: Engine, folder: Path) -> Run:
    def run(*roots: Path, **options: bool) -> ReindexReport:
        paths = [str(root) for root in roots or (folder,)]
        return reindex(engine, paths, Options(MAX_BYTES, **options))

    return run


def bare(subject: str) -> str:
    return f"The {subject} was shown to visitors on Monday.\nThey left at noon.\n"


def raw(number: int, subject: str, extra: str = "") -> str:
    """A page capture of an invented story, as the first seed has it."""
    lines = [
        f"The {subject} Was Shown",
        "CAMP EXAMPLE, TEXAS, UNITED STATES",
        "03.04.2019",
        "Story by Sgt. Avery Example",
        "1st Example Brigade",
        f"CAMP EXAMPLE, Texas – The {subject} was shown to visitors on Monday.{extra}",
        "NEWS INFO",
        "Date Taken: 03.04.2019",
        "Date Posted: 03.05.2019 10:00",
        f"Story ID: {number}",
        "Location: CAMP EXAMPLE, TEXAS, US",
        "PUBLIC DOMAIN",
    ]
    head = "(e.g. yourname@email.com)\n\nForgot Password?\n\n"
    logo = "    Defense Visual Information Distribution Service Logo\n\n"
    return head + logo + "\n\n".join(f"    {line}" for line in lines) + "\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def counts(report: ReindexReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.deleted


def found(engine: Engine, text: str) -> int:
    return engine.search(Query(text)).total


def test_new_changed_and_vanished_captures_are_added_updated_and_removed(
    run: Run, folder: Path, engine: Engine
) -> None:
    for subject in ("bridge", "engine", "kitchen"):
        write(folder / f"{subject}.txt", bare(subject))
    assert counts(run()) == (3, 0, 0, 0)
    first = engine.status().generation
    assert counts(run()) == (0, 0, 3, 0)
    assert engine.status().generation == first
    write(folder / "engine.txt", bare("turbine"))
    write(folder / "new" / "tower.txt", bare("tower"))
    (folder / "bridge.txt").unlink()
    report = run()
    assert counts(report) == (1, 1, 1, 1)
    assert (report.stories, report.generation) == (3, first + 1)
    words = ("bridge", "engine", "kitchen", "turbine", "tower")
    assert [found(engine, word) for word in words] == [0, 0, 1, 1, 1]


def test_a_touched_capture_with_the_same_content_is_unchanged(run: Run, folder: Path) -> None:
    path = write(folder / "a.txt", bare("bridge"))
    first = run()
    os.utime(path, (1, 1))
    second = run()
    assert counts(second) == (0, 0, 1, 0)
    assert second.generation == first.generation


def test_a_capture_changed_to_the_same_size_is_updated(
    run: Run, folder: Path, engine: Engine
) -> None:
    write(folder / "a.txt", bare("bridge"))
    run()
    write(folder / "a.txt", bare("tunnel"))
    assert counts(run()) == (0, 1, 0, 0)
    assert found(engine, "tunnel") == 1


def test_another_version_of_the_cleaner_or_analyser_reads_everything_anew(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.txt", bare("bridge"))
    run()
    monkeypatch.setattr(looks, "VERSION", "cleaner 999, analyser 999")
    assert counts(run()) == (0, 1, 0, 0)
    assert counts(run()) == (0, 0, 1, 0)


def test_paths_given_leave_captures_elsewhere_alone_also_in_full(
    run: Run, folder: Path, engine: Engine
) -> None:
    write(folder / "old" / "a.txt", bare("bridge"))
    write(folder / "new" / "b.txt", bare("tower"))
    run()
    (folder / "old" / "a.txt").unlink()
    write(folder / "new" / "c.txt", bare("kitchen"))
    assert counts(run(folder / "new")) == (1, 0, 1, 0)
    assert counts(run(folder / "new", is_full=True)) == (0, 2, 0, 0)
    assert [found(engine, word) for word in ("bridge", "tower", "kitchen")] == [1, 1, 1]
    assert counts(run()) == (0, 0, 2, 1)


def test_a_single_file_can_be_given(run: Run, folder: Path) -> None:
    write(folder / "a.txt", bare("bridge"))
    path = write(folder / "b.txt", bare("tower"))
    assert counts(run(path)) == (1, 0, 0, 0)


def test_a_bad_file_is_skipped_with_its_reason_and_tried_again(
    run: Run, folder: Path, engine: Engine
) -> None:
    write(folder / "good.txt", bare("bridge"))
    bad = folder / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02 not text " * 9)
    for _ in range(2):
        report = run()
        assert [skipped.path for skipped in report.skipped] == [str(bad)]
        assert "binary" in report.skipped[0].reason
    write(bad, bare("tower"))
    assert counts(run()) == (1, 0, 1, 0)
    assert found(engine, "tower") == 1


@pytest.mark.parametrize("is_full", [False, True])
def test_a_capture_that_became_unreadable_keeps_its_story(
    run: Run, folder: Path, engine: Engine, *, is_full: bool
) -> None:
    path = write(folder / "a.txt", bare("bridge"))
    write(folder / "b.txt", bare("tower"))
    run()
    path.write_bytes(b"\x00" * 99)
    report = run(is_full=is_full)
    assert [skipped.path for skipped in report.skipped] == [str(path)]
    assert found(engine, "bridge") == 1
    write(path, bare("kitchen"))
    assert counts(run()) == (0, 1, 1, 0)
    assert [found(engine, word) for word in ("bridge", "kitchen", "tower")] == [0, 1, 1]


@pytest.mark.parametrize("is_full", [False, True])
def test_when_the_best_capture_goes_and_the_other_cannot_be_read_the_story_stays(
    run: Run, folder: Path, engine: Engine, *, is_full: bool
) -> None:
    best = write(folder / "a.txt", raw(901, "bridge", " It stood for a hundred years."))
    other = write(folder / "b.txt", raw(901, "bridge"))
    run()
    best.unlink()
    other.write_bytes(b"\x00" * 99)
    report = run(is_full=is_full)
    assert (report.deleted, report.stories) == (1, 1)
    assert run().deleted == 0
    write(other, raw(901, "bridge", " It was pulled down."))
    assert run().updated == 1
    assert [found(engine, text) for text in ('"hundred years"', '"pulled down"')] == [0, 1]


def test_a_story_whose_best_capture_became_another_story_is_read_again_when_it_can(
    run: Run, folder: Path, engine: Engine
) -> None:
    best = write(folder / "a.txt", raw(901, "bridge", " It stood for a hundred years."))
    other = write(folder / "b.txt", raw(901, "bridge"))
    run()
    write(best, raw(902, "tower"))
    other.write_bytes(b"\x00" * 99)
    assert run().stories == 2
    write(other, raw(901, "bridge"))
    run()
    assert [found(engine, text) for text in ('"hundred years"', "bridge", "tower")] == [0, 1, 1]
    assert engine.stored("901").captures[0].path == str(other)


def test_a_corpus_that_was_moved_is_forgotten_by_full_and_by_nothing_else(
    run: Run, folder: Path, engine: Engine
) -> None:
    write(folder / "a.txt", bare("bridge"))
    write(folder / "b.txt", bare("tower"))
    run()
    moved = folder.rename(folder.with_name("elsewhere"))
    (moved / "b.txt").unlink()
    run(moved)
    assert found(engine, "tower") == 1
    assert run(moved, is_full=True, is_whole=True).stories == 1
    assert set(engine.ledger()) == {str(moved / "a.txt")}


def test_two_captures_of_one_story_are_one_story_and_the_fuller_wins(
    run: Run, folder: Path, engine: Engine
) -> None:
    short = write(folder / "a.txt", raw(901, "bridge"))
    full = write(folder / "b.txt", raw(901, "bridge", " It stood for a hundred years."))
    report = run()
    assert (counts(report), report.stories) == ((2, 0, 0, 0), 1)
    assert [(d.path, d.same_as) for d in report.duplicates] == [(str(short), str(full))]
    assert found(engine, '"hundred years"') == 1


def test_the_next_best_capture_takes_the_place_of_one_that_goes(
    run: Run, folder: Path, engine: Engine
) -> None:
    write(folder / "a.txt", raw(901, "bridge"))
    full = write(folder / "b.txt", raw(901, "bridge", " It stood for a hundred years."))
    run()
    full.unlink()
    report = run()
    assert (counts(report), report.stories) == ((0, 0, 1, 1), 1)
    assert [found(engine, text) for text in ("bridge", '"hundred years"')] == [1, 0]


def test_a_fuller_capture_that_comes_later_replaces_the_known_one(
    run: Run, folder: Path, engine: Engine
) -> None:
    known = write(folder / "b.txt", raw(901, "bridge"))
    run()
    late = write(folder / "a.txt", raw(901, "bridge", " It stood for a hundred years."))
    report = run()
    assert [(d.path, d.same_as) for d in report.duplicates] == [(str(known), str(late))]
    assert found(engine, '"hundred years"') == 1
    assert engine.stored("901").captures[0].path == str(late)


def test_a_poorer_capture_that_comes_later_changes_nothing(
    run: Run, folder: Path, engine: Engine
) -> None:
    write(folder / "a.txt", raw(901, "bridge", " It stood for a hundred years."))
    run()
    write(folder / "b.txt", raw(901, "bridge"))
    run()
    assert found(engine, '"hundred years"') == 1
    (folder / "b.txt").unlink()
    assert counts(run()) == (0, 0, 1, 1)
    assert found(engine, '"hundred years"') == 1


def test_when_both_captures_go_the_story_goes(run: Run, folder: Path) -> None:
    paths = [write(folder / name, raw(901, "bridge")) for name in ("a.txt", "b.txt")]
    run()
    for path in paths:
        path.unlink()
    assert run().stories == 0


def test_a_story_that_moves_to_another_file_stays(run: Run, folder: Path, engine: Engine) -> None:
    path = write(folder / "a.txt", raw(901, "bridge"))
    run()
    path.rename(folder / "z.txt")
    report = run()
    assert (counts(report), report.stories) == ((1, 0, 0, 1), 1)
    assert engine.stored("901").captures[0].path == str(folder / "z.txt")


def test_a_mass_of_vanished_captures_is_not_believed(
    run: Run, folder: Path, engine: Engine
) -> None:
    for number in range(60):
        write(folder / f"{number}.txt", bare(f"bridge number {number}"))
    run()
    for number in range(21):
        (folder / f"{number}.txt").unlink()
    with pytest.raises(MassDelete, match="--allow-mass-delete"):
        run()
    assert engine.status().stories == 60
    assert counts(run(allow_mass_delete=True)) == (0, 0, 39, 21)


def test_some_vanished_captures_are_believed(run: Run, folder: Path) -> None:
    for number in range(60):
        write(folder / f"{number}.txt", bare(f"bridge number {number}"))
    run()
    for number in range(20):
        (folder / f"{number}.txt").unlink()
    assert counts(run()) == (0, 0, 40, 20)


def test_a_corpus_that_is_not_there_changes_nothing(run: Run, folder: Path, engine: Engine) -> None:
    write(folder / "a.txt", bare("bridge"))
    run()
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(SourceMissing, match="nothing was changed"):
        run()
    assert engine.status().stories == 1
    assert counts(run(allow_mass_delete=True)) == (0, 0, 0, 1)


@pytest.mark.parametrize("is_full", [False, True])
def test_a_dry_run_reports_the_same_and_writes_nothing(
    run: Run, folder: Path, tmp_path: Path, *, is_full: bool
) -> None:
    write(folder / "a.txt", bare("bridge"))
    write(folder / "b.txt", bare("tower"))
    rehearsal = run(is_dry_run=True, is_full=is_full)
    assert (counts(rehearsal), rehearsal.stories) == ((2, 0, 0, 0), 2)
    assert not (tmp_path / "index").exists()
    run()
    before = sorted((p.name, p.stat().st_mtime_ns) for p in (tmp_path / "index").iterdir())
    (folder / "a.txt").unlink()
    rehearsal = run(is_dry_run=True, is_full=is_full)
    assert (rehearsal.deleted, rehearsal.stories) == (1, 1)
    after = sorted((p.name, p.stat().st_mtime_ns) for p in (tmp_path / "index").iterdir())
    assert before == after


def names(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "index").iterdir())


def test_an_interrupted_run_leaves_the_index_as_it_was_and_no_debris(
    run: Run, folder: Path, engine: Engine, tmp_path: Path
) -> None:
    write(folder / "a.txt", bare("bridge"))
    run()
    before = names(tmp_path)
    for number in range(5):
        write(folder / f"n{number}.txt", bare(f"tower {number}"))

    def interrupt(done: int, _total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    for is_full in (False, True):
        with pytest.raises(KeyboardInterrupt):
            reindex(engine, [str(folder)], Options(MAX_BYTES, is_full=is_full), interrupt)
        assert engine.status().stories == 1
        assert names(tmp_path) == before
    assert run().added == 5


def test_a_run_without_changes_writes_no_file(run: Run, folder: Path, tmp_path: Path) -> None:
    write(folder / "a.txt", bare("bridge"))
    run()
    before = names(tmp_path)
    run()
    assert names(tmp_path) == before


@pytest.mark.filterwarnings(  # Whoosh lets go of a damaged file without closing it
    "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_a_damaged_index_says_what_to_do_and_full_builds_it_anew(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    write(folder / "a.txt", bare("bridge"))
    run()
    engine = open_engine(str(tmp_path / "index"))
    (toc,) = (tmp_path / "index").glob("_MAIN_*.toc")
    toc.write_bytes(toc.read_bytes()[:40])
    with pytest.raises(IndexUnreadable, match="--full"):
        reindex(engine, [str(folder)], Options(MAX_BYTES))
    with pytest.raises(IndexUnreadable, match="--full"):  # what lies elsewhere would be lost
        reindex(engine, [str(folder / "a.txt")], Options(MAX_BYTES, is_full=True))
    report = reindex(engine, [str(folder)], Options(MAX_BYTES, is_full=True, is_whole=True))
    assert (counts(report), report.stories) == ((1, 0, 0, 0), 1)


def test_the_two_seeds_are_found_by_their_words_unit_and_place(engine: Engine, run: Run) -> None:
    assert counts(run(CORPUS)) == (2, 0, 0, 0)
    assert [
        found(engine, text) for text in ("Mastalir", "YAJIMA", '"liaison officer"', "JASDF")
    ] == [
        1,
        1,
        1,
        2,
    ]
    by_unit = engine.search(Query("space").with_filter("unit", "374th Airlift Wing"))
    assert [hit.story.id for hit in by_unit.hits] == ["486775"]
    by_place = engine.search(Query().with_filter("location", "JP/Tokyo/Yokota Air Base"))
    assert [hit.story.id for hit in by_place.hits] == ["486775"]
