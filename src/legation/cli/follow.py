"""`legation follow`: feeds are polled, and what is new in them comes into the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from legation.cli import report
from legation.cli.adding import READING, adding, chosen, encoded, intake_of, lines_of
from legation.cli.progress import spelled, tell_refused, with_name
from legation.cli.records import opened
from legation.cli.stopping import stoppable

if TYPE_CHECKING:
    from legation.record.following import Polled
    from legation.record.outcomes import Report


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEEDS.opml|URL...")
@click.option(
    "--every",
    type=click.FloatRange(min=0.02),
    default=15.0,
    show_default=True,
    metavar="MINUTES",
    help="Look at a feed so often; less often where it asks for that, or fails.",
)
@click.option("--once", is_flag=True, help="Look at each feed once, then end.")
@adding
def follow(feeds: tuple[str, ...], path: Path, every: float, once: bool, **given: Any) -> None:
    """Poll feeds, and add what is new in them to the record, until Ctrl-C.

    FEEDS are addresses of RSS, Atom or JSON feeds, or OPML files that list them. A feed that has not changed is not
    sent again; one that fails is looked at less and less often; robots.txt is obeyed.
    """
    from legation.record.outcomes import Report, together
    from legation.record.reader import Reader

    found, failed = Report(), 0
    with stoppable() as stop, opened(path, writable=True) as record, intake_of(given) as intake:
        for polled in record.follow(
            *feeds,
            reader=Reader(**chosen(given, READING)),
            intake=intake,
            every=every * 60,
            once=once,
            keep_text=not given["no_text"],
            progress=tell_refused,
            stop=stop,
        ):
            _tell(polled, quiet=given["quiet"], once=once)
            found, failed = together((found, polled.report or Report())), failed + bool(polled.failure)
    _end(found, given["report_file"], quiet=given["quiet"])
    if once and (failed or found.failures):
        click.get_current_context().exit(2)


def _end(found: Report, file: Path | None, *, quiet: bool) -> None:
    """The report over all that was polled; being stopped is the ordinary end of it."""
    found = replace(found, stopped=False)
    if not quiet:
        click.echo("\n".join(lines_of(found)))
    if file:
        file.write_bytes(encoded(found) + b"\n")


def _tell(polled: Polled, *, quiet: bool, once: bool) -> None:
    """A line for each look at a feed, on standard error; failures are told even if nothing else is."""
    if quiet and not polled.failure:
        return
    again = "" if once else "; gone for good" if polled.again is None else f"; again in {spelled(polled.again)}"
    report(f"{with_name(polled.feed, _came(polled))}{again}")


def _came(polled: Polled) -> str:
    if polled.failure:
        return polled.failure
    if polled.report is None:
        return "nothing new"
    new = [f"{count:,} {outcome}" for outcome, count in polled.report.outcomes.items() if outcome != "known"]
    failed = [f"{polled.report.failures:,} could not be read"] if polled.report.failures else []
    return ", ".join([*new, *failed]) or "nothing new"
