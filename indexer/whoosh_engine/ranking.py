"""The order of a query's matches: which come first, found without sorting the rest.

Undated stories come last in both date orders; ties go to the newer story, then to the
lower id, so that an order never changes between two looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from indexer.query import Query
from indexer.whoosh_engine.arrays import Ints, picked
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.matches import Matches, kept, places_of


def leading(matches: Matches, query: Query, generation: Generation, count: int) -> Matches:
    """The first `count` matches, in order."""
    return between(matches, query, generation, 0, count)


def between(
    matches: Matches, query: Query, generation: Generation, first: int, end: int
) -> Matches:
    """The matches from the place `first` of the order on, as far as `end`, in order.

    Only these are sorted: a page far out takes two passes over the matches more than the
    first, not a sort of all that is before it.
    """
    matches = best(matches, query, generation, end)
    if first:
        is_behind = np.ones(int(matches.size), bool)
        is_behind[_places(matches, query, generation, first)] = False
        matches = kept(matches, is_behind)
    return kept(matches, ranked(matches, query, generation))


def best(matches: Matches, query: Query, generation: Generation, count: int) -> Matches:
    """The first `count` matches, in the order of their documents' numbers as all are."""
    if matches.size <= count:
        return matches
    places = _places(matches, query, generation, count)
    places.sort()
    return kept(matches, places)


def _places(matches: Matches, query: Query, generation: Generation, count: int) -> NDArray[np.intp]:
    """Where the first `count` matches are, in no order."""
    assert matches.docs is not None
    if len(matches.docs) <= count:
        return np.arange(len(matches.docs))
    chosen: list[NDArray[np.intp]] = []
    at: NDArray[np.intp] | None = None
    for key_of in _keys(query, generation):  # those equal by one key compete by the next
        key = key_of(matches if at is None else kept(matches, at))
        ordered = key.copy()
        ordered.partition(len(key) - count)
        least = ordered[len(key) - count]
        if at is None:
            not_below: NDArray[np.intp] = (key >= least).nonzero()[0]
            if len(not_below) == count:  # as most often: none behind them is equal to the last
                return not_below
        above, equal = (key > least).nonzero()[0], (key == least).nonzero()[0]
        chosen.append(above if at is None else at[above])
        at, count = equal if at is None else at[equal], count - len(above)
        if len(at) == count:
            break
    assert at is not None
    return np.concatenate([*chosen, at[:count]])


def ranked(
    matches: Matches, query: Query, generation: Generation, end: int | None = None
) -> NDArray[np.intp]:
    """Where the matches stand, in order; as far as the place `end` of it."""
    keys: list[Key] = []
    upto = None if end is None else end + 1  # whether the last is before the next one, too
    for key_of in _keys(query, generation):  # as many as it takes to tell all apart
        keys.insert(0, _descending(key_of(matches)))
        order = (np.lexsort(keys) if len(keys) > 1 else keys[0].argsort())[:upto]
        if not _have_equals(keys, order):
            break
    return order[:end]


def first_of_each(
    matches: Matches, groups: NDArray[np.int32], query: Query, generation: Generation
) -> NDArray[np.bool_]:
    """bool[n]: which matches come before all others of their group; 0 is no group.

    `groups`, int32[n], has the group of each.
    """
    is_first: NDArray[np.bool_] = groups == 0
    at = (~is_first).nonzero()[0]
    for key_of in _keys(query, generation):  # those equal by one key compete by the next
        key, of = key_of(kept(matches, at)), picked(groups, at).astype(np.intp)
        best = np.empty(int(of.max(initial=0)) + 1, key.dtype)
        best[of] = key  # any of them
        np.maximum.at(best, of, key)
        greatest = places_of(key == picked(best, of))
        at, of = picked(at, greatest), picked(of, greatest)
        is_equal = picked(np.bincount(of, minlength=1), of) > 1
        is_first[at[~is_equal]] = True
        at = at[is_equal]
        if not len(at):
            break
    is_first[at] = True
    return is_first


def _have_equals(keys: Sequence[Key], order: NDArray[np.intp]) -> bool:
    """Whether any two in a row are equal by all keys."""
    ahead, behind = order[:-1], order[1:]
    for key in reversed(keys):  # the weightiest first: it tells most of them apart
        equal = (key[ahead] == key[behind]).nonzero()[0]
        if not len(equal):
            return False
        ahead, behind = ahead[equal], behind[equal]
    return True


Key = NDArray[np.float32] | Ints
"""[n]: what matches are ordered by; the greatest comes first."""


def _descending(key: Key) -> Key:
    """The same the other way round; of numbers without a sign, too."""
    return -key if key.dtype.kind == "f" else ~key  # type: ignore[misc]  # of integers


def _keys(query: Query, generation: Generation) -> Iterator[Callable[[Matches], Key]]:
    """What matches are ordered by, the weightiest first; seldom is more than the first wanted."""
    sort = query.effective_sort
    if sort == "relevance":
        yield lambda matches: matches.scores
    # Codes grow with the day, and undated stories have the lowest: 0.
    days, minutes = generation.facet("date", query.axis).codes, generation.posted
    if sort == "oldest":
        yield lambda matches: _earliness(_of_docs(days, matches))
        yield lambda matches: -_of_docs(minutes, matches)
    else:
        yield lambda matches: _of_docs(days, matches)
        yield lambda matches: _of_docs(minutes, matches)
    for word in range(generation.id_words):
        yield partial(_lower_id, generation, word)


def _of_docs(values: Ints, matches: Matches) -> Ints:
    assert matches.docs is not None
    return picked(values, matches.docs)


def _earliness(days: Ints) -> Key:
    earliness: Key = np.where(days > 0, -days.astype(np.int64), np.iinfo(np.int64).min)
    return earliness


def _lower_id(generation: Generation, word: int, matches: Matches) -> Key:
    assert matches.docs is not None
    return ~generation.id_word(matches.docs, word)
