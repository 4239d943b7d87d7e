"""`legation agreements`: each agreement once, with its steps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli.answers import asking, page, paged, print_json
from legation.cli.records import opened

if TYPE_CHECKING:
    from rich.console import Console

    from legation.model import KnownAgreement


@click.command()
@click.argument("actors", nargs=-1, metavar="[ACTOR]...")
@paged
@asking
def agreements(actors: tuple[str, ...], path: Path, as_json: bool, limit: int, after: str | None) -> None:
    """Show the agreements to which all ACTORs are parties, each once, with its steps and who tells them."""
    with opened(path) as record:
        found = record.agreements(*actors, limit=limit, after=after)
    if as_json:
        print_json("agreements", found)
        return
    with page(found.after) as console:
        if not found.items:
            console.print("The record holds no such agreement.")
        for agreement in found.items:
            _show(agreement, console)


def _show(agreement: KnownAgreement, console: Console) -> None:
    from rich.text import Text

    from legation.cli.line_words import cited_text, indented
    from legation.cli.words import date_text, plain

    short = f" ({plain(agreement.short)})" if agreement.short else ""
    parties = f": {', '.join(agreement.parties)}" if agreement.parties else ""
    told = "1 article" if agreement.articles == 1 else f"{agreement.articles} articles"
    console.print(Text.assemble((f"{plain(agreement.name)}{short}{parties}", "bold"), f"  {told}"))
    for step in agreement.steps:
        console.print(indented(Text(f"{step.step} {date_text(step.when)} “{plain(step.as_written)}”")))
        for article in step.articles:
            console.print(indented(Text(cited_text(article), style="dim"), 4))
