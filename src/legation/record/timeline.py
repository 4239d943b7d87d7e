"""Timelines: lines in the order of their days, page by page, found by the indices of actors and of pairs of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from legation.errors import InputError
from legation.knowledge.folding import folded
from legation.knowledge.who import code_of
from legation.model import EventType, Kind, Line, Page, Status
from legation.record.line_rows import line_of_row

#: Between the day and the id of the last line of a page, in what asks for the next.
SEPARATOR: Final = "/"
#: More of anything than a record holds.
MOST: Final = 1_000_000_000
#: The tables in which none, one and two actors stand, and what binds their columns.
TABLES: Final = (
    (None, "TRUE"),
    ("line_actor", "part.actor = ?"),
    ("line_pair", "part.actor = ? AND part.other = ?"),
)
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on rows in SQL, with the values of its marks."""

    sql: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines in which some actors have part: the tables to look in, the outermost first, and what binds them.

    `day` is by what the lines are ordered.
    """

    tables: str
    day: str
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the lines of a timeline must be like; empty lists take all."""

    since: date | None = None
    until: date | None = None
    statuses: Sequence[Status] = field(default=())
    types: Sequence[EventType] = field(default=())
    kinds: Sequence[Kind] = field(default=())
    place: str | None = None
    series: str | None = None
    min_sources: int = 1


def lines_page(
    connection: sqlite3.Connection,
    part: Part,
    conditions: Iterable[Condition],
    *,
    limit: int,
    after: str | None,
    backwards: bool = False,
) -> Page[Line]:
    """A page of the lines that meet some conditions, in the order of their days and ids, or backwards."""
    wanted = [*part.conditions, *conditions, *following(part.day, after, backwards=backwards)]
    where = " AND ".join(f"({each.sql})" for each in wanted) or "TRUE"
    order = f"{part.day} DESC, line.key DESC" if backwards else f"{part.day}, line.key"
    rows = connection.execute(
        f"SELECT line.*, {part.day} AS stands FROM {part.tables} WHERE {where} ORDER BY {order} LIMIT ?",
        (*(value for each in wanted for value in each.values), limit + 1),
    ).fetchall()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=tuple(line_of_row(row) for row in rows[:limit]),
        after=f"{last['stands']}{SEPARATOR}{last['key']}" if last else None,
    )


def part_of(actors: Sequence[str]) -> Part:
    """Where the lines of nobody in particular, of one actor, or of two together are found.

    Raises:
        InputError: there are more than two.
    """
    table, bound = bound_to(actors)
    if table is None:
        return Part(tables="line", day="line.day")
    # A cross join in SQLite keeps the order of the tables: those of the actors, by their index, then each line.
    tables = f"{table} AS part CROSS JOIN line ON line.id = part.line"
    return Part(tables=tables, day="part.day", conditions=(bound,))


def bound_to(actors: Sequence[str]) -> tuple[str | None, Condition]:
    """The table in which one actor stands, or two together, and what binds its columns to them.

    Raises:
        InputError: there are more than two.
    """
    if len(actors) > 2:
        raise InputError(f"a timeline is that of one actor or of two, not of {len(actors)}: {', '.join(actors)}")
    table, binding = TABLES[len(actors)]
    return table, Condition(binding, tuple(sorted(actors)))


def conditions_of(filters: Filters, part: Part) -> list[Condition]:
    """Filters as conditions on the lines of a part; days are those by which lines stand in a timeline."""
    found = []
    if filters.since:
        found.append(Condition(f"{part.day} >= ?", (filters.since.isoformat(),)))
    if filters.until:
        found.append(Condition(f"{part.day} <= ? AND {part.day} <> ''", (filters.until.isoformat(),)))
    for column, values in (("status", filters.statuses), ("type", filters.types), ("kind", filters.kinds)):
        if values:
            found.append(Condition(f"line.{column} IN ({', '.join('?' * len(values))})", tuple(values)))
    if filters.place:
        found.append(_in_place(filters.place))
    if filters.series:
        found.append(_of_series(filters.series))
    if filters.min_sources > 1:
        found.append(Condition("line.independent >= ?", (filters.min_sources,)))
    return found


def _in_place(place: str) -> Condition:
    """A town by its name, or everything in a state."""
    try:
        state = code_of(place)
    except InputError:
        return Condition("folded(line.place) = ?", (folded(place),))
    return Condition("line.place_of = ? OR folded(line.place) = ?", (state, folded(place)))


def _of_series(series: str) -> Condition:
    words = folded(series).split()
    told = " AND ".join(["instr(' ' || folded(line.series) || ' ', ?)"] * len(words))
    return Condition(f"line.series IS NOT NULL AND {told or 'TRUE'}", tuple(f" {word} " for word in words))


def following(day: str, after: str | None, *, backwards: bool = False) -> Iterable[Condition]:
    """What stands behind the line that a page ended with; backwards, what stands before it."""
    if after is None:
        return
    last, separator, key = after.partition(SEPARATOR)
    if not separator:
        raise InputError(f"{after!r} asks for no page: give what the page before said, such as 2022-08-24/abcdefghijkl")
    mark = "<" if backwards else ">"
    yield Condition(f"{day} {mark}= ? AND ({day} {mark} ? OR line.key {mark} ?)", (last, last, key))


# --- what users give ------------------------------------------------------------------------------------------------


def chosen(words: str | Iterable[str] | None, of: type[Word], what: str) -> tuple[Word, ...]:
    """Words of a closed vocabulary that a user has chosen, in any case.

    Raises:
        InputError: one is not of it; the message lists those that are.
    """
    given = [words] if isinstance(words, str) else list(words or ())
    known = {each.value.casefold(): each for each in of}
    for word in given:
        if word.casefold() not in known:
            raise InputError(f"{word!r} is no {what}: choose of {', '.join(each.value for each in of)}")
    return tuple(known[word.casefold()] for word in given)


def checked_limit(limit: int) -> int:
    """How many answers a page has; no more than any record holds.

    Raises:
        InputError: none.
    """
    if limit < 1:
        raise InputError(f"a page of {limit} holds nothing: ask for at least 1")
    return min(limit, MOST)
