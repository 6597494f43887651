"""Place lines, above and below a story, become one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.captures.locations import known_location, location
from indexer.story import Location


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        (
            "JP/Tokyo/Yokota Air Base",
            ["YOKOTA AIR BASE, TOKYO, JAPAN", "YOKOTA AIR BASE, TOKYO, JP "],
        ),
        (
            "US/North Carolina/Camp Lejeune",
            [
                "CAMP LEJEUNE, NC, UNITED STATES",
                "CAMP LEJEUNE, NC, US",
                "CAMP LEJEUNE, NORTH CAROLINA, UNITED STATES",
                "CAMP  LEJEUNE , NORTH CAROLINA,US",
            ],
        ),
        ("US/Camp Lejeune", ["CAMP LEJEUNE, UNITED STATES", "CAMP LEJEUNE, US"]),
        ("US/Texas", ["TEXAS, UNITED STATES", "TX, US"]),
        (
            "US/District of Columbia/Washington",
            ["WASHINGTON, UNITED STATES", "WASHINGTON, DC, US", "WASHINGTON, D.C., US"],
        ),
        ("US/Washington/Joint Base Lewis-McChord", ["JOINT BASE LEWIS-MCCHORD, WA, US"]),
        ("US/Georgia/Fort Stewart", ["FORT STEWART, GA, US", "FORT STEWART, GEORGIA, US"]),
        ("GE/Tbilisi", ["TBILISI, GEORGIA", "TBILISI, GE"]),
        ("IQ", ["IRAQ", "IQ"]),
        ("IQ/Baghdad", ["BAGHDAD, IRAQ"]),
        ("KR", ["SOUTH KOREA", "REPUBLIC OF KOREA", "KR"]),
        ("AF/Nangarhar", ["NANGARHAR PROVINCE, AFGHANISTAN", "NANGARHAR PROVINCE, AF"]),
        (
            "DE/Bavaria/Grafenwoehr",
            ["GRAFENWOEHR, BY, GERMANY", "GRAFENWOEHR, BAVARIA, DE"],
        ),
        ("PR/San Juan", ["SAN JUAN, PUERTO RICO", "SAN JUAN, PR", "SAN JUAN, PR, US"]),
        ("GB/England/RAF Mildenhall", ["RAF MILDENHALL, ENGLAND, GB", "RAF MILDENHALL, ENGLAND"]),
        ("XK/Pristina", ["PRISTINA, KOSOVO", "PRISTINA, XK", "PRISTINA, KV"]),
        ("At sea/Pacific Ocean", ["PACIFIC OCEAN"]),
        ("At sea/Gulf of Aden/USS Example", ["USS EXAMPLE, GULF OF ADEN"]),
        ("At sea/USS Example", ["USS EXAMPLE, AT SEA"]),
        ("AQ", ["ANTARCTICA"]),
        ("XK", ["KOSOVO", "REPUBLIC OF KOSOVO"]),
        ("RU/Moscow", ["MOSCOW, RUSSIA", "MOSCOW, RUSSIAN FEDERATION", "MOSCOW, RU"]),
        (
            "TR/Incirlik Air Base",
            [f"INCIRLIK AIR BASE, {name}" for name in ("TURKEY", "TURKIYE", "TÜRKIYE", "TR")],
        ),
        ("AE/Al Dhafra Air Base", ["AL DHAFRA AIR BASE, UAE", "AL DHAFRA AIR BASE, AE"]),
        ("CZ", ["CZECH REPUBLIC", "CZECHIA", "CZ"]),
        ("MK/Krivolak", ["KRIVOLAK, MACEDONIA", "KRIVOLAK, NORTH MACEDONIA"]),
        ("MM", ["BURMA", "MYANMAR"]),
        ("CD", ["DRC", "DEMOCRATIC REPUBLIC OF THE CONGO"]),
        ("CI", ["COTE D'IVOIRE", "CÔTE D’IVOIRE", "IVORY COAST"]),
        ("CW", ["CURACAO", "CURAÇAO"]),
        (
            "KR/Gyeonggi-do/Osan Air Base",
            ["OSAN AIR BASE, 41, SOUTH KOREA", "OSAN AIR BASE, GYEONGGIDO [KYONGGI-DO], KR"],
        ),
        ("KR/Busan/Hialeah", ["HIALEAH, BUSAN GWANG'YEOGSI [PUSAN-KWANGYOKSHI], SOUTH KOREA"]),
        ("KR/Seoul", ["SEOUL, KOREA, REPUBLIC OF", "SEOUL, SOUTH KOREA"]),
        ("IO/Diego Garcia", ["DIEGO GARCIA", "DIEGO GARCIA, IO"]),
        ("UM/Wake Island", ["WAKE ISLAND"]),
        ("KN", ["ST. KITTS AND NEVIS", "SAINT KITTS & NEVIS"]),
        ("VI/St. Croix", ["ST. CROIX, VIRGIN ISLANDS, U.S.", "ST. CROIX, VI, US"]),
        ("US/District of Columbia", ["DC, UNITED STATES"]),
        ("US", ["UNITED STATES", "US", "U.S."]),
        ("US/California/San Diego", ["SAN DIEGO, CA, US", "SAN DIEGO, CA", "SAN DIEGO, Calif."]),
        ("US/West Virginia/Camp Dawson", ["CAMP DAWSON, W.Va.", "CAMP DAWSON, WV, US"]),
        ("US/Georgia/Fort Stewart", ["FORT STEWART, GEORGIA", "FORT STEWART, Ga."]),
        ("DE/Rhineland-Palatinate/Ramstein", ["RAMSTEIN, RP, GERMANY", "RAMSTEIN, RP, DE"]),
        ("DE/Bavaria", ["BAVARIA, GERMANY", "BY, GERMANY", "BAYERN, GERMANY"]),
        (
            "DE/Baden-Württemberg/Stuttgart",
            ["STUTTGART, BW, GERMANY", "STUTTGART, BADEN-WUERTTEMBERG, DE"],
        ),
        ("IT/Sicily/Sigonella", ["SIGONELLA, SICILY, ITALY", "SIGONELLA, SICILIA, IT"]),
        ("PL/Wielkopolskie/Powidz", ["POWIDZ, WP, POLAND", "POWIDZ, 30, POLAND"]),
        ("JP/Okinawa", ["OKINAWA, JAPAN", "OKINAWA PREFECTURE, JAPAN", "47, JAPAN"]),
        ("IQ/Al Anbar", ["ANBAR PROVINCE, IRAQ", "AL ANBAR, IRAQ", "Al Anbar province, Iraq"]),
        ("AF/Khost/FOB Salerno", ["FOB SALERNO, KHOWST PROVINCE, AFGHANISTAN"]),
        ("AF/Helmand/Sangin", ["SANGIN, HELMAND, AFGHANISTAN", "SANGIN, Helmand province"]),
        ("At sea/Tyrrhenian Sea", ["TYRRHENIAN SEA", "TYRRHENIAN SEA, AT SEA"]),
        ("IQ", ["(UNDISCLOSED LOCATION), IRAQ"]),
        ("BQ", ["BQ"]),
        ("Atlantis/Port Example", ["PORT EXAMPLE, ATLANTIS"]),
    ],
)
def test_all_spellings_of_a_place_lead_to_one_path(expected: str, lines: list[str]) -> None:
    found = [location(line) for line in lines]
    assert [expected] * len(lines) == [place.path if place else None for place in found]
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("line", "footer"),
    [
        ("TORONTO, ONTARIO, CANADA", "TORONTO, ON, CA"),
        ("OTTAWA, CANADA", "OTTAWA, CA"),
        ("STUTTGART, GERMANY", "STUTTGART, DE"),
        ("CHENNAI, INDIA", "CHENNAI, IN"),
        ("LIBREVILLE, GABON", "LIBREVILLE, GA"),
        ("HAIFA, ISRAEL", "HAIFA, IL"),
        ("CARTAGENA, COLOMBIA", "CARTAGENA, CO"),
        ("RABAT, MOROCCO", "RABAT, MA"),
        ("SAN DIEGO, CALIFORNIA, UNITED STATES", "SAN DIEGO, CA, US"),
        ("NIAGARA FALLS, UNITED STATES", "NIAGARA FALLS, US "),
        ("PACIFIC OCEAN", "PACIFIC OCEAN"),
        ("GERMANY", "DE"),
        ("ITALY", "IT"),
    ],
)
def test_a_footer_ends_in_a_country_s_code_and_equals_its_header(line: str, footer: str) -> None:
    assert location(line) == location(footer, is_footer=True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PACIFIC OCEAN", Location("Pacific Ocean", None, None, "At sea")),
        ("AT SEA", Location(None, None, None, "At sea")),
        ("USS EXAMPLE, PERSIAN GULF", Location("USS Example", "Persian Gulf", None, "At sea")),
        ("NANGARHAR PROVINCE, AFGHANISTAN", Location(None, "Nangarhar", "AF", "Afghanistan")),
        ("BAGHDAD, IRAQ", Location("Baghdad", None, "IQ", "Iraq")),
        ("CAMP BONDSTEEL, KOSOVO", Location("Camp Bondsteel", None, "XK", "Kosovo")),
        ("SOUTH KOREA", Location(None, None, "KR", "South Korea")),
        ("JOINT BASE EXAMPLE", Location("Joint Base Example", None, None, None)),
    ],
)
def test_each_level_stands_in_its_own_place(line: str, expected: Location) -> None:
    assert expected == location(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AUGUSTA, Georgia", "US/Georgia/Augusta"),
        ("TBILISI, Georgia", "GE/Tbilisi"),
        ("CAMP FOSTER, Okinawa", "JP/Okinawa/Camp Foster"),
        ("GEORGIA", None),
        ("CAMP EXAMPLE", None),
        ("NORFOLK", None),
    ],
)
def test_news_copy_names_a_place_only_where_its_land_is_certain(
    text: str, expected: str | None
) -> None:
    found = known_location(text)
    assert expected == (found.path if found else None)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("JOINT BASE ELMENDORF-RICHARDSON", "Joint Base Elmendorf-Richardson"),
        ("JOINT BASE LEWIS–MCCHORD", "Joint Base Lewis-McChord"),
        ("McCHORD FIELD", "McChord Field"),
        ("ISLE OF PALMS", "Isle of Palms"),
        ("FOB SALERNO", "FOB Salerno"),
        ("COB ADDER", "COB Adder"),
        ("LSA ANACONDA", "LSA Anaconda"),
        ("SHAPE", "SHAPE"),
        ("NSA BAHRAIN", "NSA Bahrain"),
        ("USS EXAMPLE", "USS Example"),
        ("CAMP BUEHRING II", "Camp Buehring II"),
        ("COEUR D'ALENE", "Coeur d'Alene"),
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("CITY OF LA MESA", "City of La Mesa"),
        ("B-52 HANGAR", "B-52 Hangar"),
        ("3RD STREET", "3rd Street"),
        ("HILL AFB", "Hill AFB"),
        ("MCAS IWAKUNI", "MCAS Iwakuni"),
        ("JBER", "JBER"),
        ("CITY OF O'FALLON", "City of O'Fallon"),
        ("BA'QUBAH", "Ba'qubah"),
        ("GARMISCH-PARTENKIRCHEN", "Garmisch-Partenkirchen"),
        ("K-16 AIR BASE", "K-16 Air Base"),
        ("ST. PAUL", "St. Paul"),
        ("MACDILL AIR FORCE BASE", "MacDill Air Force Base"),
        ("NORTH ISLAND/CORONADO", "North Island-Coronado"),
        ("Already as It Should Be", "Already as It Should Be"),
    ],
)
def test_a_site_is_spelt_as_people_spell_it(printed: str, expected: str) -> None:
    found = location(f"{printed}, JAPAN")
    assert found
    assert expected == found.site


@pytest.mark.parametrize(
    "text", ["", " , ,", "(UNDISCLOSED LOCATION)", "—", "UNDISCLOSED LOCATION, SOUTHWEST ASIA"]
)
def test_a_line_that_names_no_place_gives_none(text: str) -> None:
    assert location(text) is None


odd_lines = st.lists(st.sampled_from(["US", "NC", "/", "PROVINCE", "A/B", ","])).map(",".join)


@given(st.text() | odd_lines)
def test_any_text_gives_levels_without_slashes_or_nothing(text: str) -> None:
    found = location(text)
    for path, label in found.levels if found else ():
        assert label
        assert "/" not in path.rpartition("/")[2]
        assert "/" not in label
