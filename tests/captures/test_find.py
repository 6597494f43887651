"""Finding capture files in real folders."""

from __future__ import annotations

import os
from pathlib import Path

from indexer.captures.read import CaptureFile, Unreadable, find


def write(path: Path, text: str = "A story.") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def paths(*roots: Path) -> tuple[str, ...]:
    return tuple(file.path for file in find(roots).files)


def test_files_of_all_folders_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a/B.TXT", "c/d/e.txt", "a.txt"]
    expected = tuple(sorted(write(tmp_path / name) for name in names))
    assert expected == paths(tmp_path)


def test_a_file_has_its_size_and_time_of_change(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "12345")
    os.utime(path, ns=(1, 1_234_567_891))
    assert (CaptureFile(path, 5, 1_234_567_891),) == find([tmp_path]).files


def test_paths_are_absolute_whatever_the_root_is_called(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    relative = os.path.relpath(tmp_path)
    assert (path,) == tuple(file.path for file in find([f"{relative}/x/.."]).files)


def test_what_is_no_capture_is_passed_over_and_counted(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    for name in ("readme.txt", "README", "ReadMe-first.txt", ".b.txt", "c.pdf", "txt"):
        write(tmp_path / name)
    for name in (".hidden/a.txt", ".hidden/b.txt"):
        write(tmp_path / name)
    listing = find([tmp_path])
    assert (path,) == tuple(file.path for file in listing.files)
    assert (listing.passed_over, listing.unreadable) == (7, ())


def test_a_root_may_be_a_file_of_a_known_kind(tmp_path: Path) -> None:
    path, other = write(tmp_path / ".a.txt"), write(tmp_path / "a.pdf")
    listing = find([path, other])
    assert (path,) == tuple(file.path for file in listing.files)
    assert listing.passed_over == 1


def test_a_file_below_several_roots_is_listed_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a/b.txt")
    assert (path,) == paths(tmp_path, tmp_path / "a", Path(path), tmp_path)


def test_links_are_followed_inside_the_root_only(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    kept, hidden = write(root / "a.txt"), write(root / ".store/b.txt")
    write(outside / "c.txt")
    (root / "shelf").symlink_to(root / ".store")
    (root / "out").symlink_to(outside)
    (root / "c.txt").symlink_to(outside / "c.txt")
    listing = find([root])
    expected = (kept, hidden.replace(".store", "shelf"))
    assert expected == tuple(file.path for file in listing.files)
    assert listing.passed_over == 3  # .store itself, and the two links that lead out


def test_a_neighbour_whose_name_begins_like_the_roots_is_outside(tmp_path: Path) -> None:
    write(tmp_path / "root-old/a.txt")
    (tmp_path / "root").mkdir()
    (tmp_path / "root/old").symlink_to(tmp_path / "root-old")
    assert paths(tmp_path / "root") == ()


def test_a_file_with_a_second_name_is_listed_under_its_own(tmp_path: Path) -> None:
    path = write(tmp_path / "z.txt")
    (tmp_path / "a.txt").symlink_to(path)
    assert (path,) == paths(tmp_path)


def test_folders_that_link_in_circles_are_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "z/a.txt")
    (tmp_path / "a").symlink_to(tmp_path / "z")
    (tmp_path / "z/up").symlink_to(tmp_path)
    (tmp_path / "z/self").symlink_to(tmp_path / "z")
    assert (path,) == paths(tmp_path)


def test_broken_links_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    listing = find([tmp_path])
    assert (listing.files, listing.passed_over, listing.unreadable) == ((), 3, ())


def test_a_root_that_is_not_there_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "none"
    expected = (Unreadable(str(path), "no such file or directory"),)
    assert expected == find([path]).unreadable


def test_a_folder_that_cannot_be_listed_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    # Its path is longer than the system takes: that stops root too, unlike permissions.
    path = write(tmp_path / "a.txt")
    here = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(30):
            os.mkdir("d" * 200, dir_fd=here)
            below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
    finally:
        os.close(here)
    listing = find([tmp_path])
    assert (path,) == tuple(file.path for file in listing.files)
    assert [item.reason for item in listing.unreadable] == ["file name too long"]


def test_a_name_that_is_no_text_is_reported_spelt_out(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("A", encoding="utf-8")
    expected = (Unreadable(f"{tmp_path}/caf\\xe9.txt", "its name is not valid UTF-8"),)
    assert expected == find([tmp_path]).unreadable
