"""A reading for people: the dating, the events with their evidence, the agreements, the offices."""

from __future__ import annotations

from typing import Final

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from legation.cli.words import (
    agreement_line,
    date_text,
    event_lines,
    parties_text,
    person_text,
    place_text,
    plain,
    published_text,
    quoted,
    reason_text,
    when_text,
    writable,
)
from legation.model import Agreement, Event, Office, Reading

#: Widths of the columns of the events at which nothing but long names wraps; the parties and the place share the rest.
DATE_WIDTH: Final = 13
STATUS_WIDTH: Final = 9
WHAT_WIDTH: Final = 11
INDENT: Final = 2
STATUS_STYLES: Final = {"happened": "green", "ongoing": "green", "planned": "cyan", "possible": "yellow"}


def show(reading: Reading, name: str) -> None:
    """Print a reading; `name` stands for it where it has no title. Plain text where there is no terminal."""
    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as page:
        _show_header(reading, name, console)
        _show_events(reading.events, console)
        _show_agreements(reading.agreements, console)
        _show_offices(reading.offices, console)
    for line in page.get().splitlines():
        click.echo(writable(line.rstrip(), console.encoding))


def _show_header(reading: Reading, name: str, console: Console) -> None:
    cited = reading.article
    console.print(Text(plain(cited.title or name), style="bold"))
    where = [plain(part) for part in (cited.outlet, cited.url) if part]
    if where:
        console.print(Text(" · ".join(where)))
    console.print(Text(published_text(reading.published)))
    for reason in reading.published.because:
        console.print(_indented(Text(reason_text(reason))))


def _show_events(events: tuple[Event, ...], console: Console) -> None:
    console.print()
    if not events:
        console.print("No event between states or organisations found.\n")
        return
    _heading("Events", console)
    console.print(_row(*(Text(title, style="dim") for title in ("date", "status", "what", "who", "where"))))
    for event in events:
        console.print(_event_row(event))
        for line in event_lines(event):
            console.print(_indented(line))
        console.print()


def _show_agreements(agreements: tuple[Agreement, ...], console: Console) -> None:
    if not agreements:
        return
    _heading("Agreements", console)
    for agreement in agreements:
        console.print(Text(agreement_line(agreement)))
        for step in agreement.steps:
            console.print(_indented(Text(f"{step.step} {date_text(step.interval)} {quoted(step.span)}")))
    console.print()


def _show_offices(offices: tuple[Office, ...], console: Console) -> None:
    if not offices:
        return
    _heading("Office-holders", console)
    for office in offices:
        console.print(Text(person_text(office)))
        if office.note:
            console.print(Text(f"  {office.note}", style="dim"))
    console.print()


def _heading(words: str, console: Console) -> None:
    console.print(Text(words, style="bold underline"))


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, INDENT))


def _event_row(event: Event) -> Table:
    return _row(
        Text(when_text(event.when)),
        Text(event.status, style=STATUS_STYLES.get(event.status, "red")),
        Text(f"{event.type} {event.kind or ''}".rstrip()),
        Text(parties_text(event), style="bold"),
        Text(place_text(event)),
    )


def _row(*cells: Text) -> Table:
    """One line of the table of events; fixed widths let the lines stand under each other."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for width in (DATE_WIDTH, STATUS_WIDTH, WHAT_WIDTH):
        table.add_column(width=width, overflow="fold")
    for _ in ("who", "where"):
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*cells)
    return table
