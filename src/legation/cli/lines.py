"""`legation lines`: the whole record, written out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from legation.cli.records import opened, record_option

if TYPE_CHECKING:
    from legation.model import WholeLine

COLUMNS: Final = (
    "id",
    "type",
    "kind",
    "status",
    "from",
    "to",
    "source",
    "target",
    "place",
    "articles",
    "independent",
)


@click.command()
@record_option
@click.option("--json", "as_json", is_flag=True, help="JSON, a line of it for each line of the record.")
def lines(path: Path, as_json: bool) -> None:
    """Write out all lines of the record with all their mentions, for other programs.

    Equal records give equal bytes, in whatever order their articles came in. Without --json, tab-separated columns.
    """
    from legation.model.answer_wire import encode

    with opened(path) as record:
        if not as_json:
            click.echo("\t".join(COLUMNS))
        for line in record.lines():
            click.echo(encode("lines", line) if as_json else "\t".join(map(_cell, _values(line))))


def _values(line: WholeLine) -> tuple[object, ...]:
    """The values of the columns."""
    where = line.where.name if line.where else None
    parties = (";".join(line.source), ";".join(line.target))
    kinds = (line.id, line.type, line.kind, line.status)
    return (*kinds, line.when.first, line.when.last, *parties, where, line.articles, line.independent)


def _cell(value: object) -> str:
    """A value as one cell: none of its characters ends it."""
    return "" if value is None else " ".join(str(value).split())
