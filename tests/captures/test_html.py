"""Saved web pages, of the site and of others, with what surrounds a story on them."""

from __future__ import annotations

import codecs
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.captures import CaptureError
from indexer.captures.clean import clean
from indexer.captures.markup import MAX_DEPTH, MAX_TAGS, markup, paragraphs_of
from indexer.captures.read import captures_of
from indexer.story import Author, Caption, Location, Story

URL = "https://www.dvidshub.net/news/512345/canal-lock-opens-after-year-work"
TITLE = "Canal lock opens after a year of work"
HEAD = f"""<meta charset="utf-8"><title>DVIDS - News - {TITLE}</title>
<link rel="canonical" href="{URL}"><meta property="og:title" content="{TITLE}">
<style>p {{ color: red }}</style><script>var story = "<p>Not this.</p>";</script>"""
TOP = """<div>Maintenance window scheduled to begin at February 14th 2200 est.</div>
<header><nav><ul><li><a href="/">Home</a><li><a href="/units">Units</a></ul></nav>
<a href="/">Defense Visual Information Distribution Service Logo</a></header>
<form action="/login"><label>(e.g. yourname@email.com)</label> <a>Forgot Password?</a></form>"""
STORY = f"""<div class="container"><h1>{TITLE}</h1>
<h3>Boats wait at the lock</h3>
<p><b>Photo By Staff Sgt. Ann Example |</b> Boats wait at the lock...... read more read more</p>
<h4>CAMP SAMPLE, NORTH CAROLINA, UNITED STATES</h4><p>05.02.2023</p>
<h4>Story by <a href="/rss/1">Staff Sgt. Ann Example</a>&nbsp;</h4>
<h4><a href="/unit/X">9th Example Wing</a></h4>
<div class="body"><p>CAMP SAMPLE, N.C. &ndash; The lock opened on Monday after a year.</p>
<p>&ldquo;We are glad,&rdquo; said Capt. Bob Sample. It was <b>hard</b>\n work.</p>
<ul><li>Boats pass from 8 a.m.</li><li>No <a href="#">fee</a> is taken.</li></ul>
<p>The next lock opens in June.</p></div>"""
FOOT = """<h3>LEAVE A COMMENT</h3><h3>NEWS INFO</h3><table>
<tr><td>Date Taken:</td><td>05.02.2023</td></tr>
<tr><td>Date Posted:</td><td>05.04.2023 13:20</td></tr>
<tr><td>Story ID:</td><td>512345</td></tr>
<tr><td>Location:</td><td>CAMP SAMPLE, NORTH CAROLINA, US</td></tr></table>
<p>Web Views: 3</p><p>Downloads: 0</p><p>PUBLIC DOMAIN</p>
<p>This work, Canal lock opens after a year of work, by SSgt Ann Example, identified by DVIDS,
must comply with the restrictions shown on https://www.dvidshub.net/about/copyright.</p>
<h3>TAGS</h3><p><a>lock</a> <a>canal</a></p><h3>MORE LIKE THIS</h3><p>Some other story</p></div>
<aside>Related</aside><footer>About us</footer>"""
BODY = """CAMP SAMPLE, N.C. – The lock opened on Monday after a year.

“We are glad,” said Capt. Bob Sample. It was hard work.

- Boats pass from 8 a.m.
- No fee is taken.

The next lock opens in June."""
PROSE = """<p>The choir of the town sang at the pier on Friday, and people clapped for long.</p>
<p>It sang nine songs, said Ann Example, who leads it, and the last of them twice.</p>
<p>The choir sings again in May, when the boats come back to the pier from the lock.</p>"""
PROSE_BODY = """The choir of the town sang at the pier on Friday, and people clapped for long.

It sang nine songs, said Ann Example, who leads it, and the last of them twice.

The choir sings again in May, when the boats come back to the pier from the lock."""


def page(head: str, body: str) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def story(source: str | bytes, path: str = "/c/a.html") -> Story:
    data = source if isinstance(source, bytes) else source.encode()
    (capture,) = captures_of(path, data)
    assert capture.form == "html"
    return clean(capture)


