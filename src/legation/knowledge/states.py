"""States and territories: the names they go by, their adjectives and peoples, their seats of government."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, day, filled, listed, rows

TABLE = "states.csv"
COLUMNS = ("code", "name", "names", "adjectives", "people", "capital", "seats", "from", "to", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory, present or ended, under its ISO 3166 alpha-3 code."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    first: date | None = None
    last: date | None = None

    def exists(self, on: date) -> bool:
        """Whether the state existed on a day, as far as its dates are known."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@cache
def states() -> Mapping[str, State]:
    """All states by code, in the order of the table."""
    return read_states()


@cache
def former_states() -> Mapping[str, tuple[State, ...]]:
    """The ended states that had the capital of a present one, by its code."""
    ended = [state for state in states().values() if state.last is not None]
    found = {
        state.code: tuple(each for each in ended if set(each.capitals) & set(state.capitals))
        for state in states().values()
        if state.last is None
    }
    return MappingProxyType({code: former for code, former in found.items() if former})


@cache
def peoples() -> frozenset[str]:
    """What the people of any state are called ("Ethiopians")."""
    return frozenset(name for state in states().values() for name in state.people)


def read_states(folder: Traversable = DATA) -> Mapping[str, State]:
    """The states of the table in a folder."""
    found: dict[str, State] = {}
    for number, row in rows(TABLE, COLUMNS, folder):
        state = _state(row, number)
        if state.code in found:
            raise KnowledgeError(f"{TABLE}, line {number}: the code {state.code} stands twice; merge the lines")
        found[state.code] = state
    return MappingProxyType(found)


def _state(row: dict[str, str], number: int) -> State:
    return State(
        code=filled(row, "code", TABLE, number),
        name=filled(row, "name", TABLE, number),
        names=listed(row["names"]),
        adjectives=listed(row["adjectives"]),
        people=listed(row["people"]),
        capitals=listed(row["capital"]),
        seats=listed(row["seats"]),
        first=day(row["from"], TABLE, number),
        last=day(row["to"], TABLE, number),
    )
