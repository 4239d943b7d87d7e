"""The command as a process of its own, which a test may interrupt or end."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-c", "from legation.cli import main; main()"]
#: Seconds after which a test gives up.
PATIENCE = 40


@contextmanager
def started(*arguments: str | Path, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """The command at work, in a group of processes of its own; all of them are gone afterwards."""
    channels = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    process = subprocess.Popen([*COMMAND, *map(str, arguments)], start_new_session=True, **channels | options)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        for channel in (process.stdin, process.stdout, process.stderr):
            if channel is not None:
                channel.close()
        process.wait(PATIENCE)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code and what was written, once a process has come to its end."""
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def wait_until(comes: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait until something is so, for so many seconds at most.

    Raises:
        AssertionError: it does not come.
    """
    until = time.monotonic() + patience
    while not comes():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.02)


def articles(record: Path) -> int:
    """How many articles a record holds so far."""
    try:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as connection:
            found: int = connection.execute("SELECT count(*) FROM article").fetchone()[0]
            return found
    except sqlite3.OperationalError:
        return 0


def children(process: subprocess.Popen[str]) -> list[int]:
    """The processes that a process has started."""
    return [int(each) for each in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def is_running(number: int) -> bool:
    """Whether there is such a process, which is not only waiting to be buried."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def calls(path: Path, number: int, note: str = "") -> Path:
    """JSON lines with so many articles, each about a call of its own; a note beside each means nothing."""
    names = ("Chile", "Peru", "Brazil", "Canada", "Kenya", "Ghana", "Japan", "India", "Norway", "Spain")
    lines = []
    for place in range(number):
        one, other = names[place % 10], names[(place // 10 + place + 1) % 10]
        text = f"The foreign ministers of {one} and {other} spoke by phone on May {place % 28 + 1} about mine {place}."
        article = {"text": text, "url": f"https://a.example/{place}", "published": "2023-06-01", "note": note}
        lines.append(json.dumps(article))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
