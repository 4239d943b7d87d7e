"""`legation merge`: two lines become one."""

from __future__ import annotations

from pathlib import Path

import click

from legation.cli.judge import judge_options
from legation.cli.records import opened, record_option


@click.command()
@click.argument("line", metavar="A")
@click.argument("other", metavar="B")
@record_option
@judge_options
def merge(line: str, other: str, path: Path, by: str, reason: str) -> None:
    """Hold two lines for one act. Both ids lead to it for ever; `legation undo` takes it back."""
    with opened(path, writable=True) as record:
        number = record.merge(line, other, by=by, reason=reason)
    click.echo(f"judgement {number}: {line} and {other} are one line")
