"""What was asked for, part by part, in plain English: each with the question without it.

And what could be asked instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from indexer import locales
from indexer.fields import FACETS
from indexer.parameters import DEFAULT
from indexer.query import MAX_TEXT_CHARS, Query
from indexer.results import Receipt, ResultsPage

Labels = Mapping[tuple[str, str], str]
"""What values are called, by their facet and value; those not among them are told as they are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A part of the question; `kind` says what it is of, `less` asks without it, from page 1."""

    kind: str
    label: str
    less: Query


def words(query: Query, receipt: Receipt) -> Iterator[Asked]:
    """Each part of the text, as it was understood; none for words alone, as typed."""
    labels = [part.label for part in receipt.parts]
    if labels == [query.text] and query == replace(DEFAULT, text=query.text):
        return
    for part in receipt.parts:
        yield Asked("Words", part.label, replace(query, text=part.without, page=1))


def names(query: Query, receipt: Receipt) -> Iterator[Asked]:
    """Each name that is searched for beside those that were typed."""
    for name in receipt.added:
        less = replace(query, without=(*query.without, name), page=1)
        yield Asked("Names", f"or {name}", less)


def filters(query: Query, labels: Labels, locale: str) -> Iterator[Asked]:
    """Each filter, each excluded value and each end of the range of dates."""
    for name, value, is_excluded, less in query.lesser():
        if name == "date" and value:
            label = locales.period(value, locale)
        elif name in FACETS:
            label = labels.get((name, value), value or FACETS[name].missing_label)
        else:
            label = f"{name} {locales.period(value, locale, is_short=True)}"
        kind = FACETS[name].label if name in FACETS else "Date"
        yield Asked(kind, f"not {label}" if is_excluded else label, less)


def unusual(query: Query) -> Iterator[Asked]:
    """Whatever else is not as usual."""
    first = query.on_page(1)
    if query.axis != DEFAULT.axis:
        yield Asked("Date", "by day of posting", replace(first, axis=DEFAULT.axis))
    if query.versions != DEFAULT.versions:
        yield Asked("Versions", "every version", replace(first, versions=DEFAULT.versions))
    if query.match != DEFAULT.match:
        yield Asked("Words", "any of the words", replace(first, match=DEFAULT.match))
    if not query.expand:
        yield Asked("Words", "names as typed alone", replace(first, expand=True))
    for name in query.without:
        less = replace(first, without=tuple(other for other in query.without if other != name))
        yield Asked("Names", f"not as {name}", less)


def readings(results: ResultsPage, locale: str) -> Iterator[tuple[str, Query]]:
    """What else the text can mean, in words, and as a question."""
    first, receipt = results.query.on_page(1), results.receipt
    for choice in receipt.choices:
        for meaning in choice.meanings:
            if len(meaning.text) <= MAX_TEXT_CHARS:
                count = locales.stories(meaning.stories, locale)
                label = f"{choice.typed} as “{meaning.name}” ({count})"
                yield label, replace(first, text=meaning.text)
    if receipt.added:
        yield "Search only for what was typed", replace(first, expand=False)


def wider(results: ResultsPage) -> Iterator[tuple[str, Query]]:
    """Questions that ask for less than one that found nothing, beside those of one part less."""
    first = results.query.on_page(1)
    if len(results.receipt.parts) > 1 and first.match == "all":
        yield "Look for any of the words instead of all", replace(first, match="any")
    if first.text.strip() and first != first.without_filters():
        yield "Drop all filters", first.without_filters()
