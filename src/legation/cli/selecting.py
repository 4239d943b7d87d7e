"""What the verbs that take some lines of a record share: the options that say which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

OPTIONS: Final = (
    click.option("--since", metavar="DATE", help="From this day on: YYYY-MM-DD, YYYY-MM or YYYY."),
    click.option("--until", metavar="DATE", help="Up to this day, which is included."),
    click.option("--status", multiple=True, metavar="STATUS", help="Only acts of this status; may be given again."),
    click.option("--type", multiple=True, metavar="TYPE", help="Only this PLOVER type; may be given again."),
    click.option("--kind", multiple=True, metavar="KIND", help="Only this kind of meeting; may be given again."),
    click.option("--place", metavar="PLACE", help="Only there: a town, or a state with all its towns."),
    click.option("--series", metavar="WORDS", help="Only sessions of series with these words in their names."),
    click.option("--min-sources", type=click.IntRange(1), default=1, metavar="N", help="Only with so many sources."),
)


def selected(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that select lines, in the words of `Record.timeline`."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
