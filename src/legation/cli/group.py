"""`legation group`: near-copies, merging candidates and lines of what a batch has read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from legation.cli import report
from legation.cli.stopping import STOPPED


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--master", default="local[*]", show_default=True, metavar="URL", help="The master of Spark.")
@click.option("--ui", is_flag=True, help="Let Spark's own pages be looked at meanwhile.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.option("--quiet", is_flag=True, help="Say nothing but what could not be done.")
def group(folder: Path, master: str, ui: bool, as_json: bool, quiet: bool) -> None:
    """Find near-copies and lines in what `legation batch` has read, on Spark.

    DIR is the folder of a batch at its end. It gets the tables copy_pairs (articles that are one telling), copies (each
    with its original), candidates (pairs of events that may be one act, with their likelihood in thousandths) and lines
    (each event with its line). They are those of a record of the same articles; what is left out where thousands lie in
    one place is counted. `legation add DIR` needs none of them.

    What was ended goes on where it was: a table that is whole is not made again.
    """
    try:
        found = _grouped(folder, master, ui, quiet or as_json)
    except KeyboardInterrupt:
        report(f"stopped; the same command goes on with what is missing in {folder}")
        click.get_current_context().exit(STOPPED)
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode(found))


def _grouped(folder: Path, master: str, ui: bool, silent: bool) -> dict[str, Mapping[str, int]]:
    from legation.scale.group import group as run

    return run(folder, master=master, ui=ui, progress=None if silent else _tell)


def _tell(table: str, counts: Mapping[str, int]) -> None:
    click.echo("\n".join(lines_of(table, counts)))


def lines_of(table: str, counts: Mapping[str, int]) -> Iterator[str]:
    """What was counted of a table, for people; what there is none of is not told."""
    yield table
    yield from (f"  {count:>11,} {name}" for name, count in counts.items() if count)
