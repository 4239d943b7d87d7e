"""The days on which states voted: elections of every kind, and referendums."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, filled, first_and_last, rows
from legation.model.time import Interval

TABLE = "elections.csv"
KINDS = ("presidential", "parliamentary", "general", "midterm", "referendum", "regional", "local")


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """A vote in a state, by its ISO 3166-1 alpha-3 code, with its first and last day; each round is one."""

    of: str
    kind: str
    days: Interval


@cache
def elections() -> dict[str, tuple[Election, ...]]:
    """All votes by state, in the order of the table."""
    found: dict[str, list[Election]] = {}
    for election in read_elections():
        found.setdefault(election.of, []).append(election)
    return {of: tuple(listed) for of, listed in found.items()}


def read_elections(folder: Traversable = DATA) -> tuple[Election, ...]:
    """The votes of the table in a folder.

    Raises:
        KnowledgeError: a line of the table is wrong.
    """
    lines = rows(TABLE, ("of", "kind", "from", "to", "source"), folder)
    return tuple(_election(row, number) for number, row in lines)


def _election(row: dict[str, str], number: int) -> Election:
    kind = filled(row, "kind", TABLE, number)
    first, last = first_and_last(row, TABLE, number)
    if kind not in KINDS:
        raise KnowledgeError(f"{TABLE}, line {number}: '{kind}' is no kind of vote; use one of {', '.join(KINDS)}")
    return Election(of=filled(row, "of", TABLE, number), kind=kind, days=Interval(first=first, last=last))
