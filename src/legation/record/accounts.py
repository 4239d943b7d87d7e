"""Accounts: all that the record holds about one act, found by any id that ever led to it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.errors import UnknownLine
from legation.model import Account, EventType, Interval, Kind, Office, Source, SourceKind, Span, Spot, Telling
from legation.record.history import history_of, versions_of
from legation.record.ids import whole_id
from legation.record.judging import current_event
from legation.record.line_rows import line_of_row
from legation.record.lines import interval
from legation.record.profile import Profile
from legation.record.witnesses import Witness, ordered, superseded, witnesses
from legation.record.writing import in_parts


def account_of(connection: sqlite3.Connection, id: str) -> Account:
    """All that is known of the act that an id, or the beginning of one, leads to.

    Raises:
        UnknownLine: no act has it, or letters are the beginning of several.
    """
    row = line_row(connection, id)
    told = witnesses(connection, [row["id"]])[row["id"]]
    older = superseded(connection, [each.key for each in told])
    return Account(
        line=line_of_row(row),
        versions=versions_of(told),
        history=history_of(told),
        tellings=tellings_of(connection, ordered([*told, *older])),
    )


def line_row(connection: sqlite3.Connection, id: str) -> sqlite3.Row:
    """The row of the line that an id, or the beginning of one, leads to.

    Raises:
        UnknownLine: no act has it, or letters are the beginning of several.
    """
    event = current_event(connection, whole_id(connection, id))
    row: sqlite3.Row | None = connection.execute("SELECT * FROM line WHERE id = ?", (event["line"],)).fetchone()
    if row is None:
        raise UnknownLine(f"{id}: leads to no line of today; its article was read again, or is superseded")
    return row


# --- tellings -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Beside:
    """What stands beside events in tables of their own, by the numbers of the events."""

    evidence: defaultdict[int, list[Span]] = field(default_factory=lambda: defaultdict(list))
    dates: dict[int, str] = field(default_factory=dict)
    sources: defaultdict[int, list[Source]] = field(default_factory=lambda: defaultdict(list))
    people: defaultdict[int, list[Office]] = field(default_factory=lambda: defaultdict(list))


def tellings_of(connection: sqlite3.Connection, told: Sequence[Witness]) -> tuple[Telling, ...]:
    """Some events with the words, sources and people of their articles."""
    beside = _beside(connection, [each.number for each in told])
    return tuple(_telling(each, beside) for each in told)


def _beside(connection: sqlite3.Connection, events: Sequence[int]) -> _Beside:
    found = _Beside()
    query = "SELECT * FROM statement WHERE event IN ({marks}) AND field IN ('evidence', 'when') ORDER BY id"
    for row in in_parts(connection, query, events):
        if row["field"] == "evidence":
            found.evidence[row["event"]].append(Span(text=row["value"], start=row["start"], end=row["end"]))
        else:
            found.dates[row["event"]] = row["as_written"] or row["value"]
    for row in in_parts(connection, "SELECT * FROM source WHERE event IN ({marks}) ORDER BY event, position", events):
        found.sources[row["event"]].append(_source(row))
    for row in in_parts(connection, "SELECT * FROM person WHERE event IN ({marks}) ORDER BY event, name", events):
        found.people[row["event"]].append(office_of_row(row))
    return found


def _source(row: sqlite3.Row) -> Source:
    span = Span(text=row["as_written"], start=row["start"], end=row["end"])
    return Source(span=span, kind=SourceKind(row["kind"]), name=row["name"], of=row["of"])


def office_of_row(row: sqlite3.Row) -> Office:
    """Somebody with the office that an article gives."""
    return Office(name=row["name"] or "", of=row["of"], office=row["office"], wikidata=row["wikidata"])


def _telling(witness: Witness, beside: _Beside) -> Telling:
    profile = witness.member.profile
    return Telling(
        id=witness.key,
        article=witness.article,
        type=EventType(profile.type),
        kind=Kind(profile.kind) if profile.kind else None,
        status=witness.member.status,
        source=tuple(profile.sources),
        target=tuple(profile.targets),
        when=_when(profile),
        when_as_written=beside.dates.get(witness.number),
        where=_spot(profile),
        confirmed=profile.confirmed,
        people=tuple(beside.people[witness.number]),
        evidence=tuple(beside.evidence[witness.number]),
        attribution=tuple(beside.sources[witness.number]),
        voice=witness.member.voice,
        copy=witness.copy,
        superseded=witness.superseded,
    )


def _when(profile: Profile) -> Interval:
    return interval(profile.bounds)


def _spot(profile: Profile) -> Spot | None:
    if not profile.place:
        return None
    latitude, longitude = profile.at or (None, None)
    return Spot(name=profile.place, of=profile.place_of, latitude=latitude, longitude=longitude)
