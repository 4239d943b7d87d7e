"""`legation lines`: the whole record, written out."""

from __future__ import annotations

from pathlib import Path

import click

from legation.cli.records import opened, record_option


@click.command()
@record_option
@click.option("--json", "as_json", is_flag=True, help="JSON, a line of it for each line of the record.")
def lines(path: Path, as_json: bool) -> None:
    """Write out all lines of the record with all their mentions, for other programs.

    Equal records give equal bytes, in whatever order their articles came in. Without --json, tab-separated columns.
    """
    import msgspec

    with opened(path) as record:
        if not as_json:
            click.echo("id\ttype\tkind\tstatus\tfrom\tto\tsource\ttarget\tplace\tarticles\tindependent")
        for line in record.lines():
            if as_json:
                click.echo(msgspec.json.encode(line))
            else:
                cells = (line.id, line.type, line.kind, line.status, line.from_, line.to, ";".join(line.source))
                more = (";".join(line.target), line.place, line.articles, line.independent)
                click.echo("\t".join(_cell(each) for each in (*cells, *more)))


def _cell(value: object) -> str:
    """A value as one cell: none of its characters ends it."""
    return "" if value is None else " ".join(str(value).split())
