"""Units of the Army and the Marines within units: `2nd Bn., 27th Inf. Regt.`.

A unit of a parent unit is named by two numbers: `1-508th PIR`, `1st BCT, 101st Abn.
Div.`. Bylines leave `Regiment` away as often as not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.analysis import terms
from indexer.captures.units import ordinal
from indexer.equivalents.numbers import figures

_WORDS = {
    # Abbreviations of single words and what they stand for, beside other numbers alone.
    "Abn.": "Airborne", "AD": "Armored Division", "ADA": "Air Defense Artillery",
    "ADAR": "Air Defense Artillery Regiment", "ABCT": "Armored Brigade Combat Team",
    "AR": "Armor", "Armd.": "Armored", "AVN": "Aviation", "BCT": "Brigade Combat Team",
    "Bde.": "Brigade", "Bn.": "Battalion", "Cav.": "Cavalry", "CD": "Cavalry Division",
    "Div.": "Division", "FA": "Field Artillery", "FAR": "Field Artillery Regiment",
    "HBCT": "Heavy Brigade Combat Team", "IBCT": "Infantry Brigade Combat Team",
    "ID": "Infantry Division", "IN": "Infantry", "Inf.": "Infantry", "Mar.": "Marine",
    "Mtn.": "Mountain", "PIR": "Parachute Infantry Regiment", "Reg.": "Regiment",
    "Regt.": "Regiment", "Rgt.": "Regiment", "SB": "Sustainment Brigade",
    "SBCT": "Stryker Brigade Combat Team", "SFG": "Special Forces Group", "Sqdn.": "Squadron",
    "Sqn.": "Squadron", "Sust.": "Sustainment",
}  # fmt: skip
_ARMS = {
    # The arm of a regiment, its abbreviations, and what the regiment is made of.
    "Air Defense Artillery": (("ADA",), ("Battalion",)),
    "Armor": (("AR",), ("Battalion",)),
    "Aviation": (("Avn.",), ("Battalion",)),
    "Cavalry": (("Cav.",), ("Squadron", "Battalion")),
    "Field Artillery": (("FA",), ("Battalion",)),
    "Infantry": (("Inf.",), ("Battalion",)),
    "Parachute Infantry": (("PIR",), ("Battalion",)),
}
_MARINES = ("Marine Regiment", "Marines")
_GROUP = "Special Forces Group"
_DIVISIONS = {
    # Divisions with their abbreviations.
    "Airborne Division": ("Abn. Div.",), "Armored Division": ("AD", "Armd. Div."),
    "Cavalry Division": ("Cav. Div.",), "Infantry Division": ("ID", "Inf. Div."),
    "Marine Division": ("MARDIV",), "Mountain Division": ("Mtn. Div.",),
}  # fmt: skip
_BRIGADES = {
    "Armored Brigade Combat Team": "ABCT", "Brigade": "Bde.", "Brigade Combat Team": "BCT",
    "Combat Aviation Brigade": "CAB", "Heavy Brigade Combat Team": "HBCT",
    "Infantry Brigade Combat Team": "IBCT", "Stryker Brigade Combat Team": "SBCT",
    "Sustainment Brigade": "SB",
}  # fmt: skip
_TEAMS = frozenset(kind for kind in _BRIGADES if kind.endswith("Brigade Combat Team"))
_DIVISIONS_OF_TEAMS = {
    # By number the divisions that have brigade combat teams. Of three that are the 1st the
    # stories tell which is meant.
    1: ("Armored Division", "Cavalry Division", "Infantry Division"),
    10: ("Mountain Division",),
    11: ("Airborne Division",),
    82: ("Airborne Division",),
    101: ("Airborne Division",),
    **dict.fromkeys((2, 3, 4, 7, 25, 28, 29, 34, 35, 36, 38, 40, 42), ("Infantry Division",)),
}
_BATTALIONS = {
    # What a battalion between two numbers can be, as in `1-194 CAB`.
    "AHB": "Assault Helicopter Battalion", "ARB": "Attack Reconnaissance Battalion",
    "CAB": "Combined Arms Battalion", "GSAB": "General Support Aviation Battalion",
}  # fmt: skip
_SUBUNITS = {
    "Battalion": "Bn.", "Combined Arms Battalion": "CAB", "Squadron": "Sqdn.",
}  # fmt: skip
_AIR_ASSAULT = {("aaslt",), terms("Air Assault")}
_AIR_ASSAULT_DIVISION = 101


def _by_terms(names: Sequence[str]) -> dict[tuple[str, ...], str]:
    return {terms(name): name for name in names}


_FULL_WORDS = {terms(short)[0]: terms(full) for short, full in _WORDS.items()}
_ARM_OF = _by_terms([*_ARMS, *(f"{arm} Regiment" for arm in _ARMS)])
_DIVISION_OF, _BRIGADE_OF = _by_terms([*_DIVISIONS]), _by_terms([*_BRIGADES])
_SUBUNIT_OF = _by_terms([*_SUBUNITS])
_BATTALION_OF = {
    key: full for short, full in _BATTALIONS.items() for key in (terms(short), terms(full))
}
_MARINE_KEYS = frozenset(map(terms, _MARINES))
_CAB = ("cab",)

FIRST_TERMS = frozenset({
    *_FULL_WORDS, *(key[0] for key in (*_SUBUNIT_OF, *_BRIGADE_OF)), *_CAB,
})  # fmt: skip
"""What can stand behind the first of two numbers."""


class _Numbered(NamedTuple):
    """A number and the terms behind it, as far as the next number."""

    number: int
    kind: tuple[str, ...]


def units_within(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Of each unit that two numbers name: its name in full, then other ways to write it.

    `words` are the terms of the whole name, the first of them a number.
    """
    parts = _numbered(words)
    if len(parts) != 2:
        return
    (number, kind), (parent_number, parent) = parts
    if not kind:
        yield from _joined_numbers(number, parent_number, parent)
    elif parent in _MARINE_KEYS:
        if kind == ("battalion",):
            yield tuple(_of_marines(number, parent_number))
    elif parent in _ARM_OF:
        subunit = "Combined Arms Battalion" if kind == _CAB else _SUBUNIT_OF.get(kind)
        if subunit:
            yield tuple(_of_regiment(number, subunit, parent_number, _ARM_OF[parent]))
    elif parent == terms(_GROUP):
        if kind == ("battalion",):
            yield tuple(_of_group(number, parent_number))
    else:
        yield from _of_divisions(number, kind, parent_number, parent)


