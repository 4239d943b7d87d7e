"""`chronology`: the table that a think-tank prints, in Markdown: by month, with footnotes to the sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from legation.record.selecting import Selection
from legation.views.months import COLUMNS, Entry, months_of
from legation.views.notes import cited_text
from legation.views.text import markdown_text
from legation.views.titles import actor_name
from legation.views.written import Tally


def write(selection: Selection, stream: BinaryIO, tally: Tally) -> None:
    """Write all months; the footnotes of each stand under its table."""
    tally.wrote("events", 0)
    tally.wrote("footnotes", 0)
    _put(stream, f"# {markdown_text(heading(selection.actors))}\n")
    for month, entries in months_of(selection.accounts()):
        _put(stream, f"\n## {month}\n\n")
        _write_month(stream, entries, tally)


def heading(actors: Iterable[str]) -> str:
    """The title of the whole."""
    names = " and ".join(map(actor_name, actors))
    return f"Chronology: {names}" if names else "Chronology"


def _put(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode("utf-8", "replace"))


def _write_month(stream: BinaryIO, entries: Iterable[Entry], tally: Tally) -> None:
    _put(stream, f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}\n")
    footnotes: list[str] = []
    for entry in entries:
        _put(stream, _row(entry))
        footnotes += [
            f"[^{note}]: {cited_text(article)}\n" for note, article in zip(entry.notes, entry.articles, strict=True)
        ]
        tally.wrote("events")
    _put(stream, "\n" + "".join(footnotes))
    tally.wrote("footnotes", len(footnotes))


def _row(entry: Entry) -> str:
    event = f"**{markdown_text(entry.event)}.** {markdown_text(entry.evidence)}"
    notes = " ".join(f"[^{note}]" for note in entry.notes)
    return f"| {entry.date} | {event} | {markdown_text(entry.place)} | {entry.status} | {notes} |\n"
