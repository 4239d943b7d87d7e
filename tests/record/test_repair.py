"""A broken record: what can be read is saved, what is lost is named and comes in again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from benchmarks.synthetic import readings
from legation.errors import RecordBusy, RecordDamaged, RecordError
from legation.record.losses import Lost
from legation.record.record import Record
from tests.record.breaking import (
    BREAKS,
    CALLS,
    PAGE,
    Whole,
    break_page,
    broken,
    faults,
    pages_of,
    root,
    said,
    whole,
    write_page,
)

__all__ = ["broken", "whole"]

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


def test_the_newer_of_two_lost_texts_speaks_again(broken: Path, whole: Whole) -> None:
    """A file that ends in the text of a page's newer version has lost the older one; both come in as they did."""
    newer = max(pages_of(broken, "name = 'article' AND pagetype = 'overflow'"))
    os.truncate(broken, (newer - 1) * PAGE)
    lost = {each.what for each in Record.repair(broken).lost}
    assert lost >= {Lost.ARTICLE, Lost.TEXT}
    with Record(broken) as record:
        record.add(whole.source)
    assert said(broken) == said(whole.path)


def test_every_page_of_a_text_may_be_lost(broken: Path, whole: Whole) -> None:
    """Whichever version of a page it is of, the one that spoke before speaks again."""
    for number in pages_of(broken, "name = 'article' AND pagetype = 'overflow'"):
        path = Path(shutil.copy(whole.path, broken))
        write_page(path, number, bytes(PAGE))
        Record.repair(path)
        with Record(path) as record:
            record.add(whole.source)
        assert said(path) == said(whole.path)
        path.unlink()
        path.with_name(path.name + ".broken").unlink()


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


@pytest.mark.parametrize("number", [-1, 2**40, 2**48 - 1, 2**62])
def test_a_table_that_is_said_to_begin_beyond_the_file_is_found_by_its_rows(
    broken: Path, whole: Whole, number: int
) -> None:
    """The page at which its tree begins may be any number, once the page breaks that names it."""
    connection = sqlite3.connect(broken)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = 'article'", (number,))
    connection.commit()
    connection.close()
    repaired = Record.repair(broken)
    assert [each.what for each in repaired.lost if each.what is not Lost.ARTICLE] == []
    assert said(broken) == said(whole.path)


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
