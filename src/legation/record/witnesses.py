"""Witnesses: the events of a line, each with the article that tells it, as they stand in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from legation.model import Cited, DateBasis
from legation.record.line_rows import days, member_of_row
from legation.record.lines import Member, in_order
from legation.record.writing import in_parts

#: What `cited` needs of the table of articles.
CITED: Final = (
    "article.key AS article, article.title, article.url, article.outlet, article.author, article.published_from,"
    " article.published_to, article.published_basis"
)
COLUMNS: Final = (
    f"event.id, event.key, event.line, event.current, event.evidence, event.profile, {CITED}, article.added,"
    " article.original IS NOT NULL AS copy, coalesce(original.publisher, article.publisher) AS publisher"
    " FROM event JOIN article ON article.id = event.article"
    " LEFT JOIN article AS original ON original.id = article.original"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """An event as one article tells it: what its line is computed from, the number of its row, and the article.

    `added` is when the article came into the record. A `copy` repeats another article; of a `superseded` one a newer
    version is known.
    """

    number: int
    member: Member
    article: Cited
    added: str
    copy: bool
    superseded: bool

    @property
    def key(self) -> str:
        """The key of the event."""
        return self.member.profile.key


def witnesses(connection: sqlite3.Connection, lines: Iterable[int]) -> dict[int, list[Witness]]:
    """Those of some lines, by the numbers of the lines, in the order in which they told."""
    found: dict[int, list[Witness]] = {}
    for row in in_parts(connection, f"SELECT {COLUMNS} WHERE event.line IN ({{marks}})", sorted(set(lines))):
        found.setdefault(row["line"], []).append(_witness(row))
    return {line: ordered(told) for line, told in found.items()}


def superseded(connection: sqlite3.Connection, keys: Iterable[str]) -> list[Witness]:
    """What older versions of articles said in the place of some events of today."""
    seen = set(keys)
    waiting = sorted(seen)
    while waiting:
        older = in_parts(connection, "SELECT old FROM redirect WHERE new IN ({marks})", waiting)
        waiting = sorted({row["old"] for row in older} - seen)
        seen |= set(waiting)
    query = f"SELECT {COLUMNS} WHERE event.key IN ({{marks}}) AND NOT event.current"
    return [_witness(row) for row in in_parts(connection, query, sorted(seen))]


def ordered(told: Iterable[Witness]) -> list[Witness]:
    """Witnesses in the order in which lines take them."""
    by_key = {each.key: each for each in told}
    return [by_key[member.profile.key] for member in in_order(each.member for each in by_key.values())]


def cited(row: sqlite3.Row) -> Cited:
    """The article of a row, as it is cited."""
    return Cited(
        id=row["article"],
        title=row["title"],
        url=row["url"],
        outlet=row["outlet"],
        author=row["author"],
        published=days(row["published_from"], row["published_to"]),
        basis=DateBasis(row["published_basis"]),
    )


def _witness(row: sqlite3.Row) -> Witness:
    return Witness(
        number=row["id"],
        member=member_of_row(row),
        article=cited(row),
        added=row["added"],
        copy=bool(row["copy"]),
        superseded=not row["current"],
    )
