"""The forms in which stories can be taken along, by the ending of the file's name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from indexer.formats.bibtex import bibtex
from indexer.formats.csl import csl
from indexer.formats.json_lines import json_lines
from indexer.formats.plain import plain
from indexer.formats.ris import ris_records
from indexer.formats.spreadsheet import csv_records
from indexer.story import Story


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what a link to it says, its media type, and stories in it, piece by piece."""

    label: str
    media_type: str
    written: Callable[[Iterable[Story]], Iterator[str]]


EXPORTS = {
    "csv": Form("CSV, for spreadsheets", "text/csv", csv_records),
    "jsonl": Form("JSON Lines, for programs", "application/jsonl", json_lines),
    "ris": Form("RIS, for reference managers", "application/x-research-info-systems", ris_records),
}
"""Every match in one file."""

CITATIONS = {
    "txt": Form("Citation", "text/plain", lambda stories: map(plain, stories)),
    "bib": Form("BibTeX", "application/x-bibtex", lambda stories: map(bibtex, stories)),
    "ris": Form("RIS", "application/x-research-info-systems", ris_records),
    "json": Form(
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        lambda stories: (
            json.dumps(csl(story), ensure_ascii=False, indent=2) + "\n" for story in stories
        ),
    ),
}
"""One story."""

ATOM = "application/atom+xml"
