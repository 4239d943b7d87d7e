"""A broken record: it is told what is wrong, what can be read is saved, what is lost is named and comes in again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from benchmarks.synthetic import readings
from legation.errors import LegationError, RecordBusy, RecordDamaged, RecordError
from legation.record.losses import Lost
from legation.record.pages import Pages
from legation.record.reader import Reader
from legation.record.record import Record
from legation.record.salvage import TABLES, Row, Salvage
from tests.record.news import VISIT
from tests.record.told import PLAN, REPORT

PAGE = 4096
PAIRS = (("Chile", "Peru"), ("Kenya", "Ghana"), ("Japan", "India"), ("Spain", "Norway"))
CALLS = tuple(
    f"The foreign ministers of {one} and {other} spoke by phone on May {day} about a mine in {other}."
    for day, (one, other) in enumerate(PAIRS, 1)
)
#: The columns of a line behind its key.
COLUMNS = (
    "type, kind, status, confirmed, date_from, date_to, place, place_of, latitude, longitude, series, ordinal, sources",
    "targets, topics, agreements, evidence, articles, independent, told_from, told_to, day",
)
#: How pages break.
BREAKS = some.sampled_from(["zeros", "garbage", "another", "cut"])
#: Little happens in it, and it runs over several pages.
LONG = " ".join(f"Word {number} of little weight was said at length." for number in range(200))


@dataclass(frozen=True)
class Whole:
    """A whole record, with the articles that it was made of."""

    path: Path
    source: Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """A record of ten articles, one of them long, two of them versions of one page, with three judgements."""
    folder = tmp_path_factory.mktemp("whole")
    texts = [*CALLS, f"{PLAN}\n\n{LONG}", *(each.text for each in VISIT)]
    articles = [
        {"url": f"https://outlet{number}.example/{number}", "text": text, "published": "2023-05-04"}
        for number, text in enumerate(texts)
    ]
    articles.append(articles[4] | {"text": f"{REPORT}\n\n{LONG}"})
    source = folder / "articles.jsonl"
    source.write_text("\n".join(map(json.dumps, articles)))
    with Record(folder / "whole.db") as record:
        record.add(source)
        ids = [line.id for line in record.lines()]
        record.merge(ids[0], ids[1], by="editor")
        record.merge(ids[2], ids[3], by="editor", reason="the same")
        record.undo(2)
    return Whole(folder / "whole.db", source)


@pytest.fixture
def broken(whole: Whole, tmp_path: Path) -> Path:
    """A copy of it, for a test to break."""
    return Path(shutil.copy(whole.path, tmp_path / "broken.db"))


def said(path: Path) -> tuple[list[bytes], list[int]]:
    """All lines of a record, and the numbers of its judgements."""
    with Record(path, writable=False) as record:
        return [msgspec.json.encode(line) for line in record.lines()], [each.id for each in record.judgements()]


def write_page(path: Path, number: int, data: bytes) -> None:
    """Overwrite a page of a file, counted from 1."""
    with path.open("rb+") as file:
        file.seek((number - 1) * PAGE)
        file.write(data)


def root(path: Path, name: str) -> int:
    """The first page of a table or an index."""
    connection = sqlite3.connect(path)
    found: int = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    connection.close()
    return found


def faults(path: Path) -> list[str]:
    """Where something is wrong."""
    with Record(path, writable=False) as record:
        return [each.where for each in record.check()]


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


# --- every page may break -------------------------------------------------------------------------------------------


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=some.integers(0, 10**6), how=BREAKS, seed=some.integers())
def test_whatever_page_breaks_all_else_is_saved(whole: Whole, tmp_path: Path, number: int, how: str, seed: int) -> None:
    """Nothing is lost that is not named, the record is whole again, and what is lost comes in with its source."""
    path = Path(shutil.copy(whole.path, tmp_path / "a.db"))
    count = path.stat().st_size // PAGE
    break_page(path, number % count + 1, how, Random(seed))
    repaired = Record.repair(path)
    assert faults(path) == []
    lost = {each.what for each in repaired.lost}
    if Lost.JUDGEMENT in lost:
        return
    if lost & {Lost.ARTICLE, Lost.TEXT, Lost.READING}:
        with Record(path) as record:
            record.add(whole.source)
    assert said(path) == said(whole.path)


def break_page(path: Path, number: int, how: str, random: Random) -> None:
    """Break a page of a file as disks do: zeros, anything, the bytes of another page, or no more from there on."""
    if how == "cut":
        os.truncate(path, path.stat().st_size // 3 + (number - 1) * PAGE * 2 // 3 + random.randrange(PAGE))
        return
    data = path.read_bytes()
    other = random.randrange(len(data) // PAGE) * PAGE
    bytes_by_kind = {"zeros": bytes(PAGE), "garbage": random.randbytes(PAGE), "another": data[other : other + PAGE]}
    write_page(path, number, bytes_by_kind[how])


# --- what is lost ---------------------------------------------------------------------------------------------------


def test_events_are_read_again_from_the_texts(broken: Path, whole: Whole) -> None:
    """Where all pages of events are gone, every article is read anew; judgements hold as before."""
    for number in pages_of(broken, "name = 'event'"):
        write_page(broken, number, bytes(PAGE))
    repaired = Record.repair(broken)
    assert (repaired.articles, repaired.read_again, repaired.lost) == (10, 10, ())
    assert said(broken) == said(whole.path)


def test_a_text_that_is_lost_is_named_and_comes_again(broken: Path, whole: Whole) -> None:
    """The article and what it said stay; the same source brings the text back."""
    for number in pages_of(broken, "name = 'article' AND pagetype = 'overflow'"):
        write_page(broken, number, bytes(PAGE))
    repaired = Record.repair(broken)
    assert {(each.what, each.name) for each in repaired.lost} == {(Lost.TEXT, "https://outlet4.example/4")}
    assert said(broken) == said(whole.path)
    with Record(broken) as record:
        record.add(whole.source)
        rows = record._connection.execute("SELECT count(*) FROM article WHERE text IS NULL").fetchone()
    assert rows[0] == 0
    assert said(broken) == said(whole.path)


def pages_of(path: Path, condition: str) -> list[int]:
    """The pages of which SQLite's own table of pages tells something."""
    connection = sqlite3.connect(path)
    found = [row[0] for row in connection.execute(f"SELECT pageno FROM dbstat WHERE {condition}")]
    connection.close()
    return found


