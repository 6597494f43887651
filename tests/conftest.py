"""What the whole test run does: it says when it could not drive a browser."""

from __future__ import annotations

import pytest
from hypothesis import settings

# Speed is measured in benchmarks: the first example loads tables, and machines are busy.
settings.register_profile("untimed", deadline=None)
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
