"""The files in an index's folder: tables of contents, and which files belong to which.

What is relied on of Whoosh's private parts, here, in `segment_file` and in `term_file`,
and held to by a test: the layout of compound files (`filedb/compound.py`), of ordered
hash files (`filedb/filetables.py`), of term infos (`W3TermInfo`) and of the columns
that are written (`columns.py`); the names of a segment's files (`W3Codec`); `W3Segment`
and its `_fieldlengths`; `TOC` and its file names.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from indexer.whoosh_engine.checksums import CheckedBytes, add_checksums

INDEX = "MAIN"
"""The name under which an index is kept in its folder, Whoosh's own default."""


class DurableStorage(FileStorage):  # type: ignore[misc]  # whoosh ships no strict types
    """A folder in which a file is on the disk, with its checksums, before it takes its name."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002  # Whoosh's signature
        """Renames, and waits for the disk before and after."""
        with Path(self.folder, oldname).open("r+b") as file:
            add_checksums(file)
        super().rename_file(oldname, newname, safe=safe)
        sync(Path(self.folder))


class _ReadingStorage(FileStorage):  # type: ignore[misc]  # whoosh ships no strict types
    """A folder whose file is closed also where reading it failed."""

    def open_file(self, name: str, **how: Any) -> Any:
        """Opens and remembers it."""
        self._opened = super().open_file(name, **how)
        return self._opened

    def close_opened(self) -> None:
        """Closes the file, if one was opened and is not closed."""
        with suppress(Exception):
            self._opened.close()


def sync(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def latest_generation(folder: str) -> int:
    """The newest generation in the folder; -1 if there is none."""
    return int(TOC._latest_generation(FileStorage(folder), INDEX))  # noqa: SLF001


def toc_path(folder: str, generation: int) -> Path:
    """Where a generation's table of contents is."""
    return Path(folder, TOC._filename(INDEX, generation))  # noqa: SLF001


def read_toc(folder: str, generation: int) -> Any:
    """A generation's schema and segments."""
    storage = _ReadingStorage(folder)
    try:
        return TOC.read(storage, INDEX, gen=generation)
    except BaseException:
        storage.close_opened()  # which Whoosh leaves open
        raise


def check_toc(folder: str, generation: int) -> None:
    """Does nothing if a generation's table of contents is as it was written.

    Raises:
        DamagedFile: it is not.
    """
    path = toc_path(folder, generation)
    content = path.read_bytes()
    CheckedBytes(path.name, content).check_all()


def write_toc(folder: str, schema: Any, segments: Sequence[Any], generation: int) -> None:
    """Makes these segments the index's newest generation, in one moment."""
    TOC(schema, list(segments), generation).write(DurableStorage(folder), INDEX)


def remove_all_but(folder: str, segments: Iterable[Any], generation: int) -> None:
    """Removes the files of other generations, and what killed runs have left behind."""
    kept = {segment.make_filename(".seg") for segment in segments}
    kept.add(toc_path(folder, generation).name)
    for path in index_files(folder):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def remove_unfinished(folder: str, before: Collection[Path]) -> None:
    """Removes what has come since there were only the files `before` and belongs to no index."""
    newest = latest_generation(folder)
    if newest >= 0 and toc_path(folder, newest) not in before:  # the change has been made
        remove_all_but(folder, read_toc(folder, newest).segments, newest)
        return
    for path in set(index_files(folder)).difference(before):
        path.unlink(missing_ok=True)


def index_files(folder: str) -> list[Path]:
    """Every segment and table of contents in the folder, finished or not."""
    return [
        path
        for path in Path(folder).iterdir()
        if path.name.startswith(f"_{INDEX}_") or path.match(f"{INDEX}_*.seg")
    ]


def index_bytes(folder: str) -> int:
    """What those files take on the disk."""
    total = 0
    for path in index_files(folder):
        with suppress(FileNotFoundError):  # a change takes files away at any time
            total += path.stat().st_size
    return total
