"""Results and stories are handed out in other forms, complete and with the page's filters."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path

import feedparser
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from flask import Flask
from flask.testing import FlaskClient

from indexer.formats.forms import EXPORTS, Form
from indexer.settings import Settings
from indexer.story import Story
from webui import create_app

FILTERED = "q=convoy&unit=2nd+Test+Wing&unit=3rd+Test+Wing&sort=oldest"


@pytest.fixture(scope="module")
def public(index: str) -> FlaskClient:
    return create_app(Settings(index=index, base_url="https://s.example.org")).test_client()


def ids_on_pages(client: FlaskClient, query: str) -> list[str]:
    pages = (client.get(f"/api/search?{query}&page={page}").get_json() for page in range(1, 5))
    return [hit["id"] for page in pages for hit in page["hits"]]


def test_every_match_is_in_each_file_in_the_order_of_the_pages(client: FlaskClient) -> None:
    expected = ids_on_pages(client, FILTERED)
    assert len(expected) == 20
    table = client.get(f"/search.csv?{FILTERED}&page=2&per_page=3").get_data(as_text=True)
    assert [row["id"] for row in csv.DictReader(io.StringIO(table, newline=""))] == expected
    lines = client.get(f"/search.jsonl?{FILTERED}").text.splitlines()
    assert [Story.from_json(json.loads(line)).id for line in lines] == expected
    references = rispy.loads(client.get(f"/search.ris?{FILTERED}").text.replace("\r\n", "\n"))
    assert [entry["id"] for entry in references] == expected


@pytest.mark.parametrize(
    ("url", "media_type", "name"),
    [
        ("/search.csv?q=Liaison+%22Officer%22", "text/csv", "stories-liaison-officer.csv"),
        ("/search.jsonl", "application/jsonl", "stories.jsonl"),
        ("/search.ris?q=é", "application/x-research-info-systems", "stories.ris"),
        ("/story/1000/cite.bib", "application/x-bibtex", "story-1000.bib"),
    ],
)
def test_a_file_has_its_type_and_a_name(
    client: FlaskClient, url: str, media_type: str, name: str
) -> None:
    response = client.get(url)
    assert response.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response.headers["Content-Disposition"] == f"attachment; filename={name}"


def test_a_file_is_sent_while_it_is_written(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first bytes are there when most stories have not been read."""
    from webui import exports  # noqa: PLC0415  # the room that is looked into

    written = 0

    def counting(stories: Iterable[Story]) -> Iterator[str]:
        nonlocal written
        for story in stories:
            written += 1
            yield f"{story.id}\n"

    monkeypatch.setitem(EXPORTS, "csv", Form("", "text/csv", counting))
    response = app.test_client().get("/search.csv", buffered=False)
    chunks = iter(response.iter_encoded())
    next(chunks)
    assert written == exports.RECORDS_A_CHUNK
    assert len(b"".join(chunks).split()) == 43 - exports.RECORDS_A_CHUNK


def test_a_file_of_nothing_is_a_file(client: FlaskClient) -> None:
    assert client.get("/search.csv?q=nosuchword").text.startswith("id,kind,title")
    assert client.get("/search.jsonl?q=nosuchword").text == ""


def test_what_cannot_be_asked_is_no_file(client: FlaskClient, tmp_path: Path) -> None:
    assert client.get("/search.csv?from=never").status_code == 400
    assert client.get("/search.xls").status_code == 404
    assert client.get("/story/none/cite.ris").status_code == 404
    empty = create_app(Settings(index=str(tmp_path))).test_client()
    assert empty.get("/search.csv").status_code == 503


def test_a_page_of_results_leads_to_its_files_and_its_feed(client: FlaskClient) -> None:
    html = client.get(f"/search?{FILTERED}&page=2").text
    for end in ("atom", "csv", "jsonl", "ris"):
        url = f"/search.{end}?{FILTERED}"
        assert f'href="{url.replace("&", "&amp;")}"' in html.split('class="takes"')[1]
        assert client.get(url).status_code == 200
    assert "/search.atom?" in html.split("</head>")[0]


def test_the_feed_has_the_newest_matches_first(public: FlaskClient) -> None:
    feed = feedparser.parse(public.get(f"/search.atom?{FILTERED}&page=3").data)
    assert not feed.bozo
    assert feed.feed.title == "convoy – DVIDS Story Search"
    assert [entry.link for entry in feed.entries[:2]] == [
        "https://s.example.org/story/1038",
        "https://s.example.org/story/1037",
    ]
    assert feed.feed.links[0].href == f"https://s.example.org/search.atom?{FILTERED}"
    assert feed.entries[0].id == "tag:s.example.org,2024:story/1038"


