"""`legation judge`: a person decides about pairs of lines that may be one act."""

from __future__ import annotations

from collections.abc import Callable
from getpass import getuser
from itertools import islice
from pathlib import Path
from sys import maxsize
from typing import TYPE_CHECKING, Any, Final

import click

from legation.cli.answers import print_json
from legation.cli.records import opened, record_option

if TYPE_CHECKING:
    from rich.panel import Panel

    from legation.model import Line
    from legation.record.doubts import Doubt
    from legation.record.judging import Judgement
    from legation.record.record import Record

ANSWERS: Final = {"s": "same", "d": "different", "k": "skip", "q": "quit"}


def judge_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which every verb that judges is told who judges, and why."""
    command = click.option("--why", "reason", default="", metavar="TEXT", help="Why; kept with the judgement.")(command)
    return click.option("--by", default=getuser, metavar="NAME", help="Who judges; else the user of the machine.")(
        command
    )


@click.command()
@record_option
@judge_options
@click.option("--limit", type=click.IntRange(1), default=None, metavar="N", help="Ask about so many pairs at most.")
@click.option("--list", "as_list", is_flag=True, help="List all judgements instead.")
@click.option("--json", "as_json", is_flag=True, help="Print the doubtful pairs, or the judgements, and ask nothing.")
def judge(path: Path, by: str, reason: str, limit: int | None, as_list: bool, as_json: bool) -> None:
    """Walk through the pairs of lines that may be one act: s same, d different, k skip, q quit.

    Judgements are kept with who, when and why; they outlive every new reading, and `legation undo` takes them back.
    """
    limit = None if limit is None else min(limit, maxsize)  # nothing is counted further
    with opened(path, writable=not (as_list or as_json)) as record:
        if as_json and as_list:
            _print_judgements(record.judgements())
        elif as_json:
            for doubt in islice(record.doubts(), limit):
                print_json("judge", doubt)
        elif as_list:
            _list(record.judgements())
        else:
            _walk(record, by, reason, limit)


def _walk(record: Record, by: str, reason: str, limit: int | None) -> None:
    from legation.record.judging import Verdict

    asked = 0
    for doubt in islice(record.doubts(), limit):
        asked += 1
        _show(doubt)
        answer = _ask()
        if answer == "quit":
            return
        if answer != "skip":
            number = record.judge(doubt.event, doubt.other_event, Verdict(answer), by=by, reason=reason)
            click.echo(f"judgement {number}: {answer}\n")
    if not asked:
        click.echo("No doubtful pair.")


def _ask() -> str:
    words = ", ".join(f"{key} {word}" for key, word in ANSWERS.items())
    return ANSWERS[click.prompt(f"Same act? ({words})", type=click.Choice(list(ANSWERS)), show_choices=False)]


def _show(doubt: Doubt) -> None:
    """Both lines with their evidence, side by side where there is room."""
    from rich.columns import Columns
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    console.print(Text(f"likelihood {doubt.likelihood:.2f}", style="dim"))
    width = max(30, console.width // 2 - 1)
    told = ((doubt.line, doubt.evidence), (doubt.other, doubt.other_evidence))
    console.print(Columns([_panel(line, evidence, width) for line, evidence in told]))


def _panel(line: Line, evidence: str, width: int) -> Panel:
    """What is known of a line, a fact a line, and the sentences that tell it."""
    from rich.panel import Panel
    from rich.text import Text

    from legation.cli.line_words import day_text, series_text, what_text, where_text, who_text
    from legation.cli.words import date_text, plain

    facts = (
        f"{what_text(line.type, line.kind)} {line.status}",
        who_text(line.type, line.source, line.target),
        day_text(line),
        where_text(line.where),
        series_text(line.series),
        f"told {date_text(line.told)} by {line.articles}",
    )
    words = [*filter(None, facts), "", *map(plain, evidence.splitlines())]
    return Panel(Text("\n".join(words)), title=line.id, width=width)


def _list(found: list[Judgement]) -> None:
    from legation.cli.words import plain

    for each in found:
        undone = f", taken back {each.undone}" if each.undone else ""
        why = f": {plain(each.reason)}" if each.reason else ""
        click.echo(
            f"{each.id}  {each.event} {each.other}  {each.verdict}  {plain(each.judge)}, {each.judged}{undone}{why}"
        )


def _print_judgements(made: list[Judgement]) -> None:
    import msgspec

    for each in made:
        click.echo(msgspec.json.encode(each))
