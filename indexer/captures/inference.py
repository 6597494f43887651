"""What a story's own text tells where its page does not: its dateline, its byline.

Only what is missing is filled, and the story names its source; what
contradicts the page is a problem, and the page is believed.
"""

from __future__ import annotations

from indexer.captures.datelines import Dateline, dateline
from indexer.captures.parts import Parts
from indexer.story import Location, Problem

SOURCE = "the dateline"
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "’", "'", ")", "]", ":", "…", "*")
_MID_SENTENCE = (",”", ',"', "”,", '",')
_MIN_SENTENCE_WORDS = 8
_MAX_SEARCHED_PARAGRAPHS = 2


def with_dateline(parts: Parts) -> Parts:
    """The parts with the place and, at sea, the day that the body's dateline gives."""
    found = _dateline(parts.body)
    if found is None:
        return parts
    location, taken_on = parts.location, parts.taken_on
    inferred, problems = dict(parts.inferred), parts.problems
    if location is None and found.location:
        location = found.location
        inferred["location"] = SOURCE
    elif location and found.location and _differ(location, found.location):
        problems += (
            Problem(
                "location-differs",
                f"The page says “{location}”, used here, and the dateline “{found.location}”.",
            ),
        )
    if taken_on is None:
        taken_on = found.day
        if taken_on:
            inferred["taken_on"] = SOURCE
    if inferred == parts.inferred and problems is parts.problems:
        return parts
    return parts._replace(
        location=location, taken_on=taken_on, inferred=inferred, problems=problems
    )


def cut_off(body: str, *, is_cut: bool) -> tuple[Problem, ...]:
    """The problem of a body that ends in the middle of a sentence, if it does.

    `is_cut` says that the capture itself ends there, without a line break.
    """
    last = body.rpartition("\n")[2]
    if not last or (last.endswith(_SENTENCE_ENDS) and not last.endswith(_MID_SENTENCE)):
        return ()
    if not is_cut and last.count(" ") < _MIN_SENTENCE_WORDS - 1:
        return ()  # a list, a signature, a line for contact
    ending = last[-40:].partition(" ")[2] if len(last) > 40 else last
    return (Problem("cut-off", f"The body ends in the middle of a sentence: “…{ending}”."),)


def _dateline(body: str) -> Dateline | None:
    for paragraph in body.split("\n\n", _MAX_SEARCHED_PARAGRAPHS)[:_MAX_SEARCHED_PARAGRAPHS]:
        if found := dateline(paragraph):
            return found
    return None


def _differ(page: Location, line: Location) -> bool:
    """Whether two places are in different countries, or different states of the US."""
    if page.country and line.country:
        if (page.country_code or page.country) != (line.country_code or line.country):
            return True
        is_us = page.country_code == "US"
        return bool(is_us and page.region and line.region and page.region != line.region)
    return False
