"""`legation check`: whether a record is whole; and making it whole again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from legation.cli import report
from legation.cli.records import record_option

if TYPE_CHECKING:
    from legation.record.contradictions import Fault
    from legation.record.repairing import Repaired


@click.command()
@record_option
@click.option("--repair", is_flag=True, help="Make a new file of all that can be read, and keep the broken one.")
@click.option("--workers", type=click.IntRange(1), default=1, metavar="N", help="Read again with so many processes.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(path: Path, repair: bool, workers: int, as_json: bool) -> None:
    """See whether the record is whole: its pages, its rows, and all that is computed from them.

    What is wrong is told line by line, and the exit code is 2. With --repair, a record that is not whole is made anew
    from all that can be read of it; articles of which something is missing are read again from their texts. The broken
    file is kept beside it, under its name with .broken. What is lost is named; it comes in again with `legation add`
    of the same sources.
    """
    found = _faults(path)
    repaired = _repaired(path, workers) if found and repair else None
    if as_json:
        _print_json(found, repaired)
    else:
        click.echo("\n".join(_lines(path, found, repaired, wanted=repair)))
    if found and not repaired or repaired and repaired.lost:
        click.get_current_context().exit(2)


def _faults(path: Path) -> list[Fault]:
    from legation.record.checking import faults_of

    return faults_of(path)


def _repaired(path: Path, workers: int) -> Repaired:
    from legation.record.reader import Reader
    from legation.record.record import Record

    before: list[str] = []

    def told(what: str, done: int, total: int) -> None:
        if [what] != before[-1:]:
            before.append(what)
            report(f"{path}: {what}")

    return Record.repair(path, reader=Reader(workers=workers), told=told)


def _print_json(found: list[Fault], repaired: Repaired | None) -> None:
    import msgspec

    click.echo(msgspec.json.encode({"faults": found, "repaired": repaired}))


def _lines(path: Path, found: list[Fault], repaired: Repaired | None, *, wanted: bool) -> Iterator[str]:
    from legation.cli.words import plain

    if not found:
        yield f"{plain(str(path))}: whole{'; there is nothing to repair' if wanted else ''}"
        return
    yield from (f"{plain(each.where)}: {plain(each.what)}" for each in found)
    if repaired is None:
        yield f"`legation check --repair --record {plain(str(path))}` makes a new file of all that can be read"
        return
    yield from _told(repaired)


def _told(repaired: Repaired) -> Iterator[str]:
    from legation.cli.words import plain

    yield (
        f"repaired: {repaired.articles:,} articles, {repaired.events:,} events, {repaired.lines:,} lines,"
        f" {repaired.judgements:,} judgements"
    )
    yield f"the broken file is kept as {plain(repaired.broken)}"
    if repaired.read_again:
        yield f"read again, since some of what they say was lost: {_counted(repaired.read_again)}"
    if repaired.to_read:
        yield f"not read again: {_counted(repaired.to_read)}; `legation add --again` tries once more"
    yield from _losses(repaired)


def _losses(repaired: Repaired) -> Iterator[str]:
    """What was lost, counted and by name."""
    from legation.cli.words import plain

    if not repaired.lost:
        yield "nothing was lost"
        return
    counts = _counts(each.what for each in repaired.lost)
    yield f"lost: {counts}; articles come in again with `legation add` of their sources"
    yield from (f"  {each.what}: {plain(each.name)}" for each in repaired.lost)


def _counts(words: Iterable[str]) -> str:
    return ", ".join(f"{count:,} × {word}" for word, count in Counter(words).items())


def _counted(number: int) -> str:
    return f"{number:,} article{'' if number == 1 else 's'}"
