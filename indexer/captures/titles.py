"""A title for a story whose capture has lost its own, from the text itself.

What is found here is derived, and the story says so.
"""

from __future__ import annotations

import re

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
_DATELINE = re.compile(r"[A-Z][A-Z .,'’/()-]{3,60}.{0,40}?(?: ?[–—]| -{1,2} |--)")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


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


def is_title_line(line: str, below: str) -> bool:
    """Whether a text's first line is a title of its own and not the story's first words.

    It has a few words and no full stop, and a paragraph of prose follows.
    """
    return (
        len(line.split()) >= _MIN_TITLE_WORDS
        and len(line) <= _MAX_LINE_CHARS
        and (line[0].isupper() or line[0].isdigit() or line[0] in "“\"‘'")
        and line[-1] not in ".!?:;,-–—…"
        and not _BYLINE.fullmatch(line)
        and not _WEEKDAY.match(line)
        and not _DATELINE.match(line)
        and len(below) >= _MIN_BODY_CHARS
        and _SENTENCE_END.search(f"{below[:_SEARCHED_CHARS]} A") is not None
    )


def _first_sentence(text: str) -> str:
    for end in _SENTENCE_END.finditer(text):
        word = text[: end.start()].rpartition(" ")[2].lstrip("“\"‘'([").casefold()
        is_initial = len(word) == 1 or "." in word
        if text[end.start()] != "." or not (is_initial or word in _ABBREVIATIONS):
            return text[: end.end()]
    return text
