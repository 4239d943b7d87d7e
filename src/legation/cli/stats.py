"""`legation stats`: what a record holds, in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from legation.cli.answers import asking, page, print_json
from legation.cli.records import opened

if TYPE_CHECKING:
    from legation.model import Count, Stats

#: The most publishers that are listed; JSON has all.
MOST: Final = 10
MEGABYTE: Final = 1_000_000


@click.command()
@asking
def stats(path: Path, as_json: bool) -> None:
    """Count what the record holds: articles, events, lines, statements."""
    with opened(path) as record:
        found = record.stats()
    if as_json:
        print_json("stats", found)
        return
    from rich.text import Text

    with page() as console:
        for line in _lines(found):
            console.print(Text(line))


def _lines(found: Stats) -> Iterator[str]:
    from legation.cli.words import date_text

    yield f"{found.articles:>11,} articles, published {date_text(found.published)}"
    yield f"{found.copies:>11,} copies of others"
    yield f"{found.superseded:>11,} superseded by newer versions"
    yield from _listed(found.publishers[:MOST])
    yield f"{found.events:>11,} events in them"
    yield f"{found.lines:>11,} lines, {found.confirmed:,} of them confirmed"
    yield from _listed(found.statuses)
    yield from _listed(found.types)
    yield f"{found.statements:>11,} statements"
    yield f"{found.people:>11,} people"
    yield f"{found.agreements:>11,} agreements"
    yield f"{found.judgements:>11,} judgements"
    yield f"{found.bytes / MEGABYTE:>11,.1f} MB"


def _listed(counts: Sequence[Count]) -> Iterator[str]:
    from legation.cli.words import plain

    return (f"{each.count:>15,} {plain(each.name)}" for each in counts)
