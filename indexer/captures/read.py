"""Finds capture files and turns one file into its captures.

Reads and decodes; what a text means is for `clean`. Never follows a link out
of the folder that is being read, never blocks, never changes a file.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from indexer.captures import CaptureError
from indexer.captures.containers import pieces
from indexer.captures.encodings import decoded, decoded_page
from indexer.captures.forms import Form
from indexer.captures.gzipped import SUFFIX, unzipped

_PLAIN = (".txt", ".html", ".htm", ".json", ".jsonl")
EXTENSIONS = (*_PLAIN, *(f"{extension}{SUFFIX}" for extension in _PLAIN))
"""The names that captures end in, in lower case."""

DEFAULT_MAX_BYTES = 16_000_000
"""The default of `STORIES_MAX_CAPTURE_MB`."""


class CaptureFile(NamedTuple):
    """A file that holds captures; `path` is absolute, `mtime_ns` since 1970."""

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that could not be looked at, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What `find` found, ordered by path.

    `passed_over` counts what is there but is no capture; a hidden folder is one.
    """

    files: tuple[CaptureFile, ...]
    passed_over: int
    unreadable: tuple[Unreadable, ...]


@dataclass(frozen=True, slots=True)
class Capture:
    r"""One story's raw source.

    Attributes:
        path: of its file, absolute.
        part: which of the file's stories it is, from 0.
        form: how its text is laid out.
        content: its text, with `\n` between lines.
        sha256: hex digest of the file's bytes.
    """

    path: str
    part: int
    form: Form
    content: str
    sha256: str


def find(roots: Iterable[str | os.PathLike[str]]) -> Listing:
    """Every capture file below `roots`, each once; a root may be a file itself.

    Passed over: hidden files and folders, `README*`, unknown extensions, and
    links that are broken or lead out of the root being read.
    """
    finder = _Finder()
    for root in roots:
        finder.look_at_root(os.path.abspath(root))  # noqa: PTH100 - keeps links, drops `..`
    return finder.listing()


def read(path: str, max_bytes: int) -> tuple[Capture, ...]:
    """The captures that a file holds.

    Raises:
        CaptureError: see `read_bytes` and `captures_of`.
    """
    return captures_of(path, read_bytes(path, max_bytes), max_bytes)


def read_bytes(path: str, max_bytes: int) -> bytes:
    """A file's bytes.

    Raises:
        CaptureError: it is larger than `max_bytes`, no regular file, gone, or
            the system does not let us read it.
    """
    try:
        # Asked before it is opened: opening a device can already act on it.
        _refuse_irregular(os.stat(path))  # noqa: PTH116 - a Path takes as long as the call
        # And not to be blocked by a pipe that has taken the file's place since.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            data = _content(descriptor, max_bytes)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise CaptureError(f"unreadable: {_reason(error)}") from error
    if len(data) > max_bytes:
        raise _too_large(max_bytes)
    return data


def _content(descriptor: int, max_bytes: int) -> bytes:
    """All that an open file holds, or one byte more than `max_bytes` of it."""
    status = os.fstat(descriptor)
    _refuse_irregular(status)
    if status.st_size > max_bytes:
        raise _too_large(max_bytes)
    data = os.read(descriptor, status.st_size + 1)
    if 0 < len(data) == status.st_size:
        return data  # as nearly always: a file object asks the system four times more
    # Some files of the system say that they are empty and are not.
    with open(descriptor, "rb", closefd=False) as rest:
        return data + rest.read(max_bytes + 1 - len(data))


def captures_of(
    path: str, data: bytes, max_bytes: int = DEFAULT_MAX_BYTES, digest: str | None = None
) -> tuple[Capture, ...]:
    """The captures that the bytes of the file at `path` hold, by its name's extension.

    `max_bytes` bounds what a compressed file may hold; `digest` is the bytes' `sha256`,
    where it is known. A part that cannot be
    read is a capture of the form `damaged`, from which `clean` raises the reason.

    Raises:
        CaptureError: they are empty, binary, text in no encoding known here, no
            JSON or damaged gzip where the name says so, or hold no story.
    """
    digest = digest or sha256(data)
    name = path.lower()
    if name.endswith(SUFFIX):
        name = name.removesuffix(SUFFIX)
        inner = unzipped(data, max_bytes)
        if inner is None:
            raise _too_large(max_bytes, "unzipped, ")
        data = inner
    extension = os.path.splitext(name)[1]  # noqa: PTH122 - a name, not a path
    text = decoded_page(data) if extension in (".html", ".htm") else decoded(data)
    content = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if not content or content.isspace():
        raise CaptureError("empty: no text in it")
    return tuple(
        Capture(path, part, form, source, digest)
        for part, (form, source) in enumerate(pieces(extension, content))
    )


