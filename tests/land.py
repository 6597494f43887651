"""The outline of all land, for the map: Natural Earth's, which is in the public domain.

    npm pack world-atlas@2 && tar xf world-atlas-2*.tgz
    python -m tests.land package/land-50m.json webui/static/land.svg

Reads it as TopoJSON, projects it, leaves out what the map is too small to show and writes an
SVG of whole numbers.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path
from typing import Any

from indexer.projection import HEIGHT, WIDTH, projected

LEAST_BEND = 1.3
"""Of the sheet's 2,000 units: half a pixel where the whole map is 1,000 pixels wide."""
FINENESS = 2
"""Whole numbers a unit of the sheet."""
LEAST_AREA = 7.0
"""Smaller islands are left out."""
SOUTHERNMOST = -58.0
"""Degrees: Antarctica is left out, where next to no story plays."""

Points = list[tuple[float, float]]


def rings(topology: dict[str, Any]) -> list[Points]:
    """Each outline as longitudes and latitudes."""
    (x_scale, y_scale), (x_first, y_first) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs: list[Points] = []
    for steps in topology["arcs"]:
        xs, ys = (list(accumulate(part)) for part in zip(*steps, strict=True))
        arcs.append(
            [(x_first + x * x_scale, y_first + y * y_scale) for x, y in zip(xs, ys, strict=True)]
        )
    found = []
    (land,) = topology["objects"]["land"]["geometries"]
    for polygon in land["arcs"]:
        for numbers in polygon:
            ring: Points = []
            for number in numbers:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += arc[1:] if ring else arc
            found.append(ring)
    return found


def halves(ring: Points) -> list[Points]:
    """The outline, or its parts on both sides of the sheet's edge where it runs across that."""
    whole = ring[:1]
    for longitude, latitude in ring[1:]:
        turns = round((whole[-1][0] - longitude) / 360)
        whole.append((longitude + 360 * turns, latitude))
    parts = []
    for turn in (-360, 0, 360):
        part = [(longitude + turn, latitude) for longitude, latitude in whole]
        for side in (1, -1):  # within 180 degrees, to the east and to the west
            part = clipped(part, side)
        if part:
            parts.append([*part, part[0]])
    return parts


def clipped(ring: Points, side: int) -> Points:
    """What of the outline is within 180 degrees on one side (Sutherland and Hodgman, 1974)."""
    kept = []
    for (x0, y0), (x1, y1) in pairwise([*ring, *ring[:1]]):
        if side * x0 <= 180:
            kept.append((x0, y0))
        if (side * x0 <= 180) != (side * x1 <= 180):
            kept.append((side * 180.0, y0 + (y1 - y0) * (side * 180 - x0) / (x1 - x0)))
    return kept


def simplified(points: Points) -> Points:
    """The line without points that it hardly bends at (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = hypot(x1 - x0, y1 - y0)

    def bend(point: tuple[float, float]) -> float:
        x, y = point
        if not length:
            return hypot(x - x0, y - y0)
        return abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length

    at = max(range(1, len(points) - 1), key=lambda n: bend(points[n]))
    if bend(points[at]) < LEAST_BEND:
        return [points[0], points[-1]]
    return simplified(points[: at + 1])[:-1] + simplified(points[at:])


def area(points: Points) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*points, points[0]]))) / 2


def path(outlines: Sequence[Points]) -> str:
    """All outlines as the shortest path of whole numbers."""
    written, at = "", (0, 0)
    for points in outlines:
        whole = [(round(FINENESS * x), round(FINENESS * y)) for x, y in points]
        command = "m"
        for x, y in whole[:-1]:
            step = f"{x - at[0]} {y - at[1]}".replace(" -", "-")
            glue = "" if step[0] == "-" else " "
            written += command or glue
            written += step
            at, command = (x, y), ""
        written += "z"
        at = whole[0]
    return written


def main(source: Path, target: Path) -> None:
    """Writes the SVG."""
    outlines = []
    for ring in rings(json.loads(source.read_text("utf-8"))):
        if max(latitude for _, latitude in ring) < SOUTHERNMOST:
            continue
        for half in halves(ring):
            points = simplified([projected(latitude, longitude) for longitude, latitude in half])
            if len(points) > 3 and area(points) >= LEAST_AREA:
                outlines.append(points)
    target.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f'<path id="land" transform="scale({1 / FINENESS:g})" d="{path(outlines)}"/></svg>\n',
        "utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
