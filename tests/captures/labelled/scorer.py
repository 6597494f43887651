"""Scores the cleaner against the labelled captures: field by field, form by form.

python -m tests.captures.labelled.scorer [--count N] [--seed S] [--form F]
    [--examples] [--dump FOLDER]
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from indexer.captures import CaptureError
from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.story import Caption, Story
from tests.captures.labelled import captures
from tests.captures.labelled.sheet import Anything, Label, Labelled

FIELDS = ("kind", *captures.FIELDS, "date", "url")
_TARGET = 0.98
_FURNITURE = (
    "yourname@email.com", "Forgot Password?", "Or login with Facebook", "Service Logo",
    "read more read more", "LEAVE A COMMENT", "NEWS INFO", "Date Taken:", "Date Posted:",
    "Story ID:", "Web Views:", "Downloads:", "Podcast Hits:", "PUBLIC DOMAIN", "Hometown:",
    "identified by DVIDS", "Courtesy Story", "Story by ", "News ID:", "View Image Page", "see less",
    "IMAGE INFO", "VIDEO INFO", "AUDIO INFO", "GALLERY", "ASSOCIATED NEWS", "Photo ID:", "VIRIN",
    "Resolution:", "Show Caption", "VIEW ORIGINAL", "Photo Information", "official website",
    "<br", "&quot;", "&amp;", "<p", "-30-", "– 30 –", "# # #", "###",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What became of one field over one form's captures."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, outcome: str, example: str) -> None:
        """Counts an outcome and keeps the first few examples of the bad ones."""
        self.counts[outcome] += 1
        if outcome not in ("right", "rightly none"):
            kept = self.examples.setdefault(outcome, [])
            if len(kept) < 3:
                kept.append(example)

    @property
    def bad(self) -> int:
        """How many are not as they should be."""
        return sum(self.counts.values()) - self.counts["right"] - self.counts["rightly none"]


Score = dict[tuple[str, str], Tally]
"""By form and field; besides the story's fields: body, losses, leaks, inferred."""


def score(labelled: Iterable[Labelled]) -> Score:
    """The tallies of all captures."""
    found: Score = {}
    for capture in labelled:
        for name, outcome, example in outcomes(capture):
            found.setdefault((capture.form, name), Tally()).add(
                outcome, f"{capture.name}: {example}"
            )
    return found


def outcomes(capture: Labelled) -> list[tuple[str, str, str]]:
    """`(field, outcome, example)` of each field of each story that the capture holds."""
    try:
        stories = tuple(map(clean, captures_of(capture.path, capture.data)))
    except CaptureError as error:
        return [("stories", "missed", f"refused: {error}")]
    except Exception as error:  # noqa: BLE001 - a crash is a bug to be counted among the others
        return [("stories", "wrong", f"crashed: {error!r}")]
    if len(stories) != len(capture.labels):
        return [("stories", "wrong", f"{len(stories)} stories, expected {len(capture.labels)}")]
    found = [("stories", "right", "")]
    for story, label in zip(stories, capture.labels, strict=True):
        found += _story_outcomes(story, label)
    return found


def _story_outcomes(story: Story, label: Label) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for name in FIELDS:
        is_open = any(isinstance(value, Anything) for value in label.values.get(name, ()))
        # What the capture leaves open is not counted, or it would pass for right.
        if name in label.values and not is_open:
            actual = _comparable(name, _value(story, name, label.values[name]))
            wanted = tuple(_comparable(name, value) for value in label.values[name])
            outcome = _outcome(actual, wanted)
            found.append((name, outcome, f"got {actual!r}, expected {_shown(wanted)}"))
            if name in label.inferred and outcome == "right":
                named = "right" if name in story.inferred else "missed"
                found.append(("inferred", named, f"{name} is not named in inferred"))
            elif outcome == "right" and name not in label.inferred and _is_certain(wanted):
                extra = name in story.inferred and name not in ("kind", "id") and actual
                found.append(
                    ("inferred", "invented" if extra else "right", f"{name} was read, not inferred")
                )
    return [*found, *_body_outcomes(story, label)]


def _value(story: Story, name: str, wanted: Sequence[Any]) -> Any:
    """The story's value; a title that was made up from its text counts as none."""
    if name == "title":
        is_made_up = "title" in story.inferred and story.title not in wanted
        return None if is_made_up or not story.title else story.title
    if name == "id":
        return None if story.id.startswith("text-") else story.id
    return getattr(story, name)


def _is_certain(wanted: Sequence[Any]) -> bool:
    """Whether the label says what the value is, and that it was read."""
    return len(wanted) == 1 and not isinstance(wanted[0], Anything)


def _comparable(name: str, value: Any) -> Any:
    """What is compared: of captions their words without closing dots."""
    if name == "captions" and isinstance(value, tuple):
        return tuple(
            (c.text.rstrip(" .…"), c.credit and _letters(c.credit))
            for c in value
            if isinstance(c, Caption)
        )
    if name == "unit" and isinstance(value, str):
        return value.casefold()  # a ship's name may be kept in capitals or not
    return value


