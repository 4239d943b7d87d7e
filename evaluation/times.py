"""Time expressions against TIMEX3 gold: the scorer's rows, and whether the days meant are right.

TimeBank is split by the names of its documents: those held out are measured, and nothing is made with them.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import zlib
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import legation
from evaluation.gold import gold_folder

#: One document of the gold: its id, text, day of writing, and expressions.
Document = dict[str, Any]

#: Documents of TimeBank are held out where this divides the checksum of their name.
DIVISOR: Final = 3
#: A row of the scorer, in per cent.
ROW: Final = re.compile(
    r"^(?P<name>\w+)\s+P\s+(?P<precision>[\d.]+)\s+R\s+(?P<recall>[\d.]+)\s+F1\s+(?P<f1>[\d.]+)\s+(?P<counts>\(.*\))$",
    re.MULTILINE,
)
#: A TIMEX3 value that names days: a year, or a part of it; the hour and the part of the day are nothing here.
VALUE: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<part>[^T]+))?(?:T.*)?")
DECADE: Final = re.compile(r"(\d{3})X?")
CENTURY: Final = re.compile(r"(\d{2})(?:XX)?")
DAY: Final = re.compile(r"(\d{2})-(\d{2})")
WEEK: Final = re.compile(r"W(\d{1,2})(-WE)?")
#: Parts of a year in whole months: the first month and how many. Winter runs into the next year.
MONTHS: Final = {
    **{f"{month:02d}": (month, 1) for month in range(1, 13)},
    **{f"Q{quarter}": (3 * quarter - 2, 3) for quarter in range(1, 5)},
    "H1": (1, 6),
    "H2": (7, 6),
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
    "WI": (12, 3),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One expression, of the gold or found: its place, type, value and days."""

    start: int
    end: int
    type: str
    value: str
    days: legation.Interval | None


# --- tables ---------------------------------------------------------------------------------------------------------


def timebank_table() -> str:
    """The part of TimeBank that rules are made with, and the whole."""
    documents = gold_documents("timebank")
    development = [document for document in documents if not is_held_out(document["id"])]
    return table(development, name="development: ") + table(documents, name="whole: ")


def timebank_held_out_table() -> str:
    """The part of TimeBank that nothing is made with."""
    return table([document for document in gold_documents("timebank") if is_held_out(document["id"])])


def aquaint_table() -> str:
    """AQUAINT: newswire of 1996 to 2000."""
    return table(gold_documents("aquaint"))


def wikiwars_table() -> str:
    """WikiWars: histories of wars, in which every type is DATE."""
    return table(gold_documents("wikiwars"), narrative=True, type="DATE")


def gold_documents(name: str) -> list[Document]:
    """The documents of one file of the gold."""
    path = gold_folder() / "time" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def is_held_out(name: str) -> bool:
    """Whether a document is in the part that nothing is made with."""
    return zlib.crc32(name.encode()) % DIVISOR == 0


def table(documents: list[Document], *, name: str = "", narrative: bool = False, type: str | None = None) -> str:
    """The rows of some documents, each name with a prefix; with a `type`, everything found is given that one."""
    found = [marks_found(document, narrative=narrative, type=type) for document in documents]
    rows = in_shares(_scored(documents, found)) + days_rows(list(zip(documents, found, strict=True)))
    return "".join(f"{name}{row}\n" for row in rows.splitlines())


# --- what is found --------------------------------------------------------------------------------------------------


def marks_found(document: Document, *, narrative: bool = False, type: str | None = None) -> list[Mark]:
    """What Legation finds in a document; the two ends of a range stand for it, since TIMEX3 has no ranges."""
    times = legation.find_times(document["text"], published=document["published"][:10], narrative=narrative)
    marks = [_mark(timex) for each in times for timex in each.ends or (each,)]
    return [replace(mark, type=type) for mark in marks] if type else marks


def _mark(timex: legation.Timex) -> Mark:
    days = timex.interval if timex.interval.known else None
    return Mark(start=timex.span.start, end=timex.span.end, type=timex.type, value=timex.value, days=days)


def gold_marks(document: Document) -> list[Mark]:
    """The expressions of the gold, with the days that their values name."""
    return [
        Mark(start=each["start"], end=each["end"], type=each["type"], value=each["value"], days=days_of(each["value"]))
        for each in document["timex"]
    ]


# --- the scorer's rows ----------------------------------------------------------------------------------------------


