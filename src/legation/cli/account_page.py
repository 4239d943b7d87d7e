"""The page of one act: its line, where articles disagree, its history, every piece of evidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from rich.console import Console
from rich.text import Text

from legation.cli.line_words import (
    change_text,
    cited_text,
    heading,
    indented,
    line_text,
    marks,
    office_text,
    published_text,
    series_text,
    title_text,
    where_text,
)
from legation.cli.words import CONFIRMED, date_text, plain, quoted, source_text
from legation.model import Account, Change, Line, Office, Telling, Version

SOURCES: Final = {True: "1 source", False: "{} sources"}


def show_account(account: Account, console: Console) -> None:
    """Print all that is known of an act."""
    console.print(Text.assemble((line_text(account.line).plain, "bold")))
    for label, words in _facts(account.line):
        console.print(_labelled(label, words))
    if account.versions:
        console.print()
        heading("Where articles disagree", console)
        for text in _disagreements(account.versions):
            console.print(indented(text))
    console.print()
    heading("History", console)
    for change in account.history:
        console.print(indented(_change_text(change)))
    console.print()
    heading("Evidence", console)
    for telling in account.tellings:
        _show_telling(telling, console)


def _facts(line: Line) -> Iterator[tuple[str, str]]:
    """What is known of the line beside its head."""
    facts = (
        ("series", series_text(line.series)),
        ("about", "; ".join(map(plain, line.topics))),
        ("under", "; ".join(map(plain, line.agreements))),
        ("told", f"{date_text(line.told)}, by {_articles(line.articles)} of {_sources(line.independent)}"),
        ("", CONFIRMED[line.confirmed]),
    )
    return ((label, words) for label, words in facts if words)


def _labelled(label: str, words: str) -> Text:
    return Text.assemble((f"{label}: " if label else "", "dim"), words)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _sources(count: int) -> str:
    return SOURCES[count == 1].format(count)


def _disagreements(versions: tuple[Version, ...]) -> Iterator[Text]:
    """A row for each field, with all its values and how many independent sources give each."""
    for field, group in groupby(versions, key=lambda version: version.field):
        values = (f"{plain(version.value)} ({_sources(version.independent)})" for version in group)
        yield _labelled(field, ", ".join(values))


def _change_text(change: Change) -> Text:
    when = published_text(change.on) or "day unknown"
    return Text.assemble(f"{when}  {change_text(change)}  ", (title_text(change.article), "dim"))


# --- evidence -------------------------------------------------------------------------------------------------------


def _show_telling(telling: Telling, console: Console) -> None:
    console.print(
        Text.assemble((cited_text(telling.article), "bold"), (marks(telling), "red"), (f"  {telling.id}", "dim"))
    )
    console.print(indented(Text(_said(telling))))
    for label, words in _circumstances(telling):
        console.print(indented(_labelled(label, words)))
    for span in telling.evidence:
        console.print(indented(Text(quoted(span), style="italic")))
    console.print()


def _said(telling: Telling) -> str:
    """What an article says of the act."""
    written = f" (“{plain(telling.when_as_written)}”)" if telling.when_as_written else ""
    known = (telling.status, f"{date_text(telling.when)}{written}", where_text(telling.where))
    return " · ".join(part for part in known if part)


def _circumstances(telling: Telling) -> Iterator[tuple[str, str]]:
    facts = (
        ("with", "; ".join(map(_person, telling.people))),
        ("said by", " → ".join(map(source_text, telling.attribution))),
        ("", CONFIRMED[telling.confirmed]),
    )
    return ((label, words) for label, words in facts if words)


def _person(person: Office) -> str:
    return f"{plain(person.name)}, {office_text(person)}" if person.office or person.of else plain(person.name)
