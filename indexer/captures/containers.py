"""A file's text becomes its stories' sources, each with its form.

Knows how many stories stand in one file: lines of JSON, lists of answers,
pages that list stories.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from indexer.captures import CaptureError
from indexer.captures.addresses import address
from indexer.captures.api import is_story
from indexer.captures.forms import form_of
from indexer.captures.json_values import field, items, line_of, parsed
from indexer.captures.listings import ROW_STARTS, split
from indexer.captures.markup import has_markup, markup
from indexer.captures.visible import FIELDS, Line

Piece = tuple[str, str]
"""A story's form and its source."""

API, HTML, DAMAGED = "api", "html", "damaged"
"""Forms besides those of texts. A damaged one's source is the reason."""

_HTML_STARTS = ("<!doctype html", "<html")
_MAX_QUOTED_CHARS = 100


def pieces(extension: str, text: str) -> Iterator[Piece]:
    """The stories of a file with that extension, in lower case and without `.gz`.

    Raises:
        CaptureError: a JSON file that is none, an error answer, or without a story.
    """
    if extension == ".json":
        yield from _of_answer(text)
    elif extension == ".jsonl":
        yield from _of_lines(text)
    elif (extension in (".html", ".htm") and has_markup(text)) or _is_page(text):
        yield from _of_page(text)
    else:
        yield from ((form_of(part), part) for part in split(text))


def _of_page(text: str) -> Iterator[Piece]:
    """The page's one story; of a page that lists stories, and is none itself, each."""
    if text.count("|") >= 4 and sum(map(text.count, ROW_STARTS)) >= 2:
        page = markup(text)
        is_one = address(page.canonical or "") or any(map(_is_field, page.lines))
        if not is_one and len(parts := split(page.text)) > 1:
            yield from (("listing", part) for part in parts)
            return
    yield HTML, text


def _is_field(line: Line) -> bool:
    return line.text.startswith(FIELDS)


def _is_page(text: str) -> bool:
    return text[:200].lstrip().casefold().startswith(_HTML_STARTS)


def _of_answer(text: str) -> Iterator[Piece]:
    try:
        answer = parsed(text)
    except CaptureError:
        # Lines of JSON under the wrong name.
        if not _begins_with_object(text):
            raise
        yield from _of_lines(text)
        return
    stories = list(_stories(answer))
    if not stories:
        raise CaptureError("JSON without a story")
    for number, story in enumerate(stories, start=1):
        if is_story(story):
            yield API, json.dumps(story)
        elif len(stories) == 1:
            raise CaptureError("JSON without a story")
        else:
            yield DAMAGED, f"story {number}: neither title nor text"


def _of_lines(text: str) -> Iterator[Piece]:
    lines = [(at, line) for at, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not _begins_with_object(text) and (whole := _whole(text)) is not None:
        yield from whole
        return
    for at, line in lines:
        try:
            stories = list(_stories(parsed(line)))
        except CaptureError as error:
            yield DAMAGED, f"line {at}: {str(error).replace(' line 1,', '')}"
            continue
        if not any(map(is_story, stories)):
            yield DAMAGED, f"line {at}: JSON without a story"
        elif len(stories) == 1:
            yield API, line
        else:
            for story in stories:
                if is_story(story):
                    yield API, json.dumps(story)
                else:
                    yield DAMAGED, f"line {at}: a result with neither title nor text"


def _whole(text: str) -> list[Piece] | None:
    """The stories of one answer over many lines; `None` where the text is none."""
    try:
        parsed(text)
    except CaptureError:
        return None
    return list(_of_answer(text))


def _begins_with_object(text: str) -> bool:
    """Whether the first line with text is a JSON value in full."""
    try:
        parsed(text.lstrip().partition("\n")[0])
    except CaptureError:
        return False
    return True


def _stories(answer: object) -> Iterator[object]:
    """The objects that an answer holds: itself, its items, its results.

    Raises:
        CaptureError: it is an error answer.
    """
    for item in items(answer):
        if not isinstance(item, dict):
            yield item
        elif "results" in item:
            yield from items(item["results"])
        elif not is_story(item) and field(item, "errors", "error") is not None:
            raise CaptureError(f"an error answer of the API{_message(item)}")
        else:
            yield item


def _message(answer: object) -> str:
    first = next(iter(items(field(answer, "errors", "error"))), None)
    text = line_of(first) or line_of(field(first, "message", "detail", "title", "error"))
    if not text:
        return ""
    return f": {text[:_MAX_QUOTED_CHARS]}…" if len(text) > _MAX_QUOTED_CHARS else f": {text}"
