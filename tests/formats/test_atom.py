"""The feed is one that other readers accept, whatever the stories hold."""

from __future__ import annotations

import re
from datetime import date, datetime
from xml.etree import ElementTree as ET

import feedparser
from hypothesis import given
from hypothesis import strategies as st

from indexer.formats.atom import Feed, atom
from indexer.results import Hit, Piece
from indexer.story import Author, Story

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = Feed(
    "convoy", "Stories", "https://s.example.org:8/search.atom?q=a%7Cb", "https://s.example.org:8/x"
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def hit(story: Story) -> Hit:
    return Hit(
        story, (Piece(story.title, is_match=False),), (Piece(story.body, is_match=False),), 0.0
    )


def xml(*stories: Story) -> bytes:
    return atom(FEED, [hit(story) for story in stories], lambda story: f"https://s/{story.id}")


def test_a_reader_finds_everything_in_it() -> None:
    posted = datetime(2024, 12, 10, 1, 28)
    story = Story(
        "7", "news", "A & B", "Text <b>", Author("Sgt.", "Jane Doe"), posted_at=posted,
        tags=("sea",), url="https://www.dvidshub.net/news/7",
    )  # fmt: skip
    feed = feedparser.parse(xml(story, Story("8", "news", "Undated", "")))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id == "tag:s.example.org,2024:/search.atom?q=a%7Cb"
    assert feed.feed.updated == "2024-12-10T01:28:00Z"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": FEED.self_url,
        "alternate": FEED.page_url,
    }
    first, second = feed.entries
    assert (first.id, first.link) == ("tag:s.example.org,2024:story/7", "https://s/7")
    assert (first.title, first.author) == ("A & B", "Sgt. Jane Doe")
    assert first.summary == "Text <b>"
    assert [tag.term for tag in first.tags] == ["sea"]
    assert "published" not in second
    assert second.updated == "1970-01-01T00:00:00Z"


def test_a_search_without_matches_is_a_feed_too() -> None:
    feed = feedparser.parse(xml())
    assert not feed.bozo
    assert feed.entries == []
    assert feed.feed.updated == "1970-01-01T00:00:00Z"


@given(text=st.text(), day=st.none() | st.dates())
def test_any_text_keeps_the_feed_to_the_format(text: str, day: date | None) -> None:
    story = Story(
        "1", "news", text, text, Author(None, text), taken_on=day, tags=(text,), url=f"http://x/{text}"
    )  # fmt: skip
    root = ET.fromstring(xml(story))
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):  # once each, as RFC 4287 demands
            assert len(element.findall(ATOM + name)) == 1
        assert element.find(f"{ATOM}link[@rel='alternate']") is not None
        assert RFC_3339.fullmatch(element.findtext(f"{ATOM}updated") or "")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
