"""Doubts: pairs of lines that may be one act, and what people decide about them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from legation.errors import InputError, RecordError
from legation.model import Line
from legation.record.doubt_rows import DoubtRow
from legation.record.judging import (
    Judgement,
    Verdict,
    current_event,
    events_today,
    undo_judgement,
    write_judgement,
)
from legation.record.line_rows import line_of_row
from legation.record.placing import place
from legation.record.timeline import SEPARATOR
from legation.record.writing import in_parts

#: The likelihood of what is certain, in thousandths.
CERTAIN: Final = 1000
#: The columns of doubts, in the order of `DoubtRow`.
DOUBTS: Final = "SELECT line, other, likelihood, event, other_event FROM doubt"
#: The likelihood of a pair in what asks for the next.
DIGITS: Final = re.compile(r"[0-9]{1,4}")
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

    @property
    def after(self) -> str:
        """By what the pair that follows is asked for."""
        return SEPARATOR.join((str(round(CERTAIN * self.likelihood)), self.event, self.other_event))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a walk through the doubts goes on: behind a pair of events that are as likely one act."""

    likelihood: int
    event: str
    other_event: str

    @classmethod
    def of(cls, after: str | None) -> Mark:
        """Where to go on: behind a doubt, or before all.

        Raises:
            InputError: it asks for no doubt.
        """
        if after is None:
            return cls(likelihood=CERTAIN + 1, event="", other_event="")
        likelihood, *events = after.split(SEPARATOR)
        if len(events) != 2 or not DIGITS.fullmatch(likelihood):
            raise InputError(f"{after!r} asks for no doubtful pair: give what `after` of the pair before it said")
        return cls(likelihood=int(likelihood), event=events[0], other_event=events[1])


def next_doubt(connection: sqlite3.Connection, after: str | None) -> Doubt | None:
    """The likeliest pair behind another, of those as likely that with the lesser ids; None where there is no more."""
    mark = Mark.of(after)
    as_likely = f"{DOUBTS} WHERE likelihood = ? AND (event, other_event) > (?, ?) ORDER BY event, other_event LIMIT 1"
    less = f"{DOUBTS} WHERE likelihood < ? ORDER BY likelihood DESC, event, other_event LIMIT 1"
    row = (
        connection.execute(as_likely, (mark.likelihood, mark.event, mark.other_event)).fetchone()
        or connection.execute(less, (mark.likelihood,)).fetchone()
    )
    return _doubt(connection, DoubtRow(*row)) if row else None


def _doubt(connection: sqlite3.Connection, row: DoubtRow) -> Doubt:
    lines = in_parts(connection, "SELECT * FROM line WHERE id IN ({marks})", (row.line, row.other))
    line_of = {each["id"]: line_of_row(each) for each in lines}
    told = in_parts(connection, "SELECT key, evidence FROM event WHERE key IN ({marks})", (row.event, row.other_event))
    evidence = {each["key"]: each["evidence"] for each in told}
    return Doubt(
        line=line_of[row.line],
        other=line_of[row.other],
        event=row.event,
        other_event=row.other_event,
        evidence=evidence[row.event],
        other_evidence=evidence[row.other_event],
        likelihood=row.likelihood / CERTAIN,
    )


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
