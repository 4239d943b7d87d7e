"""What is coming: acts that are planned, possible or under way, and not past on a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from legation.model import Line, Page, Status
from legation.record.profile import AROUND
from legation.record.timeline import Condition, Part, bound_to, lines_page

#: As in the index of lines that may come.
COMING: Final = "line.status IN ('planned', 'possible', 'ongoing')"
#: By this they are ordered: what is sure to be soon first, what nobody dates last.
LAST_DAY: Final = "coalesce(line.date_to, line.date_from, '9999-12-31')"
#: Days for which a plan that nobody has dated is held to be open, counted from when it was last told.
OPEN: Final = AROUND[Status.PLANNED][1]


def coming_page(
    connection: sqlite3.Connection, actors: Sequence[str], today: date | None, *, limit: int, after: str | None
) -> Page[Line]:
    """A page of the lines that are not past on a day, by default that of the newest article, soonest first."""
    day = today or newest_day(connection)
    if day is None:
        return Page(items=())
    # Few lines are coming, and some actors have part in very many: so those that are coming are looked for first.
    part = Part(tables="line", day=LAST_DAY)
    return lines_page(connection, part, [_coming(day), *_of(actors)], limit=limit, after=after)


def newest_day(connection: sqlite3.Connection) -> date | None:
    """The day of the newest article; None where the day of none is known."""
    row = connection.execute(
        "SELECT coalesce(published_to, published_from) AS day FROM article"
        " WHERE coalesce(published_to, published_from) IS NOT NULL"
        " ORDER BY coalesce(published_to, published_from) DESC LIMIT 1"
    ).fetchone()
    return date.fromisoformat(row["day"]) if row else None


def _coming(day: date) -> Condition:
    """What is not past by its last day; what has none is open while it starts later or was told lately."""
    today, lately = day.isoformat(), (day - min(timedelta(days=OPEN), day - date.min)).isoformat()
    parts = (
        Condition("line.date_to >= ?", (today,)),
        Condition("line.date_to IS NULL AND line.date_from IS NULL AND line.told_to >= ?", (lately,)),
        Condition("line.date_to IS NULL AND line.date_from >= ?", (today,)),
        Condition("line.date_to IS NULL AND line.date_from < ? AND line.told_to >= ?", (today, lately)),
    )
    # Each part is a range of the index of lines that may come. What is under way without an end may be over.
    found = " UNION ALL ".join(f"SELECT line.id FROM line WHERE {COMING} AND {each.sql}" for each in parts)
    sql = f"line.id IN ({found}) AND (line.status <> 'ongoing' OR line.date_to IS NOT NULL)"
    return Condition(sql, tuple(value for each in parts for value in each.values))


def _of(actors: Sequence[str]) -> list[Condition]:
    """That some actors have part in a line, by their index."""
    table, bound = bound_to(actors)
    if table is None:
        return []
    found = f"SELECT 1 FROM {table} AS part WHERE {bound.sql} AND part.day = line.day AND part.line = line.id"
    return [Condition(f"EXISTS ({found})", bound.values)]
