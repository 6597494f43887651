"""The invented stories: repeatable, believable to a program, uneven like an archive."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import islice
from typing import get_args

import pytest

from indexer.demo import PART, stories
from indexer.demo.casting import plots_for
from indexer.demo.happenings import HAPPENINGS
from indexer.demo.people import Level, Service
from indexer.demo.places import PLACES, Zone
from indexer.demo.plots import PLOTS
from indexer.demo.units import UNITS
from indexer.demo.writing import in_title_case, with_article
from indexer.story import Story

# A full stop that does not end a sentence; what follows may be in lower case.
ABBREVIATIONS = {"U.S.", "a.m.", "p.m.", "Lt."}
# Words that begin with a vowel letter but with the sound of "you" or "won".
SPOKEN_CONSONANT = re.compile(r"(?:U\.S\.|UH-|uni|use|usual|one\b|Euro)", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?])”?\s+(?=[A-Z“])")


@pytest.fixture(scope="module")
def two_thousand() -> tuple[Story, ...]:
    return tuple(stories(2_000))


@pytest.fixture(scope="module")
def texts(two_thousand: tuple[Story, ...]) -> tuple[str, ...]:
    """Every text that a reader may see."""
    return tuple(
        text
        for story in two_thousand
        for text in (story.title, *story.paragraphs, *(c.text for c in story.captions))
    )


def test_a_seed_tells_the_same_stories_again() -> None:
    assert list(stories(200, seed=7)) == list(stories(200, seed=7))


def test_another_seed_tells_other_stories() -> None:
    assert [s.title for s in stories(50, seed=1)] != [s.title for s in stories(50, seed=2)]


def test_fewer_stories_are_the_beginning_of_more() -> None:
    assert list(stories(20)) == list(islice(stories(1_000_000), 20))


def test_several_processes_tell_the_same_stories() -> None:
    """Those of three parts, the last of them short."""
    count = 2 * PART + 100
    alone = [(story.id, story.title) for story in stories(count)]
    assert [(story.id, story.title) for story in stories(count, processes=2)] == alone
    assert len({title for _, title in alone[-100:]} & {title for _, title in alone[:100]}) < 50


def test_no_two_stories_share_an_id(two_thousand: tuple[Story, ...]) -> None:
    assert len({story.id for story in two_thousand}) == len(two_thousand) == 2_000
    assert two_thousand[0].id == "demo-000001"


def test_every_story_survives_json(two_thousand: tuple[Story, ...]) -> None:
    for story in two_thousand:
        assert Story.from_json(json.loads(json.dumps(story.to_json()))) == story


def test_facets_have_many_values(two_thousand: tuple[Story, ...]) -> None:
    units = Counter(story.unit for story in two_thousand if story.unit)
    countries = {story.location.country for story in two_thousand if story.location}
    years = {story.date.year for story in two_thousand if story.date}
    assert len(units) >= 60
    assert len(countries) >= 20
    assert "At sea" in countries
    assert years == set(range(2006, 2026))


def test_a_few_units_have_most_of_the_stories(two_thousand: tuple[Story, ...]) -> None:
    counts = sorted(Counter(story.unit for story in two_thousand if story.unit).values())
    assert sum(counts[-10:]) > 2 * sum(counts[:40])


@pytest.mark.parametrize("field", ["unit", "location", "author", "taken_on", "date"])
def test_some_values_are_missing_but_few(two_thousand: tuple[Story, ...], field: str) -> None:
    missing = sum(getattr(story, field) is None for story in two_thousand)
    assert 0 < missing < 200


def test_a_unit_comes_with_its_spelling_as_read(two_thousand: tuple[Story, ...]) -> None:
    assert all((story.unit is None) == (story.unit_raw is None) for story in two_thousand)


def test_nothing_is_posted_before_it_was_taken(two_thousand: tuple[Story, ...]) -> None:
    for story in two_thousand:
        if story.taken_on and story.posted_at:
            assert story.taken_on <= story.posted_at.date()


def test_seas_stand_under_at_sea(two_thousand: tuple[Story, ...]) -> None:
    for story in two_thousand:
        if story.location and story.location.country_code is None:
            assert story.location.country == "At sea"


def test_no_space_force_before_there_was_one(two_thousand: tuple[Story, ...]) -> None:
    for story in two_thousand:
        if story.date and story.date.year < 2020:
            assert "Space Force" not in f"{story.title} {story.body} {story.unit}"


def test_wars_that_ended_have_no_stories_later(two_thousand: tuple[Story, ...]) -> None:
    last = {"IQ": 2020, "AF": 2021}
    for story in two_thousand:
        if story.location and story.date:
            assert story.date.year <= last.get(story.location.country_code or "", 2025)


@pytest.mark.parametrize(
    "phrase",
    [
        "liaison officer",
        "humanitarian assistance",
        "night flying",
        "KC-135",
        "F-35A",
        "U.S. Space Command",
        "change of command",
    ],
)
def test_phrases_worth_a_search_are_found(two_thousand: tuple[Story, ...], phrase: str) -> None:
    found = sum(phrase.lower() in f"{s.title}\n{s.body}".lower() for s in two_thousand)
    assert 15 <= found <= 500


def test_no_pattern_is_left_unfilled(texts: tuple[str, ...]) -> None:
    residue = re.compile(r"[{}\[\]|@#]|  | [,.;:!?]|\.\.|,,|,\.|^\s|\s$| / ")
    assert [text for text in texts if residue.search(text)] == []


def test_articles_fit_the_words_that_follow(texts: tuple[str, ...]) -> None:
    wrong = []
    for text in texts:
        for article, word in re.findall(r"\b([Aa]n?) (\w\S*)", text):
            sounds_like_vowel = word[0].lower() in "aeiou" and not SPOKEN_CONSONANT.match(word)
            sounds_like_vowel |= bool(
                re.match(r"8\d?\b|11\b|18\b|[FHLMNRSX](?:[-/\d]|[A-Z]+-)", word)
            )
            if (article.lower() == "an") != (sounds_like_vowel or word.startswith("hour")):
                wrong.append(f"{article} {word}")
    assert wrong == []


def test_sentences_begin_with_capitals(texts: tuple[str, ...]) -> None:
    small = [
        text
        for text in texts
        for before in re.findall(r"(\S+[.!?])”? (?=[a-z])", text)
        if before.lstrip("“(") not in ABBREVIATIONS
    ]
    assert small == []
    assert [text for text in texts if not re.match(r"[“\"]?[A-Z0-9]", text)] == []


def test_paragraphs_end_as_sentences_do(two_thousand: tuple[Story, ...]) -> None:
    for story in two_thousand:
        for paragraph in story.paragraphs:
            assert paragraph.endswith((".", ".”", ")"))


def test_no_story_says_a_sentence_twice(two_thousand: tuple[Story, ...]) -> None:
    for story in two_thousand:
        sentences = SENTENCE_END.split(story.body)
        told = Counter(sentence for sentence in sentences if len(sentence.split()) > 4)
        assert [sentence for sentence, times in told.items() if times > 1] == []


def test_stories_are_of_many_lengths(two_thousand: tuple[Story, ...]) -> None:
    lengths = sorted(len(s.body.split()) for s in two_thousand if s.kind == "news")
    assert lengths[0] >= 70
    assert lengths[-1] <= 800
    assert lengths[len(lengths) // 10] < 160
    assert lengths[-len(lengths) // 10] > 350


def test_most_titles_are_unlike_any_other(two_thousand: tuple[Story, ...]) -> None:
    assert len({story.title for story in two_thousand}) > 1_700


def test_kinds_are_mostly_news(two_thousand: tuple[Story, ...]) -> None:
    kinds = Counter(story.kind for story in two_thousand)
    assert set(kinds) == {"news", "image", "video"}
    assert kinds["news"] > 1_700


def test_every_stay_has_a_plot() -> None:
    for unit in UNITS:
        for stay in unit.stays:
            zone = PLACES[stay.place].zone
            for year in range(stay.first, stay.last + 1):
                assert plots_for(unit, zone, year)[0], (unit.name, stay.place, year)


def test_plots_are_written_in_known_words() -> None:
    for plot in PLOTS.values():
        assert plot.zones <= set(get_args(Zone))
        assert {role.level for role in plot.roles} <= {*get_args(Level), None}
        assert plot.titles
        assert plot.leads
        assert plot.closings
        assert plot.captions


def test_every_happening_has_somebody_to_tell_of_it() -> None:
    assert all(happening.scenes for happening in HAPPENINGS)
    assert len(HAPPENINGS) > 100


def test_units_are_named_once_and_serve_where_places_are() -> None:
    assert len({unit.name for unit in UNITS}) == len(UNITS)
    assert {unit.service for unit in UNITS} == set(get_args(Service))
    assert {stay.place for unit in UNITS for stay in unit.stays} <= set(PLACES)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("F-35A", "an F-35A"),
        ("KC-135", "a KC-135"),
        ("UH-60", "a UH-60"),
        ("MH-60S", "an MH-60S"),
        ("Airman", "an Airman"),
        ("U.S. base", "a U.S. base"),
        ("eight-month", "an eight-month"),
        ("11-month", "an 11-month"),
        ("14-month", "a 14-month"),
    ],
)
def test_the_article_goes_by_sound(noun: str, expected: str) -> None:
    assert with_article(noun) == expected


def test_title_case_leaves_small_words_alone() -> None:
    assert in_title_case("Crews train at night-flying range") == "Crews Train at Night-Flying Range"
