"""Series over all articles: each once, its sessions in order, and those of which nobody tells."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from legation.errors import InputError
from legation.knowledge.folding import folded
from legation.knowledge.formats import format_of
from legation.knowledge.who import code_of
from legation.model import KnownSeries, Line, Page, Session
from legation.record.line_rows import line_of_row
from legation.record.searching import page_start
from legation.record.writing import in_parts

QUERY: Final = (
    "SELECT id, key, day, series, ordinal, sources, targets FROM line WHERE series IS NOT NULL ORDER BY series, ordinal"
)


def series_page(
    connection: sqlite3.Connection, named: Sequence[str], *, limit: int, after: str | None
) -> Page[KnownSeries]:
    """A page of the series that fit all of some actors and words, in the order of their names."""
    start = page_start(after)
    groups = _groups(connection.execute(QUERY).fetchall())
    wanted = [rows for rows in groups if all(_fits(rows, each) for each in named)]
    wanted.sort(key=lambda rows: (folded(_name(rows)), _parties(rows)))
    items = tuple(_series(connection, rows) for rows in wanted[start : start + limit])
    return Page(items=items, after=str(start + limit) if len(wanted) > start + limit else None)


def _groups(rows: Sequence[sqlite3.Row]) -> list[list[sqlite3.Row]]:
    """The lines of each series. One whose name others may have too is that of its parties."""
    groups: dict[Hashable, list[sqlite3.Row]] = {}
    for row in rows:
        told = format_of(row["series"])
        parties = frozenset[str]()
        if told.general:
            parties = told.actors or frozenset((*json.loads(row["sources"]), *json.loads(row["targets"])))
        groups.setdefault((told.words, parties), []).append(row)
    return [sorted(group, key=lambda row: (row["day"], row["key"])) for group in groups.values()]


def _fits(rows: Sequence[sqlite3.Row], asked: str) -> bool:
    """Whether a series is one of an actor, or its name holds some words."""
    words = set(folded(asked).split())
    if any(words <= set(folded(row["series"]).split()) for row in rows):
        return True
    try:
        return code_of(asked) in _parties(rows)
    except InputError:
        return False


def _name(rows: Sequence[sqlite3.Row]) -> str:
    """The name that most lines have."""
    counts = Counter(row["series"] for row in rows)
    return str(min(counts, key=lambda name: (-counts[name], name)))


def _parties(rows: Sequence[sqlite3.Row]) -> tuple[str, ...]:
    """Those whom the format names, or all who take part, those who do most often first."""
    told = format_of(_name(rows))
    if told.general and told.actors:
        return tuple(sorted(told.actors))
    counts = Counter(
        party for row in rows for party in dict.fromkeys((*json.loads(row["sources"]), *json.loads(row["targets"])))
    )
    return tuple(sorted(counts, key=lambda party: (-counts[party], party)))


def _series(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> KnownSeries:
    found = in_parts(connection, "SELECT * FROM line WHERE id IN ({marks})", [row["id"] for row in rows])
    lines = {row["id"]: line_of_row(row) for row in found}
    sessions = tuple(_sessions([(row["ordinal"], lines[row["id"]]) for row in rows]))
    return KnownSeries(name=_name(rows), parties=_parties(rows), sessions=sessions)


def _sessions(known: Sequence[tuple[int | None, Line]]) -> Iterator[Session]:
    """The sessions in the order of their days, before each that is counted those that must have come before it."""
    left = sorted({ordinal for ordinal, _ in known if ordinal})
    reached = 0
    for ordinal, line in known:
        while left and ordinal and left[0] <= ordinal:
            following = left.pop(0)
            if following > reached + 1:
                yield Session(ordinal=reached + 1, last=following - 1, line=None)
            reached = following
        yield Session(ordinal=ordinal, last=ordinal, line=line)
