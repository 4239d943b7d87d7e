"""Public facts with known dates that articles mention as background, and that help to date an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable

from legation.errors import KnowledgeError
from legation.knowledge.tables import DATA, filled, first_day, last_day, listed, rows

TABLE = "dated_events.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """Something that the whole world knows the date of; `words` are the lower-case phrases that tell it."""

    name: str
    words: tuple[str, ...]
    first: date
    last: date
    kind: str


@cache
def dated_events() -> tuple[DatedEvent, ...]:
    """All dated events, in the order of the table."""
    return read_dated_events()


def read_dated_events(folder: Traversable = DATA) -> tuple[DatedEvent, ...]:
    """The dated events of the table in a folder."""
    lines = rows(TABLE, ("name", "words", "from", "to", "kind", "source"), folder)
    return tuple(_dated_event(row, number) for number, row in lines)


def _dated_event(row: dict[str, str], number: int) -> DatedEvent:
    start = filled(row, "from", TABLE, number)
    first, last = first_day(start, TABLE, number), last_day(row["to"] or start, TABLE, number)
    if first is None or last is None or last < first:
        raise KnowledgeError(f"{TABLE}, line {number}: it ends before it begins; check 'from' and 'to'")
    return DatedEvent(
        name=filled(row, "name", TABLE, number),
        words=listed(filled(row, "words", TABLE, number)),
        first=first,
        last=last,
        kind=filled(row, "kind", TABLE, number),
    )