def _scored(documents: list[Document], found: list[list[Mark]]) -> str:
    """What the scorer of the gold prints; its input lies outside the project, and only as long as it runs."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")
        _write(gold, documents)
        _write(predicted, map(_predicted, documents, found))
        command = [sys.executable, str(gold_folder() / "time" / "score.py"), str(gold), str(predicted)]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def _predicted(document: Document, marks: list[Mark]) -> Document:
    expressions = [{"start": each.start, "end": each.end, "type": each.type, "value": each.value} for each in marks]
    return {"id": document["id"], "timex": expressions}


def _write(path: Path, lines: Iterable[Document]) -> None:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def in_shares(table: str) -> str:
    """The scorer's table with shares of one in place of per cent, as in the other tables."""
    return "".join(_row(found["name"], _shares(found), found["counts"]) for found in ROW.finditer(table))


def _shares(found: re.Match[str]) -> tuple[float, float, float]:
    return float(found["precision"]) / 100, float(found["recall"]) / 100, float(found["f1"]) / 100


def _row(name: str, shares: tuple[float, float, float], counts: str) -> str:
    """A row from its name, precision, recall and F1, and how many expressions these count."""
    precision, recall, f1 = shares
    return f"{name:<14} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   {counts}\n"


# --- days -----------------------------------------------------------------------------------------------------------


def days_rows(pairs: Sequence[tuple[Document, list[Mark]]]) -> str:
    """Two rows: whether the days that Legation gives are those of the gold's value, and whether its value's are."""
    return _days_row("interval", lambda mark: mark.days, pairs) + _days_row(
        "days of value", lambda mark: days_of(mark.value), pairs
    )


def _days_row(
    name: str,
    days: Callable[[Mark], legation.Interval | None],
    pairs: Sequence[tuple[Document, list[Mark]]],
) -> str:
    """F1 over the expressions of the gold that name days, and those found that do."""
    right = wanted = predicted = 0
    for document, found in pairs:
        gold = gold_marks(document)
        wanted += sum(mark.days is not None for mark in gold)
        predicted += sum(days(mark) is not None for mark in found)
        right += sum(want.days is not None and want.days == days(have) for want, have in overlapping(gold, found))
    shares = right / max(1, predicted), right / max(1, wanted), 2 * right / max(1, predicted + wanted)
    return _row(name, shares, f"({right} of {wanted} gold with days, {predicted} predicted)")


def overlapping(gold: Sequence[Mark], found: Sequence[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Pairs that share characters, one to one: those that share most first, of equals the exact ones."""
    shared = [(_shared(want, have), i, j) for i, want in enumerate(gold) for j, have in enumerate(found)]
    taken: tuple[set[int], set[int]] = (set(), set())
    for share, i, j in sorted(shared, reverse=True):
        if share[0] > 0 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield gold[i], found[j]


def _shared(want: Mark, have: Mark) -> tuple[int, bool]:
    """How many characters two expressions share, and whether they are the same ones."""
    share = min(want.end, have.end) - max(want.start, have.start)
    return share, (want.start, want.end) == (have.start, have.end)


def days_of(value: str) -> legation.Interval | None:
    """The days that a TIMEX3 value names; None where it names none, or leaves a part of the date open."""
    try:
        if found := CENTURY.fullmatch(value):
            return _months(int(found[1]) * 100 + 1, 1, 1200)
        if found := DECADE.fullmatch(value):
            return _months(int(found[1]) * 10, 1, 120)
        if found := VALUE.fullmatch(value):
            return _part(int(found["year"]), found["part"])
    except ValueError:  # no such day, or one outside the calendar
        pass
    return None


def _part(year: int, part: str | None) -> legation.Interval | None:
    """The days of a part of a year, or of all of it."""
    if part is None:
        return _months(year, 1, 12)
    if part in MONTHS:
        return _months(year, *MONTHS[part])
    if found := DAY.fullmatch(part):
        day = date(year, int(found[1]), int(found[2]))
        return legation.Interval(first=day, last=day)
    if found := WEEK.fullmatch(part):
        monday = date.fromisocalendar(year, int(found[1]), 1)
        first = monday + timedelta(days=5) if found[2] else monday
        return legation.Interval(first=first, last=monday + timedelta(days=6))
    return None


def _months(year: int, month: int, count: int) -> legation.Interval:
    """So many whole months."""
    later, last = divmod(month - 1 + count - 1, 12)
    end = date(year + later, last + 1, monthrange(year + later, last + 1)[1])
    return legation.Interval(first=date(year, month, 1), last=end)