def test_a_page_of_the_site_gives_every_field() -> None:
    expected = Story(
        id="512345",
        kind="news",
        title=TITLE,
        body=BODY,
        author=Author("Staff Sgt.", "Ann Example"),
        unit="9th Example Wing",
        unit_raw="9th Example Wing",
        location=Location("Camp Sample", "North Carolina", "US", "United States"),
        taken_on=date(2023, 5, 2),
        posted_at=datetime(2023, 5, 4, 13, 20),
        captions=(Caption("Boats wait at the lock…", "Staff Sgt. Ann Example"),),
        tags=("lock", "canal"),
        url=URL,
    )
    assert expected == story(page(HEAD, TOP + STORY + FOOT))


@pytest.mark.parametrize(
    ("head", "top", "foot"),
    [
        pytest.param("", TOP, FOOT, id="no head"),
        pytest.param(HEAD, "", FOOT, id="no top"),
        pytest.param(HEAD, TOP, "</div>", id="no foot"),
        pytest.param(HEAD, "", "", id="neither, cut off"),
    ],
)
def test_a_page_without_some_of_its_parts_still_gives_its_story(
    head: str, top: str, foot: str
) -> None:
    found = story(page(head, top + STORY + foot))
    assert (found.title, found.body) == (TITLE, BODY)
    assert found.author == Author("Staff Sgt.", "Ann Example")
    assert (found.id, found.unit, found.taken_on) == (
        "512345",
        "9th Example Wing",
        date(2023, 5, 2),
    )


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="{}">',
        '<meta property="og:url" content="{}">',
        '<script type="application/ld+json">{{"@type": "NewsArticle", "url": "{}"}}</script>',
    ],
)
@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.dvidshub.net/news/512345/canal-lock-opens", "512345"),
        ("http://dvidshub.net/news/512345", "512345"),
        ("https://www.dvidshub.net/news/printable/512345", "512345"),
        ("http://www.dvidshub.net/index.php?script=news/news_show.php&amp;id=512345", "512345"),
        ("http://www.dvidshub.net/?id=512345&amp;script=news/news_show.php", "512345"),
        ("https://www.dvidshub.net/image/512345/choir", "image-512345"),
        ("https://www.dvidshub.net/video/512345/choir", "video-512345"),
        ("https://www.dvidshub.net/audio/512345/choir", "audio-512345"),
        ("https://web.archive.org/web/2012010203/http://dvidshub.net/news/512345", "512345"),
        ("https://dvidshub.net.example.com/news/512345/choir", None),
        ("https://www.example.mil/news/512345/choir", None),
    ],
)
def test_the_number_is_the_address_s_of_the_site_alone(
    head: str, url: str, expected: str | None
) -> None:
    url = url.replace("&amp;", "&") if "json" in head else url
    found = story(page(head.format(url), f"<h1>The choir sings</h1>{PROSE}"))
    assert expected == (None if found.id.startswith("text-") else found.id)


def test_the_address_from_which_a_browser_saved_a_page_counts() -> None:
    source = f"<!-- saved from url=(0069){URL} -->\n{page('', STORY)}"
    assert (story(source).id, story(source).url) == ("512345", URL)


def test_a_number_that_the_page_and_its_address_give_otherwise_is_a_problem() -> None:
    found = story(page(HEAD.replace("512345", "7"), STORY + FOOT))
    assert found.id == "7"
    assert "disagreement" in [problem.kind for problem in found.problems]


def test_a_printable_page_is_read_as_one() -> None:
    found = story(
        page(
            "<title>Canal lock opens</title>",
            "<h1>Canal lock opens</h1><h4>9th Example Wing</h4><p>Story by Sgt. Ann Example</p>"
            "<p>Date: 05.02.2023<br>Posted: 05.04.2023 13:20<br>News ID: 512345</p>"
            "<h2>Canal lock opens</h2><p>CAMP SAMPLE, N.C. - The lock opened on Monday.<br /> "
            "<br />The next lock opens in June, said Capt. Bob Sample.</p>",
        )
    )
    assert (found.id, found.title, found.unit) == ("512345", "Canal lock opens", "9th Example Wing")
    assert found.posted_at == datetime(2023, 5, 4, 13, 20)
    assert found.body == (
        "CAMP SAMPLE, N.C. - The lock opened on Monday.\n\n"
        "The next lock opens in June, said Capt. Bob Sample."
    )


def test_a_title_does_not_count_the_gallery_s_images() -> None:
    source = page(HEAD, TOP + STORY + FOOT).replace(TITLE, f"{TITLE} [Image 2 of 3]")
    assert story(source).title == TITLE


