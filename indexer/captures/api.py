"""One story of an answer of the DVIDS API: an asset's, or one of a search's results.

The two say the same things in other shapes, and no field's type is certain;
nor does any field's name say more than its value does.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date, datetime

from indexer.captures import iso_times
from indexer.captures.addresses import address
from indexer.captures.authors import people
from indexer.captures.body import body as body_of
from indexer.captures.inference import cut_off
from indexer.captures.json_values import field, items, line_of, parsed, text_of
from indexer.captures.locations import location
from indexer.captures.markup import has_markup, paragraphs_of
from indexer.captures.page import Page
from indexer.captures.parts import Parts
from indexer.captures.problems import malformed, posted_before_taken
from indexer.story import Author, Kind, Location, Problem

_ID = re.compile(r"(?:([a-z_]{1,20}) ?: ?)?0*([1-9][0-9]{0,11})", re.IGNORECASE | re.ASCII)
_KINDS: dict[str, Kind] = {
    "news": "news",
    "image": "image", "images": "image", "photo": "image",
    "video": "video", "videos": "video", "b-roll": "video",
    "audio": "audio",
}  # fmt: skip
_TEXTS = ("title", "body", "description", "short_description")
_DESCRIBED: frozenset[Kind] = frozenset({"image", "video", "audio"})
"""Their description is all the text they have; a news story's stands for its body."""

_AND = re.compile(r" (?:and|&) |; ?", re.IGNORECASE)
_MAX_CREDIT_CHARS = 1000
_NO_VALUE = frozenset({"null", "none", "n/a", "nan"})
_CUT = ("...", "…")


def is_story(value: object) -> bool:
    """Whether a JSON value is an object with a title or a text."""
    return any(text_of(field(value, name)) for name in _TEXTS)


def api(source: str) -> Parts:
    """The story of such an answer, given as JSON.

    Raises:
        CaptureError: the source is no JSON.
    """
    answer = parsed(source)
    values = next(iter(items(field(answer, "results"))), answer)
    values = values if is_story(values) else next(iter(items(values)), None)
    kind, number, inferred, problems = _identity(values)
    text, source_of_text = _text(values, kind)
    title = _line(values, "title")
    page = Page.of(text + "\n")
    story = body_of(page, 0, len(page.lines), title)
    if source_of_text and story.text:
        inferred["body"] = source_of_text
    authors = _authors(values)
    taken_on, malformed_day = _day(values)
    posted_at, malformed_minute = _minute(values)
    if posted_at and not iso_times.has_time(_time(values)):
        inferred["posted_at"] = "a day without a time"
    if posted_at:
        problems += posted_before_taken(posted_at, taken_on)
    unit = next(filter(None, map(_decoded, items(field(values, "unit_name")))), None)
    author = next(iter(authors), None)
    if author is None and story.author:
        author, inferred["author"] = story.author, "the byline in the body"
    if unit is None and story.unit:
        unit, inferred["unit"] = story.unit, "the byline in the body"
    url = line_of(field(values, "url"))
    return Parts(
        title=title,
        body=story.text,
        kind=kind,
        author=author,
        unit_raw=unit,
        location=_location(values),
        taken_on=taken_on,
        posted_at=posted_at,
        number=number,
        url=url if url and url.startswith(("http://", "https://")) else None,
        captions=story.captions,
        tags=_tags(values),
        inferred=inferred,
        problems=(
            *problems,
            *malformed_day,
            *malformed_minute,
            *_several(authors),
            *_cut_off(story.text, is_summary=source_of_text == "the short description"),
        ),
    )


def _identity(values: object) -> tuple[Kind, str | None, dict[str, str], tuple[Problem, ...]]:
    """The story's kind and number, from its id, its type and its address, in that order."""
    inferred: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    given = line_of(field(values, "id"))
    match = _ID.fullmatch(given) if given else None
    prefix, number = match.groups() if match else (None, None)
    if given and not match:
        problems = (malformed("id of the API", given),)
    page = address(line_of(field(values, "url")) or "")
    named = prefix or _line(values, "type")
    kind: Kind
    if named:
        kind = _KINDS.get(named.casefold(), "other")
    elif page:
        kind, inferred["kind"] = page.kind, "the address"
    else:
        kind, inferred["kind"] = _likely_kind(values), "the fields of the answer"
    if kind == "other":
        return kind, None, inferred, problems
    if page and number is None and page.kind == kind:
        number = page.number
    elif page and number and (page.kind, page.number) != (kind, number):
        problems += (
            Problem("disagreement", f"The id is “{given}”, used here, but the address another's."),
        )
    return kind, number, inferred, problems


