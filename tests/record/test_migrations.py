"""Old records are brought to the form of today, with all that is in them."""

from __future__ import annotations

import sqlite3
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.synthetic import readings
from legation.errors import RecordError
from legation.record import file
from legation.record.judging import Verdict
from legation.record.record import Record
from tests.record import invariants
from tests.record.doubtful import DOUBT, make_doubtful

FORM_1 = Path(__file__).with_name("form_1.sql")
TABLES = (
    "article", "line", "event", "statement", "person", "line_actor", "line_pair", "event_block", "likeness",
    "judgement", "redirect",
)  # fmt: skip


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A record as the first form had it, of which its rows come from a record of today."""
    path = tmp_path / "old.db"
    with Record(tmp_path / "new.db") as record:
        record.add_readings(readings(10), reader="test")
        judge_some(record)
    connection = sqlite3.connect(path)
    connection.executescript(FORM_1.read_text("utf-8"))
    connection.execute("ATTACH ? AS new", (str(tmp_path / "new.db"),))
    connection.execute("DROP TRIGGER event_words_added")
    for table in TABLES:
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


def judge_some(record: Record) -> None:
    """Let people judge, one of them take it back, and one of what was judged be told in other words since."""
    make_doubtful(record._connection, *(DOUBT + number % 100 for number in range(300)))
    doubts = list(islice(record.doubts(), 4))
    verdicts = (Verdict.DIFFERENT, Verdict.SAME, Verdict.DIFFERENT, Verdict.DIFFERENT)
    numbers = [
        record.judge(each.event, each.other_event, verdict, by="Ana")
        for each, verdict in zip(doubts, verdicts, strict=True)
    ]
    record.undo(numbers[2])
    rename(record._connection, doubts[3].event)


def rename(connection: sqlite3.Connection, key: str) -> None:
    """Let an event be found under another key than that under which it was judged."""
    connection.execute("UPDATE judgement SET event = 'older' WHERE event = ?", (key,))
    connection.execute("INSERT INTO redirect VALUES ('older', 'old')")
    connection.execute("INSERT INTO redirect VALUES ('old', ?)", (key,))


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


def test_an_old_record_knows_its_doubts(old: Path) -> None:
    """They are kept from now on: those that a record of today has of the same articles and judgements."""
    with Record(old) as record, Record(old.with_name("new.db")) as new:
        doubts = list(record.doubts())
        assert doubts == list(new.doubts())
        assert len(doubts) > 10
        invariants.check_doubts(record._connection)
