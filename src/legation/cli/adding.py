"""What the verbs that add share: their options, and how a report is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from legation.cli.records import record_option

if TYPE_CHECKING:
    from legation.record.outcomes import Report
    from legation.sources.intake import Intake

#: Options that say how articles are read, and those that say how sources are opened: by the names of parameters.
READING: Final = ("model", "frames", "gate", "workers")
OPENING: Final = ("pattern", "full_text", "refetch")


first_look_option = click.option(
    "--first-look",
    type=click.Choice(["none", "crawled", "all"]),
    default="crawled",
    show_default=True,
    help="Pages that are passed over where a look at their words finds nothing.",
)
model_option = click.option(
    "--model", metavar="NAME", help="An installed spaCy pipeline for English, instead of our own."
)
frames_option = click.option(
    "--frames", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Further frames (TOML)."
)
gate_option = click.option("--gate", is_flag=True, help="Parse only sentences that may tell of an event.")


def adding(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every verb that adds articles."""
    options = (
        record_option,
        click.option("--full-text", is_flag=True, help="Fetch the page of each entry of a feed."),
        click.option("--allow-private", is_flag=True, help="Fetch from private addresses too, as of an intranet."),
        click.option("--no-text", is_flag=True, help="Keep only what is quoted, not the texts."),
        model_option,
        frames_option,
        gate_option,
        click.option("--workers", type=click.IntRange(1), default=1, metavar="N", help="Read with so many processes."),
        click.option("--quiet", is_flag=True, help="Say nothing but what could not be read."),
        click.option(
            "--report",
            "report_file",
            type=click.Path(dir_okay=False, writable=True, path_type=Path),
            callback=_writable,
            metavar="FILE",
            help="Write the report to a file, as JSON.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _writable(context: click.Context, parameter: click.Parameter, file: Path | None) -> Path | None:
    """The file that the report goes to; one that cannot be made is told before all the work, not behind it."""
    if file and not file.exists() and not (file.parent.is_dir() and os.access(file.parent, os.W_OK | os.X_OK)):
        raise click.BadParameter(f"{str(file)!r} cannot be made: its folder is not there, or not yours to write")
    return file


def chosen(given: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Some of the options that were given."""
    return {name: given[name] for name in names if name in given}


def intake_of(given: Mapping[str, Any]) -> Intake:
    """How sources are opened, as the options say."""
    from legation.sources.intake import Intake, Opening
    from legation.sources.web.settings import FetchSettings

    return Intake(Opening(**chosen(given, OPENING), web=FetchSettings(allow_private=given["allow_private"])))


def encoded(found: Report) -> bytes:
    """A report as JSON."""
    import msgspec

    return msgspec.json.encode(as_json(found))


def as_json(found: Report) -> dict[str, object]:
    """The keys of a report in JSON: the outcomes under their names."""
    counts = {outcome.value: count for outcome, count in found.outcomes.items()}
    return {
        "read": found.read,
        **dict(sorted(counts.items())),
        "languages": dict(sorted(found.languages.items())),
        "failures": found.failures,
        "refused": found.refused,
        "stopped": found.stopped,
    }


def lines_of(found: Report) -> list[str]:
    """A report for people: what there is none of is not told."""
    from legation.record.outcomes import Outcome

    counts = [(found.outcomes[each], _told(each, found)) for each in Outcome if each in found.outcomes]
    if found.failures:
        counts.append((found.failures, "could not be read"))
    stopped = ["stopped before the end; the same command goes on from here"] if found.stopped else []
    return [
        f"{found.read:,} document{'' if found.read == 1 else 's'}",
        *(f"  {count:>7,} {words}" for count, words in counts),
        *stopped,
    ]


def _told(outcome: str, found: Report) -> str:
    if outcome != "other language":
        return outcome
    return f"{outcome} ({language_counts(found.languages)})"


def language_counts(languages: Mapping[str, int]) -> str:
    """How many texts there are in which languages, the most first."""
    most = sorted(languages.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{language} {count:,}" for language, count in most)
