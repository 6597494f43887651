"""One story as the columns have it, and back."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import orjson
from isal import isal_zlib

from indexer.analysis import terms
from indexer.definitions import Definition
from indexer.engine import CaptureStamp
from indexer.story import Location, Story


def story_bytes(story: Story) -> bytes:
    """The story as Whoosh keeps stored fields: a pickled dictionary, deflated.

    Its JSON is that of `Story.to_json` but for seconds in the posting time.
    """
    fields = {"story": orjson.dumps(story).decode()}
    # The fastest level, in 15 us: a story is 0.59 as long. The next takes 25 for 0.50, and the
    # story is read in 18 us instead of 11.
    packed: bytes = isal_zlib.compress(pickle.dumps(fields, 2), 0)
    return packed


def story_from(packed: Any) -> Story:
    """The story of `story_bytes`."""
    fields = pickle.loads(isal_zlib.decompress(packed))  # noqa: S301  # an index is trusted
    return Story.from_json(orjson.loads(fields["story"]))


def taken_number(story: Story) -> int:
    """The story's date as YYYYMMDD, 0 for none."""
    day = story.date
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def posted_number(story: Story) -> int:
    """When the story was posted as YYYYMMDDhhmm, 0 for none."""
    at = story.posted_at
    if at is None:
        return 0
    day = at.year * 10_000 + at.month * 100 + at.day
    return day * 10_000 + at.hour * 100 + at.minute


def location_term(location: Location) -> bytes:
    """Labels and path of a location in one term: the country's name is before its path."""
    (_, country), *_ = location.levels
    return f"{country}/{location.path}".encode()  # no level contains a slash


def location_levels(term: bytes) -> tuple[tuple[str, str], ...]:
    """What `Location.levels` was, from the term."""
    country, *steps = term.decode().split("/")
    values = accumulate(steps, "{}/{}".format)
    return tuple(zip(values, [country, *steps[1:]], strict=True))


def location_steps(term: bytes) -> list[bytes]:
    """The steps of the location's path, from the country's code on: they order the tree."""
    return term.split(b"/")[1:]


def captures_bytes(captures: Sequence[CaptureStamp]) -> bytes:
    """Capture stamps as one value, the preferred one first; a path may be any bytes."""
    rows = [(c.path, c.size, c.mtime_ns, c.sha256, c.version) for c in captures]
    try:
        return orjson.dumps(rows)
    except TypeError:  # a path that is not UTF-8
        return json.dumps(rows).encode()


def captures_from(value: Any) -> tuple[CaptureStamp, ...]:
    """The capture stamps of `captures_bytes`."""
    try:
        rows = orjson.loads(value)
    except orjson.JSONDecodeError:
        rows = json.loads(bytes(value))
    return tuple([CaptureStamp(*row) for row in rows])


_STEP = "\x1f"
"""Parts a definition's names. It is a control character, and white space to `str.split`:
no term has it, nor a short form; from a long form it is taken out."""


def definition_term(definition: Definition) -> bytes:
    """A definition as a term: the words of its short form and of its long form, then both.

    The words come first, analysed once here rather than whenever an index is opened.
    """
    keys = [" ".join(terms(name)) for name in definition]
    names = [name.replace(_STEP, " ") for name in definition]
    return _STEP.join([*keys, *names]).encode()


def definition_keys(term: bytes) -> tuple[str, str]:
    """Of `definition_term`: the words of the short form and of the long one, by spaces."""
    short, long, _ = term.decode().split(_STEP, 2)
    return short, long


def definition_from(term: bytes) -> Definition:
    """The definition of `definition_term`."""
    _, _, short, long = term.decode().split(_STEP)
    return Definition(short, long)
