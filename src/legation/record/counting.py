"""Counting: what a record holds, in numbers."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from legation.model import Count, Stats
from legation.record.line_rows import days

ARTICLES: Final = (
    "SELECT count(*) AS articles, count(original) AS copies, count(superseded_by) AS superseded,"
    " min(coalesce(published_from, published_to)) AS first, max(coalesce(published_to, published_from)) AS last"
    " FROM article"
)
#: The outlet by its name, else the host; nameless ones are their articles' own publishers.
PUBLISHER: Final = "coalesce(outlet, nullif(publisher, key), 'unnamed')"


def stats_of(connection: sqlite3.Connection, path: Path) -> Stats:
    """How much a record holds."""
    articles = connection.execute(ARTICLES).fetchone()
    return Stats(
        articles=articles["articles"],
        copies=articles["copies"],
        superseded=articles["superseded"],
        published=days(articles["first"], articles["last"]),
        publishers=_counts(connection, "article", PUBLISHER),
        events=_count(connection, "event WHERE current"),
        lines=_count(connection, "line"),
        confirmed=_count(connection, "line WHERE confirmed"),
        types=_counts(connection, "line", "type"),
        statuses=_counts(connection, "line", "status"),
        statements=_count(connection, "statement"),
        people=int(connection.execute("SELECT count(DISTINCT sought) FROM person").fetchone()[0]),
        agreements=int(connection.execute("SELECT count(DISTINCT same) FROM agreement").fetchone()[0]),
        judgements=_count(connection, "judgement WHERE undone IS NULL"),
        bytes=path.stat().st_size,
    )


def _count(connection: sqlite3.Connection, rows: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])


def _counts(connection: sqlite3.Connection, table: str, value: str) -> tuple[Count, ...]:
    """How many rows have each value, the most first."""
    rows = connection.execute(f"SELECT {value} AS name, count(*) AS count FROM {table} GROUP BY 1 ORDER BY 2 DESC, 1")
    return tuple(Count(name=row["name"], count=row["count"]) for row in rows)
