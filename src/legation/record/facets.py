"""Facets: how many lines of a timeline are of each type, kind, status and year, and told by so many sources."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from legation.model import Count, Facets, MonthCount, Status
from legation.record.timeline import Condition, Filters, Part, bound_to, conditions_of

#: Lines that are looked at, the newest: more would take too long for a page.
MOST: Final = 15_000
#: Numbers of sources that are told apart; more count as the last.
MOST_SOURCES: Final = 5
#: Letters of the year and of the month in ISO 8601 days.
YEAR: Final = 4
MONTH: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """So many lines that are alike in all that is counted."""

    type: str
    kind: str | None
    status: str
    month: str
    independent: int
    count: int


def facets_of(connection: sqlite3.Connection, actors: Sequence[str], filters: Filters) -> Facets:
    """The counts of a timeline. What is chosen of one facet leaves that facet's own counts as they are."""
    newest, is_cut = _newest(connection, actors, filters)
    cells = _cells(connection, newest, filters)

    def counted(free: str, value: Callable[[_Cell], str | None]) -> tuple[Count, ...]:
        counts: Counter[str] = Counter()
        for cell in cells:
            found = value(cell)
            if found and _fits(cell, filters, free):
                counts[found] += cell.count
        return tuple(Count(name=name, count=count) for name, count in sorted(counts.items(), key=_most_first))

    years = counted("year", lambda cell: cell.month[:YEAR])
    chosen = [cell for cell in cells if _fits(cell, filters, "")]
    return Facets(
        lines=sum(cell.count for cell in chosen),
        types=counted("type", lambda cell: cell.type),
        kinds=counted("kind", lambda cell: cell.kind),
        statuses=counted("status", lambda cell: cell.status),
        years=tuple(sorted(years, key=lambda count: count.name)),
        sources=_at_least([cell for cell in cells if _fits(cell, filters, "sources")]),
        months=_months(chosen),
        newest=MOST if is_cut else None,
    )


def _newest(connection: sqlite3.Connection, actors: Sequence[str], filters: Filters) -> tuple[Part, bool]:
    """The newest lines of some actors between the days that are asked for, and whether there are more than these."""
    table, bound = bound_to(actors)
    day = Part(tables="", day="day")
    wanted = [bound, *conditions_of(Filters(since=filters.since, until=filters.until), day)]
    where = " AND ".join(f"({each.sql})" for each in wanted)
    values = tuple(value for each in wanted for value in each.values)
    found = f"SELECT {'line' if table else 'id AS line'}, day FROM {table or 'line'} AS part WHERE {where}"
    count = connection.execute(f"SELECT count(*) FROM ({found} LIMIT ?)", (*values, MOST + 1)).fetchone()[0]
    newest = f"{found} ORDER BY day DESC LIMIT {MOST}"
    tables = f"({newest}) AS part CROSS JOIN line ON line.id = part.line"
    return Part(tables=tables, day="part.day", conditions=(Condition("TRUE", values),)), count > MOST


def _cells(connection: sqlite3.Connection, part: Part, filters: Filters) -> list[_Cell]:
    """All lines by what is counted; place and series are no facets."""
    wanted = [*part.conditions, *conditions_of(Filters(place=filters.place, series=filters.series), part)]
    where = " AND ".join(f"({each.sql})" for each in wanted)
    rows = connection.execute(
        f"SELECT line.type, line.kind, line.status, substr({part.day}, 1, {MONTH}) AS month,"
        f" min(line.independent, {MOST_SOURCES}) AS independent, count(*) AS count"
        f" FROM {part.tables} WHERE {where} GROUP BY 1, 2, 3, 4, 5",
        [value for each in wanted for value in each.values],
    )
    return [_Cell(**dict(row)) for row in rows]


def _fits(cell: _Cell, filters: Filters, free: str) -> bool:
    """Whether lines are as chosen in every facet but one."""
    return (
        (free == "type" or not filters.types or cell.type in filters.types)
        and (free == "kind" or not filters.kinds or cell.kind in filters.kinds)
        and (free == "status" or not filters.statuses or cell.status in filters.statuses)
        and (free == "sources" or cell.independent >= min(filters.min_sources, MOST_SOURCES))
    )


def _at_least(cells: Iterable[_Cell]) -> tuple[Count, ...]:
    """How many lines so many sources tell, or more."""
    counts: Counter[int] = Counter()
    for cell in cells:
        for number in range(2, cell.independent + 1):
            counts[number] += cell.count
    return tuple(Count(name=str(number), count=count) for number, count in sorted(counts.items()))


def _months(cells: Iterable[_Cell]) -> tuple[MonthCount, ...]:
    """How many lines of each status stand in each month, the months in their order."""
    counts: Counter[tuple[str, Status]] = Counter()
    for cell in cells:
        if cell.month:
            counts[cell.month, Status(cell.status)] += cell.count
    order = list(Status)
    found = sorted(counts.items(), key=lambda each: (each[0][0], order.index(each[0][1])))
    return tuple(MonthCount(month=month, status=status, lines=count) for (month, status), count in found)


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
