"""A query's places as circles on a map: where each stands and how large it is.

Numbers, as in `timeline`, and what they leave out in words: what it looks like and where it leads
is the page's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from indexer import locales
from indexer.fields import FACETS
from indexer.gazetteer import coordinates
from indexer.projection import HEIGHT, WIDTH, projected
from indexer.results import FacetValue

LARGEST, LEAST = 0.028, 0.004
"""Radii as shares of what is in view across: the place with the most stories; what can be hit."""
SINGLE = 0.009
"""The same for one story, at most: a circle of all five must not hide a country."""
MAX_CIRCLES = 120
"""More hide one another; the places with the fewest stories then count at what they are in."""
WORLD = (70.0, 0.0, WIDTH - 110, 0.86 * HEIGHT)
"""What is in view of the sheet: without its outermost edges and Antarctica."""
CLOSEST = 200.0
"""The least that is in view across, of the sheet's 2,000: the outline of land is no finer."""
UNKNOWN = 20
"""Places without coordinates that are named; the list beside the map has them all."""
MARGIN = 0.12
"""Of what is in view, around its outermost circles."""

PLACES = FACETS["location"]

Box = tuple[float, float, float, float]
"""Left and top edge, width and height."""


class Place(NamedTuple):
    """A value of the location facet: what it is called and in what it is, widest last.

    A tuple, as is a circle, because a map has hundreds of them.
    """

    value: str
    label: str
    within: str
    count: int  # type: ignore[assignment]  # hides a tuple's method, which nobody needs

    @property
    def name(self) -> str:
        """`Tokyo, Japan`."""
        return f"{self.label}, {self.within}" if self.within else self.label


class Circle(NamedTuple):
    """The stories of one place, and of those places in it that have no circle.

    `radius` is so that the area is in proportion to `place.count`, the stories counted there.
    """

    place: Place
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Atlas:
    """A map: its circles, the largest first, and what is in view.

    Each story with a location is counted once, in a circle or in `elsewhere`.

    Attributes:
        listed: every value in the map, most stories first.
        unknown: those without coordinates, which count at what they are in.
        elsewhere: what is in nothing that has coordinates, with the stories left out.
    """

    circles: tuple[Circle, ...]
    view: Box
    listed: tuple[Place, ...]
    unknown: tuple[Place, ...]
    elsewhere: tuple[Place, ...]


def atlas(values: Sequence[FacetValue], asked: Sequence[str] = ()) -> Atlas:
    """The map of these values of the location facet; with `asked` values, of those alone."""
    tree = _Tree(values)
    tree.place_all(frozenset(asked))
    placed = sorted(tree.placed, key=lambda each: -each[0].count)
    view = _view([at for _, at in placed]) if asked else WORLD
    most = placed[0][0].count if placed else 1
    unit = view[2] * min(LARGEST / sqrt(most), SINGLE)
    circles = (
        Circle(place, x, y, round(max(unit * sqrt(place.count), view[2] * LEAST), 1))
        for place, (x, y) in placed
    )
    listed = sorted(tree.listed, key=lambda place: (-place.count, place.value))
    return Atlas(tuple(circles), view, tuple(listed), tuple(tree.unknown), tuple(tree.elsewhere))


def told(drawn: Atlas, missing: int, locale: str) -> Iterator[str]:
    """What the map cannot show, `missing` stories without a location among it."""
    if drawn.unknown:
        others = len(drawn.unknown) - UNKNOWN
        more = f" and {locales.number(others, locale)} more" if others > 0 else ""
        named = _named(drawn.unknown[:UNKNOWN], locale)
        yield f"Without coordinates of their own, counted at what they are in: {named}{more}."
    if drawn.elsewhere:
        yield f"Not on the map: {_named(drawn.elsewhere, locale)}."
    if missing:
        yield f"{locales.stories(missing, locale)} without a location."


def _named(places: Sequence[Place], locale: str) -> str:
    return "; ".join(f"{place.label} ({locales.number(place.count, locale)})" for place in places)


def without(values: Sequence[FacetValue], excluded: Sequence[str]) -> list[FacetValue]:
    """The values but for those that are left out; what these are in counts fewer stories."""
    if not excluded:
        return list(values)
    above = {value.value: set(PLACES.ancestors(value.value)) for value in values}
    gone = [v for v in values if v.value in excluded and above[v.value].isdisjoint(excluded)]
    kept = (
        value._replace(
            count=value.count - sum(v.count for v in gone if value.value in above[v.value])
        )
        for value in values
        if value.value not in excluded and above[value.value].isdisjoint(excluded)
    )
    return [value for value in kept if value.count]


class _Tree:
    """The values by what they are in, and what was found about them on the way down."""

    def __init__(self, values: Sequence[FacetValue]) -> None:
        self._values = values
        self._labels = {value.value: value.label for value in values}
        self._below: dict[str | None, list[FacetValue]] = {}
        for value in values:
            self._below.setdefault(PLACES.parent(value.value, self._labels), []).append(value)
        often = sorted((value.count for value in values), reverse=True)
        self._least = often[MAX_CIRCLES] if len(often) > MAX_CIRCLES else 0
        self.placed: list[tuple[Place, tuple[float, float]]] = []
        self.listed: list[Place] = []
        self.unknown: list[Place] = []
        self.elsewhere: list[Place] = []

    def place_all(self, asked: frozenset[str]) -> None:
        """Places the asked values that are in no other, or the widest of all."""
        known = asked & self._labels.keys()
        tops = self._below.get(None, [])
        if asked:
            found = (value for value in self._values if value.value in known)
            tops = [value for value in found if not PLACES.parent(value.value, known)]
        is_only = bool(asked) and len(tops) == 1
        for value in tops:
            within = PLACES.within(value.value, self._labels)
            if left := self._place(value, within, is_top=True, is_only=is_only):
                self.elsewhere.append(Place(value.value, value.label, within, left))

    def _place(
        self, value: FacetValue, within: str, *, is_top: bool = False, is_only: bool = False
    ) -> int:
        """Places `value` and all in it; how many of its stories are in no circle yet."""
        place = Place(value.value, value.label, within, value.count)
        self.listed.append(place)
        here = "" if is_only else place.name  # what all are in need not be said of each
        left = value.count
        for child in self._below.get(value.value, ()):
            left += self._place(child, here) - child.count
        degrees = coordinates(value.value)
        if not degrees and not is_top:
            self.unknown.append(place)
        if left and degrees and (is_top or value.count > self._least):
            placed = Place(value.value, value.label, within, left)
            self.placed.append((placed, projected(*degrees)))
            return 0
        return left


def _view(points: Sequence[tuple[float, float]]) -> Box:
    """A box around the points, in the proportions of the whole map."""
    if not points:
        return WORLD
    xs, ys = zip(*points, strict=True)
    shape = WORLD[3] / WORLD[2]
    width = max(max(xs) - min(xs), (max(ys) - min(ys)) / shape) * (1 + 2 * MARGIN)
    width = min(max(width, CLOSEST), WORLD[2])
    height = width * shape
    left = (min(xs) + max(xs) - width) / 2
    top = (min(ys) + max(ys) - height) / 2
    return (
        round(min(max(left, 0), WIDTH - width), 1),
        round(min(max(top, 0), HEIGHT - height), 1),
        round(width, 1),
        round(height, 1),
    )
