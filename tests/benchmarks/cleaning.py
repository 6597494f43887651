"""How many captures a second become stories on one core, form by form.

    python -m tests.benchmarks.cleaning [--count N] [--seed S] [--repeats R]

Reading and cleaning only, and then with the signature that versions are found by:
no file, no index. Seconds are the process's own, so that what else the machine does
counts little; how fast it is just then, the turns say: how often an empty loop
goes round in the time of one capture. Each pass is over the same captures, so that
from the second on authors and places have been met before, as most of an archive's
have. Hostile inputs are timed at two lengths, so that what grows faster than its
length shows. The raw pages (R) are those of the targets.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from indexer.captures import CaptureError
from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.duplicates import signature_of
from indexer.story import Story
from tests.captures.labelled import captures

_TARGET_RAW_PER_S, _TARGET_SIGNED_PER_S = 3000, 1500
_TURNS = 1_000_000
_TOP = "(e.g. yourname@email.com)\n\nForgot Password?\n\n"
_SHORT, _LONG = 1_000_000, 10_000_000
"""Characters of a hostile input; the longer one is the 10 MB line of the target."""

HOSTILE: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "one line": ("txt", lambda n: "a" * n),
    "one line of words": ("txt", lambda n: "word " * (n // 5)),
    "one raw line": ("txt", lambda n: f"{_TOP}{'word. ' * (n // 6)}"),
    "blank lines": ("txt", lambda n: "\n" * n + "a"),
    "blank lines in a page": ("txt", lambda n: f"{_TOP}A Title\n\n{chr(10) * n}a"),
    "read more": ("txt", lambda n: "read more " * (n // 10)),
    "dots": ("txt", lambda n: "." * n + "a"),
    "footers": ("txt", lambda n: f"{_TOP}A Title\n\n" + "NEWS INFO\n\nStory ID: 1\n" * (n // 24)),
    "bylines": ("txt", lambda n: "By Sgt. A B\n9th Company\n\n" * (n // 25)),
    "listing": ("txt", lambda n: "Story by A | B | 01.02.2010\n\nA lead......\n\n" * (n // 43)),
    "breaks": ("txt", lambda n: "<br /> " * (n // 7) + "a"),
    "entities": ("txt", lambda n: "&amp;quot;" * (n // 10) + "a"),
    "broken encoding": ("txt", lambda n: "â€œaâ€™" * (n // 7)),
    "pipes": ("txt", lambda n: "| Date Taken:\n" * (n // 14)),
    "nested markup": ("html", lambda n: f"<html><body>{'<div>' * (n // 5)}text"),
    "nested quotes": ("html", lambda n: "<p><b><i>" * (n // 9) + "text"),
    "nested tables": ("html", lambda n: "<table><tr><td>" * (n // 15) + "text"),
    "nested spans": ("html", lambda n: "<span>" * (n // 6) + "text"),
    "nested items": ("html", lambda n: "<html>" + "<ul><li>" * (n // 8) + "text"),
    "open tags": ("html", lambda n: "<html>" + "<a href='" * (n // 9)),
    "open attribute": ("html", lambda n: f"<p title='{'a' * n}"),
    "attributes": ("html", lambda n: f"<p {' '.join(f'a{at}' for at in range(n // 7))}>text"),
    "comment": ("html", lambda n: f"<html><p>text<!--{'a' * n}--><p>text"),
    "script": ("html", lambda n: f"<script>{'a=`<p>a</p>`;' * (n // 13)}</script><p>text"),
    "style": ("html", lambda n: f"<style>{'.a{b:c}' * (n // 7)}</style><p>text"),
    "entities in a page": ("html", lambda n: f"<p>{'&eacute;' * (n // 8)}"),
    "many lines": ("html", lambda n: f"<html><body>{'<p>a</p>' * (n // 8)}"),
    "breaks in a page": ("html", lambda n: "<p>" + "text<br>" * (n // 8)),
    "preformatted": ("html", lambda n: "<pre>" + "text\n" * (n // 5)),
    "one link": ("html", lambda n: f"<a href=a>{'word ' * (n // 5)}</a>"),
    "many links": ("html", lambda n: "<a href=a>word</a> " * (n // 19)),
    "choices": ("html", lambda n: "<select>" + "<option>a" * (n // 9)),
    "small pages": (
        # Each below every limit, so that what a page may cost is multiplied.
        "jsonl",
        lambda n: f'{{"title": "a", "body": "{"<div>" * 2_490}"}}\n' * (n // 12_500),
    ),
    "nested lists": ("json", lambda n: "[" * n),
    "objects": ("jsonl", lambda n: '{"a": 1}\n' * (n // 9)),
}
"""Inputs that would take hours if the time were the square of the length."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the settings, a line a form and a line a hostile input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="captures of each form")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=3, help="the best of so many is shown")
    parser.add_argument("--form", action="append", choices=captures.FORMS)
    parser.add_argument("--hostile", action="store_true", help="the hostile inputs only")
    options = parser.parse_args(arguments)
    print(
        f"Python {platform.python_version()}, {platform.machine()}, one core; "
        f"{options.count:,} captures a form, seed {options.seed}, best of {options.repeats}; "
        "seconds of processor time\n"
    )
    if not options.hostile:
        print(f"{'':8} {'captures/s':>11} {'and signed':>11} {'MB/s':>6} {'bytes':>7} {'turns':>7}")
        for form in options.form or captures.FORMS:
            print(_rates(form, options.count, options.seed, options.repeats), flush=True)
    if not options.form:
        print(f"\n{'hostile input':24} {'1 MB':>9} {'10 MB':>9} {'ratio':>6}")
        for name, (ending, text) in HOSTILE.items():
            short, long = (_seconds(ending, text(length)) for length in (_SHORT, _LONG))
            ratio = long / short
            print(f"{name:24} {short:8.3f}s {long:8.3f}s {ratio:6.1f}", flush=True)
    return 0


