"""`Record`: the file that grows with every article, and what can be asked of it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from legation.model import Article, Reading
from legation.record.entering import Outcome, enter, is_known
from legation.record.file import open_file, told, writing
from legation.record.writing import Entry

#: The file that is used where none is named, and the variable of the environment that names another.
DEFAULT: Final = "legation.db"
VARIABLE: Final = "LEGATION_RECORD"


def default_path() -> Path:
    """The record that is meant where none is named: that of the environment, else one in the folder of the moment."""
    return Path(os.environ.get(VARIABLE) or DEFAULT)


class Record:
    """A record in an SQLite file.

    A process that writes keeps others from writing for the moment of one article; reading goes on meanwhile. What is
    asked of it is answered from what has been written so far.

    Args:
        path: the file; the default is that of the command line.
        writable: whether it may be written; it is then made where it is not there.
        waiting: called where another process writes and this one waits.

    Raises:
        RecordError: the file is no record, cannot be opened, or is not there to be read.
    """

    def __init__(
        self, path: str | Path | None = None, *, writable: bool = True, waiting: Callable[[], None] | None = None
    ) -> None:
        self.path = Path(path) if path is not None else default_path()
        self._waiting = waiting
        self._connection = open_file(self.path, writable=writable)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with told(self.path), writing(self._connection, self._waiting):
            yield self._connection

    # --- what comes in ----------------------------------------------------------------------------------------------

    def knows(self, article: Article, *, version: int = 0, reader: str) -> bool:
        """Whether an article is in the record, read by this reader, and no newer version than there."""
        with told(self.path):
            return is_known(self._connection, article, version, reader)

    def add_reading(
        self, article: Article, reading: Reading, *, version: int = 0, reader: str, keep_text: bool = True
    ) -> Outcome:
        """Add an article that has been read; all of it comes into the file, or nothing.

        Args:
            version: of several articles of one URL that with the highest speaks; of equal ones the last that came.
            reader: which version of Legation read it.
            keep_text: whether its text is kept, or only what is quoted from it.

        Raises:
            RecordError: the file cannot be written.
        """
        entry = Entry(
            article=article,
            reading=reading,
            version=version,
            reader=reader,
            added=moment(),
            keep_text=keep_text,
        )
        with self._writing() as connection:
            return enter(connection, entry)

    def add_readings(self, given: Iterable[tuple[Article, Reading]], *, reader: str) -> int:
        """Add many articles that have been read in one transaction, which is faster; how many of them were new."""
        new = 0
        with self._writing() as connection:
            for article, reading in given:
                entry = Entry(
                    article=article, reading=reading, version=0, reader=reader, added=moment(), keep_text=True
                )
                new += enter(connection, entry) is not Outcome.KNOWN
        return new


def moment() -> str:
    """The moment of the machine's clock, in UTC: noted beside what is written, never computed with."""
    return datetime.now(UTC).isoformat(timespec="seconds")
