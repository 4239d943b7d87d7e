"""News agencies and outlets, which articles name as the source of what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from legation.knowledge.tables import DATA, filled, listed, rows

TABLE = "outlets.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A news agency, paper or broadcaster; `of` is the code of its home state, empty where it has none."""

    name: str
    names: tuple[str, ...]
    of: str


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets, in the order of the table."""
    return read_outlets()


def read_outlets(folder: Traversable = DATA) -> tuple[Outlet, ...]:
    """The outlets of the table in a folder."""
    return tuple(
        Outlet(name=filled(row, "name", TABLE, number), names=(row["name"], *listed(row["names"])), of=row["of"])
        for number, row in rows(TABLE, ("name", "names", "of", "source"), folder)
    )
