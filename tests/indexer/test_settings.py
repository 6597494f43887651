"""Settings and the README's table of them."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from indexer.settings import Settings, SettingsError

README = Path(__file__).parents[2] / "README.md"


def test_the_environment_gives_settings_and_empty_means_default() -> None:
    settings = Settings.from_environment({"STORIES_INDEX": " /i ", "STORIES_CORPUS": ""})
    assert (settings.index, settings.corpus) == ("/i", "corpus")


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "²", "2001", "9" * 5_000])
def test_a_number_that_is_none_is_refused_by_name(value: str) -> None:
    with pytest.raises(SettingsError, match="STORIES_WORKERS"):
        Settings.from_environment({"STORIES_WORKERS": value})


def test_the_readme_lists_every_setting_as_it_is() -> None:
    rows = re.findall(r"^\| `(STORIES_\w+)` \| (.*?) \| (.*) \|$", README.read_text(), re.MULTILINE)
    assert rows == [
        (
            setting.metadata["env"],
            f"`{setting.default}`" if setting.default != "" else "(empty)",
            setting.metadata["help"],
        )
        for setting in fields(Settings)
    ]
