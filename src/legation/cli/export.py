"""`legation export`: the record in files that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from legation.cli import report
from legation.cli.records import record_option
from legation.cli.selecting import selected

if TYPE_CHECKING:
    from legation.views.written import Written

#: As in `legation.views.kinds`, which is loaded only when it is wanted.
KINDS: Final = (
    "csv",
    "parquet",
    "jsonl",
    "readings",
    "plover",
    "dyads",
    "ics",
    "geojson",
    "jsonld",
    "ftm",
    "timelinejs",
    "graphml",
    "notes",
    "chronology",
)


@click.command()
@click.argument("actors", nargs=-1, metavar="[ACTOR [ACTOR]]")
@click.option(
    "--as",
    "export_kind",
    required=True,
    metavar="KIND",
    type=click.Choice(KINDS, case_sensitive=False),
    help=f"What to write: {', '.join(KINDS)}.",
)
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, allow_dash=True),
    default="-",
    metavar="FILE",
    help="The file, or the folder for csv, parquet and notes; - is standard output.",
)
@selected
@record_option
def export(actors: tuple[str, ...], export_kind: str, out: Path, path: Path, **given: Any) -> None:
    """Write acts of one actor, of two together, or of all, in files that other programs read.

    csv, parquet: flat tables. jsonl: lines with all their mentions. readings: what each
    article says, read once more. plover, dyads: for event data. ics: a calendar.
    geojson: a map. jsonld, ftm: for the web and for investigations. timelinejs, graphml: to be drawn. notes: a folder
    for Obsidian. chronology: a table by month with its sources, a Word document where FILE ends with .docx.
    docs/exports.md tells every field. Equal records give equal bytes, and nothing is cut: what a kind cannot hold is
    counted at the end.
    """
    from legation.views.record import Record

    waits = f"{path}: another process writes; waiting for it"
    with Record(path, writable=False, waiting=lambda: report(waits)) as record:
        written = record.export(export_kind, out, *actors, **given)
    for message in summary(written):
        report(message)


def summary(written: Written) -> list[str]:
    """What was written, and what could not be, as people read it."""
    rows = ", ".join(f"{count:,} {what}" for what, count in written.rows.items()) or "nothing"
    to = "standard output" if str(written.path) == "-" else str(written.path)
    left = [f"{count:,} left out: {why}" for why, count in written.left_out.items()]
    return [f"wrote {rows} to {to}", *left]
