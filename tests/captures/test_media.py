"""Pages of images, videos and recordings."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from indexer.captures.clean import clean
from indexer.captures.read import captures_of
from indexer.story import Author, Location, Story

BANNER = (
    "Maintenance window scheduled to begin at February 14th 2200 est. until 0400 est. February 15th"
)
TITLE = "Divers Clear a Lock"
TEXT = "Divers clear a lock at Lakeside. (U.S. Navy photo by Seaman Ada Ferris)"


def story(text: str) -> Story:
    (capture,) = captures_of("/captures/a.txt", text.encode())
    return clean(capture)


def page(kind: str, label: str, more: str) -> str:
    return f""" date 2023-05-22 {BANNER}

    {TITLE} [Image 3 of 5]

    {TITLE}

    PACIFIC OCEAN

    05.22.2023

    {kind} by Petty Officer 2nd Class Tom Marlow{" "}

    USS Example (LPD 99)

    {TEXT}

    Date Taken: 05.22.2023
    Date Posted: 05.23.2023 04:05
    {label} ID: 7816419
    VIRIN: 230522-N-AB123-1001
{more}    Location: PACIFIC OCEAN
    Hometown: LAKESIDE, OHIO, US

    Web Views: 5
    Downloads: 0

    PUBLIC DOMAIN

    This work, {TITLE} [Image 5 of 5], by PO2 Tom Marlow, identified by DVIDS, must comply with x.

    GALLERY

    Divers Clear Another Lock at the End of the Long Day.

    TAGS

    Divers

    ASSOCIATED NEWS

    Divers at Work
