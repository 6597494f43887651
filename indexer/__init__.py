"""Captures in, stories indexed, queries answered.

Everything that knows about capture files, stories and search engines lives
here. Nothing here knows about web pages: `webui` imports `indexer`, never the
other way round. Inside, a room imports only rooms below it in the README's map.
"""


class IndexerError(Exception):
    """Base of every error that `indexer` raises on purpose.

    Its message is a sentence for people: what was asked, what was found, what
    to do next.
    """
