"""Old records are brought to the form of today, with all that is in them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from benchmarks.synthetic import readings
from legation.errors import RecordError
from legation.record import file
from legation.record.record import Record

FORM_1 = Path(__file__).with_name("form_1.sql")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A record as the first form had it, of which its rows come from a record of today."""
    path = tmp_path / "old.db"
    with Record(tmp_path / "new.db") as record:
        record.add_readings(readings(10), reader="test")
    connection = sqlite3.connect(path)
    connection.executescript(FORM_1.read_text("utf-8"))
    connection.execute("ATTACH ? AS new", (str(tmp_path / "new.db"),))
    connection.execute("DROP TRIGGER event_words_added")
    for table in ("article", "line", "event", "statement", "person", "line_actor", "line_pair", "event_block"):
        values = {each: quoted(each) for each in columns(connection, "main", table) & columns(connection, "new", table)}
        if table == "article":
            values["published_given"] = "published_basis <> 'text'"
        into, given = ", ".join(map(quoted, values)), ", ".join(values.values())
        connection.execute(f"INSERT INTO main.{table} ({into}) SELECT {given} FROM new.{table}")
    connection.execute("INSERT INTO event_words (event_words) VALUES ('rebuild')")
    connection.executescript(
        "CREATE TRIGGER event_words_added AFTER INSERT ON event BEGIN"
        " INSERT INTO event_words (rowid, title, evidence) SELECT id, title, evidence FROM event_text"
        " WHERE id = new.id; END;"
    )
    connection.execute(f"PRAGMA application_id = {file.APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    return path


def columns(connection: sqlite3.Connection, file: str, table: str) -> set[str]:
    """The names of the columns of a table."""
    return {row[1] for row in connection.execute(f"PRAGMA {file}.table_info({table})")}


def quoted(name: str) -> str:
    """A name as SQL takes any."""
    return f'"{name}"'


def form(path: Path) -> set[tuple[str, str]]:
    """Everything that a file is made of: the columns of its tables, and the definitions of all else."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    made = {(name, " ".join(sql.split())) for name, sort, sql in rows if sort != "table"}
    for name in [name for name, sort, _ in rows if sort == "table"]:
        made |= {(name, str(column[1:])) for column in connection.execute(f"PRAGMA table_xinfo({name})")}
    connection.close()
    return made


def test_an_old_record_gets_the_form_of_today(old: Path) -> None:
    """After opening, nothing tells an old file from a new one."""
    with Record(old), Record(old.with_name("fresh.db")):
        pass
    assert form(old) == form(old.with_name("fresh.db"))


def test_an_old_record_keeps_its_lines(old: Path) -> None:
    """What was known stays known, and more can be added."""
    with Record(old) as record, Record(old.with_name("new.db")) as new:
        assert list(record.lines()) == list(new.lines())
        record.add_readings(readings(12), reader="test")
        new.add_readings(readings(12), reader="test")
        assert list(record.lines()) == list(new.lines())


def test_an_old_record_is_not_changed_by_reading(old: Path) -> None:
    """Who only asks does not write: the message says what brings the file up to date."""
    before = old.read_bytes()
    with pytest.raises(RecordError, match="made by an older Legation"):
        Record(old, writable=False)
    assert old.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_form(old: Path) -> None:
    """All of a migration comes into the file, or nothing: here one of its indexes is there already."""
    connection = sqlite3.connect(old)
    connection.execute("CREATE INDEX line_coming ON line (date_to)")
    connection.commit()
    connection.close()
    before = form(old)
    with pytest.raises(RecordError, match="line_coming already exists"):
        Record(old)
    assert form(old) == before
