"""One file on disk becomes its captures, or a reason why it cannot."""

from __future__ import annotations

import codecs
import hashlib
import os
import socket
from pathlib import Path

import pytest

from indexer.captures import CaptureError
from indexer.captures.read import Capture, captures_of, read, read_bytes

TEXT = "The café’s “lock” – opened.\nBoats passed.\n"
MAX_BYTES = 1_000_000


def content_of(data: bytes) -> str:
    (capture,) = captures_of("/captures/a.txt", data)
    return capture.content


def reason(data: bytes) -> str:
    with pytest.raises(CaptureError) as caught:
        captures_of("/captures/a.txt", data)
    return str(caught.value)


def test_a_file_gives_its_capture_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert (Capture(str(path), 0, "bare", TEXT, digest),) == read(str(path), MAX_BYTES)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="UTF-8 with mark"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), id="UTF-16 LE"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="UTF-16 BE"),
        pytest.param(TEXT.encode("utf-16-le"), id="UTF-16 LE without mark"),
        pytest.param(TEXT.encode("utf-16-be"), id="UTF-16 BE without mark"),
        pytest.param(TEXT.encode("cp1252"), id="Windows-1252"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert content_of(data) == TEXT


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_become_newlines(newline: str) -> None:
    assert content_of(TEXT.replace("\n", newline).encode()) == TEXT


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_half_a_character_at_the_end_is_left_out(codec: str) -> None:
    assert content_of("“Boats” passed: “”".encode(codec)[:-1]) == "“Boats” passed: “"


def test_a_last_byte_that_windows_1252_defines_is_a_letter() -> None:
    assert content_of(b"At the caf\xe9") == "At the café"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(
            "“We didn’t.”\n".encode().replace(b"\xe2\x80\x99", b"\xe2"), "“We didn\ufffdt.”\n"
        ),
        pytest.param(
            "“We didn’t.”\n".encode().replace(b"\xe2\x80\x99", b"\x80\x99"), "“We didn\ufffdt.”\n"
        ),
        pytest.param(
            "“We – he, too – didn’t.”\n".encode().replace(b"\x80\x9c", b"\x80\x9d\x81"),
            "”\ufffdWe – he, too – didn’t.”\n",
        ),
        pytest.param(codecs.BOM_UTF8 + "“Yes”, \n".encode() + b"\x9d", "“Yes”, \n\ufffd"),
    ],
)
def test_a_damaged_letter_does_not_cost_the_others(data: bytes, text: str) -> None:
    assert content_of(data) == text


def test_windows_1252_with_many_marks_stays_windows_1252() -> None:
    text = "“We – he, too – didn’t go to the cafés…” he said. “Ê”, “”, ‘’.\n"
    assert content_of(text.encode("cp1252")) == text


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_file_without_text_is_empty(data: bytes) -> None:
    assert reason(data) == "empty: no text in it"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"text with a \0 in it", id="a zero byte"),
        pytest.param(bytes(range(256)) * 4, id="all bytes"),
        pytest.param(b"\x01\x02\x03\x04 text", id="control characters"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0>\0", id="a program"),
        pytest.param(codecs.BOM_UTF32_LE + "text".encode("utf-32-le"), id="UTF-32"),
    ],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    assert reason(data) == "binary, not text"


def test_bytes_that_no_encoding_defines_are_undecodable() -> None:
    assert reason(b"A story \x81 and \x8d") == (
        "undecodable: neither UTF-8, UTF-16 nor Windows-1252"
    )
    assert reason(codecs.BOM_UTF8 + b"A caf\xe9 story") == (
        "undecodable: marked as UTF-8, but it is not"
    )
    assert reason(codecs.BOM_UTF16_LE + b"A\0\0\xdcB\0") == (
        "undecodable: looks like UTF-16, but it is not"
    )


def test_a_file_over_the_limit_is_too_large_and_one_at_the_limit_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 1_000_000)
    assert len(read_bytes(str(path), 1_000_000)) == 1_000_000
    path.write_bytes(b"a" * 1_000_001)
    with pytest.raises(CaptureError, match=r"^larger than 1 MB, .* STORIES_MAX_CAPTURE_MB sets$"):
        read_bytes(str(path), 1_000_000)


def test_a_file_that_the_system_calls_empty_is_held_to_the_limit_too() -> None:
    with pytest.raises(CaptureError, match=r"^larger than 5 bytes"):
        read_bytes("/proc/self/status", 5)


def test_a_file_that_is_gone_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match=r"^unreadable: no such file or directory$"):
        read(str(tmp_path / "a.txt"), MAX_BYTES)


def test_pipes_devices_sockets_and_folders_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.txt"))
        for path in (tmp_path / "pipe.txt", tmp_path / "socket.txt", tmp_path, Path("/dev/zero")):
            with pytest.raises(CaptureError, match=r"^unreadable: not a regular file$"):
                read(str(path), MAX_BYTES)


def test_a_file_that_fails_while_it_is_read_is_unreadable() -> None:
    # Regular, and refused to everybody at its first byte, root included.
    with pytest.raises(CaptureError, match=r"^unreadable: input/output error$"):
        read("/proc/self/mem", MAX_BYTES)
