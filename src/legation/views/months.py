"""Chronologies: lines by months, each with the articles that it rests on, which are numbered through."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, groupby, islice
from typing import Final

from legation.model import Account, Cited, Line
from legation.views.titles import days_text, spot_text, title_of

#: The heading of lines of which nobody knows when they are, nor when they were told.
UNDATED: Final = "Date unknown"
#: Days; what lasts less is dated finely enough for its month.
SHORT: Final = 28
COLUMNS: Final = ("Date", "Event", "Place", "Status", "Sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of a chronology; `notes` are the numbers of its footnotes, `articles` what they say."""

    date: str
    event: str
    evidence: str
    place: str
    status: str
    notes: tuple[int, ...]
    articles: tuple[Cited, ...]


def months_of(accounts: Iterable[Account]) -> Iterator[tuple[str, Iterator[Entry]]]:
    """The months in their order, each with its rows, which are to be taken before the next; one month is held."""
    notes = count(1)
    for (year, month), group in groupby(accounts, key=lambda account: _month(account.line)):
        together = list(group)
        coarse = [account for account in together if _is_coarse(account.line)]
        fine = [account for account in together if not _is_coarse(account.line)]
        if coarse:
            yield f"{year:04d}, month not known", (_entry(account, notes) for account in coarse)
        if fine:
            yield f"{month_name[month]} {year:04d}" if year else UNDATED, (_entry(account, notes) for account in fine)


def _month(line: Line) -> tuple[int, int]:
    """The year and month by which a timeline has the line; zeros where no day at all is known."""
    day: date | None = line.when.first or line.when.last or line.told.first
    return (day.year, day.month) if day else (0, 0)


def _is_coarse(line: Line) -> bool:
    """Whether a line is dated by a year, or by more than a month of it from its first day on."""
    first, last = line.when.first, line.when.last
    if first is None or last is None or (first.month, first.day) != (1, 1):
        return False
    return (first.year, first.month) != (last.year, last.month) and (last - first).days >= SHORT


def _entry(account: Account, notes: Iterator[int]) -> Entry:
    line = account.line
    articles = tuple(dict.fromkeys(telling.article for telling in account.tellings))
    told = f"told {days_text(line.told)}" if line.told.first else UNDATED.lower()
    confirmed = "" if line.confirmed is None else ", confirmed" if line.confirmed else ", not confirmed"
    return Entry(
        date=days_text(line.when) or told,
        event=title_of(line, most=None),
        evidence=line.evidence,
        place=spot_text(line.where),
        status=f"{line.status.value}{confirmed}",
        notes=tuple(islice(notes, len(articles))),
        articles=articles,
    )
