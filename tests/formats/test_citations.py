"""One story cited: reference managers read it as it is meant."""

from __future__ import annotations

import re
from datetime import date

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from indexer.formats.bibtex import bibtex
from indexer.formats.citation import Name, name_of, publisher_of
from indexer.formats.csl import csl
from indexer.formats.plain import plain
from indexer.story import Author, Location, Story

STORY = Story(
    id="486775",
    kind="news",
    title="Leaders & allies: 100% {ready}",
    body="Text.",
    author=Author("Sgt.", "Jane Doe"),
    unit="374th Airlift Wing",
    location=Location("Yokota Air Base", "Tokyo", "JP", "Japan"),
    taken_on=date(2024, 12, 2),
    url="https://www.dvidshub.net/news/486775",
)
BARE = Story(id="text-1", kind="other", title="Untold", body="")


def test_a_citation_in_plain_text() -> None:
    assert plain(STORY) == (
        "Sgt. Jane Doe. “Leaders & allies: 100% {ready}.” 374th Airlift Wing. Defense Visual "
        "Information Distribution Service, December 2, 2024. https://www.dvidshub.net/news/486775\n"
    )
    assert plain(BARE) == "“Untold.”\n"


def test_csl_json_leaves_out_what_is_not_known() -> None:
    assert csl(BARE) == [{"id": "text-1", "type": "document", "title": "Untold"}]
    (item,) = csl(STORY)
    assert item["type"] == "article-newspaper"
    assert item["author"] == [{"family": "Doe", "given": "Jane"}]
    assert item["issued"] == {"date-parts": [[2024, 12, 2]]}


def fields(entry: str) -> dict[str, str]:
    library = parse_string(entry)
    assert not library.failed_blocks
    (parsed,) = library.entries
    return {"key": parsed.key, **{field.key: field.value for field in parsed.fields}}


def test_bibtex_is_read_by_a_parser() -> None:
    read = fields(bibtex(STORY))
    assert read["key"] == "dvids486775"
    assert read["author"] == "Doe, Jane"
    assert read["title"] == r"{Leaders \& allies: 100\% \textbraceleft{}ready\textbraceright{}}"
    assert (read["year"], read["day"]) == ("2024", "2")
    assert read["url"] == STORY.url
    assert "\n  month = dec,\n" in bibtex(STORY)


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_breaks_an_entry_of_bibtex(text: str) -> None:
    entry = bibtex(Story("1", "news", text, "", author=Author(None, text), unit=text, url=text))
    depth = 0
    for character in re.sub(r"\\[&%$#_]", "", entry):
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    assert fields(entry)["key"] == "dvids1"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Jane Doe", Name("Doe", "Jane", None)),
        ("John Q. Public III", Name("Public", "John Q.", "III")),
        ("Prince", Name("Prince", None, None)),
        ("John Doe, Jr.", Name("Doe", "John", "Jr.")),
    ],
)
def test_a_name_has_its_parts(written: str, name: Name) -> None:
    assert name_of(Story("1", "news", "", "", author=Author("Sgt.", written))) == name


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.af.mil/News/1", "af.mil"),
        ("https://www.dvidshub.net/news/1", "Defense Visual Information Distribution Service"),
        ("https://[bad", None),
        (None, None),
    ],
)
def test_the_publisher_is_whose_page_it_was(url: str | None, publisher: str | None) -> None:
    assert publisher_of(Story("1", "news", "", "", url=url)) == publisher