def test_what_the_page_marks_as_a_caption_is_one_wherever_it_stands() -> None:
    caption = "Photo By Staff Sgt. Ann Example | Boats wait at the lock."
    inside = f"<p>It was <b>hard</b><figure><img src=x><figcaption><p>{caption}</p></figcaption>"
    found = story(page(HEAD, TOP + STORY.replace("<p>The next", f"{inside}<p>The next") + FOOT))
    assert found.captions[-1] == Caption("Boats wait at the lock.", "Staff Sgt. Ann Example")
    assert "Boats wait" not in found.body


def test_a_caption_on_another_site_keeps_its_credit() -> None:
    text = "Boats wait at the lock. (U.S. Navy photo by Seaman Ann Example)"
    figure = f"<figure><img src=x><figcaption>{text}</figcaption></figure>"
    found = story(page("", f"<article><h1>The choir sings</h1>{figure}{PROSE}</article>"))
    assert found.captions == (Caption(text, "Seaman Ann Example"),)
    assert found.body == PROSE_BODY


def test_fields_beside_the_story_are_the_story_s() -> None:
    found = story(page(HEAD, f"{TOP}<main>{STORY}</div></main><aside>{FOOT}</aside>"))
    assert found.posted_at == datetime(2023, 5, 4, 13, 20)
    assert found.tags == ("lock", "canal")
    assert found.body == BODY


LIST = "".join(
    f"<div><h3><a href=/news/{at}>{title}</a></h3><p><span>Story by Sgt. Ann Example</span> | "
    f"<span>9th Example Wing</span> | <span>0{at}.02.2010</span></p><p>The boats came....</p></div>"
    for at, title in enumerate(("Boats come in", "Boats go out"), start=1)
)


def test_a_page_that_lists_stories_gives_each() -> None:
    source = page("<title>DVIDS - Tag - boats</title>", f"{TOP}<h1>Tag: boats</h1>{LIST}")
    stories = [clean(capture) for capture in captures_of("/c/a.html", source.encode())]
    assert [(one.title, one.body, one.taken_on) for one in stories] == [
        ("Boats come in", "The boats came…", date(2010, 1, 2)),
        ("Boats go out", "The boats came…", date(2010, 2, 2)),
    ]


def test_a_list_of_other_stories_on_a_story_s_page_gives_none() -> None:
    for head, foot in ((HEAD, ""), ("", FOOT)):
        found = story(page(head, TOP + STORY + foot + f"<h3>MORE LIKE THIS</h3>{LIST}"))
        assert (found.title, found.body) == (TITLE, BODY)


def test_visitors_comments_are_no_part_of_the_story() -> None:
    comments = "<h3>LEAVE A COMMENT</h3><p>Be polite.</p><p>What a lock!</p>"
    foot = FOOT.removeprefix("<h3>LEAVE A COMMENT</h3>")
    for below in (comments + foot, foot + comments):
        found = story(page(HEAD, TOP + STORY + below))
        assert (found.body, found.tags) == (BODY, ("lock", "canal"))


def test_a_page_cut_off_in_a_sentence_says_so() -> None:
    source = page(HEAD, TOP + STORY)
    found = story(source[: source.index("next lock")] + "next lo")
    assert found.body.endswith("The next lo")
    assert [problem.kind for problem in found.problems] == ["cut-off"]


def test_an_image_s_page_is_an_image() -> None:
    found = story(
        page(
            '<link rel="canonical" href="https://www.dvidshub.net/image/765/choir">',
            "<h1>Choir sings [Image 2 of 5]</h1><ul><li><a>Download Image</a></li></ul>"
            "<h4>PACIFIC OCEAN</h4><p>05.02.2023</p><h4>Photo by Seaman Ann Example</h4>"
            "<h4><a>9th Example Wing</a></h4><p>The choir sings aboard ship on Tuesday.</p>"
            "<h3>IMAGE INFO</h3><dl><dt>Date Taken:</dt><dd>05.02.2023</dd><dt>Photo ID:</dt>"
            "<dd>765</dd><dt>VIRIN:</dt><dd>230502-N-AB123-1001</dd></dl>",
        )
    )
    assert (found.id, found.kind, found.author) == (
        "image-765",
        "image",
        Author("Seaman", "Ann Example"),
    )
    assert found.body == "The choir sings aboard ship on Tuesday."
    assert found.taken_on == date(2023, 5, 2)


