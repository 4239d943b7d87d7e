"""`legation sources`: where articles come from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli.answers import asking, page, paged, print_json
from legation.cli.records import opened

if TYPE_CHECKING:
    from legation.model import KnownOrigin


@click.command()
@paged
@asking
def sources(path: Path, as_json: bool, limit: int, after: str | None) -> None:
    """List what came from where: when last, how many, what could not be read and why."""
    with opened(path) as record:
        found = record.sources(limit=limit, after=after)
    if as_json:
        print_json("sources", found)
        return
    from rich.text import Text

    with page(found.after) as console:
        for line in (line for each in found.items for line in _lines(each)):
            console.print(Text(line))
        if not found.items:
            console.print("Nothing has come into the record yet.")


def _lines(origin: KnownOrigin) -> Iterator[str]:
    from legation.cli.words import plain

    yield plain(origin.name)
    if origin.moved:
        yield f"    moved to {plain(origin.moved)}"
    yield f"    looked at {_moment(origin.looked)}; something came {_moment(origin.gave) if origin.gave else 'never'}"
    counts = ", ".join(f"{each.count:,} {plain(each.name)}" for each in origin.outcomes)
    yield f"    {origin.documents:,} document{'' if origin.documents == 1 else 's'}{': ' if counts else ''}{counts}"
    if origin.failure:
        yield f"    failed: {plain(origin.failure.removeprefix(f'{origin.name}: '))}"
    yield from (f"    {each.count:,} × {plain(each.name)}" for each in origin.reasons)


def _moment(written: str) -> str:
    """A moment in UTC, as people read it."""
    return f"{written[:10]} {written[11:16]} UTC"
