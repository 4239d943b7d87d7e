"""Ids as people write them: whole, or by their first letters."""

from __future__ import annotations

import sqlite3
from typing import Final

from legation.errors import UnknownLine
from legation.record.judging import current_event

#: Letters of an id that may stand for it.
SHORTEST: Final = 4
#: The most ids that are named where letters stand for several.
MOST_NAMED: Final = 5


def whole_id(connection: sqlite3.Connection, written: str) -> str:
    """The id that somebody writes, or of which the first letters are written; what is neither comes back as it is.

    Raises:
        UnknownLine: letters are the beginning of the ids of several lines.
    """
    letters = written.strip().lower()
    if len(letters) < SHORTEST:
        return letters
    rows = connection.execute(
        "SELECT key FROM event WHERE key >= :low AND key < :high"
        " UNION SELECT old FROM redirect WHERE old >= :low AND old < :high ORDER BY key LIMIT 500",
        {"low": letters, "high": f"{letters}\N{DEL}"},
    ).fetchall()
    keys = [str(row["key"]) for row in rows]
    if letters in keys or not keys:
        return letters
    lines = {line: key for key in reversed(keys) if (line := _line(connection, key)) is not None}
    if len(lines) > 1:
        named = ", ".join(sorted(lines.values())[:MOST_NAMED])
        raise UnknownLine(f"{letters}: the beginning of several ids ({named}); give more letters")
    return next(iter(lines.values()), keys[0])


def _line(connection: sqlite3.Connection, key: str) -> int | None:
    try:
        line: int | None = current_event(connection, key)["line"]
    except UnknownLine:
        return None
    return line
