"""`legation split`: a line becomes several."""

from __future__ import annotations

from pathlib import Path

import click

from legation.cli.judge import judge_options
from legation.cli.records import opened, record_option


@click.command()
@click.argument("line", metavar="ID")
@click.argument("events", nargs=-1, metavar="[EVENT]...")
@record_option
@judge_options
def split(line: str, events: tuple[str, ...], path: Path, by: str, reason: str) -> None:
    """Take events out of a line (`legation show ID` lists them): they stay together, apart from the rest.

    Without EVENT, each event becomes a line of its own. `legation undo` takes a judgement back.
    """
    with opened(path, writable=True) as record:
        numbers = record.split(line, *events, by=by, reason=reason)
    told = f"judgement {numbers[0]}" if len(numbers) == 1 else f"judgements {numbers[0]} to {numbers[-1]}"
    click.echo(f"{told}: {line} is split")
