"""Wars that the press tells by their aggressor alone ("Russia's war"), with the state against which they are waged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable

from legation.knowledge.tables import DATA, day, filled, rows

TABLE = "wars.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class War:
    """Who wages a war against whom, by their codes, and from when to when; None where it goes on."""

    of: str
    against: str
    first: date | None
    last: date | None

    def is_waged(self, on: date) -> bool:
        """Whether it is waged on a day."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@cache
def wars() -> tuple[War, ...]:
    """All wars of the table, in its order."""
    return read_wars()


def read_wars(folder: Traversable = DATA) -> tuple[War, ...]:
    """The wars of the table in a folder.

    Raises:
        KnowledgeError: a line of the table is wrong.
    """
    return tuple(_war(row, number) for number, row in rows(TABLE, ("of", "against", "from", "to", "source"), folder))


def _war(row: dict[str, str], number: int) -> War:
    return War(
        of=filled(row, "of", TABLE, number),
        against=filled(row, "against", TABLE, number),
        first=day(row["from"], TABLE, number),
        last=day(row["to"], TABLE, number),
    )


def waged_by(code: str, on: date) -> str | None:
    """Against whom a state wages a war on a day; None where the table has none."""
    return next((war.against for war in wars() if war.of == code and war.is_waged(on)), None)
