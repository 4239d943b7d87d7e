"""Whatever befalls a process that adds, the file keeps all articles that were added before, and goes on."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import IO

import msgspec
import pytest

from benchmarks.synthetic import readings
from legation.record.file import open_file, writing
from legation.record.record import Record

ARTICLES = 120
KILLS = 50


def adder(path: Path, *more: int, articles: int = ARTICLES) -> subprocess.Popen[str]:
    """A process that adds articles to a record."""
    command = [sys.executable, "-m", "tests.record.adder", str(path), str(articles), *map(str, more)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> int:
    """The exit code of a process, which is waited for."""
    process.communicate(timeout=120)
    return process.returncode


def first_line(process: subprocess.Popen[str]) -> str:
    """What a process says first."""
    out: IO[str] | None = process.stdout
    assert out is not None
    return out.readline().strip()


def check(path: Path) -> int:
    """How many articles a record holds; it must be whole."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    half_written = "SELECT count(*) FROM event WHERE current AND line IS NULL"
    assert connection.execute(half_written).fetchone() == (0,)
    count: int = connection.execute("SELECT count(*) FROM article").fetchone()[0]
    connection.close()
    return count


def written_out(path: Path) -> list[bytes]:
    """All lines of a record."""
    with Record(path, writable=False) as record:
        return [msgspec.json.encode(line) for line in record.lines()]


def test_a_process_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    """Killed fifty times at random, adding goes on where it stopped, and ends with the same record."""
    path, random, held = tmp_path / "killed.db", Random(11), 0
    for _ in range(KILLS):
        process = adder(path)
        assert first_line(process) == "ready"
        time.sleep(random.uniform(0, 0.06))
        process.kill()
        ended(process)
        now = check(path)
        assert now >= held
        held = now
    assert ended(adder(path)) == 0
    with Record(tmp_path / "whole.db") as record:
        record.add_readings(readings(ARTICLES, seed=5), reader="test")
    assert written_out(path) == written_out(tmp_path / "whole.db")


def test_a_second_writer_waits_and_goes_on(tmp_path: Path) -> None:
    """Who finds another writing says so, waits, and then adds all its articles."""
    path = tmp_path / "shared.db"
    connection = open_file(path, writable=True)
    with writing(connection):
        process = adder(path, articles=10)
        assert [first_line(process), first_line(process)] == ["ready", "waiting"]
    connection.close()
    assert ended(process) == 0
    assert check(path) == 10


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    """Two processes that add the same articles at once leave each of them there once."""
    path = tmp_path / "both.db"
    both = [adder(path, articles=40), adder(path, articles=40)]
    assert [ended(process) for process in both] == [0, 0]
    assert check(path) == 40


def test_reading_goes_on_while_another_writes(tmp_path: Path) -> None:
    """A reader sees what was written before, and is not made to wait."""
    path = tmp_path / "read.db"
    with Record(path) as record:
        record.add_readings(readings(20, seed=5), reader="test")
    connection = open_file(path, writable=True)
    with writing(connection):
        connection.execute("DELETE FROM article")
        assert len(written_out(path)) > 20  # one that had to wait would end with RecordBusy
        connection.rollback()
        connection.execute("BEGIN")
    connection.close()


def test_a_full_disk_is_told_and_the_file_is_whole(tmp_path: Path) -> None:
    """Where no byte more can be written, adding ends with a message, and what was added before is there."""
    path = tmp_path / "full.db"
    process = adder(path, 700_000, articles=2000)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 2
    assert said.splitlines()[-1].startswith("RecordFull: ")
    assert "the disk is full" in said
    assert 0 < check(path) < 2000


def test_after_making_room_adding_goes_on(tmp_path: Path) -> None:
    """The same command again brings in what was left out."""
    path = tmp_path / "room.db"
    assert ended(adder(path, 700_000, articles=200)) == 2
    assert check(path) < 200
    assert ended(adder(path, articles=200)) == 0
    assert check(path) == 200


@pytest.mark.parametrize("folder", ["a folder", "déjà vu?#%41"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, folder: str) -> None:
    """Names with marks that addresses give a meaning to are taken as they are."""
    (tmp_path / folder).mkdir()
    with Record(tmp_path / folder / "a.db") as record:
        record.add_readings(readings(1), reader="test")
    assert check(tmp_path / folder / "a.db") == 1
