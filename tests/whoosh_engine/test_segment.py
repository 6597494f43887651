"""Posting lists of a segment, however they are read."""

from __future__ import annotations

import tempfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.story import Story
from indexer.whoosh_engine import segment as segments
from tests.whoosh_engine.corpora import opened, put, stories


@settings(max_examples=30, deadline=None)
@given(came=st.lists(stories, min_size=1, max_size=6), field=st.sampled_from(("text", "id", "tag")))
def test_few_lists_are_read_as_many_are(came: list[Story], field: str) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        put(engine, came)
        with engine._generations.reading() as generation:
            for segment in generation.segments:
                places = np.arange(len(segment.lexicon(field)))
                few = [segment.lists_at(field, places[at : at + 3]) for at in places[::3].tolist()]
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(segments, "FEW_LISTS", 0)
                    many = segment.lists_at(field, places)
                for name in ("lengths", "docs", "weights"):
                    parts, whole = [getattr(one, name) for one in few], getattr(many, name)
                    if whole is None:
                        assert all(part is None for part in parts)
                    elif parts:
                        assert np.concatenate(parts).tolist() == whole.tolist()
                        assert parts[0].dtype == whole.dtype