def _likely_kind(values: object) -> Kind:
    if field(values, "virin", "dimensions", "aspect_ratio", "width") and not field(values, "body"):
        return "image"
    return "news"


def _line(values: object, name: str) -> str | None:
    """A field as one line of text, its entities decoded; `None` of a word for nothing."""
    return _decoded(field(values, name))


def _decoded(value: object) -> str | None:
    text = line_of(value)
    if text and "&" in text:
        text = line_of(html.unescape(text))
    if text and "<" in text and has_markup(text):
        text = line_of(paragraphs_of(text))
    return None if text is None or text.casefold() in _NO_VALUE else text


def _text(values: object, kind: Kind) -> tuple[str, str | None]:
    """The story's text as lines, and where it comes from if not from its own field."""
    for name, stand_in in (
        ("body", None),
        ("description", None if kind in _DESCRIBED else "the description"),
        ("short_description", "the short description"),
    ):
        text = text_of(field(values, name))
        if text and text.casefold() not in _NO_VALUE and (text := paragraphs_of(text).strip()):
            return text, stand_in
    return "", None


def _authors(values: object) -> tuple[Author, ...]:
    """The people credited: objects with a name and a rank, or one string joined with `and`."""
    found: dict[Author, None] = {}
    for item in items(field(values, "credit")):
        if isinstance(item, dict):
            rank, name = _line(item, "rank"), _line(item, "name")
            if name and rank:
                name = name.removeprefix(rank).strip() or name
                first, *others = people(name) or (None,)
                found |= dict.fromkeys([replace(first, rank=rank), *others] if first else ())
            elif name:
                found |= dict.fromkeys(people(name))
        elif (text := _decoded(item)) and len(text) <= _MAX_CREDIT_CHARS:
            for part in _AND.split(text):
                found |= dict.fromkeys(people(part))
    return tuple(found)


def _several(authors: tuple[Author, ...]) -> tuple[Problem, ...]:
    if len(authors) < 2:
        return ()
    others = ", ".join(map(str, authors[1:]))
    return (Problem("several-authors", f"Also by {others}; the first is used here."),)


def _location(values: object) -> Location | None:
    """The place, whose levels stand in an object of their own or beside the other fields."""
    given = field(values, "location")
    if text := line_of(given):
        return location(text)
    place = given if isinstance(given, dict) else values
    country = _line(place, "country") or _line(place, "country_abbreviation")
    levels = (_line(place, "city"), _line(place, "state"), country)
    return location(", ".join(level for level in levels if level))


def _time(values: object) -> str:
    """When the story was posted; the older name for it counts where the newer says nothing."""
    return line_of(field(values, "date_published", "publishdate")) or ""


def _day(values: object) -> tuple[date | None, tuple[Problem, ...]]:
    """The story's own day, which is written as a midnight in no zone that it is in."""
    text = line_of(field(values, "date")) or ""
    if _is_nothing(text):
        return None, ()
    day = iso_times.day(text)
    return day, () if day else (malformed("date", text),)


def _minute(values: object) -> tuple[datetime | None, tuple[Problem, ...]]:
    text = _time(values)
    if _is_nothing(text):
        return None, ()
    posted_at = iso_times.minute(text)
    return posted_at, () if posted_at else (malformed("time of posting", text),)


def _is_nothing(text: str) -> bool:
    """Whether a time says nothing, as `0000-00-00T00:00:00Z` does."""
    return text.casefold() in _NO_VALUE or not text.strip("0-: TZ.")


def _tags(values: object) -> tuple[str, ...]:
    """The keywords: one string with commas, or a list of strings or of objects."""
    words: list[str] = []
    for item in items(field(values, "keywords")):
        text = _decoded(item) or _decoded(field(item, "name", "keyword"))
        words += re.split(r"[,;]", text) if text else ()
    return tuple(dict.fromkeys(filter(None, (" ".join(word.split()) for word in words))))


def _cut_off(text: str, *, is_summary: bool) -> tuple[Problem, ...]:
    if text.endswith(_CUT) and is_summary:
        return (Problem("cut-off", "A short description shows only how the story begins."),)
    return cut_off(text, is_cut=False)
