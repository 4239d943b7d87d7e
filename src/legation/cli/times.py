"""`legation times`: the time expressions of texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from legation.cli import report
from legation.cli.files import fail, failure, published_option, shown
from legation.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from legation.model import Interval, Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The time expressions of one file."""

    name: str
    text: str
    times: list[Timex]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--published",
    callback=published_option,
    metavar="DATE",
    help="When it was written: YYYY-MM-DD, YYYY-MM or FROM/TO.",
)
@click.option("--narrative", is_flag=True, help="The texts tell a history: each time counts from the one before it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a line a file; its keys are those of a reading.")
def times(files: tuple[str, ...], published: Interval | None, narrative: bool, as_json: bool) -> None:
    """Find the time expressions of texts (- is standard input): words, TIMEX3 type and value, days of the calendar.

    Without --published, expressions such as "Monday" and "last year" have no days. A file that cannot be read is named
    on standard error; the others are still read, and the exit code is 2.
    """
    found = _Times(files, published, narrative)
    if as_json:
        _print_json(found, published)
    else:
        _print(found)
    if found.failed:
        fail(found.failed, len(files))


class _Times:
    """What is found in files one by one; those that fail are reported and counted."""

    def __init__(self, files: tuple[str, ...], published: Interval | None, narrative: bool) -> None:
        self.failed = 0
        self._files = files
        self._published = published
        self._narrative = narrative

    def __iter__(self) -> Iterator[Found]:
        for name in self._files:
            try:
                found = self._read(name)
            except (InputError, OSError) as error:
                self.failed += 1
                report(failure(name, error))
            else:
                yield found

    def _read(self, name: str) -> Found:
        import legation
        from legation.sources.decoding import decode
        from legation.sources.files import bytes_of

        text = decode(bytes_of(name))
        times = legation.find_times(text, published=self._published, narrative=self._narrative)
        return Found(name=name, text=text, times=times)


def _print_json(found: _Times, published: Interval | None) -> None:
    """The keys of a reading that times alone can fill; UTF-8 whatever the terminal speaks, so bytes are written."""
    import msgspec

    from legation.articles.door import identifier
    from legation.model import Citation, DateBasis, Published, Reading, Reason
    from legation.model.wire import to_wire

    because = (Reason(reason="given with the article"),)
    given = Published(interval=published, basis=DateBasis.GIVEN, because=because) if published else Published()
    for each in found:
        cited = Citation(id=identifier(each.text))
        wire = to_wire(Reading(article=cited, published=given, timex=tuple(each.times)))
        line = {"article": wire.article, "published": wire.published, "timex": wire.timex}
        click.echo(msgspec.json.encode(line))


def _print(found: _Times) -> None:
    """A table a file. Plain text where there is no terminal."""
    from rich.console import Console

    from legation.cli.words import writable

    console = Console(highlight=False, markup=False, emoji=False)
    for each in found:
        with console.capture() as page:
            _show(each, console)
        for line in page.get().splitlines():
            click.echo(writable(line.rstrip(), console.encoding))


def _show(found: Found, console: Console) -> None:
    from rich.text import Text

    from legation.cli.words import plain

    console.print(Text(plain(shown(found.name)), style="bold"))
    if found.times:
        console.print(_table(found.times))
    else:
        console.print("No time expression found.")
    console.print()


def _table(times: list[Timex]) -> Table:
    """A row for each expression; what is long folds within its column."""
    from rich.table import Table
    from rich.text import Text

    from legation.cli.words import plain

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title, share in (("words", 3), ("type", None), ("value", 2), ("days", 2)):
        table.add_column(title, overflow="fold", ratio=share)
    for timex in times:
        table.add_row(Text(plain(timex.span.text)), timex.type, Text(timex.value), days_text(timex))
    return table


def days_text(timex: Timex) -> str:
    """The days that an expression means; a duration or a repeated time that lies nowhere has none to be unknown."""
    from legation.cli.words import date_text
    from legation.model import UNKNOWN, TimexType

    if timex.interval == UNKNOWN and timex.type in (TimexType.DURATION, TimexType.SET):
        return ""
    return date_text(timex.interval)
