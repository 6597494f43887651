"""What counts as a version of a story, and how groups grow."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from indexer.duplicates import (
    HEAD_CHARS,
    LANES,
    Groups,
    are_versions,
    bands,
    seniority,
    signature_of,
    signatures_of,
    without_dateline,
)
from indexer.story import Caption, Story

NOTICE = """EXAMPLE AIR BASE, Japan -- Snow has closed the south gate of the base until further \
notice. Crews have been plowing since four in the morning and hope to have one lane open by noon.

The north gate stays open around the clock. Drivers should expect a wait of up to forty minutes at \
peak hours and are asked to have their identification ready before they reach the guard.

Schools on the base will open two hours late. Buses run on their snow routes, which are posted at \
each school and at the housing office. Parents who choose to keep a child at home should call the \
front desk of the school.

The commissary and the clinic keep their usual hours. The fitness center, the library and the \
bowling alley remain closed today. Flying is not affected, and the terminal asks travelers to call.
"""
CLOSING = """

The 999th Example Wing is the largest of its kind in the region and is home to more than eleven \
thousand service members, civilian employees and their families. Its mission is to provide ready \
forces and responsive support to the joint team and to the host nation. For more information about \
the wing, its history and its people, visit its public website or ask its public affairs office.
"""
RUN = """EXAMPLE AIR BASE, Japan -- Two hundred runners from both nations met at the lake for the \
tenth friendship relay, and a team of firefighters took the cup for the third year in a row.

The course follows the old rail line for six miles. Children handed out water and paper fans along \
it, and a drum group from the town played at the turn. The mayor ran the last leg herself and was \
cheered over the line. Next year the relay will begin in town and end on the base."""


def story(body: str, **fields: object) -> Story:
    return replace(Story("1", "news", "Title", body), **fields)  # type: ignore[arg-type]  # any field


def alike(one: str, other: str) -> bool:
    first, second = signature_of(story(one)), signature_of(story(other))
    assert first is not None
    assert second is not None
    return are_versions(first, second) and bool(set(bands(first)) & set(bands(second)))


def test_a_story_republished_with_another_first_sentence_and_date_is_a_version() -> None:
    _, rest = NOTICE.split("further notice. ")
    first = "The heaviest snow in a decade kept one gate of this base shut on Monday, Feb. 4. "
    assert alike(NOTICE, first + rest)


def test_an_updated_notice_is_a_version() -> None:
    updated = (
        NOTICE.replace("until further notice", "until Tuesday")
        .replace("up to forty minutes", "about ten minutes")
        .replace("The fitness center, the library and the bowling alley remain closed today. ", "")
    )
    assert alike(NOTICE, "UPDATE, 7 p.m.: One lane of the south gate is open again.\n\n" + updated)


def test_two_stories_with_one_closing_paragraph_are_no_versions() -> None:
    assert not alike(NOTICE + CLOSING, RUN + CLOSING)


def test_a_capture_cut_short_is_a_version_of_the_whole_story() -> None:
    whole = NOTICE + "\n\n" + RUN + CLOSING * 2
    assert alike(whole, whole[:HEAD_CHARS])


def test_quotes_dashes_case_and_datelines_make_no_difference() -> None:
    one = "CAMP EXAMPLE, Texas – " + "“We’re ready,” she said — and " * 3 + RUN[26:]
    other = "Fort Example, Texas (Feb. 3, 2010) -- " + '"We\'re ready," SHE said -- and ' * 3
    assert signature_of(story(one)) == signature_of(story(one.upper()))
    assert alike(one, (other + RUN[26:]).replace("Fort Example", "FORT EXAMPLE"))


@pytest.mark.parametrize(
    "dateline",
    [
        "BAGHDAD, Iraq – ",
        "BAGHDAD, Iraq—",
        "CAMP EXAMPLE, N.C. -- ",
        "CAMP EXAMPLE, Texas, -- ",
        "KABUL, Afghanistan- ",
        "KABUL, Afghanistan - ",
        "JOINT BASE EXAMPLE-SAMPLE, Alaska — ",
        "PACIFIC OCEAN (Feb. 11, 2020) – ",
    ],
)
def test_a_dateline_is_left_out(dateline: str) -> None:
    assert without_dateline(dateline + "It was a well-kept bridge.") == "It was a well-kept bridge."


@pytest.mark.parametrize("body", ["", "-", "A 12-year-old ran - and won.", "The U.S. Army ran."])
def test_a_body_without_a_dateline_is_kept(body: str) -> None:
    assert without_dateline(body) == body


def test_pictures_and_the_shortest_texts_have_no_versions() -> None:
    assert signature_of(story(NOTICE, kind="image")) is None
    assert signature_of(story("The bridge was shown to visitors on Monday.")) is None
    assert signature_of(story("")) is None


def test_photo_essays_that_differ_in_their_captions_alone_are_no_versions() -> None:
    one, other = (
        signature_of(story(CLOSING, captions=(Caption(text, None),))) for text in (NOTICE, RUN)
    )
    assert one is not None
    assert other is not None
    assert not are_versions(one, other)


def test_a_story_s_signature_is_the_same_whatever_is_signed_with_it() -> None:
    caption = Caption(RUN, None)
    stories = [
        story(NOTICE), story(""), story(RUN, kind="image"), story("Words."), story(RUN + CLOSING),
        story("A few words.", captions=(caption,)), story("", captions=(caption, caption)),
    ]  # fmt: skip
    alone = [signature_of(one) for one in stories]
    assert [signature is None for signature in alone] == [False, True, True, True, *[False] * 3]
    rng = random.Random(4)
    for _ in range(5):
        order = rng.sample(range(len(stories)), len(stories))
        assert signatures_of([stories[at] for at in order]) == [alone[at] for at in order]
    assert signatures_of([]) == []


def test_a_signature_is_the_one_that_indexes_hold() -> None:
    # If this fails, raise VERSION: signatures made before can no longer be compared.
    found = signature_of(story(" ".join(map(str, range(100)))))
    assert found is not None
    assert (len(found), found[:16].hex()) == (LANES, "d52846c34ac60d65d8e8c2d79f1a5654")


@pytest.mark.parametrize(
    "body", ["x" * 10_000_000, "\n" * 1_000_000, "A-" * 1_000_000, "\ud800 " * 99]
)
def test_hostile_text_has_a_signature_or_none(body: str) -> None:
    assert signature_of(story(body)) is None or len(signature_of(story(body)) or b"") == LANES


def test_the_senior_story_has_the_lowest_number() -> None:
    ids = ["text-b", "1000", "99", "image-1", "text-a", "٣"]
    assert sorted(ids, key=seniority) == ["99", "1000", "image-1", "text-a", "text-b", "٣"]


def test_groups_are_the_same_in_any_order_of_joining() -> None:
    pairs = [("5", "3"), ("9", "5"), ("2", "8"), ("8", "text-x"), ("3", "7")]
    for seed in range(50):
        random.Random(seed).shuffle(pairs)
        groups = Groups()
        for one, other in pairs:
            groups.join(one, other)
        assert {i: groups.of(i) for i in ("3", "5", "7", "9", "2", "8", "text-x", "1")} == {
            "3": "3", "5": "3", "7": "3", "9": "3", "2": "2", "8": "2", "text-x": "2", "1": "1",
        }  # fmt: skip
