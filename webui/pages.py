"""The pages but the results: all that their templates may use, links included.

A template gets one of these values and computes nothing. Nothing here reads a
request; `frame` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from indexer.formats import facts
from indexer.marking import MAX_READ_CHARS
from indexer.parameters import DEFAULT
from indexer.results import EngineStatus, Hit, ResultsPage
from indexer.snippets import Marker
from indexer.story import Story
from webui import wording
from webui.exports import story_takes
from webui.faults import Fault
from webui.rail import rail_facets
from webui.safe_html import highlighted, numbered
from webui.site import NAME, Context, Link, Site
from webui.urls import path, search_url, story_url, urls_by_value


@dataclass(frozen=True, slots=True)
class StoryCard:
    """One story in a list: title, passage, one line of what is known."""

    url: str
    title: Markup
    passage: Markup
    day_iso: str | None
    day: str | None
    details: tuple[str, ...]
    versions: Link | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """Another story by its title, and when it was; `label` says what it is to this one."""

    label: str
    title: str
    url: str
    day_iso: str | None
    day: str | None

    @classmethod
    def of(cls, story: Story, label: str = "") -> Dated:
        """The way to `story`."""
        iso, day = _dated(story)
        return cls(label, story.title, story_url(story.id), iso, day)


def story_cards(
    hits: Sequence[Hit], text: str = "", version_count: Callable[[str], int] | None = None
) -> tuple[StoryCard, ...]:
    """The cards of `hits`; their links carry `text`, to be marked in the stories.

    With `version_count` they lead to a story's other versions.
    """
    html = highlighted([snippet for hit in hits for snippet in (hit.title, hit.snippet)])
    return tuple(
        StoryCard(
            (url := story_url(hit.story.id, text)),
            title,
            passage,
            *_dated(hit.story),
            facts.line(hit.story),
            _versions(version_count(hit.story.id) - 1, url) if version_count else None,
        )
        for hit, title, passage in zip(hits, html[::2], html[1::2], strict=True)
    )


def home_page(site: Site, status: EngineStatus, newest: ResultsPage) -> Context:
    """The first page: how much there is, from when to when, and ways in."""
    return {
        "frame": site.frame("", canonical_args=[]),
        "statement": wording.stories(status.stories),
        "span": _span(status),
        "newest": story_cards(newest.hits),
        "newest_url": search_url(DEFAULT),
        "lists": [
            (facet, [(value, url_of(value.value)) for value in facet.values])
            for facet in rail_facets(newest.query, newest.facets)
            if facet.name != "date"
            for url_of in (urls_by_value(DEFAULT, facet.name),)
        ],
    }


def story_page(
    site: Site,
    story: Story,
    text: str,
    marker: Marker,
    versions: Sequence[str],
    version_count: int,
    around: Sequence[tuple[str, Story]],
    similar: Sequence[Story],
) -> Context:
    """The page of `story` with what `marker` finds marked, as searched for by `text`.

    `versions` are the first of `version_count`, with the story itself if it is among these;
    `around` are stories beside it in time, each with what it is to this one; `similar` are
    those like it.
    """
    captions = [caption.text for caption in story.captions]
    html = highlighted(
        [
            marker.marked(story.title),
            *marker.marked_each(story.paragraphs, "body"),
            *marker.marked_each(captions, "caption"),
        ]
    )
    title, *rest = html
    parts, mark_count = numbered(rest)
    first_caption = len(story.paragraphs)
    day_iso, day = _dated(story)
    others = [other for other in versions if other != story.id]
    left = version_count - 1 - len(others)
    return {
        "frame": site.frame(
            story.title, text=text, canonical_args=[], story=story, takes=story_takes(story.id)
        ),
        "title": title,
        "byline": f"By {story.author}" if story.author else None,
        "day_iso": day_iso,
        "day": day,
        "paragraphs": parts[:first_caption],
        "captions": tuple(
            (part, caption.credit)
            for part, caption in zip(parts[first_caption:], story.captions, strict=True)
        ),
        "facts": [
            (
                fact,
                [
                    (text, found and search_url(DEFAULT.with_filter(*found)))
                    for text, found in fact.values
                ],
            )
            for fact in facts.facts(story, wording.locale())
        ],
        "problems": tuple(problem.detail for problem in story.problems),
        "original_url": _web_address(story.url),
        "original_note": facts.note(story, "url"),
        "raw_url": path("stories.raw", story_id=story.id),
        "marks": wording.counted(mark_count, "match", "matches") if mark_count else None,
        "unmarked": _unmarked(story.paragraphs, captions) if text else None,
        "versions": tuple(
            Link(other, path("stories.versions", story_id=story.id, other=other))
            for other in others
        ),
        "more_versions": wording.counted(left, "more", "more") if left else None,
        "around": tuple(Dated.of(other, f"{label}, ") for label, other in around),
        "similar": tuple(Dated.of(other) for other in similar),
    }


def _unmarked(*parts: Sequence[str]) -> str | None:
    """What to say of a story of which not all is looked through for matches."""
    if all(sum(map(len, texts)) <= MAX_READ_CHARS for texts in parts):
        return None
    return f"Marked are matches in the first {wording.number(MAX_READ_CHARS)} characters alone."


def error_page(site: Site, fault: Fault, text: str, ways: Sequence[Link]) -> Context:
    """What went wrong, in a sentence that says what to do; `ways` lead on from it."""
    home = Link(f"Go to the first page of {NAME}", path("pages.home"))
    return {
        "frame": site.frame(fault.title, text=text),
        "status": fault.status,
        "title": fault.title,
        "detail": fault.detail,
        "ways": (*ways, home),
    }


def _dated(story: Story) -> tuple[str | None, str | None]:
    """The story's date for programs and for readers."""
    return (story.date.isoformat(), wording.day(story.date)) if story.date else (None, None)


def _versions(count: int, url: str) -> Link | None:
    """The way to a story's other versions, if there are any."""
    if not count:
        return None
    return Link(wording.counted(count, "other version", "other versions"), f"{url}#versions")


def _span(status: EngineStatus) -> str | None:
    if not (status.earliest and status.latest):
        return None
    if status.earliest == status.latest:
        return f"from {wording.day(status.earliest)}"
    return f"from {wording.day(status.earliest)} to {wording.day(status.latest)}"


def _web_address(url: str | None) -> str | None:
    """`url` if it leads to the web: a capture could hold `javascript:` too."""
    return url if url and url.startswith(("https://", "http://")) else None
