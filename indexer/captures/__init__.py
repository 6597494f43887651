"""Bytes on disk become stories: finding files, reading them, cleaning them.

This room knows every shape that a capture can have. It knows nothing of
indexes, queries or pages, uses no network and no clock, and imports only
`indexer.story` and the base of `indexer`'s errors from outside itself.
"""

from indexer import IndexerError


class CaptureError(IndexerError):
    """A file or a part of it that cannot become a story; the message is the reason.

    The reason is a short clause that follows the path in a report, as in
    `old/a.txt: larger than 16 MB`.
    """
