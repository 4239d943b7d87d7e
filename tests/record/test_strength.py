"""What befalls a record while it is used: kills, full disks, clocks that jump, many who read and write at once."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from benchmarks.synthetic import readings
from legation.errors import ExportError, RecordBusy, RecordFull, RecordReadOnly
from legation.record import record as recording
from legation.record.file import newest_version, version_of
from legation.views.record import Record
from tests.record.test_durable import adder, ended, first_line, written_out
from tests.record.test_following import ONE, TWO, came, intake, versioned
from tests.record.test_migrations import old
from tests.sources.arriving import feed
from tests.sources.web.conftest import no_proxies
from tests.sources.web.servers import Page, Site

__all__ = ["no_proxies", "old"]

JUDGING = """
import sys
from legation.record.record import Record
with Record(sys.argv[1]) as record:
    one, other = [line.id for line in record.lines()][:2]
    print("ready", flush=True)
    while True:
        record.undo(record.merge(one, other, by="editor"))
"""
EXPORTING = """
import sys
from legation.views.record import Record
with Record(sys.argv[1], writable=False) as record:
    print("ready", flush=True)
    while True:
        record.export("jsonl", sys.argv[2])
"""
MIGRATING = """
import sys
from legation.record.record import Record
print("ready", flush=True)
Record(sys.argv[1]).close()
"""
FOLLOWING = """
import sys
from legation.record.record import Record
from tests.record.test_following import intake
with Record(sys.argv[1]) as record:
    print("ready", flush=True)
    for found in record.follow(*sys.argv[2:], intake=intake(), every=0):
        print("looked", flush=True)
"""
READING = """
import sys
from legation.record.record import Record
with Record(sys.argv[1], writable=False) as record:
    lines = record.lines()
    next(lines)
    print("ready", flush=True)
    sys.stdin.read()
    print(len(list(lines)), flush=True)
"""


def started(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """A process that has come as far as to say that it is ready."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert first_line(process) == "ready"
    return process


def killed_after(process: subprocess.Popen[str], seconds: float) -> None:
    """End a process, as want of memory does, after a while."""
    with process:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


def is_whole(path: Path) -> bool:
    """Whether a record is without fault."""
    with Record(path, writable=False) as record:
        return record.check() == []


def filled(path: Path, articles: int = 30) -> Path:
    """A record of synthetic articles."""
    with Record(path) as record:
        record.add_readings(readings(articles, seed=5), reader="test")
    return path


# --- killed ---------------------------------------------------------------------------------------------------------


def test_judging_may_be_killed(tmp_path: Path) -> None:
    """Each judgement is there wholly, with what it makes of lines, or not at all."""
    path, random = filled(tmp_path / "a.db"), Random(3)
    for _ in range(4):
        killed_after(started(JUDGING, path), random.uniform(0, 0.2))
        assert is_whole(path)


def test_bringing_a_record_up_to_date_may_be_killed(old: Path, tmp_path: Path) -> None:
    """It then has its old form or the newest, and the next who writes brings it to the end."""
    random = Random(4)
    for number in range(4):
        path = Path(shutil.copy(old, tmp_path / f"{number}.db"))
        killed_after(started(MIGRATING, path), random.uniform(0, 0.1))
        connection = sqlite3.connect(path)
        assert version_of(connection) in (1, newest_version())
        connection.close()
        with Record(path) as record:
            assert record.stats().articles == 10


def test_an_export_that_is_killed_leaves_what_was_there(tmp_path: Path) -> None:
    """The file under its name is always a whole one."""
    path, out, random = filled(tmp_path / "a.db"), tmp_path / "out.jsonl", Random(6)
    with Record(path, writable=False) as record:
        record.export("jsonl", tmp_path / "whole.jsonl")
    for _ in range(4):
        killed_after(started(EXPORTING, path, out), random.uniform(0, 0.3))
        assert not out.exists() or out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_following_may_be_killed(tmp_path: Path) -> None:
    """After each kill the next goes on; in the end all is there that one look would have brought."""
    entries = [(f"https://a.example/{number}", f"{ONE[1]} It was told {number} times.") for number in range(12)]
    random = Random(7)
    with Site({"/feed": versioned(feed(*entries))}) as site:
        for _ in range(3):
            killed_after(started(FOLLOWING, tmp_path / "a.db", site.url("/feed")), random.uniform(0.5, 2))
            assert is_whole(tmp_path / "a.db")
        for name in ("a.db", "b.db"):
            with Record(tmp_path / name) as record:
                list(record.follow(site.url("/feed"), intake=intake(), once=True))
    assert written_out(tmp_path / "a.db") == written_out(tmp_path / "b.db")


