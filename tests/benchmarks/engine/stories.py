"""Invented stories with the statistics of news, tens of thousands a second.

A seed and a place in the sequence decide a story, not how many are asked for: the
first 10,000 of 500,000 are the 10,000 of a smaller run. Stories are made in blocks
of arrays: a rank for each word, then the letters of all words of the block at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.story import KINDS, Caption, Story
from tests.benchmarks.engine.language import FREQUENT, WORDS, Language, language, ranks
from tests.benchmarks.engine.world import World, world

BLOCK = 256
"""Stories made at once; their arrays then fit a core's cache."""

FIRST_ID = 10_000
FIRST_DAY, DAYS = date(2004, 1, 1), (date(2025, 12, 31) - date(2004, 1, 1)).days + 1
MEDIAN_WORDS, SPREAD = 400, 0.55
"""Of the lognormal length of bodies, which is kept between 40 and 3,000 words."""

TOPICS, TOPIC_WORDS, TOPIC_SHARE = 3_000, 50, 0.4
TOPIC_DAYS = 90
"""A topic's stories cluster around its day with this standard deviation."""

_KIND_SHARES = (0.80, 0.12, 0.05, 0.02, 0.01)
_FULL_STOP, _COMMA, _LINE_BREAK, _TO_UPPER = ord("."), ord(","), ord("\n"), 32


@dataclass(frozen=True)
class Topics:
    """What the news is about.

    Attributes:
        words: i4[TOPICS, TOPIC_WORDS], ranks of words, each topic's commonest first.
        days: i4[TOPICS], the day around which each is news, counted from `FIRST_DAY`.
    """

    words: NDArray[np.int32]
    days: NDArray[np.int32]


@dataclass(frozen=True)
class Texts:
    """The texts of a block: for each story where its parts begin and end in `letters`.

    `spans` is i8[stories, 3, 2]: title, caption (empty for none) and body.
    """

    letters: str
    spans: NDArray[np.int64]


def stories(count: int, seed: int, start: int = 0) -> Iterator[Story]:
    """The stories from place `start` on, `count` of them, one by one."""
    place, end = start, start + count
    while place < end:
        block, skipped = divmod(place, BLOCK)
        yield from _block(seed, block)[skipped : skipped + end - place]
        place = (block + 1) * BLOCK


def _block(seed: int, block: int) -> list[Story]:
    rng = np.random.default_rng([seed, 3, block])
    spoken, topics, places = language(seed), _topics(seed), world(seed)
    topic = rng.integers(0, TOPICS, (BLOCK, 2))
    texts = _texts(rng, spoken, topics, topic)
    return _stories(rng, places, texts, topics.days[topic[:, 0]], FIRST_ID + block * BLOCK)


@cache
def _topics(seed: int) -> Topics:
    rng = np.random.default_rng([seed, 2])
    depth = rng.random((TOPICS, TOPIC_WORDS)) ** 3
    words = 100 * (WORDS / 100) ** depth
    days = DAYS * np.sqrt(rng.random(TOPICS))
    return Topics(np.minimum(words, WORDS - 1).astype(np.int32), days.astype(np.int32))


def _texts(
    rng: np.random.Generator, spoken: Language, topics: Topics, topic: NDArray[np.int64]
) -> Texts:
    """Titles, captions and bodies of one block."""
    bodies = np.clip(rng.lognormal(np.log(MEDIAN_WORDS), SPREAD, BLOCK), 40, 3_000).astype(np.int64)
    captions = rng.integers(10, 31, BLOCK) * (rng.random(BLOCK) < 0.5)
    parts = np.stack([rng.integers(5, 13, BLOCK), captions, bodies], axis=1)  # words of each part
    ends = np.cumsum(parts).reshape(BLOCK, 3)
    starts = ends - parts
    of_story = np.repeat(np.arange(BLOCK), parts.sum(axis=1))
    words = _ranks(rng, spoken, topics, topic, of_story)

    # How each word ends: with a space, a comma, a full stop, or a full stop and a new paragraph.
    chance = rng.random(len(words), dtype=np.float32)
    tails = np.ones(len(words), np.int32)
    tails[chance < 0.12] = 2
    tails[chance < 0.018] = 3
    is_stop = chance < 0.055
    last = (ends - 1)[:, 1:][parts[:, 1:] > 0]
    is_stop[last], tails[last] = True, 2
    in_title = np.repeat(np.tile([True, False, False], BLOCK), parts.ravel())
    is_stop[in_title], tails[in_title] = False, 1
    is_capital = np.concatenate([[True], is_stop[:-1]]) | in_title
    is_capital[starts[:, 1:][parts[:, 1:] > 0]] = True

    lengths = spoken.lengths[words] + tails
    word_ends = np.cumsum(lengths)
    word_starts = word_ends - lengths
    shifts = np.repeat((spoken.starts[words] - word_starts).astype(np.int32), lengths)
    letters = spoken.letters.take(shifts + np.arange(len(shifts), dtype=np.int32))
    first = word_starts[is_capital]
    letters[first] -= (_TO_UPPER * (letters[first] >= ord("a"))).astype(np.uint8)
    letters[(word_ends - tails)[tails > 1]] = _COMMA
    letters[(word_ends - tails)[is_stop]] = _FULL_STOP
    paragraph_ends = word_ends[tails == 3]
    letters[paragraph_ends - 1] = letters[paragraph_ends - 2] = _LINE_BREAK

    text_starts = np.append(word_starts, len(letters))[starts]
    text_ends = np.maximum((word_ends - tails + is_stop)[ends - 1], text_starts)
    text_ends[parts == 0] = text_starts[parts == 0]
    return Texts(letters.tobytes().decode("latin-1"), np.stack([text_starts, text_ends], axis=2))


