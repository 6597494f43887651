"""Nothing is cut off in silence: long, many, strange, empty and none at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import whoosh.index
import whoosh.query

from indexer.engine import StoryNotFound
from indexer.query import Query
from indexer.story import Author, Location, Story
from indexer.tree import Between, Fuzzy, Not, Or, Phrase, Prefix, Wildcard
from indexer.whoosh_engine import files, merge
from indexer.whoosh_engine.engine import WhooshEngine
from indexer.whoosh_engine.expand import MAX_EXPANSIONS
from indexer.whoosh_engine.rerank import NO_PIECES
from indexer.whoosh_engine.segment_file import LENGTHS
from indexer.whoosh_engine.weighting import Weighting
from tests.whoosh_engine.corpora import engine_in, put

PLAIN = Story("1", "news", "Title", "Body.")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    engine = engine_in(tmp_path)
    yield engine
    engine.close()


def found(engine: WhooshEngine, text: str) -> set[str]:
    return {story.id for story in engine.matches(Query(text))}


def merged_by(engine: WhooshEngine, story: Story = PLAIN) -> None:
    """Makes small changes until all segments have become one."""
    folder = engine._folder
    for number in range(2 * merge.FACTOR):
        put(engine, [replace(story, id=f"more {number}")])
        if number and len(segments_in(folder)) == 1:
            return
    raise AssertionError(segments_in(folder))


def segments_in(folder: str) -> list[str]:
    toc = files.read_toc(folder, files.latest_generation(folder))
    return [segment.segment_id() for segment in toc.segments]


def weights(searcher: Any, term: str) -> list[float]:
    """The weights of a term in its documents, as Whoosh reads them."""
    matcher = whoosh.query.Term("text", term).matcher(searcher)
    read = []
    while matcher.is_active():
        read.append(matcher.weight())
        matcher.next()
    return read


# Long and many.


def test_a_story_of_more_than_65_535_words_is_found_to_its_last_phrase(
    engine: WhooshEngine,
) -> None:
    body = "alpha beta " * 35_000 + "gamma delta"
    put(engine, [replace(PLAIN, body=body), replace(PLAIN, id="2", body="delta gamma")])
    for _ in ("as written", "as merged"):
        assert found(engine, '"gamma delta"') == {"1"}
        assert found(engine, '"beta gamma"') == {"1"}
        assert found(engine, '"delta gamma"') == {"2"}
        near = engine.ranked(Query("x"), Phrase(("alpha", "delta"), "", 3))
        assert near.ids == ("1",)
        merged_by(engine)


def test_a_word_that_occurs_more_than_65_535_times_in_a_story_counts_each_time(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    put(engine, [replace(PLAIN, body="alpha " * 70_000), replace(PLAIN, id="2", body="alpha")])
    for _ in ("as written", "as merged"):
        with whoosh.index.open_dir(str(tmp_path)).searcher() as searcher:
            assert sorted(weights(searcher, "alpha")) == [1, 70_000]
        merged_by(engine)


def test_a_word_can_weigh_more_than_255_in_a_title(engine: WhooshEngine, tmp_path: Path) -> None:
    put(engine, [replace(PLAIN, title="alpha " * 300), replace(PLAIN, id="2", title="alpha")])
    with whoosh.index.open_dir(str(tmp_path)).searcher(weighting=Weighting()) as searcher:
        expected = dict(searcher.search(whoosh.query.Term("text", "alpha")).items())
        assert weights(searcher, "alpha") == [900, 3]
    ranked = engine.ranked(Query("alpha"), pieces=NO_PIECES)
    assert sorted(ranked.scores) == pytest.approx(sorted(expected.values()), rel=1e-4)


def test_there_can_be_more_than_65_535_units_and_authors(engine: WhooshEngine) -> None:
    count = 66_000
    put(
        engine,
        (
            Story(str(n), "news", "t", "", unit=f"Unit {n}", author=Author(None, f"Author {n}"))
            for n in range(count)
        ),
    )
    put(engine, [replace(PLAIN, id="one more", unit=f"Unit {count - 1}")])
    last = engine.search(Query().with_filter("unit", f"Unit {count - 1}"))
    assert {hit.story.id for hit in last.hits} == {str(count - 1), "one more"}
    for facet in ("unit", "author"):
        page = engine.facet_values(Query(), facet, containing=str(count - 1))
        assert [value.count for value in page.values] == [2 if facet == "unit" else 1]
        assert engine.facet_values(Query(), facet, page=660).total == count


def test_a_story_can_have_more_than_65_535_tags(engine: WhooshEngine) -> None:
    tags = tuple(f"tag{n}" for n in range(66_000))
    put(engine, [replace(PLAIN, tags=tags), replace(PLAIN, id="2", tags=tags[-1:])])
    for _ in ("as written", "as merged"):
        (counts,) = engine.ranked(Query(per_page=1), facets=["tag"]).facets
        assert (counts.values[0].value, counts.values[0].count) == (tags[-1], 2)
        assert counts.others == len(tags) - len(counts.values)
        assert found(engine, '"tag64999"') == {"1"}
        merged_by(engine)


def test_many_stories_have_offsets_in_whoosh_s_columns(tmp_path: Path) -> None:
    count = (1 << 15) + 5
    engine = engine_in(tmp_path)
    put(engine, (Story(str(n), "other", "", "") for n in range(count)))
    with whoosh.index.open_dir(str(tmp_path)).reader() as reader:
        ids = reader.column_reader("ids", translate=False)
        assert [ids[n] for n in (0, 1 << 15, count - 1)] == [b"0", b"32768", b"32772"]
        assert '"id":"32772"' in reader.stored_fields(count - 1)["story"]
        assert reader.doc_frequency("id", "32772") == 1
        assert reader.doc_frequency("id", "32773") == 0
    assert engine.story("32772").kind == "other"
    engine.close()


def test_lengths_are_rounded_as_whoosh_rounds_them() -> None:
    from whoosh.util.numeric import length_to_byte  # noqa: PLC0415  # private to this test

    lengths = np.unique(np.concatenate([np.arange(300), LENGTHS, LENGTHS + 1, [200_000, 1 << 31]]))
    ours = np.searchsorted(LENGTHS, lengths).clip(0, 255)
    assert ours.tolist() == [length_to_byte(int(length)) for length in lengths]


def test_a_pattern_stands_for_its_most_frequent_terms_if_there_are_too_many(
    engine: WhooshEngine,
) -> None:
    count = MAX_EXPANSIONS + 50
    letters = str.maketrans("0123456789", "abcdefghij")  # digits would be words of their own
    words = [f"cap{n:04}x".translate(letters) for n in range(count)]
    rare = [Story(f"rare {n}", "news", "", words[n]) for n in range(50)]
    often = " ".join(words[50:])
    put(engine, [*rare, Story("1", "news", "", often)])
    put(engine, [Story("2", "news", "", often)])
    for tree in (Prefix("cap"), Wildcard("cap*x"), Wildcard("*x")):
        ranked = engine.ranked(Query("x"), tree)
        assert set(ranked.ids) == {"1", "2"}
        assert ranked.capped == (str(tree),)
    assert engine.ranked(Query("x"), Prefix("capaa")).capped == ()
    assert engine.ranked(Query("x"), Prefix("capaa")).total == 52


# Empty and none at all.


@pytest.mark.parametrize("text", ["", "...", "\x00", "\n\n"])
def test_a_story_without_any_word_is_kept_and_merged(engine: WhooshEngine, text: str) -> None:
    put(engine, [Story("1", "other", text, text)])
    assert engine.story("1").body == text
    assert found(engine, "") == {"1"}
    assert found(engine, "word") == set()
    assert found(engine, "-word") == {"1"}
    merged_by(engine)
    assert engine.story("1").body == text
    assert found(engine, "-body") == {"1"}


def test_segments_without_any_word_become_one(engine: WhooshEngine) -> None:
    merged_by(engine, Story("", "other", "", ""))
    assert engine.status().stories == merge.FACTOR
    assert engine.search(Query("word")).total == 0


def test_an_index_of_nothing_answers_every_question(engine: WhooshEngine, tmp_path: Path) -> None:
    put(engine, [])
    assert engine.status().stories == 0
    for tree in (
        Phrase(("a",), "a"),
        Phrase(("a", "b"), "a b"),
        Prefix("a"),
        Wildcard("*"),
        Fuzzy("a"),
        Not(Phrase(("a",), "a")),
        Or((Between("taken", None, None), Not(Prefix("a")))),
    ):
        assert engine.ranked(Query("x"), tree).total == 0
    assert engine.facet_values(Query(), "unit").total == 0
    assert list(engine.matches(Query())) == []
    assert list(engine.version_groups()) == []
    with pytest.raises(StoryNotFound):
        engine.story("1")
    assert whoosh.index.open_dir(str(tmp_path)).doc_count() == 0
    put(engine, [PLAIN])
    assert found(engine, "body") == {"1"}


def test_after_all_stories_are_deleted_there_are_none(engine: WhooshEngine, tmp_path: Path) -> None:
    put(engine, [PLAIN, replace(PLAIN, id="2")])
    put(engine, [], ["1", "2"])
    assert engine.status().stories == 0
    page = engine.search(Query("body"))
    assert (page.total, page.hits) == (0, ())
    assert {counts.missing for counts in page.facets} == {0}
    assert list(tmp_path.glob("*.seg")) == []
    put(engine, [PLAIN])
    assert found(engine, "body") == {"1"}


def test_nearly_all_stories_are_deleted(engine: WhooshEngine) -> None:
    put(engine, (replace(PLAIN, id=str(n)) for n in range(50)))
    put(engine, [], map(str, range(49)))
    assert found(engine, "body") == found(engine, "") == {"49"}


# Strange.

STRANGE = (
    "a", "a\0", "a\0b", "\0", "same first eight", "same first nine", "same fir", "same fi",
    "𝔸𝔹 four bytes", "日本語", "é", "e\u0301", "\U0010ffff", "x" * 5_000, "x" * 4_999, " ", "\t",
    "a/b", 'q"uote', "new\nline",
)  # fmt: skip


def test_ids_and_values_can_be_any_text(engine: WhooshEngine) -> None:
    texts = {
        text: Story(text, "news", text, text, author=Author(None, text), unit=text, tags=(text,))
        for text in STRANGE
    }
    put(engine, texts.values())
    for _ in ("as written", "as merged"):
        for text, story in texts.items():
            assert engine.story(text) == story
            for facet in ("unit", "author", "tag"):
                page = engine.search(Query().with_filter(facet, text))
                assert [hit.story.id for hit in page.hits] == [text], (facet, text)
        for other in ("", "a\0\0", "same first", "x" * 4_998, "\ud801 lone"):
            with pytest.raises(StoryNotFound):
                engine.story(other)
        merged_by(engine)
    put(engine, [], STRANGE)
    assert engine.status().stories > 0
    assert not {story.id for story in engine.matches(Query())} & set(STRANGE)


def test_a_query_can_be_any_text(engine: WhooshEngine) -> None:
    put(engine, [PLAIN])
    for text in STRANGE:
        assert engine.search(Query(text[:999])).total <= 1
        for tree in (Phrase((text, "b"), text), Prefix(text), Wildcard(text), Fuzzy(text)):
            assert engine.ranked(Query("x"), tree).total == 0


def test_words_that_share_their_first_eight_bytes_are_told_apart(engine: WhooshEngine) -> None:
    letters = "bcdfghjkmp"  # digits would be words of their own
    bodies = {a: f"firsteight{a}x{a} жзикл{a}" for a in letters}
    put(engine, [Story(story_id, "news", "", body) for story_id, body in bodies.items()])
    for story_id in bodies:
        term = f"firsteight{story_id}x{story_id}"
        for tree in (Prefix(term), Wildcard(f"firsteig*{story_id}"), Wildcard(f"*{term[5:]}")):
            assert engine.ranked(Query("x"), tree).ids == (story_id,)
        assert found(engine, f"жзикл{story_id}") == {story_id}
    assert engine.ranked(Query("x"), Prefix("firsteight")).total == 10
    assert engine.ranked(Query("x"), Prefix("жзик")).total == 10


def test_a_word_is_near_to_one_with_other_letters_than_ascii(engine: WhooshEngine) -> None:
    put(engine, [Story("1", "news", "", "xoz"), Story("2", "news", "", "xжz жзик")])
    for text in ("xoz", "xжz", "xz", "xзz"):
        assert set(engine.ranked(Query("x"), Fuzzy(text)).ids) == {"1", "2"}, text
    assert engine.ranked(Query("x"), Fuzzy("жзи")).ids == ("2",)
    assert engine.ranked(Query("x"), Fuzzy("жзлв", 2)).ids == ("2",)


def test_a_place_can_have_any_name_but_one_with_a_slash(engine: WhooshEngine) -> None:
    places = [
        Location("si\tte", "re\tgion", "QQ", "a\tcountry"),
        Location(None, None, None, "a\0country"),
        Location("only a site", None, None, None),
        Location(None, "region alone", None, None),
    ]
    put(engine, [replace(PLAIN, id=str(n), location=place) for n, place in enumerate(places)])
    for _ in ("as written", "as merged"):
        for number, place in enumerate(places):
            page = engine.search(Query().with_filter("location", place.path))
            assert [hit.story.id for hit in page.hits] == [str(number)]
        labels = engine.facet_values(Query(), "location").values
        assert {(v.value, v.label) for v in labels} == {
            level for place in places for level in place.levels
        }
        merged_by(engine)


def test_dates_reach_from_the_first_year_to_the_last(engine: WhooshEngine) -> None:
    days = [date(1, 1, 1), date(1, 12, 31), date(1969, 7, 20), date(9999, 12, 31)]
    dated = [
        replace(PLAIN, id=str(day), taken_on=day, posted_at=datetime.combine(day, time(12)))
        for day in days
    ]
    put(engine, [*dated, replace(PLAIN, id="undated")])
    ids = [day.isoformat() for day in days]
    for axis in ("taken", "posted"):
        assert [s.id for s in engine.matches(Query(sort="oldest", axis=axis))] == [*ids, "undated"]
        newest = [s.id for s in engine.matches(Query(sort="newest", axis=axis))]
        assert newest == [*reversed(ids), "undated"]
        for day in ids:
            for value, count in ((day, 1), (day[:7], 1), (day[:4], 2 if day[:4] == "0001" else 1)):
                assert engine.search(Query(axis=axis).with_filter("date", value)).total == count
        ranged = Query(axis=axis, date_from=days[0], date_to=days[0])
        assert [s.id for s in engine.matches(ranged)] == ids[:1]
    (counts,) = engine.ranked(Query(), facets=["date"]).facets
    assert [(v.value, v.count) for v in counts.values] == [("9999", 1), ("1969", 1), ("0001", 2)]
    status = engine.status()
    assert (status.earliest, status.latest) == (days[0], days[-1])


@pytest.mark.parametrize(
    "value", ["-", "x", "2024-", "2024-13", "2024-00-01", "20241", "2024-1", "9" * 50, "-1",
              "2024-01-01-01", "٢٠٢٤"],
)  # fmt: skip
def test_a_date_that_is_none_selects_nothing(engine: WhooshEngine, value: str) -> None:
    put(engine, [replace(PLAIN, taken_on=date(2024, 1, 1))])
    page = engine.search(Query().with_filter("date", value))
    assert page.total == 0
    (counts,) = (counts for counts in page.facets if counts.facet == "date")
    assert (value, 0) in {(v.value, v.count) for v in counts.values}
