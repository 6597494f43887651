"""Stories that are versions of one another, and which capture of a story to prefer.

Two stories are versions if their texts are nearly the same: a story republished
under another number or on another site, an updated notice. How near is estimated
from signatures (Broder, "On the resemblance and containment of documents", 1997);
bands of them are what an engine looks for others by (Leskovec, Rajaraman, Ullman,
"Mining of Massive Datasets", 3.4). A group is everything that is joined by a chain
of such pairs, so it never depends on the order in which stories arrive. Knows
nothing of how an engine keeps any of it.

Figures below are of `tests/benchmarks/versions.py`: 1,387 invented stories of 44 to
621 words (median 233) with variants of each. The hardest pairs that are to stay apart
are its short others: pairs cut to three paragraphs that share a fourth of 101 words.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from indexer.story import Kind, Story

Hashes = NDArray[np.uint64]

VERSION = 2
"""Raised with every change of what `signature_of` returns: `reindex` then reads anew."""

FIELD_WORTH_CHARS = 200
"""A known field outweighs this much body text: a capture cut short keeps about
2,000 characters, so one that has lost half its fields is still the poorer one."""

KINDS_WITH_VERSIONS: tuple[Kind, ...] = ("news", "other")
"""The pictures of one gallery share their caption and are still different works."""

SHINGLE_WORDS = 4
"""Words in a row that are compared. Of the short others 0.9 in 100 are taken for
versions with 3 words, 0.7 with 4, 0.2 with 5; of stories with two sentences changed and
one added 88, 86 and 83 in 100 are found, of those with a new first sentence all."""

HEAD_CHARS = 1_700
"""Only this much of a text counts. A capture cut short holds about 2,000 characters
with its header, and is to match the whole story: of captures cut at 1,700 characters
57 in 100 are found if the whole text counts, and so all. It also bounds the work."""

MIN_WORDS = 25
"""Of fewer words there is no telling: one sentence pattern is most of the text."""

SHORT_WORDS = 100
"""Below this the captions count as well: the body of a photo essay is its office's
boilerplate, and the caption is all that is its own."""

LANES = 128
"""Bytes of a signature. The estimate's standard deviation at the threshold is 0.044;
256 would make it 0.031, and the index larger for one pair in 100 decided otherwise."""

THRESHOLD = 0.55
"""The share of shingles, of all that either text has, that versions have in common.
Two stories of one length reach it if at most 29 % of the words differ; two that share
nothing but a closing paragraph only if it is 2.4 times as long as what is their own. At
0.50 2.4 in 100 of the short others are taken for versions instead of 0.7, at 0.60 76 in
100 stories with two changed sentences are found instead of 86. A version that is missed
is seen twice, a wrong one hides a story: so rather 0.55 than 0.50."""

BANDS = 16
BAND_LANES = 3
"""Versions are looked for where a whole band is equal. A pair just above the threshold
shares one with probability 1 - (1 - 0.55³)¹⁶ = 0.95, one at 0.7 with 0.999: of pairs
above the threshold at most 3 in 1,000 of a kind are lost, with 12 bands 14, with 24
bands of 4 lanes 7, which are half as many terms again."""

# A lane is equal by chance once in 256 times; the share of equal lanes is that much higher.
MIN_EQUAL_LANES = math.ceil(LANES * (THRESHOLD + (1 - THRESHOLD) / 256))
_SEED = 1
_BASE, _FACTOR = 0x9E3779B97F4A7C15, 0xD1342543DE82EF95
"""Odd numbers without a pattern; of signatures that are compared they are the same."""
_LANES_OF_32_BITS = struct.Struct(f"<{LANES}I")
_LOWEST_BITS = int.from_bytes(b"\x01" * LANES)
_WIDE_MARKS = "“”‘’–—…\u00a0"
_WORD_BYTES = bytes(b if b > 127 or chr(b).isalnum() else ord(" ") for b in range(256))
MAX_DATELINE_CHARS = 100
_DATELINE = re.compile(
    r"""
    \s* (?=[^\w]*[^\W\d_a-z]{2})        # begins with capitals: BAGHDAD, Iraq
    [^\n]{1,90}?                        # and before long there is a dash:
    (?: \s*[–—]\s* | \s*--\s* | \s-\s* | -\s )
    """,
    re.VERBOSE,
)


def fullness(story: Story) -> int:
    """How much of a story a capture holds, in characters; the fuller one is kept.

    Fields that were derived rather than read count for nothing.
    """
    described = ("author", "unit", "location", "taken_on", "posted_at", "captions", "tags", "title")
    known = sum(1 for name in described if getattr(story, name) and name not in story.inferred)
    return len(story.body) + FIELD_WORTH_CHARS * known


def signature_of(story: Story) -> bytes | None:
    """The signature of one story: see `signatures_of`."""
    return signatures_of((story,))[0]


def signatures_of(stories: Sequence[Story]) -> list[bytes | None]:
    """`LANES` bytes to compare each story's text by; None if it can have no versions.

    The text is the beginning of the body without its dateline, and the captions
    if that is short; neither title nor any other field has a part in it. A few hundred
    stories at once take a tenth of the time that they take one by one.
    """
    found: list[bytes | None] = [None] * len(stories)
    at = [at for at, story in enumerate(stories) if story.kind in KINDS_WITH_VERSIONS]
    texts = [
        _text(without_dateline(stories[n].body[: HEAD_CHARS + MAX_DATELINE_CHARS])) for n in at
    ]
    signatures, counts = _signed(texts)
    for n, signature in zip(at, signatures, strict=True):
        found[n] = signature
    short = [
        (n, text) for n, text, count in zip(at, texts, counts, strict=True) if count < SHORT_WORDS
    ]
    captioned = [(n, text) for n, text in short if stories[n].captions]
    with_captions = [
        b" ".join([text, *(_text(caption.text) for caption in stories[n].captions)])
        for n, text in captioned
    ]
    for (n, _), signature in zip(captioned, _signed(with_captions)[0], strict=True):
        found[n] = signature
    return found


def _signed(texts: Sequence[bytes]) -> tuple[list[bytes | None], list[int]]:
    """The signature of each text, None if it is too short for one, and its number of words."""
    words, counts = _word_hashes(texts)
    is_signed = counts >= MIN_WORDS
    shingles = _mixed(
        [words[at : len(words) - SHINGLE_WORDS + 1 + at] for at in range(SHINGLE_WORDS)]
    )
    # Those that reach from one text into the next are none.
    sizes = np.where(is_signed, counts - SHINGLE_WORDS + 1, 0)
    within = np.arange(len(words)) - np.repeat(np.cumsum(counts) - counts, counts)
    shingles = shingles[(within < np.repeat(sizes, counts))[: len(shingles)]]
    offsets = np.append(0, np.cumsum(sizes[is_signed])).astype(np.uint64)
    rows = RMinHash.digest_matrix_from_flat_token_hashes(shingles, offsets, LANES, _SEED).to_rows()
    # The lowest byte of each minimum is enough (Li and König, "b-Bit Minwise Hashing", 2010).
    signatures = (_LANES_OF_32_BITS.pack(*row)[::4] for row in rows)
    return [next(signatures) if signed else None for signed in is_signed.tolist()], counts.tolist()


def _word_hashes(texts: Sequence[bytes]) -> tuple[Hashes, NDArray[np.int64]]:
    """A number for each word of all texts, and how many words each text has.

    A word's number is its polynomial in `_BASE`, by differences of one running sum (Karp
    and Rabin, "Efficient randomized pattern-matching algorithms", 1987).
    """
    data = b" ".join([b"", *texts, b""])
    letters = np.frombuffer(data, np.uint8)
    is_inside = letters != ord(" ")
    edges = np.flatnonzero(is_inside[1:] != is_inside[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(1 << len(data).bit_length())
    sums = np.cumsum(letters * powers[: len(letters)])
    hashes = (sums[ends - 1] - sums[starts - 1]) * inverses[starts]
    text_ends = np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)
    return hashes, np.diff(np.searchsorted(starts, text_ends), prepend=0)


@lru_cache(maxsize=4)
def _powers(count: int) -> tuple[Hashes, Hashes]:
    """The first powers of `_BASE` and of its inverse, modulo 2^64."""
    bases = np.array([[_BASE], [pow(_BASE, -1, 1 << 64)]], np.uint64)
    powers = np.cumprod(np.repeat(bases, count, axis=1), axis=1)
    return powers[0], powers[1]


def _mixed(parts: Sequence[Hashes]) -> Hashes:
    """One number of several in a row, each of whose bits depends on all of theirs."""
    mixed = np.zeros_like(parts[0])
    for part in parts:
        mixed = mixed * np.uint64(_FACTOR) + part
        mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(_BASE)
    mixed ^= mixed >> np.uint64(32)
    return mixed


def without_dateline(body: str) -> str:
    """The body without the place, and what else stands before the dash, that opens it.

    An opening that only looks like one is lost as well; no other version of
    the story keeps it.

    >>> without_dateline("CAMP EXAMPLE, Texas (Feb. 3, 2010) -- It was shown.")
    'It was shown.'
    """
    dateline = _DATELINE.match(body)
    return body[dateline.end() :] if dateline else body


def _text(text: str) -> bytes:
    """The text's beginning, without case, and with spaces for punctuation."""
    text = text[:HEAD_CHARS]
    for mark in _WIDE_MARKS:
        text = text.replace(mark, " ")
    # A third of the time that a regular expression takes; most texts are ASCII by
    # now, whose case is folded in no time.
    return text.casefold().encode(errors="replace").translate(_WORD_BYTES)


