"""`legation who`: who holds which office, and until which day that is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.table import Table

    from legation.model import Office


@click.command()
@click.argument("name", required=False)
@click.option("--office", help='A title or a class of office: "secretary of state", "defence minister".')
@click.option("--of", metavar="STATE", help="A state or organisation: its code or name.")
@click.option("--on", metavar="DATE", help="A day, a month or FROM/TO: only terms that run then.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: terms known to run, and those that may.")
def who(name: str | None, office: str | None, of: str | None, on: str | None, as_json: bool) -> None:
    """Say who held which office when: by name, by office, by state, or by any of them together.

    A term is trusted as far as its source has seen it; what may have ended since is told apart as unknown.
    """
    from legation import who as ask
    from legation.articles.door import interval_of
    from legation.knowledge.who import unknown

    known = ask(name, office=office, of=of, on=on)
    day = interval_of(on, "day")
    open_terms = unknown(name, office, of, day) if day is not None else []
    if as_json:
        _print_json(known, open_terms)
    else:
        _print(known, open_terms)


def _print_json(known: Sequence[Office], open_terms: Sequence[Office]) -> None:
    """UTF-8 whatever the terminal speaks, so bytes are written."""
    import msgspec

    found = {"offices": [_keys(each) for each in known], "unknown": [_keys(each) for each in open_terms]}
    click.echo(msgspec.json.encode(found))


def _keys(office: Office) -> dict[str, Any]:
    return {
        "name": office.name,
        "of": office.of,
        "office": office.office,
        "class": office.office_class,
        "from": office.first,
        "to": office.last,
        "seen_until": office.seen_until,
        "wikidata": office.wikidata,
        "source": office.source,
    }


def _print(known: Sequence[Office], open_terms: Sequence[Office]) -> None:
    """A table of terms, then a line for each of which it is not known whether it still runs."""
    from rich.console import Console

    from legation.cli.words import writable

    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as page:
        if known:
            console.print(_table(known))
        elif not open_terms:
            console.print("Unknown: no table says.")
        for office in open_terms:
            console.print(_unknown(office))
    for line in page.get().splitlines():
        click.echo(writable(line.rstrip(), console.encoding))


def _unknown(office: Office) -> str:
    seen = office.seen_until or office.first
    return f"Unknown after {seen}: then {office.name} ({office.of}, {office.office})."


def _table(found: Sequence[Office]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title, share in (("name", 3), ("of", None), ("office", 3), ("from", None), ("to", 2)):
        table.add_column(title, overflow="fold", ratio=share)
    for office in found:
        table.add_row(office.name, office.of, office.office, str(office.first or ""), _end(office))
    return table


def _end(office: Office) -> str:
    """The last day of a term, or how long it has been seen to run."""
    if office.last is not None:
        return str(office.last)
    return f"seen until {office.seen_until}" if office.seen_until else ""
