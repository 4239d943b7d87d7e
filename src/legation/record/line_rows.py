"""The rows of lines: how a line stands in the file, and how it comes out of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from itertools import combinations

import msgspec

from legation.model import EventType, Interval, Kind, Line, Series, Spot, Status
from legation.record.lines import Member
from legation.record.writing import DECODER, iso


def write_line(connection: sqlite3.Connection, line: Line, members: Iterable[Member]) -> int:
    """Write a line in place of one that had its key, and under everybody who takes part; the number of its row."""
    row = _row(line)
    updates = ", ".join(f"{column} = excluded.{column}" for column in row)
    found = connection.execute(
        f"INSERT INTO line ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT (key) DO UPDATE SET {updates} RETURNING id",
        tuple(row.values()),
    ).fetchone()
    number = int(found["id"])
    _write_actors(connection, number, str(row["day"]), members)
    return number


def _row(line: Line) -> dict[str, object]:
    """The columns of a line."""
    where, series = line.where, line.series
    return {
        "key": line.id,
        "type": line.type,
        "kind": line.kind,
        "status": line.status,
        "confirmed": None if line.confirmed is None else int(line.confirmed),
        "date_from": iso(line.when.first),
        "date_to": iso(line.when.last),
        "place": where.name if where else None,
        "place_of": where.of if where else None,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "series": series.name if series else None,
        "ordinal": series.ordinal if series else None,
        "sources": json.dumps(line.source),
        "targets": json.dumps(line.target),
        "topics": json.dumps(line.topics, ensure_ascii=False),
        "agreements": json.dumps(line.agreements, ensure_ascii=False),
        "evidence": line.evidence,
        "articles": line.articles,
        "independent": line.independent,
        "told_from": iso(line.told.first),
        "told_to": iso(line.told.last),
        "day": iso(line.when.first or line.when.last or line.told.first) or "",
    }


def _write_actors(connection: sqlite3.Connection, line: int, day: str, members: Iterable[Member]) -> None:
    """Everybody whom an article names as a party, so that the line is found by each; the roles are those of all."""
    told = [each.profile for each in members]
    sources = {party for each in told for party in each.sources}
    targets = {party for each in told for party in each.targets}
    roles = {party: _role(party in sources, party in targets) for party in sorted(sources | targets)}
    pairs = sorted({both for each in told for both in combinations(sorted(each.parties), 2)})
    connection.execute("DELETE FROM line_actor WHERE line = ?", (line,))
    connection.execute("DELETE FROM line_pair WHERE line = ?", (line,))
    connection.executemany(
        "INSERT INTO line_actor VALUES (?, ?, ?, ?)", [(party, day, line, role) for party, role in roles.items()]
    )
    connection.executemany("INSERT INTO line_pair VALUES (?, ?, ?, ?)", [(*both, day, line) for both in pairs])


def _role(source: bool, target: bool) -> str:
    return "both" if source and target else "source" if source else "target"


def line_of_row(row: sqlite3.Row) -> Line:
    """The line that a row holds."""
    return Line(
        id=row["key"],
        type=EventType(row["type"]),
        kind=Kind(row["kind"]) if row["kind"] else None,
        status=Status(row["status"]),
        source=words_of(row["sources"]),
        target=words_of(row["targets"]),
        when=days(row["date_from"], row["date_to"]),
        where=_spot(row),
        confirmed=None if row["confirmed"] is None else bool(row["confirmed"]),
        topics=words_of(row["topics"]),
        series=Series(name=row["series"], ordinal=row["ordinal"]) if row["series"] else None,
        agreements=words_of(row["agreements"]),
        evidence=row["evidence"],
        articles=row["articles"],
        independent=row["independent"],
        told=days(row["told_from"], row["told_to"]),
    )


def _spot(row: sqlite3.Row) -> Spot | None:
    if row["place"] is None:
        return None
    return Spot(name=row["place"], of=row["place_of"], latitude=row["latitude"], longitude=row["longitude"])


def member_of_row(row: sqlite3.Row) -> Member:
    """An event as the member of a line; the row holds its profile and evidence, its article's key and its publisher."""
    profile = DECODER.decode(row["profile"])
    first = row["evidence"].partition("\n")[0]
    return Member(profile=profile, evidence=first, voice=profile.voice or row["publisher"], article=row["article"])


def words_of(cell: object) -> tuple[str, ...]:
    """The words of a cell that lists some.

    Raises:
        msgspec.DecodeError: somebody has put something else there.
    """
    return msgspec.json.decode(str(cell), type=tuple[str, ...])


def days(first: str | None, last: str | None) -> Interval:
    """The interval of two days as they stand in the file."""
    return Interval(first=_day(first), last=_day(last))


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(str(cell)) if cell else None
