"""Doubts: pairs of lines that may be one act, and what people decide about them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from legation.errors import RecordError
from legation.model import Line
from legation.record.judging import (
    Judgement,
    Verdict,
    current_event,
    events_today,
    judgements,
    undo_judgement,
    write_judgement,
)
from legation.record.line_rows import line_of_row
from legation.record.placing import place
from legation.record.writing import in_parts

#: Pairs that are looked at first for the likeliest, and how they are found.
FIRST: Final = 2000
LIKELIEST: Final = (
    "SELECT one.line AS line, two.line AS other, one.key AS event, two.key AS other_event,"
    " one.evidence AS evidence, two.evidence AS other_evidence, likelihood"
    " FROM (SELECT * FROM likeness ORDER BY likelihood DESC, event, other LIMIT ? OFFSET ?) AS pair"
    " JOIN event AS one ON one.id = pair.event JOIN event AS two ON two.id = pair.other"
    " WHERE one.line IS NOT NULL AND two.line IS NOT NULL ORDER BY likelihood DESC, one.id, two.id"
)
#: Events that are parted each from each: every pair of them is a judgement.
MOST_PARTED: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two lines that may be one act: the most likely pair of their events, with what each of the two is told by."""

    line: Line
    other: Line
    event: str
    other_event: str
    evidence: str
    other_evidence: str
    likelihood: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Who decides, why, and the moment of the clock at which."""

    name: str
    reason: str
    moment: str

    def on(self, verdict: Verdict, event: str, other: str) -> Judgement:
        """A judgement of this judge about two events."""
        return Judgement(
            id=0, verdict=verdict, event=event, other=other, judge=self.name, reason=self.reason, judged=self.moment
        )


def doubts(connection: sqlite3.Connection) -> Iterator[Doubt]:
    """The pairs of lines that may be one act and that nobody has judged, the most likely first."""
    # Lines that one article tells as two are no doubt: who read it whole held them apart.
    query = (
        "SELECT one.line AS line, two.line AS other, one.key AS event, two.key AS other_event,"
        " one.evidence AS evidence, two.evidence AS other_evidence, max(likelihood) AS likelihood"
        " FROM likeness JOIN event AS one ON one.id = likeness.event JOIN event AS two ON two.id = likeness.other"
        " WHERE one.line <> two.line AND NOT EXISTS (SELECT 1 FROM event AS this JOIN event AS that"
        " ON that.article = this.article WHERE this.line = one.line AND that.line = two.line)"
        " GROUP BY min(one.line, two.line), max(one.line, two.line)"
        " ORDER BY max(likelihood) DESC, min(one.key, two.key), max(one.key, two.key)"
    )
    judged = _judged(connection)
    for row in connection.execute(query).fetchall():
        if (row["line"], row["other"]) not in judged:
            yield _doubt(connection, row)


def likeliest(connection: sqlite3.Connection) -> Iterator[Doubt]:
    """The same pairs, one after the other: who wants only the first need not wait until all are found and sorted.

    Of pairs that are as likely, those that came into the record first come first.
    """
    judged, seen, taken = _judged(connection), set[tuple[int, int]](), 0
    batch = FIRST
    count = connection.execute("SELECT count(*) FROM likeness").fetchone()[0]
    while taken < count:
        rows = connection.execute(LIKELIEST, (batch, taken)).fetchall()
        for row in rows:
            pair = (min(row["line"], row["other"]), max(row["line"], row["other"]))
            if pair[0] != pair[1] and pair not in seen and pair not in judged and not _told_apart(connection, pair):
                yield _doubt(connection, row)
            seen.add(pair)
        taken, batch = taken + batch, batch * 4


def _told_apart(connection: sqlite3.Connection, pair: tuple[int, int]) -> bool:
    """Whether one article tells two lines as two."""
    query = (
        "SELECT 1 FROM event AS this JOIN event AS that ON that.article = this.article"
        " WHERE this.line = ? AND that.line = ? LIMIT 1"
    )
    return connection.execute(query, pair).fetchone() is not None


def _doubt(connection: sqlite3.Connection, row: sqlite3.Row) -> Doubt:
    lines = (
        line_of_row(connection.execute("SELECT * FROM line WHERE id = ?", (row[column],)).fetchone())
        for column in ("line", "other")
    )
    line, other = lines
    return Doubt(
        line=line,
        other=other,
        event=row["event"],
        other_event=row["other_event"],
        evidence=row["evidence"],
        other_evidence=row["other_evidence"],
        likelihood=row["likelihood"] / 1000,
    )


def _judged(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """The pairs of lines, either way round, of which a person judged two events."""
    found = set()
    for each in judgements(connection):
        if each.undone is None:
            lines = [_line_of(connection, key) for key in (each.event, each.other)]
            found |= {(lines[0], lines[1]), (lines[1], lines[0])}
    return found


def _line_of(connection: sqlite3.Connection, key: str) -> int:
    try:
        return int(current_event(connection, key)["line"] or 0)
    except RecordError:
        return 0


def judge(connection: sqlite3.Connection, verdict: Verdict, event: str, other: str, by: Judge) -> int:
    """Decide about two events; the number of the judgement. Their lines are computed anew."""
    events = [current_event(connection, key) for key in (event, other)]
    number = write_judgement(connection, by.on(verdict, events[0]["key"], events[1]["key"]))
    place(connection, [each["id"] for each in events])
    return number


def merge(connection: sqlite3.Connection, line: str, other: str, by: Judge) -> int:
    """Make two lines one; the number of the judgement.

    Raises:
        UnknownLine: there is no such line.
        RecordError: they are one already, or another judgement holds them apart.
    """
    before = [current_event(connection, key) for key in (line, other)]
    if before[0]["line"] == before[1]["line"]:
        raise RecordError(f"{line} and {other} are one line already")
    lines = [each["line"] for each in before]
    events = [row["id"] for row in in_parts(connection, "SELECT id FROM event WHERE line IN ({marks})", lines)]
    number = judge(connection, Verdict.SAME, before[0]["key"], before[1]["key"], by)
    after = {row["line"] for row in in_parts(connection, "SELECT line FROM event WHERE id IN ({marks})", events)}
    if len(after) > 1:
        raise RecordError(
            f"events of {line} and {other} were judged to be different acts; `legation judge --list` shows by whom,"
            " `legation undo NUMBER` takes it back"
        )
    return number


def split(connection: sqlite3.Connection, line: str, events: Sequence[str], by: Judge) -> list[int]:
    """Take events out of a line: they stay together, apart from the rest; without events, each stands alone.

    Returns the numbers of the judgements.

    Raises:
        UnknownLine: there is no such line.
        RecordError: an event is not of the line, or all are, or too many would be parted each from each.
    """
    row = current_event(connection, line)
    members = [each["key"] for each in connection.execute("SELECT key FROM event WHERE line = ?", (row["line"],))]
    taken = {current_event(connection, event)["key"] for event in events}
    _check_split(line, members, taken)
    rest = [key for key in members if key not in taken]
    pairs = product(sorted(taken), sorted(rest)) if taken else combinations(sorted(members), 2)
    numbers = [write_judgement(connection, by.on(Verdict.DIFFERENT, *both)) for both in pairs]
    place(connection, _ids(connection, members))
    return numbers


def _check_split(line: str, members: Sequence[str], taken: set[str]) -> None:
    strange = sorted(taken - set(members))
    if strange:
        raise RecordError(f"{strange[0]} is no event of {line}; `legation show {line}` lists its events")
    if len(members) < 2 or len(taken) == len(members):
        raise RecordError(f"{line}: nothing would be left to part; name some of its events, not all")
    if not taken and len(members) > MOST_PARTED:
        raise RecordError(f"{line}: {len(members)} events are too many to part each from each; name those to take out")


def undo(connection: sqlite3.Connection, number: int, moment: str) -> None:
    """Take a judgement back; the lines of its events, as far as articles still tell them, are computed anew.

    Raises:
        RecordError: there is no such judgement, or it was taken back before.
    """
    taken_back = undo_judgement(connection, number, moment)
    place(connection, events_today(connection, (taken_back.event, taken_back.other)))


def _ids(connection: sqlite3.Connection, keys: Iterable[str]) -> list[int]:
    return [row["id"] for row in in_parts(connection, "SELECT id FROM event WHERE key IN ({marks})", sorted(keys))]
