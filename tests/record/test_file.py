"""The file of a record: what it is made of, what it refuses, how it is brought up to date."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from benchmarks.synthetic import readings
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


def as_another_user(path: Path) -> str:
    """How many lines a user sees who may read a record but not write its folder."""
    code = (
        "import os, sys; from pathlib import Path; from legation.record.record import Record;"
        "os.setgid(65534); os.setuid(65534);"
        "print(len(list(Record(Path(sys.argv[1]), writable=False).lines())))"
    )
    found = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    return found.stdout.strip() or found.stderr.strip().rpartition("\n")[2]


def open_to_all(path: Path) -> None:
    """Let every user read a file and come to it; the folder stays its owner's to write."""
    for folder in path.parents[:3]:
        folder.chmod(0o755)
    path.chmod(0o644)


@pytest.mark.skipif(os.getuid() != 0, reason="another user can be tried by root alone")
def test_a_record_in_a_folder_that_cannot_be_written_is_read(tmp_path: Path) -> None:
    """What a colleague keeps can be asked, although SQLite would write beside it."""
    with Record(tmp_path / "theirs.db") as record:
        record.add_readings(readings(2), reader="test")
        lines = len(list(record.lines()))
    open_to_all(tmp_path / "theirs.db")
    assert as_another_user(tmp_path / "theirs.db") == str(lines)


def test_an_empty_file_is_no_record_to_read(tmp_path: Path) -> None:
    """A file without a byte is told as what it is, not as one that is too old."""
    (tmp_path / "empty.db").touch()
    with pytest.raises(RecordError, match="empty, no record; `legation add"):
        Record(tmp_path / "empty.db", writable=False)


def write_orphan(connection: sqlite3.Connection) -> None:
    """Write what SQLite refuses at the end of the transaction only: an agreement of an article that is not there."""
    with file.writing(connection):
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("INSERT INTO agreement (article, name, parties, same) VALUES (7, 'Pact of Arica', '[]', '')")


def test_what_cannot_be_committed_is_taken_back(tmp_path: Path) -> None:
    """After a failure at the very end, the connection is ready to write again."""
    connection = file.open_file(tmp_path / "a.db", writable=True)
    with pytest.raises(sqlite3.IntegrityError):
        write_orphan(connection)
    with file.writing(connection):
        assert connection.execute("SELECT count(*) FROM agreement").fetchone()[0] == 0
    connection.close()


def test_several_may_make_a_record_at_once(tmp_path: Path) -> None:
    """Whoever comes second finds what the first made, and neither fails."""
    at_once = Barrier(6)

    def make(path: Path) -> int:
        at_once.wait()
        connection = file.open_file(path, writable=True)
        version = file.version_of(connection)
        connection.close()
        return version

    with ThreadPoolExecutor(6) as pool:
        for number in range(8):
            assert set(pool.map(make, [tmp_path / f"{number}.db"] * 6)) == {file.newest_version()}
