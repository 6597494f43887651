"""What one generation knows of names: see `indexer.equivalents`.

Nothing is prepared when it is opened. Each segment reads its definitions when first
asked, and keeps them as long as it lives, through later generations too; how many
stories give a definition is counted among the live ones whenever it is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from indexer.equivalents.meanings import Defined, other_names
from indexer.query import Filters, Query
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.records import definition_from
from indexer.whoosh_engine.schema import DEFINITION, TEXT

SHORT, LONG = 0, 1
"""Which of `Segment.definitions` is by what."""

MAX_DEFINITIONS = 50
"""Of a form with more in one segment the first are taken: two letters can stand for a hundred
things, and then all that matters is that they are several."""


class IndexedNames:
    """The names of a generation, as `equivalents.meanings.Names`."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    def of_short(self, key: str) -> Sequence[Defined]:
        """The definitions of a short form."""
        return self._defined(SHORT, key)

    def of_long(self, key: str) -> Sequence[Defined]:
        """The definitions that give a long form."""
        return self._defined(LONG, key)

    def longest(self, head: str) -> int:
        """How many terms the longest defined name has that begins with these two; 0 for none."""
        longest = 0
        for segment in self._generation.segments:
            longest = max(longest, segment.longest_names.get(head, 0))
        return longest

    def frequency(self, term: str) -> int:
        """How many stories have a term, deleted ones too."""
        found = 0
        for segment in self._generation.segments:
            lexicon = segment.lexicon(TEXT)
            place = lexicon.place(term.encode())
            found += 0 if place is None else int(lexicon.counts[place])
        return found

    def unit_stories(self, unit: str) -> int:
        """How many live stories are of a unit."""
        facet = self._generation.facet("unit", "taken")
        node = facet.node(unit)
        return 0 if node is None else facet.count_once(self._generation.live).of(node)

    def unit(self, name: str) -> str:
        """The unit as it is filtered by: the full name of stories' unit for a short one."""
        if self._is_unit(name):
            return name
        known = list(filter(self._is_unit, other_names(name, self)))
        return known[0] if len(known) == 1 else name

    def _is_unit(self, name: str) -> bool:
        return self._generation.facet("unit", "taken").node(name) is not None

    def _defined(self, which: int, key: str) -> Sequence[Defined]:
        generation = self._generation
        for segment in generation.segments:
            if key in segment.definitions[which]:
                break
        else:
            return ()  # as of nearly all words: for speed alone
        stories: Counter[bytes] = Counter()
        for segment, start in zip(generation.segments, generation.starts.tolist(), strict=False):
            lexicon = segment.lexicon(DEFINITION)
            for place in segment.definitions[which].get(key, ())[:MAX_DEFINITIONS]:
                count = int(lexicon.counts[place])
                if generation.is_live is not None:
                    docs = segment.postings(DEFINITION, place).docs.astype(np.int64) + start
                    count = int(generation.is_live[docs].sum())
                stories[lexicon.term(place)] += count
        return [Defined(*definition_from(term), count) for term, count in stories.items() if count]


def by_full_names(query: Query, names: IndexedNames) -> Query:
    """The query with units filtered by the names that stories have for them."""
    if "unit" not in {facet for facet, _ in (*query.filters, *query.excluded)}:
        return query

    def full(filters: Filters) -> Filters:
        return tuple((f, names.unit(value) if f == "unit" else value) for f, value in filters)

    return replace(query, filters=full(query.filters), excluded=full(query.excluded))
