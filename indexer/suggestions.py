"""What is suggested while somebody types: which words of a value the typed ones begin.

Pure; an engine brings the values and their counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from indexer.results import Suggestion, SuggestionKind

KINDS: tuple[SuggestionKind, ...] = ("unit", "location", "author", "phrase", "tag", "title")
"""In the order in which they are shown."""

AT_ONCE = 3
"""So many of one kind come before the next kind has its turn: a list of ten shows four kinds."""

MAX_PHRASE_WORDS = 3
MIN_LAST_LETTERS = 4
"""What ends in `of`, `at` or `the` is no phrase."""

MIN_PHRASE_TITLES = 2
"""Words that follow one another in a single title are that title's, and no phrase."""

MAX_WORDS = 8
"""Typed words that are looked at; more of them than this narrow nothing further."""

_MARKS = str.maketrans("", "", ".'’‘ʼ")
_WORD = re.compile(r"[^\W_]+")


def folded_words(text: str) -> list[str]:
    """The words of `text` without case, accents and punctuation.

    >>> folded_words("U.S. Forces, Yokota's Café F-35A")
    ['us', 'forces', 'yokotas', 'cafe', 'f', '35a']
    """
    if text.isascii():
        return _WORD.findall(text.lower().translate(_MARKS))
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_MARKS))
    return _WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c)))


def typed_words(text: str) -> tuple[str, ...]:
    """The words that are completed; none if nothing was typed."""
    return tuple(folded_words(text)[:MAX_WORDS])


def first_match(typed: Sequence[str], words: Sequence[str]) -> int | None:
    """Where in `words` the first typed word is begun, if all of them are, in order.

    >>> first_match(("air", "wi"), ("374th", "airlift", "wing"))
    1
    """
    first, at = None, 0
    for start in typed:
        while at < len(words) and not words[at].startswith(start):
            at += 1
        if at == len(words):
            return None
        first = at if first is None else first
        at += 1
    return first


def phrases(typed: Sequence[str], titles: Iterable[str]) -> list[str]:
    """Runs of words of several titles that the typed words begin, the most frequent first.

    `titles` are different ones. Written as in the first of those titles.
    """
    counts: dict[tuple[str, ...], int] = {}
    written: dict[tuple[str, ...], str] = {}
    first, others = typed[0], typed[1:]
    least = max(2, len(typed))
    for title in titles:
        spelt = title.split()
        words = list(map(_folded_word, spelt))
        seen = set()
        for start in [at for at, word in enumerate(words) if word.startswith(first)]:
            if others and not all(map(str.startswith, words[start + 1 :], others)):
                continue
            for size in range(least, min(MAX_PHRASE_WORDS, len(words) - start) + 1):
                run = tuple(words[start : start + size])
                if len(run[-1]) >= MIN_LAST_LETTERS and "" not in run:
                    seen.add(run)
                    if run not in written:
                        written[run] = " ".join(spelt[start : start + size]).strip('.,:;!?"“”')
        for run in seen:
            counts[run] = counts.get(run, 0) + 1
    frequent = [run for run, count in counts.items() if count >= MIN_PHRASE_TITLES]
    frequent.sort(key=lambda run: (-counts[run], -len(run), run))
    # The beginning of a run that is as frequent says less than the run.
    lesser = {
        run[:size]
        for run in frequent
        for size in range(1, len(run))
        if counts.get(run[:size]) == counts[run]
    }
    return [written[run] for run in frequent if run not in lesser]


@lru_cache(maxsize=50_000)
def _folded_word(word: str) -> str:
    """What stands between white space, as one word: titles have many words in common."""
    return "".join(folded_words(word))


def mixed(found: Iterable[Suggestion], limit: int) -> tuple[Suggestion, ...]:
    """The first of each kind, then the next; each kind as ordered."""
    ranked: list[tuple[int, int, int, Suggestion]] = []
    of_kind: Counter[str] = Counter()
    for one in found:
        ranked.append((of_kind[one.kind] // AT_ONCE, KINDS.index(one.kind), len(ranked), one))
        of_kind[one.kind] += 1
    first = sorted(sorted(ranked)[:limit], key=lambda entry: entry[1:3])
    return tuple(entry[3] for entry in first)
