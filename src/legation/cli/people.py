"""`legation people`: the lines in which somebody has part."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli.answers import asking, page, paged, print_json
from legation.cli.records import opened

if TYPE_CHECKING:
    from rich.table import Table

    from legation.model import Involvement


@click.command()
@click.argument("name")
@paged
@asking
def people(name: str, path: Path, as_json: bool, limit: int, after: str | None) -> None:
    """Show the acts in which somebody has part, and in which offices. NAME is a full name or a surname."""
    with opened(path) as record:
        found = record.people(name, limit=limit, after=after)
    if as_json:
        print_json("people", found)
        return
    with page(found.after) as console:
        console.print(_table(found.items) if found.items else "The record knows nobody of that name.")


def _table(found: tuple[Involvement, ...]) -> Table:
    from rich.table import Table
    from rich.text import Text

    from legation.cli.line_words import line_cells, office_text
    from legation.cli.words import plain

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title, share in (("name", 2), ("office", 3), ("date", None), ("status", None), ("what", None), ("who", 2)):
        table.add_column(title, overflow="fold", ratio=share)
    table.add_column("id", overflow="fold", no_wrap=True)
    for each in found:
        offices = "; ".join(dict.fromkeys(filter(None, map(office_text, each.offices))))
        date, status, what, who, *_, key = line_cells(each.line)
        table.add_row(Text(plain(each.name), style="bold"), Text(offices), date, status, what, who, key)
    return table
