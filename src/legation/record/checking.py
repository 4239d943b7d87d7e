"""Checking: whether a record is whole, and if not, what is wrong where."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from legation.errors import RecordBusy, RecordDamaged, RecordReadOnly
from legation.record.contradictions import Fault, contradictions
from legation.record.file import open_file, told, writing

#: Faults that are told at most of one check.
MOST: Final = 100
#: How SQLite names a tree of pages: by the page of its root.
TREE: Final = re.compile(r"^Tree (\d+)\b")
WHOLE: Final = "ok"
IN_FILE: Final = "file"


def faults_of(path: Path) -> list[Fault]:
    """What is wrong in a record, the first hundred things at most; nothing where it is whole.

    Its pages are held against the format of SQLite, its rows against those that they refer to, the words to search by
    against the events, and all that is computed against what it is computed from.

    Raises:
        RecordError: there is no record, or another process keeps it locked.
    """
    try:
        with closing(open_file(path, writable=False)) as connection:
            found = list(islice(_faults(connection, path), MOST))
        return found or list(_words_fault(path))
    except RecordDamaged as error:
        return [Fault(where=IN_FILE, what=str(error).removeprefix(f"{path}: "))]


def _faults(connection: sqlite3.Connection, path: Path) -> Iterator[Fault]:
    with told(path):
        connection.execute("BEGIN")  # all of it as it is at one moment
        broken = list(_broken_pages(connection))
        yield from broken
        if not broken:
            yield from _dangling(connection)
            yield from contradictions(connection)


def _broken_pages(connection: sqlite3.Connection) -> Iterator[Fault]:
    """What SQLite finds wrong with pages, rows and indexes."""
    rows = connection.execute("SELECT rootpage, name FROM sqlite_master WHERE rootpage").fetchall()
    names = {row["rootpage"]: row["name"] for row in rows}
    for row in connection.execute(f"PRAGMA integrity_check({MOST})"):
        for line in str(row[0]).splitlines():
            found = TREE.match(line)
            if line != WHOLE and not line.startswith("***"):
                yield Fault(where=names.get(int(found[1]), IN_FILE) if found else IN_FILE, what=line)


def _dangling(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Rows that refer to rows that are not there."""
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(where=row["table"], what=f"row {row['rowid']} refers to one of {row['parent']} that is not there")


def _words_fault(path: Path) -> Iterator[Fault]:
    """Whether the words to search by are those of the events; where nobody may write, SQLite cannot tell."""
    try:
        with closing(open_file(path, writable=True)) as connection, told(path), writing(connection):
            try:
                connection.execute("INSERT INTO event_words (event_words, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                yield Fault(where="event_words", what=f"the words to search by are not those of the events ({error})")
    except (RecordReadOnly, RecordBusy):
        return
