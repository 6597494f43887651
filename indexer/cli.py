"""`reindex`: options in, report out, exit code; nothing else."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NoReturn

import click
from tqdm import tqdm

from indexer import IndexerError
from indexer.captures import CaptureError
from indexer.captures.read import find, read_bytes
from indexer.captures.stories import stories_of
from indexer.check import check
from indexer.engine import Engine, IndexLocked, ReportKind
from indexer.open import open_engine
from indexer.reindex import Options, Progress, SourceMissing, reindex
from indexer.reindex_report import ReindexReport
from indexer.settings import Settings
from indexer.watching import Watched, keep_up

DONE, FAILED, USAGE, SKIPPED, LOCKED = 0, 1, 2, 3, 4
INTERRUPTED = 128 + signal.SIGINT


@click.command(epilog="Settings from the environment, and all exit codes, are in README.md.")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@click.option("--index", metavar="FOLDER", help="Folder of the index (STORIES_INDEX).")
@click.option("--full", is_flag=True, help="Look at every capture anew; rebuild aside, then swap.")
@click.option("--dry-run", is_flag=True, help="Report what would happen and write nothing.")
@click.option("--show", is_flag=True, help="Print each story as a line of JSON; needs no index.")
@click.option("--check", "is_check", is_flag=True, help="Report on the quality of the index.")
@click.option("--watch", is_flag=True, help="Keep running and index what arrives.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one line of JSON.")
@click.option(
    "--allow-mass-delete", is_flag=True, help="Believe it when most captures have vanished."
)
@click.version_option(package_name="dvids-story-search")
def main(
    paths: tuple[str, ...],
    index: str | None,
    *,
    full: bool,
    dry_run: bool,
    show: bool,
    is_check: bool,
    watch: bool,
    as_json: bool,
    allow_mass_delete: bool,
) -> NoReturn:
    """Brings the index up to date with the captures.

    Reads the folder STORIES_CORPUS ("corpus"), or only the PATHs given: files
    or folders. What is new, changed or gone is added, updated or removed; the
    rest is left untouched.
    """
    if show and (full or dry_run or watch or as_json):
        raise click.UsageError("--show only prints; it goes with PATHs alone.")
    if is_check and (paths or full or dry_run or show or watch or allow_mass_delete):
        raise click.UsageError(
            "--check looks at the whole index; only --index and --json go with it."
        )
    if watch and dry_run:
        raise click.UsageError("--watch and --dry-run exclude each other.")
    try:
        settings = Settings.from_environment()
        roots = paths or (settings.corpus,)
        options = Options(
            max_bytes=settings.max_capture_mb * 1_000_000,
            is_full=full,
            is_dry_run=dry_run,
            allow_mass_delete=allow_mass_delete,
            is_whole=not paths,
        )
        if show:
            sys.exit(_show(roots, options.max_bytes))
        index = index or settings.index
        engine = open_engine(index, processes=settings.processes, memory_mb=settings.memory_mb)
        if is_check:
            sys.exit(_check(engine, as_json=as_json))
        if watch:
            keep_up(Watched(roots, index), _watched_run(engine, roots, options, as_json=as_json))
            sys.exit(DONE)
        sys.exit(_run(engine, roots, options, as_json=as_json))
    except KeyboardInterrupt:
        click.echo("Stopped. The index is as it was.", err=True)
        sys.exit(INTERRUPTED)
    except IndexLocked as error:
        _fail(error, LOCKED)
    except SourceMissing as error:
        _fail(error, USAGE if paths else FAILED)
    except IndexerError as error:
        _fail(error, FAILED)


def _fail(error: IndexerError, code: int) -> NoReturn:
    click.echo(f"reindex: {error}", err=True)
    sys.exit(code)


def _show(roots: tuple[str, ...], max_bytes: int) -> int:
    """Prints the stories of the captures, problems on standard error."""
    missing = [root for root in roots if not os.path.lexists(root)]
    if missing:
        raise SourceMissing(f"There is no file or folder {missing[0]}.")
    listing = find(roots)
    bad = [(unreadable.path, unreadable.reason) for unreadable in listing.unreadable]
    for file in listing.files:
        try:
            found = stories_of(file.path, read_bytes(file.path, max_bytes), max_bytes)
        except CaptureError as error:
            bad.append((file.path, str(error)))
            continue
        for story in found.stories:
            click.echo(json.dumps(story.to_json(), ensure_ascii=False))
        bad += [(file.path, reason) for reason in found.reasons]
    for path, reason in bad:
        click.echo(f"reindex: skipped {_relative(path)}: {reason}", err=True)
    return SKIPPED if bad else DONE


def _check(engine: Engine, *, as_json: bool) -> int:
    """Prints the report on the whole index; what it finds is no failure."""
    report = check(engine)
    _keep(engine, "check", report.to_json())
    click.echo(json.dumps(report.to_json(), ensure_ascii=False) if as_json else report.to_text())
    return DONE


def _keep(engine: Engine, kind: ReportKind, report: dict[str, Any]) -> None:
    """Keeps a report for the status page; that it cannot be kept is no failure of the run."""
    try:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        engine.keep_report(kind, {"at": at, **report})
    except IndexerError as error:
        click.echo(f"reindex: {error}", err=True)


def _run(engine: Engine, roots: tuple[str, ...], options: Options, *, as_json: bool) -> int:
    with _progress_bar() as progress:
        report = reindex(engine, roots, options, progress)
    if not options.is_dry_run:
        _keep(engine, "reindex", report.summary())
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        click.echo(_summary(report, options))
    return SKIPPED if report.skipped else DONE


def _watched_run(
    engine: Engine, roots: tuple[str, ...], options: Options, *, as_json: bool
) -> Callable[[], None]:
    """A run for `--watch`: the first one as asked, the later ones incremental.

    It waits for another reindex to finish, and no error ends the watching.
    """

    def run() -> None:
        nonlocal options
        try:
            while not _is_done(engine, roots, options, as_json=as_json):
                time.sleep(1)
        except IndexerError as error:
            click.echo(f"reindex: {error}", err=True)
        else:
            options = replace(options, is_full=False)

    return run


def _is_done(engine: Engine, roots: tuple[str, ...], options: Options, *, as_json: bool) -> bool:
    """Whether the run took place: False while another reindex is at work."""
    try:
        _run(engine, roots, options, as_json=as_json)
    except IndexLocked:
        return False
    return True


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """A bar with rate and time left on a terminal, silence elsewhere."""
    with tqdm(unit=" captures", disable=None, leave=False, file=sys.stderr) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield progress


def _summary(report: ReindexReport, options: Options) -> str:
    """The report for people: what happened, then what needs a look."""
    counts = (
        ("added", report.added),
        ("updated", report.updated),
        ("removed", report.deleted),
        ("unchanged", report.unchanged),
    )
    happened = ", ".join(f"{count:,} {what}" for what, count in counts if count) or "nothing found"
    lines = [f"Skipped {_relative(skipped.path)}: {skipped.reason}" for skipped in report.skipped]
    lines += [
        f"{_relative(duplicate.path)} is another capture of the story in "
        f"{_relative(duplicate.same_as)}"
        for duplicate in report.duplicates
    ]
    if options.is_dry_run:
        lines.append(f"Would be: {happened}. Nothing was written.")
    else:
        stories = "1 story" if report.stories == 1 else f"{report.stories:,} stories"
        lines.append(
            f"Captures: {happened}. The index holds {stories} "
            f"(generation {report.generation}, {report.seconds:.1f} s)."
        )
    if report.passed_over:
        files = (
            "1 file that is"
            if report.passed_over == 1
            else f"{report.passed_over:,} files that are"
        )
        lines.append(f"Passed over {files} no capture.")
    return "\n".join(lines)


def _relative(path: str) -> str:
    """The path as seen from here, if it is below here."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative
