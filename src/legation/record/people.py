"""People: the lines in which somebody has part, under which offices."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from legation.errors import InputError
from legation.knowledge.folding import folded
from legation.model import Involvement, Office, Page
from legation.record.accounts import office_of_row
from legation.record.line_rows import line_of_row
from legation.record.timeline import SEPARATOR, following

#: Names that end with a word. Names are told often: each is looked at once, by a jump in the index to the next.
SPELLINGS: Final = (
    "WITH RECURSIVE names (sought) AS (SELECT min(sought) FROM person UNION ALL"
    " SELECT (SELECT min(sought) FROM person WHERE person.sought > names.sought) FROM names"
    " WHERE names.sought IS NOT NULL)"
    " SELECT sought FROM names WHERE sought = :last OR sought LIKE '% ' || :last ORDER BY sought"
)


def people_page(connection: sqlite3.Connection, name: str, *, limit: int, after: str | None) -> Page[Involvement]:
    """A page of the lines in which people of a name have part, in the order of their days.

    A page ends with a line, so that it may hold more than one person for the last.
    """
    spellings = json.dumps(_spellings(connection, name))
    behind = list(following("line.day", after))
    rows = connection.execute(
        "SELECT DISTINCT line.day AS day, line.key AS key, line.id AS id FROM person"
        " JOIN event ON event.id = person.event JOIN line ON line.id = event.line"
        " WHERE person.sought IN (SELECT value FROM json_each(?))"
        f" {''.join(f'AND {each.sql}' for each in behind)} ORDER BY line.day, line.key LIMIT ?",
        (spellings, *(value for each in behind for value in each.values), limit + 1),
    ).fetchall()
    shown = [row["id"] for row in rows[:limit]]
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=tuple(_involvements(connection, shown, spellings)),
        after=f"{last['day']}{SEPARATOR}{last['key']}" if last else None,
    )


def _spellings(connection: sqlite3.Connection, name: str) -> list[str]:
    """The names of the record, without case and accents, that hold all words of one and end with its last.

    Raises:
        InputError: there is no word in it.
    """
    asked = folded(name).split()
    if not asked:
        raise InputError(f"{name!r} is no name: give a full name or a surname")
    rows = connection.execute(SPELLINGS, {"last": asked[-1]})
    return [row["sought"] for row in rows if set(asked) <= set(row["sought"].split())]


def _involvements(connection: sqlite3.Connection, lines: Iterable[int], spellings: str) -> Iterator[Involvement]:
    """Each person of some lines once a line, in the order of the lines."""
    rows = connection.execute(
        "SELECT line.*, person.name AS name, person.of AS of, person.office AS office, person.wikidata AS wikidata,"
        " person.sought AS sought FROM line JOIN event ON event.line = line.id"
        " JOIN person ON person.event = event.id AND person.sought IN (SELECT value FROM json_each(?))"
        " WHERE line.id IN (SELECT value FROM json_each(?)) ORDER BY line.day, line.key, person.sought, event.key",
        (spellings, json.dumps(list(lines))),
    )
    together: dict[tuple[str, str], list[sqlite3.Row]] = {}
    for row in rows:
        together.setdefault((row["key"], row["sought"]), []).append(row)
    for told in together.values():
        yield Involvement(name=told[0]["name"], offices=_offices(told), line=line_of_row(told[0]))


def _offices(rows: Iterable[sqlite3.Row]) -> tuple[Office, ...]:
    return tuple(dict.fromkeys(office_of_row(row) for row in rows))
