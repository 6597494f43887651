"""Terms put in order as arrays: Python's own order of bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.whoosh_engine.ordering import order_of

_pieces = st.sampled_from(
    (b"\0", b"a", b"b", b"\xff", b"sevenbs", b"eightbyt", b"sixteen bytes it")
)
terms = st.lists(st.lists(_pieces, max_size=5).map(b"".join) | st.binary(max_size=20), max_size=12)


@given(terms)
def test_any_terms_are_put_in_order_and_equal_ones_stay_as_they_came(terms: list[bytes]) -> None:
    order = order_of(terms)
    assert order.places.tolist() == sorted(range(len(terms)), key=terms.__getitem__)


@given(terms)
def test_a_term_is_new_where_it_differs_from_the_one_before(terms: list[bytes]) -> None:
    ordered = sorted(terms)
    expected = [at == 0 or term != ordered[at - 1] for at, term in enumerate(ordered)]
    assert order_of(terms).is_new.tolist() == expected
