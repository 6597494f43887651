"""JSON whose types are not to be trusted, read as text.

The same field comes as a string or a number, a string or a list, an object or
nothing at all. Here a value is asked what it says, never what it is.
"""

from __future__ import annotations

import json
import re
from typing import Any

from indexer.captures import CaptureError

_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


def parsed(text: str) -> Any:
    """The value that a JSON text holds; its numbers as they are written, as strings.

    Raises:
        CaptureError: it is no JSON, or nested too deeply to be read.
    """
    try:
        return json.loads(
            text, parse_int=str, parse_float=str, parse_constant=_nothing, strict=False
        )
    except RecursionError:
        raise CaptureError("JSON nested too deeply") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise CaptureError(f"not JSON: {error.msg.removesuffix(' at')} at {where}") from None


def text_of(value: object) -> str | None:
    """The text of a string or a number; `None` of any other value and of blank text."""
    if not isinstance(value, str):
        return None
    return _HALF_CHARACTERS.sub("\ufffd", value).strip() or None


def line_of(value: object) -> str | None:
    """The text as one line, single-spaced."""
    text = text_of(value)
    return " ".join(text.split()) if text else None


def field(values: object, *names: str) -> object:
    """The first of an object's fields by those names that says something."""
    if isinstance(values, dict):
        for name in names:
            value: object = values.get(name)
            if value is not None and value not in ("", [], {}):
                return value
    return None


def items(value: object) -> list[object]:
    """The items of a list; of nothing none, of any other value itself."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _nothing(_: str) -> None:
    """What `NaN` and the infinities say."""
