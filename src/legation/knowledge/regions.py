"""Parts of states that have governments of their own, or are named as if they had: US states, provinces, nations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from legation.knowledge.places import read_places
from legation.knowledge.tables import DATA, filled, listed, rows

TABLE = "regions.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the state `of`, under the names and adjectives that news uses."""

    name: str
    names: tuple[str, ...]
    of: str


@cache
def regions() -> tuple[Region, ...]:
    """All regions: those of the table, then those that only the table of places has."""
    return read_regions()


def read_regions(folder: Traversable = DATA) -> tuple[Region, ...]:
    """The regions of the tables in a folder."""
    own = tuple(_own(folder))
    taken = {region.name for region in own}
    drawn = (place for place in read_places(folder).values() if place.kind == "region" and place.of)
    return (*own, *(Region(name=p.name, names=(p.name,), of=p.of) for p in drawn if p.name not in taken))


def _own(folder: Traversable) -> Iterator[Region]:
    for number, row in rows(TABLE, ("name", "names", "of", "source"), folder):
        name = filled(row, "name", TABLE, number)
        yield Region(name=name, names=(name, *listed(row["names"])), of=filled(row, "of", TABLE, number))
