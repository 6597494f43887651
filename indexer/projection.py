"""The map's projection: degrees become places on a sheet.

Equal Earth (Šavrič, Patterson and Jenny, "The Equal Earth map projection", International
Journal of Geographical Information Science, 2018): areas keep their proportions, and it looks
like the maps that hang on walls.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 2000.0, 973.4
"""Of the whole world, in the sheet's own units; north is up, and y grows downwards."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_HALF_WIDTH, _HALF_HEIGHT = 2.7066297, 1.3173628


@lru_cache(maxsize=50_000)
def projected(latitude: float, longitude: float) -> tuple[float, float]:
    """Where on the sheet a place stands.

    >>> projected(0, 0), projected(0, -180)
    ((1000.0, 486.7), (0.0, 486.7))
    """
    t = asin(_M * sin(radians(latitude)))
    x = (
        radians(longitude)
        * cos(t)
        / (_M * (9 * _A4 * t**8 + 7 * _A3 * t**6 + 3 * _A2 * t**2 + _A1))
    )
    y = _A4 * t**9 + _A3 * t**7 + _A2 * t**3 + _A1 * t
    return (
        abs(round((1 + x / _HALF_WIDTH) * WIDTH / 2, 1)),
        abs(round((1 - y / _HALF_HEIGHT) * HEIGHT / 2, 1)),
    )
