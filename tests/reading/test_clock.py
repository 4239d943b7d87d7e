"""The clock is never asked: the same text reads the same whatever day the machine believes it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "tokyo-seoul-talks.txt"
#: Puts the whole process on a day, before anything of Legation is imported; asking the clock then gives that day.
SCRIPT = """
import datetime, sys, time
from pathlib import Path

day = datetime.datetime.fromisoformat(sys.argv[1])
time.time = day.timestamp
time.time_ns = lambda: int(day.timestamp() * 1e9)
time.localtime = lambda *given: day.timetuple()
time.gmtime = lambda *given: day.timetuple()

class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls(day.year, day.month, day.day)

class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(day.year, day.month, day.day, tzinfo=tz)
    today = utcnow = now

datetime.date, datetime.datetime = Day, Moment

import legation

text = Path(sys.argv[2]).read_text("utf-8")
print(legation.read(text))
print(legation.find_times("They met on Friday, last year, and on 3 May; they will meet next month."))
"""


def read_on(day: str) -> str:
    """What is read of an undated text on a day of the machine."""
    command = [sys.executable, "-c", SCRIPT, day, str(EXAMPLE)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_two_system_dates_give_one_reading() -> None:
    """On a day of 1999 and on one of 2031."""
    first = read_on("1999-02-03")
    assert "Timex" in first
    assert first == read_on("2031-11-12")
