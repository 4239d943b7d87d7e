"""The tables of a part, as they are written: Parquet, with the meaning of each column beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from legation.record.batch_output import part_name
from legation.sources.parquet_rows import OURS
from legation.views.fields import Table, read_forms
from legation.views.libraries import library
from legation.views.parquet import batch, schema

if TYPE_CHECKING:
    import pyarrow

TABLES: Final = ("documents", "articles", "readings", "events", "claims", "failures")
#: Rows, and characters of texts in them, that are written together.
ROWS: Final = 500
Row = Mapping[str, object]
CHARACTERS: Final = 8_000_000


@cache
def described() -> Mapping[str, Table]:
    """The tables with their columns."""
    return read_forms(files("legation.scale") / "data")["batch"].tables


@dataclass(slots=True)
class _File:
    """A table of a part that is being written."""

    table: Table
    schema: pyarrow.Schema
    writer: Any
    waiting: list[Row] = field(default_factory=list)
    weight: int = 0

    def add(self, row: Row) -> None:
        self.waiting.append(row)
        self.weight += sum(len(value) for value in row.values() if isinstance(value, str | bytes))
        if len(self.waiting) >= ROWS or self.weight >= CHARACTERS:
            self.flush()

    def flush(self) -> None:
        if self.waiting:
            self.writer.write_batch(batch(self.schema, self.table, self.waiting))
            self.waiting.clear()
            self.weight = 0


class PartTables:
    """All tables of a part. Nothing of them is to be seen before `written` has come to its end."""

    def __init__(self, opened: Mapping[str, _File]) -> None:
        self._files = opened

    def add(self, table: str, row: Row) -> None:
        """Another row."""
        self._files[table].add(row)

    def flush(self) -> None:
        """Write the rows that wait still."""
        for file in self._files.values():
            file.flush()


@contextmanager
def written(folder: Path, part: int) -> Iterator[PartTables]:
    """The tables of a part; its files take their names when all of them are whole."""
    from legation.scale.output import undone_path

    paths = {name: folder / name / f"{part_name(part)}.parquet" for name in TABLES}
    undone = {name: undone_path(path) for name, path in paths.items()}
    try:
        with _opened(undone) as tables:
            yield tables
            tables.flush()
        for name, path in paths.items():
            _keep(undone[name])
            undone[name].replace(path)
    finally:
        for path in undone.values():
            path.unlink(missing_ok=True)


@contextmanager
def _opened(paths: Mapping[str, Path]) -> Iterator[PartTables]:
    from contextlib import ExitStack

    parquet = library("pyarrow.parquet", "spark")
    with ExitStack() as stack:
        found = {}
        for name, path in paths.items():
            known = _schema(name)
            writer = stack.enter_context(parquet.ParquetWriter(path, known, compression="zstd", version="2.6"))
            found[name] = _File(table=described()[name], schema=known, writer=writer)
        yield PartTables(found)


@cache
def _schema(name: str) -> pyarrow.Schema:
    known = schema(described()[name])
    return known.with_metadata({**(known.metadata or {}), OURS: b"batch"})


def _keep(path: Path) -> None:
    """See that a file is on the disk, and not only on its way there."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