@pytest.mark.parametrize(
    "fields",
    [
        "<p><b>Date Posted:</b> 05.04.2023 13:20</p><p><b>Story ID:</b> 512345</p>",
        "<p><b>Date Posted:</b>05.04.2023 13:20</p><p><b>Story ID:</b>512345</p>",
        "<div>Date Posted:</div><div>05.04.2023 13:20</div><div>Story ID:</div><div>512345</div>",
        "<dl><dt>Date Posted:<dd>05.04.2023 13:20<dt>Story ID:<dd>512345</dl>",
        "<ul><li>Date Posted: 05.04.2023 13:20</li><li>Story ID: 512345</li></ul>",
        "Date Posted: 05.04.2023 13:20<br>Story ID: 512345<br>",
    ],
)
def test_fields_are_read_however_they_are_marked_up(fields: str) -> None:
    found = story(page("", f"{STORY}<h3>NEWS INFO</h3>{fields}"))
    assert (found.id, found.posted_at) == ("512345", datetime(2023, 5, 4, 13, 20))
    assert found.body == BODY


def test_an_empty_field_does_not_take_the_next_heading_for_its_value() -> None:
    found = story(page(HEAD, f"{STORY}<h3>NEWS INFO</h3><p>Location:</p><p>PUBLIC DOMAIN</p>"))
    assert found.location == Location("Camp Sample", "North Carolina", "US", "United States")
    assert "disagreement" not in [problem.kind for problem in found.problems]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<article><h1>The choir sings</h1>{PROSE}</article>", id="article"),
        pytest.param(f"<main><h1>The choir sings</h1><div>{PROSE}</div></main>", id="main"),
        pytest.param(f"<div><h1>The choir sings</h1>{PROSE}</div>", id="neither"),
        pytest.param(f"<form><h1>The choir sings</h1>{PROSE}</form>", id="all in a form"),
        pytest.param(f"<header><h1>The choir sings</h1></header>{PROSE}", id="title in a header"),
    ],
)
def test_a_page_of_an_unknown_site_gives_title_and_body_alone(body: str) -> None:
    around = (
        "<header><a href=/>Gazette</a><p>Sampletown's paper</p></header><nav>Menu</nav>{}"
        "<div><a href=/x>Another story that is not this one</a></div>"
        "<aside>Advertisement</aside><footer>Contact us</footer>"
    )
    found = story(page("<title>The choir sings | Gazette</title>", around.format(body)))
    assert found.title == "The choir sings"
    assert found.body == PROSE_BODY


@pytest.mark.parametrize(
    ("titles", "headings"),
    [
        ("<title>Big Day | Example Air Force Base</title>", "<h1>News</h1><h2>Big Day</h2>"),
        ("<title>Example Gazette - Big Day</title>", "<h1>Example Gazette</h1><h1>Big Day</h1>"),
        ('<meta property="og:title" content="Big Day">', "<h1>Big Sale</h1><h1>BIG DAY</h1>"),
        ('<title>Gazette</title><meta property="og:title" content="Big Day">', "<p>Big Day</p>"),
        ("<title>Gazette</title>", "<h1>Big Day</h1>"),
        ('<meta property="og:title" content="Big Day">', ""),
        ("", "<h1>Big Day</h1>"),
    ],
)
def test_the_title_is_the_heading_that_the_page_names(titles: str, headings: str) -> None:
    found = story(page(titles, f"<nav>Menu</nav>{headings}{PROSE}"))
    assert found.title.casefold() == "big day"
    assert found.body == PROSE_BODY


def test_json_ld_gives_what_no_line_says() -> None:
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "No"}, '
        '{"@type": ["NewsArticle"], "headline": "The choir sings", '
        '"datePublished": "2021-03-04T05:06:07-08:00", '
        '"author": [{"@type": "Organization", "name": "Gazette"}, '
        '{"@type": "Person", "name": "Ann Example"}]}]}</script>'
    )
    found = story(page(data, f"<div>{PROSE}</div>"))
    assert (found.title, found.author, found.posted_at) == (
        "The choir sings",
        Author(None, "Ann Example"),
        datetime(2021, 3, 4, 5, 6),
    )
    assert found.body == PROSE_BODY