def _rates(form: str, count: int, seed: int, repeats: int) -> str:
    inputs = [(one.path, one.data) for one in captures.captures(form, count, seed)]
    size = sum(len(data) for _, data in inputs)
    # One after the other, so that all three meet the machine at its best.
    passes = [
        (_run(inputs, is_signed=False), _run(inputs, is_signed=True), _empty_loop())
        for _ in range(repeats)
    ]
    cleaning, signing, loop = map(min, zip(*passes, strict=True))
    rates = (count / cleaning, count / signing)
    turns = cleaning / count / (loop / _TURNS)
    line = (
        f"{form:8} {rates[0]:11,.0f} {rates[1]:11,.0f} {size / cleaning / 1e6:6.1f} "
        f"{size / count:7,.0f} {turns:7,.0f}"
    )
    return f"{line}\n{_verdict(*rates)}" if form == "R" else line


def _verdict(cleaned_per_s: float, signed_per_s: float) -> str:
    """What the targets ask of the raw pages, and by how much they are missed, if so."""
    said = []
    for what, per_s, target in (
        ("cleaned", cleaned_per_s, _TARGET_RAW_PER_S),
        ("cleaned and signed", signed_per_s, _TARGET_SIGNED_PER_S),
    ):
        missed = f"missed by {1 - per_s / target:.0%}" if per_s < target else "reached"
        said.append(f"{target:,} raw captures a second {what}: {missed}")
    return f"{'':8} {'; '.join(said)}"


def _run(inputs: Sequence[tuple[str, bytes]], *, is_signed: bool) -> float:
    started = time.process_time()
    for path, data in inputs:
        for story in _stories(path, data):
            if is_signed:
                signature_of(story)
    return time.process_time() - started


def _empty_loop() -> float:
    started = time.process_time()
    for _ in range(_TURNS):
        pass
    return time.process_time() - started


def _seconds(ending: str, text: str) -> float:
    data = text.encode()
    started = time.process_time()
    _stories(f"/captures/a.{ending}", data)
    return time.process_time() - started


def _stories(path: str, data: bytes) -> list[Story]:
    try:
        return [clean(capture) for capture in captures_of(path, data)]
    except CaptureError:
        return []  # a capture that is refused has been read all the same


if __name__ == "__main__":
    sys.exit(main())