def _outcome(actual: Any, wanted: Sequence[Any]) -> str:
    is_none = actual is None or actual == ()
    if actual in wanted or (is_none and (None in wanted or () in wanted)):
        return "rightly none" if is_none else "right"
    if is_none:
        return "missed"
    return "invented" if all(value is None or value == () for value in wanted) else "wrong"


def _body_outcomes(story: Story, label: Label) -> list[tuple[str, str, str]]:
    actual = _letters(story.body)
    if label.may_be_caption and not actual:
        actual = _letters(" ".join(caption.text for caption in story.captions))
    choices = [("", text) if optional else (text,) for text, optional in label.body]
    readings = [_letters(" ".join(reading)) for reading in product(*choices)]
    found = [
        ("body", "right" if actual in readings else "wrong", _difference(actual, readings[-1]))
    ]
    if label.problems:
        found.append(("problems", "right" if story.problems else "missed", "none recorded"))
    expected = _letters(" ".join(text for text, _ in label.body))
    lost = [
        sentence
        for text, optional in label.body
        if not optional
        for sentence in re.split(r"(?<=[.!?”\"])\s+|\n", text)
        if _letters(sentence) not in actual
    ]
    found.append(("losses", "wrong" if lost else "right", f"lost {lost[:2]}"))
    truth = " ".join(
        [text for text, _ in label.body] + [str(v) for v in label.values.get("title", ())]
    )
    shown = "\n".join((story.title if "title" not in story.inferred else "", story.body))
    leaks = [phrase for phrase in _FURNITURE if phrase in shown and phrase not in truth]
    found.append(
        ("leaks", "wrong" if leaks else "right", f"leaked {leaks} {_difference(actual, expected)}")
    )
    return found


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _difference(actual: str, expected: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(actual, expected, strict=False)) if a != b),
              min(len(actual), len(expected)))  # fmt: skip
    start = max(0, at - 20)
    return (
        f"at letter {at}: got …{actual[start : at + 60]!r}, expected …{expected[start : at + 60]!r}"
    )


def _shown(wanted: Sequence[Any]) -> str:
    return repr(wanted[0]) if len(wanted) == 1 else "one of " + repr(wanted)


def table(found: Score) -> str:
    """One line a form and field: right of those that have it, and what went wrong."""
    heads = ("right", "share", "wrong", "missed", "invented", "none")
    lines = ["{:8} {:10} {:>13} {:>6} {:>6} {:>7} {:>9} {:>6}".format("form", "field", *heads)]
    totals: dict[str, Counter[str]] = {}
    for (form, name), tally in found.items():
        lines.append(_row(form, name, tally.counts))
        totals.setdefault(name, Counter()).update(tally.counts)
    lines += [_row("ALL", name, counts) for name, counts in totals.items()]
    return "\n".join(lines)


def _row(form: str, name: str, counts: Counter[str]) -> str:
    having = counts["right"] + counts["wrong"] + counts["missed"]
    share = counts["right"] / having if having else 1.0
    mark = " " if share >= _TARGET and not counts["invented"] else "*"
    return (
        f"{form:8} {name:10} {counts['right']:>5} of {having:>4} {share:>6.1%}{mark}"
        f"{counts['wrong']:>6} {counts['missed']:>7} {counts['invented']:>9} "
        f"{counts['rightly none']:>6}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table and, where they are asked for, examples of what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300, help="captures of each form")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", action="append", choices=captures.FORMS)
    parser.add_argument("--field", help="examples of this field only")
    parser.add_argument("--examples", action="store_true")
    parser.add_argument("--dump", type=Path, help="write the captures that went wrong there")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    every = [
        capture
        for form in options.form or captures.FORMS
        for capture in captures.captures(form, options.count, options.seed)
    ]
    found = score(every)
    write = sys.stdout.write
    if options.examples:
        for (form, name), tally in found.items():
            if options.field in (None, name):
                for outcome, examples in tally.examples.items():
                    write(f"\n{form} {name} {outcome} ({tally.counts[outcome]}):\n")
                    write("".join(f"    {example}\n" for example in examples))
        write("\n")
    if options.dump:
        _dump(options.dump, every, options.field)
    write(table(found) + f"\n{len(every):,} captures in {time.perf_counter() - started:.1f} s\n")
    return 0


def _dump(folder: Path, every: Iterable[Labelled], name: str | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for capture in every:
        bad = [o for o in outcomes(capture) if o[1] not in ("right", "rightly none")]
        if any(name in (None, outcome[0]) for outcome in bad):
            (folder / Path(capture.path).name).write_bytes(capture.data)
            notes = "".join(f"{field} {outcome}: {example}\n" for field, outcome, example in bad)
            (folder / f"{capture.name}.wrong").write_text(notes, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