def _of_divisions(
    number: int, kind: tuple[str, ...], parent_number: int, parent: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    tail = next((tail for tail in _AIR_ASSAULT if parent[-len(tail) :] == tail), ())
    division = _DIVISION_OF.get(parent[: len(parent) - len(tail)])
    brigade = "Combat Aviation Brigade" if kind == _CAB else _BRIGADE_OF.get(kind)
    if division and brigade and not (tail and parent_number != _AIR_ASSAULT_DIVISION):
        yield tuple(_of_division(number, brigade, parent_number, division))


def _numbered(words: Sequence[str]) -> list[_Numbered]:
    """The numbers with what is behind each of them, abbreviations written out."""
    parts: list[_Numbered] = []
    for word in words:
        number = figures(word)
        if number is not None:
            parts.append(_Numbered(number, ()))
        elif parts:
            last = parts[-1]
            parts[-1] = last._replace(kind=(*last.kind, *_FULL_WORDS.get(word, (word,))))
    return parts


def _joined_numbers(
    number: int, parent_number: int, parent: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """The units of `1-508th PIR` and `3/4 ABCT`, which do not say what each number counts."""
    brigade = _BRIGADE_OF.get(parent)
    if brigade in _TEAMS:
        for division in _DIVISIONS_OF_TEAMS.get(parent_number, ()):
            yield tuple(_of_division(number, brigade, parent_number, division))
    elif parent in _BATTALION_OF:
        full = _BATTALION_OF[parent]
        short = next(short for short, kind in _BATTALIONS.items() if kind == full)
        yield f"{number}-{ordinal(parent_number)} {full}", f"{number}-{parent_number} {short}"
    elif parent == ("marin",):
        yield tuple(_of_marines(number, parent_number))
    elif parent in _ARM_OF:
        arm = _ARM_OF[parent]
        for subunit in _ARMS[arm.removesuffix(" Regiment")][1]:
            yield tuple(_of_regiment(number, subunit, parent_number, arm))


def _of_regiment(number: int, subunit: str, parent_number: int, arm: str) -> Iterator[str]:
    arm = arm.removesuffix(" Regiment")
    within = f"{ordinal(number)} {subunit}, {ordinal(parent_number)} {arm}"
    yield f"{within} Regiment"
    yield within
    short_subunit = _SUBUNITS[subunit]
    if subunit == "Combined Arms Battalion":
        yield f"{number}-{parent_number} {short_subunit}"
        yield f"{ordinal(number)} {short_subunit}, {ordinal(parent_number)} {arm}"
    for short in _ARMS[arm][0]:
        yield f"{ordinal(number)} {subunit}, {ordinal(parent_number)} {short}"
        yield f"{ordinal(number)} {short_subunit}, {ordinal(parent_number)} {short}"
        yield f"{number}-{parent_number} {short}"
    yield f"{number}-{parent_number} {arm}"


def _of_marines(number: int, parent_number: int) -> Iterator[str]:
    for parent in _MARINES:
        yield f"{ordinal(number)} Battalion, {ordinal(parent_number)} {parent}"
    yield f"{ordinal(number)} Bn., {ordinal(parent_number)} Marines"
    yield f"{number}/{parent_number} Marines"


def _of_group(number: int, parent_number: int) -> Iterator[str]:
    yield f"{ordinal(number)} Battalion, {ordinal(parent_number)} {_GROUP}"
    yield f"{ordinal(number)} Bn., {ordinal(parent_number)} SFG"
    yield f"{ordinal(number)} Battalion, {ordinal(parent_number)} SFG"


def _of_division(number: int, brigade: str, parent_number: int, division: str) -> Iterator[str]:
    full = f"{ordinal(number)} {brigade}, {ordinal(parent_number)} {division}"
    yield full
    if parent_number == _AIR_ASSAULT_DIVISION:
        yield f"{full} (Air Assault)"
    short = _BRIGADES[brigade]
    if brigade in _TEAMS and _DIVISIONS_OF_TEAMS.get(parent_number) == (division,):
        yield f"{number}/{parent_number} {short}"
    for other in _DIVISIONS[division]:
        yield f"{ordinal(number)} {short}, {ordinal(parent_number)} {other}"
        yield f"{ordinal(number)} {brigade}, {ordinal(parent_number)} {other}"
    yield f"{ordinal(number)} {short}, {ordinal(parent_number)} {division}"
