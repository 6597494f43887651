"""The matches of a query's text, filtered and folded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.fields import FACETS
from indexer.query import Query
from indexer.whoosh_engine.arrays import distinct, picked
from indexer.whoosh_engine.counts import Counts
from indexer.whoosh_engine.evaluate import day_number
from indexer.whoosh_engine.facets import FacetIndex
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.matches import Matches, kept, places_of
from indexer.whoosh_engine.postings import Docs
from indexer.whoosh_engine.ranking import first_of_each


class Filter(NamedTuple):
    """What a query asks of one facet.

    Attributes:
        passing: bool[C], the codes of which a document must have one; None for any.
        barred: bool[C], the codes of which it may have none; None likewise.
    """

    facet: FacetIndex
    passing: NDArray[np.bool_] | None
    barred: NDArray[np.bool_] | None

    def fits(self, docs: Docs) -> NDArray[np.bool_]:
        """bool[n]: which of `docs` pass."""
        passed = None if self.passing is None else self.facet.fits(docs, self.passing)
        if self.barred is None:
            return np.ones(len(docs), bool) if passed is None else passed
        spared = ~self.facet.fits(docs, self.barred)
        return spared if passed is None else passed & spared

    def listed(self, generation: Generation) -> Docs | None:
        """All live documents that pass; None where looking at every document is as good."""
        if self.passing is None or self.barred is not None:
            return None
        docs = self.facet.docs_with(self.passing)
        if docs is None:
            return None
        if generation.is_live is not None:
            docs = docs[places_of(generation.is_live[docs])]
        return docs.astype(np.int32)


@dataclass(frozen=True)
class Selection:
    """The documents that a query selects.

    Attributes:
        matches: those that match text and filters.
        for_facet: for each facet with a filter of its own, those that match the text
            and all other filters. Other facets count `matches`.
    """

    matches: Matches
    for_facet: dict[str, Matches]

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """The documents of `matches` as places: every facet is asked by them."""
        assert self.matches.docs is not None
        return self.matches.docs.astype(np.intp)


def filters(query: Query, generation: Generation) -> dict[str, Filter]:
    """What the query asks of each facet of which it asks anything."""
    found: dict[str, Filter] = {}
    if not (query.filters or query.excluded or query.date_from or query.date_to):
        return found
    for name in FACETS:
        wanted, unwanted = query.values(name), query.excluded_values(name)
        has_range = name == "date" and (query.date_from or query.date_to)
        if not (wanted or unwanted or has_range):
            continue
        index = generation.facet(name, query.axis)
        passing = index.below(wanted) if wanted else None
        if has_range:
            assert index.days is not None
            in_range = index.days >= max(day_number(query.date_from), 1)
            in_range &= index.days <= day_number(query.date_to, 99991231)
            passing = in_range if passing is None else passing & in_range
        found[name] = Filter(index, passing, index.below(unwanted) if unwanted else None)
    return found


def select(query: Query, generation: Generation, found: Matches) -> Selection:
    """The live matches that pass the query's filters.

    A document that fails only one facet's filter still counts for that facet.
    """
    asked = filters(query, generation)
    is_folded = query.versions == "folded" and len(generation.groups.docs) > 0
    if found.docs is None:
        selection = _of_everything(asked, generation)
        return _folded(selection, query, generation) if is_folded else selection
    fits = {name: one.fits(found.docs) for name, one in asked.items()}
    folding = _Folding(found, query, generation) if is_folded else None

    def left(but: str | None = None) -> Matches:
        every = None
        for one in (one for name, one in fits.items() if name != but):
            every = one if every is None else every & one
        if folding is not None:
            every = folding.left(every)
        return found if every is None else kept(found, every)

    return Selection(left(), {name: left(name) for name in asked})


class _Folding:
    """Leaves of some of the matches one of each group of versions: the first in the order."""

    def __init__(self, found: Matches, query: Query, generation: Generation) -> None:
        assert found.docs is not None
        self._found, self._query, self._generation = found, query, generation
        groups = picked(generation.group_numbers, found.docs)
        self._grouped = places_of(groups > 0)
        self._groups = picked(groups, self._grouped)

    def left(self, fits: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
        """bool[n]: which matches stay of those that fit; only what is in a group is looked at."""
        places, groups = self._grouped, self._groups
        if fits is None:
            stays = np.ones(len(self._found.scores), bool)
        else:
            which = places_of(picked(fits, places))
            places, groups, stays = picked(places, which), picked(groups, which), fits.copy()
        matches = kept(self._found, places)
        stays[places] = first_of_each(matches, groups, self._query, self._generation)
        return stays


def _of_everything(asked: dict[str, Filter], generation: Generation) -> Selection:
    """The selection where the text asks for nothing: from the filters' own documents."""
    listed = {name: one.listed(generation) for name, one in asked.items()}

    def common(but: str | None = None) -> Matches:
        docs = _passing(asked, listed, generation, but)
        return Matches(docs, np.zeros(len(docs), np.float32))

    return Selection(common(), {name: common(name) for name in asked})


def _passing(
    asked: dict[str, Filter],
    listed: dict[str, Docs | None],
    generation: Generation,
    but: str | None = None,
) -> Docs:
    """The live documents that pass every filter but for one; the shortest list is gone through."""
    docs, first = generation.live, None
    for name, found in listed.items():
        if name != but and found is not None and (first is None or len(found) < len(docs)):
            docs, first = found, name
    for name, one in asked.items():
        if name not in (but, first):
            docs = docs[places_of(one.fits(docs))]
    return docs


def total(query: Query, generation: Generation, found: Matches) -> int:
    """How many matches `select` selects, sooner than which."""
    asked = filters(query, generation)
    if found.docs is None:
        listed = {name: one.listed(generation) for name, one in asked.items()}
        docs = _passing(asked, listed, generation)
    else:
        docs = found.docs
        for one in asked.values():
            docs = docs[places_of(one.fits(docs))]
    if query.versions == "all" or not len(generation.groups.docs):
        return len(docs)
    groups = picked(generation.group_numbers, docs)
    grouped = groups[groups > 0]
    return len(docs) - len(grouped) + len(distinct(grouped))


def counts(query: Query, generation: Generation, selection: Selection, name: str) -> Counts:
    """How many of the selected documents have each value of a facet."""
    index = generation.facet(name, query.axis)
    docs = selection.for_facet.get(name, selection.matches).docs
    assert docs is not None
    if any(docs is kept_ones for kept_ones in (generation.live, *generation.folded.values())):
        return index.count_once(docs)
    return index.count(docs.astype(np.intp) if name in selection.for_facet else selection.places)


def _folded(selection: Selection, query: Query, generation: Generation) -> Selection:
    """One document of each group of versions, where the text asks for nothing."""

    def first(matches: Matches) -> Matches:
        assert matches.docs is not None
        groups = picked(generation.group_numbers, matches.docs)
        return kept(matches, first_of_each(matches, groups, query, generation))

    def folded(matches: Matches) -> Matches:
        if matches.docs is not generation.live:
            return first(matches)
        key = (query.effective_sort, query.axis)
        docs = generation.folded.get(key)
        if docs is None:
            found = first(matches).docs
            assert found is not None
            docs = generation.folded[key] = found
        return Matches(docs, np.zeros(len(docs), np.float32))

    return Selection(
        folded(selection.matches),
        {name: folded(matches) for name, matches in selection.for_facet.items()},
    )