@pytest.mark.parametrize(
    "source",
    [
        '<meta property="article:published_time" content="2021-03-04">',
        '<body><time datetime="2021-03-04">March 4</time><time datetime="2021-03-04"></time>',
    ],
)
def test_a_day_of_posting_has_no_time(source: str) -> None:
    found = story(page("", f"{source}<h1>The choir sings</h1>{PROSE}"))
    assert found.posted_at == datetime(2021, 3, 4)
    assert found.inferred["posted_at"] == "a day without a time"


def test_times_of_several_days_say_nothing_of_the_story() -> None:
    times = '<time datetime="2021-03-04"></time><time datetime="2021-03-05"></time>'
    assert story(page("", f"<h1>The choir sings</h1>{PROSE}{times}")).posted_at is None


def test_an_airman_s_page_is_read_by_the_reader_of_its_site() -> None:
    found = story(
        page(
            '<meta property="og:title" content="Wing trains in the rain">',
            "<form id=Form><div>An official website of the United States government</div>"
            "<nav>Menu</nav><h1>Wing trains in the rain</h1><ul><li>Published March 3, 2020</li>"
            "<li>By Senior Airman Ann Example</li><li>9th Example Wing Public Affairs</li></ul>"
            f"{PROSE}<div><a href=/x>Another story</a></div></form>",
        )
    )
    assert (found.title, found.body) == ("Wing trains in the rain", PROSE_BODY)
    assert found.author == Author("Senior Airman", "Ann Example")
    assert found.taken_on == date(2020, 3, 3) or found.posted_at == datetime(2020, 3, 3)


def test_what_is_hidden_is_not_read() -> None:
    hidden = (
        "<p hidden>A</p><p aria-hidden=true>B</p><p style='display:none'>C</p>"
        "<div class=modal>D</div><noscript>E</noscript><template><p>F</p></template>"
        "<svg><text>G</text></svg><textarea>H</textarea><select><option>I</select><!-- J -->"
    )
    assert markup(f"<p>One{hidden}</p><p>Two").text == "One\n\nTwo"


def test_lines_break_where_a_browser_breaks_them() -> None:
    source = (
        "<div>a<span>b</span> c<br>d<br><br>e</div>f<p>g</p><table><tr><td>h<td>i<tr><td>j</table>"
        "<ol><li>k<li>l</ol><pre>m\n  n\n\no</pre><ul><li><a>p</a></ul><h2>q</h2>r&nbsp;\t s"
    )
    assert markup(source).text == (
        "ab c\nd\n\ne\n\nf\n\ng\n\nh i\nj\n\n1. k\n2. l\n\nm\nn\n\no\n\np\n\nq\n\nr s"
    )


