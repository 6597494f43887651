"""Terms, forms and offsets."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.analysis import MAX_TERM_CHARS, analysed, analysed_each, terms, tokens

_PIECES = (
    *("F", "f", "KC", "F/A", "US", "U.S.", "Ph.D.", "a.m.", "O", "us", "navy", "NCOs", "ß", "é"),
    *("1", "35", "374", "1,234", "3.5", "th", "st", "s", "A", "R", "A2", "½", "²", "３", "Ｆ"),
    *(
        "-",
        "–",
        "—",
        "‑",
        "−",
        ".",
        ",",
        "'",
        "’",
        "ʻ",
        "/",
        "_",
        "@",
        "&",
        "#",
        ":",
        "(",
        "\u00ad",
    ),
    *(" ", "\n", "\u00a0", "\u2003", "\u200b", "\u0301", "日本", "が", "カ\u3099", "🚀", "ﷺ", "İ"),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))


def forms(text: str) -> list[str]:
    return [form for _, form in analysed(text)]


@pytest.mark.parametrize(
    "spellings",
    [
        # endings, case, accents, apostrophes
        "officer Officers OFFICER’S officers'",
        "flying flies",
        "command command's command’s commandʼs COMMAND'S",
        "O'Brien O’Brien OBrien o‘brien",
        "Hawaii Hawai'i Hawaiʻi Hawai‘i",
        "café CAFE cafe\u0301",
        "Straße strasse",
        "Łódź lodz",
        "Ørsted orsted",
        "Ægir aegir",
        "Ｎａｖｙ Navy",
        "refueling re\u00adfueling",
        # abbreviations
        "U.S. US U.S u.s. U.S.’s US’s ＵＳ",
        "D.C. DC d.c. D.C",
        "a.m. am A.M.",
        "U.S.A. USA usa",
        "U.N. UN",
        "U.K. UK",
        "Sgt. Sgt SGT",
        "Ph.D. PhD ph.d",
        "NCO NCOs ncos nco NCO's",
        "JTF JTFs",
        "IED IEDs ied ieds I.E.D. IED’s",
        "VBIED VBIEDs vbieds",
        "UAV UAVs uav uavs",
        "MRAP MRAPs mraps",
        "UAS UASs uas",
        "AC ACs",
        "ID IDs ids",
        "POW POWs pows",
        # numbers
        "374 374th 374TH",
        "1 1st",
        "22 22nd",
        "1990 1990s 1990's",
        "1,234 1234",
        "1,234,567.5 1234567.5",
        ".50-cal 50-cal",
        # designators
        "F-35 F-35A F35A F35 f-35a F–35 F‑35 F−35 F-35s F-35’s Ｆ－３５ F-35Bs",
        "F-18 F/A-18 FA-18 F/A-18E FA18",
        "KC-135 KC-135R KC135 kc-135r KC–135",
        "C-130 C-130J C130J C-130s",
        "CVN-71 CVN71 cvn-71",
        "M1 M1A2 M-1",
        "B-52 B-52H",
        "P-8 P-8A P8A",
        "VMFA-121 VMFA121",
        "AN/PVS-14 AN-PVS14",
        "155mm 155-mm",
        "374AW 374-AW",
        "10am 10a.m. 10-am",
        "AT&T at-t",
        "R&D R-D",
        "@USSPACECOM USSPACECOM #USSPACECOM",
        "Indo-Pacific Indo–Pacific Indo‑Pacific",
    ],
)
def test_spellings_of_one_word_share_their_terms(spellings: str) -> None:
    one, *others = [terms(spelling) for spelling in spellings.split()]
    assert one
    assert others == [one] * len(others)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US", "us"),
        ("U.S.", "us"),
        ("united", "unit"),
        ("officer", "office"),
        ("engineers", "engines"),
        ("department", "departed"),
        ("international", "internal"),
        ("F-35", "F-36"),
        ("F-35", "35"),
        ("5G", "5"),
        ("3D", "3"),
        ("3.5", "35"),
        ("1,2", "12"),
        ("A-10", "a 10-mile"),
        ("GPS", "GP"),
        ("PCS", "PC"),
        ("IED", "i.e."),
        ("IEDs", "I"),
        ("As", "A"),
        ("AS", "A"),
        ("Us", "U"),
        ("USs", "US"),
    ],
)
def test_different_words_have_different_terms(one: str, other: str) -> None:
    assert terms(one) != terms(other)[: len(terms(one))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("air-to-air", "air to air"),
        ("air—to—air", "air to air"),
        ("COVID-19", "covid 19"),
        ("top-10", "top 10"),
        ("mid-90s", "mid 90"),
        ("Feb-12", "feb 12"),
        ("9-11", "9 11"),
        ("24-hour", "24 hour"),
        ("F-35-based", "F35 based"),
        ("CVN-71", "CVN 71"),
        ("KC-135R", "KC 135"),
        ("374AW", "374 AW"),
        ("U.S.-Japan", "US Japan"),
        ("10:30", "10 30"),
        ("12.02.2024", "12 02 2024"),
        ("$3.5", "3.5"),
        ("25%", "25"),
        ("C++", "C"),
        ("C4ISR", "c 4 isr"),
        ("@example_wing", "example wing"),
        ("someone@example.mil", "someone example mil"),
        ("https://example.org/news/486775", "https example org news 486775"),
        ("日本語", "日 本 語"),
    ],
)
def test_parts_are_found_alone_and_in_a_row(text: str, parts: str) -> None:
    assert terms(text) == terms(parts)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("F-35A", "f35a"),
        ("374TH", "374th"),
        ("Training", "training"),
        ("F-16’s", "f16"),
        ("1,234", "1234"),
        ("Ægir's", "aegir"),
        ("U.S.", "u.s."),
    ],
)
def test_a_form_is_the_word_without_its_case_and_punctuation(text: str, form: str) -> None:
    assert forms(text) == [form]


def test_every_word_is_kept_the_most_common_too() -> None:
    assert terms("to be or not to be") == ("to", "be", "or", "not", "to", "be")


def test_signs_are_no_words() -> None:
    assert terms("🚀 — & _ ' ™") == ()


def test_offsets_are_those_of_the_word_as_written() -> None:
    text = "The U.S. Navy’s “officers” fly F/A-18Es"
    assert [text[t.start : t.end] for t in tokens(text)] == [
        *("The", "U.S.", "Navy’s", "officers", "fly", "F/A-18Es")
    ]
    assert [t.position for t in tokens(text)] == [0, 1, 2, 3, 4, 5]


def test_a_monstrous_word_is_cut_the_same_way_everywhere() -> None:
    for letter in "xé":
        (term,) = terms(letter * 1_000_000)
        assert len(term) == MAX_TERM_CHARS


@pytest.mark.parametrize(
    "unit", ["1,234,", "1.", "a.", "a'", "F-", "a\u0301\u00ad", "\u0301", "35-"]
)
def test_the_longest_run_takes_time_in_proportion(unit: str) -> None:
    run = unit * 100_000  # minutes, if any part of it were looked at again and again
    assert len(analysed(run)) <= len(run)


@given(texts)
def test_any_text_has_ordered_disjoint_tokens_with_terms(text: str) -> None:
    found = list(tokens(text))
    ends = [0] + [token.end for token in found]
    assert all(start <= token.start < token.end for start, token in zip(ends, found, strict=False))
    assert analysed(text) == tuple((token.term, token.form) for token in found)
    assert all(token.term and token.form for token in found)


@given(texts)
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    rest = list(text)
    for token in tokens(text):
        rest[token.start : token.end] = " " * (token.end - token.start)
    assert not re.search(r"[^\W_]", "".join(rest))


@given(texts)
@example("U.S. Navy, Ph.D. 3.5, 1,234. 12.02. 2024, F-35A. O'Brien's. ")
def test_a_text_has_the_words_of_its_runs(text: str) -> None:
    """With or without a comma or full stop at their ends, as the index is written."""
    runs = text.split()
    assert analysed(text) == tuple(pair for run in runs for pair in analysed(run))
    assert [t.start for t in tokens(text)] == [
        run.start() + token.start for run in re.finditer(r"\S+", text) for token in tokens(run[0])
    ]
    bare = text.replace(", ", " ").replace(". ", " ")
    assert analysed(bare) == analysed(text)


@given(st.lists(texts))
@example(["officers trained, US us U.S. MREs wings s " + "x" * (MAX_TERM_CHARS + 1)])
def test_many_runs_are_analysed_as_each_is(several: list[str]) -> None:
    runs = [run for text in several for run in text.split()]
    assert analysed_each(runs) == [analysed(run) for run in runs]


@given(texts)
@example("\u02bb\u0300\u00bc")  # an apostrophe with an accent, before what is no letter
def test_the_form_of_a_form_is_itself(text: str) -> None:
    for form in forms(text):
        assert "".join(forms(form)) == form
