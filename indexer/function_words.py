"""Words that hold an English sentence together and say nothing of its subject.

They are searched for like all others, as far as there is room. But a question's `what` and
`how` are rare in news, so that BM25 would take them for its subject: where other words are
asked for as well, these have no say in the order. On CISI, whose queries are such
questions, nDCG@10 is 0.405 so, 0.358 else; on CACM 0.519 and 0.474, on Time 0.694 and 0.686, on
Cranfield 0.567 both ways; on LISA 0.488 and 0.500.
"""

from __future__ import annotations

from collections.abc import Iterable

from indexer.analysis import terms

_WORDS = """
a an the this that these those such
and or but nor if then else than because while although though whether so
of in on at by for from to into onto with without within about against between among
through during before after above below under over up down out off upon per via as
i me my mine you your yours he him his she her hers it its we us our ours they them their theirs
myself yourself himself herself itself ourselves themselves one ones
who whom whose which what when where why how
am is are was were be been being do does did done doing have has had having
can could shall should will would must might ought
not no yes any some each every either neither both all most more much many few other others
there here also only just very too again ever never anyone anything anybody someone something
"""

FUNCTION_TERMS = frozenset(terms(_WORDS))
"""The terms of those words. `us` is among them, and the country `US` is not."""


def content(wanted: Iterable[str]) -> tuple[str, ...]:
    """The terms that are of a subject, in order; all of them if none is."""
    every = tuple(wanted)
    return tuple(term for term in every if term not in FUNCTION_TERMS) or every
