"""Judgements: what people decided about pairs of events. They outlive every new reading, and can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from legation.errors import LineGone, RecordError, UnknownLine
from legation.record.writing import in_parts


class Verdict(StrEnum):
    """What a person decides about two events."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision about two events: by whom, when and why; `undone` is the moment at which it was taken back."""

    id: int
    verdict: Verdict
    event: str
    other: str
    judge: str
    reason: str
    judged: str
    undone: str | None = None


def current_event(connection: sqlite3.Connection, key: str) -> sqlite3.Row:
    """The event of today that a key leads to: its own, or that which took its place when its article was read again.

    Raises:
        UnknownLine: no event has or had that key.
        LineGone: one had it, and what its article says today tells it no longer.
    """
    sought: str | None = key
    passed: list[str] = []
    while sought and sought not in passed:
        passed.append(sought)
        row = connection.execute("SELECT id, key, line, current FROM event WHERE key = ?", (sought,)).fetchone()
        if row and row["current"]:
            found: sqlite3.Row = row
            return found
        following = connection.execute("SELECT new FROM redirect WHERE old = ?", (sought,)).fetchone()
        sought = following and following["new"]
    article = _speaking_for(connection, passed)
    if article:
        raise LineGone(
            f"{key}: its article, {article}, was corrected or read again: it tells that act no longer", article=article
        )
    raise UnknownLine(f"{key}: the record has no such line; `legation timeline` and `legation search` show ids")


def _speaking_for(connection: sqlite3.Connection, passed: Sequence[str]) -> str | None:
    """The article of today in the place of that which told the last of the events that a key leads to."""
    last = passed[-1] if passed else ""
    row = connection.execute(
        "SELECT coalesce(newer.key, article.key) AS key FROM article"
        " LEFT JOIN article AS newer ON newer.id = article.superseded_by"
        " WHERE article.id = (SELECT article FROM event WHERE key = ?) OR article.key = ?",
        (last, last if len(passed) > 1 else None),
    ).fetchone()
    return row and str(row["key"])


def line_key(connection: sqlite3.Connection, key: str) -> str:
    """The key of the line that a key leads to.

    Raises:
        UnknownLine: no event has or had that key.
    """
    line = current_event(connection, key)["line"]
    return str(connection.execute("SELECT key FROM line WHERE id = ?", (line,)).fetchone()["key"])


def redirect(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Let a key lead to another for ever, or until an event has it again."""
    connection.execute("INSERT OR REPLACE INTO redirect VALUES (?, ?)", (old, new))


def let_go(connection: sqlite3.Connection, keys: Iterable[str], article: str) -> None:
    """Let keys that no event has any more, and that lead nowhere, lead to the article that told them."""
    gone = [(key, article) for key in keys]
    connection.executemany(
        "INSERT OR IGNORE INTO redirect SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM event WHERE key = ?1)", gone
    )


def stand_again(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Let keys lead nowhere else: events have them."""
    connection.executemany("DELETE FROM redirect WHERE old = ?", [(key,) for key in keys])


def any_judged(connection: sqlite3.Connection) -> bool:
    """Whether a person has judged anything that still counts."""
    return connection.execute("SELECT 1 FROM judgement WHERE undone IS NULL LIMIT 1").fetchone() is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a person decided about two events of today, which are given by the numbers of their rows."""

    verdict: Verdict
    event: int
    other: int


def judged(connection: sqlite3.Connection, events: Iterable[int]) -> Iterator[Judged]:
    """What people decided, and still counts, about some events and whatever others."""
    if not any_judged(connection):
        return
    leading = _leading(connection, events)
    for named, mate in (("event", "other"), ("other", "event")):
        query = f"SELECT {named} AS key, {mate} AS mate, verdict FROM judgement"
        rows = in_parts(connection, f"{query} WHERE {named} IN ({{marks}}) AND undone IS NULL", leading)
        for row in rows:
            event, verdict = leading[row["key"]], Verdict(row["verdict"])
            others = events_today(connection, [row["mate"]]) - {event}
            yield from (Judged(verdict=verdict, event=event, other=other) for other in others)


def _leading(connection: sqlite3.Connection, events: Iterable[int]) -> dict[str, int]:
    """The keys that lead to some events: their own, and all older ones."""
    rows = in_parts(connection, "SELECT id, key FROM event WHERE id IN ({marks})", sorted(events))
    leading = waiting = {row["key"]: row["id"] for row in rows}
    while waiting:
        older = list(in_parts(connection, "SELECT * FROM redirect WHERE new IN ({marks})", waiting))
        waiting = {row["old"]: leading[row["new"]] for row in older if row["old"] not in leading}
        leading |= waiting
    return leading


def events_today(connection: sqlite3.Connection, keys: Iterable[str]) -> set[int]:
    """The events to which keys lead, as far as there still are any."""
    found = set()
    for key in keys:
        try:
            found.add(current_event(connection, key)["id"])
        except UnknownLine:
            continue  # its article is no longer told in that way; the judgement waits
    return found


def write_judgement(connection: sqlite3.Connection, judgement: Judgement) -> int:
    """Keep a judgement, in place of an earlier one about the same two events; its number."""
    both = (judgement.event, judgement.other)
    connection.execute(
        "UPDATE judgement SET undone = ? WHERE undone IS NULL AND (event, other) IN (VALUES (?, ?), (?, ?))",
        (judgement.judged, *both, *reversed(both)),
    )
    cursor = connection.execute(
        "INSERT INTO judgement (verdict, event, other, judge, reason, judged) VALUES (?, ?, ?, ?, ?, ?)",
        (judgement.verdict, *both, judgement.judge, judgement.reason, judgement.judged),
    )
    return int(cursor.lastrowid or 0)


def undo_judgement(connection: sqlite3.Connection, number: int, moment: str) -> Judgement:
    """Take a judgement back; it stays in the file, marked.

    Raises:
        RecordError: there is no such judgement, or it was taken back before.
    """
    row = connection.execute("SELECT * FROM judgement WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise RecordError(f"judgement {number}: there is none; `legation judge --list` shows them")
    if row["undone"]:
        raise RecordError(f"judgement {number}: it was taken back before, at {row['undone']}")
    connection.execute("UPDATE judgement SET undone = ? WHERE id = ?", (moment, number))
    return judgement_of(row)


def judgements(connection: sqlite3.Connection) -> list[Judgement]:
    """All judgements, also those taken back, in the order in which they were made."""
    return [judgement_of(row) for row in connection.execute("SELECT * FROM judgement ORDER BY id")]


def judgement_of(row: sqlite3.Row) -> Judgement:
    """The judgement that a row holds."""
    return Judgement(**{**dict(row), "verdict": Verdict(row["verdict"])})
