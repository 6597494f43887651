"""Names and units are told apart, with or without something between them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from indexer.captures.sites import days
from indexer.captures.sites.credits import Credit, credit, is_credit_line
from indexer.story import Author

BO = Author("Sgt.", "Bo Marlow")


@pytest.mark.parametrize(
    ("text", "author", "unit"),
    [
        ("By Sgt. Bo Marlow 9th Example Brigade", BO, "9th Example Brigade"),
        ("By Sgt. Bo Marlow, 9th Example Brigade", BO, "9th Example Brigade"),
        ("Sgt. Bo Marlow Marine Corps Base Example", BO, "Marine Corps Base Example"),
        ("By Sgt. Bo Marlow National Guard Bureau", BO, "National Guard Bureau"),
        ("By Sgt. Bo Marlow Minnesota National Guard", BO, "Minnesota National Guard"),
        ("By Sgt. Bo Marlow New York National Guard", BO, "New York National Guard"),
        ("By Sgt. Bo Marlow JTF-Example Public Affairs", BO, "JTF-Example Public Affairs"),
        ("By Sgt. Bo Marlow II Marine Expeditionary Force", BO, "II Marine Expeditionary Force"),
        ("By Sgt. Bo Marlow III Marine Corps Base Example", Author("Sgt.", "Bo Marlow III"),
         "Marine Corps Base Example"),
        ("By Sgt. Bo Marlow Example Air Force Base", BO, "Example Air Force Base"),
        ("By Sgt. Bo Marlow Combat Camera", BO, "Combat Camera"),
        ("By Sgt. Bo Marlow Pacific Air Forces", BO, "Pacific Air Forces"),
        ("By Sgt. Bo Marlow Commander, U.S. 9th Fleet", BO, "Commander, U.S. 9th Fleet"),
        ("By Sgt. Bo Marlow USS Example (DDG 999)", BO, "USS Example (DDG 999)"),
        ("By Sgt. Bo Marlow Space Base Example 1", BO, "Space Base Example 1"),
        ("By Sgt. Bo Marlow North American Aerospace Defense Command", BO,
         "North American Aerospace Defense Command"),
        ("By Sgt. Bo Marlow New Jersey Department of Military Affairs", BO,
         "New Jersey Department of Military Affairs"),
        ("By Sgt. Bo Marlow D.C. National Guard", BO, "D.C. National Guard"),
        ("By Sgt. Bo Marlow Virgin Islands National Guard", BO, "Virgin Islands National Guard"),
        ("By Sgt. Bo Marlow Center for Example", BO, "Center for Example"),
        ("Sgt. Bo Marlow The Official United States Example Website", BO,
         "The Official United States Example Website"),
        ("By Sgt. Bo Marlow (9th Wing)", BO, "9th Wing"),
        ("By Sgt. Bo Marlow Example Group", BO, "Example Group"),
        ("By Sgt. Bo Marlow 9th Wing, Hawaii Air National Guard", BO,
         "9th Wing, Hawaii Air National Guard"),
        ("By Army Sgt. Bo Marlow Special to DoD News", BO, "Special to DoD News"),
        ("By Sgt. Bo Marlow", BO, None),
        ("By Bo Marlow", Author(None, "Bo Marlow"), None),
        ("By Bo A. Marlow 9th Wing", Author(None, "Bo A. Marlow"), "9th Wing"),
        ("By Bo van Marlow 9th Wing", Author(None, "Bo van Marlow"), "9th Wing"),
        ("By Bo Marlow Jr. 9th Wing", Author(None, "Bo Marlow Jr."), "9th Wing"),
        ("By Bo Marlow, Jr., 9th Wing", Author(None, "Bo Marlow Jr."), "9th Wing"),
        ("By Georgia Marlow Georgia National Guard", Author(None, "Georgia Marlow"),
         "Georgia National Guard"),
        ("By Virginia Marlow", Author(None, "Virginia Marlow"), None),
        ("By BO MARLOW 9th Wing", Author(None, "Bo Marlow"), "9th Wing"),
        ("By MARK MARLOW 9th Wing", Author(None, "Mark Marlow"), "9th Wing"),
        ("By MARK MARLOW USFK Public Affairs", Author(None, "Mark Marlow"), "USFK Public Affairs"),
        ("By Sgt. B.J. Marlow USFK Public Affairs", Author("Sgt.", "B.J. Marlow"),
         "USFK Public Affairs"),
        ("By USAG MARLOW Public Affairs", None, "USAG MARLOW Public Affairs"),
        ("By 1st Sgt. Bo Marlow", Author("1st Sgt.", "Bo Marlow"), None),
        ("By Joint Task Force-Example Public Affairs", None,
         "Joint Task Force-Example Public Affairs"),
        ("By Minnesota National Guard Public Affairs", None,
         "Minnesota National Guard Public Affairs"),
        ("From Commander, U.S. 9th Fleet", None, "Commander, U.S. 9th Fleet"),
        ("By ARNEWS", None, "ARNEWS"),
        ("By None", None, None),
        ("By None 9th Wing", None, "9th Wing"),
        ("By Courtesy Story", None, None),
    ],
)  # fmt: skip
def test_a_unit_begins_where_the_name_ends(
    text: str, author: Author | None, unit: str | None
) -> None:
    assert Credit(author, unit) == credit(text)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the Soldiers of the 9th Brigade had gone home to rest.",
        "By the numbers",
        "from the harbor",
        "By ",
        "Bystanders of the Wall",
        "By " + "Bo Marlow " * 100,
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert not is_credit_line(line)


@pytest.mark.parametrize(
    "text",
    [
        *("March 4, 2019", "Mar. 4, 2019", "MARCH 4, 2019", "4 Mar 2019", "04 March 2019"),
        *("Monday, March 4, 2019", "4 de marzo de 2019", "marzo 4, 2019", "Mar 4 2019"),
    ],
)
def test_every_way_to_write_a_day_gives_the_day(text: str) -> None:
    assert date(2019, 3, 4) == days.written_day(text)


@pytest.mark.parametrize("text", ["Feb. 30, 2019", "March 2019", "4/3", "", "March 4, 2019 and on"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert days.written_day(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/4/2019 9:15:00 AM", datetime(2019, 3, 4, 9, 15)),
        ("3/4/2019 12:05:00 AM", datetime(2019, 3, 4, 0, 5)),
        ("12/31/2019 11:59:00 PM", datetime(2019, 12, 31, 23, 59)),
        ("3/4/2019 19:15", datetime(2019, 3, 4, 19, 15)),
    ],
)
def test_a_release_has_its_time(text: str, expected: datetime) -> None:
    assert (None, expected) == days.day_or_minute(text)


def test_a_release_without_a_time_has_its_day() -> None:
    assert (date(2019, 3, 4), None) == days.day_or_minute("3/4/2019")
    assert days.day_or_minute("13/40/2019 9:15:00 AM") == (None, None)
