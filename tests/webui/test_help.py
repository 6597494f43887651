"""The help page says what is true."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from indexer.examples import SECTIONS
from indexer.language import parse
from indexer.receipt import label_of

TODAY = date(2026, 3, 18)
EXAMPLES = [text for _, examples in SECTIONS for text, _ in examples]
UNDERSTOOD = {
    "airlift wing": "airlift and wing",
    '"airlift wing"': "“airlift wing”",
    '"relief supplies"~5': "“relief supplies”, at most 5 words apart",
    "airlift -exercise": "airlift and not: exercise",
    'airlift -"field training"': "airlift and not: “field training”",
    "typhoon OR earthquake": "typhoon or earthquake",
    "(typhoon OR earthquake) relief": "(typhoon or earthquake) and relief",
    "relief NOT (exercise OR drill)": "relief and not: exercise or drill",
    "humanitar*": "words beginning with humanitar",
    "wom?n": "words like wom?n",
    "Kadina~": "words spelled like Kadina",
    'title:"airlift wing"': "title contains “airlift wing”",
    "body:typhoon": "body contains typhoon",
    "caption:harbor": "caption contains harbor",
    "title:(typhoon OR earthquake)": "title contains typhoon or title contains earthquake",
    'unit:"airlift wing"': "unit contains “airlift wing”",
    "location:JP": "location contains JP",
    "author:smith": "author contains smith",
    "tag:readiness": "tag contains readiness",
    "kind:image": "kind is image",
    "id:486775": "number is 486775",
    "unit:air*": "unit contains air…",
    "taken:2024-12": "taken in December 2024",
    "taken:2024-12-01..2025-01-31": "taken from December 1, 2024 to January 31, 2025",
    "posted:>2024": "posted from January 1, 2025",
    "taken:FY25": "taken in fiscal year 2025",
    "posted:last-week": "posted from March 9, 2026 to March 15, 2026",
    "posted:30d": "posted from February 16, 2026 to March 18, 2026",
}
"""What each example is read as on a Wednesday."""


def test_every_example_is_known_here() -> None:
    assert sorted(EXAMPLES) == sorted(UNDERSTOOD)


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_read_as_what_it_says(text: str) -> None:
    parsed = parse(text, today=TODAY)
    assert label_of(parsed.tree) == UNDERSTOOD[text]
    assert parsed.dropped == parsed.notes == ()


def test_every_example_is_a_link_to_its_own_search(client: FlaskClient) -> None:
    html = client.get("/help").get_data(as_text=True)
    links = re.findall(r'<a href="([^"]*)"><code>(.*?)</code></a>', html)
    assert [unescape(text) for _, text in links] == EXAMPLES
    for url, text in links:
        address = urlsplit(unescape(url))
        assert (address.path, parse_qs(address.query)["q"]) == ("/search", [unescape(text)])
        assert client.get(unescape(url)).status_code == 200


@pytest.mark.parametrize("url", ["/", "/search?q=convoy", "/story/1003", "/help", "/nowhere"])
def test_every_page_has_the_help_beside_its_search_box(client: FlaskClient, url: str) -> None:
    html = client.get(url).get_data(as_text=True)
    form = re.search(r'<form class="searchbox".*?</form>', html, re.DOTALL)
    assert form
    assert 'href="/help"' in form[0]
