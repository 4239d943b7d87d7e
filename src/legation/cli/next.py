"""`legation next`: what is planned or possible, and not past."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click

from legation.cli.answers import asking, paged
from legation.cli.records import opened
from legation.cli.timeline import print_lines

#: What asks for the day of the machine's clock.
NOW: Final = "now"


@click.command()
@click.argument("actors", nargs=-1, metavar="[ACTOR [ACTOR]]")
@click.option("--today", metavar="DATE", help="Look from this day, else that of the newest article; now: the clock's.")
@paged
@asking
def next(  # noqa: A001
    actors: tuple[str, ...], path: Path, as_json: bool, today: str | None, limit: int, after: str | None
) -> None:
    """Show what is planned, possible or under way, and not past: soonest first, what nobody has dated last.

    ACTOR is a code or a name: IND, Japan, "European Union". A plan without a date is shown for some months after it was
    last told.
    """
    day = date.today() if today == NOW else today
    with opened(path) as record:
        found = record.next(*actors, today=day, limit=limit, after=after)
    print_lines("next", found, as_json)
