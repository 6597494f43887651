"""The results page: all that its template may use, links included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from indexer import asked
from indexer.asked import Asked
from indexer.engine import Engine
from indexer.fields import Axis
from indexer.parameters import DEFAULT, parameters_of
from indexer.query import Query, Sort
from indexer.receipt import found, told, told_relaxation
from indexer.results import ResultsPage
from indexer.timeline import timeline, zoomed
from webui import wording
from webui.exports import search_takes
from webui.pager import pager
from webui.pages import story_cards
from webui.rail import carried, rail_facets
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


def search_page(site: Site, engine: Engine, results: ResultsPage) -> Context:
    """The page of `results`; `engine` knows of versions, and what other questions would find."""
    query, total = results.query, results.total
    page_count = -(-total // query.per_page)
    is_past_end = bool(total) and query.page > page_count
    labels = {(f.facet, value.value): value.label for f in results.facets for value in f.values}
    words = islice(asked.words(query, results.receipt), MAX_WORD_CHIPS)
    names = islice(asked.names(query, results.receipt), MAX_WORD_CHIPS)
    filters = (*asked.filters(query, labels, wording.locale()), *asked.unusual(query))
    parts = (*words, *names, *filters)
    facets = rail_facets(query, results.facets)
    boxes = [value for facet in facets for value in facet.values]
    cards = story_cards(results.hits, query.text, engine.version_count)
    without = {drop.query: drop.total for drop in results.drops}
    lesser = [(part, without[part.less]) for part in parts if part.less in without]
    text, takes = query.text.strip(), search_takes(query)
    return {
        "frame": site.frame(
            f"{text} – {wording.stories(total)}" if text else wording.stories(total),
            text=query.text,
            carried=carried(query, boxes, "q", "from", "to"),
            canonical_args=parameters_of(query),
            takes=takes[:1],  # programs look for the feed
        ),
        "heading": found(results, wording.locale()),
        "took": f"in {wording.duration(results.took_ms)}",
        "cards": cards,
        "every_version": Link("Show every version of each story", _url(query, versions="all"))
        if query.versions == "folded" and any(card.versions for card in cards)
        else None,
        "filters_label": f"Filters ({len(filters)} active)" if filters else "Filters",
        "facets": facets,
        "date_from": query.date_from.isoformat() if query.date_from else "",
        "date_to": query.date_to.isoformat() if query.date_to else "",
        "chips": [(part, search_url(part.less)) for part in parts],
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
        "readings": [
            Link(label, search_url(other))
            for label, other in asked.readings(results, wording.locale())
        ],
        "last_page": Link(
            f"Go to page {wording.number(page_count)}, the last",
            search_url(query.on_page(page_count)),
        )
        if is_past_end
        else None,
        "lead": "Nothing has all of what was asked for. Ask for less:"
        if len(parts) > 1
        else "No story has what was asked for.",
        "advice": tuple(_advice(engine, results, lesser)) if not total else (),
        "in_vain": [part.label for part, total in lesser if not total],
        "takes": takes,
    }


def _url(query: Query, **changes: object) -> str:
    """The address of `query` with `changes`, from page 1."""
    return search_url(replace(query, page=1, **changes))  # type: ignore[arg-type]  # field names


def _sorts(query: Query) -> Iterator[Link]:
    for label, sort, axis in SORTS:
        if sort != "relevance" or query.text.strip():
            is_current = query.effective_sort == sort and axis in (None, query.axis)
            yield Link(label, _url(query, sort=sort, axis=axis or query.axis), is_current)


def _timeline(results: ResultsPage) -> Context | None:
    """The bars of the dates, unless there are none: each with what it says, and its address."""
    query = results.query
    counts = next(facet for facet in results.facets if facet.facet == "date")
    shown = timeline(query, counts)
    if not any(bar.count for bar in shown.bars) and not shown.within:
        return None
    ways = [Link("All years", search_url(zoomed(query, "")))]
    if len(shown.within) > 4:
        ways.append(Link(f"All of {shown.within[:4]}", search_url(zoomed(query, shown.within[:4]))))
    url_of = urls_by_value(zoomed(query, ""), "date")
    return {
        "label": f"Stories by {shown.unit}",
        "bars": [
            (
                bar,
                f"{wording.period(bar.value)}: {wording.stories(bar.count)}",
                url_of(bar.value),
            )
            for bar in shown.bars
            if bar.count
        ],
        "ticks": [bar for bar in shown.bars if bar.tick],
        "ways": ways if shown.within or query.date_from or query.date_to else (),
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


def _advice(
    engine: Engine, results: ResultsPage, lesser: Sequence[tuple[Asked, int]]
) -> Iterator[Link]:
    """Where nothing was found: questions that ask for less, and find something."""
    for part, total in lesser:
        if total:
            yield Link(f"Without {part.label}: {wording.stories(total)}", search_url(part.less))
    for label, other in asked.wider(results):
        if total := engine.search(replace(other, per_page=1)).total:
            yield Link(f"{label}: {wording.stories(total)}", search_url(other))
    if results.query.text.strip():
        yield Link("See all stories", search_url(DEFAULT))