def test_a_judgement_that_is_lost_is_named_with_its_events(broken: Path) -> None:
    """The indexes still tell about which events it was."""
    with Record(broken, writable=False) as record:
        first = record.judgements()[0]
    write_page(broken, root(broken, "judgement"), bytes(PAGE))
    names = [each.name for each in Record.repair(broken).lost]
    assert names == [f"1, about {first.event} and {first.other}"]


def test_an_article_without_its_text_keeps_what_it_said(tmp_path: Path) -> None:
    """Of a record that keeps no texts, nothing can be read again, and nothing need be."""
    path = tmp_path / "a.db"
    source = tmp_path / "a.jsonl"
    source.write_text(
        "\n".join(json.dumps({"url": f"https://a.example/{n}", "text": text}) for n, text in enumerate(CALLS))
    )
    with Record(path) as record:
        record.add(source, keep_text=False)
    before = said(path)
    write_page(path, root(path, "line"), bytes(PAGE))
    write_page(path, root(path, "line_day"), bytes(PAGE))
    assert Record.repair(path).lost == ()
    assert said(path) == before


# --- files ----------------------------------------------------------------------------------------------------------


def test_the_broken_file_is_kept(broken: Path) -> None:
    """Byte for byte, under a name that is free; the new one has its rights."""
    broken.chmod(0o640)
    for name in ("broken.db.broken", "broken.db.broken2"):
        write_page(broken, root(broken, "line"), bytes(PAGE))
        before = broken.read_bytes()
        kept = Path(Record.repair(broken).broken)
        assert (kept.name, kept.read_bytes()) == (name, before)
    assert broken.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in broken.parent.iterdir()) == [
        "broken.db",
        "broken.db.broken",
        "broken.db.broken2",
    ]


