"""`legation batch`: very many articles are read on Spark."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import click

from legation.cli import report
from legation.cli.adding import (
    chosen,
    first_look_option,
    frames_option,
    gate_option,
    language_counts,
    model_option,
)
from legation.cli.progress import BETWEEN, spelled, with_name
from legation.cli.stopping import STOPPED

if TYPE_CHECKING:
    from legation.scale.batch import BatchReport

#: Documents that could not be read and are named; the folder has a table of all.
MOST_NAMED: Final = 20


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--output", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Write to here."
)
@click.option("--master", default="local[*]", show_default=True, metavar="URL", help="The master of Spark.")
@click.option("--ui", is_flag=True, help="Let Spark's own pages be looked at meanwhile.")
@first_look_option
@model_option
@frames_option
@gate_option
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--quiet", is_flag=True, help="Say nothing but what could not be read.")
def batch(inputs: tuple[str, ...], output: Path, as_json: bool, quiet: bool, **given: Any) -> None:
    """Read very many articles on Spark, and write what they say to a folder of tables (Parquet).

    An INPUT is a file (JSON lines, Parquet, WARC, all that `legation add` reads), a folder, or a pattern of files.
    Large files of JSON lines and Parquet are cut; no address in a file is fetched. DIR gets the tables documents,
    articles, readings, events, claims and failures; `legation add DIR` takes them into a record.

    A URL is local[4], spark://host:7077 or yarn; all machines must see INPUT and DIR under the same names, and have the
    same Legation. What was ended goes on where it was: the same command reads only what is missing in DIR. The exit
    code is 2 where something could not be read.
    """
    try:
        found = _read(inputs, output, quiet=quiet, **given)
    except KeyboardInterrupt:
        report(f"stopped; the same command goes on with what is missing in {output}")
        click.get_current_context().exit(STOPPED)
    _tell_refused(found, output)
    if as_json:
        click.echo(encoded(found))
    elif not quiet:
        click.echo("\n".join(lines_of(found)))
    if found.failures or found.broken:
        click.get_current_context().exit(2)


def _read(inputs: tuple[str, ...], output: Path, *, quiet: bool, **given: Any) -> BatchReport:
    from legation.record.preparing import FirstLook
    from legation.record.reader import Reader
    from legation.scale.batch import batch as run

    return run(
        *inputs,
        output=output,
        master=given["master"],
        reader=Reader(**chosen(given, ("model", "frames", "gate"))),
        first_look=FirstLook(given["first_look"]),
        ui=given["ui"],
        progress=None if quiet else _Lines().tell,
    )


class _Lines:
    """A line on standard error now and then: how many parts, and how long still."""

    def __init__(self) -> None:
        self._begun = self._last = monotonic()
        self._first: int | None = None

    def tell(self, done: int, parts: int) -> None:
        """Say how far it is, when enough time has gone by."""
        now = monotonic()
        self._first = done if self._first is None else self._first
        if now - self._last < BETWEEN:
            return
        self._last = now
        said = f"{done:,} of {parts:,} parts"
        if done > self._first:
            said += f", {spelled((now - self._begun) * (parts - done) / (done - self._first))} left"
        report(said)


def _tell_refused(found: BatchReport, output: Path) -> None:
    """Name what could not be read: the first documents, and parts by the reason, which many may share."""
    for each in found.refused[:MOST_NAMED]:
        report(with_name(each.name, each.reason))
    more = found.failures - min(len(found.refused), MOST_NAMED)
    if more > 0:
        report(f"{more:,} more documents could not be read: {output / 'failures'} has all")
    reasons: dict[str, list[int]] = {}
    for part, reason in found.broken.items():
        reasons.setdefault(reason, []).append(part)
    for reason, parts in reasons.items():
        others = f" and {len(parts) - 1:,} more" if len(parts) > 1 else ""
        report(f"part {parts[0] + 1} of {found.parts:,}{others}: {reason}")


def encoded(found: BatchReport) -> bytes:
    """A report as JSON."""
    import msgspec

    counts = {outcome.value: count for outcome, count in sorted(found.outcomes.items())}
    told: dict[str, object] = {
        "documents": found.documents,
        "read": found.read,
        **counts,
        "failures": found.failures,
        "words": found.words,
        "languages": dict(sorted(found.languages.items())),
        "refused": found.refused,
        "parts": found.parts,
        "parts read before": found.there,
        "parts not read": {str(part + 1): reason for part, reason in found.broken.items()},
    }
    return msgspec.json.encode(told)


def lines_of(found: BatchReport) -> list[str]:
    """A report for people: what there is none of is not told."""
    from legation.record.outcomes import Outcome

    counts = [(found.read, "read")]
    for outcome, count in found.outcomes.items():
        languages = f" ({language_counts(found.languages)})" if outcome is Outcome.OTHER_LANGUAGE else ""
        counts.append((count, f"{outcome.value}{languages}"))
    counts.append((found.failures, "could not be read"))
    return [
        _head(found),
        *(f"  {count:>7,} {words}" for count, words in counts if count),
        *([f"{_parts(len(found.broken))} could not be read; the same command tries again"] if found.broken else []),
    ]


def _head(found: BatchReport) -> str:
    documents = f"{found.documents:,} document{'' if found.documents == 1 else 's'}"
    if not found.parts:
        return documents
    parts = _parts(found.parts)
    if found.there == found.parts:
        return f"{documents} in {parts}, all read before: nothing was to be done"
    return f"{documents} in {parts}" + (f", {found.there:,} of them read before" if found.there else "")


def _parts(number: int) -> str:
    return f"{number:,} part{'' if number == 1 else 's'}"
