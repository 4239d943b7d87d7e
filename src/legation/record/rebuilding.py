"""Rebuilding: all that a record computes, computed anew from its articles, their events and what people decided.

Nothing of it hangs on what was computed before, nor on the order in which articles once came: the lines are those of a
record to which the same articles are added one by one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Final

from legation.record.copying import write_copies
from legation.record.placing import compare, place
from legation.record.versions import events_of, settle

#: Articles, or events, that are dealt with in one transaction.
TOGETHER: Final = 500
#: What is emptied before it is computed; what refers to a line goes with it.
EMPTIED: Final = (
    "DELETE FROM likeness",
    "DELETE FROM event_block",
    "DELETE FROM copy",
    "DELETE FROM copy_band",
    "UPDATE event SET line = NULL, current = 1",
    "UPDATE article SET superseded_by = NULL, original = NULL",
    "DELETE FROM line",
    "INSERT INTO event_words (event_words) VALUES ('rebuild')",
)
#: Told how many of so many articles have been compared with the others.
Share = Callable[[int, int], None]
Writing = Callable[[], AbstractContextManager[sqlite3.Connection]]


def rebuild(writing: Writing, share: Share | None = None) -> None:
    """Compute all that is computed.

    Args:
        writing: opens a transaction; several follow one another.
        share: told from time to time how far it is.
    """
    with writing() as connection:
        for statement in EMPTIED:
            connection.execute(statement)
        _settle_all(connection)
        speaking = _ids(connection, "SELECT id FROM article WHERE superseded_by IS NULL ORDER BY id")
        events = _ids(connection, "SELECT id FROM event WHERE current ORDER BY id")
    for done, part in _parts(speaking):
        with writing() as connection:
            for article in part:
                compare(connection, article, events_of(connection, article))
                write_copies(connection, article)
        if share:
            share(done, len(speaking))
    for _, part in _parts(events):
        with writing() as connection:
            place(connection, _without_line(connection, part))


def _settle_all(connection: sqlite3.Connection) -> None:
    """Let the newest version of each address speak."""
    query = "SELECT max(id) FROM article WHERE address IS NOT NULL GROUP BY address HAVING count(*) > 1"
    for article in _ids(connection, query):
        settle(connection, article)


def _without_line(connection: sqlite3.Connection, events: list[int]) -> list[int]:
    """The events that no other has brought into its line by now."""
    query = "SELECT 1 FROM event WHERE id = ? AND line IS NULL"
    return [each for each in events if connection.execute(query, (each,)).fetchone()]


def _ids(connection: sqlite3.Connection, query: str) -> list[int]:
    return [row[0] for row in connection.execute(query)]


def _parts(ids: list[int]) -> Iterator[tuple[int, list[int]]]:
    """Some ids in parts, with how many there are up to each part's end."""
    for start in range(0, len(ids), TOGETHER):
        yield min(start + TOGETHER, len(ids)), ids[start : start + TOGETHER]
