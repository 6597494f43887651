"""One file, one story or many: gzip, lines of JSON, lists, and parts that are damaged."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.captures import CaptureError
from indexer.captures.clean import clean
from indexer.captures.read import EXTENSIONS, captures_of, find, read
from indexer.captures.stories import MAX_REASONS, FileStories, stories_of
from indexer.story import Story

MAX_BYTES = 16_000_000
TEXT = "The lock opened on Monday.\n\nBoats passed it all day, and people waved.\n"
PAGE = f"<html><body><p>{TEXT}</p></body></html>"


def answer(number: int, title: str = "The lock opens") -> dict[str, object]:
    return {"id": f"news:{number}", "title": title, "body": f"<p>{TEXT}</p>"}


def stories(path: str, data: str | bytes) -> FileStories:
    return stories_of(path, data.encode() if isinstance(data, str) else data, MAX_BYTES)


def ids(path: str, data: str | bytes) -> tuple[str, ...]:
    return tuple(story.id for story in stories(path, data).stories)


def reason(path: str, data: str | bytes) -> str:
    with pytest.raises(CaptureError) as caught:
        stories(path, data)
    return str(caught.value)


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_every_extension_is_found_in_any_case(tmp_path: Path, extension: str) -> None:
    (tmp_path / f"a{extension.upper()}").write_text("x", encoding="utf-8")
    (tmp_path / f"b{extension}.bak").write_text("x", encoding="utf-8")
    listing = find([tmp_path])
    assert ([f"{tmp_path}/a{extension.upper()}"], 1) == (
        [file.path for file in listing.files],
        listing.passed_over,
    )


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        (".txt", TEXT),
        (".html", PAGE),
        (".htm", PAGE),
        (".json", json.dumps(answer(7))),
        (".jsonl", f"{json.dumps(answer(7))}\n{json.dumps(answer(8))}\n"),
    ],
)
def test_a_compressed_file_gives_what_the_file_itself_gives(extension: str, content: str) -> None:
    data = content.encode()
    plain = captures_of(f"/c/a{extension}", data)
    zipped = captures_of(f"/c/a{extension}.gz", gzip.compress(data))
    assert [(c.part, c.form, c.content) for c in plain] == [
        (c.part, c.form, c.content) for c in zipped
    ]
    assert list(map(clean, plain)) == list(map(clean, zipped))


def test_a_compressed_file_is_known_by_the_hash_of_its_own_bytes(tmp_path: Path) -> None:
    path = tmp_path / "A.TXT.GZ"
    path.write_bytes(gzip.compress(TEXT.encode()))
    (capture,) = read(str(path), MAX_BYTES)
    assert capture.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_members_of_one_gzip_file_follow_one_another() -> None:
    data = gzip.compress(b"The lock ") + gzip.compress(b"opened.\n")
    (capture,) = captures_of("/c/a.txt.gz", data)
    assert capture.content == "The lock opened.\n"


def test_a_file_that_grows_beyond_the_limit_when_unzipped_is_too_large() -> None:
    data = gzip.compress(b"a" * 2_000_001)
    expected = "unzipped, larger than 2 MB, the limit that STORIES_MAX_CAPTURE_MB sets"
    with pytest.raises(CaptureError) as caught:
        captures_of("/c/a.txt.gz", data, 2_000_000)
    assert expected == str(caught.value)
    assert len(captures_of("/c/a.txt.gz", gzip.compress(b"a" * 2_000_000), 2_000_000)) == 1


def test_a_gzip_file_that_cannot_be_unzipped_has_its_own_reason() -> None:
    data = gzip.compress(TEXT.encode())
    assert reason("/c/a.txt.gz", data[:-5]) == "gzip cut short: its end is missing"
    assert reason("/c/a.txt.gz", data[:-6] + b"123456") == (
        "gzip damaged: it cannot be decompressed"
    )
    assert reason("/c/a.txt.gz", TEXT) == "not gzip, though its name says so"
    assert reason("/c/a.txt.gz", b"") == "empty: no text in it"


def test_each_line_of_a_jsonl_file_is_a_part() -> None:
    lines = "\n".join(json.dumps(answer(number)) for number in (7, 8, 9))
    captures = captures_of("/c/a.jsonl", lines.encode())
    assert [(c.part, c.form, clean(c).id) for c in captures] == [
        (0, "api", "7"),
        (1, "api", "8"),
        (2, "api", "9"),
    ]


def test_bad_lines_are_named_and_the_good_ones_kept() -> None:
    lines = (
        json.dumps(answer(7)),
        "",
        '{"id": "news:8", "tit',
        "17",
        '{"errors": [{"message": "No such key"}]}',
        json.dumps(answer(9)),
        '{"title": null}',
    )
    found = stories("/c/a.jsonl", "\r\n".join(lines))
    assert [story.id for story in found.stories] == ["7", "9"]
    assert found.reasons == (
        "line 3: not JSON: Unterminated string starting at column 18",
        "line 4: JSON without a story",
        "line 5: an error answer of the API: No such key",
        "line 7: JSON without a story",
    )


def test_the_reasons_of_very_many_bad_lines_are_counted() -> None:
    found = stories("/c/a.jsonl", json.dumps(answer(7)) + "\n{" * 1000)
    assert len(found.reasons) == MAX_REASONS
    assert found.reasons[-1] == "901 more parts likewise"


def test_a_file_of_bad_lines_alone_gives_the_first_reason() -> None:
    expected = "no story in it: line 1: not JSON: Expecting value at column 1 (and 1 more)"
    assert expected == reason("/c/a.jsonl", "x\ny\n")


@pytest.mark.parametrize("path", ["/c/a.json", "/c/a.jsonl"])
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "value",
    [
        pytest.param([answer(7), answer(8)], id="a list"),
        pytest.param({"page_info": {}, "results": [answer(7), answer(8)]}, id="a search answer"),
        pytest.param([{"results": answer(7)}, {"results": answer(8)}], id="a list of answers"),
    ],
)
def test_the_stories_of_an_answer_are_its_parts(
    path: str, indent: int | None, value: object
) -> None:
    assert ids(path, json.dumps(value, indent=indent)) == ("7", "8")


def test_lines_of_json_are_read_under_the_wrong_name() -> None:
    assert ids("/c/a.json", f"{json.dumps(answer(7))}\n{json.dumps(answer(8))}\n") == ("7", "8")


def test_a_result_that_is_no_story_is_named_and_the_others_kept() -> None:
    found = stories("/c/a.json", json.dumps({"results": [answer(7), 5, {"id": "news:8"}]}))
    assert [story.id for story in found.stories] == ["7"]
    assert found.reasons == ("story 2: neither title nor text", "story 3: neither title nor text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"errors": ["Invalid key"]}', "an error answer of the API: Invalid key"),
        ('{"errors": [{"code": 1}]}', "an error answer of the API"),
        ('{"error": "Invalid key"}', "an error answer of the API: Invalid key"),
        ('{"results": []}', "JSON without a story"),
        ("[]", "JSON without a story"),
        ("null", "JSON without a story"),
        ('{"id": 5}', "JSON without a story"),
        ('{"results": {"title": ["x"]}}', "JSON without a story"),
        ('{"title": "x"', "not JSON: Expecting ',' delimiter at line 1, column 14"),
        ("[" * 100_000, "JSON nested too deeply"),
        ('{"a":' * 100_000, "JSON nested too deeply"),
    ],
)
def test_json_without_a_story_says_why(text: str, expected: str) -> None:
    assert expected == reason("/c/a.json", text)


def test_an_html_file_without_tags_is_a_text_and_a_text_file_may_be_a_page() -> None:
    (text,) = captures_of("/c/a.html", TEXT.encode())
    (page,) = captures_of("/c/a.txt", f"\n<!DOCTYPE html>\n{PAGE}".encode())
    assert (text.form, page.form) == ("bare", "html")


@given(
    st.sampled_from(EXTENSIONS),
    st.binary()
    | st.text().map(lambda text: text.encode("utf-8", "replace"))
    | st.binary().map(gzip.compress),
)
def test_any_bytes_under_any_name_are_stories_or_a_reason(extension: str, data: bytes) -> None:
    try:
        found = stories(f"/c/a{extension}", data)
    except CaptureError:
        return
    assert found.stories
    assert all(story == Story.from_json(story.to_json()) for story in found.stories)


@pytest.mark.parametrize(
    "content",
    [
        "Story by A | B<br /> C | 01.02.2010\n\nLAKESIDE, Ohio -- Divers opened it......\n",
        # The page takes what stands above its login form for the banner of the day.
        "Story by A | B | 01.02.2010\n(e.g. yourname@email.com)\nDivers open a lock\n",
        f"{'A lead. ' * 496}\n{'Story by A | B | 01.02.2010':>30} and more\n",
    ],
)
def test_what_only_looks_like_a_row_of_a_list_is_read_as_a_page(content: str) -> None:
    (found,) = stories("/c/a.txt", content).stories
    assert found.title
