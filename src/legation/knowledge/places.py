"""Places that diplomatic news names: capitals, cities, regions, islands, seas, bases, venues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, filled, number, rows

TABLE = "places.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with its point on the map; `of` is the code of its state, empty where it belongs to no one state."""

    name: str
    of: str
    latitude: float
    longitude: float
    kind: str


@cache
def places() -> Mapping[str, Place]:
    """All places by lower-cased name; of places with the same name, the first in the table."""
    return read_places()


def read_places(folder: Traversable = DATA) -> Mapping[str, Place]:
    """The places of the table in a folder."""
    found: dict[str, Place] = {}
    for line, row in rows(TABLE, ("name", "of", "latitude", "longitude", "kind", "source"), folder):
        place = _place(row, line)
        found.setdefault(place.name.lower(), place)
    return MappingProxyType(found)


def _place(row: dict[str, str], line: int) -> Place:
    place = Place(
        name=filled(row, "name", TABLE, line),
        of=row["of"],
        latitude=number(row["latitude"], TABLE, line),
        longitude=number(row["longitude"], TABLE, line),
        kind=filled(row, "kind", TABLE, line),
    )
    if abs(place.latitude) > 90 or abs(place.longitude) > 180:
        raise KnowledgeError(f"{TABLE}, line {line}: {place.name} lies off the globe; check latitude and longitude")
    return place
