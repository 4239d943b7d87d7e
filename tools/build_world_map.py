"""Make the map of the site from Natural Earth's countries, as npm's world-atlas packs them.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    python tools/build_world_map.py package/countries-110m.json

Coasts become one shape and borders one line, in the projection of the site; no country is a shape of its own, so that
none can be filled.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from legation.views.web.projection import project

TARGET = Path(__file__).parent.parent / "src/legation/views/web/data/world.json"
VERSION = "2.0.2"
Point = tuple[float, float]


def main(source: Path) -> None:
    content = source.read_bytes()
    topology = json.loads(content)
    arcs = list(decoded(topology))
    rings = [ring for shape in topology["objects"]["land"]["geometries"] for ring in rings_of(shape)]
    made = {
        "source": f"world-atlas {VERSION}, {source.name}: Natural Earth 1:110m, public domain; packed under ISC",
        "sha256": hashlib.sha256(content).hexdigest(),
        "land": "".join(f"{path(part)}Z" for ring in rings for part in cut(points_of(arcs, ring))),
        "borders": "".join(path(arcs[number]) for number in shared(topology)),
    }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(made, indent=1) + "\n", "utf-8")


def decoded(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The arcs in degrees: each point is told by how far it lies from the one before (TopoJSON 1.0, 2.1.3)."""
    (width, height), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * width + left, y * height + bottom))
        yield points


def rings_of(shape: dict[str, Any]) -> Iterable[list[int]]:
    if shape["type"] == "GeometryCollection":
        return [ring for each in shape["geometries"] for ring in rings_of(each)]
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def points_of(arcs: list[list[Point]], ring: list[int]) -> list[Point]:
    """The points of a ring; a negative number is an arc walked backwards."""
    found: list[Point] = []
    for number in ring:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        found += points[1:] if found else points
    return found


def cut(ring: list[Point]) -> Iterator[list[Point]]:
    """A ring in parts that end at the edges of the map: what lies over the antimeridian is shown on both sides."""
    whole = unrolled(ring)
    for turn in (-360, 0, 360):
        part = [(x + turn, y) for x, y in whole]
        for edge, side in ((-180, 1), (180, -1)):
            part = inside(part, edge, side)
        if len(part) > 2:
            yield part


def unrolled(ring: list[Point]) -> list[Point]:
    """A ring whose longitudes do not jump; one that goes round a pole is closed over it."""
    found = [ring[0]]
    for x, y in ring[1:]:
        found.append((x - 360 * round((x - found[-1][0]) / 360), y))
    if abs(found[-1][0] - found[0][0]) > 180:
        pole = 90 if found[0][1] > 0 else -90
        found += [(found[-1][0], pole), (found[0][0], pole)]
    return found


def inside(ring: list[Point], edge: float, side: int) -> list[Point]:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman 1974)."""
    found: list[Point] = []
    for one, other in pairwise([*ring[-1:], *ring]):
        here, there = side * (one[0] - edge) >= 0, side * (other[0] - edge) >= 0
        if here != there:
            share = (edge - one[0]) / (other[0] - one[0])
            found.append((edge, one[1] + share * (other[1] - one[1])))
        if there:
            found.append(other)
    return found


def shared(topology: dict[str, Any]) -> list[int]:
    """The arcs that two countries have in common."""
    counts: Counter[int] = Counter()
    for shape in topology["objects"]["countries"]["geometries"]:
        counts.update({number if number >= 0 else ~number for ring in rings_of(shape) for number in ring})
    return sorted(number for number, count in counts.items() if count > 1)


def path(points: Iterable[tuple[float, float]]) -> str:
    """Points as a path of SVG; those that fall together are written once."""
    written = []
    for longitude, latitude in points:
        x, y = project(longitude, latitude)
        told = f"{x:.1f} {y:.1f}"
        if not written or written[-1] != told:
            written.append(told)
    return f"M{'L'.join(written)}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
