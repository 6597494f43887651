"""How near a query's neighbouring words stand to each other in the best hits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.tree import Match
from indexer.whoosh_engine.matches import looked_up
from indexer.whoosh_engine.window import Occurrences, Window

REACH = 5
"""Words further apart than this say nothing of each other. Rasolofo and Savoy's own; 1, 2 and 10
give the same nDCG@10 on Cranfield, to 0.002."""

GAINS = np.array([0.0, *(1 / distance**2 for distance in range(1, REACH + 1)), 0.0])
"""What each distance counts; none is that of two words at one place, the last is too far."""

REVERSED = 0.5
"""What a pair in the other order counts. Cranfield does not tell: nDCG@10 is 0.567 at 0 and 0.566
at 1. A story with `flight relief` comes behind one with the words as typed, and before one where
they stand far apart."""

WEIGHTS: dict[Match, float] = {"all": 5.0, "any": 0.4}
"""Of a pair beside single words.

For any of many words: without feedback, nDCG@10 on Cranfield is 0.533 at 0, 0.534 at 0.2 and
0.540 at 0.4 and 0.8. Where every hit has all words it is their
nearness that tells hits apart: of 1,000 invented stories 978 are first by their own title at
0.4, 991 at 2, 995 at 5, before all of them in a row count.
"""


def proximity(
    terms: Sequence[str], window: Window, weight: float, row: Sequence[str] = ()
) -> NDArray[np.float32]:
    """float32[n]: what pairs of neighbouring query words add to each score, none below 0.

    A pair counts 1 / distance² each time it stands together, is saturated as a word
    is, and weighs as the commoner of its words (Rasolofo and Savoy, "Term proximity
    scoring for keyword-based retrieval systems", ECIR 2003).

    Where all of `row` stand one behind the other a story gains what these words can give at
    most: whoever types a title as it stands wants that story, whatever others say of its
    words. Of 10,000 invented stories 9,978 are first by their own title, without this 9,809.
    """
    added = np.zeros(len(window.docs), np.float32)
    pairs = dict.fromkeys(pair for pair in pairwise(terms) if pair[0] != pair[1])
    row = row if len(row) > 2 else ()
    known = {term: window.term(term) for term in (*(one for pair in pairs for one in pair), *row)}
    places = {term: found.occurrences() for term, found in known.items()}
    for first, second in pairs:
        together = nearness(places[first], places[second], len(window.docs))
        if together.any():
            rarity = window.generation.rarity(max(known[first].doc_count, known[second].doc_count))
            added += window.saturated(together) * np.float32(weight * rarity)
    if row:
        most = sum(window.generation.rarity(known[term].doc_count) for term in row)
        added += in_a_row([places[term] for term in row], len(added)) * np.float32(most)
    return added


def in_a_row(places: Sequence[Occurrences], size: int) -> NDArray[np.bool_]:
    """bool[size]: where each of some words stands right behind the one before."""
    room = len(places)
    span = 2 * room + max(int(one.positions.max(initial=0)) for one in places)
    first, *others = (
        one.owners * span + one.positions + room - at for at, one in enumerate(places)
    )
    for other in others:
        first = first[looked_up(first, other)[1]]
    there = np.zeros(size, bool)
    there[first // span] = True
    return there


def nearness(one: Occurrences, other: Occurrences, size: int) -> NDArray[np.float32]:
    """float32[size]: Σ 1 / distance² of the nearest `other` on each side of each `one`."""
    if not (len(one.owners) and len(other.owners)):
        return np.zeros(size, np.float32)
    too_far = REACH + 1
    span = too_far + int(max(one.positions.max(), other.positions.max()))
    first, second = (part.owners * span + part.positions for part in (one, other))
    end = max(first[-1], second[-1]) + too_far
    second = np.concatenate([[-too_far], second, [end]])  # there is one on each side
    after = second.searchsorted(first, "right")
    ahead, behind = second[after] - first, first - second[after - 1]
    found = GAINS[np.minimum(ahead, too_far)]
    found += REVERSED * GAINS[np.minimum(behind, too_far)]
    return np.bincount(one.owners, found, size).astype(np.float32)