def _ranks(
    rng: np.random.Generator,
    spoken: Language,
    topics: Topics,
    topic: NDArray[np.int64],
    of_story: NDArray[np.int64],
) -> NDArray[np.int32]:
    """The rank of each word of a block: of the language, of a topic, or of a collocation."""
    count = len(of_story)
    words = ranks(rng.random(count), WORDS)
    on_topic = np.flatnonzero(rng.random(count, dtype=np.float32) < TOPIC_SHARE)
    which = (rng.random(len(on_topic), dtype=np.float32) < 0.3).view(np.int8)
    place = TOPIC_WORDS * rng.random(len(on_topic), dtype=np.float32) ** 2  # the first ones often
    chosen = topic[of_story[on_topic], which]
    words[on_topic] = topics.words[chosen, np.minimum(place.astype(np.int32), TOPIC_WORDS - 1)]
    followers = spoken.followers[np.minimum(words[:-1], FREQUENT)]
    follows = np.flatnonzero(followers >= 0)
    follows = follows[rng.random(len(follows), dtype=np.float32) < 0.3]
    words[follows + 1] = followers[follows]
    return words


def _stories(
    rng: np.random.Generator,
    places: World,
    texts: Texts,
    topic_days: NDArray[np.int32],
    first_id: int,
) -> list[Story]:
    """The block's texts as stories, each with its properties."""

    def chosen(values: tuple[Any, ...], exponent: float, unknown: float) -> list[Any]:
        """A value a story, by Zipf; None for the share of stories that do not say."""
        known = (*values, None)
        picks = ranks(rng.random(BLOCK), len(values), exponent, 1.5)
        picks[rng.random(BLOCK) < unknown] = len(values)
        return [known[pick] for pick in picks.tolist()]

    units = chosen(places.units, 1.001, 0.03)
    locations = chosen(places.locations, 0.9, 0.02)
    authors = chosen(places.authors, 0.7, 0.04)
    tags = ranks(rng.random((BLOCK, 4)), len(places.tags), 0.7, 1.5).tolist()
    tag_counts = rng.integers(0, 5, BLOCK).tolist()
    kinds = rng.choice(len(KINDS), BLOCK, p=_KIND_SHARES).tolist()
    # A normal spread around the topic's day, turned back at both ends of the time.
    days = np.abs((topic_days + TOPIC_DAYS * rng.standard_normal(BLOCK)).astype(np.int64))
    days = DAYS - 1 - np.abs(DAYS - 1 - days)
    minutes = days * 1440 + rng.exponential(2 * 1440, BLOCK).astype(np.int64) + 480
    posted = (np.datetime64(FIRST_DAY, "m") + minutes).tolist()
    has_day = (rng.random(BLOCK) < 0.95).tolist()
    has_credit = (rng.random(BLOCK) < 0.5).tolist()

    found = []
    for at, ((title, title_end), (caption, caption_end), (body, body_end)) in enumerate(
        texts.spans.tolist()
    ):
        story_id, author = str(first_id + at), authors[at]
        captions: tuple[Caption, ...] = ()
        if caption < caption_end:
            credit = author.name if author and has_credit[at] else None
            captions = (Caption(texts.letters[caption:caption_end], credit),)
        found.append(
            Story(
                id=story_id,
                kind=KINDS[kinds[at]],
                title=texts.letters[title:title_end],
                body=texts.letters[body:body_end],
                author=author,
                unit=units[at],
                unit_raw=units[at],
                location=locations[at],
                taken_on=_day(int(days[at])) if has_day[at] else None,
                posted_at=posted[at],
                captions=captions,
                tags=tuple(dict.fromkeys(places.tags[tag] for tag in tags[at][: tag_counts[at]])),
                url=f"https://www.dvidshub.net/news/{story_id}",
            )
        )
    return found


@cache
def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)
