"""Whose page a text is: certain signs only, and whatever stands in it gives parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.captures import sites
from indexer.captures.furniture import undated
from indexer.captures.page import Page
from indexer.captures.sites.signs import SITES
from indexer.story import Story

CORPUS = Path(__file__).parents[2] / "corpus"
PROSE = "Engineers poured the last concrete of the harbor wall Thursday, a week before its date."
LINES = (
    "An official website of the United States government",
    "A .mil website belongs to an official U.S. Department of Defense organization",
    "Home : News : Article View",
    "NEWS | Mar. 4, 2019",
    "NEWS | Feb. 30, 2019",
    "Engineers Rebuild Harbor Wall",
    "• Published",
    "• Published Nov. 4, 2019",
    "• By Senior Airman Bo Marlow",
    "• 999th Example Wing",
    "By None",
    "By ",
    "By Sgt. Bo Marlow, 9th Example BrigadeMarch 4, 2019",
    "By Cpl. Bo Marlow | | March 4, 2019",
    "4 Mar 2019 | Lance Cpl. Bo Marlow Example Base",
    "4 Mar 2019 | ",
    "Photo Information",
    "Photo by Cpl. Bo Marlow",
    "1 / 2 Show Caption + Hide Caption – A wall. (Photo Credit: U.S. Army) VIEW ORIGINAL",
    "1 / 2 Show Caption + Hide Caption –",
    "A wall. (U.S. Army photo by Spc. Ada Ferris)",
    "Story Number: NNS190304-05 Release Date: 3/4/2019 9:15:00 AM",
    "Story Number: NNS190304-05",
    "Release Date: 13/44/2019 99:99:00 PM",
    "04 March 2019",
    "From USS Example Public Affairs",
    "From a Task Force Example News Release",
    "American Forces Press Service",
    "SHARE",
    "Tags",
    "Hosted by Defense Media Activity - WEB.mil",
    "Privacy & Security | FOIA",
    PROSE,
    f"WASHINGTON, March 4, 2009 – {PROSE}",
    "",
)


def form_of(text: str) -> str | None:
    return sites.site_form(undated(Page.of(text)))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.name)
def test_the_captures_that_the_project_began_with_are_of_no_other_site(path: Path) -> None:
    assert form_of(path.read_text(encoding="utf-8")) is None


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"Engineers Rebuild Harbor Wall\n\n{PROSE}",
        f"By Sgt. Bo Marlow\n\n9th Example Brigade\n\n{PROSE}",
        f"By Sgt. Bo Marlow, 9th Example Brigade\n\n{PROSE}",
        f"Engineers Rebuild Harbor Wall\n\nBy Sgt. Bo Marlow\n9th Example Brigade\n\n{PROSE}",
        f"Story by Sgt. Bo Marlow, 9th Example Brigade\n\n{PROSE}",
        f"Monday, March 4, 2019\n\n{PROSE}",
        f"Photo By Sgt. Bo Marlow | A wall...... read more read more\n\n{PROSE}",
        f"Courtesy Photo | A wall, March 4, 2019\n\n{PROSE}",
        f"Story by Sgt. Bo Marlow | 9th Example Brigade | 03.04.2019\n\n{PROSE}......",
        f"From the harbor came news.\n\n{PROSE}",
        f"- By hand\n- By boat\n\n{PROSE}",
        f"{PROSE}\n\n| Date Taken:\n| 03.04.2019\n| Date Posted:\n| 03.09.2019 07:05",
        f"Home: A Place for Engineers\n\n{PROSE}",
        f"{PROSE}\n\nAn official website of the United States government opened.",
        f"Engineers Rebuild | A Wall\n\n{PROSE}",
    ],
)
def test_a_story_of_dvids_or_a_bare_one_is_of_no_other_site(text: str) -> None:
    assert form_of(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "(e.g. yourname@email.com)",
        "Forgot Password?",
        "Story by Sgt. Bo Marlow",
        "Date Taken: 03.04.2019",
        "Story ID: 46123",
        "Photo By Bo Marlow | A wall...... read more read more",
    ],
)
def test_a_line_that_only_dvids_has_outweighs_every_sign(line: str) -> None:
    signs = "\n\n".join((*LINES[:3], "NEWS | Mar. 4, 2019", "Engineers Rebuild Wall"))
    assert form_of(f"{signs}\n\n{PROSE}\n") == "command"
    assert form_of(f"{signs}\n\n{line}\n\n{PROSE}\n") is None


def test_every_form_has_a_reader() -> None:
    assert set(SITES) == set(sites.READERS)


@pytest.mark.parametrize("end", ["", "\n"])
@given(
    lines=st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=30),
    newline=st.sampled_from(["\n", "\n\n"]),
)
def test_any_lines_give_parts(end: str, lines: list[str], newline: str) -> None:
    page = Page.of(newline.join(lines) + end)
    assert form_of(newline.join(lines) + end) in (None, *SITES)
    for reader in set(sites.READERS.values()):
        parts = reader(page)
        assert parts.number is None
        assert parts.title is None or parts.title in page.lines
        kept = set("\n".join(page.lines).split("\n"))
        assert all(not line or line in kept for line in parts.body.split("\n"))
        story = Story(
            id="text-0",
            kind="news",
            title=parts.title or "",
            body=parts.body,
            author=parts.author,
            unit_raw=parts.unit_raw,
            taken_on=parts.taken_on,
            posted_at=parts.posted_at,
            captions=parts.captions,
            tags=parts.tags,
        )
        assert story == Story.from_json(story.to_json())


@given(st.lists(st.sampled_from((PROSE, f"{PROSE} Twice."))))
def test_no_sentence_of_a_story_is_lost(sentences: list[str]) -> None:
    top = "NEWS | Mar. 4, 2019\n\nEngineers Rebuild Wall\n\nBy Sgt. Bo Marlow 9th Brigade\n\n"
    numbered = [f"{number}. {sentence}" for number, sentence in enumerate(sentences)]
    parts = sites.READERS["command"](Page.of(top + "\n\n".join(numbered) + "\n"))
    assert "\n\n".join(numbered) == parts.body


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 5_000_000, id="one line"),
        pytest.param("\n" * 1_000_000 + "a", id="blank lines"),
        pytest.param("Photo Information\n" * 100_000, id="photos"),
        pytest.param(
            "A wall.\n" + "1 / 2 Show Caption + Hide Caption –\n" * 100_000, id="galleries"
        ),
        pytest.param("VIEW ORIGINAL " * 200_000, id="a gallery on one line"),
        pytest.param("• Published\n\n\n\n" * 100_000, id="bullets"),
        pytest.param("By A B\n" * 200_000, id="bylines"),
        pytest.param("Privacy | FOIA | " * 100_000, id="a legal row"),
        pytest.param("Tags\n" + "a,b,\n" * 200_000, id="tags"),
        pytest.param("By " + "A, " * 500_000, id="a byline without end"),
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    # Any of these would take hours if it were the square of the length.
    page = Page.of(text)
    assert sites.site_form(page) in (None, *SITES)
    assert sites.READERS["command"](page).number is None
