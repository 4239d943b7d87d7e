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


class DoubtRow(NamedTuple):
    """Two lines and the likeliest pair of their events, as a row of the table: `event` is of `line`, the lesser key."""

    line: int
    other: int
    likelihood: int
    event: str
    other_event: str

    @property
    def lines(self) -> Lines:
        """The two, whichever is named first."""
        return _both(self.line, self.other)

    @property
    def rank(self) -> tuple[int, str, str]:
        """Where it stands among doubts: the likeliest first, of those as likely the lesser keys."""
        return -self.likelihood, self.event, self.other_event


def write_doubts(connection: sqlite3.Connection, lines: Iterable[int]) -> None:
    """Bring the doubts about some lines up to date, of which events, or judgements about them, have changed."""
    listed = sorted(lines)
    kept, wanted = set(_kept(connection, listed)), set(_wanted(connection, listed))
    gone, new = sorted(kept - wanted), sorted(wanted - kept)
    connection.executemany("DELETE FROM doubt WHERE line = ? AND other = ?", [(each.line, each.other) for each in gone])
    connection.executemany("INSERT INTO doubt VALUES (?, ?, ?, ?, ?)", new)


def _kept(connection: sqlite3.Connection, lines: Iterable[int]) -> Iterator[DoubtRow]:
    for column in ("line", "other"):
        rows = in_parts(connection, f"SELECT * FROM doubt WHERE {column} IN ({{marks}})", lines)
        yield from (DoubtRow(*row) for row in rows)


def _wanted(connection: sqlite3.Connection, lines: Iterable[int]) -> Iterator[DoubtRow]:
    """What there is to doubt about some lines today."""
    likeliest: dict[Lines, DoubtRow] = {}
    for each in _likely(connection, lines):
        likeliest[each.lines] = min(each, likeliest.get(each.lines, each), key=lambda row: row.rank)
    settled = _told_apart(connection, likeliest) | _judged(connection, lines)
    return (each for both, each in likeliest.items() if both not in settled)


def _likely(connection: sqlite3.Connection, lines: Iterable[int]) -> Iterator[DoubtRow]:
    """All pairs of events that may be one act, of which one is in one of some lines and the other in another."""
    for this, that in (("event", "other"), ("other", "event")):
        query = (
            "SELECT one.line, two.line, likelihood, one.key, two.key FROM event AS one"
            f" CROSS JOIN likeness ON likeness.{this} = one.id CROSS JOIN event AS two ON two.id = likeness.{that}"
            " WHERE one.line IN ({marks}) AND two.line <> one.line"
        )
        for line, other, likelihood, event, other_event in in_parts(connection, query, lines):
            if event < other_event:
                yield DoubtRow(line, other, likelihood, event, other_event)
            else:
                yield DoubtRow(other, line, likelihood, other_event, event)


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
