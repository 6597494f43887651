"""A capture file's bytes become text, or a reason why they cannot.

Knows encodings only: UTF-8, UTF-16, Windows-1252, and those that pages declare.
A capture may be cut off within its last character, which is then left out.
"""

from __future__ import annotations

import codecs
import re

from indexer.captures import CaptureError

_CONTROLS = bytes((*range(9), *range(14, 32), 127))
"""Control characters that no text has: all but tab and the line and page breaks."""

_MAX_CONTROLS = 1 / 20
"""Random bytes have 1 in 9; text damaged in places stays far below."""

_MIN_UTF16_BYTES = 8
_MIN_ZERO_BYTES = 7 / 10
"""Of UTF-16's upper bytes in English, nearly all are zero: all but those of
curly quotes and dashes."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARATION = re.compile(
    rb"<(?:meta\s[^<>]{0,300}?\bcharset\s{0,9}=|\?xml\s[^<>]{0,100}?\bencoding\s{0,9}=)"
    rb"\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})",
    re.IGNORECASE | re.ASCII,
)
_DECLARATION_BYTES = 4096
"""Browsers look at the first 1,024; saved pages begin with a note of the program."""

_LOST = "\ufffd"
_LOST_RUN = re.compile(f"{_LOST}+")

_CODECS = {
    # What a page calls its encoding → what it then is (WHATWG Encoding Standard).
    **dict.fromkeys(("us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1",
                     "iso_8859-1", "l1", "windows-1252", "cp1252", "x-cp1252"), "cp1252"),
    **{f"windows-125{n}": f"cp125{n}" for n in (0, 1, 3, 4, 5, 6, 7, 8)},
    **{f"iso-8859-{n}": f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso-8859-9": "cp1254",
    **dict.fromkeys(("iso-8859-11", "tis-620", "windows-874"), "cp874"),
    "koi8-r": "koi8_r", "koi8-u": "koi8_u", "macintosh": "mac_roman", "ibm866": "cp866",
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp",
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "windows-949"), "cp949"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "gb18030", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
}  # fmt: skip


def decoded(data: bytes) -> str:
    """The text that the bytes hold, without a byte order mark.

    Raises:
        CaptureError: they are binary, or text in no encoding known here.
    """
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _utf16(data.removeprefix(mark), codec)
    if codec_found := _unmarked_utf16(data):
        return _utf16(data, codec_found)
    _refuse_binary(data)
    unmarked = data.removeprefix(codecs.BOM_UTF8)
    text = _utf8(unmarked)
    if text is None:
        text = _damaged_utf8(unmarked)
    if text is not None:
        return text
    if data.startswith(codecs.BOM_UTF8):
        raise CaptureError("undecodable: marked as UTF-8, but it is not")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise CaptureError("undecodable: neither UTF-8, UTF-16 nor Windows-1252") from None


def decoded_page(data: bytes) -> str:
    """The text of an HTML page, which may declare its own encoding in its head.

    A byte order mark counts for more, and so does UTF-8 that is valid: text in
    another encoding never is by chance.

    Raises:
        CaptureError: as `decoded` does.
    """
    codec = _declared(data)
    if codec is None or data.startswith(_MARKS) or 0 in data:
        return decoded(data)
    if not data.isascii() and (text := _utf8(data)) is not None:
        _refuse_binary(data)
        return text
    # A byte that the encoding does not define is damage to one letter.
    return data.decode(codec, errors="replace")


def _declared(data: bytes) -> str | None:
    match = _DECLARATION.search(data[:_DECLARATION_BYTES])
    return _CODECS.get(match[1].decode("ascii").casefold()) if match else None


def _utf8(data: bytes) -> str | None:
    try:
        # A character that the end cuts is not used.
        text, used = codecs.utf_8_decode(data)
    except UnicodeDecodeError:
        return None
    # A single byte at the end of plain ASCII may as well be an `é` in Windows-1252.
    return None if len(data) - used == 1 and text.isascii() else text


def _damaged_utf8(data: bytes) -> str | None:
    """The text of UTF-8 that lost a byte here and there, if that is what the bytes are.

    Windows-1252 hardly ever has two bytes in a row that are a letter of UTF-8.
    """
    text = data.decode("utf-8", errors="replace")
    good = len(text) - len(text.encode("ascii", errors="ignore")) - text.count(_LOST)
    return _LOST_RUN.sub(_LOST, text) if good >= max(1, text.count(_LOST)) else None


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
