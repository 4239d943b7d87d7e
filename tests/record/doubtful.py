"""Records of which the machine cannot tell whether two acts are one, whatever its table says today."""

from __future__ import annotations

import sqlite3
from itertools import combinations
from pathlib import Path

from legation.knowledge.matching import thresholds
from legation.record.file import open_file, writing
from legation.record.placing import place

#: A likelihood at which a person is asked.
DOUBT = thresholds().doubtful


def make_doubtful(connection: sqlite3.Connection, *likelihoods: int) -> None:
    """Let the machine doubt about pairs of the events that speak, in their order."""
    events = [row["id"] for row in connection.execute("SELECT id FROM event WHERE current ORDER BY id")]
    pairs = zip(combinations(events, 2), likelihoods, strict=False)
    with writing(connection):
        connection.execute("DELETE FROM likeness")
        connection.executemany("INSERT INTO likeness VALUES (?, ?, ?)", [(*both, share) for both, share in pairs])
        place(connection, events)


def make_file_doubtful(path: Path, pairs: int = 1) -> None:
    """The same of the first pairs of events in a record that nobody has open."""
    connection = open_file(path, writable=True)
    make_doubtful(connection, *[DOUBT] * pairs)
    connection.close()
