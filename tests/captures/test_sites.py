"""Stories on the services' own sites, field by field; people and events are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.story import Author, Caption, Location, Story

NOTICE = """An official website of the United States government

Here's how you know

Official websites use .mil

A .mil website belongs to an official U.S. Department of Defense organization in the United States.

Secure .mil websites use HTTPS

A lock (lock ) or https:// means you’ve safely connected to the .mil website. Share sensitive \
information only on official, secure websites.

"""
BARE_LOCK = NOTICE.replace("(lock )", "( )")
SHORT_NOTICE = "Skip to main content (Press Enter).\n"
TITLE = "Engineers Rebuild Harbor Wall After Storm"
LEAD = "Engineers poured the last concrete of the harbor wall Thursday, a week before the deadline."
QUOTE = "“We did not lose a day,” said Capt. Ada Ferris, who shares the work with the town."
LAST = "The company returns home by Friday. Facebook posts of the day drew 900 readers."
TEXT = (LEAD, QUOTE, LAST)
FOOTERS = {
    "af": "SHARE\nPRINT\nTags\nharbor\nengineers\nHosted by Defense Media Activity - WEB.mil\n",
    "army": "RELATED LINKS\n\nArmy.mil: North America News\n\nRELATED STORIES\n\nA Wall Falls\n",
    "marines": "SHARE\n\nMore from Example Base\n\nHosted by Defense Media Activity - WEB.mil\n",
    "legal": "Privacy & Security | FOIA | No FEAR Act | Section 508\nContact Us | Site Map\n",
}


def text(*lines: str, body: tuple[str, ...] = TEXT) -> str:
    return "\n\n".join((*lines, *body)) + "\n"


def story(form: str, content: str) -> Story:
    (capture,) = captures_of("/captures/a.txt", content.encode())
    assert capture.form == form, content
    return clean(capture)


AIR_FORCE = (
    TITLE,
    "• Published\n• By Senior Airman Bo Marlow\n• 999th Example Wing Public Affairs",
)
AIR_FORCE_BEFORE = (
    TITLE,
    "By Senior Airman Bo Marlow, 999th Example Wing Public Affairs / Published March 04, 2015",
)
ARMY = (TITLE, "By Sgt. Bo Marlow, 9th Example BrigadeMarch 4, 2019")
MARINES = (
    "Photo Information",
    "Cpl. Ada Ferris mixes concrete at Camp Example, March 1, 2019.",
    "Photo by Lance Cpl. Bo Marlow",
    TITLE,
    "4 Mar 2019 | Lance Cpl. Bo Marlow Marine Corps Base Example",
)
MARINES_BARS = (TITLE, "By Lance Cpl. Bo Marlow | Marine Corps Base Example | March 4, 2019")
NAVY = (TITLE, "Story Number: NNS190304-05 Release Date: 3/4/2019 9:15:00 AM")
NAVY_FROM = "From Mass Communication Specialist 2nd Class Bo Marlow, USS Example Public Affairs"
COMMAND = ("NEWS | Mar. 4, 2019", TITLE, "By Sgt. Bo Marlow 9th Example Brigade")
SPANISH = (
    "NOTICIAS | 4 de marzo de 2019",
    "Ingenieros reconstruyen el muelle",
    "Por Bo Marlow Fuerza de Tarea Conjunta-Ejemplo",
)
DEFENSE = (TITLE, "From a Task Force Example News Release")
PAGES = [
    ("af.mil", AIR_FORCE, FOOTERS["af"]),
    ("af.mil", AIR_FORCE_BEFORE, FOOTERS["af"]),
    ("army.mil", ARMY, FOOTERS["army"]),
    ("marines.mil", MARINES, FOOTERS["marines"]),
    ("marines.mil", MARINES_BARS, FOOTERS["legal"]),
    ("navy.mil", (*NAVY, NAVY_FROM), FOOTERS["legal"]),
    ("navy.mil", (TITLE, "04 March 2019", NAVY_FROM), FOOTERS["marines"]),
    ("navy.mil", (TITLE, "March 4, 2019", f"By{NAVY_FROM[4:]}"), FOOTERS["legal"]),
    ("command", COMMAND, FOOTERS["af"]),
    ("command", SPANISH, FOOTERS["legal"]),
    ("defense.gov", DEFENSE, FOOTERS["legal"]),
    ("defense.gov", DEFENSE[::-1], FOOTERS["legal"]),
]
each_page = pytest.mark.parametrize(("form", "top", "footer"), PAGES)


@each_page
@pytest.mark.parametrize("notice", ["", "This is an official U.S. government website\n"])
def test_the_address_above_a_page_is_its_own(
    form: str, top: tuple[str, ...], footer: str, notice: str
) -> None:
    url = "https://www.example.mil/News/Article/1234567/engineers-rebuild/"
    plain = text(*top) + footer
    assert replace(story(form, plain), url=url) == story(form, f"{url}\n\n{notice}{plain}")


@each_page
def test_the_body_is_the_story_and_nothing_of_the_page(
    form: str, top: tuple[str, ...], footer: str
) -> None:
    found = story(form, NOTICE + text("SHARE", "PRINT", *top) + "\n" + footer)
    assert found.paragraphs == TEXT
    assert found.title in (TITLE, "Ingenieros reconstruyen el muelle")
    assert found.kind == "news"
    assert found.id.startswith("text-")
    assert found.url is None


@each_page
@pytest.mark.parametrize("notice", ["", SHORT_NOTICE, BARE_LOCK, "date 2019-04-03 " + NOTICE])
def test_the_notice_that_the_site_is_official_changes_nothing(
    form: str, top: tuple[str, ...], footer: str, notice: str
) -> None:
    assert story(form, NOTICE + text(*top) + footer) == story(form, notice + text(*top) + footer)


@each_page
def test_the_title_printed_again_above_the_text_is_no_part_of_it(
    form: str, top: tuple[str, ...], footer: str
) -> None:
    assert story(form, text(*top) + footer).body == "\n\n".join(TEXT)
    title = SPANISH[1] if top is SPANISH else TITLE
    assert story(form, text(*top) + footer) == story(form, text(*top, title) + footer)


@each_page
def test_lines_without_blank_lines_between_them_give_the_same_fields(
    form: str, top: tuple[str, ...], footer: str
) -> None:
    spaced = story(form, text(*top) + footer)
    assert spaced == story(form, text(*top).replace("\n\n", "\n") + footer)


@each_page
def test_a_page_cut_off_anywhere_says_less_but_nothing_wrong(
    form: str, top: tuple[str, ...], footer: str
) -> None:
    content = NOTICE + text(*top) + "\n" + footer
    whole = story(form, content)
    body_starts = content.index(LEAD)
    for end in range(body_starts, len(content)):
        (capture,) = captures_of("/captures/a.txt", content[:end].encode())
        assert capture.form == form
        found = clean(capture)
        assert whole.title == found.title, content[:end]
        for field in ("author", "unit", "taken_on", "posted_at"):
            assert getattr(whole, field) == getattr(found, field), (field, content[:end])
        paragraphs = found.paragraphs
        if paragraphs and len(paragraphs[-1]) <= 4:
            paragraphs = paragraphs[:-1]  # `Mor` may begin the footer or a sentence
        assert whole.body.startswith("\n\n".join(paragraphs)), content[:end]


@pytest.mark.parametrize("mark", ["-30-", "# # #", "##", "-USMC-", "--usaf--"])
def test_a_mark_at_the_end_is_none_of_the_body(mark: str) -> None:
    found = story("command", text(*COMMAND, body=(*TEXT, mark)))
    assert found.paragraphs == TEXT


def test_a_story_of_af_mil_gives_every_field() -> None:
    lead = f"EXAMPLE AIR BASE, Japan -- {LEAD}"
    found = story("af.mil", NOTICE + text(*AIR_FORCE, body=(lead, QUOTE)) + FOOTERS["af"])
    expected = Story(
        id=found.id,
        kind="news",
        title=TITLE,
        body=f"{lead}\n\n{QUOTE}",
        author=Author("Senior Airman", "Bo Marlow"),
        unit="999th Example Wing",
        unit_raw="999th Example Wing Public Affairs",
        location=Location("Example Air Base", None, "JP", "Japan"),
        tags=("harbor", "engineers"),
        inferred={"location": "the dateline"},
    )
    assert expected == found


def test_the_day_may_stand_behind_the_byline() -> None:
    found = story("af.mil", text(*AIR_FORCE_BEFORE))
    assert (found.unit, found.taken_on) == ("999th Example Wing", date(2015, 3, 4))


@pytest.mark.parametrize("bullet", ["• ", "- ", "* ", "•"])
@pytest.mark.parametrize("day", ["Nov. 4, 2019", "November 4, 2019"])
def test_the_day_below_published_is_the_storys(bullet: str, day: str) -> None:
    top = (TITLE, f"{bullet}Published {day}\n{bullet}By Bo Marlow\n{bullet}9th Example Wing")
    found = story("af.mil", text(*top))
    assert found.taken_on == date(2019, 11, 4)
    assert (found.author, found.unit) == (Author(None, "Bo Marlow"), "9th Example Wing")


def test_a_list_that_lacks_lines_says_what_is_left() -> None:
    found = story("af.mil", text(TITLE, "• Published Nov. 4, 2019"))
    assert (found.title, found.taken_on, found.author) == (TITLE, date(2019, 11, 4), None)
    found = story("af.mil", text(TITLE, "• By Sgt. Bo Marlow\n• 9th Example Wing"))
    assert (found.title, found.author) == (TITLE, Author("Sgt.", "Bo Marlow"))
    found = story("af.mil", text("• Published\n• By Sgt. Bo Marlow\n• 9th Example Wing"))
    assert found.inferred["title"] == "the first sentence"
    assert found.paragraphs == TEXT


@pytest.mark.parametrize("heading", ["COMMENTS", "More Media"])
def test_tags_end_above_another_heading(heading: str) -> None:
    found = story("af.mil", text(*AIR_FORCE) + f"Tags\nharbor\n{heading}\nWalls\n")
    assert (found.tags, found.paragraphs) == (("harbor",), TEXT)


def test_a_story_of_army_mil_gives_every_field() -> None:
    gallery = (
        "Pouring Concrete\n1 / 2 Show Caption + Hide Caption – Soldiers pour concrete. "
        "(Photo Credit: U.S. Army photo by Spc. Ada Ferris) VIEW ORIGINAL\n"
        "The Wall\n2 / 2 Show Caption + Hide Caption – (Photo Credit: U.S. Army) VIEW ORIGINAL"
    )
    lead = f"FORT EXAMPLE, Ky. -- {LEAD}"
    found = story("army.mil", text(*ARMY, gallery, body=(lead, QUOTE)) + "\n" + FOOTERS["army"])
    expected = Story(
        id=found.id,
        kind="news",
        title=TITLE,
        body=f"{lead}\n\n{QUOTE}",
        author=Author("Sgt.", "Bo Marlow"),
        unit="9th Example Brigade",
        unit_raw="9th Example Brigade",
        location=Location("Fort Example", "Kentucky", "US", "United States"),
        taken_on=date(2019, 3, 4),
        captions=(
            Caption("Soldiers pour concrete.", "Spc. Ada Ferris"),
            Caption("The Wall", "U.S. Army"),
        ),
        inferred={"location": "the dateline"},
    )
    assert expected == found


@pytest.mark.parametrize(
    ("byline", "author", "unit"),
    [
        ("By U.S. ArmyMarch 4, 2019", None, "U.S. Army"),
        ("By Bo MarlowMarch 4, 2019", Author(None, "Bo Marlow"), None),
        ("By Mr. Bo Marlow (IMCOM)March 4, 2019", Author(None, "Bo Marlow"), "IMCOM"),
        ("By Capt. Bo Marlow, Co. 4March 4, 2019", Author("Capt.", "Bo Marlow"), "Co. 4"),
    ],
)
def test_the_date_is_cut_from_the_word_it_is_glued_to(
    byline: str, author: Author | None, unit: str | None
) -> None:
    found = story("army.mil", text(TITLE, byline))
    assert (found.author, found.unit, found.taken_on) == (author, unit, date(2019, 3, 4))
    assert found.paragraphs == TEXT


def test_a_gallery_on_one_line_loses_no_word_of_the_story() -> None:
    gallery = (
        "1 / 2 Show Caption + Hide Caption – A wall. (Photo Credit: U.S. Army) VIEW ORIGINAL "
        "2 / 2 Show Caption + Hide Caption – A pier. (Photo Credit: U.S. Army) VIEW ORIGINAL "
        + LEAD
    )
    found = story("army.mil", text(*ARMY, gallery, body=(QUOTE, LAST)))
    assert found.paragraphs == TEXT
    assert [caption.text for caption in found.captions] == ["A wall.", "A pier."]


def test_a_gallerys_links_are_no_captions() -> None:
    item = "Show Caption + Hide Caption –\nA {} at dawn. (Photo Credit: Ada Ferris)\nVIEW ORIGINAL"
    gallery = f"1 / 2 {item.format('wall')}\n2 / 2 {item.format('pier')}"
    found = story("army.mil", text(*ARMY, gallery))
    assert [c.text for c in found.captions] == ["A wall at dawn.", "A pier at dawn."]
    assert found.paragraphs == TEXT


def test_a_story_of_marines_mil_gives_every_field() -> None:
    found = story("marines.mil", NOTICE + text(*MARINES) + FOOTERS["marines"])
    expected = Story(
        id=found.id,
        kind="news",
        title=TITLE,
        body="\n\n".join(TEXT),
        author=Author("Lance Cpl.", "Bo Marlow"),
        unit="Marine Corps Base Example",
        unit_raw="Marine Corps Base Example",
        taken_on=date(2019, 3, 4),
        captions=(Caption(MARINES[1], "Lance Cpl. Bo Marlow"),),
    )
    assert expected == found


@pytest.mark.parametrize("missing", [1, 2, 3, 4])
def test_a_line_missing_above_a_marines_story_takes_no_other_with_it(missing: int) -> None:
    found = story("marines.mil", text(*MARINES[:missing], *MARINES[missing + 1 :]))
    assert found.paragraphs == TEXT
    if missing == 3:
        assert found.inferred["title"] == "the first sentence"
    else:
        assert found.title == TITLE
    if missing != 4:
        assert found.author == Author("Lance Cpl.", "Bo Marlow")


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("By Cpl. Bo Marlow | | March 4, 2019", None),
        ("By Cpl. Bo Marlow | March 4, 2019", None),
        ("By Cpl. Bo Marlow | 9th Example Unit | March 4, 2019", "9th Example Unit"),
    ],
)
def test_bars_divide_name_unit_and_day(line: str, unit: str | None) -> None:
    found = story("marines.mil", text(TITLE, line))
    assert (found.title, found.author, found.unit, found.taken_on) == (
        TITLE,
        Author("Cpl.", "Bo Marlow"),
        unit,
        date(2019, 3, 4),
    )


def test_a_story_of_navy_mil_gives_the_time_of_its_release() -> None:
    lead = f"PACIFIC OCEAN (NNS) -- {LEAD}"
    found = story("navy.mil", text(*NAVY, NAVY_FROM, body=(lead, QUOTE)))
    assert found.posted_at == datetime(2019, 3, 4, 9, 15)
    assert found.taken_on is None
    assert found.author == Author("Mass Communication Specialist 2nd Class", "Bo Marlow")
    assert found.unit == "USS Example"
    assert found.body == f"{lead}\n\n{QUOTE}"
    assert str(found.location) == "Pacific Ocean, At sea"


@pytest.mark.parametrize(
    "line", ["From USS Example (DDG 999) Public Affairs", "From Commander, U.S. 9th Fleet"]
)
def test_a_story_from_a_unit_has_no_author(line: str) -> None:
    found = story("navy.mil", text(TITLE, "04 March 2019", line))
    assert (found.author, found.unit_raw) == (None, line.removeprefix("From "))
    assert (found.title, found.taken_on) == (TITLE, date(2019, 3, 4))


def test_a_lead_that_the_page_shows_twice_stands_once() -> None:
    found = story("navy.mil", text(TITLE, "04 March 2019", NAVY_FROM, LEAD))
    assert found.paragraphs == TEXT


@pytest.mark.parametrize("label", ["NEWS", "News", "FEATURES", "PRESS RELEASE"])
@pytest.mark.parametrize("day", ["Mar. 4, 2019", "March 4, 2019"])
def test_a_story_of_a_command_gives_every_field(label: str, day: str) -> None:
    top = ("Home : News : Article View", f"{label} | {day}", *COMMAND[1:])
    found = story("command", text(*top, body=(f"CAMP EXAMPLE, Iraq - {LEAD}", QUOTE)))
    expected = Story(
        id=found.id,
        kind="news",
        title=TITLE,
        body=f"CAMP EXAMPLE, Iraq - {LEAD}\n\n{QUOTE}",
        author=Author("Sgt.", "Bo Marlow"),
        unit="9th Example Brigade",
        unit_raw="9th Example Brigade",
        location=Location("Camp Example", None, "IQ", "Iraq"),
        taken_on=date(2019, 3, 4),
        inferred={"location": "the dateline"},
    )
    assert expected == found


@pytest.mark.parametrize("byline", ["By None", "By Courtesy Story"])
def test_a_form_that_was_left_empty_names_nobody(byline: str) -> None:
    found = story("command", text(*COMMAND[:2], byline))
    assert (found.author, found.unit, found.title) == (None, None, TITLE)
    assert found.paragraphs == TEXT


def test_a_line_below_an_empty_form_is_the_storys() -> None:
    line = "Joint Press Release From the 9th Example Brigade and the Town"
    found = story("command", text(*COMMAND[:2], "By None", line))
    assert (found.author, found.unit, found.paragraphs) == (None, None, (line, *TEXT))


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, the bridge was open again.",
        "By Friday the unit of Sgt. Bo Marlow had gone home",
        "By Sgt. Bo Marlow’s count, 300 trucks crossed the bridge before noon.",
    ],
)
@each_page
def test_a_story_that_begins_with_by_keeps_its_first_words(
    form: str, top: tuple[str, ...], footer: str, line: str
) -> None:
    assert (line, *TEXT) == story(form, text(*top, line) + footer).paragraphs


@each_page
def test_short_lines_that_begin_a_story_stay_in_it(
    form: str, top: tuple[str, ...], footer: str
) -> None:
    lines = ("Hours of the Pool", "March 9, 2019", "Noon to Six", "By Appointment")
    assert (*lines, *TEXT) == story(form, text(*top, *lines) + footer).paragraphs


def test_a_command_s_page_without_its_title_or_its_byline_keeps_the_rest() -> None:
    found = story("command", text(*COMMAND[:2]))
    assert (found.title, found.author, found.taken_on) == (TITLE, None, date(2019, 3, 4))
    found = story("command", text(COMMAND[0], COMMAND[2]))
    assert found.author == Author("Sgt.", "Bo Marlow")
    assert found.paragraphs == TEXT


def test_a_spanish_page_has_the_same_frame() -> None:
    found = story("command", text(*SPANISH))
    assert found.title == SPANISH[1]
    assert found.author == Author(None, "Bo Marlow")
    assert found.unit == "Fuerza de Tarea Conjunta-Ejemplo"
    assert found.taken_on == date(2019, 3, 4)


def test_a_release_gives_the_place_and_day_before_its_dash() -> None:
    lead = f"WASHINGTON, March 4, 2009 – {LEAD}"
    found = story("defense.gov", text(*DEFENSE, body=(lead, QUOTE)))
    assert found.title == TITLE
    assert (found.author, found.unit) == (None, None)
    assert found.body == f"{lead}\n\n{QUOTE}"
    assert found.taken_on == date(2009, 3, 4)
    assert found.inferred["taken_on"] == "the dateline"


def test_the_heading_of_a_release_without_a_title_is_none() -> None:
    lead = f"WASHINGTON, March 4, 2009 – {LEAD}"
    found = story("defense.gov", text(DEFENSE[1], body=(lead, QUOTE)))
    assert (found.paragraphs, found.inferred["title"]) == ((lead, QUOTE), "the first sentence")


@pytest.mark.parametrize(
    "top",
    [
        (TITLE, "By Bo Marlow\nAmerican Forces Press Service"),
        (TITLE, "By Bo Marlow, American Forces Press Service"),
        ("News", TITLE, "March 4, 2019 | By Bo Marlow , DOD News |"),
    ],
)
def test_a_press_service_of_the_department_stands_where_units_do(top: tuple[str, ...]) -> None:
    found = story("defense.gov", text(*top))
    assert (found.title, found.author) == (TITLE, Author(None, "Bo Marlow"))
    assert found.unit in ("American Forces Press Service", "DOD News")
    assert found.paragraphs == TEXT


def test_an_official_page_with_no_other_sign_has_at_least_title_and_body() -> None:
    found = story("command", NOTICE + text("Home", "News", TITLE))
    assert (found.title, found.author, found.taken_on) == (TITLE, None, None)
    assert found.paragraphs == TEXT


def test_a_paragraph_that_ends_in_a_photos_credit_is_a_caption() -> None:
    caption = "Soldiers pour concrete at dawn. (U.S. Army photo by Spc. Ada Ferris/Released)"
    found = story("command", text(*COMMAND, body=(LEAD, caption, QUOTE)))
    assert found.captions == (Caption(caption, "Spc. Ada Ferris"),)
    assert found.paragraphs == (LEAD, QUOTE)


@pytest.mark.parametrize(
    "line",
    [
        "Share the road with engineers.",
        "By Friday the wall stood.",
        "From a Task Force Example news release came the number.",
        "Tags were handed out.",
        "More from the harbor: the pier is next.",
        "The wall (a gift of the U.S. Army) stands.",
        "- By hand",
        "Social Media",
    ],
)
def test_a_line_of_the_story_with_a_pages_words_stays(line: str) -> None:
    body = (LEAD, line, QUOTE, LAST)
    assert body == story("command", NOTICE + text(*COMMAND, body=body)).paragraphs


def test_a_byline_that_the_capture_ends_in_is_not_believed() -> None:
    content = text(*COMMAND[:2], "By Sgt. Bo Marl", body=()).rstrip("\n")
    found = story("command", content)
    assert (found.title, found.author, found.unit) == (TITLE, None, None)
    assert {"no-body", "cut-off"} == {problem.kind for problem in found.problems}


def test_prose_above_the_title_is_left_out_and_said_to_be() -> None:
    mission = "Example Station is a mission-ready station that supports its tenants every day."
    mission += " It trains in all of the region."
    found = story("marines.mil", text(mission, *MARINES_BARS))
    assert (found.title, found.paragraphs) == (TITLE, TEXT)
    assert [problem.kind for problem in found.problems] == ["unknown-lines"]
