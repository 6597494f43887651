"""Whoosh's own searcher over the index that our engine wrote: what plain Whoosh makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from whoosh import index, query

from indexer.story import Story
from tests.benchmarks.engine.peers.whoosh_asking import Layout, WhooshIndex


def _country(location: str) -> str:
    """The code in `country name/path`, and the path begins with it."""
    return location.partition("/")[2].partition("/")[0]


LAYOUT = Layout(
    texts=("text",),
    facets={
        "unit": ("unit", str),
        "country": ("location", _country),
        "year": ("taken", lambda day: int(day) // 10_000),
    },
    day="taken",
    with_unit=lambda unit: query.Term("unit", unit),
    between=lambda first, last: query.ColumnQuery("taken", lambda day: first <= day <= last),
    id_of=lambda fields: str(json.loads(fields["story"])["id"]),
)


class WhooshSearcher:
    """See `Peer`; the index is that of `ours`."""

    versions = f"whoosh3 {version('whoosh3')}, searcher over our index"

    def build(self, folder: Path, stories: Iterable[Story], processes: int) -> None:
        """Nothing: our engine has built it."""

    def add(self, folder: Path, stories: Iterable[Story]) -> None:
        """Nothing: our engine adds."""

    def open(self, folder: Path) -> WhooshIndex:
        """The folder as Whoosh opens it."""
        return WhooshIndex(index.open_dir(str(folder)), LAYOUT)


PEER = WhooshSearcher()