def sha256(data: bytes) -> str:
    """The hex digest that a capture file's content is known by."""
    return hashlib.sha256(data).hexdigest()


class _Finder:
    """Collects one listing over several roots."""

    def __init__(self) -> None:
        # By real path, so that a file with several names is listed once.
        self._files: dict[str, tuple[bool, CaptureFile]] = {}
        self._passed_over: set[str] = set()
        self._unreadable: dict[str, str] = {}

    def listing(self) -> Listing:
        files = sorted((file for _, file in self._files.values()), key=attrgetter("path"))
        unreadable = (Unreadable(*item) for item in sorted(self._unreadable.items()))
        return Listing(tuple(files), len(self._passed_over), tuple(unreadable))

    def look_at_root(self, root: str) -> None:
        try:
            if Path(root).is_dir():
                self._walk(root)
            elif _has_known_extension(root):
                self._add(root, os.path.realpath(root), Path(root).stat(), is_link=False)
            else:
                Path(root).stat()
                self._passed_over.add(root)
        except OSError as error:
            self._report(root, _reason(error))

    def _walk(self, root: str) -> None:
        inside = os.path.realpath(root)
        seen: set[str] = set()
        folders, links = [root], list[str]()
        while folders:
            folder = folders.pop()
            real = os.path.realpath(folder)
            if real not in seen:
                seen.add(real)
                self._look_into(folder, real, inside, folders, links)
            if not folders:
                # Links come last, so that a folder is met under its own name if it has one here.
                folders, links = sorted(links, reverse=True), []

    def _look_into(
        self, folder: str, real: str, inside: str, folders: list[str], links: list[str]
    ) -> None:
        try:
            with os.scandir(folder) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._report(folder, _reason(error))
            return
        real_prefix = os.path.join(real, "")  # noqa: PTH118 - a string to put names behind
        for entry in ordered:
            try:
                self._look_at(entry, real_prefix, inside, folders, links)
            except OSError as error:
                self._report(entry.path, _reason(error))

    def _look_at(
        self,
        entry: os.DirEntry[str],
        real_prefix: str,
        inside: str,
        folders: list[str],
        links: list[str],
    ) -> None:
        is_link = entry.is_symlink()
        name = entry.name.lower()
        if name[0] == "." or (is_link and not _leads_inside(entry.path, inside)):
            self._passed_over.add(entry.path)
        elif entry.is_dir():
            (links if is_link else folders).append(entry.path)
        elif name.endswith(EXTENSIONS) and not name.startswith("readme"):
            # One look at each file: to follow a path from the root down takes six times as long.
            real = os.path.realpath(entry) if is_link else real_prefix + entry.name
            self._add(entry.path, real, entry.stat(), is_link=is_link)
        else:
            self._passed_over.add(entry.path)

    def _add(self, path: str, real: str, status: os.stat_result, *, is_link: bool) -> None:
        if not path.isascii() and not _is_utf8(path):
            self._report(path, "its name is not valid UTF-8")
            return
        named = (is_link, CaptureFile(path, status.st_size, status.st_mtime_ns))
        known = self._files.setdefault(real, named)
        if known is not named:
            # Of several names its own comes first, then the first in the alphabet.
            self._files[real] = min(known, named, key=lambda item: (item[0], item[1].path))

    def _report(self, path: str, reason: str) -> None:
        # A name that is no text is shown with its odd bytes spelt out.
        self._unreadable[os.fsencode(path).decode("utf-8", "backslashreplace")] = reason


def _has_known_extension(name: str) -> bool:
    return name.lower().endswith(EXTENSIONS)


def _leads_inside(link: str, inside: str) -> bool:
    return Path(os.path.realpath(link)).is_relative_to(inside) and Path(link).exists()


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refuse_irregular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise CaptureError("unreadable: not a regular file")


def _too_large(max_bytes: int, state: str = "") -> CaptureError:
    megabytes, rest = divmod(max_bytes, 1_000_000)
    limit = f"{max_bytes:,} bytes" if rest else f"{megabytes} MB"
    return CaptureError(f"{state}larger than {limit}, the limit that STORIES_MAX_CAPTURE_MB sets")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