def test_without_a_public_address_the_feed_names_the_one_that_is_served(index: str) -> None:
    app = create_app(Settings(index=index), address="http://127.0.0.1:8123")
    response = app.test_client().get("/search.atom", headers={"Host": "evil.example"})
    assert b"evil.example" not in response.data
    assert feedparser.parse(response.data).feed.links[1].href == "http://127.0.0.1:8123/search"


def test_a_story_is_cited_in_every_form(client: FlaskClient) -> None:
    page = client.get("/story/1000").text
    links = re.findall(r'<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)">', page)
    forms = {url.rpartition(".")[2]: client.get(unescape(url)) for _, url in links}
    assert forms["txt"].text.startswith("Sgt. Jane Doe. “Convoy 0 reaches the harbor.”")
    assert parse_string(forms["bib"].text).entries[0].key == "dvids1000"
    assert rispy.loads(forms["ris"].text.replace("\r\n", "\n"))[0]["authors"] == ["Doe, Jane"]
    assert json.loads(forms["json"].data)[0]["id"] == "1000"
    assert [form.mimetype for form in forms.values()] == [media_type for media_type, _ in links]


def test_a_story_s_page_tells_machines_what_it_is(public: FlaskClient) -> None:
    html = public.get("/story/1000?q=convoy").text
    for meta in (
        '<meta property="og:title" content="Convoy 0 reaches the harbor">',
        '<meta property="og:url" content="https://s.example.org/story/1000">',
        '<meta name="DC.creator" content="Sgt. Jane Doe">',
        '<meta name="DC.date" content="2019-01-01">',
    ):
        assert meta in html
    assert html.count('<meta name="description"') == 1


def test_crawlers_are_led_to_every_story(public: FlaskClient) -> None:
    robots = public.get("/robots.txt").text
    assert "Disallow: /search\n" in robots
    assert "Sitemap: https://s.example.org/sitemap.xml" in robots
    (sitemap,) = re.findall("<loc>(.*?)</loc>", public.get("/sitemap.xml").text)
    assert sitemap == "https://s.example.org/sitemap-1.xml"
    stories = re.findall("<loc>(.*?)</loc>", public.get("/sitemap-1.xml").text)
    assert len(set(stories)) == 43
    assert all(url.startswith("https://s.example.org/story/") for url in stories)
    assert public.get("/sitemap-2.xml").status_code == 404
    assert public.get("/sitemap-0.xml").status_code == 404


def test_sitemaps_part_where_one_is_full(
    public: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webui.crawling.SITEMAP_STORIES", 20)
    assert public.get("/sitemap.xml", headers={"Accept-Encoding": ""}).text.count("<loc>") == 3
    parts = [public.get(f"/sitemap-{n}.xml").text.count("<loc>") for n in (1, 2, 3)]
    assert parts == [20, 20, 3]


def test_a_demonstration_is_not_crawled(index: str) -> None:
    robots = create_app(Settings(index=index), is_demo=True).test_client().get("/robots.txt").text
    assert robots == "User-agent: *\nDisallow: /\n"


def test_browsers_can_add_the_site_as_a_search_engine(public: FlaskClient) -> None:
    html = public.get("/").text
    assert '<link rel="search" type="application/opensearchdescription+xml"' in html
    text = public.get("/opensearch.xml").text
    assert 'template="https://s.example.org/search?q={searchTerms}"' in text
    assert (
        '<Url type="application/x-suggestions+json" '
        'template="https://s.example.org/opensearch/suggest?q={searchTerms}"/>' in text
    )


def test_browsers_are_told_what_is_being_typed_in_their_own_form(public: FlaskClient) -> None:
    answer = public.get("/opensearch/suggest?q=1st+te")
    assert answer.content_type == "application/x-suggestions+json"
    typed, texts, descriptions, urls = answer.get_json(force=True)
    assert (typed, texts[0], descriptions[0]) == ("1st te", "1st Test Wing", "unit, 10 stories")
    assert urls[0] == "https://s.example.org/search?unit=1st+Test+Wing"
    assert public.get("/opensearch/suggest").get_json(force=True) == ["", [], [], []]


def test_a_file_and_its_page_count_the_same(
    tmp_path: Path, fill: Callable[[str, Iterable[Story]], None]
) -> None:
    fill(str(tmp_path), [Story(str(n), "news", f"T {n}", "=body") for n in range(150)])
    client = create_app(Settings(index=str(tmp_path))).test_client()
    text = client.get("/search.csv").text
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 151
    assert "'=body" in text
