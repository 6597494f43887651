"""A capture file's bytes become text, or a reason why they cannot.

Knows encodings only: UTF-8, UTF-16, Windows-1252. A capture may be cut off
within its last character, which is then left out.
"""

from __future__ import annotations

import codecs

from indexer.captures import CaptureError

_CONTROLS = bytes((*range(9), *range(14, 32), 127))
"""Control characters that no text has: all but tab and the line and page breaks."""

_MAX_CONTROLS = 1 / 20
"""Random bytes have 1 in 9; text damaged in places stays far below."""

_MIN_UTF16_BYTES = 8
_MIN_ZERO_BYTES = 7 / 10
"""Of UTF-16's upper bytes in English, nearly all are zero: all but those of
curly quotes and dashes."""


def decoded(data: bytes) -> str:
    """The text that the bytes hold, without a byte order mark.

    Raises:
        CaptureError: they are binary, or text in no encoding known here.
    """
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _utf16(data.removeprefix(mark), codec)
    if unmarked := _unmarked_utf16(data):
        return _utf16(data, unmarked)
    _refuse_binary(data)
    if data.startswith(codecs.BOM_UTF8):
        text = _utf8(data.removeprefix(codecs.BOM_UTF8))
        if text is None:
            raise CaptureError("undecodable: marked as UTF-8, but it is not")
        return text
    text = _utf8(data)
    if text is not None:
        return text
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise CaptureError("undecodable: neither UTF-8, UTF-16 nor Windows-1252") from None


def _utf8(data: bytes) -> str | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return None
    rest, _ = decoder.getstate()
    # A single byte at the end of plain ASCII may as well be an `é` in Windows-1252.
    return None if len(rest) == 1 and text.isascii() else text


def _utf16(data: bytes, codec: str) -> str:
    try:
        text = codecs.getincrementaldecoder(codec)().decode(data)
    except UnicodeDecodeError:
        raise CaptureError("undecodable: looks like UTF-16, but it is not") from None
    _refuse_binary(text.encode())
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """The codec of bytes that are evidently UTF-16 though no mark says so."""
    if len(data) < _MIN_UTF16_BYTES or 0 not in data:
        return None
    even, odd = data[::2], data[1::2]
    for codec, upper, lower in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if 0 not in lower and upper.count(0) >= _MIN_ZERO_BYTES * len(upper):
            return codec
    return None


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if 0 in data or controls > _MAX_CONTROLS * len(data):
        raise CaptureError("binary, not text")
