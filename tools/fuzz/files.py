"""The file of a record, some of its bytes, pages or values damaged: every command ends, with an answer or an error."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import struct
import traceback
from collections.abc import Sequence
from pathlib import Path
from random import Random

from click.testing import CliRunner

from legation.cli import main
from legation.record.record import Record
from tools.fuzz.commands import told
from tools.fuzz.kind import Kind, Wrong
from tools.fuzz.records import made

PAGE = 4096
#: What is asked of each damaged file, and what is written to it.
ASKED = (
    ("stats",), ("timeline",), ("timeline", "PRT", "MAR", "--json"), ("next", "--today", "2023-01-01"),
    ("agreements",), ("series",), ("people",), ("search", "minister*"), ("changes", "--since", "2020"),
    ("judge", "--json"), ("judge", "--list"), ("lines", "--json"), ("show", "KNOWN"), ("export", "--as", "jsonl"),
    ("export", "--as", "csv", "--out", "out"), ("merge", "KNOWN", "OTHER", "--by", "a"),
    ("split", "KNOWN", "OTHER", "--by", "a"), ("undo", "1"), ("add", "news.txt"), ("add", "--again"),
)  # fmt: skip
#: How many of these a file is asked.
SOME = 6
#: Values put in place of others by SQL.
VALUES = (None, "", "x", -1, 10**15, 1.5, b"\x00\xff", "9999-99-99", "[]", "{", "null", "\ud7ff" * 10)


class Files(Kind):
    """Damaged files. An input is a number of commands, then what is changed: a place and bytes each, of 12 bytes."""

    name = "record"
    reads = True
    seconds = 60

    def prepare(self, folder: Path) -> None:
        """Make the record whose copies are damaged."""
        self.folder, self.fresh = folder, folder / "fresh.db"
        made(self.fresh)
        with sqlite3.connect(self.fresh) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            self.tables = [row[0] for row in tables if not row[0].startswith("sqlite_")]
        connection.close()
        with Record(self.fresh, writable=False) as record:
            self.known = [line.id for line in record.timeline(limit=2).items]
        (folder / "news.txt").write_text(
            "The foreign ministers of Spain and Italy met in Rome on 3 June 2023.", "utf-8"
        )
        os.chdir(folder)

    def draw(self, random: Random) -> bytes:
        """Which commands, and some damages: bytes, whole pages, the end cut off, values."""
        seeds = struct.pack(">I", random.randrange(2**32))
        return seeds + b"".join(random.choice(DAMAGES)(random) for _ in range(random.choice((1, 1, 3, 10))))

    def tried(self, data: bytes) -> str:
        """Damage a copy, and ask it in a process of its own."""
        path = self.folder / "test.db"
        for beside in ("", "-wal", "-shm"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
        shutil.copy(self.fresh, path)
        for at in range(4, len(data) - 11, 12):
            damage(path, data[at : at + 12], self.tables)
        return self._asked(path, Random(data[:4]))

    def _asked(self, path: Path, random: Random) -> str:
        """What came of the commands: the worst."""
        receive, send = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(receive)
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.alarm(self.seconds)
            os.write(send, self._answers(path, random)[:4000].encode("utf-8", "replace"))
            os._exit(0)
        os.close(send)
        with os.fdopen(receive, "rb") as pipe:
            said = pipe.read().decode()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            raise Wrong(f"ended by signal {os.WTERMSIG(status)}")
        if said.startswith("FAILED"):
            raise Wrong(said)
        return said

    def _answers(self, path: Path, random: Random) -> str:
        worst = "exit code 0"
        for asked in random.sample(ASKED, SOME):
            names = {"KNOWN": self.known[0], "OTHER": self.known[-1]}
            arguments = [names.get(each, each) for each in asked]
            shutil.rmtree(self.folder / "out", ignore_errors=True)
            try:
                result = CliRunner().invoke(main, [*arguments, "--record", str(path)])
                worst = max(worst, told(result))
            except BaseException as error:
                return f"FAILED {asked[0]}: {_where(error)}"
        return worst

    def parts(self, data: bytes) -> Sequence[bytes]:
        """Which commands, and each damage."""
        return [data[:4], *(data[at : at + 12] for at in range(4, len(data) - 11, 12))]


def damage(path: Path, what: bytes, tables: Sequence[str]) -> None:
    """Change a file as twelve bytes say: what sort of change, where, and what is put there."""
    sort, place, value = struct.unpack(">BxxxII", what)
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        at = place % max(size, 1)
        if sort == 0:
            file.seek(at)
            file.write(struct.pack(">I", value)[: 1 + value % 4])
        elif sort == 1:
            file.seek(at // PAGE * PAGE)
            page = file.read(PAGE)
            file.seek(value % max(size, 1) // PAGE * PAGE)
            file.write(page if value % 3 else bytes(len(page)))
        elif sort == 2:
            file.truncate(at)
        elif sort == 3:
            file.seek(place % 100)
            file.write(struct.pack(">I", value)[: 1 + value % 4])
    if sort == 4:
        _change_value(path, tables, place, value)


def _change_value(path: Path, tables: Sequence[str], place: int, value: int) -> None:
    """Put something else in place of a value of a table, as somebody does who edits the file by hand."""
    random = Random(place)
    connection = sqlite3.connect(path)
    try:
        table = random.choice(tables)
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        rows = [row[0] for row in connection.execute(f'SELECT rowid FROM "{table}"')]
        if columns and rows:
            column, row = random.choice(columns), random.choice(rows)
            new = VALUES[value % len(VALUES)]
            connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', (new, row))
            connection.commit()
    except (sqlite3.Error, UnicodeDecodeError):
        pass  # what SQLite itself does not let in is no damage
    finally:
        connection.close()


def _damage(sort: int) -> object:
    return lambda random: struct.pack(">BxxxII", sort, random.randrange(2**32), random.randrange(2**32))


DAMAGES = tuple(_damage(sort) for sort in (0, 0, 0, 1, 2, 3, 4, 4, 4, 4))


def _where(error: BaseException) -> str:
    frames = [each for each in traceback.extract_tb(error.__traceback__) if "/legation/" in each.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    words = "".join("0" if each.isdigit() else each for each in ascii(str(error))[:60])
    return f"{type(error).__name__} at {where}: {words}"
