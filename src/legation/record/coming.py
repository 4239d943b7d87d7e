"""What is coming: acts that are planned, possible or under way, and not past on a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from legation.model import Line, Page, Status
from legation.record.profile import AROUND
from legation.record.timeline import Condition, lines_page, part_of

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
    part = replace(part_of(actors), day=LAST_DAY)
    conditions = [_not_past(day)] if actors else [_among_all(day)]
    return lines_page(connection, part, conditions, limit=limit, after=after)


def newest_day(connection: sqlite3.Connection) -> date | None:
    """The day of the newest article; None where the day of none is known."""
    row = connection.execute(
        "SELECT coalesce(published_to, published_from) AS day FROM article"
        " WHERE coalesce(published_to, published_from) IS NOT NULL"
        " ORDER BY coalesce(published_to, published_from) DESC LIMIT 1"
    ).fetchone()
    return date.fromisoformat(row["day"]) if row else None


def _not_past(day: date) -> Condition:
    """By the last day on which an act may be; what has none is open while it starts later or was told lately."""
    dated, dateless = _by_date(day)
    return Condition(f"{COMING} AND ({dated.sql} OR {dateless.sql})", (*dated.values, *dateless.values))


def _among_all(day: date) -> Condition:
    """The same, each half found by the index of lines that may come."""
    halves = _by_date(day)
    found = " UNION ALL ".join(f"SELECT line.id FROM line WHERE {COMING} AND {half.sql}" for half in halves)
    return Condition(f"line.id IN ({found})", tuple(value for half in halves for value in half.values))


def _by_date(day: date) -> tuple[Condition, Condition]:
    lately = (day - min(timedelta(days=OPEN), day - date.min)).isoformat()
    dated = Condition("line.date_to >= ?", (day.isoformat(),))
    dateless = Condition(
        "line.date_to IS NULL AND line.status <> 'ongoing' AND (line.date_from >= ? OR line.told_to >= ?)",
        (day.isoformat(), lately),
    )
    return dated, dateless
