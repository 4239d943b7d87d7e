"""Origins: where articles come from, when each was looked at last, and what came of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from legation.model import Count, KnownOrigin, Page
from legation.record.adding import REFUSED

#: Reasons for failure that are told of one origin, the most frequent first.
MOST_REASONS: Final = 5
ORIGINS: Final = "SELECT id, name, looked, failure, moved FROM origin WHERE name > ? ORDER BY name LIMIT ?"
OUTCOMES: Final = (
    "SELECT outcome AS name, count(*) AS count FROM arrival WHERE origin = ? GROUP BY outcome ORDER BY 2 DESC, 1"
)
REASONS: Final = (
    "SELECT reason AS name, count(*) AS count FROM arrival WHERE origin = ? AND outcome = ? GROUP BY reason"
    " ORDER BY 2 DESC, 1 LIMIT ?"
)
LAST: Final = "SELECT max(arrived) AS moment FROM arrival WHERE origin = ? AND outcome <> ?"


def origins_page(connection: sqlite3.Connection, *, limit: int, after: str | None) -> Page[KnownOrigin]:
    """A page of origins, in the order of their names."""
    rows = connection.execute(ORIGINS, (after or "", limit + 1)).fetchall()
    shown = tuple(_origin(connection, row) for row in rows[:limit])
    return Page(items=shown, after=shown[-1].name if len(rows) > limit else None)


def _origin(connection: sqlite3.Connection, row: sqlite3.Row) -> KnownOrigin:
    outcomes = tuple(_counts(connection, OUTCOMES, row["id"]))
    return KnownOrigin(
        name=row["name"],
        moved=row["moved"],
        looked=row["looked"],
        gave=connection.execute(LAST, (row["id"], REFUSED)).fetchone()["moment"],
        documents=sum(each.count for each in outcomes),
        outcomes=outcomes,
        failure=row["failure"],
        reasons=tuple(_counts(connection, REASONS, row["id"], REFUSED, MOST_REASONS)),
    )


def _counts(connection: sqlite3.Connection, query: str, *values: object) -> Iterator[Count]:
    for row in connection.execute(query, values):
        yield Count(name=row["name"] or "unknown", count=row["count"])
