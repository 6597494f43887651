"""What a gzip-compressed file holds, never more than is asked for."""

from __future__ import annotations

import gzip
import io
import zlib

from indexer.captures import CaptureError

SUFFIX = ".gz"
_CHUNK_BYTES = 1 << 16
_MAGIC = b"\x1f\x8b"


def unzipped(data: bytes, max_bytes: int) -> bytes | None:
    """The bytes that were compressed; `None` where they are more than `max_bytes`.

    Raises:
        CaptureError: the data is not gzip, cut short or damaged.
    """
    if not data.startswith(_MAGIC):
        raise CaptureError("not gzip, though its name says so" if data else "empty: no text in it")
    chunks: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while chunk := file.read(_CHUNK_BYTES):
                size += len(chunk)
                if size > max_bytes:
                    return None
                chunks.append(chunk)
    except EOFError:
        raise CaptureError("gzip cut short: its end is missing") from None
    except (OSError, zlib.error):
        raise CaptureError("gzip damaged: it cannot be decompressed") from None
    return b"".join(chunks)
