"""Which names stand for one another, and what a query's tree becomes by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import terms
from indexer.equivalents.expand import Expanded, expand
from indexer.equivalents.meanings import MAX_CHOICES, Defined, other_names
from indexer.language import parse
from indexer.tree import Match, Phrase, wanted_leaves


class Known:
    """Names that some stories define."""

    def __init__(
        self,
        defined: Iterable[tuple[str, str, int]] = (),
        units: Iterable[str] = (),
        frequent: Iterable[str] = (),
    ) -> None:
        self._defined = [Defined(*one) for one in defined]
        self._units, self._frequent = set(units), set(frequent)

    def of_short(self, key: str) -> Sequence[Defined]:
        return [one for one in self._defined if " ".join(terms(one.short)) == key]

    def of_long(self, key: str) -> Sequence[Defined]:
        return [one for one in self._defined if " ".join(terms(one.long)) == key]

    def longest(self, head: str) -> int:
        keys = [terms(text) for one in self._defined for text in (one.short, one.long)]
        return max((len(key) for key in keys if " ".join(key[:2]) == head), default=0)

    def frequency(self, term: str) -> int:
        return 10_000 if term in self._frequent else 10

    def unit_stories(self, unit: str) -> int:
        return int(unit in self._units)


def added(text: str, names: Known | None = None) -> tuple[str, ...]:
    return expand(parse(text).tree, names or Known()).added


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("NCO", ("noncommissioned officer", "non-commissioned officer")),
        ("noncommissioned officers", ("NCO", "non-commissioned officer")),
        ("JGSDF", ("Japan Ground Self-Defense Force",)),
        ("Japan Ground Self Defense Force", ("JGSDF",)),
        ("374 AW", ("374th Airlift Wing",)),
        ("1st brigade combat team", ("1 BCT",)),
        ("2 MARDIV", ("2nd Marine Division",)),
        ("22nd Naval Construction Regiment", ("22 NCR",)),
        ("Eighth Army", ("8th Army",)),
        ("Tokyo", ()),
        ("", ()),
    ],
)
def test_a_name_s_other_names(text: str, names: tuple[str, ...]) -> None:
    assert other_names(text, Known()) == names
    assert added(text) == names


def test_a_unit_that_is_called_by_its_commander_is_searched_for_by_what_both_names_have() -> None:
    names = ("Carrier Strike Group 5", "Commander, Carrier Strike Group 5")
    assert other_names("CSG-5", Known()) == names
    assert added("CSG-5") == names[:1]


def test_a_fleet_is_known_by_its_number_its_commander_and_its_country() -> None:
    assert other_names("5th Fleet", Known()) == ("Fifth Fleet", "U.S. 5th Fleet")
    assert other_names("U.S. 5th Fleet", Known()) == ("5th Fleet", "Fifth Fleet")
    assert added("5th Fleet") == ("Fifth Fleet",)
    assert added("C7F") == added("(C7F)") == added('"C7F"') == ("7th Fleet", "Seventh Fleet")
    assert added("c7f") == added("C-7F") == added("C0F") == ()


@pytest.mark.parametrize("match", ["all", "any"])
def test_a_name_in_which_a_word_comes_twice_need_not_be_quoted(match: Match) -> None:
    for text in ("1st Battalion, 1st Marines", "near 1st Bn 1st Marines at sea"):
        found = expand(parse(text, match).tree, Known(), match).added
        assert "1/1 Marines" in found
    found = expand(parse("1st CAB 1st ID", match).tree, Known(), match).added
    assert "1st Combat Aviation Brigade, 1st Infantry Division" in found


def test_the_stories_tell_of_which_division_a_brigade_is() -> None:
    units = [
        f"2nd Armored Brigade Combat Team, 1st {kind} Division" for kind in ("Armored", "Cavalry")
    ]
    assert units[1] in added("2/1 ABCT", Known(units=units[1:]))
    (choice,) = expand(parse("2/1 ABCT").tree, Known(units=units)).choices
    assert [meaning.name for meaning in choice.meanings] == units
    assert not any("2/1" in name for name in added(f'"{units[0]}"'))


@pytest.mark.parametrize(
    "text", ["5th Air Force Base", "5th Air Force Reserve", "3rd Fleet Week", "1st Army Depot"]
)
def test_a_name_that_goes_on_is_another(text: str) -> None:
    assert added(text) == added(f"near {text}") == ()
    assert added(text.rpartition(" ")[0])


@pytest.mark.parametrize(
    "names",
    [
        ("III MEF", "III Marine Expeditionary Force", "3rd MEF"),
        ("V Corps", "5th Corps"),
        ("XVIII Airborne Corps", "18th Airborne Corps"),
        ("CSG 5", "CSG-5", "Carrier Strike Group 5"),
        ("DESRON 15", "Destroyer Squadron 15"),
        ("CTF 70", "CTF-70", "Task Force 70"),
        ("NMCB 3", "Naval Mobile Construction Battalion 3"),
        ("VMFA-121", "VMFA 121", "Marine Fighter Attack Squadron 121"),
        ("VMFA(AW)-242", "Marine All-Weather Fighter Attack Squadron 242"),
        ("VRC-30", "VRC 30", "Fleet Logistics Support Squadron 30"),
        ("HSC-12", "Helicopter Sea Combat Squadron 12"),
        (
            "1-508th PIR", "1-508 PIR", "1st Bn., 508th PIR",
            "1st Battalion, 508th Parachute Infantry Regiment",
        ),
        (
            "2nd Bn., 27th Inf. Reg.", "2-27 Infantry", "2-27th Inf.",
            "2nd Battalion, 27th Infantry", "2nd Battalion, 27th Infantry Regiment",
        ),
        (
            "1st BCT, 101st Abn. Div. (AASLT)", "1st BCT, 101st Airborne Division",
            "1st Brigade Combat Team, 101st Airborne Division (Air Assault)",
        ),
        ("3rd ABCT, 4th ID", "3rd Armored Brigade Combat Team, 4th Infantry Division"),
        ("3/4 ABCT", "3-4 ABCT", "3rd Armored Brigade Combat Team, 4th Infantry Division"),
        ("2/101 IBCT", "2nd Infantry Brigade Combat Team, 101st Airborne Division"),
        ("1st CAB, 1st ID", "1st Combat Aviation Brigade, 1st Infantry Division"),
        ("1-194 CAB", "1-194th CAB", "1-194th Combined Arms Battalion"),
        ("1st CAB, 194th Armor", "1st Combined Arms Battalion, 194th Armor Regiment"),
        ("2/7 Marines", "2nd Battalion, 7th Marines", "2nd Battalion, 7th Marine Regiment"),
        ("1st Bn., 10th SFG", "1st Battalion, 10th Special Forces Group"),
    ],
)  # fmt: skip
def test_each_way_to_write_a_unit_leads_to_every_other(names: tuple[str, ...]) -> None:
    for typed in names:
        asked = expand(parse(f'"{typed}"').tree, Known()).tree
        phrases = [leaf.terms for _, leaf in wanted_leaves(asked) if isinstance(leaf, Phrase)]
        for name in names:
            words = terms(name)
            runs = {words[at:end] for at in range(len(words)) for end in range(len(words) + 1)}
            assert not runs.isdisjoint(phrases), (typed, name)
        assert added(typed)


@pytest.mark.parametrize(
    "text",
    [
        "2-27 in Japan", "15 as of today", "15 Army medics", "HM2 Smith", "mass 3 times",
        "1 of 2 in 3", "2-7 CAV", "3rd Place", "I think", "v for victory", "0 AW",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_unit_is_none(text: str) -> None:
    assert added(text) == ()


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("F 35", "F-35"), ("f 35a", "F-35A"), ('"C 130"', "C-130"), ("KC 135R", "KC-135R"),
        ("A 10", "A-10"), ("F/A 18", "F/A-18"),
    ],
)  # fmt: skip
def test_a_model_typed_with_a_space_is_the_one_with_a_hyphen(text: str, model: str) -> None:
    assert added(text) == (model,)
    assert added(f"{text} landed at 5") == (model,)


@pytest.mark.parametrize("text", ["a 10 mile run", "at 5", "KC 135", "CVN 71", "the 4a", "F 35 7"])
def test_what_only_looks_like_a_model_is_none(text: str) -> None:
    assert set(added(text)) <= {"F-35"}


def test_infantry_may_be_typed_as_short_as_the_army_writes_it() -> None:
    assert "2nd Battalion, 27th Infantry" in added("2-27th IN")


def test_the_stories_tell_of_what_a_regiment_of_cavalry_is_made() -> None:
    names = Known(units=["2nd Squadron, 7th Cavalry"])
    assert "2nd Squadron, 7th Cavalry" in added("2-7 CAV", names)
    both = Known(units=["2nd Squadron, 7th Cavalry", "2nd Battalion, 7th Cavalry Regiment"])
    (choice,) = expand(parse("2-7 CAV").tree, both).choices
    assert len(choice.meanings) == 2


def test_only_the_whole_of_quoted_text_is_a_name() -> None:
    assert added('"374th Airlift Wing"') == ("374 AW",)
    assert added('"the 374th Airlift Wing"') == ()
    assert added('"NCO academy"') == ()


def test_the_longest_name_in_a_row_of_words_counts() -> None:
    names = Known([("QUMO", "Quiet Moss Observatory", 2), ("MO", "Moss Observatory", 2)])
    assert added("old quiet moss observatory spores", names) == ("QUMO",)


def test_what_is_excluded_is_widened_but_not_told() -> None:
    expanded = expand(parse("space -NCO").tree, Known())
    assert expanded.added == ()
    assert "noncommissioned officer" in str(expanded.tree)


def test_a_name_is_left_out_with_all_that_have_it() -> None:
    tree = parse("2-27 Infantry unit:CSG-5").tree
    without = ("2nd Battalion, 27th Infantry", "carrier strike group 5")
    expanded = expand(tree, Known(), without=without)
    assert expanded.added == ("2nd Battalion, 27th Inf.", "2nd Bn., 27th Inf.", "2-27 Inf.")
    assert expand(tree, Known(), without=("", "?", "moss")) == expand(tree, Known())


def test_a_word_is_no_abbreviation_unless_in_capitals() -> None:
    names = Known([("AIM", "Army Ideas Month", 3)], frequent=("aim",))
    assert added("aim high", names) == ()
    assert added("AIM high", names) == ("Army Ideas Month",)


def test_a_word_with_the_term_of_an_abbreviation_is_none() -> None:
    for text in ("IED", "(IED)", "IED's", "ied", "IEDs"):
        assert added(text) == ("improvised explosive device",)
    assert added("i.e.") == ()
    names = Known([("AGE", "Aerospace Ground Equipment", 9)])
    assert added("AGE", names) == added("AGEs", names) == ("Aerospace Ground Equipment",)
    assert added("aged", names) == added("aging", names) == ()


def test_a_full_name_is_not_looked_for_as_a_common_word() -> None:
    names = Known([("AT", "annual training", 30), ("AIM", "Army Ideas Month", 3)], (), ("aim",))
    assert added("annual training", names) == ()
    assert added("army ideas month", names) == ()


def test_spellings_of_one_name_are_one_meaning() -> None:
    names = Known([("XYC", "U.S. Xylo-Yard Command", 5), ("XYC", "Xylo Yard Command", 4)])
    expanded = expand(parse("XYC").tree, names)
    assert expanded.choices == ()
    assert expanded.added == ("Xylo Yard Command",)  # it stands in the other


def test_a_meaning_that_nearly_no_story_gives_is_none() -> None:
    names = Known([("XYC", "Xylo Yard Command", 40), ("XYC", "Xenon Yield Counter", 1)])
    assert added("XYC", names) == ("Xylo Yard Command",)


def test_of_very_many_meanings_the_first_are_offered() -> None:
    names = Known([("XYC", f"Xylo Yard{chr(97 + at) * 3} Command", 1) for at in range(20)])
    (choice,) = expand(parse("XYC").tree, names).choices
    assert len(choice.meanings) == MAX_CHOICES


def test_the_text_of_a_meaning_asks_for_it_in_the_same_place() -> None:
    names = Known([("XYC", "Xylo Yard Command", 3), ("XYC", "Xenon Yield Counter", 2)])
    (choice,) = expand(parse("(XYC OR moss) -fern").tree, names).choices
    assert choice.meanings[0].text == '("Xylo Yard Command" OR moss) -fern'
    (choice,) = expand(parse("title:XYC moss").tree, names).choices
    assert choice.meanings[0].text == 'title:"Xylo Yard Command" moss'
    assert expand(parse(choice.meanings[0].text).tree, names).choices == ()


def test_of_two_units_with_one_abbreviation_the_known_one_is_meant() -> None:
    assert added("53 WS", Known(units=["53rd Weapons Squadron"])) == ("53rd Weapons Squadron",)
    names = Known(units=["53rd Weapons Squadron", "53rd Weather Squadron"])
    (choice,) = expand(parse("53 WS").tree, names).choices
    assert {one.name for one in choice.meanings} == {
        "53rd Weapons Squadron",
        "53rd Weather Squadron",
    }


def test_a_unit_of_which_there_is_no_story_is_no_choice() -> None:
    expanded = expand(parse("7 WS").tree, Known())
    assert expanded == Expanded(parse("7 WS").tree)


@given(st.lists(st.sampled_from(["QUMO", "quiet", "moss", "observatory", "7", "AW", "U.S.",
    "Space", "Command", "the", "DoD", "Indo-Pacific"]), max_size=14))  # fmt: skip
def test_no_name_in_a_row_of_words_is_passed_over(words: list[str]) -> None:
    names = Known([("QUMO", "Quiet Moss Observatory", 2), ("MO", "Moss Observatory", 2)])
    tree = parse(" ".join(words)).tree
    with patch("indexer.equivalents.expand.longest_name", return_value=99):
        expected = expand(tree, names)
    assert expected == expand(tree, names)


_PARTS = st.sampled_from([
    "USSPACECOM", "U.S.", "Space", "Command", "374", "AW", "374th", "Airlift", "Wing", "AMC",
    "53", "WS", "OR", "AND", "-", "(", ")", '"', "title:", "unit:", "*", "moss",
])  # fmt: skip


@given(st.text() | st.lists(_PARTS, max_size=12).map(" ".join), st.sampled_from(("all", "any")))
def test_of_any_text_nothing_wanted_is_lost_and_every_meaning_can_be_asked(
    text: str, match: str
) -> None:
    tree = parse(text, match).tree  # type: ignore[arg-type]
    expanded = expand(tree, Known(), match)  # type: ignore[arg-type]
    assert set(wanted_leaves(tree)) <= set(wanted_leaves(expanded.tree))
    for choice in expanded.choices:
        for meaning in choice.meanings:
            again = parse(meaning.text, match).tree  # type: ignore[arg-type]
            assert (
                any(
                    isinstance(leaf, Phrase) and leaf.terms == terms(meaning.name)
                    for _, leaf in wanted_leaves(again)
                )
                or "title:" in meaning.text
            )
