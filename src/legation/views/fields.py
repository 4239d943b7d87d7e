"""The fields of every export: their names, types and meanings, from the tables in ``data/``.

They are written down once: the files out follow them, and `docs/exports.md` is made from them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Final

from legation.errors import KnowledgeError

DATA: Final[Traversable] = files("legation.views") / "data"
FILE: Final = "exports.toml"


class FieldType(StrEnum):
    """What the values of a field are. `TEXTS` are several texts: a list, or parted by semicolons in a cell.

    `INTEGERS` and `BYTES` stand only in the output of `legation batch`.
    """

    TEXT = "text"
    TEXTS = "texts"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    OBJECT = "object"
    INTEGERS = "integers"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column, or the path to a value: ``source[].code`` is the code of each object in the list `source`."""

    name: str
    type: FieldType
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """That a column holds the key of another table."""

    field: str
    table: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, or a sort of record: its fields in their order, those that tell rows apart, and what they refer to."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(each.name for each in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What an export holds: a sentence for the list of kinds, more to know, and its tables."""

    kind: str
    title: str
    meaning: str
    notes: str
    tables: Mapping[str, Table]


@cache
def forms() -> Mapping[str, Form]:
    """All exports by their kinds, in the order of the list.

    Raises:
        KnowledgeError: the table is wrong.
    """
    return read_forms()


def read_forms(folder: Traversable = DATA) -> Mapping[str, Form]:
    """The exports that the file in a folder describes."""
    given = tomllib.loads(folder.joinpath(FILE).read_text("utf-8"))
    tables = {kind: _tables(kind, entry) for kind, entry in given.items()}
    found = {kind: _form(kind, entry, tables[entry.get("tables_of", kind)]) for kind, entry in given.items()}
    return MappingProxyType(found)


def _form(kind: str, entry: Mapping[str, Any], tables: Mapping[str, Table]) -> Form:
    return Form(kind=kind, title=entry["title"], meaning=entry["meaning"], notes=entry.get("notes", ""), tables=tables)


def _tables(kind: str, entry: Mapping[str, Any]) -> Mapping[str, Table]:
    found = entry.get("tables", {})
    return MappingProxyType({name: _table(kind, name, table) for name, table in found.items()})


def _table(kind: str, name: str, entry: Mapping[str, Any]) -> Table:
    where = f"{FILE}, {kind}.{name}"
    found = tuple(Field(name=each[0], type=_type(where, each), meaning=each[2]) for each in entry["fields"])
    names = [each.name for each in found]
    twice = sorted({each for each in names if names.count(each) > 1})
    if twice:
        raise KnowledgeError(f"{where}: {twice[0]} stands twice; remove one")
    return Table(
        name=name,
        meaning=entry["meaning"],
        fields=found,
        key=tuple(entry.get("key", ())),
        references=tuple(Reference(field=each[0], table=each[1], to=each[2]) for each in entry.get("references", ())),
    )


def _type(where: str, entry: list[str]) -> FieldType:
    try:
        return FieldType(entry[1])
    except ValueError as error:
        known = ", ".join(FieldType)
        raise KnowledgeError(f"{where}, {entry[0]}: '{entry[1]}' is no type; choose of {known}") from error
