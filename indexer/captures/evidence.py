"""What an HTML page says of its story where no reader of the page sees it.

The address in its head, Open Graph's properties, schema.org's JSON-LD. Each is
written by the site's program, so that it is believed before the lines are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from indexer.captures import CaptureError, iso_times
from indexer.captures.addresses import Address, address
from indexer.captures.authors import people
from indexer.captures.json_values import field, items, line_of, parsed, text_of
from indexer.captures.markup import Markup
from indexer.story import Author, Kind

_SAVED_FROM = re.compile(
    # What browsers write above a page: `<!-- saved from url=(0044)https://… -->`
    r"<!-- (?:saved from url=\(\d{1,6}\)|\s{0,9}url: )(?P<url>https?://[^\s<>]{1,600})"
)
_HEAD_CHARS = 3000
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\d{1,14}[a-z_]{0,4}/(?=https?://)")
_NOTICE = re.compile(r"official (?:website|site) of the (?:United States|U\.S\.|Department)")
_ARTICLES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "ImageObject",
    "VideoObject", "AudioObject", "PressRelease",
})  # fmt: skip
_SITE_PREFIX = re.compile(r"DVIDS - (News|Image|Video|Audio)s? - ")
_KINDS: dict[str, Kind] = {"News": "news", "Image": "image", "Video": "video", "Audio": "audio"}
_SEPARATOR = re.compile(r" (?:[|>»·–—-]|::) ")
_MAX_SCRIPTS = 20
_MAX_TITLE_CHARS = 1000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the page says beside its lines; `None` and `()` where it does not.

    `titles` are the story's title as it stands in several places, the best
    first; some have the site's name in front or behind. `body` has no markup.
    `kind` is what the page's title begins with; `is_official` says that it is a
    page of the government of the United States.
    """

    url: str | None
    address: Address | None
    titles: tuple[str, ...]
    posted_at: datetime | None
    has_time: bool
    author: Author | None
    body: str | None
    tags: tuple[str, ...]
    kind: Kind | None
    is_dvids: bool
    is_official: bool


def evidence(source: str, page: Markup) -> Evidence:
    """What that page's head and scripts say of its story; `page` is what `source` shows."""
    article = next(_articles(page.scripts), None)
    metas = page.metas
    saved = _SAVED_FROM.search(source[:_HEAD_CHARS])
    given = (
        page.canonical,
        metas.get("og:url"),
        line_of(field(article, "url", "@id")),
        line_of(field(article, "mainEntityOfPage"))
        or line_of(field(field(article, "mainEntityOfPage"), "@id", "url")),
        saved["url"] if saved else None,
    )
    urls = [_ARCHIVE.sub("", url) for url in given if url and url.startswith("http")]
    # A page's address may lead to its site's front door; one with a number does not.
    found = next((url for url in urls if address(url)), urls[0] if urls else None)
    posted = (
        line_of(field(article, "datePublished"))
        or metas.get("article:published_time")
        or _only_day(page.times)
    )
    posted_at = iso_times.minute(posted)
    given_titles = (
        line_of(field(article, "headline", "name")),
        metas.get("og:title"),
        metas.get("twitter:title"),
        page.title,
    )
    titles = [title for title in given_titles if title and len(title) <= _MAX_TITLE_CHARS]
    prefix = next(filter(None, map(_SITE_PREFIX.match, titles)), None)
    page_address = address(found) if found else None
    return Evidence(
        url=found,
        address=page_address,
        titles=tuple(dict.fromkeys(_SITE_PREFIX.sub("", title) for title in titles)),
        posted_at=posted_at,
        has_time=iso_times.has_time(posted),
        author=_author(article),
        body=text_of(field(article, "articleBody")),
        tags=page.tags,
        kind=_KINDS[prefix[1]] if prefix else None,
        is_dvids=bool(page_address or prefix or metas.get("og:site_name") == "DVIDS"),
        is_official=_NOTICE.search(source) is not None,
    )


def without_site(title: str) -> str:
    """A title without the site's name, as in `Wing flies in the rain | Example Air Base`."""
    pieces = _SEPARATOR.split(title)
    return max(pieces[0], pieces[-1], key=len)


def title_pieces(title: str) -> tuple[str, ...]:
    """What of a title may be the story's own: all, or what stands before or behind a bar."""
    pieces = _SEPARATOR.split(title)
    return (title, pieces[0], pieces[-1])


def _only_day(times: tuple[str, ...]) -> str:
    """The page's only `<time>`, which is when it was posted; nothing where days differ."""
    days = {iso_times.day(time) for time in times}
    return times[0] if len(days) == 1 else ""


def _author(article: object) -> Author | None:
    for item in items(field(article, "author", "creator")):
        if field(item, "@type") in (None, "Person"):
            name = line_of(item) or line_of(field(item, "name"))
            if name and (found := people(name)):
                return found[0]
    return None


def _articles(scripts: tuple[str, ...]) -> Iterator[object]:
    """The descriptions of a story among the page's JSON-LD; what is no JSON is passed over."""
    for script in scripts[:_MAX_SCRIPTS]:
        try:
            value = parsed(script)
        except CaptureError:
            continue
        for item in items(value):
            for inner in (item, *items(field(item, "@graph"))):
                types = (line_of(name) for name in items(field(inner, "@type")))
                if not _ARTICLES.isdisjoint(filter(None, types)):
                    yield inner
