"""Raw pages in all the ways they were seen to vary; people and events are invented."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from indexer.captures import CaptureError
from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.story import Author, Caption, Location, Problem, Story

BANNER = (
    "Maintenance window scheduled to begin at February 14th 2200 est. until 0400 est. February 15th"
)
TOP = (BANNER, "(e.g. yourname@email.com)", "Forgot Password?")
LOGO = "Defense Visual Information Distribution Service Logo"
TITLE = "Engineers Rebuild Harbor Wall After Storm"
CAPTION = (
    "Photo By Spc. Ada Ferris | Soldiers of the 9th Engineer Company pour concrete at the"
    "...... read more read more"
)
HEADER = (
    "CAMP EXAMPLE, NC, UNITED STATES",
    "03.04.2010",
    "Story by Sgt. Tom Marlow ",
    "9th Engineer Company",
)
BODY = (
    "CAMP EXAMPLE, N.C. -- Engineers poured the last concrete of the harbor wall Thursday.",
    "“We did not lose a day,” said Marlow.",
)
FOOTER = """NEWS INFO

    Date Taken: 03.04.2010
    Date Posted: 03.09.2010 07:05
    Story ID: 46123
    Location: CAMP EXAMPLE, NC, US

    Web Views: 90
    Downloads: 0

    PUBLIC DOMAIN
