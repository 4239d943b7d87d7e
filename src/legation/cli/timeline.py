"""`legation timeline`: one line per act, in the order of days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legation.cli.answers import asking, page, paged, print_json
from legation.cli.records import opened
from legation.cli.selecting import selected

if TYPE_CHECKING:
    from legation.model import Line, Page


@click.command()
@click.argument("actors", nargs=-1, metavar="[ACTOR [ACTOR]]")
@selected
@paged
@asking
def timeline(actors: tuple[str, ...], path: Path, as_json: bool, **given: Any) -> None:
    """Show the acts of one actor, of two together, or of all: one line an act, in the order of days.

    ACTOR is a code or a name: IND, Japan, "European Union". Each line says how many articles and how many independent
    sources tell it; `legation show ID` shows all that is known of one.
    """
    with opened(path) as record:
        found = record.timeline(*actors, **given)
    print_lines("timeline", found, as_json)


def print_lines(verb: str, found: Page[Line], as_json: bool) -> None:
    """A page of lines."""
    if as_json:
        print_json(verb, found)
        return
    from legation.cli.line_words import lines_table

    with page(found.after) as console:
        console.print(lines_table(found.items) if found.items else "The record holds no such act.")
