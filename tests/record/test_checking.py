"""Whether a record is whole: what is wrong in it is found and named, and whoever meets a broken one is told."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from legation.errors import LegationError, RecordDamaged
from legation.record.pages import Pages
from legation.record.reader import Reader
from legation.record.record import Record
from legation.record.salvage import TABLES, Row, Salvage
from tests.record.breaking import BREAKS, PAGE, Whole, break_page, broken, faults, root, whole, write_page

__all__ = ["broken", "whole"]

#: The columns of a line behind its key.
COLUMNS = (
    "type, kind, status, confirmed, date_from, date_to, place, place_of, latitude, longitude, series, ordinal, sources",
    "targets, topics, agreements, evidence, articles, independent, told_from, told_to, day",
)

# --- what is read without SQLite ------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_all_rows_of_a_whole_file_are_read_page_by_page(whole: Whole, table: str) -> None:
    """As SQLite reads them, those that run over several pages too."""
    connection = sqlite3.connect(whole.path)
    connection.row_factory = sqlite3.Row
    expected = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
    connection.close()
    with whole.path.open("rb") as file:
        found = [each.values for each in Salvage(Pages(file)).rows(table) if isinstance(each, Row)]
    assert sorted(map(repr, found)) == sorted(map(repr, expected))


def test_what_stands_in_the_journal_only_is_read(tmp_path: Path) -> None:
    """Whole transactions of it, as they were when a process was killed; what is cut off is not."""
    code = (
        "import os, sys; from benchmarks.synthetic import readings; from legation.record.record import Record;"
        "record = Record(sys.argv[1]); record.add_readings(readings(3), reader='t');"
        "record.add_readings(readings(3, 2), reader='t'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path / "a.db"], check=False)
    journal = tmp_path / "a.db-wal"
    counts = []
    for length in (journal.stat().st_size, journal.stat().st_size - 1):
        os.truncate(journal, length)
        with (tmp_path / "a.db").open("rb") as file, journal.open("rb") as beside:
            counts.append(sum(isinstance(each, Row) for each in Salvage(Pages(file, beside)).rows("article")))
    assert counts == [6, 3]


# --- what is found --------------------------------------------------------------------------------------------------


def test_a_whole_record_has_no_faults(whole: Whole) -> None:
    """Nothing is told of it."""
    assert faults(whole.path) == []


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE line SET status = 'denied' WHERE id = 1", "line"),
        ("DELETE FROM line_actor WHERE line = 1", "line"),
        ("UPDATE line_pair SET day = '1999-01-01'", "line"),
        (f"INSERT INTO line SELECT 99, 'nobody', {', '.join(COLUMNS)} FROM line LIMIT 1", "line"),
        ("UPDATE event SET line = NULL WHERE id = 1", "event"),
        ("UPDATE event SET profile = x'00' WHERE id = 1", "event"),
        ("DELETE FROM event_block WHERE event = 1", "event"),
        ("UPDATE event SET current = 0, line = NULL WHERE id = 1", "event"),
        ("UPDATE likeness SET likelihood = 3", "event"),
        ("INSERT INTO doubt SELECT 1, 2, 300, 'a', 'b'", "line"),
        ("UPDATE article SET superseded_by = NULL", "address"),
        ("UPDATE article SET version = 7 WHERE superseded_by IS NOT NULL", "article"),
        ("UPDATE article SET original = 2 WHERE id = 1", "article"),
        ("INSERT INTO copy VALUES (1, 2, 0.9)", "article"),
        ("UPDATE article SET text = text || ' Not so.' WHERE id = 1", "article"),
        ("UPDATE statement SET start = start + 1 WHERE start IS NOT NULL", "article"),
        ("DELETE FROM article WHERE id = 1", "event"),
    ],
)  # fmt: skip
def test_contradictions_are_found(broken: Path, statement: str, where: str) -> None:
    """Where a table does not say what it should by the others, the thing is named."""
    connection = sqlite3.connect(broken)
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert where in {each.split(" ")[0] for each in faults(broken)}


def test_words_to_search_by_that_are_missing_are_found(broken: Path) -> None:
    """SQLite does not keep them in step by itself."""
    connection = sqlite3.connect(broken)
    connection.execute("INSERT INTO event_words (event_words) VALUES ('delete-all')")
    connection.commit()
    connection.close()
    assert faults(broken) == ["event_words"]


def test_a_broken_page_is_named_by_its_table(broken: Path) -> None:
    """In place of the number that SQLite gives."""
    write_page(broken, root(broken, "person_sought"), bytes(PAGE))
    assert "person_sought" in faults(broken) or "file" in faults(broken)


# --- whoever meets a broken file ------------------------------------------------------------------------------------

ASKED: list[Callable[[Record], object]] = [
    lambda record: list(record.lines()),
    lambda record: record.timeline("PRT"),
    lambda record: record.search("mine"),
    lambda record: record.people("Silva"),
    lambda record: record.agreements(),
    lambda record: record.series(),
    lambda record: record.changes("2020-01-01"),
    lambda record: record.stats(),
    lambda record: record.sources(),
    lambda record: list(record.doubts()),
    lambda record: record.facets(),
    lambda record: record.next("PRT", today="2023-01-01"),
    lambda record: record.show(record.timeline("PRT").items[0].id),
]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=some.integers(0, 10**6), how=BREAKS, seed=some.integers())
def test_whoever_asks_a_broken_record_is_told(whole: Whole, tmp_path: Path, number: int, how: str, seed: int) -> None:
    """Every question is answered, or ends with an error of ours that names what repairs it."""
    path = Path(shutil.copy(whole.path, tmp_path / "a.db"))
    break_page(path, number % (path.stat().st_size // PAGE) + 1, how, Random(seed))
    for ask in ASKED:
        error = asked(path, ask)
        assert not isinstance(error, RecordDamaged) or "legation check --repair" in str(error)


def asked(path: Path, ask: Callable[[Record], object]) -> LegationError | None:
    """What is said in place of an answer; any other error than one of ours fails the test."""
    try:
        with Record(path, writable=False) as record:
            ask(record)
    except LegationError as error:
        return error
    return None


def test_whoever_writes_to_a_broken_record_is_told(broken: Path) -> None:
    """By every way in."""
    write_page(broken, root(broken, "event"), bytes(PAGE))
    with Record(broken) as record, pytest.raises(RecordDamaged, match="`legation check --repair --record "):
        record.add_again(reader=Reader(gate=True))


def test_a_file_of_which_only_the_journal_is_left_is_told(tmp_path: Path) -> None:
    """SQLite would make a new record of it, and throw the journal away."""
    (tmp_path / "a.db").touch()
    (tmp_path / "a.db-wal").write_bytes(b"x" * 100)
    with pytest.raises(RecordDamaged, match="nothing is left of it but its journal"):
        Record(tmp_path / "a.db")
    assert (tmp_path / "a.db-wal").read_bytes() == b"x" * 100