def test_a_journal_of_another_record_is_set_aside(broken: Path, whole: Whole, tmp_path: Path) -> None:
    """As after a file was put back from a backup beside the journal of a later one: the file itself is whole."""
    code = (
        "import os, sys; from benchmarks.synthetic import readings; from legation.record.record import Record;"
        "record = Record(sys.argv[1]); record.add_readings(readings(9, 2), reader='t'); os.kill(os.getpid(), 9)"
    )
    with Record(tmp_path / "other.db") as record:
        record.add_readings(readings(9), reader="t")
    subprocess.run([sys.executable, "-c", code, tmp_path / "other.db"], check=False)
    shutil.move(tmp_path / "other.db-wal", tmp_path / "broken.db-wal")
    assert Record.repair(broken).lost == ()
    assert said(broken) == said(whole.path)
    assert (tmp_path / "broken.db.broken-wal").is_file()


def test_a_record_that_is_open_is_not_repaired(broken: Path) -> None:
    """Another process would go on writing to the file that is put aside."""
    code = (
        "import sys, time; from legation.record.record import Record; record = Record(sys.argv[1]);"
        "print('ready', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, broken], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        before = broken.read_bytes()
        with pytest.raises(RecordBusy, match="another process has it open"):
            Record.repair(broken)
        process.kill()
    assert broken.read_bytes() == before


@pytest.mark.parametrize("moment", [0.0, 0.2, 0.5, 0.8, 1.2])
def test_a_repair_may_be_killed(broken: Path, whole: Whole, moment: float) -> None:
    """At any moment; there is always a file under the name, and the next repair makes it whole."""
    write_page(broken, root(broken, "event"), bytes(PAGE))
    code = (
        "import sys; from legation.record.record import Record; print('ready', flush=True); Record.repair(sys.argv[1])"
    )
    with subprocess.Popen([sys.executable, "-c", code, broken], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
    assert broken.is_file()
    Record.repair(broken)
    assert said(broken) == said(whole.path)


def test_a_repair_that_was_ended_at_the_last_moment_loses_no_journal(broken: Path, whole: Whole) -> None:
    """The broken file then has two names, and its journal lies beside the second: it is read from there."""
    journal = broken.with_name("broken.db.broken-wal")
    os.link(broken, broken.with_name("broken.db.broken"))
    shutil.copy(whole.path, broken.with_name("more.db"))
    code = (
        "import os, sys; from legation.record.record import Record;"
        "record = Record(sys.argv[1]); record.undo(1); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, broken.with_name("more.db")], check=False)
    shutil.move(broken.with_name("more.db-wal"), journal)
    assert Record.repair(broken).lost == ()
    with Record(broken) as record:
        assert all(each.undone for each in record.judgements())


@pytest.mark.parametrize("data", [b"", b"Ministers met in Lisbon. " * 400, bytes(9 * PAGE)])
def test_what_holds_nothing_of_a_record_is_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    """An empty file, a text, zeros."""
    (tmp_path / "a.db").write_bytes(data)
    with pytest.raises(RecordDamaged, match="nothing of a record can be found in it"):
        Record.repair(tmp_path / "a.db")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.db", data)]


def test_the_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    """It is no record of ours, broken or not."""
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute("CREATE TABLE mine (a)")
    connection.commit()
    connection.close()
    with pytest.raises(RecordError, match="no record of Legation's"):
        Record.repair(tmp_path / "a.db")


def test_a_file_of_a_newer_legation_is_left_as_it_is(broken: Path) -> None:
    """What this one does not know would be lost."""
    connection = sqlite3.connect(broken)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(RecordError, match="made by a newer Legation"):
        Record.repair(broken)


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
