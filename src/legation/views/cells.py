"""Cells of CSV (RFC 4180): text in quotation marks, numbers without, nothing for what is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from legation.views.tables import Row, Value
from legation.views.text import one_line

#: Between the values of a list.
BETWEEN: Final = ";"
#: What spreadsheets take for the beginning of a formula (OWASP, CSV injection).
FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def header(names: Iterable[str]) -> bytes:
    """The first row: the names of the columns."""
    return (",".join(f'"{name}"' for name in names) + "\n").encode()


def cells(row: Row, names: Iterable[str]) -> bytes:
    """A row, in the order of its columns."""
    return (",".join(cell(row[name]) for name in names) + "\n").encode()


def cell(value: Value) -> str:
    """A value as a cell."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, tuple):
        value = BETWEEN.join(one_line(each).replace(BETWEEN, ",") for each in value)
    return '"' + safe(one_line(str(value))).replace('"', '""') + '"'


def safe(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
