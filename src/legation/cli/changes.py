"""`legation changes`: what the record learned since a day."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli.answers import asking, page, paged, print_json
from legation.cli.records import opened

if TYPE_CHECKING:
    from rich.console import Console

    from legation.model import Learned


@click.command()
@click.option("--since", required=True, metavar="DATE", help="The first day: YYYY-MM-DD, YYYY-MM or YYYY.")
@click.option("--added", is_flag=True, help="By the days on which articles were added, not those of publication.")
@paged
@asking
def changes(since: str, added: bool, path: Path, as_json: bool, limit: int, after: str | None) -> None:
    """Show what articles published since a day have taught the record, by days.

    These are new acts, another status, date or place of one that was known, its confirmation, and further sources.
    """
    with opened(path) as record:
        found = record.changes(since, added=added, limit=limit, after=after)
    if as_json:
        print_json("changes", found)
        return
    from legation.cli.line_words import heading

    with page(found.after) as console:
        if not found.items:
            console.print("The record learned nothing.")
        for day, learned in groupby(found.items, key=lambda each: each.day):
            heading(day.isoformat(), console)
            for each in learned:
                _show(each, console)


def _show(learned: Learned, console: Console) -> None:
    from rich.text import Text

    from legation.cli.line_words import change_text, cited_text, indented, line_text

    console.print(Text.assemble(("new  " if learned.new else "     ", "green"), line_text(learned.line)))
    if not learned.new:
        for change in learned.changes:
            console.print(indented(Text(change_text(change)), 5))
    for article in learned.sources:
        console.print(indented(Text(f"told by {cited_text(article)}", style="dim"), 5))
