"""The results page: all that its template may use, links included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.engine import Engine
from indexer.fields import FACETS, Axis
from indexer.parameters import DEFAULT, NOT, Parameters, parameters_of
from indexer.query import MAX_TEXT_CHARS, Query, Sort
from indexer.receipt import told, told_relaxation
from indexer.results import ResultsPage
from indexer.timeline import timeline, zoomed
from webui import wording
from webui.exports import search_takes
from webui.pager import pager
from webui.pages import story_cards
from webui.rail import RailFacet, controls, rail_facets, told_filters, value_label
from webui.site import Context, Link, Site
from webui.urls import search_url, urls_by_value

SORTS: tuple[tuple[str, Sort, Axis | None], ...] = (
    ("Relevance", "relevance", None),
    ("Newest taken", "newest", "taken"),
    ("Newest posted", "newest", "posted"),
    ("Oldest", "oldest", None),
)
"""Which order, by which date where that is not the query's own."""
PAGE_SIZES = (10, 25, 50, 100)
MAX_WORD_CHIPS = 12
"""Each link has all the other words in it: of a text of 1,000 characters these are 12 kB."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of what was asked for; `remove_url` asks without it."""

    group: str
    label: str
    remove_url: str


def search_page(site: Site, engine: Engine, results: ResultsPage) -> Context:
    """The page of `results`; `engine` knows of versions, and what other questions would find."""
    query, total = results.query, results.total
    page_count = -(-total // query.per_page)
    is_past_end = bool(total) and query.page > page_count
    word_chips, filter_chips = tuple(_word_chips(results)), tuple(_filter_chips(results))
    chips = word_chips + tuple(_name_chips(results)) + filter_chips
    facets = rail_facets(query, results.facets)
    cards = story_cards(results.hits, query.text, engine.version_count)
    lesser = tuple(_lesser(results, chips))
    words, takes = query.text.strip(), search_takes(query)
    return {
        "frame": site.frame(
            f"{words} – {wording.stories(total)}" if words else wording.stories(total),
            text=query.text,
            carried=_carried(query, facets),
            canonical_args=parameters_of(query),
            takes=takes[:1],  # programs look for the feed
        ),
        "heading": _heading(query, total, len(results.hits)),
        "took": f"in {wording.duration(results.took_ms)}",
        "cards": cards,
        "every_version": Link("Show every version of each story", _url(query, versions="all"))
        if query.versions == "folded" and any(card.versions for card in cards)
        else None,
        "filters_label": f"Filters ({len(filter_chips)} active)" if filter_chips else "Filters",
        "facets": facets,
        "date_from": query.date_from.isoformat() if query.date_from else "",
        "date_to": query.date_to.isoformat() if query.date_to else "",
        "chips": chips,
        "other_parts": max(0, len(results.receipt.parts) - MAX_WORD_CHIPS),
        "clear_url": search_url(query.without_filters())
        if query.on_page(1) != query.without_filters()
        else None,
        "sorts": tuple(_sorts(query)) if len(results.hits) > 1 else (),
        "sizes": tuple(
            Link(f"{size}", _url(query, per_page=size), is_current=size == query.per_page)
            for size in PAGE_SIZES
        )
        if total > PAGE_SIZES[0]
        else (),
        "timeline": _timeline(results),
        "pager": pager(query.page, page_count, lambda page: search_url(query.on_page(page)))
        if page_count > 1 and not is_past_end
        else None,
        "relaxed": told_relaxation(results.receipt),
        "did_you_mean": _did_you_mean(results),
        "notes": tuple(told(results.receipt, MAX_WORD_CHIPS)),
        "readings": tuple(_readings(results)),
        "last_page": Link(
            f"Go to page {wording.number(page_count)}, the last",
            search_url(query.on_page(page_count)),
        )
        if is_past_end
        else None,
        "advice": tuple(_advice(engine, results, lesser)) if not total else (),
        "in_vain": tuple(chip.label for chip, total in lesser if not total),
        "takes": takes,
    }


def _heading(query: Query, total: int, shown: int) -> str:
    if not total:
        return "No stories found"
    if not shown:
        return f"Page {wording.number(query.page)} is past the end of {wording.stories(total)}"
    first = (query.page - 1) * query.per_page + 1
    if total == 1:
        return "1 story"
    last = wording.number(first + shown - 1)
    return f"{wording.number(first)}–{last} of {wording.stories(total)}"


def _word_chips(results: ResultsPage) -> Iterator[Chip]:
    """One for each part of the text, as it was understood; not for a word alone in its box."""
    query, parts = results.query, results.receipt.parts
    if query == replace(DEFAULT, text=query.text) and [query.text] == [
        part.label for part in parts
    ]:
        return
    for part in parts[:MAX_WORD_CHIPS]:
        yield Chip("Words", part.label, _url(query, text=part.without))


def _name_chips(results: ResultsPage) -> Iterator[Chip]:
    """One for each name that is searched for beside those that were typed."""
    query = results.query
    for name in results.receipt.added[:MAX_WORD_CHIPS]:
        yield Chip("Names", f"or {name}", _url(query, without=(*query.without, name)))


def _filter_chips(results: ResultsPage) -> Iterator[Chip]:
    """One for each filter, each excluded value and whatever else is not as usual."""
    query = results.query
    labels = {
        (facet.facet, value.value): value_label(FACETS[facet.facet], value)
        for facet in results.facets
        for value in facet.values
    }
    for label, shown, less in told_filters(query, labels):
        yield Chip(label, shown, search_url(less))
    if query.axis != "taken":
        yield Chip("Date", "by day of posting", _url(query, axis="taken"))
    if query.versions != DEFAULT.versions:
        yield Chip("Versions", "every version", _url(query, versions=DEFAULT.versions))
    if query.match != "all":
        yield Chip("Words", "any of the words", _url(query, match="all"))
    if not query.expand:
        yield Chip("Words", "names as typed alone", _url(query, expand=True))
    for name in query.without:
        names = tuple(other for other in query.without if other != name)
        yield Chip("Names", f"not as {name}", _url(query, without=names))


def _url(query: Query, **changes: object) -> str:
    """The address of `query` with `changes`, from page 1."""
    return search_url(replace(query, page=1, **changes))  # type: ignore[arg-type]  # field names


def _carried(query: Query, facets: tuple[RailFacet, ...]) -> Parameters:
    """What the form has no control for: it goes along as hidden inputs."""
    known = controls(facets)
    return [
        (name, value)
        for name, value in parameters_of(query.on_page(1))
        if name not in ("q", "from", "to") and (name.removeprefix(NOT), value) not in known
    ]


def _sorts(query: Query) -> Iterator[Link]:
    for label, sort, axis in SORTS:
        if sort != "relevance" or query.text.strip():
            is_current = query.effective_sort == sort and axis in (None, query.axis)
            yield Link(label, _url(query, sort=sort, axis=axis or query.axis), is_current)


def _timeline(results: ResultsPage) -> Context | None:
    """The bars of the dates, unless there are none: each with what it says, and its address."""
    query = results.query
    counts = next(facet for facet in results.facets if facet.facet == "date")
    found = timeline(query, counts)
    if not any(bar.count for bar in found.bars) and not found.within:
        return None
    ways = [Link("All years", search_url(zoomed(query, "")))]
    if len(found.within) > 4:
        ways.append(Link(f"All of {found.within[:4]}", search_url(zoomed(query, found.within[:4]))))
    url_of = urls_by_value(zoomed(query, ""), "date")
    return {
        "label": f"Stories by {found.unit}",
        "bars": [
            (
                bar,
                f"{wording.period(bar.value)}: {wording.stories(bar.count)}",
                url_of(bar.value),
            )
            for bar in found.bars
        ],
        "ways": ways if found.within or query.date_from or query.date_to else (),
        "axes": [
            Link(label, _url(query, axis=axis), is_current=query.axis == axis)
            for axis, label in (("taken", "Day taken"), ("posted", "Day posted"))
        ],
    }


def _did_you_mean(results: ResultsPage) -> Link | None:
    if results.did_you_mean is None:
        return None
    label = f"{results.did_you_mean} ({wording.stories(results.did_you_mean_total)})"
    return Link(label, _url(results.query, text=results.did_you_mean))


def _readings(results: ResultsPage) -> Iterator[Link]:
    for choice in results.receipt.choices:
        for meaning in choice.meanings:
            if len(meaning.text) <= MAX_TEXT_CHARS:
                count = wording.stories(meaning.stories)
                label = f"{choice.typed} as “{meaning.name}” ({count})"
                yield Link(label, _url(results.query, text=meaning.text))
    if results.receipt.added:
        yield Link("Search only for what was typed", _url(results.query, expand=False))


def _lesser(results: ResultsPage, chips: tuple[Chip, ...]) -> Iterator[tuple[Chip, int]]:
    """Without which part of the question there would be how many stories."""
    totals = {search_url(drop.query): drop.total for drop in results.drops}
    for chip in chips:
        if chip.remove_url in totals:
            yield chip, totals[chip.remove_url]


def _advice(
    engine: Engine, results: ResultsPage, lesser: Sequence[tuple[Chip, int]]
) -> Iterator[Link]:
    """Where nothing was found: questions that ask for less, and find something."""
    query, without = results.query, results.query.without_filters()
    for chip, total in lesser:
        if total:
            yield Link(f"Without {chip.label}: {wording.stories(total)}", chip.remove_url)
    others = []
    if len(results.receipt.parts) > 1 and query.match == "all":
        others.append(("Look for any of the words instead of all", replace(query, match="any")))
    if query.text.strip() and query.on_page(1) != without:
        others.append(("Drop all filters", without))
    for label, other in others:
        if total := engine.search(replace(other, page=1, per_page=1)).total:
            yield Link(f"{label}: {wording.stories(total)}", _url(other))
    if query.text.strip():
        yield Link("See all stories", search_url(DEFAULT))
