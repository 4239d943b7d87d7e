"""`legation add`: articles come into the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legation.cli.adding import READING, adding, chosen, encoded, first_look_option, intake_of, lines_of
from legation.cli.progress import progress
from legation.cli.records import opened
from legation.cli.stopping import STOPPED, stoppable

if TYPE_CHECKING:
    from legation.record.outcomes import Report


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "--glob", "pattern", default="", metavar="PATTERN", help="Of folders and archives, only files such as '*.html'."
)
@click.option("--refetch", is_flag=True, help="Fetch pages again that a list or feed named before.")
@first_look_option
@click.option("--again", is_flag=True, help="Read again what another version of Legation has read; needs no SOURCE.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@adding
def add(sources: tuple[str, ...], path: Path, again: bool, as_json: bool, **given: Any) -> None:
    """Read articles and add them to the record.

    A SOURCE is a file, a folder, an address of the web, or - for standard input. Files and addresses may hold text, a
    page (HTML), JSON lines, a table (CSV, Parquet), a feed (RSS, Atom, JSON Feed), a sitemap, a list of addresses, a
    newsletter (EML, MBOX), a web archive (WARC); packed or not (gz, bz2, xz, zst), or many of them in a zip or tar. The
    output of legation batch is added as it was read there.

    JSON lines and tables have the keys url, title, text or html, published, outlet, author, version. What came before
    is not read again; another text of the same URL takes the place of the older. What cannot be read is named on
    standard error; the others are still read, and the exit code is 2. Ctrl-C ends after the article in hand, and the
    same command goes on from there.
    """
    if bool(sources) == again:
        raise click.UsageError("give SOURCE..., or --again to read anew what is in the record")
    found = _added(sources, path, given, again=again)
    if as_json:
        click.echo(encoded(found))
    elif not given["quiet"]:
        click.echo("\n".join(lines_of(found)))
    if given["report_file"]:
        given["report_file"].write_bytes(encoded(found) + b"\n")
    if found.stopped or found.failures:
        click.get_current_context().exit(STOPPED if found.stopped else 2)


def _added(sources: tuple[str, ...], path: Path, given: dict[str, Any], *, again: bool) -> Report:
    with stoppable() as stop, opened(path, writable=True) as record:
        from legation.record.preparing import FirstLook
        from legation.record.reader import Reader

        reader, intake = Reader(**chosen(given, READING)), intake_of(given)
        with progress(intake.share, quiet=given["quiet"]) as tell:
            if again:
                return record.add_again(reader=reader, progress=tell, stop=stop)
            return record.add(
                *sources,
                reader=reader,
                intake=intake,
                first_look=FirstLook(given["first_look"]),
                keep_text=not given["no_text"],
                progress=tell,
                stop=stop,
            )