def bands(signature: bytes) -> tuple[bytes, ...]:
    """The keys under which a signature's likely versions are found."""
    return tuple(
        bytes((band,)) + signature[band * BAND_LANES : (band + 1) * BAND_LANES]
        for band in range(BANDS)
    )


def are_versions(one: bytes, other: bytes) -> bool:
    """Whether the texts with these two signatures are nearly the same."""
    unlike = int.from_bytes(one) ^ int.from_bytes(other)
    # Folds each byte onto its lowest bit, which then says whether the lane differs.
    unlike |= unlike >> 4
    unlike |= unlike >> 2
    unlike |= unlike >> 1
    return LANES - (unlike & _LOWEST_BITS).bit_count() >= MIN_EQUAL_LANES


def seniority(story_id: str) -> tuple[bool, int, str]:
    """The order of a group; its first story's id is the group's.

    A story with a DVIDS number goes before one without, a low number before a
    high one: a later arrival then seldom changes what the group is called.

    >>> sorted(["text-1", "1000", "99"], key=seniority)
    ['99', '1000', 'text-1']
    """
    is_number = story_id.isascii() and story_id.isdigit()
    return not is_number, len(story_id) if is_number else 0, story_id


class Groups:
    """Groups as they grow, a pair of versions at a time; any order gives the same.

    Only stories that were joined take memory.
    """

    def __init__(self) -> None:
        self._seniors: dict[str, str] = {}

    def __iter__(self) -> Iterator[str]:
        """Every id that was joined to a senior one."""
        return iter(tuple(self._seniors))

    def of(self, story_id: str) -> str:
        """The id of the group that the story is in; its own if it is alone."""
        first = story_id
        while first in self._seniors:
            first = self._seniors[first]
        while story_id != first:  # the next look is then a short one
            senior = self._seniors[story_id]
            self._seniors[story_id] = first
            story_id = senior
        return first

    def join(self, one: str, other: str) -> None:
        """Makes one group of the two that these stories are in."""
        first, second = sorted((self.of(one), self.of(other)), key=seniority)
        if first != second:
            self._seniors[second] = first

    def meet(self, known: Iterable[tuple[str, bytes]], new: Iterable[tuple[str, bytes]]) -> None:
        """Joins those that are versions among stories with a band in common.

        Both hold ids with signatures. Pairs of known ones are not looked at,
        nor are those that are in one group already, so that a thousand
        versions of one story cost a thousand looks and not a million.
        """
        parties: dict[str, list[bytes]] = {}
        for story_id, signature in known:
            parties.setdefault(self.of(story_id), []).append(signature)
        for story_id, signature in new:
            party = parties.pop(self.of(story_id), [])
            for other, members in list(parties.items()):
                if any(are_versions(signature, member) for member in members):
                    self.join(story_id, other)
                    party += parties.pop(other)
            party.append(signature)
            parties[self.of(story_id)] = party
