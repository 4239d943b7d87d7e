"""What a record costs beside a plain table: `python -m benchmarks record`.

Readings are made beforehand (`benchmarks.synthetic`). Legation weighs which events are one act, finds near-copies and
computes the lines; beside it the very rows that come of this, known beforehand, are inserted into an empty file of the
same tables, indices and words for the search, by sqlite3 alone, table by table in one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.frame import Comparison, Side, Work
from benchmarks.inputs import put, things

#: Articles of the smallest input, and those that come in with one transaction.
BASE = 25
BATCH = 500
RECORD = "record.db"
#: The tables of the search, which make themselves.
SEARCH = "event_words"


def write(size: int, folder: Path, corpus: Path | None) -> float:
    """Readings, and the record of them."""
    from benchmarks.synthetic import EVENTS, readings

    given = list(put(folder, readings(BASE * size)))
    fill(folder / RECORD, given)
    return len(given) * EVENTS


def fill(path: Path, given: Iterable[Any]) -> int:
    """Add readings to a record; how many articles were new."""
    from legation.record.record import Record

    new, rest = 0, iter(given)
    with Record(path) as record:
        while batch := list(islice(rest, BATCH)):
            new += record.add_readings(batch, reader="synthetic")
    return new


def adding(folder: Path) -> Work:
    """Legation, into an empty record."""
    given = list(things(folder))

    def work() -> int:
        with TemporaryDirectory() as empty:
            return fill(Path(empty, RECORD), given)

    return work


def inserting(folder: Path) -> Work:
    """The rows of the record that is there, into an empty file."""
    with sqlite3.connect(folder / RECORD) as connection:
        schema, tables = _schema(connection), _rows(connection)
    connection.close()

    def work() -> int:
        with TemporaryDirectory() as empty:
            made = sqlite3.connect(Path(empty, RECORD))
            made.execute("PRAGMA journal_mode = WAL")
            made.executescript(schema)
            with made:
                for insert, rows in tables:
                    made.executemany(insert, rows)
                made.execute(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('rebuild')")
            made.close()
        return sum(len(rows) for insert, rows in tables if insert.startswith("INSERT INTO article "))

    return work


def _schema(connection: sqlite3.Connection) -> str:
    """Everything but triggers: the search is filled at once."""
    query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger' ORDER BY rowid"
    return ";\n".join(sql for (sql,) in connection.execute(query) if f"'{SEARCH}_" not in sql)


def _rows(connection: sqlite3.Connection) -> Sequence[tuple[str, list[tuple[Any, ...]]]]:
    """What inserts the rows of each table, and the rows."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"
    names = [row[0] for row in connection.execute(query) if not row[0].startswith(SEARCH)]
    found = [(name, connection.execute(f"SELECT * FROM {name}").fetchall()) for name in names]
    return [(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows) for name, rows in found if rows]


COMPARISON = Comparison(
    what="adding to a record",
    unit="events",
    ours=(
        Side(
            name="Record.add_readings",
            ready=adding,
            bound="weighing which events are one act, and Python's part of each row; memory: a batch of 500 articles",
        ),
    ),
    peers=(Side(name="sqlite3, rows known", ready=inserting),),
    write=write,
    equal=True,
)
