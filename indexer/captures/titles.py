"""A title for a story whose capture has lost its own, from the text itself.

What is found here is derived, and the story says so.
"""

from __future__ import annotations

import re
from itertools import starmap, zip_longest
from operator import eq

from indexer.captures.datelines import dateline

MAX_TITLE_CHARS = 100
"""One line of a page of results; the `…` is counted in."""

_SEARCHED_CHARS = 1000
_MIN_TITLE_WORDS = 3
_MAX_LINE_CHARS = 120
_MIN_BODY_CHARS = 80
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*(?= [A-Z0-9“\"‘'(\[])")
_ABBREVIATIONS = frozenset({
    "adm", "ave", "brig", "bldg", "capt", "cmdr", "co", "col", "corp", "cpl", "dept", "div",
    "dr", "ens", "est", "ft", "gen", "gov", "gunnery", "hon", "inc", "inf", "jr", "lt", "maj",
    "mr", "mrs", "ms", "mt", "no", "pfc", "pvt", "rep", "rev", "sen", "sgt", "spc", "sr", "st",
    "tech", "u.s", "vice", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "ala",
    "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky",
    "la", "mass", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore",
    "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
})  # fmt: skip
_BYLINE = re.compile(r"(?:[Ss]tory )?[Bb][Yy] [A-Z].{0,100}[^.!?]", re.DOTALL)
_DATELINE = re.compile(
    r"(?=[^a-z]{0,20}[A-Z]{3})[A-Z][A-Z .,'’/()-]{3,60}.{0,40}?(?: ?[–—]| -{1,2} |--)"
)
_MAX_PUNCTUATION_CHARS = 30
_MIN_BELOW_DATELINE_CHARS = 40
"""Units have dashes too: `U.S. Army Corps of Engineers – Alaska District`."""

_PRESS = re.compile(r"(?:joint )?(?:press|news) release\b|for immediate release", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def are_same(one: str, other: str) -> bool:
    """Whether two titles have the same letters, whatever their case and punctuation."""
    if not one or abs(len(one) - len(other)) > _MAX_PUNCTUATION_CHARS:
        return False
    firsts = one[0] + other[:1]
    if firsts.isascii() and firsts.isalnum() and firsts[0].lower() != firsts[-1].lower():
        return False  # as of most lines that are compared
    pairs = zip_longest(*(filter(str.isalnum, title.casefold()) for title in (one, other)))
    return all(starmap(eq, pairs)) and any(map(str.isalnum, one))


def is_dateline(line: str) -> bool:
    """Whether a line begins with where the story was filed and goes on with a sentence."""
    found = _DATELINE.match(line)
    return found is not None and (
        len(line) - found.end() >= _MIN_BELOW_DATELINE_CHARS
        or (line.endswith((".", "”", '"')) and dateline(line) is not None)
    )


def is_press_line(line: str) -> bool:
    """Whether a line says that a story is a press release, as one above a body does."""
    return _PRESS.match(line) is not None


def is_weekday_line(line: str) -> bool:
    """Whether a line begins with a day of the week, as a date above a body does."""
    return _WEEKDAY.match(line) is not None


def title_from_text(text: str) -> str:
    """The first sentence of `text`, cut after a word to at most 100 characters."""
    paragraphs = text[:_SEARCHED_CHARS].split("\n\n")
    opening = next((p for p in paragraphs if not _BYLINE.fullmatch(p)), paragraphs[0])
    return shortened(_first_sentence(opening.replace("\n", " ")))


def shortened(text: str) -> str:
    """The text, cut after a word and ended with `…` where it exceeds 100 characters."""
    if len(text) <= MAX_TITLE_CHARS:
        return text
    kept = text[:MAX_TITLE_CHARS]
    # The room of the last character is the ellipsis's, so that at a space a word ends.
    kept = kept.rpartition(" ")[0] or kept[:-1]
    return kept.rstrip(" ,;:–—-") + "…"


def may_be_title(line: str) -> bool:
    """Whether a line looks like a title: a few words, no full stop, no date, no byline."""
    return (
        len(line.split()) >= _MIN_TITLE_WORDS
        and len(line) <= _MAX_LINE_CHARS
        and (line[0].isupper() or line[0].isdigit() or line[0] in "“\"‘'")
        and line[-1] not in ".:;,-–—…"
        and not _BYLINE.fullmatch(line)
        and not is_weekday_line(line)
        and not _DATELINE.match(line)
    )


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph: long enough, and with a sentence in it."""
    return (
        len(line) >= _MIN_BODY_CHARS
        and _SENTENCE_END.search(f"{line[:_SEARCHED_CHARS]} A") is not None
    )


def _first_sentence(text: str) -> str:
    for end in _SENTENCE_END.finditer(text):
        word = text[: end.start()].rpartition(" ")[2].lstrip("“\"‘'([").casefold()
        is_initial = len(word) == 1 or "." in word
        if text[end.start()] != "." or not (is_initial or word in _ABBREVIATIONS):
            return text[: end.end()]
    return text
