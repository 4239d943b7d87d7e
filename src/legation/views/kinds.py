"""The kinds of files out: what each is called, and the module that writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from legation.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportKind:
    """A kind of export: its module in this package, and whether it is a folder of files or one file.

    `binary` is the module that writes it where the name of the file ends with `ending`.
    """

    name: str
    module: str
    folder: bool = False
    ending: str | None = None
    binary: str | None = None

    def writer(self, path: Path) -> Any:
        """What writes it, loaded when it is wanted."""
        wanted = self.binary if self.binary and path.suffix.lower() == self.ending else self.module
        return import_module(f"legation.views.{wanted}").write


#: In the order of the help. Their meanings and fields are in ``data/exports.toml``.
KINDS: Final[Mapping[str, ExportKind]] = MappingProxyType(
    {
        each.name: each
        for each in (
            ExportKind(name="csv", module="csv_tables", folder=True),
            ExportKind(name="parquet", module="parquet", folder=True),
            ExportKind(name="jsonl", module="jsonl"),
            ExportKind(name="readings", module="readings"),
            ExportKind(name="plover", module="plover"),
            ExportKind(name="dyads", module="dyads"),
            ExportKind(name="ics", module="ics"),
            ExportKind(name="geojson", module="geojson"),
            ExportKind(name="jsonld", module="jsonld"),
            ExportKind(name="ftm", module="ftm"),
            ExportKind(name="timelinejs", module="timelinejs"),
            ExportKind(name="graphml", module="graphml"),
            ExportKind(name="notes", module="notes", folder=True),
            ExportKind(name="chronology", module="chronology", ending=".docx", binary="chronology_docx"),
        )
    }
)


def kind_of(name: str) -> ExportKind:
    """The kind of that name.

    Raises:
        InputError: there is none; the message lists those that there are.
    """
    found = KINDS.get(name.strip().casefold())
    if found is None:
        raise InputError(f"{name!r} is no kind of export: choose of {', '.join(KINDS)}")
    return found
