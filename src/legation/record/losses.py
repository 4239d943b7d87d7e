"""Losses: what a broken record no longer holds, by name, as far as indexes and the ledger still tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from legation.record.contradictions import MISPLACED
from legation.record.salvage import Gap, Salvage

#: Of lost rows that nothing names, numbers that are listed.
MOST_NUMBERS: Final = 1000


class Lost(StrEnum):
    """What was lost: a whole article; its text; some of what it said; a judgement; what the ledger knew of sources."""

    ARTICLE = "article"
    TEXT = "text"
    READING = "reading"
    JUDGEMENT = "judgement"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that could not be saved, and its name: an address, a file, a key or a number."""

    what: Lost
    name: str


@dataclass(slots=True)
class Index:
    """What the indexes of a broken file say of its articles, by the numbers of their rows."""

    keys: dict[int, str] = field(default_factory=dict)
    addresses: dict[int, str] = field(default_factory=dict)
    events: dict[int, int] = field(default_factory=dict)
    event_keys: dict[int, str] = field(default_factory=dict)
    agreements: dict[int, int] = field(default_factory=dict)
    judged: dict[int, str] = field(default_factory=dict)
    judged_other: dict[int, str] = field(default_factory=dict)
    gaps: dict[str, list[Gap]] = field(default_factory=dict)

    @classmethod
    def of(cls, salvage: Salvage) -> Index:
        """All that the indexes of a file say that can be read of them."""
        found = cls()
        for value, number in found._entries(salvage, "sqlite_autoindex_article_1", str):
            found.keys[number] = value
        for value, number in found._entries(salvage, "article_address", str):
            found.addresses[number] = value
        for value, number in found._entries(salvage, "event_article", int):
            found.events[number] = value
        for value, number in found._entries(salvage, "sqlite_autoindex_event_1", str):
            found.event_keys[number] = value
        for value, number in found._entries(salvage, "agreement_article", int):
            found.agreements[number] = value
        for value, number in found._entries(salvage, "judgement_event", str):
            found.judged[number] = value
        for value, number in found._entries(salvage, "judgement_other", str):
            found.judged_other[number] = value
        return found

    def _entries(self, salvage: Salvage, index: str, kind: type) -> Iterator[tuple[Any, int]]:
        for entry in salvage.entries(index):
            if isinstance(entry, Gap):
                self.gaps.setdefault(index, []).append(entry)
            elif len(entry) == 2 and isinstance(entry[0], kind) and isinstance(entry[1], int):
                yield entry[0], entry[1]


def incomplete(connection: sqlite3.Connection, index: Index, gaps: dict[str, list[Gap]]) -> set[int]:
    """The articles some of whose events, statements or agreements may be missing, by the numbers of their rows."""
    events = {row["id"]: row for row in connection.execute("SELECT id, article, key FROM event")}
    agreements = set(_ids(connection, "SELECT id FROM agreement"))
    found = {article for event, article in index.events.items() if event not in events}
    found |= {row["article"] for row in events.values() if index.event_keys.get(row["id"], row["key"]) != row["key"]}
    found |= {article for agreement, article in index.agreements.items() if agreement not in agreements}
    for table, numbered in (("event", "event_article"), ("agreement", "agreement_article")):
        if gaps.get(table):
            for gap in index.gaps.get(numbered, ()):
                found |= _between(connection, "SELECT id FROM article WHERE id BETWEEN ? AND ?", gap)
    for table in ("source", "person"):
        for gap in gaps.get(table, ()):
            found |= _between(connection, "SELECT article FROM event WHERE id BETWEEN ? AND ?", gap)
    found |= set(_ids(connection, MISPLACED))
    for gap in gaps.get("step", ()):
        found |= _between(connection, "SELECT article FROM agreement WHERE id BETWEEN ? AND ?", gap)
    for gap in gaps.get("statement", ()):
        found |= _between(connection, "SELECT article FROM event WHERE id BETWEEN ? AND ?", _events(connection, gap))
    return found


def _events(connection: sqlite3.Connection, gap: Gap) -> Gap:
    """The events of the statements around a gap: statements are written event by event."""
    low = "SELECT event FROM statement WHERE id <= ? ORDER BY id DESC LIMIT 1"
    high = "SELECT event FROM statement WHERE id >= ? ORDER BY id LIMIT 1"
    rows = [
        None if bound is None else connection.execute(query, (bound,)).fetchone()
        for query, bound in ((low, gap.low), (high, gap.high))
    ]
    return Gap(low=rows[0] and rows[0][0], high=rows[1] and rows[1][0])


def _between(connection: sqlite3.Connection, query: str, gap: Gap) -> set[int]:
    low = gap.low if isinstance(gap.low, int) else -(1 << 62)
    high = gap.high if isinstance(gap.high, int) else 1 << 62
    return {row[0] for row in connection.execute(query, (low, high))}


def _ids(connection: sqlite3.Connection, query: str) -> Iterable[int]:
    return (row[0] for row in connection.execute(query))


def lost_judgements(connection: sqlite3.Connection, index: Index, gaps: dict[str, list[Gap]]) -> Iterator[Loss]:
    """Judgements that are missing, or are no longer about those events that the indexes name.

    They are numbered without gaps; the last of them are known by the indexes alone.
    """
    rows = connection.execute("SELECT id, event, other, undone FROM judgement")
    there = {row["id"]: (row["event"], row["other"]) for row in rows if row["undone"] is None}
    undone = set(_ids(connection, "SELECT id FROM judgement WHERE undone IS NOT NULL"))
    named = {number: (key, index.judged_other.get(number, "?")) for number, key in index.judged.items()}
    last = max([*there, *undone, *named], default=0)
    missing = set(range(1, last)) - there.keys() - undone if gaps.get("judgement") else set[int]()
    altered = {number for number, both in named.items() if number not in undone and there.get(number) != both}
    for number in sorted(missing | altered)[:MOST_NUMBERS]:
        about = f", about {' and '.join(named[number])}" if number in named else ""
        yield Loss(what=Lost.JUDGEMENT, name=f"{number}{about}")
    if any(is_open(gap, last) for gap in gaps.get("judgement", ())) and index.gaps.get("judgement_event"):
        yield Loss(what=Lost.JUDGEMENT, name=f"any after {last}")


def is_open(gap: Gap, last: int) -> bool:
    """Whether rows may be missing behind the last that is known."""
    return not isinstance(gap.high, int) or gap.high > last
