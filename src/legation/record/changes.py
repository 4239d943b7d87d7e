"""Changes: what the record learned from the articles of some days, or from those added on some days."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from legation.errors import InputError
from legation.model import Cited, Learned, Page
from legation.record.history import history_of
from legation.record.line_rows import line_of_row
from legation.record.timeline import SEPARATOR, Condition, Part
from legation.record.witnesses import Witness, witnesses

#: The day on which an article was published, or on which it came into the record, as the file's indices hold it.
PUBLISHED: Final = "coalesce(article.published_to, article.published_from)"
ADDED: Final = "article.added"
#: Letters of a day in ISO 8601, and what sorts behind all moments of it.
DAY: Final = 10
AFTER_ALL: Final = "~"
#: Lines that are looked through at once; those of which nothing new was told are left out.
BATCH: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A day of a line: where a walk through the changes may end and go on."""

    day: str
    key: str

    @classmethod
    def of(cls, after: str | None, since: date) -> Stop:
        """Where to go on: behind the last of a page, or at a day.

        Raises:
            InputError: it asks for no page.
        """
        if after is None:
            return cls(day=since.isoformat(), key="")
        day, separator, key = after.partition(SEPARATOR)
        if not separator:
            raise InputError(f"{after!r} asks for no page: give what the page before it said")
        return cls(day=day, key=key)


def changes_page(
    connection: sqlite3.Connection, since: date, *, added: bool, limit: int, after: str | None
) -> Page[Learned]:
    """A page of what was learned since a day, by days: new lines, what changed about others, who else tells them."""
    found = list(islice(_learned(connection, Stop.of(after, since), added), limit + 1))
    last = found[limit - 1] if len(found) > limit else None
    following = f"{last.day.isoformat()}{SEPARATOR}{last.line.id}" if last else None
    return Page(items=tuple(found[:limit]), after=following)


def latest_changes(
    connection: sqlite3.Connection, part: Part, conditions: Iterable[Condition], *, limit: int
) -> tuple[Learned, ...]:
    """What was learned last of the lines of a part that were told last, the newest first."""
    wanted = [*part.conditions, *conditions, Condition("line.told_to IS NOT NULL")]
    rows = connection.execute(
        f"SELECT line.* FROM {part.tables} WHERE {' AND '.join(f'({each.sql})' for each in wanted)}"
        " ORDER BY line.told_to DESC, line.key LIMIT ?",
        (*(value for each in wanted for value in each.values), limit),
    ).fetchall()
    told = witnesses(connection, (row["id"] for row in rows))
    found = (_last_learned(row, told[row["id"]]) for row in rows)
    return tuple(sorted((each for each in found if each), key=lambda each: (-each.day.toordinal(), each.line.id)))


def _last_learned(row: sqlite3.Row, told: Sequence[Witness]) -> Learned | None:
    """What the last article that did not only repeat said of a line."""
    days = sorted({day for each in told if (day := _published(each))}, reverse=True)
    return next((found for day in days if (found := _of_day(row, day, told, added=False))), None)


def _learned(connection: sqlite3.Connection, stop: Stop, added: bool) -> Iterator[Learned]:
    for day in _days(connection, stop.day, added):
        key = stop.key if day == stop.day else ""
        while rows := _touched(connection, Stop(day=day, key=key), added):
            told = witnesses(connection, (row["id"] for row in rows))
            found = (_of_day(row, day, told[row["id"]], added) for row in rows)
            yield from (each for each in found if each is not None)
            key = rows[-1]["key"]


def _days(connection: sqlite3.Connection, start: str, added: bool) -> Iterator[str]:
    """The days on which there are articles, from one on."""
    moment = ADDED if added else PUBLISHED
    query = f"SELECT {moment} AS moment FROM article WHERE {moment} >= ? ORDER BY {moment} LIMIT 1"
    while row := connection.execute(query, (start,)).fetchone():
        yield row["moment"][:DAY]
        start = row["moment"][:DAY] + AFTER_ALL


def _touched(connection: sqlite3.Connection, stop: Stop, added: bool) -> list[sqlite3.Row]:
    """The lines that articles of a day tell, in the order of their ids, behind one."""
    moment = ADDED if added else PUBLISHED
    return connection.execute(
        "SELECT DISTINCT line.* FROM article"
        " CROSS JOIN event ON event.article = article.id CROSS JOIN line ON line.id = event.line"
        f" WHERE {moment} >= ? AND {moment} < ? AND line.key > ? ORDER BY line.key LIMIT ?",
        (stop.day, stop.day + AFTER_ALL, stop.key, BATCH),
    ).fetchall()


def _of_day(row: sqlite3.Row, day: str, told: Sequence[Witness], added: bool) -> Learned | None:
    """What the articles of one day say that was not known of a line; None where they only repeat it."""
    day_of = _added if added else _published
    today = [each for each in told if day_of(each) == day]
    before = [each for each in told if day_of(each) < day]
    keys = {each.key for each in today}
    changes = tuple(change for change in history_of(told) if change.telling in keys)
    sources = tuple(_new_sources(today, before))
    if before and not changes and not sources:
        return None
    return Learned(day=date.fromisoformat(day), line=line_of_row(row), new=not before, changes=changes, sources=sources)


def _new_sources(today: Iterable[Witness], before: Iterable[Witness]) -> Iterator[Cited]:
    """An article of each independent source that had not told it."""
    seen = {each.member.voice for each in before}
    for each in today:
        if each.member.voice not in seen:
            seen.add(each.member.voice)
            yield each.article


def _published(witness: Witness) -> str:
    day = witness.article.published.last or witness.article.published.first
    return day.isoformat() if day else ""


def _added(witness: Witness) -> str:
    return witness.added[:DAY]
