"""Selecting: some lines of a record as they are at one moment, read one after the other, however many there are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Final, TypedDict

from legation.articles.door import interval_of
from legation.model import (
    Account,
    Cited,
    EventType,
    Interval,
    Kind,
    KnownAgreement,
    Line,
    LineMention,
    Status,
    WholeLine,
)
from legation.record.accounts import tellings_of
from legation.record.actors import codes_of
from legation.record.agreements import agreements_page
from legation.record.export import MENTIONS
from legation.record.history import history_of, versions_of
from legation.record.line_rows import line_of_row
from legation.record.timeline import MOST, Condition, Filters, Part, chosen, conditions_of, part_of
from legation.record.witnesses import CITED, Witness, cited, witnesses

#: Lines whose tellings are read together.
BATCH: Final = 200
#: What a day may be given as: "2022-08-24", "2022-08", a date, an interval.
Day = str | date | Interval


class Wanted(TypedDict, total=False):
    """What lines must be like, by the words of `Record.timeline`, which explains them."""

    since: Day | None
    until: Day | None
    status: str | Iterable[str] | None
    type: str | Iterable[str] | None
    kind: str | Iterable[str] | None
    place: str | None
    series: str | None
    min_sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The lines of some actors that meet some conditions, and what belongs to them; good for one transaction."""

    connection: sqlite3.Connection
    actors: tuple[str, ...]
    part: Part
    conditions: tuple[Condition, ...]

    def lines(self) -> Iterator[Line]:
        """The lines, in the order of their days and ids."""
        return map(line_of_row, self._rows())

    def whole_lines(self) -> Iterator[WholeLine]:
        """The lines with all their mentions."""
        for row in self._rows():
            found = self.connection.execute(MENTIONS, (row["id"],))
            mentions = tuple(LineMention(**dict(each)) for each in found)
            line = line_of_row(row)
            yield WholeLine(**{each.name: getattr(line, each.name) for each in fields(Line)}, mentions=mentions)

    def accounts(self) -> Iterator[Account]:
        """All that is known of each line. Of articles of which a newer version is known, nothing is told."""
        cursor = self._rows()
        while rows := cursor.fetchmany(BATCH):
            yield from self._accounts(rows)

    def articles(self, also: Iterable[str] = ()) -> Iterator[Cited]:
        """The articles that tell the lines, and others of which the ids are given, each once, in the order of ids."""
        where, values = self._where()
        told = f"SELECT event.article FROM {self.part.tables} JOIN event ON event.line = line.id WHERE {where}"
        query = (
            f"SELECT {CITED} FROM article WHERE article.id IN ({told})"
            " OR article.key IN (SELECT value FROM json_each(?)) ORDER BY article.key"
        )
        yield from map(cited, self.connection.execute(query, (*values, json.dumps(sorted(also)))))

    def agreements(self) -> tuple[KnownAgreement, ...]:
        """The agreements to which all of the actors are parties; those of everybody, where no actor is given."""
        return agreements_page(self.connection, self.actors, limit=MOST, after=None).items

    def _where(self) -> tuple[str, tuple[object, ...]]:
        wanted = [*self.part.conditions, *self.conditions]
        where = " AND ".join(f"({each.sql})" for each in wanted) or "TRUE"
        return where, tuple(value for each in wanted for value in each.values)

    def _rows(self) -> sqlite3.Cursor:
        where, values = self._where()
        order = f"{self.part.day}, line.key"
        return self.connection.execute(f"SELECT line.* FROM {self.part.tables} WHERE {where} ORDER BY {order}", values)

    def _accounts(self, rows: Sequence[sqlite3.Row]) -> Iterator[Account]:
        told = witnesses(self.connection, [row["id"] for row in rows])
        tellings = {
            each.id: each for each in tellings_of(self.connection, [each for those in told.values() for each in those])
        }
        for row in rows:
            those: list[Witness] = told.get(row["id"], [])
            yield Account(
                line=line_of_row(row),
                versions=versions_of(those),
                history=history_of(those),
                tellings=tuple(tellings[each.key] for each in those),
            )


def selection_of(connection: sqlite3.Connection, names: Sequence[str], wanted: Wanted) -> Selection:
    """The lines of nobody in particular, of one actor or of two together, as a user asks for them.

    Raises:
        InputError: an actor, a date or a word is not known, or there are more than two actors.
    """
    actors = codes_of(connection, names)
    part = part_of(actors)
    conditions = conditions_of(filters_of(wanted), part)
    return Selection(connection=connection, actors=tuple(actors), part=part, conditions=tuple(conditions))


def filters_of(wanted: Wanted) -> Filters:
    """What a user wants of lines, checked.

    Raises:
        InputError: a date or a word is not known.
    """
    since = interval_of(wanted.get("since"), "day")
    until = interval_of(wanted.get("until"), "day")
    return Filters(
        since=since.first or since.last if since else None,
        until=until.last or until.first if until else None,
        statuses=chosen(wanted.get("status"), Status, "status"),
        types=chosen(wanted.get("type"), EventType, "type of event"),
        kinds=chosen(wanted.get("kind"), Kind, "kind of event"),
        place=wanted.get("place"),
        series=wanted.get("series"),
        min_sources=min(wanted.get("min_sources") or 1, MOST),
    )
