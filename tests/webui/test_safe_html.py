"""Highlighted text holds no tag but `<mark>`, and its text is the text that went in."""

from __future__ import annotations

import re
from html import unescape

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from indexer.results import Piece, Snippet
from webui import safe_html
from webui.safe_html import SEPARATOR, highlighted, printable

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</mark><script>alert(1)</script><mark>",
    "<mark onclick=alert(1)>mark</mark>",
    "<mark><mark>nested</mark>",
    "<!-- comment --><![CDATA[x]]><?php x ?>",
    "&lt;script&gt; &amp;amp; &#60;b&#62; &nbsp &copy; &notanentity; & alone",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '"><a href="javascript:alert(1)">x</a>',
    "'single' and \"double\" quotes, `ticks`",
    "null \x00 escape \x1b[31m bell \x07 delete \x7f next line \x85",
    "line\nbreaks\r\nof\rall kinds\ttabs\x0bvertical\x0cfeed",
    "unbalanced </p></div> <b <i> < > << >>",
    "emoji 👩\u200d✈️, right-to-left \u202eoverride, lone \ud800 surrogate, \ufffe",
    "<plaintext><textarea><title><noscript><template>",
    SEPARATOR,
    SEPARATOR * 7,
    "",
    " ",
    "U.S. & Japan – “allies”, C-130J…",
)


def joined(snippet: Snippet) -> str:
    return "".join(piece.text for piece in snippet)


def tags(html: str) -> set[str]:
    return set(re.findall(r"<[^>]*>?", html))


def text_of(html: str) -> str:
    return unescape(re.sub(r"</?mark>", "", html))


def marked_texts(html: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<mark>(.*?)</mark>", html, re.DOTALL)]


def snippets() -> st.SearchStrategy[list[Snippet]]:
    texts = st.one_of(st.text(), st.sampled_from(HOSTILE), st.text(alphabet="<>&\"'/;#mark "))
    pieces = st.builds(Piece, texts, st.booleans())
    return st.lists(st.lists(pieces, max_size=5).map(tuple), max_size=6)


def assert_safe_and_whole(given_snippets: list[Snippet], html: tuple[Markup, ...]) -> None:
    assert len(html) == len(given_snippets)
    for snippet, written in zip(given_snippets, html, strict=True):
        assert tags(written) <= {"<mark>", "</mark>"}
        assert text_of(written) == printable(joined(snippet))
        assert written.count("<mark>") == written.count("</mark>")


def test_a_match_is_marked_and_the_rest_is_escaped() -> None:
    snippet = (Piece("R&D by ", is_match=False), Piece("<b>", is_match=True))
    assert highlighted([snippet]) == (Markup("R&amp;D by <mark>&lt;b&gt;</mark>"),)


def test_nothing_to_highlight_is_no_html() -> None:
    assert highlighted([]) == ()
    assert highlighted([()]) == (Markup(""),)


def test_hostile_text_keeps_its_words_and_loses_its_power() -> None:
    corpus: list[Snippet] = [
        (Piece(text, is_match=bool(at % 2)), Piece(text, is_match=not at % 2))
        for at, text in enumerate(HOSTILE)
    ]
    assert_safe_and_whole(corpus, highlighted(corpus))


@given(snippets())
def test_any_text_comes_out_as_it_went_in(given_snippets: list[Snippet]) -> None:
    html = highlighted(given_snippets)
    assert_safe_and_whole(given_snippets, html)
    for snippet, written in zip(given_snippets, html, strict=True):
        matches = "".join(printable(piece.text) for piece in snippet if piece.is_match)
        assert "".join(marked_texts(written)) == matches


@given(snippets())
def test_the_maintained_sanitiser_finds_nothing_left_to_remove(
    given_snippets: list[Snippet],
) -> None:
    for written in highlighted(given_snippets):
        cleaned = nh3.clean(str(written), tags={"mark"}, attributes={})
        assert tags(cleaned) == tags(written)
        assert text_of(cleaned) == text_of(written)
        assert marked_texts(cleaned) == marked_texts(written)


def test_a_tag_that_was_not_escaped_meets_the_second_wall(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(safe_html, "escape", str)
    for text in (hostile for hostile in HOSTILE if SEPARATOR not in hostile):
        html = highlighted([(Piece(text, is_match=False),), (Piece(text, is_match=True),)])
        assert all(tags(written) <= {"<mark>", "</mark>"} for written in html)


def test_a_huge_text_is_highlighted_whole() -> None:
    text = "word & <tag> " * 2_000
    html = highlighted([(Piece(text, is_match=False), Piece(text, is_match=True))])
    assert_safe_and_whole([(Piece(text + text, is_match=False),)], html)


def test_what_a_page_cannot_carry_is_shown_as_missing() -> None:
    assert printable("a\x00b\x1bc\ud800d") == "a\ufffdb\ufffdc\ufffdd"
    assert printable("one\r\ntwo\rthree\n\tfour") == "one\ntwo\nthree\n\tfour"
    assert printable("“Zoë” – 👩\u200d✈️") == "“Zoë” – 👩\u200d✈️"
