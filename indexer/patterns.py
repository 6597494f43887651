"""Which terms a prefix, a wildcard or a fuzzy word fits, one term at a time.

Engines find such terms in their lexicons, faster; what they find and what is marked
in a story agree by this.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rapidfuzz.distance import OSA

from indexer.analysis import terms
from indexer.tree import Fuzzy, Prefix, Wildcard


def fits(node: Prefix | Wildcard | Fuzzy) -> Callable[[str], bool]:
    """Whether a term is one that the node stands for."""
    match node:
        case Prefix(text):
            own = terms(text)
            return lambda term: term.startswith(text) or (term,) == own
        case Wildcard(pattern):
            own_terms = filled_terms(node)
            expression = fitting(pattern)
            return lambda term: term in own_terms or expression.fullmatch(term) is not None
        case Fuzzy(text, max_edits):
            return lambda term: (
                term[:1] == text[:1]
                and OSA.distance(term, text, score_cutoff=max_edits) <= max_edits
            )


def filled_terms(node: Wildcard) -> set[str]:
    """The terms of the words that a wildcard fits; a word of several terms stands for none."""
    return {found[0] for word in node.filled() if len(found := terms(word)) == 1}


def fitting(pattern: str) -> re.Pattern[str]:
    """A wildcard's pattern as an expression that takes time in proportion to the term.

    Each run between two `*` is taken where it is found first and never tried elsewhere:
    if what follows fits behind a later one, it fits behind the first as well.
    """
    runs = ["".join("." if c == "?" else re.escape(c) for c in run) for run in pattern.split("*")]
    first, *others = runs
    if not others:
        return re.compile(first, re.DOTALL)
    *inner, last = others
    skipping = "".join(f"(?>.*?{run})" for run in inner if run)
    return re.compile(f"{first}{skipping}.*{last}", re.DOTALL)