"""


@pytest.mark.parametrize(
    ("kind", "label", "more"),
    [
        ("Photo", "Photo", "    Resolution: 4790x3193\n    Size: 1.88 MB\n"),
        ("Video", "Video", "    Category: B-Roll\n    Filename: DOD_1\n    Length: 00:01:46\n"),
        ("Audio", "Audio", "    Category: Newscasts\n    Artist\n    High-Res. Downloads: 0\n"),
    ],
)
def test_a_page_of_media_has_its_own_kind_and_numbers(kind: str, label: str, more: str) -> None:
    found = story(page(kind, label, more))
    name = "image" if label == "Photo" else label.lower()
    assert (found.kind, found.id) == (name, f"{name}-7816419")
    assert found.url == f"https://www.dvidshub.net/{name}/7816419"
    assert (found.title, found.body) == (TITLE, TEXT)
    assert Author("Petty Officer 2nd Class", "Tom Marlow") == found.author
    assert Location("Pacific Ocean", None, None, "At sea") == found.location
    assert (found.taken_on, found.posted_at) == (date(2023, 5, 22), datetime(2023, 5, 23, 4, 5))
    assert found.tags == ("Divers",)


@pytest.mark.parametrize("line", ["Photo by Petty Officer 2nd Class Tom Marlow ", TITLE])
def test_lines_may_be_missing_from_a_page_of_an_image(line: str) -> None:
    text = page("Photo", "Photo", "").replace(f"    {line}\n\n", "")
    found = story(text.replace(f"    {TITLE} [Image 3 of 5]\n\n", ""))
    assert (found.kind, found.title, found.body) == ("image", TITLE, TEXT)
    assert found.unit_raw == "USS Example (LPD 99)"


def test_a_courtesy_image_names_no_author() -> None:
    text = page("Photo", "Photo", "").replace(
        "Photo by Petty Officer 2nd Class Tom Marlow", "Courtesy Photo"
    )
    found = story(text.replace(", by PO2 Tom Marlow", ""))
    assert (found.kind, found.author, found.body) == ("image", None, TEXT)


def test_a_description_with_its_whole_foot_in_one_line_is_an_images() -> None:
    foot = (
        "IMAGE INFO Date Taken: 06.22.2023 Date Posted: 06.24.2023 19:25 Photo ID: 7880023 "
        "VIRIN: 230622-N-AB123-1156 Resolution: 4790x3193 Size: 1.88 MB Location: US "
        f"Web Views: 5 Downloads: 0 PUBLIC DOMAIN This work, {TITLE} [Image 7 of 7], by PO2 "
        "Tom Marlow, identified by DVIDS, must comply with x."
    )
    found = story(f"{TEXT}\n\n{foot}")
    assert (found.id, found.title, found.body) == ("image-7880023", TITLE, TEXT)
    assert (found.author, found.tags) == (Author("PO2", "Tom Marlow"), ())
    assert datetime(2023, 6, 24, 19, 25) == found.posted_at


def test_two_fields_in_a_line_may_be_all_that_is_left_of_a_page() -> None:
    found = story(f"{TEXT}\n\nDate Taken: 09.23.2021 Location: LAKESIDE, OH, US\n")
    assert (found.kind, found.body, found.taken_on) == ("image", TEXT, date(2021, 9, 23))
    assert found.location is not None


def test_an_empty_certificate_is_none_of_the_text() -> None:
    certificate = "Content Credentials Issued by: on VIRIN: Date Created: City: State: Country:"
    assert story(f" date 2024-12-02 {certificate}\n\n{TEXT}\n").body == TEXT


@pytest.mark.parametrize("title", ["", f"{TITLE}\n\n"])
def test_a_title_above_a_description_is_none_of_it(title: str) -> None:
    foot = f"IMAGE INFO Date Taken: 06.22.2023 PUBLIC DOMAIN This work, {TITLE} [Image 7 of 7], by "
    foot += "PO2 Tom Marlow, identified by DVIDS, must comply with x."
    found = story(f"{title}{TEXT}\n\n{foot}")
    assert (found.title, found.body) == (TITLE, TEXT)
    assert ("title" in found.inferred) == (not title)


@pytest.mark.parametrize(
    "place", ["CAMP EXAMPLE, KUWAIT", "IRAQ", "PACIFIC OCEAN", "(UNDISCLOSED LOCATION)"]
)
@pytest.mark.parametrize("unit", ["USS Example (LPD 99)", "9th Example Wing Public Affairs", None])
def test_place_and_unit_alone_may_be_left_of_a_header(place: str, unit: str | None) -> None:
    lines = (f"{TITLE} [Image 3 of 5]", place, *([unit] if unit else []), TEXT)
    found = story(f" date 2023-05-22 {BANNER}\n\n    " + "\n\n    ".join(lines) + "\n\n")
    assert (found.title, found.unit_raw, found.body) == (TITLE, unit, TEXT)
    assert (found.location is None) == place.startswith("(")


@pytest.mark.parametrize(
    "text", ["Two divers rest.", "Lt. Ann Lee dives. (U.S. Navy photo by Bo Lee)"]
)
def test_a_short_description_is_no_unit(text: str) -> None:
    top = f" date 2023-05-22 {BANNER}\n\n    {TITLE}\n\n    05.22.2023\n\n    "
    found = story(f"{top}Photo by Spc. Ada Ferris \n\n    {text}\n\n    The lock is old.\n\n")
    assert (found.unit, found.paragraphs) == (None, (text, "The lock is old."))


@pytest.mark.parametrize(
    "field", ["VIRIN: 230522-N-AB123-1001", "Resolution: 4790x3193", "Filename: DOD_109650000"]
)
def test_a_number_of_the_sites_own_shape_shows_fields(field: str) -> None:
    found = story(f"{TEXT}\n\n{field}\nLocation: LAKESIDE, OH, US\n")
    assert found.body == TEXT
    assert found.location == Location("Lakeside", "Ohio", "US", "United States")


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("LAKESIDE, BY, DE", "DE/Bavaria/Lakeside"),
        ("TYRRHENIAN SEA", "At sea/Tyrrhenian Sea"),
        ("PR", "PR"),
    ],
)
def test_a_whole_place_may_end_a_text(place: str, path: str) -> None:
    found = story(f"{TEXT}\n\nDate Taken: 06.22.2023\nLocation: {place}")
    assert found.location is not None
    assert path == found.location.path


@pytest.mark.parametrize(("more", "kind"), [("", "image"), ("Length: 00:01:02\n", "video")])
def test_a_pictures_number_alone_shows_an_image(more: str, kind: str) -> None:
    text = f"Divers clear a lock.\n\nDate Taken: 06.22.2023\nVIRIN: 230522-N-AB123-1001\n{more}"
    assert kind == story(text).kind


@pytest.mark.parametrize("field", ["Photo ID: 7816419", "VIRIN: 230522-N-AB123-1001"])
def test_one_number_may_be_all_that_is_left_of_a_page(field: str) -> None:
    found = story(f"{TEXT}\n\n{field}\n")
    assert (found.kind, found.body) == ("image", TEXT)


def test_a_table_without_its_labels_is_a_pictures() -> None:
    values = "05.03.2008", "05.05.2008 03:14", "080503-A-AB123-004", "1200x800", "LAKESIDE, OH, US"
    found = story("Divers clear a lock.\n\n" + "".join(f"| {value}\n" for value in values))
    assert (found.kind, found.body) == ("image", "Divers clear a lock.")
    assert (found.taken_on, found.posted_at) == (date(2008, 5, 3), datetime(2008, 5, 5, 3, 14))


def test_tags_without_a_heading_may_stand_above_other_pages() -> None:
    text = page("Photo", "Photo", "").partition("    GALLERY")[0]
    assert story(f"{text}    divers\n    Lakeside\n\n    ASSOCIATED NEWS\n\n").tags == (
        "divers",
        "Lakeside",
    )