@pytest.mark.parametrize(
    ("declaration", "codec", "text"),
    [
        ('<meta charset="windows-1251">', "cp1251", "Привет"),
        ('<meta http-equiv=x content="text/html; charset=ISO-8859-1">', "cp1252", "café “x”"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?>', "iso8859_2", "Łódź"),
        ("<meta charset=shift_jis>", "cp932", "横田基地"),
        ("<meta charset=euc-kr>", "cp949", "용산"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp", "横田基地"),
        ("<meta charset=utf-8>", "utf-8", "café"),
        ("<meta charset=utf-8>", "cp1252", "café"),
        ("<meta charset=iso-8859-1>", "utf-8", "café “x”"),
        ("<meta charset=no-such-thing>", "utf-8", "café"),
        ("<meta charset=utf-7>", "utf-8", "café"),
        ("", "utf-8-sig", "café"),
        ("<meta charset=windows-1251>", "utf-16", "café"),
    ],
)
def test_a_page_s_own_encoding_is_honoured(declaration: str, codec: str, text: str) -> None:
    source = f"{declaration}<h1>Hello</h1><p>Said: {text}</p>".encode(codec)
    assert story(source).body == f"Said: {text}"


def test_a_byte_that_the_declared_encoding_lacks_costs_one_letter() -> None:
    source = b"<meta charset=windows-1252><h1>Hello</h1><p>caf\x81 x</p>" + codecs.BOM_UTF8[:1]
    assert story(source).body.startswith("caf\ufffd x")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a &amp; b\nc", "a & b\nc"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a<br/>b", "a\nb"),
        ("<p>a\n\nb</p>", "a\n\nb"),
        ("<b>a</b>\nb", "a\nb"),
        ("<script>x</script><p>a</p>", "a"),
        ("&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;", "a\n\nb"),
        ("&lt;a&gt; is a tag", "<a> is a tag"),
    ],
)
def test_a_field_may_be_html_or_plain_text(text: str, expected: str) -> None:
    assert expected == paragraphs_of(text)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<div>" * 100_000 + "Deep text", id="nested"),
        pytest.param("<ul><li>" * 100_000 + "Deep text", id="nested lists"),
        pytest.param("<p>" + "a " * 5_000_000, id="one line"),
        pytest.param(
            "<p>" + "".join(f"<font a={i}>" for i in range(9000)) + "</p>" + "<p>x</p>" * 4000,
            id="formatting left open",
        ),
        pytest.param("<p " + " ".join(f"a{i}" for i in range(1_000_000)) + ">x", id="attributes"),
        pytest.param("<p " + " ".join(f"a{i}" for i in range(100_000)) + ">x", id="fewer of them"),
        pytest.param(
            ("<p " + " ".join(f"a{i}" for i in range(4900)) + ">x") * 400, id="tags of attributes"
        ),
        pytest.param("<select>" + "<option>x" * 19_000 + "</select>x", id="options"),
        pytest.param("<p>x" + "<" * 1_000_000, id="brackets"),
        pytest.param("<title>" + "a " * 1_000_000 + "</title>" + "<h1>a</h1>" * 5000, id="titles"),
        pytest.param(
            f'<script type="application/ld+json">{"[" * 1_000_000}</script><p>x', id="JSON-LD"
        ),
    ],
)
def test_hostile_markup_takes_time_in_proportion_to_its_length(source: str) -> None:
    # Any of these takes minutes, or all memory, where it is the square of the length.
    assert story(source).title


def test_markup_beyond_the_limit_is_stripped_and_the_story_says_so() -> None:
    source = page(HEAD, STORY + "<i></i>" * MAX_TAGS)
    found = story(source)
    assert "The lock opened on Monday after a year." in found.body
    assert "Not this" not in found.body
    assert "markup" in [problem.kind for problem in found.problems]


@pytest.mark.parametrize("tags", ["<div>", "<DIV><p>", "<ul><li>", "<table><tr><td>", "<div></b>"])
def test_markup_deeper_than_any_page_is_stripped(tags: str) -> None:
    assert not markup(tags * (MAX_DEPTH - 100) + "x").is_stripped
    assert markup(tags * (MAX_DEPTH + 100) + "x").is_stripped


@pytest.mark.parametrize(
    "tags", ["<p>x", "<div>x</div>", "<br>", "<li>x", "<IMG src=x>", "<tr><td>x"]
)
def test_a_page_of_many_tags_side_by_side_is_read(tags: str) -> None:
    assert not markup(tags * (MAX_TAGS // 2 - 1)).is_stripped


PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<h1>", "</h1>", "<a>", "</a>", "<ul>", "<li>"),
    *("<table>", "<tr>", "<td>", "<pre>", "<form>", "</form>", "<header>", "</header>", "<nav>"),
    *("<article>", "</article>", "<title>", "</title>", "<script>", "</script>", "<svg>", "<b>"),
    *('<script type="application/ld+json">{"@type":"Article","headline":5,"articleBody":"x"}',),
    *(f'<link rel=canonical href="{URL}">', '<meta property="og:title" content="T &lt;">'),
    *("NEWS INFO", "TAGS", "Date Taken:", "Story ID: 5", "&#xD800;", "&#0;", "\n", "x", PROSE),
    *(
        '<time datetime="9999-99-99">',
        "<template>",
        "<select>",
        "<frameset>",
        "<plaintext>",
        "<!--",
    ),
    *("<p hidden>", "An official website of the United States government", "By Sgt. Ann Example"),
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1).map("".join))
def test_any_markup_is_a_tidy_story_or_a_reason(source: str) -> None:
    try:
        captures = captures_of("/c/a.html", source.encode("utf-8", "replace"))
        stories = list(map(clean, captures))
    except CaptureError:
        return
    for found in stories:
        assert found == Story.from_json(found.to_json())
        assert found.title == " ".join(found.title.split())
        for paragraph in found.paragraphs:
            lines = paragraph.split("\n")
            assert lines == [" ".join(line.split()) for line in lines]
            assert all(lines)
