"""A story's text and what a query marks become passages with their matches marked.

Nothing here makes HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from indexer.marking import MAX_READ_CHARS, Mark, Marking
from indexer.results import Piece, Snippet
from indexer.tree import Node, TextField

MAX_CHARS = 280
"""About four lines of a results column: enough to judge a hit by."""
MAX_PASSAGES = 3
MAX_MARKS = 2_000
"""Of one text, to choose passages among; a story has some 450 words."""

_SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<=[a-z0-9][.!?])['\"”’)]*\s+)(?=\S)")
"""After a capital the full stop is rather an abbreviation's: `U.S. Navy`. That one of few
characters comes first lets most of a text be passed over at once."""
_CUT = Piece(" … ", is_match=False)
_CUT_BEFORE, _CUT_BEHIND = Piece("… ", is_match=False), Piece(" …", is_match=False)
_start = itemgetter(0)


_Span = tuple[int, int]
"""Start and end of a stretch of text."""


class Marker:
    """What one query marks, in any number of texts."""

    def __init__(self, tree: Node) -> None:
        self._marking = Marking(tree)

    def marked(self, text: str, field: TextField = "title") -> Snippet:
        """The whole of a text of that field, its matches marked."""
        joined = _joined(self._marking.marks(text, field))
        return tuple(_pieces(text, joined, (0, len(text))))

    def marked_each(self, texts: Iterable[str], field: TextField) -> Iterator[Snippet]:
        """The parts of a text of that field, such as its paragraphs, each as a whole.

        As of one text, what is behind the first `MAX_READ_CHARS` of them all is not marked.
        """
        read = 0
        for text in texts:
            read += len(text)
            yield (
                self.marked(text, field)
                if read <= MAX_READ_CHARS or read == len(text)
                else (Piece(text, is_match=False),)
            )

    def snippet(self, text: str, field: TextField = "body", max_chars: int = MAX_CHARS) -> Snippet:
        """The passages of a text of that field with the most of the query in them.

        They have at most `max_chars` characters and the marks of what was cut; each
        run of white space is one space. One passage is enough unless several show more
        of the query's parts. Without a match it is the opening words.
        """
        marks = self._marking.marks(text, field)
        joined = _joined(marks)
        text = text.rstrip()
        pieces: list[Piece] = []
        at = 0
        for start, end in _passages(text, marks, joined, max_chars):
            if start > at:
                pieces.append(_CUT if pieces else _CUT_BEFORE)
            shown = _pieces(text, joined, (start, end))
            if not _is_on_one_line(text[start:end]):  # most are, so that no piece is looked at
                shown = [Piece(_on_one_line(each), is_match) for each, is_match in shown]
            pieces += shown
            at = end
        if at < len(text):
            pieces.append(_CUT_BEHIND)
        return tuple(pieces)


def _joined(marks: Sequence[Mark]) -> list[_Span]:
    """Where the marks stand, those that overlap as one: each character is marked once."""
    joined: list[_Span] = []
    last_start = last_end = -1
    for start, end, _ in marks:
        if start >= last_end:
            joined.append((start, end))
            last_start, last_end = start, end
        elif end > last_end:
            joined[-1] = last_start, end
            last_end = end
    return joined


def _passages(
    text: str, marks: Sequence[Mark], joined: Sequence[_Span], max_chars: int
) -> list[_Span]:
    """The passages to show, in order, apart from one another, at the edges of words."""
    if not marks:
        return [(0, _word_end(text, 0, max_chars))]
    some_overlap = len(joined) < len(marks)
    marks = marks[:MAX_MARKS]
    best = _cores(marks, max_chars, 1)
    in_best, in_all = len(_parts(best[0])), len(_parts(marks))
    if in_best < in_all:
        several = _cores(marks, max_chars // MAX_PASSAGES, MAX_PASSAGES)
        if sum([len(_parts(core)) for core in several]) > in_best:
            best = several
            best.sort(key=_start)
    share = max_chars // len(best)
    passages: list[_Span] = []
    for core in best:
        first, last = core[0][0], max([end for _, end, _ in core])
        if some_overlap:  # none of these is cut
            first, _ = joined[bisect_right(joined, (first, len(text))) - 1]
            _, last = joined[bisect_right(joined, (last - 1, len(text))) - 1]
        start, end = _around(text, first, last, share)
        if passages and start <= passages[-1][1]:
            passages[-1] = passages[-1][0], max(end, passages[-1][1])
        else:
            passages.append((start, end))
    return passages


def _parts(marks: Sequence[Mark]) -> set[int]:
    return {part for _, _, part in marks}


def _cores(marks: Sequence[Mark], max_chars: int, count: int) -> list[Sequence[Mark]]:
    """The best windows of at most so many characters, each for parts the others lack."""
    reach = max_chars // 3  # kept for the words before the first match
    cores: list[Sequence[Mark]] = []
    while marks:
        core = _window(marks, max_chars - reach)
        cores.append(core)
        if len(cores) == count:
            break
        covered = _parts(core)
        marks = [mark for mark in marks if mark[2] not in covered]
    return cores


def _window(marks: Sequence[Mark], max_chars: int) -> Sequence[Mark]:
    """The marks of the window with the most parts, of these the closest together.

    Of equally good ones it is the one that more matches follow in, and then the first.
    """
    if len(marks) == 1:
        return marks
    inside: dict[int, int] = {}
    best: list[_Span] = []
    most, nearest, first = 0, 0, 0
    start, _, other = marks[0]
    for last, (_, end, part) in enumerate(marks):
        inside[part] = inside[part] + 1 if part in inside else 1
        while first < last:
            if (count := inside[other]) > 1:
                inside[other] = count - 1
            elif end - start > max_chars:
                del inside[other]
            else:
                break
            first += 1
            start, _, other = marks[first]
        if (parts := len(inside)) < most:
            continue
        length = end - start if parts > 1 else 0
        if parts > most or length < nearest:
            most, nearest, best = parts, length, [(first, last)]
        elif length == nearest:
            best.append((first, last))
    first, last = best[0]
    if len(best) > 1:
        most = 0
        for window in best:
            at = window[0]
            # A mark's end and part are left out: what is shorter comes first.
            following = bisect_left(marks, (marks[at][0] + max_chars + 1,), lo=at) - at
            if following > most:
                most, (first, last) = following, window
    return marks[first : last + 1]


def _around(text: str, first: int, last: int, max_chars: int) -> _Span:
    """The passage around the marks from `first` to `last`."""
    start = _passage_start(text, first, last - max_chars, max_chars // 3)
    return start, max(_passage_end(text, start, last, max_chars), last)


def _passage_start(text: str, match_start: int, earliest: int, reach: int) -> int:
    """The start of the sentence that the first match stands in, if that is not too early.

    Otherwise that of a word, at most `reach` characters before the match. Near
    the end of `text` it is an earlier sentence, so that the passage is full.
    """
    filling = len(text) - (match_start - earliest)
    nearest = 0 if earliest <= 0 else None
    if nearest is None or nearest < filling:
        for found in _SENTENCE_END.finditer(text, max(0, earliest), match_start + 1):
            if (start := found.end()) <= match_start:
                nearest = start
                if start >= filling:
                    break
    if nearest is not None:
        return nearest
    space = text.find(" ", max(0, match_start - reach), match_start)
    return space + 1 if space >= 0 else match_start


def _passage_end(text: str, start: int, match_end: int, max_chars: int) -> int:
    """The end of a sentence if the passage is nearly full there, or else of a word."""
    end = _word_end(text, start, max_chars)
    if end < len(text):
        least = max(match_end, start + max_chars * 3 // 4)
        found = _SENTENCE_END.search(text, least, end + 1)
        if found:
            return found.start() + len(found[0].rstrip())
    return end


def _word_end(text: str, start: int, max_chars: int) -> int:
    """Where to stop so that at most `max_chars` remain and no word is cut."""
    last = start + max_chars
    if len(text) <= last:
        return len(text)
    space = max(text.rfind(" ", start, last), text.rfind("\n", start, last))
    return space if space > start else last


def _on_one_line(text: str) -> str:
    """The text with one space for each run of white space."""
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    return f"{before}{words}{' ' if words and text[-1:].isspace() else ''}"


def _is_on_one_line(text: str) -> bool:
    return text.isprintable() and "  " not in text  # of white space, a space alone is printable


def _pieces(text: str, joined: Sequence[_Span], passage: _Span) -> list[Piece]:
    pieces: list[Piece] = []
    at, passage_end = passage
    for place in range(bisect_right(joined, (at, -1)), len(joined)):
        start, end = joined[place]
        if end > passage_end:
            break
        if start > at:
            pieces.append(Piece(text[at:start], is_match=False))
        pieces.append(Piece(text[start:end], is_match=True))
        at = end
    if at < passage_end:
        pieces.append(Piece(text[at:passage_end], is_match=False))
    return pieces
