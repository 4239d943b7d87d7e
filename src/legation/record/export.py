"""The record written out: each line with all its mentions, in an order that hangs on nothing but what is known."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

import msgspec

from legation.model import Line
from legation.record.line_rows import line_of_row


class ExportedMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell a line's act: the article by its URL, or its hash where it has none, and their offsets in it."""

    article: str
    event: str
    start: int
    end: int


class ExportedLine(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A line with flat keys; days are ISO 8601, both in the interval."""

    id: str
    type: str
    kind: str | None
    status: str
    confirmed: bool | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    from_: date | None
    to: date | None
    place: str | None
    place_of: str | None
    series: str | None
    ordinal: int | None
    agreements: tuple[str, ...]
    topics: tuple[str, ...]
    evidence: str
    articles: int
    independent: int
    told_from: date | None
    told_to: date | None
    mentions: list[ExportedMention]


def exported(connection: sqlite3.Connection) -> Iterator[ExportedLine]:
    """All lines, in the order of their days."""
    for row in connection.execute("SELECT * FROM line ORDER BY day, key"):
        yield _exported(line_of_row(row), _mentions(connection, row["id"]))


def _mentions(connection: sqlite3.Connection, line: int) -> list[ExportedMention]:
    query = (
        'SELECT coalesce(article.url, article.hash) AS article, event.key AS event, start, "end"'
        " FROM event JOIN statement ON statement.event = event.id AND field = 'mention'"
        " JOIN article ON article.id = event.article"
        " WHERE event.line = ? ORDER BY coalesce(published_from, '9999'), article.key, start, event.key"
    )
    return [ExportedMention(**dict(row)) for row in connection.execute(query, (line,))]


def _exported(line: Line, mentions: list[ExportedMention]) -> ExportedLine:
    return ExportedLine(
        id=line.id,
        type=line.type,
        kind=line.kind,
        status=line.status,
        confirmed=line.confirmed,
        source=line.source,
        target=line.target,
        from_=line.when.first,
        to=line.when.last,
        place=line.where.name if line.where else None,
        place_of=line.where.of if line.where else None,
        series=line.series.name if line.series else None,
        ordinal=line.series.ordinal if line.series else None,
        agreements=line.agreements,
        topics=line.topics,
        evidence=line.evidence,
        articles=line.articles,
        independent=line.independent,
        told_from=line.told.first,
        told_to=line.told.last,
        mentions=mentions,
    )
