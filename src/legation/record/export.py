"""The record written out: each line with all its mentions, in an order that hangs on nothing but what is known."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import fields

from legation.model import Line, LineMention, WholeLine
from legation.record.line_rows import line_of_row

MENTIONS = (
    'SELECT coalesce(article.url, article.hash) AS article, event.key AS event, start, "end"'
    " FROM event JOIN statement ON statement.event = event.id AND field = 'mention'"
    " JOIN article ON article.id = event.article"
    " WHERE event.line = ? ORDER BY coalesce(published_from, '9999'), article.key, start, event.key"
)


def exported(connection: sqlite3.Connection) -> Iterator[WholeLine]:
    """All lines, in the order of their days."""
    for row in connection.execute("SELECT * FROM line ORDER BY day, key"):
        mentions = tuple(LineMention(**dict(each)) for each in connection.execute(MENTIONS, (row["id"],)))
        yield _whole(line_of_row(row), mentions)


def _whole(line: Line, mentions: tuple[LineMention, ...]) -> WholeLine:
    return WholeLine(**{each.name: getattr(line, each.name) for each in fields(Line)}, mentions=mentions)
