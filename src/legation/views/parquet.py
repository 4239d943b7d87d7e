"""`parquet`: the flat tables in columns (Apache Parquet), by pyarrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from legation.record.selecting import Selection
from legation.views.fields import FieldType, Table, forms
from legation.views.libraries import library
from legation.views.tables import Row, rows_of
from legation.views.text import encodable
from legation.views.written import Tally

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

#: Rows that are written together.
GROUP: Final = 20_000


@dataclass(slots=True)
class _File:
    """A file that is being written, and the rows that wait until there are enough of them."""

    table: Table
    schema: pyarrow.Schema
    writer: ParquetWriter
    waiting: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        self.waiting.append(row)
        if len(self.waiting) >= GROUP:
            self.flush()

    def flush(self) -> None:
        if self.waiting:
            self.writer.write_batch(batch(self.schema, self.table, self.waiting), row_group_size=GROUP)
            self.waiting.clear()


def write(selection: Selection, folder: Path, tally: Tally) -> None:
    """Write all tables.

    Raises:
        ExportError: pyarrow is not installed.
    """
    tables = forms()["parquet"].tables
    with ExitStack() as stack:
        files = {name: _opened(stack, folder, table) for name, table in tables.items()}
        for name in tables:
            tally.wrote(name, 0)
        for name, row in rows_of(selection):
            files[name].add(row)
            tally.wrote(name)
        for file in files.values():
            file.flush()


def _opened(stack: ExitStack, folder: Path, table: Table) -> _File:
    arrow = library("pyarrow.parquet", "parquet")
    known = schema(table)
    path = folder / f"{table.name}.parquet"
    writer = stack.enter_context(arrow.ParquetWriter(path, known, compression="zstd", version="2.6"))
    return _File(table=table, schema=known, writer=writer)


def schema(table: Table) -> pyarrow.Schema:
    """The columns of a table, each with its meaning."""
    arrow = library("pyarrow", "parquet")
    types: Mapping[FieldType, Any] = {
        FieldType.TEXT: arrow.string(),
        FieldType.TEXTS: arrow.list_(arrow.string()),
        FieldType.INTEGER: arrow.int64(),
        FieldType.NUMBER: arrow.float64(),
        FieldType.BOOLEAN: arrow.bool_(),
        FieldType.DATE: arrow.date32(),
        FieldType.INTEGERS: arrow.list_(arrow.int64()),
        FieldType.BYTES: arrow.binary(),
    }
    return arrow.schema(
        [
            arrow.field(
                each.name, types[each.type], nullable=each.name not in table.key, metadata={"description": each.meaning}
            )
            for each in table.fields
        ],
        metadata={"description": table.meaning},
    )


def batch(known: pyarrow.Schema, table: Table, rows: Sequence[Mapping[str, object]]) -> pyarrow.RecordBatch:
    """Some rows as columns."""
    arrow = library("pyarrow", "parquet")
    columns = [arrow.array([_value(row[name]) for row in rows], type=known.field(name).type) for name in table.names]
    return arrow.record_batch(columns, schema=known)


def _value(value: object) -> object:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value