# --- a disk that is full --------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes, where one may be made."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], check=False, capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("a file system can be made by root alone, and not everywhere")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path, tmp_path: Path) -> None:
    """Adding, exporting and repairing end with a message; what was there stays, and with room all goes on."""
    path = small_disk / "a.db"
    with pytest.raises(RecordFull, match="the disk is full"), Record(path) as record:
        add_all(record)
    assert is_whole(path)
    with Record(path, writable=False) as record:
        before = record.stats().articles
        with pytest.raises(ExportError, match="No space left on device"):
            record.export("jsonl", small_disk / "out.jsonl")
    with pytest.raises(RecordFull, match="no room for a new file beside it"):
        Record.repair(path)
    assert sorted(each.name for each in small_disk.iterdir() if "a.db" not in each.name) == []
    subprocess.run(["mount", "-o", "remount,size=60m", small_disk], check=True)
    with Record(path) as record:
        assert record.stats().articles == before > 0
        add_all(record)
    with Record(tmp_path / "whole.db") as record:
        add_all(record)
    assert written_out(path) == written_out(tmp_path / "whole.db")


def add_all(record: Record) -> None:
    """Add 100 articles, one by one."""
    for article, reading in readings(100, seed=5):
        record.add_reading(article, reading, reader="test")


def test_a_disk_that_cannot_be_written_is_told(small_disk: Path) -> None:
    """What lies on it can be asked, and everything that would write says that it cannot."""
    path = filled(small_disk / "a.db", 3)
    before = written_out(path)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert written_out(path) == before
    with pytest.raises(RecordReadOnly, match="cannot be written"), Record(path) as record:
        add_all(record)


# --- clocks that jump -----------------------------------------------------------------------------------------------


def test_a_clock_that_goes_back_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Moments are noted beside what is written: feeds are looked at as before, judgements keep their order."""
    now = iter(datetime(2023, 6, 1, tzinfo=UTC) - timedelta(days=400 * number) for number in range(100))

    def moment() -> str:
        return next(now).isoformat(timespec="seconds")

    monkeypatch.setattr("legation.record.ledger.moment", moment)
    monkeypatch.setattr(recording, "moment", moment)
    with Site({"/feed": Page(feed(ONE))}) as site, Record(tmp_path / "a.db") as record:
        rounds = record.follow(site.url("/feed"), intake=intake(), every=0)
        first = next(rounds)
        site.routes["/feed"] = Page(feed(ONE, TWO))
        second = next(rounds)
        rounds.close()
        assert (came(first)["new"], came(second)["new"], second.again) == (1, 1, 1.0)  # type: ignore[index]
        one, other = [line.id for line in record.lines()]
        numbers = [record.merge(one, other, by="editor"), record.split(one, by="editor")[0]]
        record.undo(numbers[1])
        assert [each.id for each in record.judgements()] == [1, 2]
        assert len(list(record.lines())) == 2
        days = [record.changes(day, added=True).items for day in ("1900-01-01", "2024-01-01")]
        assert [len(each) for each in days] == [2, 0]
        assert record.check() == []


# --- many at once ---------------------------------------------------------------------------------------------------


def test_a_writer_and_a_judge_hold_each_other_up_only(tmp_path: Path) -> None:
    """Two processes that write in turns leave a whole record, with all that both wrote."""
    path = filled(tmp_path / "a.db", 10)
    judge, writer = started(JUDGING, path), adder(path, articles=40)
    assert ended(writer) == 0
    killed_after(judge, 0)
    assert is_whole(path)
    with Record(path, writable=False) as record:
        assert record.judgements()


def test_two_hundred_readers_at_once(tmp_path: Path) -> None:
    """While another process writes, everybody is answered, and nobody is told to wait."""
    path = filled(tmp_path / "a.db", 20)
    writer = adder(path, articles=60)

    def ask(number: int) -> int:
        with Record(path, writable=False) as record:
            return len((record.timeline() if number % 2 else record.search("in")).items)

    with ThreadPoolExecutor(200) as readers:
        assert all(readers.map(ask, range(400)))
    assert ended(writer) == 0
    assert is_whole(path)


def test_a_long_export_holds_no_writer(tmp_path: Path) -> None:
    """It is of one moment, and what is added meanwhile comes into the file."""
    path = filled(tmp_path / "a.db")
    lines = len(written_out(path))
    with started(READING, path) as reader:
        assert ended(adder(path, articles=40)) == 0
        said, _ = reader.communicate("", timeout=60)
    assert int(said) == lines - 1


def test_who_writes_while_he_reads_what_has_changed_is_told(tmp_path: Path) -> None:
    """At once, since no waiting would help; when all is read, he writes."""
    path = filled(tmp_path / "a.db")
    with Record(path) as record:
        lines = record.lines()
        one, other = next(lines).id, next(lines).id
        assert ended(adder(path, articles=40)) == 0
        with pytest.raises(RecordBusy, match="take all that is read"):
            record.merge(one, other, by="editor")
        assert len(list(lines)) > 0
        record.merge(one, other, by="editor")


def test_a_copy_without_a_journal_is_read_and_written_in_turns(tmp_path: Path) -> None:
    """As `VACUUM INTO` makes one: who writes waits for a long export instead of failing."""
    path = tmp_path / "copy.db"
    connection = sqlite3.connect(filled(tmp_path / "a.db"))
    connection.execute("VACUUM INTO ?", (str(path),))
    connection.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
    with started(READING, path) as reader:
        writer = adder(path, articles=3)
        assert first_line(writer) == "ready"
        time.sleep(2.5)  # longer than one try to commit waits
        assert writer.poll() is None
        reader.communicate("", timeout=60)
    assert ended(writer) == 0
    assert is_whole(path)
