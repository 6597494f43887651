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
"""Megabytes of one capture, or processes: more than either is a slip."""


class SettingsError(IndexerError):
    """A setting whose value cannot be used."""


def _setting(env: str, default: Any, text: str, least: int = 1, most: int = MAX_NUMBER) -> Any:
    return field(default=default, metadata={"env": env, "help": text, "least": least, "most": most})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of `reindex` and `webui`. Paths are relative to the working folder."""

    index: str = _setting("STORIES_INDEX", ".stories-index", "Folder of the index.")
    corpus: str = _setting("STORIES_CORPUS", "corpus", "Folder of captures that `reindex` reads.")
    base_url: str = _setting(
        "STORIES_BASE_URL",
        "",
        "Public address of the site, such as https://stories.example.org, with the path that it "
        "is below if any, for links that leave the page; empty: feeds and sitemaps name the "
        "address that `webui` listens on.",
    )
    max_capture_mb: int = _setting(
        "STORIES_MAX_CAPTURE_MB", 16, "Largest capture file that is read, in megabytes."
    )
    processes: int = _setting(
        "STORIES_PROCESSES",
        0,
        "Processes that `reindex` reads and builds with; 0: one for each core.",
        least=0,
    )
    memory_mb: int = _setting(
        "STORIES_MEMORY_MB",
        1024,
        "What these need together for the stories they are at, in megabytes.",
        least=64,
        most=1_000_000,
    )
    workers: int = _setting("STORIES_WORKERS", 2, "Processes that `webui` serves with.")
    cache_mb: int = _setting(
        "STORIES_CACHE_MB",
        64,
        "What each of these keeps of the index that it has read, in megabytes.",
        most=1_000_000,
    )

    trusted_proxies: int = _setting(
        "STORIES_TRUSTED_PROXIES",
        0,
        "Reverse proxies before `webui` whose X-Forwarded headers are believed; 0: none are.",
        least=0,
        most=10,
    )
    access_log: str = _setting(
        "STORIES_ACCESS_LOG",
        "",
        "File to which `webui` adds a line of JSON for each answer; `-`: standard error; "
        "empty: none.",
    )
    access_log_text: int = _setting(
        "STORIES_ACCESS_LOG_TEXT",
        0,
        "1: these lines have the parameters of a search too, which people may hold private.",
        least=0,
        most=1,
    )
    metrics: int = _setting(
        "STORIES_METRICS",
        0,
        "1: serve `/metrics` for Prometheus, to those who ask without a proxy.",
        least=0,
        most=1,
    )

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
                given[setting.name] = _number(
                    env, value, setting.metadata["least"], setting.metadata["most"]
                )
            else:
                given[setting.name] = value
        address = given.get("base_url", "https://")
        if not address.startswith(("https://", "http://")):
            raise SettingsError(
                f"STORIES_BASE_URL is {address[:40]!r}; it begins with https:// or http://."
            )
        return cls(**given)


def _number(env: str, value: str, least: int, most: int) -> int:
    is_number = value.isascii() and value.isdigit() and len(value) <= len(str(most))
    if is_number and least <= int(value) <= most:
        return int(value)
    raise SettingsError(
        f"{env} is {value[:40]!r}; it takes a whole number from {least:,} to {most:,}."
    )
