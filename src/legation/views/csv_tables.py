"""`csv`: a folder of flat tables, with a data package that describes them (specs.frictionlessdata.io)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Final

from legation.record.selecting import Selection
from legation.views.cells import BETWEEN, cells, header
from legation.views.fields import FieldType, Table, forms
from legation.views.tables import rows_of
from legation.views.written import Tally

PACKAGE: Final = "datapackage.json"
#: The types of Frictionless Table Schema.
TYPES: Final[Mapping[FieldType, str]] = {
    FieldType.TEXT: "string",
    FieldType.TEXTS: "string",
    FieldType.INTEGER: "integer",
    FieldType.NUMBER: "number",
    FieldType.BOOLEAN: "boolean",
    FieldType.DATE: "date",
    FieldType.OBJECT: "object",
}


def write(selection: Selection, folder: Path, tally: Tally) -> None:
    """Write all tables, and the package."""
    tables = forms()["csv"].tables
    with ExitStack() as stack:
        streams = {name: _opened(stack, folder, table) for name, table in tables.items()}
        names = {name: table.names for name, table in tables.items()}
        for name in tables:
            tally.wrote(name, 0)
        for name, row in rows_of(selection):
            streams[name].write(cells(row, names[name]))
            tally.wrote(name)
    text = json.dumps(package(tables, tally.rows), indent=2, ensure_ascii=False)
    (folder / PACKAGE).write_text(text + "\n", "utf-8")


def _opened(stack: ExitStack, folder: Path, table: Table) -> BinaryIO:
    stream = stack.enter_context((folder / f"{table.name}.csv").open("wb"))
    stream.write(header(table.names))
    return stream


def package(tables: Mapping[str, Table], rows: Mapping[str, int]) -> dict[str, Any]:
    """The data package of some tables, with the number of their rows."""
    return {
        "profile": "tabular-data-package",
        "name": "legation-export",
        "title": "Relations between states and organisations, as articles tell them",
        "description": "Written by `legation export --as csv`; every column is explained here and in docs/exports.md.",
        "resources": [_resource(table, rows.get(name, 0)) for name, table in tables.items()],
    }


def _resource(table: Table, rows: int) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "rows": rows,
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table (specs.frictionlessdata.io/table-schema)."""
    described = [
        {
            "name": each.name,
            "type": TYPES[each.type],
            "description": _meaning(each.meaning, each.type),
            **_bound(table, each.name),
        }
        for each in table.fields
    ]
    keys = [
        {"fields": each.field, "reference": {"resource": each.table, "fields": each.to}} for each in table.references
    ]
    key = table.key[0] if len(table.key) == 1 else list(table.key)
    return {"fields": described, "missingValues": [""], "primaryKey": key, **({"foreignKeys": keys} if keys else {})}


def _meaning(meaning: str, type: FieldType) -> str:
    return f"{meaning} Several are parted by {BETWEEN!r}." if type is FieldType.TEXTS else meaning


def _bound(table: Table, name: str) -> dict[str, Any]:
    """What holds for the values of a column."""
    if name not in table.key:
        return {}
    return {"constraints": {"required": True, **({"unique": True} if table.key == (name,) else {})}}
