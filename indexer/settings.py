"""Every setting, declared once: name, environment variable, default, meaning.

The README's table is held to this module by a test.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from indexer import IndexerError

MAX_NUMBER = 2_000
"""Megabytes of one capture, or server processes: more than either is a slip."""


class SettingsError(IndexerError):
    """A setting whose value cannot be used."""


def _setting(env: str, default: Any, text: str) -> Any:
    return field(default=default, metadata={"env": env, "help": text})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of `reindex` and `webui`. Paths are relative to the working folder."""

    index: str = _setting("STORIES_INDEX", ".stories-index", "Folder of the index.")
    corpus: str = _setting("STORIES_CORPUS", "corpus", "Folder of captures that `reindex` reads.")
    base_url: str = _setting(
        "STORIES_BASE_URL",
        "",
        "Public address of the site, such as https://stories.example.org, for links that "
        "leave the page; empty: links stay relative.",
    )
    max_capture_mb: int = _setting(
        "STORIES_MAX_CAPTURE_MB", 16, "Largest capture file that is read, in megabytes."
    )
    workers: int = _setting("STORIES_WORKERS", 2, "Processes that `webui` serves with.")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that `environment` gives, defaults for the rest.

        Raises:
            SettingsError: a value that should be a whole number is not, or not a
                sensible one.
        """
        given: dict[str, Any] = {}
        for setting in fields(cls):
            env = setting.metadata["env"]
            value = environment.get(env, "").strip()
            if not value:
                continue
            if isinstance(setting.default, int):
                given[setting.name] = _number(env, value)
            else:
                given[setting.name] = value
        return cls(**given)


def _number(env: str, value: str) -> int:
    is_number = value.isascii() and value.isdigit() and len(value) <= len(str(MAX_NUMBER))
    if is_number and 1 <= int(value) <= MAX_NUMBER:
        return int(value)
    raise SettingsError(f"{env} is {value[:40]!r}; it takes a whole number from 1 to {MAX_NUMBER}.")
