"""Texts: an article with everything in it that a statement rests on, and the words that tell one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from legation.errors import UnknownArticle
from legation.model import Marked, ReadText
from legation.record.accounts import line_row
from legation.record.line_rows import line_of_row
from legation.record.witnesses import CITED, cited
from legation.record.writing import in_parts

MARKS: Final = (
    'SELECT event.key AS event, line.key AS line, statement.field, statement.value, statement.start, statement."end"'
    " FROM event JOIN statement ON statement.event = event.id AND statement.start IS NOT NULL"
    " LEFT JOIN line ON line.id = event.line"
)
SOURCES: Final = (
    "SELECT event.key AS event, line.key AS line, 'said by' AS field, source.kind AS value, source.start,"
    ' source."end" FROM event JOIN source ON source.event = event.id LEFT JOIN line ON line.id = event.line'
)


def article_text(connection: sqlite3.Connection, id: str) -> ReadText:
    """An article of the record, with its text where that is kept, and what is marked in it.

    Raises:
        UnknownArticle: the record holds none of that id.
    """
    row = connection.execute(
        f"SELECT article.id AS number, article.text, article.length, {CITED},"
        " article.original IS NOT NULL AS copy, article.superseded_by IS NOT NULL AS superseded"
        " FROM article WHERE article.key = ?",
        (id,),
    ).fetchone()
    if row is None:
        raise UnknownArticle(f"{id}: the record holds no article of that id")
    found = connection.execute(
        "SELECT DISTINCT line.* FROM event JOIN line ON line.id = event.line WHERE event.article = ?"
        " ORDER BY line.day, line.key",
        (row["number"],),
    )
    return ReadText(
        article=cited(row),
        text=row["text"],
        length=row["length"],
        copy=bool(row["copy"]),
        superseded=bool(row["superseded"]),
        marks=_marks(connection, "event.article = ?", (row["number"],)),
        lines=tuple(line_of_row(each) for each in found),
    )


def marks_of(connection: sqlite3.Connection, id: str, events: Iterable[str]) -> tuple[Marked, ...]:
    """The words that tell the act of a line, and those of some more events, in the texts of their articles.

    Raises:
        UnknownLine: no line has the id.
    """
    line = line_row(connection, id)["id"]
    more = in_parts(connection, "SELECT id FROM event WHERE key IN ({marks})", sorted(set(events)))
    numbers = {row["id"] for row in more}
    numbers |= {row["id"] for row in connection.execute("SELECT id FROM event WHERE line = ?", (line,))}
    found: list[Marked] = []
    for number in sorted(numbers):
        found += _marks(connection, "event.id = ?", (number,))
    return tuple(found)


def _marks(connection: sqlite3.Connection, condition: str, values: tuple[int, ...]) -> tuple[Marked, ...]:
    query = f"{MARKS} WHERE {condition} UNION ALL {SOURCES} WHERE {condition}"
    rows = connection.execute(f'SELECT * FROM ({query}) ORDER BY start, "end" DESC, event, field', (*values, *values))
    return tuple(Marked(**dict(row)) for row in rows)
