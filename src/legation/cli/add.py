"""`legation add`: articles come into the record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legation.cli import report
from legation.cli.records import opened, record_option

if TYPE_CHECKING:
    from legation.errors import LegationError
    from legation.record.adding import Progress, Report
    from legation.record.entering import Outcome


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@record_option
@click.option("--no-text", is_flag=True, help="Keep only what is quoted, not the texts.")
@click.option("--again", is_flag=True, help="Read again what another version of Legation has read; needs no SOURCE.")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline for English, instead of our own.")
@click.option("--frames", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Further frames (TOML).")
@click.option("--gate", is_flag=True, help="Parse only paragraphs that may tell of an event.")
@click.option("--workers", type=click.IntRange(1), default=1, metavar="N", help="Read with so many processes.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def add(sources: tuple[str, ...], path: Path, no_text: bool, again: bool, as_json: bool, **given: Any) -> None:
    """Read articles and add them to the record: text files, pages, folders, JSON lines, tables; - is standard input.

    JSON lines and tables have the keys url, title, text or html, published, outlet, version. The same article twice
    changes nothing; another text of the same URL takes the place of the older. An article that cannot be read is named
    on standard error; the others are still read, and the exit code is 2.
    """
    if bool(sources) == again:
        raise click.UsageError("give SOURCE..., or --again to read anew what is in the record")
    from legation.record.reader import Reader

    reader = Reader(**given)
    with opened(path, writable=True) as record, _progress() as progress:
        if again:
            found = record.add_again(reader=reader, progress=progress)
        else:
            found = record.add(*sources, reader=reader, keep_text=not no_text, progress=progress)
    _print(found, as_json)
    if found.refused:
        click.get_current_context().exit(2)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on a terminal, with what is refused above it; without a terminal only that."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    from legation.cli.words import plain

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} articles"), TextColumn("{task.description}"))
    with Bar(*columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def tell(name: str, outcome: Outcome | LegationError) -> None:
            bar.update(task, advance=1, description=plain(name)[-40:])
            if isinstance(outcome, Exception):
                report(f"{plain(name)}: {outcome}")

        yield tell


def _print(found: Report, as_json: bool) -> None:
    if as_json:
        import msgspec

        counts = {outcome.value: count for outcome, count in found.outcomes.items()}
        told = {"read": found.read, **dict(sorted(counts.items())), "refused": found.refused}
        click.echo(msgspec.json.encode(told))
        return
    from legation.record.entering import Outcome

    click.echo(f"{found.read:,} articles")
    for outcome in Outcome:
        if outcome in found.outcomes:
            click.echo(f"  {found.outcomes[outcome]:>7,} {outcome}")
    if found.refused:
        click.echo(f"  {len(found.refused):>7,} could not be read")
