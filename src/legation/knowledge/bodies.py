"""Bodies of a state that are known by a name of their own: ministries, parliaments, forces, agencies, state firms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from legation.knowledge.tables import DATA, filled, listed, rows

TABLE = "bodies.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body of a state, such as its foreign ministry, under the names that news gives it."""

    name: str
    names: tuple[str, ...]
    of: str
    kind: str


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies, in the order of the table."""
    return read_bodies()


def read_bodies(folder: Traversable = DATA) -> tuple[Body, ...]:
    """The bodies of the table in a folder."""
    return tuple(
        Body(
            name=filled(row, "name", TABLE, number),
            names=(row["name"], *listed(row["names"])),
            of=filled(row, "of", TABLE, number),
            kind=filled(row, "kind", TABLE, number),
        )
        for number, row in rows(TABLE, ("name", "names", "of", "kind", "source"), folder)
    )
