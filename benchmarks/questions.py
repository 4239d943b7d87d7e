"""What a record answers, beside DuckDB on its own Parquet files: `python -m benchmarks questions`.

The same questions of the same record (`benchmarks.synthetic`), each asked twenty times; the answers must be equal.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.frame import Comparison, Side, Work
from benchmarks.rows import RECORD
from benchmarks.rows import write as write_record

FILES = "parquet"
TIMES = 20
SINCE, UNTIL = "2015-01-01", "2015-12-31"
#: By what a line stands in a timeline: its first day, its last, or when it was told.
DAY = "coalesce(date_from, date_to, told_from, told_to)"
PAIRS = f"""
    SELECT a.actor, b.actor, count(*) AS lines FROM parties AS a JOIN parties AS b
    ON a.event = b.event AND a.actor < b.actor JOIN events ON events.id = a.event
    WHERE {DAY} BETWEEN ? AND ? GROUP BY a.actor, b.actor ORDER BY lines DESC, a.actor, b.actor LIMIT ?
"""
TIMELINE = f"""
    SELECT id FROM events WHERE id IN (SELECT event FROM parties WHERE actor = ?)
    AND id IN (SELECT event FROM parties WHERE actor = ?) ORDER BY {DAY}, id LIMIT 50
"""
TYPES = """
    SELECT type, count(*) AS lines FROM events WHERE id IN (SELECT event FROM parties WHERE actor = ?)
    AND id IN (SELECT event FROM parties WHERE actor = ?) GROUP BY type ORDER BY lines DESC, type
"""


def write(size: int, folder: Path, corpus: Path | None) -> float:
    """A record, and its Parquet files."""
    from legation.views.record import Record

    events = write_record(size, folder, corpus)
    with Record(folder / RECORD, writable=False) as record:
        record.export("parquet", folder / FILES)
    return events


def pair_of(record: Any) -> tuple[str, str]:
    """The pair of whom most lines stand."""
    (found,) = record.busiest("2000-01-01", "2099-12-31", limit=1)
    return found.actor, found.other


def busiest(record: Any) -> Callable[[], object]:
    """The fifty busiest pairs of a year."""
    return lambda: [(each.actor, each.other, each.lines) for each in record.busiest(SINCE, UNTIL, limit=50)]


def timeline(record: Any) -> Callable[[], object]:
    """The first fifty lines of a pair."""
    actors = pair_of(record)
    return lambda: [(line.id,) for line in record.timeline(*actors).items]


def types(record: Any) -> Callable[[], object]:
    """How many lines of a pair are of each type; the record counts kinds, statuses, years and months as well."""
    actors = pair_of(record)
    return lambda: [(each.name, each.count) for each in record.facets(*actors).types]


def asked(question: Callable[[Any], Callable[[], object]]) -> Callable[[Path], Work]:
    """A question to the record, asked so many times."""

    def ready(folder: Path) -> Work:
        from legation.record.record import Record

        return _often(question(Record(folder / RECORD, writable=False)))

    return ready


def duckdb(query: str, *given: object) -> Callable[[Path], Work]:
    """A question to DuckDB; where no values are given, those are asked for that the record's busiest pair has."""

    def ready(folder: Path) -> Work:
        import duckdb

        from legation.record.record import Record

        with Record(folder / RECORD, writable=False) as record:
            values = given or pair_of(record)
        connection = duckdb.connect()
        for table in ("events", "parties"):
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM '{folder / FILES / table}.parquet'")
        return _often(lambda: connection.execute(query, list(values)).fetchall())

    return ready


def _often(ask: Callable[[], object]) -> Work:
    ask()

    def work() -> object:
        for _ in range(TIMES - 1):
            ask()
        return ask()

    return work


COMPARISON = Comparison(
    what="questions",
    unit="events",
    ours=(
        Side(
            name="Record.busiest",
            ready=asked(busiest),
            task="busiest pairs",
            bound="the walk through the index of pairs, which holds every line of every pair; no memory",
        ),
        Side(
            name="Record.timeline",
            ready=asked(timeline),
            task="timeline of a pair",
            bound="making fifty lines from rows; the index finds them whatever else there is",
        ),
        Side(
            name="Record.facets",
            ready=asked(types),
            task="counts of a pair",
            bound="the lines of the pair, up to 15,000, each looked at once",
        ),
    ),
    peers=(
        Side(name="DuckDB, busiest", ready=duckdb(PAIRS, SINCE, UNTIL, 50), task="busiest pairs"),
        Side(name="DuckDB, timeline", ready=duckdb(TIMELINE), task="timeline of a pair"),
        Side(name="DuckDB, counts", ready=duckdb(TYPES), task="counts of a pair"),
    ),
    write=write,
    equal=True,
    does=(TIMES, "questions"),
)
