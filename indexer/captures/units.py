"""One unit's many spellings become one.

Only what certainly names the same unit is brought together; two units are
never made one.
"""

from __future__ import annotations

import re

_PRESS_OFFICE = re.compile(
    r"(?P<unit>.*[^\s,/–-])[\s,/–-]+(?:Public Affairs(?: Office)?|PAO)", re.IGNORECASE
)
_OPEN_ENDINGS = frozenset({"of", "the", "for", "and", "&", "joint"})


def unit(text: str) -> str | None:
    """The unit's name without its press office: `374th Airlift Wing/Public Affairs`.

    A name that would be left incomplete keeps it: `Office of Public Affairs`.
    """
    name = " ".join(text.split())
    match = _PRESS_OFFICE.fullmatch(name)
    if match and _is_whole(match["unit"]):
        name = match["unit"]
    return name or None


def _is_whole(name: str) -> bool:
    words = name.split()
    # One plain word is a service or a kind of office: `Navy Public Affairs`.
    is_plain_word = len(words) == 1 and words[0][1:].islower() and words[0].isalpha()
    return not is_plain_word and words[-1].casefold() not in _OPEN_ENDINGS
