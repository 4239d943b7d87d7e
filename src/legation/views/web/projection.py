"""The projection of the map: Equal Earth (Šavrič, Patterson and Jenny 2018), in which areas are as they are."""

from __future__ import annotations

from math import asin, cos, pi, radians, sin, sqrt
from typing import Final

#: Measures of the map, and the coefficients of the projection.
WIDTH: Final = 960
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
#: Half of what the projection spans from west to east and from south to north.
EAST: Final = 2 * sqrt(3) * pi / (3 * A1)
THETA: Final = asin(sqrt(3) / 2)
NORTH: Final = THETA * (A1 + A2 * THETA**2 + THETA**6 * (A3 + A4 * THETA**2))
SCALE: Final = WIDTH / (2 * EAST)
HEIGHT: Final = round(2 * NORTH * SCALE)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees of WGS 84 as a place on the map, from its upper left corner."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    slope = A1 + 3 * A2 * square + square**3 * (7 * A3 + 9 * A4 * square)
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    y = theta * (A1 + A2 * square + square**3 * (A3 + A4 * square))
    return (x + EAST) * SCALE, (NORTH - y) * SCALE
