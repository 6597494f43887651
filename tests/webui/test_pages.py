"""What the pages say, over a real index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine import CaptureStamp, Changes, StoredStory
from indexer.marking import MAX_READ_CHARS
from indexer.open import open_engine
from indexer.settings import Settings
from indexer.story import Location, Story
from webui import create_app, wording
from webui.stories import VERSIONS

FOOTER = (
    "An independent tool. Not endorsed by or affiliated with "
    "the U.S. Department of Defense or DVIDS."
)
PAGES = (
    "/",
    "/search",
    "/search?q=convoy&unit=1st+Test+Wing&location=DE&from=2019&sort=oldest&page=2&per_page=3",
    "/search?q=nosuchword&unit=1st+Test+Wing",
    "/search?q=convoy&page=99",
    "/values/location?q=convoy&find=a",
    "/map?q=convoy",
    "/story/1003?q=convoy",
    "/story/900?q=hostile",
    "/help",
    "/search?page=0",
    "/story/none",
    "/nowhere",
)


def page(client: FlaskClient, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.text


def text_of(html: str) -> str:
    """What a reader sees, with single spaces."""
    body = re.sub(r"</?mark>", "", html.split("<body>")[1])
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def without_hops(html: str) -> str:
    return text_of(re.sub(r'<span class="hops">.*?</span>', "", re.sub(r"</?mark[^>]*>", "", html)))


def link(html: str, text: str) -> str:
    """The address behind the link with that text."""
    links = {
        " ".join(unescape(re.sub(r"<[^>]*>", "", inner)).split()): unescape(url)
        for url, inner in re.findall(r'<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    }
    return links[text]


def titles(html: str) -> list[str]:
    found = re.findall(r'class="card-title"><a href="[^"]*">(.*?)</a>', html)
    return [unescape(re.sub(r"</?mark>", "", title)) for title in found]


def test_first_page_says_what_the_index_holds(client: FlaskClient) -> None:
    text = text_of(page(client, "/"))
    assert "43 stories from Jan 1, 2019 to Dec 2, 2024" in text
    assert "Units 1st Test Wing 10" in text
    assert "Locations Japan 11" in text


def test_first_page_shows_the_newest_stories_first(client: FlaskClient) -> None:
    html = page(client, "/")
    assert titles(html)[0] == "U.S. Space Force Leaders Engage With Allies in Japan"
    assert titles(html)[1] == "Convoy 39 reaches the harbor"


def test_first_page_leads_to_a_units_stories(client: FlaskClient) -> None:
    html = page(client, "/")
    url = re.search(r'href="(/search\?unit=2nd[^"]*)"', html)
    assert url
    assert "1–10 of 10 stories" in text_of(page(client, url[1]))


def test_both_seeds_are_found_by_words_of_their_text(client: FlaskClient) -> None:
    html = page(client, "/search?q=%22liaison+officer%22")
    assert "<mark>liaison officer</mark>" in html
    assert "1 story" in text_of(html)
    html = page(client, "/search?q=Mastalir&unit=374th+Airlift+Wing&location=JP/Tokyo")
    assert titles(html) == ["U.S. Space Force Leaders Engage With Allies in Japan"]
    assert "<mark>Mastalir</mark>" in html
    assert "Dec 2, 2024" in text_of(html)


def test_a_result_shows_title_passage_and_one_line(client: FlaskClient) -> None:
    text = text_of(page(client, "/search?q=%22number+0%22"))
    assert "Convoy 0 reaches the harbor The convoy arrived at dawn, number 0 this year." in text
    assert "Jan 1, 2019 Grafenwoehr, Bavaria, Germany 1st Test Wing Sgt. Jane Doe" in text


def test_the_window_title_carries_the_count(client: FlaskClient) -> None:
    assert "<title>convoy – 40 stories – DVIDS Story Search</title>" in page(
        client, "/search?q=convoy"
    )


def test_values_of_one_facet_add_up_and_stay_selected(client: FlaskClient) -> None:
    html = page(client, "/search?q=convoy&unit=1st+Test+Wing&unit=2nd+Test+Wing")
    assert "1–10 of 20 stories" in text_of(html)
    checked = re.findall(r'name="unit" value="([^"]*)" checked', html)
    assert sorted(checked) == ["1st Test Wing", "2nd Test Wing"]
    assert 'name="unit" value="3rd Test Wing">' in html


def test_facets_narrow_one_another_and_count_what_is_not_stated(client: FlaskClient) -> None:
    text = text_of(page(client, "/search?q=convoy&date=2019"))
    assert "1–10 of 13 stories" in text
    assert "Unit not stated 3" in text
    assert "Location not stated 3" in text


def test_a_selected_place_shows_the_places_below_it(client: FlaskClient) -> None:
    html = page(client, "/search?q=convoy&location=DE")
    assert re.search(r'<details class="below" open>\s*<summary>[^/]*Within Germany', html)
    assert 'value="DE/Bavaria"' in html


def test_every_filter_has_a_chip_that_removes_it_and_nothing_else(client: FlaskClient) -> None:
    html = page(
        client,
        "/search?q=convoy&unit=1st+Test+Wing&location=DE&not_date=2020&from=2019&to=2022-06"
        "&axis=posted&match=any&page=1",
    )
    rest = "unit=1st+Test+Wing&location=DE&not_date=2020"
    tail = "axis=posted&match=any"
    range_ = "from=2019-01-01&to=2022-06-30"
    assert link(html, "Remove Unit: 1st Test Wing") == (
        f"/search?q=convoy&location=DE&not_date=2020&{range_}&{tail}"
    )
    assert link(html, "Remove Location: Germany") == (
        f"/search?q=convoy&unit=1st+Test+Wing&not_date=2020&{range_}&{tail}"
    )
    assert link(html, "Remove Date: not 2020") == (
        f"/search?q=convoy&unit=1st+Test+Wing&location=DE&{range_}&{tail}"
    )
    assert link(html, "Remove Date: from Jan 1, 2019") == (
        f"/search?q=convoy&{rest}&to=2022-06-30&{tail}"
    )
    assert link(html, "Remove Date: to Jun 30, 2022") == (
        f"/search?q=convoy&{rest}&from=2019-01-01&{tail}"
    )
    assert link(html, "Remove Date: by day of posting") == (
        f"/search?q=convoy&{rest}&{range_}&match=any"
    )
    assert link(html, "Remove Words: any of the words") == (
        f"/search?q=convoy&{rest}&{range_}&axis=posted"
    )


def test_applying_filters_keeps_what_the_form_has_no_control_for(client: FlaskClient) -> None:
    html = page(client, "/search?q=convoy&not_unit=x&sort=oldest&per_page=5&axis=posted&page=2")
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html)
    assert 'name="not_unit" value="x" aria-label="Not x" checked>' in html
    assert hidden == [("axis", "posted"), ("sort", "oldest"), ("per_page", "5")]


def test_a_date_range_is_kept_in_its_inputs_even_without_results(client: FlaskClient) -> None:
    html = page(client, "/search?q=nosuchword&from=2019&to=2020")
    assert "/values/" not in html  # there are none
    assert 'name="from" value="2019-01-01"' in html
    assert 'name="to" value="2020-12-31"' in html


def test_results_are_ordered_as_asked(client: FlaskClient) -> None:
    html = page(client, "/search?q=convoy")
    assert '<a href="/search?q=convoy&amp;sort=relevance" aria-current="true">' in html
    oldest = page(client, link(html, "Oldest"))
    assert titles(oldest)[0] == "Convoy 0 reaches the harbor"
    newest = page(client, link(html, "Newest taken"))
    assert titles(newest)[0] == "Convoy 39 reaches the harbor"


def test_pages_lead_through_every_story_once(client: FlaskClient) -> None:
    seen: list[str] = []
    url = "/search?q=convoy&sort=oldest"
    while url:
        html = page(client, url)
        seen += titles(html)
        following = re.search(r'<a class="step" rel="next" href="([^"]*)"', html)
        url = unescape(following[1]) if following else ""
    assert seen == [f"Convoy {number} reaches the harbor" for number in range(40)]
    assert "31–40 of 40 stories" in text_of(html)
    assert 'rel="prev"' in html
    assert re.search(r'aria-current="page">.*?4</a>', html)


def test_a_page_past_the_end_leads_to_the_last(client: FlaskClient) -> None:
    html = page(client, "/search?q=convoy&page=99")
    assert "Page 99 is past the end of 40 stories" in text_of(html)
    assert link(html, "Go to page 4, the last") == "/search?q=convoy&page=4"


def test_without_results_the_page_says_what_to_drop_and_what_that_gives(
    client: FlaskClient,
) -> None:
    html = page(client, "/search?q=convoy&unit=1st+Test+Wing&location=JP&location=At+sea")
    assert "No stories found" in text_of(html)
    filters = "unit=1st+Test+Wing&location=At+sea&location=JP"
    assert link(html, "Without 1st Test Wing: 20 stories") == (
        "/search?q=convoy&location=At+sea&location=JP"
    )
    assert link(html, "Drop all filters: 40 stories") == "/search?q=convoy"
    assert link(html, "See all stories") == "/search"
    assert link(html, "Remove Words: convoy") == f"/search?{filters}"
    assert "Still none without: convoy; At sea; Japan." in text_of(html)
    assert "Ask for less" in text_of(html)
    alone = text_of(page(client, "/search?q=nosuchword"))
    assert "No story has what was asked for. See all stories" in alone


def test_without_results_any_of_the_words_may_do(client: FlaskClient) -> None:
    html = page(client, "/search?q=title%3Aconvoy+title%3Ahostile")
    assert link(html, "Look for any of the words instead of all: 41 stories") == (
        "/search?q=title%3Aconvoy+title%3Ahostile&match=any"
    )
    assert "Look for any" not in page(client, "/search?q=title%3Aconvoy+-harbor&kind=image")


def test_each_part_of_the_text_has_a_chip_that_says_how_it_was_read(client: FlaskClient) -> None:
    html = page(client, "/search?q=title%3Aconvoy+taken%3A2019+%22at+dawn%22&kind=news")
    rest = "&kind=news"
    assert link(html, "Remove Words: title contains convoy") == (
        f"/search?q=taken%3A2019+%22at+dawn%22{rest}"
    )
    assert link(html, "Remove Words: taken in 2019") == (
        f"/search?q=title%3Aconvoy+%22at+dawn%22{rest}"
    )
    assert link(html, "Remove Words: “at dawn”") == f"/search?q=title%3Aconvoy+taken%3A2019{rest}"
    assert link(html, "Clear filters") == "/search?q=title%3Aconvoy+taken%3A2019+%22at+dawn%22"


def test_a_word_that_stands_alone_in_the_box_is_not_said_twice(client: FlaskClient) -> None:
    assert 'class="chip"' not in page(client, "/search?q=convoy")
    assert 'class="chip"' in page(client, "/search?q=convoy&kind=news")
    assert 'class="chip"' in page(client, "/search?q=convoy*")


def test_each_name_that_was_added_has_a_chip_that_leaves_it_out(client: FlaskClient) -> None:
    html = page(client, "/search?q=NCO+convoy&match=any")
    names = ("noncommissioned officer", "non-commissioned officer")
    chips = re.findall(r'<a class="chip" href="([^"]*)">.*?</span>([^<]*)</a>', html)
    urls = {unescape(label): unescape(url) for url, label in chips}
    assert set(urls) >= {f"or {name}" for name in names}
    html = page(client, urls[f"or {names[0]}"])
    assert f"or {names[0]}" not in html
    assert f"or {names[1]}" in html
    assert f"not as {names[0]}" in html


def test_a_text_of_very_many_words_has_chips_for_the_first(client: FlaskClient) -> None:
    html = page(client, f"/search?q={'+'.join(f'word{number}' for number in range(20))}")
    assert html.count('class="chip"') == 12
    assert "and 8 more" in text_of(html)


def test_where_no_story_has_all_the_words_the_page_says_what_it_shows_instead(
    client: FlaskClient,
) -> None:
    html = page(client, "/search?q=convoy+nosuchword")
    assert "No story has all of it. Shown: stories without nosuchword." in text_of(html)
    assert "1–10 of 40 stories" in text_of(html)


def test_a_slip_is_mended_beside_the_stories_that_come_nearest(client: FlaskClient) -> None:
    html = page(client, "/search?q=convoy+harbr+-embassy")
    assert "1–10 of 40 stories" in text_of(html)
    assert "Did you mean convoy harbor -embassy (40 stories)" in text_of(html)
    assert link(html, "convoy harbor -embassy (40 stories)") == "/search?q=convoy+harbor+-embassy"


def test_what_cannot_be_searched_is_said(client: FlaskClient) -> None:
    text = text_of(page(client, "/search?q=convoy+%26"))
    assert "Left out of the search: &" in text


def test_a_story_is_read_with_the_words_of_its_query_marked(client: FlaskClient) -> None:
    html = page(client, "/story/1003?q=convoy+dawn")
    assert '<h1 class="headline"><mark>Convoy</mark> 3 reaches the harbor</h1>' in html
    assert "The convoy arrived at dawn, number 3 this year." in without_hops(html)
    marks = re.findall(r'<mark id="(mark-\d)" tabindex="-1">([^<]*)</mark>', html)
    assert marks == [("mark-1", "convoy"), ("mark-2", "dawn"), ("mark-3", "convoy")]
    assert "3 matches Go to the first" in without_hops(html)
    assert re.findall(r'href="#(mark-\d)"', html) == [
        "mark-1", "mark-2", "mark-1", "mark-3", "mark-2",
    ]  # fmt: skip
    assert "<mark>" not in page(client, "/story/1003")


def test_a_story_too_long_to_be_marked_whole_says_so(
    tmp_path: Path, fill: Callable[[str, Iterable[Story]], None]
) -> None:
    body = f"A convoy left.\n\n{'long' * (MAX_READ_CHARS // 4)}\n\nThe convoy arrived."
    fill(str(tmp_path), [Story("1", "news", "Convoy", body), Story("2", "news", "Convoy", "A.")])
    client = create_app(Settings(index=str(tmp_path))).test_client()
    said = "Marked are matches in the first 1,000,000 characters alone."
    assert f"1 match Go to the first {said}" in without_hops(page(client, "/story/1?q=convoy"))
    assert said in text_of(page(client, "/story/1?q=nosuchword"))
    assert said not in text_of(page(client, "/story/1"))
    assert said not in text_of(page(client, "/story/2?q=convoy"))


def test_a_result_leads_to_its_story_with_the_words_to_mark(client: FlaskClient) -> None:
    html = page(client, "/search?q=%22number+3%22")
    assert link(html, "Convoy 3 reaches the harbor") == "/story/1003?q=%22number+3%22"


def test_a_story_shows_its_facts_and_leads_to_others_like_it(client: FlaskClient) -> None:
    html = page(client, "/story/1000")
    assert link(html, "January 1, 2019") == "/search?date=2019-01-01"
    assert link(html, "Grafenwoehr") == "/search?location=DE/Bavaria/Grafenwoehr"
    assert link(html, "Germany") == "/search?location=DE"
    assert link(html, "1st Test Wing") == "/search?unit=1st+Test+Wing"
    assert link(html, "Test Fleet") == "/search?tag=Test+Fleet"
    assert link(html, "Sgt. Jane Doe") == "/search?author=Jane+Doe"
    assert "Posted Jan 1, 2019, 09:30" in text_of(html)
    assert (
        '<a href="https://www.dvidshub.net/news/1000" rel="noopener external">Read the original</a>'
        in html
    )


def test_a_story_says_what_was_inferred_and_what_to_note(client: FlaskClient) -> None:
    bare = re.search(r'href="(/story/[^"]*)"', page(client, "/search?q=%22liaison+officer%22"))
    assert bare
    assert "Title inferred from the first sentence" in text_of(page(client, unescape(bare[1])))
    hostile = text_of(page(client, "/story/900"))
    assert "inferred from the <b>credit</b>" in hostile
    assert "To note The capture <ends> in the middle." in hostile


def test_a_story_leads_to_its_units_stories_before_and_after_it(client: FlaskClient) -> None:
    html = page(client, "/story/1004")
    text = text_of(html)
    assert "Convoy 0 reaches the harbor Earlier, Jan 1, 2019" in text
    assert "Convoy 8 reaches the harbor Later, Aug 29, 2019" in text
    assert link(html, "Convoy 0 reaches the harbor") == "/story/1000"
    first = text_of(page(client, "/story/1000"))
    assert "Earlier," not in first
    assert "Convoy 4 reaches the harbor Later," in first


def test_a_story_leads_to_those_most_like_it(client: FlaskClient) -> None:
    html = page(client, "/story/1004")
    similar = html.split('id="similar"')[1].split("</section>")[0]
    stories = re.findall(
        r'<a href="/story/(\d+)">Convoy \d+ reaches the harbor</a> <span class="note"><time',
        similar,
    )
    assert len(stories) == 5
    assert "1004" not in stories


def test_versions_of_a_story_are_one_result_that_leads_to_the_others(
    tmp_path: Path, fill: Callable[[str, Iterable[Story]], None]
) -> None:
    body = "The wing flew its aircraft over the northern range for most of the day. " * 9
    fill(
        str(tmp_path),
        [
            *(Story(str(n), "news", "Flying", f"{body} Take {n}.", unit="U") for n in range(3)),
            Story("9", "news", "Sailing", "Ships flew flags.", unit="U"),
        ],
    )
    client = create_app(Settings(index=str(tmp_path))).test_client()
    html = page(client, "/search?q=flew")
    assert "1–2 of 2 stories" in text_of(html)
    assert "U 2" in text_of(html)
    assert link(html, "2 other versions") == "/story/0?q=flew#versions"
    assert 'id="versions"' in page(client, "/story/0?q=flew")
    every = page(client, link(html, "Show every version of each story"))
    assert "1–4 of 4 stories" in text_of(every)
    assert link(every, "Remove Versions: every version") == "/search?q=flew"
    assert 'type="hidden" name="versions" value="all"' in every
    assert client.get("/search.csv?q=flew").text.count("northern range") < (
        client.get("/search.csv?q=flew&versions=all").text.count("northern range")
    )


def test_a_story_lists_its_senior_versions_and_how_many_there_are_more(
    tmp_path: Path, fill: Callable[[str, Iterable[Story]], None]
) -> None:
    body = "The wing flew its aircraft over the northern range for most of the day. " * 9
    fill(str(tmp_path), [Story(str(n), "news", "Flying", body) for n in range(VERSIONS + 3)])
    client = create_app(Settings(index=str(tmp_path))).test_client()
    assert f"{VERSIONS + 2} other versions" in text_of(page(client, "/search?q=flew"))
    for story_id, more in (("1", "3 more"), (str(VERSIONS), "2 more")):
        html = page(client, f"/story/{story_id}")
        listed = re.findall(r"What differs in </span>(\d+)", html)
        assert listed == [other for other in map(str, range(VERSIONS)) if other != story_id]
        assert more in text_of(html)


def test_versions_of_a_story_can_be_compared(
    tmp_path: Path, fill: Callable[[str, Iterable[Story]], None]
) -> None:
    body = "The wing flew its aircraft over the northern range for most of the day. " * 3
    body += "Pilots of three squadrons practised landings while crews on the ground kept time."
    versions = (Story("1", "news", "Flying", body), Story("2", "news", "Flying", body + " <More>."))
    fill(str(tmp_path), versions)
    client = create_app(Settings(index=str(tmp_path))).test_client()
    html = page(client, link(page(client, "/story/1"), "What differs in 2"))
    assert "<ins> &lt;More&gt;.</ins>" in html
    assert link(html, "2") == "/story/2"
    page(client, "/story/1/versions/none", 404)


def test_a_storys_capture_is_shown_as_plain_text_while_it_is_there(
    tmp_path: Path, index: str
) -> None:
    corpus, elsewhere = tmp_path / "corpus", tmp_path / "elsewhere"
    for folder in (corpus, elsewhere):
        folder.mkdir()
    (corpus / "a.txt").write_text("<script>As captured</script>", "utf-8")
    (elsewhere / "b.txt").write_text("secret", "utf-8")
    (corpus / "c.txt").symlink_to(elsewhere / "b.txt")
    indexed = str(tmp_path / "index")
    engine = open_engine(indexed)
    paths = [corpus / "a.txt", elsewhere / "b.txt", corpus / "c.txt", corpus / "gone.txt"]
    stored = [
        StoredStory(Story(str(n), "news", "T", "B"), (CaptureStamp(str(path), 1, 1, "0", "1"),))
        for n, path in enumerate(paths)
    ]
    with engine.lock():
        engine.apply(Changes(stories=stored))
    engine.close()
    client = create_app(Settings(index=indexed, corpus=str(corpus))).test_client()
    shown = client.get("/story/0/raw")
    assert shown.text == "<script>As captured</script>"
    assert shown.content_type == "text/plain; charset=utf-8"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    for story_id in "123":
        assert "secret" not in (html := page(client, f"/story/{story_id}/raw", 404))
        assert "The capture is gone" in html
    page(create_app(Settings(index=index)).test_client(), "/story/1000/raw", 404)


@pytest.mark.parametrize("url", ["/search?q=hostile", "/story/900?q=hostile", "/story/900"])
def test_hostile_text_stays_text(client: FlaskClient, url: str) -> None:
    html = page(client, url)
    assert html.count("<script") == 1
    assert "<img" not in html
    assert 'href="javascript:' not in html
    assert "</title><script>alert('title')</script> & \"hostile\"" in text_of(html)


@pytest.mark.parametrize("url", PAGES)
def test_no_page_has_inline_script_style_or_a_third_party(client: FlaskClient, url: str) -> None:
    html = client.get(url).text
    tags = re.findall(r"<[a-z][^>]*>", html)
    bare = [re.sub(r'"[^"]*"', '""', tag) for tag in tags]
    assert [tag for tag in bare if re.search(r"\s(style|on\w+)\s*=", tag)] == []
    assert [tag for tag in tags if tag.startswith(("<style", "<iframe"))] == []
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", html, re.DOTALL)
    assert [inner for _, inner in scripts] == [""]
    sources = re.findall(r'<(?:link|img|svg|use|script)\b[^>]*(?:href|src)="([^"]*)"', html)
    assert [source for source in sources if not source.startswith("/")] == []


@pytest.mark.parametrize("url", PAGES)
def test_every_page_has_its_frame(client: FlaskClient, url: str) -> None:
    html = client.get(url).text
    assert FOOTER in text_of(html)
    assert "Every story here is invented" not in html
    assert '<html lang="en">' in html
    assert html.count("<h1") == html.count("<main") == 1
    assert '<a class="skip" href="#main">' in html
    assert re.search(r'<label class="unseen" for="q">', html)
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert html.count("{{") == html.count("{%") == 0


@pytest.mark.parametrize("url", PAGES)
def test_a_demonstration_says_so_on_every_page(index: str, url: str) -> None:
    html = create_app(Settings(index=index), is_demo=True).test_client().get(url).text
    assert "Every story here is invented" in text_of(html)


def test_the_canonical_address_comes_from_the_settings_alone(index: str) -> None:
    settings = Settings(index=index, base_url="https://stories.example.org/")
    public = create_app(settings).test_client()
    assert (
        '<link rel="canonical" href="https://stories.example.org/search?q=a&amp;page=2">'
        in public.get("/search?page=2&q=a&x=1", headers={"Host": "evil.example"}).text
    )
    assert (
        '<link rel="canonical" href="https://stories.example.org/story/1000">'
        in public.get("/story/1000?q=convoy").text
    )
    assert "canonical" not in public.get("/nowhere").text


def test_without_a_public_address_there_is_no_canonical_one(client: FlaskClient) -> None:
    html = client.get("/search?q=convoy", headers={"Host": "evil.example"}).text
    assert "canonical" not in html
    assert "evil.example" not in html


def test_an_empty_index_has_a_first_page_and_a_results_page(
    tmp_path: Path, fill: Callable[[str, Iterable[Story]], None]
) -> None:
    fill(str(tmp_path), [])
    client = create_app(Settings(index=str(tmp_path))).test_client()
    assert "0 stories" in text_of(page(client, "/"))
    assert "reindex" in text_of(page(client, "/"))
    assert "No stories found" in text_of(page(client, "/search"))


@given(text=st.text())
def test_any_text_as_a_query_gives_a_page(app: Flask, text: str) -> None:
    client = app.test_client()
    for url in ("/search", "/story/1000", "/api/search"):
        assert client.get(url, query_string={"q": text}).status_code in (200, 400)


@given(
    args=st.dictionaries(
        st.sampled_from(("unit", "location", "date", "not_location", "from", "to", "page")),
        st.one_of(st.text(), st.text(alphabet="/-a")),
    )
)
def test_any_text_as_a_filter_gives_a_page(app: Flask, args: dict[str, str]) -> None:
    response = app.test_client().get("/search", query_string=args)
    assert response.status_code in (200, 400)


def test_every_value_of_a_facet_can_be_looked_through(client: FlaskClient) -> None:
    results = page(client, "/search?q=convoy&location=JP")
    assert "values of Unit" not in results  # which shows all of them
    assert link(results, "All values of Location") == "/values/location?q=convoy&location=JP"
    html = page(client, "/values/unit?q=convoy&location=JP")
    text = text_of(html)
    assert "Units" in text
    assert "1 unit" in text  # every convoy of Japan is of the same one
    assert 'type="hidden" name="location" value="JP"' in html
    assert link(html, "Back to the results") == "/search?q=convoy&location=JP"
    everywhere = text_of(page(client, "/values/unit?by=label"))
    assert everywhere.index("1st Test Wing") < everywhere.index("2nd Test Wing")
    found = text_of(page(client, "/values/unit?find=2ND"))
    assert "1 unit. Tick" in found
    assert "2nd Test Wing 10" in found
    assert "1st Test Wing" not in found
    page(client, "/values/nothing", 404)


def test_values_that_are_asked_for_stay_while_others_are_looked_for(client: FlaskClient) -> None:
    html = page(client, "/values/unit?q=convoy&unit=1st+Test+Wing&not_kind=image&find=2nd")
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html)
    assert hidden[:2] == [("unit", "1st Test Wing"), ("not_kind", "image")]


def test_a_facet_of_many_values_is_paged(
    tmp_path: Path, fill: Callable[[str, Iterable[Story]], None]
) -> None:
    fill(
        str(tmp_path),
        [Story(str(n), "news", f"Title {n}", "Text.", unit=f"Unit {n:03}") for n in range(250)],
    )
    client = create_app(Settings(index=str(tmp_path))).test_client()
    html = page(client, "/values/unit?by=label")
    assert html.count('name="unit"') == 100
    second = page(client, link(html, "Next"))
    assert "Unit 100" in second
    assert "Unit 099" not in second
    assert "250 units" in text_of(page(client, "/values/unit?page=99"))


def test_every_place_is_looked_through_as_a_tree_and_found_with_what_it_is_in(
    client: FlaskClient,
) -> None:
    html = page(client, "/values/location?q=convoy")
    germany = html.split(' name="location" value="DE"')[1].split(' name="location" value="JP"')[0]
    assert re.search(r'<details class="below" open>.*value="DE/Bavaria"', germany, re.DOTALL)
    assert 'name="not_location" value="DE/Bavaria/Grafenwoehr"' in germany
    found = text_of(page(client, "/values/location?q=convoy&find=kadena"))
    assert "Kadena Air Base Okinawa, Japan 10" in found
    by_name = text_of(page(client, "/values/location?by=label"))
    assert by_name.index("At sea") < by_name.index("Germany") < by_name.index("Japan")


def test_a_tree_goes_on_where_its_last_page_ended(
    tmp_path: Path, fill: Callable[[str, Iterable[Story]], None]
) -> None:
    stories = [
        Story(
            str(n), "news", "T", "Text.", location=Location(f"Site {n:03}", None, "DE", "Germany")
        )
        for n in range(150)
    ]
    fill(str(tmp_path), stories)
    client = create_app(Settings(index=str(tmp_path))).test_client()
    first = page(client, "/values/location?by=label")
    second = page(client, link(first, "Next"))
    assert 'value="DE/Site 098"' in first
    assert 'value="DE/Site 099"' not in first
    below = second.split('name="location" value="DE"')[1]
    assert re.findall(r' name="location" value="DE/Site (\d+)"', below)[0] == "099"


def test_days_are_looked_through_by_count_or_in_order_of_time(client: FlaskClient) -> None:
    html = page(client, "/values/date?q=convoy&not_date=2018")
    assert link(html, "By date") == "/values/date?q=convoy&not_date=2018&by=label"
    days = re.findall(r'form=ask name="date" value="([^"]+)"', page(client, link(html, "By date")))
    assert days[:3] == ["2022", "2022-03", "2022-03-16"]


@pytest.mark.parametrize(
    ("languages", "day", "month", "count"),
    [
        ("", "Jan 1, 2019", "January 2019", "1,234 stories"),
        ("en-GB,en;q=0.8", "1 Jan 2019", "January 2019", "1,234 stories"),
        ("tlh, en-ZA", "01 Jan 2019", "January 2019", "1\xa0234 stories"),
        ("de-DE,de;q=0.9,en;q=0.5", "2019-01-01", "2019-01", "1.234 stories"),
        ('*, "<x>, ' + "x" * 300, "Jan 1, 2019", "January 2019", "1,234 stories"),
    ],
)
def test_numbers_and_dates_are_as_the_reader_writes_them(
    app: Flask, languages: str, day: str, month: str, count: str
) -> None:
    headers = {"Accept-Language": languages} if languages else {}
    html = app.test_client().get("/search?q=%22number+0%22&date=2019", headers=headers).text
    assert f'<time datetime="2019-01-01">{day}</time>' in html
    assert f"<title>{month}: 1 story</title>" in html
    with app.test_request_context(headers=headers):
        assert wording.stories(1234) == count


def test_the_map_shows_where_stories_are_and_lists_the_same(client: FlaskClient) -> None:
    html = page(client, link(page(client, "/search?q=convoy"), "Map"))
    text = text_of(html)
    assert "30 stories on the map" in text
    assert "10 stories without a location." in text
    circles = re.findall(r'<a href="([^"]*)" tabindex="-1"><title>([^<]*)</title>', html)
    assert ("/search?q=convoy&amp;location=JP/Okinawa/Kadena+Air+Base",
            "Kadena Air Base, Okinawa, Japan: 10") in circles  # fmt: skip
    assert "Pacific Ocean, At sea: 10" in dict(circles).values()
    assert link(html, "Germany 10") == "/map?q=convoy&location=DE"
    assert link(html, "The stories themselves") == "/search?q=convoy"


def test_the_map_zooms_into_a_country(client: FlaskClient) -> None:
    html = page(client, "/map?q=convoy&location=JP&not_unit=1st+Test+Wing")
    assert "10 stories on the map Japan; not 1st Test Wing" in text_of(html)
    assert link(html, "Okinawa 10") == (
        "/search?q=convoy&location=JP/Okinawa&not_unit=1st+Test+Wing"
    )
    assert "Germany" not in text_of(html)
    assert link(html, "The whole world") == "/map?q=convoy&not_unit=1st+Test+Wing"
    width = float(html.split('viewBox="')[1].split()[2])
    assert width < 500


def test_the_map_says_what_it_is_narrowed_to(client: FlaskClient) -> None:
    text = text_of(page(client, "/map?q=convoy&date=2019-01&not_kind=image&from=2019"))
    assert "on the map January 2019; not image; from Jan 1, 2019" in text


def test_the_map_names_what_has_no_coordinates(client: FlaskClient) -> None:
    text = text_of(page(client, "/map"))
    assert "Not on the map: <At sea> (1)." in text
    assert "No story" not in text_of(page(client, "/map?q=nosuchword"))


def test_stories_without_a_value_are_one_of_its_values(client: FlaskClient) -> None:
    html = page(client, "/search?q=convoy&unit=&not_location=")
    assert "No stories found" in text_of(html)
    assert 'name="unit" value="" checked' in html
    assert link(html, "Remove Unit: Unit not stated") == "/search?q=convoy&not_location="
    assert link(html, "Remove Location: not Location not stated") == "/search?q=convoy&unit="
    assert "1–10 of 10 stories" in text_of(page(client, "/search?q=convoy&unit="))


def test_the_timeline_leads_into_years_and_months_and_out_again(client: FlaskClient) -> None:
    html = page(client, "/search?q=convoy")
    bars = re.findall(r'<a href="([^"]*)"[^>]*><title>([^<]*)</title>', html)
    assert bars[0] == ("/search?q=convoy&amp;date=2019", "2019: 13 stories")
    html = page(client, unescape(bars[0][0]))
    months = re.findall(r'<a href="([^"]*)"[^>]*><title>([^<]*)</title>', html)
    assert months[0] == ("/search?q=convoy&amp;date=2019-01", "January 2019: 2 stories")
    assert link(html, "All years") == "/search?q=convoy"
    html = page(client, unescape(months[0][0]))
    assert "<title>January 31, 2019: 1 story</title>" in html
    assert link(html, "All of 2019") == "/search?q=convoy&date=2019"
    assert link(html, "Day posted") == "/search?q=convoy&date=2019-01&axis=posted"


def test_a_page_can_have_more_stories(client: FlaskClient) -> None:
    html = page(client, "/search?q=convoy&page=2")
    assert link(html, "25") == "/search?q=convoy&per_page=25"
    assert len(titles(page(client, "/search?q=convoy&per_page=25"))) == 25
