"""The rows of doubts: of every two lines that may be one act, the likeliest pair of their events.

They are kept, since the likeliest pairs of events are mostly in one line already: who looks for a doubt would have to
pass over all of these first.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from legation.record.judging import judged
from legation.record.writing import in_parts

#: Two lines by the numbers of their rows, the lesser first.
Lines = tuple[int, int]
#: Where a pair of events stands among those of two lines: by how unlikely it is, and by the keys; with the line of the
#: event of the lesser key.
Rank = tuple[int, str, str, int]


class DoubtRow(NamedTuple):
    """Two lines and the likeliest pair of their events, as a row of the table: `event` is of `line`, the lesser key."""

    line: int
    other: int
    likelihood: int
    event: str
    other_event: str


def write_doubts(connection: sqlite3.Connection, lines: Iterable[int]) -> None:
    """Bring the doubts about some lines up to date, of which events, or judgements about them, have changed."""
    listed = sorted(lines)
    kept, wanted = set(_kept(connection, listed)), set(_wanted(connection, listed))
    gone, new = sorted(kept - wanted), sorted(wanted - kept)
    connection.executemany("DELETE FROM doubt WHERE line = ? AND other = ?", [(each.line, each.other) for each in gone])
    connection.executemany("INSERT INTO doubt VALUES (?, ?, ?, ?, ?)", new)


def doubts_amiss(connection: sqlite3.Connection, lines: Iterable[int]) -> set[int]:
    """Those of some lines about which other doubts are kept than there are today."""
    listed = sorted(lines)
    amiss = set(_kept(connection, listed)) ^ set(_wanted(connection, listed))
    return {line for each in amiss for line in (each.line, each.other)}.intersection(listed)


def _kept(connection: sqlite3.Connection, lines: Iterable[int]) -> Iterator[DoubtRow]:
    for column in ("line", "other"):
        rows = in_parts(connection, f"SELECT * FROM doubt WHERE {column} IN ({{marks}})", lines)
        yield from (DoubtRow(*row) for row in rows)


def _wanted(connection: sqlite3.Connection, lines: Iterable[int]) -> Iterator[DoubtRow]:
    """What there is to doubt about some lines today: of pairs that are as likely, that with the lesser keys."""
    likeliest: dict[Lines, Rank] = {}
    for both, rank in _likely(connection, lines):
        if both not in likeliest or rank < likeliest[both]:
            likeliest[both] = rank
    settled = _told_apart(connection, likeliest) | _judged(connection, lines)
    for (lesser, greater), (unlikelihood, event, other_event, line) in likeliest.items():
        if (lesser, greater) not in settled:
            yield DoubtRow(line, lesser + greater - line, -unlikelihood, event, other_event)


def _likely(connection: sqlite3.Connection, lines: Iterable[int]) -> Iterator[tuple[Lines, Rank]]:
    """All pairs of events that may be one act, of which one is in one of some lines and the other in another."""
    for this, that in (("event", "other"), ("other", "event")):
        query = (
            "SELECT min(one.line, two.line), max(one.line, two.line), -likelihood, min(one.key, two.key),"
            " max(one.key, two.key), iif(one.key < two.key, one.line, two.line) FROM event AS one"
            f" CROSS JOIN likeness ON likeness.{this} = one.id CROSS JOIN event AS two ON two.id = likeness.{that}"
            " WHERE one.line IN ({marks}) AND two.line <> one.line"
        )
        for row in in_parts(connection, query, lines):
            lesser, greater, *rank = row
            yield (lesser, greater), tuple(rank)


def _told_apart(connection: sqlite3.Connection, pairs: Iterable[Lines]) -> set[Lines]:
    """Lines that one article tells as two: who read it whole held them apart."""
    asked = list(pairs)
    articles: dict[int, set[int]] = defaultdict(set)
    query = "SELECT line, article FROM event WHERE line IN ({marks})"
    for row in in_parts(connection, query, sorted({line for both in asked for line in both})):
        articles[row["line"]].add(row["article"])
    return {(one, other) for one, other in asked if not articles[one].isdisjoint(articles[other])}


def _judged(connection: sqlite3.Connection, lines: Iterable[int]) -> set[Lines]:
    """Lines about two events of which a person has decided, one of them in some lines."""
    rows = in_parts(connection, "SELECT id, line FROM event WHERE line IN ({marks})", lines)
    line_of = {row["id"]: row["line"] for row in rows}
    decided = [(each.event, each.other) for each in judged(connection, line_of)]
    rows = in_parts(connection, "SELECT id, line FROM event WHERE id IN ({marks})", {other for _, other in decided})
    line_of |= {row["id"]: row["line"] for row in rows}
    return {_both(line_of[event], line_of[other]) for event, other in decided}


def _both(line: int, other: int) -> Lines:
    return min(line, other), max(line, other)
