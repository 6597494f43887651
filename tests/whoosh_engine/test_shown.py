"""Facets of few documents, counted together, show what each counted alone does."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from indexer.demo import stories as invented
from indexer.fields import FACETS, Axis
from indexer.results import FacetCounts
from indexer.story import Story
from indexer.whoosh_engine.generation import Generation
from indexer.whoosh_engine.shown import shown_counts
from indexer.whoosh_engine.tally import facet_counts
from tests.whoosh_engine.corpora import histories, opened, put, replay


@settings(max_examples=30, deadline=None)
@given(
    history=histories,
    names=st.lists(st.sampled_from(list(FACETS)), unique=True),
    axis=st.sampled_from(("taken", "posted")),
    chosen=st.sets(st.integers(0, 30)),
)
def test_facets_counted_together_show_what_each_shows_alone(
    history: list[tuple[list[Story], set[str]]], names: list[str], axis: Axis, chosen: set[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        replay(engine, history)
        with engine._generations.reading() as generation:
            docs = np.array(sorted(chosen), np.int32)
            docs = docs[docs < generation.size]
            alone, together = _both(generation, names, axis, docs)
    assert alone == together


def test_more_values_than_show_are_counted_as_others_alike(tmp_path: Path) -> None:
    with opened(tmp_path) as engine:
        put(engine, invented(400))
        with engine._generations.reading() as generation:
            docs = np.arange(0, 400, 2, dtype=np.int32)
            alone, together = _both(generation, list(FACETS), "taken", docs)
    assert alone == together
    assert all(facet.others for facet in together if facet.facet not in ("date", "kind"))


def _both(
    generation: Generation, names: list[str], axis: Axis, docs: NDArray[np.int32]
) -> tuple[list[FacetCounts], list[FacetCounts]]:
    """The counts of facets one by one, and together."""
    indexes = [generation.facet(name, axis) for name in names]
    alone = [facet_counts(one, one.count(docs.astype(np.intp)), ()) for one in indexes]
    return alone, shown_counts([generation.shown(name, axis) for name in names], docs)
