"""`legation undo`: a judgement is taken back."""

from __future__ import annotations

from pathlib import Path

import click

from legation.cli.records import opened, record_option


@click.command()
@click.argument("numbers", nargs=-1, required=True, type=int, metavar="NUMBER...")
@record_option
def undo(numbers: tuple[int, ...], path: Path) -> None:
    """Take judgements back (`legation judge --list` shows their numbers). They stay in the file, marked."""
    with opened(path, writable=True) as record:
        for number in numbers:
            record.undo(number)
            click.echo(f"judgement {number}: taken back")
