"""A term is found in a lexicon whatever its bytes, alone and among others."""

from __future__ import annotations

import tempfile

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.story import Story
from indexer.whoosh_engine.generations import Generations
from tests.whoosh_engine.corpora import opened, put

_tags = st.text(st.sampled_from("\0ab日"), min_size=1, max_size=12)


@settings(max_examples=50, deadline=None)
@given(tags=st.sets(_tags, max_size=30), others=st.sets(_tags, max_size=10))
def test_terms_are_where_they_are_looked_for_one_by_one(tags: set[str], others: set[str]) -> None:
    asked = [term.encode() for term in sorted(tags | others, key=hash)]
    with tempfile.TemporaryDirectory() as folder, opened(folder) as engine:
        put(engine, [Story("1", "news", "", "", tags=tuple(sorted(tags)))])
        generations = Generations(folder, 1 << 20)
        with generations.reading() as generation:
            lexicon = generation.segments[0].lexicon("tag")
            found = [lexicon.place(term) for term in asked]
            places = sorted(place for place in found if place is not None)
            assert lexicon.terms_at(lexicon.places(asked)) == lexicon.terms()
            assert lexicon.places(asked).tolist() == places
            assert lexicon.found(asked).tolist() == [-1 if at is None else at for at in found]
        generations.close()
