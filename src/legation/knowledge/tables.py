"""Reads the tables of ``data/`` and says exactly where one is wrong.

Every message of a :class:`~legation.errors.KnowledgeError` raised here names
the file and the line, what is wrong, and what to do.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from legation.errors import KnowledgeError

DATA: Traversable = files("legation.knowledge") / "data"


def rows(name: str, columns: Sequence[str] = (), folder: Traversable = DATA) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a CSV table as (line number, cell by column); `columns` are those that it must have."""
    for number, cells, header in _lines(name, columns, folder):
        yield number, dict(zip(header, cells, strict=True))


def records(name: str, columns: Sequence[str], folder: Traversable = DATA) -> Iterator[tuple[int, list[str]]]:
    """The lines of a large CSV table as (line number, cells), with exactly these `columns` in this order."""
    for number, cells, header in _lines(name, columns, folder):
        if header != list(columns):
            raise KnowledgeError(f"{name}, line 1: the columns are {header}; make them {list(columns)}")
        yield number, cells


def document(name: str, folder: Traversable = DATA) -> dict[str, Any]:
    """The content of a TOML file."""
    try:
        return tomllib.loads(_text(name, folder))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{name}: this is no TOML ({error}); mend that line") from error


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list, divided by semicolons."""
    return tuple(filter(None, map(str.strip, cell.split(";")))) if cell else ()


def filled(row: dict[str, str], column: str, name: str, number: int) -> str:
    """The cell of a column that may not be empty."""
    if not row[column]:
        raise KnowledgeError(f"{name}, line {number}: '{column}' is empty; fill it in or remove the line")
    return row[column]


def day(cell: str, name: str, number: int) -> date | None:
    """The day a cell names (2022-08-10), or None where it is empty."""
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise KnowledgeError(f"{name}, line {number}: '{cell}' is no day; write it as 2022-08-10") from error


def first_day(cell: str, name: str, number: int) -> date | None:
    """The first day of the day, month or year that a cell names."""
    return day(cell + "-01-01"[3 * cell.count("-") :] if cell else cell, name, number)


def last_day(cell: str, name: str, number: int) -> date | None:
    """The last day of the day, month or year that a cell names."""
    if cell.count("-") == 1:
        month = day(cell + "-01", name, number)
        return month.replace(day=_days_in(month)) if month else None
    return day(cell + "-12-31" if len(cell) == 4 else cell, name, number)


def first_and_last(row: dict[str, str], name: str, number: int) -> tuple[date, date]:
    """The first and the last day of a line by its cells `from` and `to`; without `to` it is all of `from`."""
    start = filled(row, "from", name, number)
    first, last = first_day(start, name, number), last_day(row["to"] or start, name, number)
    if first is None or last is None or last < first:
        raise KnowledgeError(f"{name}, line {number}: it ends before it begins; check 'from' and 'to'")
    return first, last


def number(cell: str, name: str, line: int) -> float:
    """The decimal number in a cell."""
    try:
        return float(cell)
    except ValueError as error:
        raise KnowledgeError(f"{name}, line {line}: '{cell}' is no number; write it as 35.68") from error


def of_host(host: str, known: Mapping[str, str]) -> str | None:
    """What is known of a host, or of the nearest one of which it is a part ("edition.cnn.com", "cnn.com")."""
    parts = host.casefold().split(".")
    return next((known[name] for cut in range(len(parts)) if (name := ".".join(parts[cut:])) in known), None)


def _lines(name: str, columns: Sequence[str], folder: Traversable) -> Iterator[tuple[int, list[str], list[str]]]:
    """The lines of a table under its header, each as long as the header."""
    reader = csv.reader(_text(name, folder).splitlines(), strict=True)
    header = next(reader, [])
    _check_header(name, header, columns)
    for cells in reader:
        if len(cells) != len(header):
            raise KnowledgeError(
                f"{name}, line {reader.line_num}: {len(cells)} cells where the header has {len(header)};"
                " add the missing commas, or quote the cell that holds one"
            )
        yield reader.line_num, cells, header


def _check_header(name: str, header: Sequence[str], columns: Sequence[str]) -> None:
    missing = [column for column in columns if column not in header]
    if missing:
        raise KnowledgeError(f"{name}, line 1: the column '{missing[0]}' is missing; add it to the header")


def _text(name: str, folder: Traversable) -> str:
    """The text of a data file."""
    try:
        return (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KnowledgeError(f"{name}: there is no such file in {folder}; install the package again") from error


@cache
def _days_in(month: date) -> int:
    """How many days a month has."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return (following - month).days