"""
TEXT = "\n\n".join(BODY)


def page(
    *,
    top: tuple[str, ...] = (*TOP, LOGO),
    title: tuple[str, ...] = (TITLE, TITLE),
    caption: tuple[str, ...] = (CAPTION,),
    header: tuple[str, ...] = HEADER,
    body: tuple[str, ...] = BODY,
    footer: tuple[str, ...] = (FOOTER,),
) -> str:
    """A page as the site gives it: blocks indented but for the first three."""
    return "\n\n".join(
        (*top[:3], *(f"    {b}" for b in (*top[3:], *title, *caption, *header, *body, *footer)))
    )


def story(text: str) -> Story:
    (capture,) = captures_of("/captures/a.txt", text.encode())
    assert capture.form == "raw"
    return clean(capture)


def test_a_whole_page_gives_every_field() -> None:
    expected = Story(
        id="46123",
        kind="news",
        title=TITLE,
        body=TEXT,
        author=Author("Sgt.", "Tom Marlow"),
        unit="9th Engineer Company",
        unit_raw="9th Engineer Company",
        location=Location("Camp Example", "North Carolina", "US", "United States"),
        taken_on=date(2010, 3, 4),
        posted_at=datetime(2010, 3, 9, 7, 5),
        captions=(
            Caption(
                "Soldiers of the 9th Engineer Company pour concrete at the…", "Spc. Ada Ferris"
            ),
        ),
        url="https://www.dvidshub.net/news/46123",
        inferred={"url": "the story number"},
    )
    assert expected == story(page())


@pytest.mark.parametrize(
    "top",
    [
        pytest.param((*TOP[1:], LOGO), id="no banner"),
        pytest.param((*TOP, "Or login with Facebook"), id="login with Facebook"),
        pytest.param((*TOP, "Or login with Facebook", LOGO), id="login and logo"),
        pytest.param((f"date 2010-03-05 {BANNER}", *TOP[1:], LOGO), id="date on the banner"),
        pytest.param((f" date 2010-03-05 {TOP[1]}", TOP[2], LOGO), id="date on the email line"),
        pytest.param(("The site is down on Sunday.", *TOP[1:], LOGO), id="another banner"),
    ],
)
def test_nothing_that_stands_above_the_title_changes_the_story(top: tuple[str, ...]) -> None:
    assert story(page()) == story(page(top=top))


@pytest.mark.parametrize(
    "title", [(TITLE,), (TITLE, TITLE.upper()), (TITLE, "9th Engineer Company")]
)
def test_the_first_title_is_the_storys_whatever_the_photos_is(title: tuple[str, ...]) -> None:
    assert story(page()) == story(page(title=title))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Photo By Ada Ferris | A wall.... read more read more", Caption("A wall…", "Ada Ferris")),
        ("Courtesy Photo | A wall...... read more read more", Caption("A wall…", None)),
        ("Courtesy Photo | A whole wall.", Caption("A whole wall.", None)),
        ("A wall...... read more read more", Caption("A wall…", None)),
    ],
)
def test_a_caption_has_its_credit_and_one_ellipsis_where_it_was_cut(
    line: str, expected: Caption
) -> None:
    assert (expected,) == story(page(caption=(line,))).captions


@pytest.mark.parametrize("title", [(TITLE,), (TITLE, TITLE)])
def test_a_page_without_a_photo_has_no_caption(title: tuple[str, ...]) -> None:
    found = story(page(title=title, caption=()))
    assert (found.title, found.captions, found.body) == (TITLE, (), TEXT)
    assert Location("Camp Example", "North Carolina", "US", "United States") == found.location


@pytest.mark.parametrize("caption", [(CAPTION,), ()])
def test_without_a_header_block_the_body_follows_and_the_footer_gives_place_and_date(
    caption: tuple[str, ...],
) -> None:
    found = story(page(title=(TITLE, TITLE) if caption else (TITLE,), caption=caption, header=()))
    assert (found.title, found.body) == (TITLE, TEXT)
    assert (found.author, found.unit) == (None, None)
    assert Location("Camp Example", "North Carolina", "US", "United States") == found.location
    assert date(2010, 3, 4) == found.taken_on


@pytest.mark.parametrize("state", ["Fla.", "N.J.", "Texas"])
def test_a_title_may_end_in_a_state(state: str) -> None:
    title = f"Coast Guard looks for two lost kayakers near Lakeside, {state}"
    found = story(page(title=(title,), caption=(), header=(), body=BODY, footer=()))
    assert (found.title, found.body) == (title, TEXT)


def test_without_header_block_and_footer_nothing_is_invented() -> None:
    found = story(page(header=(), body=BODY[1:], footer=()))
    assert (
        found.location,
        found.taken_on,
        found.posted_at,
        found.url,
    ) == (None, None, None, None)
    assert found.id.startswith("text-")
    assert len("text-") + 20 == len(found.id)


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Courtesy Story", None),
        (f"Courtesy Story{' ' * 110}", None),
        ("Story by Jane Marlow  ", Author(None, "Jane Marlow")),
        (
            "Story by Petty Officer 3rd Class Jo Reed",
            Author("Petty Officer 3rd Class", "Jo Reed"),
        ),
    ],
)
def test_the_author_is_the_bylines(byline: str, expected: Author | None) -> None:
    found = story(page(header=(*HEADER[:2], byline, "9th Engineer Company   ")))
    assert expected == found.author
    assert (found.unit, found.body) == ("9th Engineer Company", TEXT)


def test_a_byline_that_opens_the_body_leaves_it_and_names_the_author() -> None:
    byline = "By Sgt. Tom Marlow\n    9th Engineer Company"
    found = story(page(header=(*HEADER[:2], "Courtesy Story ", HEADER[3]), body=(byline, *BODY)))
    assert found.body == TEXT
    assert Author("Sgt.", "Tom Marlow") == found.author
    assert found.inferred["author"] == "the byline"


def test_a_byline_in_the_body_leaves_it_though_the_page_names_the_author_itself() -> None:
    found = story(page(body=("By Spc. Ada Ferris\n    8th Engineer Company", *BODY)))
    assert story(page()) == found


def test_the_unit_is_tidied_and_kept_as_read() -> None:
    found = story(page(header=(*HEADER[:3], "9th Engineer Company/Public Affairs    ")))
    assert (
        found.unit,
        found.unit_raw,
    ) == ("9th Engineer Company", "9th Engineer Company/Public Affairs")


@pytest.mark.parametrize(
    "footer",
    [
        pytest.param(("LEAVE A COMMENT", FOOTER), id="comment first"),
        pytest.param((FOOTER, "LEAVE A COMMENT\n"), id="comment last"),
        pytest.param(
            (
                FOOTER,
                f"This work, {TITLE}, by SGT Tom Marlow, identified by DVIDS, must comply.\n",
            ),
            id="notice",
        ),
        pytest.param(
            (FOOTER.replace("    Web", "    Hometown: LAKESIDE, OH, US\n    Web"),), id="hometown"
        ),
    ],
)
def test_no_footer_reaches_the_body_or_changes_the_story(footer: tuple[str, ...]) -> None:
    assert story(page()) == story(page(footer=footer))


@pytest.mark.parametrize("heading", ["TAGS\n", ""])
def test_tags_stand_under_their_heading_or_last_under_none(heading: str) -> None:
    footer = f"{FOOTER}\n    {heading}    Engineers\n    Harbor Wall\n    Engineers\n"
    assert story(page(footer=(footer,))).tags == ("Engineers", "Harbor Wall")


def test_unknown_lines_in_the_footer_are_left_out_and_reported() -> None:
    footer = FOOTER.replace("    PUBLIC", "    Something New\n\n    PUBLIC")
    expected = (
        Problem(
            "unknown-lines", "Left out 1 line of the page's footer, the first “Something New”."
        ),
    )
    assert expected == story(page(footer=(footer,))).problems


@pytest.mark.parametrize(
    "sentence",
    [
        BANNER,
        "Maintenance window at the gym: Downloads: 0, said the NEWS INFO desk.",
        "Downloads: 0",
        "Story ID: 999",
        "Location: BERLIN, DE",
        "NEWS INFO",
        "LEAVE A COMMENT",
        "PUBLIC DOMAIN",
        "TAGS",
        "Forgot Password?",
        "Courtesy Story",
        "03.05.2011",
        "This work, she said, is done.",
        "Soldiers of the 9th Engineer Company pour concrete at the",
        TITLE,
        "date 2010-03-04 was the day.",
        "Read more read more",
    ],
)
@pytest.mark.parametrize("header", [HEADER, ()])
def test_a_sentence_with_the_pages_own_words_stays_in_the_body(
    sentence: str, header: tuple[str, ...]
) -> None:
    found = story(page(header=header, body=(BODY[0], sentence, BODY[1])))
    assert (BODY[0], sentence, BODY[1]) == found.paragraphs
    assert found.id == "46123"


def test_lists_keep_their_lines_and_paragraphs_are_one_blank_line_apart() -> None:
    found = story(page(body=("One:\n    - a   b\n    - c\n\n\n\n", "Two.")))
    assert found.body == "One:\n- a b\n- c\n\nTwo."


def test_a_body_without_blank_lines_has_a_paragraph_a_line() -> None:
    assert story(page(body=("\n".join(BODY),))).body == TEXT


def test_the_body_is_in_composed_form() -> None:
    assert story(page(body=("Cafe\u0301 opens.",))).body == "Café opens."


@pytest.mark.parametrize(
    ("wrong", "right", "field", "problem"),
    [
        ("Story ID: 46123", "Story ID: 46l23", "url", "“46l23” is no story number."),
        (
            "Date Posted: 03.09.2010 07:05",
            "Date Posted: 03.09.2010 27:05",
            "posted_at",
            "“03.09.2010 27:05” is no time of posting.",
        ),
    ],
)
def test_a_malformed_value_is_a_problem_not_a_guess(
    wrong: str, right: str, field: str, problem: str
) -> None:
    found = story(page(footer=(FOOTER.replace(wrong, right),)))
    assert getattr(found, field) is None
    assert (Problem("malformed", problem),) == found.problems


@pytest.mark.parametrize("end", ["2010", "03.05.2011", "03.05.2011\n"])
def test_a_number_at_the_end_of_a_short_page_makes_no_header_of_the_body(end: str) -> None:
    found = story(page(title=(TITLE,), caption=(), header=(), body=(BODY[1], end), footer=()))
    assert (BODY[1], end.strip()) == found.paragraphs
    assert (found.location, found.taken_on) == (None, None)


def test_unknown_lines_are_no_tags_above_a_heading_that_ends_the_capture() -> None:
    footer = FOOTER.replace("    PUBLIC", "    Something New\n\n    PUBLIC").rstrip()
    found = story(page(footer=(footer,)))
    assert (found.tags, [p.kind for p in found.problems]) == ((), ["unknown-lines"])


def test_a_date_that_does_not_exist_is_not_read_with_day_and_month_swapped() -> None:
    header = (HEADER[0], "13.04.2010", *HEADER[2:])
    found = story(page(header=header, footer=()))
    assert found.taken_on is None
    assert (Problem("malformed", "“13.04.2010” is no date."),) == found.problems
    assert found.body == TEXT


def test_where_header_and_footer_disagree_the_header_is_believed() -> None:
    footer = FOOTER.replace("Taken: 03.04", "Taken: 04.03").replace("NC, US", "JAPAN")
    found = story(page(footer=(footer,)))
    assert date(2010, 3, 4) == found.taken_on
    assert Location("Camp Example", "North Carolina", "US", "United States") == found.location
    assert tuple(p.kind for p in found.problems) == ("disagreement", "day-month-swapped")


def test_a_footer_that_leaves_out_the_state_does_not_disagree() -> None:
    footer = FOOTER.replace("CAMP EXAMPLE, NC, US", "CAMP EXAMPLE, US")
    assert story(page()) == story(page(footer=(footer,)))


def test_stories_without_a_number_are_told_apart_by_title_caption_and_body() -> None:
    ids = {
        story(page(footer=())).id,
        story(page(footer=(), title=("Another", "Another"))).id,
        story(page(footer=(), caption=("Courtesy Photo | B.",))).id,
        story(page(footer=(), body=BODY[:1])).id,
    }
    assert len(ids) == 4


def test_a_page_cut_off_anywhere_says_less_but_nothing_wrong() -> None:
    text = page()
    whole = story(text)
    body_starts = text.index(BODY[0])
    # Cut off before it, even the banner cannot be told from a story.
    for end in range(len("Maintenance window"), len(text)):
        (capture,) = captures_of("/captures/a.txt", text[:end].encode())
        try:
            found = clean(capture)
        except CaptureError:
            assert end < text.index(TITLE) + 2, text[:end]
            continue
        assert TITLE.startswith(found.title), text[:end]
        assert found.id == whole.id or found.id.startswith("text-"), text[:end]
        for field in ("author", "unit", "location", "taken_on", "posted_at", "url"):
            assert getattr(found, field) in (None, getattr(whole, field)), (field, text[:end])
        assert end <= body_starts or whole.body.startswith(found.body), text[:end]
