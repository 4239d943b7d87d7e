"""Words for lines of the record and what is known about them, as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from legation.cli.words import BASES, date_text, ordinal_text, plain
from legation.model import (
    SYMMETRIC,
    UNKNOWN,
    Change,
    ChangeKind,
    Cited,
    EventType,
    Interval,
    Line,
    Office,
    Series,
    Spot,
    Sureness,
    Telling,
)

STATUS_STYLES: Final = {"happened": "green", "ongoing": "green", "planned": "cyan", "possible": "yellow"}
INDENT: Final = 2


def indented(text: Text, by: int = INDENT) -> Padding:
    """Text below what it belongs to."""
    return Padding(text, (0, 0, 0, by))


def heading(words: str, console: Console) -> None:
    """The title of a part of a page."""
    console.print(Text(words, style="bold underline"))


def lines_table(lines: Iterable[Line]) -> Table:
    """A line for each act: date, status, what, who, where, how many tell it, and its id."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("date", "status", "what"):
        table.add_column(title, overflow="fold")
    for title, share in (("who", 3), ("where", 2)):
        table.add_column(title, overflow="fold", ratio=share)
    for title in ("told by", "id"):
        table.add_column(title, overflow="fold", no_wrap=True)
    for line in lines:
        table.add_row(*line_cells(line))
    return table


def line_cells(line: Line) -> tuple[Text, ...]:
    """What a table says of a line. `told by` is how many articles and, behind the stroke, independent sources."""
    return (
        Text(day_text(line)),
        status_text(line.status),
        Text(what_text(line.type, line.kind)),
        Text(who_text(line.type, line.source, line.target), style="bold"),
        Text(where_text(line.where)),
        Text(f"{line.articles}/{line.independent}"),
        Text(line.id, style="dim"),
    )


def line_text(line: Line) -> Text:
    """A line where no table is: what a table says, in one row."""
    known = (
        day_text(line),
        line.status,
        what_text(line.type, line.kind),
        who_text(line.type, line.source, line.target),
        where_text(line.where),
    )
    return Text.assemble(" · ".join(part for part in known if part), (f"  {line.id}", "dim"))


def day_text(line: Line) -> str:
    """The date of an act; without one, when it was first told, by which it stands in a timeline."""
    if line.when == UNKNOWN and line.told.first:
        return f"told {line.told.first}"
    return date_text(line.when)


def status_text(status: str) -> Text:
    """A status in its colour."""
    return Text(status, style=STATUS_STYLES.get(status, "red"))


def what_text(type: str, kind: str | None) -> str:
    """What sort of act it is: its kind says more than its type."""
    return kind or type


def who_text(type: str, source: tuple[str, ...], target: tuple[str, ...]) -> str:
    """Who acts towards whom, or who acts together."""
    if EventType(type) in SYMMETRIC and set(source) == set(target):
        return _together(source)
    return f"{_together(source) or '?'} → {_together(target) or '?'}"


def _together(parties: tuple[str, ...]) -> str:
    return ("–" if len(parties) == 2 else ", ").join(map(plain, parties))


def where_text(where: Spot | None) -> str:
    """The place with its state, or nothing."""
    if where is None:
        return ""
    return f"{plain(where.name)} ({where.of})" if where.of else plain(where.name)


def series_text(series: Series | None) -> str:
    """A series and which session of it."""
    if series is None:
        return ""
    return plain(series.name) + (f", {ordinal_text(series.ordinal)}" if series.ordinal else "")


def cited_text(article: Cited) -> str:
    """An article as it is cited: title, outlet, day, address."""
    known = (article.title, article.outlet, dated_text(article), article.url)
    return " · ".join(plain(part) for part in known if part) or article.id


def dated_text(article: Cited) -> str:
    """The day of an article, and what it rests on where its publisher did not tell it."""
    day = published_text(article.published)
    return f"{day} ({BASES[article.basis]})" if day and article.basis.sure is not Sureness.SURE else day


def title_text(article: Cited) -> str:
    """An article by its title and outlet."""
    known = [plain(part) for part in (article.title, article.outlet) if part]
    return ", ".join(known) or plain(article.url or article.id)


def published_text(published: Interval) -> str:
    """The day of an article, where it is known."""
    return "" if published == UNKNOWN else date_text(published)


def office_text(office: Office) -> str:
    """An office with whose it is."""
    return " ".join(plain(part) for part in (office.of, office.office) if part)


def change_text(change: Change) -> str:
    """What an article changed."""
    before, after = plain(change.before or ""), plain(change.after)
    if change.change is ChangeKind.STATUS:
        return f"{before} → {after}" if before else after
    return f"{change.change}: {before} → {after}" if before else f"{change.change}: {after}"


def marks(telling: Telling) -> str:
    """What keeps a telling from counting as a source of its own."""
    found = [word for word, holds in (("copy", telling.copy), ("superseded", telling.superseded)) if holds]
    return f" [{', '.join(found)}]" if found else ""
