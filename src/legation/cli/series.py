"""`legation series`: each recurring format once, with its sessions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli.answers import asking, page, paged, print_json
from legation.cli.records import opened

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from legation.model import KnownSeries, Session


@click.command()
@click.argument("named", nargs=-1, metavar="[NAME or ACTOR]...")
@paged
@asking
def series(named: tuple[str, ...], path: Path, as_json: bool, limit: int, after: str | None) -> None:
    """Show series of meetings with their sessions in order, also those that must have been and nobody tells of.

    NAME are words of the name of a series; ACTOR a code or a name. Only series that fit all of them are shown.
    """
    with opened(path) as record:
        found = record.series(*named, limit=limit, after=after)
    if as_json:
        print_json("series", found)
        return
    with page(found.after) as console:
        if not found.items:
            console.print("The record holds no such series.")
        for each in found.items:
            _show(each, console)


def _show(found: KnownSeries, console: Console) -> None:
    from rich.text import Text

    from legation.cli.line_words import indented
    from legation.cli.words import plain

    parties = f": {', '.join(found.parties)}" if found.parties else ""
    console.print(Text(f"{plain(found.name)}{parties}", style="bold"))
    for session in found.sessions:
        console.print(indented(_session(session)))


def _session(session: Session) -> Text:
    from rich.text import Text

    from legation.cli.line_words import line_text
    from legation.cli.words import ordinal_text

    number = ordinal_text(session.ordinal) if session.ordinal else "not counted"
    if session.line is None:
        last = f" to {ordinal_text(session.last)}" if session.last and session.last != session.ordinal else ""
        return Text(f"{number}{last}: unknown", style="dim")
    return Text.assemble(f"{number}: ", line_text(session.line))
