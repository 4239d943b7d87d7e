"""The busiest pairs: those of whom most lines stand in the last year that the record tells of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Final

from legation.model import PairCount

#: All days and all lines of a pair lie together in the index: one walk through it counts every pair.
PAIRS: Final = (
    "SELECT actor, other, count(*) AS lines FROM line_pair WHERE day BETWEEN ? AND ?"
    " GROUP BY actor, other ORDER BY lines DESC, actor, other LIMIT ?"
)
#: The next actor, found by the index; SQLite has no way of its own to jump from one to the next.
NEXT_ACTOR: Final = "SELECT actor FROM line_actor WHERE actor > ? ORDER BY actor LIMIT 1"
COUNT: Final = "SELECT count(*) FROM line_pair WHERE actor = ? AND other = ? AND day BETWEEN ? AND ?"


def busiest_pairs(
    connection: sqlite3.Connection, since: date, until: date, *, of: str | None, limit: int
) -> tuple[PairCount, ...]:
    """The pairs with the most lines between two days, both included, the busiest first; those of one actor, or all."""
    bounds = (since.isoformat(), until.isoformat())
    if of is None:
        return tuple(PairCount(**dict(row)) for row in connection.execute(PAIRS, (*bounds, limit)))
    counted = (
        PairCount(actor=actor, other=other, lines=connection.execute(COUNT, (actor, other, *bounds)).fetchone()[0])
        for actor, other in _pairs_of(connection, of)
    )
    found = sorted((each for each in counted if each.lines), key=lambda each: (-each.lines, each.actor, each.other))
    return tuple(found[:limit])


def _pairs_of(connection: sqlite3.Connection, actor: str) -> Iterator[tuple[str, str]]:
    """An actor with every other of the record, whether they have a line together or not."""
    other = ""
    while row := connection.execute(NEXT_ACTOR, (other,)).fetchone():
        other = row["actor"]
        if other != actor:
            yield min(actor, other), max(actor, other)
