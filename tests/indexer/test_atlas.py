"""A query's places as circles on a map."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import webui
from indexer.atlas import CLOSEST, LARGEST, MAX_CIRCLES, SINGLE, WORLD, atlas, without
from indexer.gazetteer import SEAS, coordinates
from indexer.projection import HEIGHT, WIDTH, projected
from indexer.results import FacetValue
from tests.land import path, rings, simplified


def values(**counts: int) -> list[FacetValue]:
    """Values of the location facet, `__` between their levels and `_` for a space."""
    return [
        FacetValue(
            name.replace("__", "/").replace("_", " "),
            name.split("__")[-1].replace("_", " "),
            count,
            selected=False,
        )
        for name, count in counts.items()
    ]


JAPAN = values(
    JP=30, JP__Tokyo=12, JP__Tokyo__Yokota_Air_Base=12, JP__Okinawa=15,
    JP__Okinawa__Kadena_Air_Base=5, JP__Okinawa__Camp_Nowhere=10, KW=4, Atlantis=2,
)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "latitude", "longitude"),
    [
        ("JP/Tokyo/Yokota Air Base", 35.7, 139.3),
        ("US/Washington/Joint Base Lewis-McChord", 47.1, -122.5),
        ("US/California/Camp Pendleton", 33.3, -117.4),
        ("DE/Bavaria/Grafenwoehr Training Area", 49.7, 11.9),  # the list has Bayern
        ("AF/Kandahar Province/Kandahar Airfield", 31.5, 65.8),
        ("US/Minnesota/Duluth", 46.8, -92.2),  # a town
        ("At sea/Baltic Sea", 58, 20),
        ("PR", 18.3, -66.0),
    ],
)
def test_bases_towns_and_seas_are_where_they_are(
    path: str, latitude: float, longitude: float
) -> None:
    assert coordinates(path) == pytest.approx((latitude, longitude), abs=0.4)


def test_a_base_is_not_taken_for_one_of_that_name_in_another_state() -> None:
    assert coordinates("US/California/Camp Pendleton")
    assert coordinates("US/Virginia/Camp Pendleton") is None
    assert coordinates("US/Springfield") is None
    assert coordinates("US/Illinois/Springfield") != coordinates("US/Missouri/Springfield")


def test_what_nobody_knows_has_no_coordinates() -> None:
    for unknown in ("JP/Okinawa/Camp Nowhere", "Atlantis", "At sea", "DE/Air Base", "", "/", "//"):
        assert coordinates(unknown) is None


@given(st.text())
def test_any_text_may_be_a_place(text: str) -> None:
    found = coordinates(text)
    assert found is None or (abs(found[0]) <= 90 and abs(found[1]) <= 180)


def test_each_story_is_counted_once_at_the_narrowest_place_that_is_known() -> None:
    drawn = atlas(JAPAN)
    counts = {circle.place.value: circle.place.count for circle in drawn.circles}
    assert counts == {
        "JP/Tokyo/Yokota Air Base": 12,
        "JP/Okinawa/Kadena Air Base": 5,
        "JP/Okinawa": 10,
        "JP": 3,
        "KW": 4,
    }
    assert [place.value for place in drawn.unknown] == ["JP/Okinawa/Camp Nowhere"]
    assert [(place.value, place.count) for place in drawn.elsewhere] == [("Atlantis", 2)]
    assert drawn.view == WORLD


def test_a_circle_is_as_large_as_its_stories_are_many() -> None:
    few = atlas(values(JP=1)).circles
    assert [circle.radius for circle in few] == [pytest.approx(SINGLE * WORLD[2], abs=0.1)]
    largest, *others = atlas(JAPAN).circles
    assert largest.place.label == "Yokota Air Base"
    assert largest.place.within == "Tokyo, JP"
    assert largest.radius == pytest.approx(LARGEST * WORLD[2], abs=0.1)
    four = next(circle for circle in others if circle.place.count == 3)
    assert four.radius == pytest.approx(largest.radius / 2, abs=0.1)


def test_what_all_places_are_in_is_not_said_of_each() -> None:
    within = {place.value: place.within for place in atlas(JAPAN, ["JP"]).listed}
    assert (within["JP/Tokyo"], within["JP/Tokyo/Yokota Air Base"]) == ("", "Tokyo")
    within = {place.value: place.within for place in atlas(JAPAN, ["JP", "KW"]).listed}
    assert within["JP/Tokyo/Yokota Air Base"] == "Tokyo, JP"
    within = {place.value: place.within for place in atlas(JAPAN, ["JP/Tokyo"]).listed}
    assert within == {"JP/Tokyo": "JP", "JP/Tokyo/Yokota Air Base": ""}


def test_a_country_fills_the_map_with_its_own_places() -> None:
    drawn = atlas(JAPAN, ["JP", "JP/Tokyo"])
    assert {place.value.split("/")[0] for place in drawn.listed} == {"JP"}
    left, top, width, height = drawn.view
    assert CLOSEST <= width < WORLD[2]
    for circle in drawn.circles:
        assert left < circle.x < left + width
        assert top < circle.y < top + height
    assert atlas(JAPAN, ["XX"]).circles == ()


def test_what_is_left_out_counts_nowhere() -> None:
    counts = {value.value: value.count for value in without(JAPAN, ["JP/Okinawa", "KW"])}
    assert counts == {
        "JP": 15,
        "JP/Tokyo": 12,
        "JP/Tokyo/Yokota Air Base": 12,
        "Atlantis": 2,
    }
    assert without(JAPAN, []) == JAPAN


def test_of_very_many_places_the_small_ones_count_where_they_are() -> None:
    towns = [FacetValue("JP", "Japan", 3 * 500, selected=False)]
    towns += [
        FacetValue(f"JP/Region {n}", f"Region {n}", 3 - (n >= MAX_CIRCLES), selected=False)
        for n in range(400)
    ]
    drawn = atlas(towns)
    assert len(drawn.circles) <= MAX_CIRCLES
    assert sum(circle.place.count for circle in drawn.circles) == 3 * 500


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["JP", "US", "Tokyo", "Maine", "X"]), min_size=1, max_size=3),
            st.integers(1, 50),
        ),
        max_size=12,
    )
)
def test_no_story_is_lost(stories: list[tuple[list[str], int]]) -> None:
    counts: dict[str, int] = {}
    for steps, count in stories:
        for depth in range(1, len(steps) + 1):
            value = "/".join(steps[:depth])
            counts[value] = counts.get(value, 0) + count
    given_values = [FacetValue(value, value, n, selected=False) for value, n in counts.items()]
    drawn = atlas(given_values)
    placed = sum(circle.place.count for circle in drawn.circles)
    assert placed + sum(place.count for place in drawn.elsewhere) == sum(n for _, n in stories)


def test_the_whole_world_is_on_the_sheet_and_areas_keep_their_proportions() -> None:
    for latitude in range(-90, 91, 10):
        for longitude in range(-180, 181, 30):
            x, y = projected(latitude, longitude)
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT + 0.1
    xs = [projected(0, longitude)[0] for longitude in range(-180, 181, 30)]
    assert [round(b - a, 0) for a, b in pairwise(xs)] == [pytest.approx(WIDTH / 12, abs=1)] * 12
    assert all(projected(*degrees)[0] >= 0 for degrees in SEAS.values())


def test_the_outline_of_land_is_small_and_well_formed() -> None:
    file = Path(webui.__path__[0]) / "static" / "land.svg"
    assert file.stat().st_size < 20_000
    (land,) = ET.parse(file).getroot()
    assert land.attrib["id"] == "land"


def test_an_outline_is_read_simplified_and_written() -> None:
    topology = json.loads(
        """{"transform": {"scale": [1, 1], "translate": [0, 10]},
        "arcs": [[[0, 0], [10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10]]],
        "objects": {"land": {"geometries": [{"arcs": [[[0, 1]]]}]}}}"""
    )
    (ring,) = rings(topology)
    assert ring == [(0, 10), (10, 10), (10, 20), (0, 20), (0, 10)]
    assert simplified([(0, 0), (5, 0.1), (10, 0)]) == [(0, 0), (10, 0)]
    assert path([[(0, 0), (10, 0), (10, 5), (0, 0)]]) == "m0 0 20 0 0 10z"
