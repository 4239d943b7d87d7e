"""The file of a record: what it is made of, what it refuses, how it is brought up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from legation.errors import RecordError, RecordReadOnly
from legation.record import file
from legation.record.record import Record


def test_a_new_file_holds_the_newest_form(tmp_path: Path) -> None:
    """A record that is not there is made, and says that it is Legation's and of which form."""
    with Record(tmp_path / "new.db"):
        connection = sqlite3.connect(tmp_path / "new.db")
        assert connection.execute("PRAGMA application_id").fetchone() == (file.APPLICATION,)
        assert connection.execute("PRAGMA user_version").fetchone() == (file.newest_version(),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        connection.close()


def test_every_table_is_strict() -> None:
    """SQLite itself refuses a value of a wrong type."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(file.schema())
    tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
    loose = [name for name, strict in tables if not strict and not name.startswith(("sqlite_", "event_words"))]
    connection.close()
    assert loose == []


def test_a_record_that_is_not_there_is_not_made_to_be_read(tmp_path: Path) -> None:
    """Who only asks is told that there is no record, and how to make one."""
    with pytest.raises(RecordError, match=r"there is no record; `legation add"):
        Record(tmp_path / "none.db", writable=False)
    assert not (tmp_path / "none.db").exists()


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    """An SQLite file of somebody else is refused, and nothing is written into it."""
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE mine (a)")
    connection.commit()
    connection.close()
    before = (tmp_path / "other.db").read_bytes()
    with pytest.raises(RecordError, match="no record of Legation's"):
        Record(tmp_path / "other.db")
    assert (tmp_path / "other.db").read_bytes() == before


def test_a_file_of_text_is_refused(tmp_path: Path) -> None:
    """A file that is no database at all is refused in words."""
    (tmp_path / "notes.txt").write_text("Ministers met in Lisbon. " * 100)
    with pytest.raises(RecordError, match="no SQLite file"):
        Record(tmp_path / "notes.txt")


def test_a_file_of_a_newer_legation_is_refused(tmp_path: Path) -> None:
    """A form that this Legation does not know is not touched."""
    with Record(tmp_path / "newer.db"):
        pass
    connection = sqlite3.connect(tmp_path / "newer.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(RecordError, match="made by a newer Legation"):
        Record(tmp_path / "newer.db")


def test_a_file_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    """Without the right to write, adding is refused and reading still works."""
    path = tmp_path / "fixed.db"
    with Record(path):
        pass
    connection = file.open_file(path, writable=False)
    with pytest.raises(RecordReadOnly, match="cannot be written"), file.told(path), file.writing(connection):
        connection.execute("DELETE FROM article")
    assert connection.execute("SELECT count(*) FROM article").fetchone()[0] == 0
    connection.close()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The message says what to look at."""
    with pytest.raises(RecordError, match="see that its folder is there"):
        Record(tmp_path / "nowhere" / "a.db")
