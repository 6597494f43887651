"""Answers of text are compressed as the browser likes them; files of every match too."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

from indexer.formats.forms import ATOM, CITATIONS, EXPORTS

MIN_BYTES = 1_000
"""Less fits into one packet as it is."""
ALGORITHMS = ["zstd", "br", "gzip"]


def compressed(app: Flask) -> None:
    """Compresses what `app` answers with, where that pays."""
    app.config["COMPRESS_ALGORITHM"] = app.config["COMPRESS_ALGORITHM_STREAMING"] = ALGORITHMS
    app.config["COMPRESS_MIN_SIZE"] = MIN_BYTES
    app.config["COMPRESS_MIMETYPES"] = [
        *("text/html", "text/css", "text/javascript", "text/plain", "image/svg+xml"),
        *("application/json", "application/problem+json", "application/xml", ATOM),
        "application/opensearchdescription+xml",
        *(form.media_type for form in (*EXPORTS.values(), *CITATIONS.values())),
    ]
    Compress(app)
