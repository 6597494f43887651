"""What stands under `deploy/` uses settings and commands that exist."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from indexer.settings import Settings

ROOT = Path(__file__).parents[1]
FILES = [path for path in sorted((ROOT / "deploy").iterdir()) if path.is_file()]


def test_every_setting_that_is_named_exists() -> None:
    known = {setting.metadata["env"] for setting in fields(Settings)}
    named = {
        name for path in FILES for name in re.findall(r"STORIES_[A-Z_]+", path.read_text("utf-8"))
    }
    assert named - known == set()
    assert {"STORIES_INDEX", "STORIES_CORPUS", "STORIES_BASE_URL"} <= named


def test_units_start_commands_that_are_installed() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    started = {
        command
        for path in FILES
        for command in re.findall(
            r"^ExecStart=/opt/stories/bin/(\S+)", path.read_text("utf-8"), re.MULTILINE
        )
    }
    assert started == set(scripts)


def test_every_file_says_how_far_it_was_tried() -> None:
    readme = (ROOT / "deploy" / "README.md").read_text("utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in readme] == ["README.md"]
