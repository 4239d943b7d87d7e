"""The map: arcs between the capitals of the busiest pairs, over coasts and borders in which no area is coloured."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from math import hypot, sqrt
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from legation.errors import InputError
from legation.knowledge.places import Place, places
from legation.knowledge.states import states
from legation.model import PairCount
from legation.views.web.addresses import actor_path
from legation.views.web.projection import HEIGHT, WIDTH, project
from legation.views.web.rendering import page
from legation.views.web.site import asked
from legation.views.web.words import name_of

FILE: Final = resources.files("legation.views.web") / "data" / "world.json"
#: Pairs that are drawn, years before and after the newest article that can be chosen, and how far an arc is bent.
PAIRS: Final = 120
BACK: Final = 12
AHEAD: Final = 2
BEND: Final = 0.18
#: Widths of arcs.
THIN: Final = 0.5
WIDE: Final = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A pair of states: its path, how wide it is, and what it leads to."""

    path: str
    width: float
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A capital."""

    x: float
    y: float
    title: str
    href: str


def world(request: Request) -> Response:
    """The page of the map, of one year."""
    with asked(request) as record:
        today = record.newest_day() or date(2000, 1, 1)
        year = _year(request.query_params.get("year", ""), today.year)
        pairs = record.busiest(date(year, 1, 1), date(year, 12, 31), limit=PAIRS)
    drawn = [each for each in pairs if _capital(each.actor) and _capital(each.other)]
    return page(
        request,
        "map.html",
        year=year,
        years=(max(date.min.year, min(today.year - BACK, year)), min(date.max.year, max(today.year + AHEAD, year))),
        arcs=tuple(arcs(drawn, year)),
        dots=tuple(dots(drawn)),
        table=drawn[:20],
        left_out=len(pairs) - len(drawn),
        land=coasts()["land"],
        borders=coasts()["borders"],
        size=(WIDTH, HEIGHT),
    )


def _year(given: str, usual: int) -> int:
    if not given:
        return usual
    if not (given.isascii() and given.isdecimal() and date.min.year <= int(given[:6]) <= date.max.year):
        raise InputError(f"{given!r} is no year: give four digits, such as 2022")
    return int(given)


@cache
def coasts() -> Mapping[str, str]:
    """Coasts and borders, as paths of SVG."""
    found: dict[str, str] = json.loads(FILE.read_text("utf-8"))
    return MappingProxyType(found)


@cache
def _capital(code: str) -> Place | None:
    """The first capital of a state of which the place is known."""
    names = states()[code].capitals if code in states() else ()
    found = (places().get(name.lower()) for name in names)
    return next((place for place in found if place and place.of == code), None)


def arcs(pairs: list[PairCount], year: int) -> Iterator[Arc]:
    """The arcs of some pairs, the busiest last, so that they lie above."""
    most = max((each.lines for each in pairs), default=1)
    for each in reversed(pairs):
        one, other = _capital(each.actor), _capital(each.other)
        if one and other:
            width = THIN + (WIDE - THIN) * sqrt(each.lines / most)
            names = f"{name_of(each.actor)} – {name_of(each.other)}"
            yield Arc(
                path=_path(one, other),
                width=round(width, 1),
                title=f"{names}: {each.lines}",
                href=f"{actor_path(each.actor, each.other)}?year={year:04d}",
            )


def _path(one: Place, other: Place) -> str:
    """From one capital to the other, bent to the north."""
    (x1, y1), (x2, y2) = project(one.longitude, one.latitude), project(other.longitude, other.latitude)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2 - BEND * hypot(x2 - x1, y2 - y1)
    return f"M{x1:.1f} {y1:.1f}Q{x:.1f} {y:.1f} {x2:.1f} {y2:.1f}"


def dots(pairs: list[PairCount]) -> Iterator[Dot]:
    """The capitals at the ends of arcs."""
    for code in sorted({code for each in pairs for code in (each.actor, each.other)}):
        place = _capital(code)
        if place:
            x, y = project(place.longitude, place.latitude)
            yield Dot(x=round(x, 1), y=round(y, 1), title=name_of(code), href=actor_path(code))
