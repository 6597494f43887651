"""What the whole test run does: no time limits, and a word when it drove no browser."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# Speed is measured in benchmarks; the first example of a run also loads the names of places.
# Checks draw the same examples each time, so that a change fails for what it changed; elsewhere
# each run draws its own.
settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names, in one line, what the skipped browser tests need."""
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(1 for report in skipped if "browser" in report.keywords)
    if count:
        terminalreporter.write_line(
            f"{count} browser tests were skipped: they need Chromium (apt-get install chromium).",
            yellow=True,
        )
