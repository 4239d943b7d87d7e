"""Data frames of the flat tables, by pandas or Polars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.util import find_spec
from typing import Any, Final

from legation.errors import ExportError, InputError
from legation.record.selecting import Selection
from legation.views.fields import FieldType, Table, forms
from legation.views.libraries import library
from legation.views.tables import Row, Value, line_row, rows_of

LIBRARIES: Final = ("pandas", "polars")
#: The types of pandas, each of which has a place for what is unknown.
PANDAS: Final[Mapping[FieldType, str]] = {
    FieldType.TEXT: "string",
    FieldType.TEXTS: "object",
    FieldType.INTEGER: "Int64",
    FieldType.NUMBER: "Float64",
    FieldType.BOOLEAN: "boolean",
    FieldType.DATE: "datetime64[s]",
}


def frame_of(selection: Selection, name: str, wanted: str | None) -> Any:
    """A table of a selection as a data frame.

    Raises:
        InputError: there is no such table, or no such library.
        ExportError: no library is installed.
    """
    tables = forms()["csv"].tables
    if name not in tables:
        raise InputError(f"{name!r} is no table: choose of {', '.join(tables)}")
    chosen = _chosen(wanted)
    columns = _columns(tables[name], _rows(selection, name))
    return _pandas(tables[name], columns) if chosen == "pandas" else _polars(tables[name], columns)


def _chosen(wanted: str | None) -> str:
    if wanted is not None and wanted not in LIBRARIES:
        raise InputError(f"{wanted!r} makes no frames here: choose of {', '.join(LIBRARIES)}")
    for name in (wanted,) if wanted else LIBRARIES:
        if find_spec(name) is not None:
            return name
    raise ExportError(f"{wanted or 'pandas'} is not installed; `pip install {wanted or 'pandas'}` brings it along")


def _rows(selection: Selection, name: str) -> Iterator[Row]:
    if name == "events":
        return map(line_row, selection.lines())
    return (row for table, row in rows_of(selection) if table == name)


def _columns(table: Table, rows: Iterator[Row]) -> dict[str, list[Value | list[str]]]:
    columns: dict[str, list[Value | list[str]]] = {name: [] for name in table.names}
    for row in rows:
        for name, column in columns.items():
            value = row[name]
            column.append(list(value) if isinstance(value, tuple) else value)
    return columns


def _pandas(table: Table, columns: Mapping[str, list[Any]]) -> Any:
    pandas = library("pandas", "frames")
    series = {
        field.name: pandas.Series(_moments(columns[field.name], field.type), dtype=PANDAS[field.type])
        for field in table.fields
    }
    return pandas.DataFrame(series)


def _moments(column: list[Any], type: FieldType) -> list[Any]:
    """Days as texts, from which pandas makes its moments whatever the century."""
    if type is not FieldType.DATE:
        return column
    return [day.isoformat() if isinstance(day, date) else None for day in column]


def _polars(table: Table, columns: Mapping[str, list[Any]]) -> Any:
    polars = library("polars", "frames")
    types: Mapping[FieldType, Any] = {
        FieldType.TEXT: polars.String,
        FieldType.TEXTS: polars.List(polars.String),
        FieldType.INTEGER: polars.Int64,
        FieldType.NUMBER: polars.Float64,
        FieldType.BOOLEAN: polars.Boolean,
        FieldType.DATE: polars.Date,
    }
    return polars.DataFrame(columns, schema={field.name: types[field.type] for field in table.fields})
