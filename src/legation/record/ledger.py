"""The ledger: what came from where, and what came of it, so that a second run goes on where the first one stopped."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

#: Arrivals, and looks at origins, that are kept in memory before they are written: pages that are passed over come by
#: the hundred a second.
#: Whoever is ended meanwhile looks at those once more.
MOST_UNWRITTEN: Final = 500
WRITE: Final = (
    "INSERT INTO arrival (origin, name, stamp, outcome, reason, article, reader, arrived)"
    " VALUES ((SELECT id FROM origin WHERE name = ?), ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (origin, name) DO UPDATE SET stamp = excluded.stamp, outcome = excluded.outcome,"
    " reason = excluded.reason, article = excluded.article, reader = excluded.reader, arrived = excluded.arrived"
)
LOOK: Final = (
    "INSERT INTO origin (name, looked, failure) VALUES (?, ?, ?)"
    " ON CONFLICT (name) DO UPDATE SET looked = excluded.looked, failure = excluded.failure"
)
SEEN: Final = (
    "SELECT stamp, outcome, reason, reader FROM arrival WHERE origin = (SELECT id FROM origin WHERE name = ?)"
    " AND name = ?"
)
FORGET: Final = "UPDATE origin SET etag = NULL, last_modified = NULL, moved = NULL WHERE name = ?"
VALIDATOR: Final = (
    "SELECT iif(manner = ?1, etag, NULL), iif(manner = ?1, last_modified, NULL), moved FROM origin WHERE name = ?2"
)
REMEMBER: Final = "UPDATE origin SET etag = ?, last_modified = ?, manner = ?, moved = coalesce(?, moved) WHERE name = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What came of one document, under the name that it has within its origin."""

    name: str
    stamp: str
    outcome: str
    reason: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Validator:
    """By what a server knows whether an address has changed (RFC 9110, 8.8), and where the address has moved to."""

    etag: str | None = None
    last_modified: str | None = None
    moved: str | None = None


class Ledger:
    """The ledger of a record, for one reader: what another has looked at is looked at again."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        writing: Callable[[], AbstractContextManager[sqlite3.Connection]],
        reader: str,
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._reader = reader
        self._unwritten: dict[tuple[str, str], Arrival] = {}
        self._looks: dict[str, str | None] = {}

    def outcome(self, origin: str, name: str, stamp: str) -> str | None:
        """What came of a document that has not changed since; None where it has, or was not there."""
        last = self.last(origin, name)
        return last.outcome if last and last.stamp == stamp else None

    def last(self, origin: str, name: str) -> Arrival | None:
        """What came of a document of this name when this reader looked at it last."""
        if (unwritten := self._unwritten.get((origin, name))) is not None:
            return unwritten
        row = self._connection.execute(SEEN, (origin, name)).fetchone()
        if row is None or row["reader"] != self._reader:
            return None
        return Arrival(name=name, stamp=row["stamp"], outcome=row["outcome"], reason=row["reason"])

    def validator(self, origin: str, how: str = "") -> Validator:
        """What the last whole look at an address left, if this reader looked at it, and in the same way.

        Whoever looks otherwise must see all of it once: that it has not changed tells him nothing.
        """
        row = self._connection.execute(VALIDATOR, (self._manner(how), origin)).fetchone()
        return Validator(*row) if row else Validator()

    def remember(self, origin: str, validator: Validator, how: str = "") -> None:
        """Keep what a whole look at an address left; an address that has moved for good is asked for there from now on.

        Args:
            how: in what way it was looked at, if not as usual.

        Raises:
            RecordError: the file cannot be written.
        """
        self.look(origin)
        self.write()
        with self._writing() as connection:
            told = (validator.etag, validator.last_modified, self._manner(how), validator.moved, origin)
            connection.execute(REMEMBER, told)

    def _manner(self, how: str) -> str:
        return f"{self._reader}, {how}" if how else self._reader

    def forget(self, origin: str) -> None:
        """Ask an address again where it was named, as if nothing were known of it.

        Raises:
            RecordError: the file cannot be written.
        """
        with self._writing() as connection:
            connection.execute(FORGET, (origin,))

    def look(self, origin: str) -> None:
        """Note that an origin is looked at."""
        self._looks.setdefault(origin, None)
        self._write_if_many()

    def fail(self, origin: str, reason: str) -> None:
        """Note why an origin, or the rest of it, gives nothing."""
        self._looks[origin] = reason
        self._write_if_many()

    def note(self, origin: str, arrival: Arrival) -> None:
        """Note what came of a document."""
        self.look(origin)
        self._unwritten[origin, arrival.name] = arrival
        self._write_if_many()

    def write(self) -> None:
        """Write all that was noted.

        Raises:
            RecordError: the file cannot be written.
        """
        if not self._unwritten and not self._looks:
            return
        now = moment()
        with self._writing() as connection:
            connection.executemany(LOOK, [(name, now, failure) for name, failure in self._looks.items()])
            connection.executemany(WRITE, [self._row(key[0], each, now) for key, each in self._unwritten.items()])
        self._looks.clear()
        self._unwritten.clear()

    def _write_if_many(self) -> None:
        if len(self._unwritten) + len(self._looks) >= MOST_UNWRITTEN:
            self.write()

    def _row(self, origin: str, each: Arrival, now: str) -> tuple[str | None, ...]:
        return origin, each.name, each.stamp, each.outcome, each.reason, each.article, self._reader, now


def moment() -> str:
    """The moment of the machine's clock, in UTC: noted beside what is written, never computed with."""
    return datetime.now(UTC).isoformat(timespec="seconds")
